import ArgumentParser
import CanonicalJSON
import EntenteServer
import Foundation
import Partnership
import Transparency
import Witness
import Wording

/// The folder in which a witness has its key and what it has seen.
struct WitnessFolderOption: ParsableArguments {
  @Argument(
    help: help(fr: "Dossier du témoin.", en: "Folder of the witness.", value: "dossier", "folder"),
    completion: .directory)
  var path: String

  func witness() throws(CommandError) -> WitnessFolder {
    try asWitness(at: path) { () throws(WitnessError) in try WitnessFolder(at: path) }
  }
}

/// `entente witness open DIR --name NAME --party ID`: a new witness.
struct WitnessOpenCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "open", "ouvrir", fr: "Créer un témoin dans un dossier à lui.",
      en: "Create a witness in a folder of its own.")
  }

  @OptionGroup var folder: WitnessFolderOption

  @Option(
    name: .both("name", "nom"),
    help: help(
      fr: "Nom du témoin, qui le désigne dans ses contreseings : temoin.exemple.org",
      en: "Name of the witness, which its cosignatures bear: witness.example.org",
      value: "nom", "name"))
  var name: String

  @Option(
    name: .both("party", "partie"),
    help: help(
      fr: "Partie pour qui il contresigne, par son identifiant.",
      en: "Party it cosigns for, by its id.", value: "partie", "party"))
  var party: ActorID

  @Option(
    name: .both("key", "cle"),
    help: help(
      fr: "Fichier de la clé privée, gardée hors du dossier ; créé s'il manque.",
      en: "File of the private key, kept outside the folder; made where it is missing.",
      value: "fichier", "file"),
    completion: .file())
  var keyFile: String?

  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let keyFile = keyFile.map { URL(fileURLWithPath: $0).standardizedFileURL.path }
    let witness = try asWitness(at: folder.path) { () throws(WitnessError) in
      try WitnessFolder.create(at: folder.path, name: name, party: party.text, keyFile: keyFile)
    }
    try WitnessTelling.tell(witness, speaker)
    speaker.say(
      fr: "Donnez ces lignes aux partenaires, en personne : la clé, une ligne pour leur politique,"
        + " une pour leurs ancres. Ce dossier ne se copie pas et ne se restaure pas.",
      en: "Give these lines to the partners, in person: the key, a line for their policy, one for"
        + " their anchors. This folder is not to be copied or restored.")
    return .done
  }
}

/// `entente witness trust DIR KEY`: a ledger whose heads it cosigns.
struct WitnessTrustCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "trust", "reconnaitre", fr: "Faire connaître un registre à un témoin.",
      en: "Make a ledger known to a witness.")
  }

  @OptionGroup var folder: WitnessFolderOption

  @Argument(
    help: help(
      fr: "La clé du registre, nom+empreinte+clé.", en: "The ledger's verifier key, name+id+key.",
      value: "clé", "key"))
  var log: String

  @Option(
    name: .both("party", "partie"),
    help: help(
      fr: "Partie pour qui il contresigne dans ce registre.",
      en: "Party it cosigns for in that ledger.", value: "partie", "party"))
  var party: ActorID?

  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let key: VerifierKey
    do throws(TransparencyError) {
      key = try VerifierKey(log)
    } catch {
      throw .trouble(.witness(.badName(what: error.description)))
    }
    let witness = try folder.witness()
    let isNew = try asWitness(at: folder.path) { () throws(WitnessError) in
      try witness.trust(key, party: party?.text)
    }
    if speaker.isJSON {
      try speaker.put(["log": .string(key.text), "new": .bool(isNew)])
      return .done
    }
    let origin = terminalSafe(key.name.text)
    try speaker.put(
      isNew
        ? speaker.wording.say(
          fr: "Registre connu de ce témoin : \(origin)",
          en: "Ledger known to this witness: \(origin)")
        : speaker.wording.say(
          fr: "Ce témoin connaissait déjà \(origin).",
          en: "This witness knew \(origin) already."))
    return .done
  }
}

/// `entente witness show DIR`: its key, what it knows, and the forks it has met.
struct WitnessShowCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "show", "voir", fr: "Dire la clé d'un témoin, et ce qu'il sait des registres.",
      en: "Say the key of a witness, and what it knows of ledgers.")
  }

  @OptionGroup var folder: WitnessFolderOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let witness = try folder.witness()
    try WitnessTelling.tell(witness, speaker)
    let forks = try asWitness(at: folder.path) { () throws(WitnessError) in
      try witness.evidence()
    }
    guard !forks.isEmpty else { return .done }
    for path in forks { speaker.say(speaker.wording.sentence(ofEvidenceAt: path).trimmed) }
    return .damaged
  }
}

/// `entente witness serve DIR`: answers whoever asks (C2SP tlog-witness).
struct WitnessServeCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "serve", "servir", fr: "Faire répondre un témoin par HTTP (C2SP tlog-witness).",
      en: "Have a witness answer by HTTP (C2SP tlog-witness).")
  }

  @OptionGroup var folder: WitnessFolderOption

  @Option(
    name: .both("listen", "ecouter"),
    help: help(
      fr: "Adresse et port.", en: "Address and port.", value: "adresse", "address"))
  var address = "127.0.0.1:8787"

  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    guard let address = ListenAddress(address) else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "--ecouter demande une adresse et un port : 127.0.0.1:8787",
            en: "--listen needs an address and a port: 127.0.0.1:8787")))
    }
    let server = WitnessServer(try folder.witness(), on: address) {
      WitnessTelling.tell($0, speaker)
    }
    do throws(ServerError) {
      try await server.run()
    } catch {
      throw CommandError(error)
    }
    return .done
  }
}

extension String {
  /// A sentence that was made to follow another, alone.
  var trimmed: String { trimmingCharacters(in: .whitespaces) }
}
