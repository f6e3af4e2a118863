import ArgumentParser
import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Wording

/// `entente keys make FILE`: a new private key, in a file of its own.
struct KeysMakeCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "make", "faire", fr: "Faire une clé privée, dans un fichier à elle.",
      en: "Make a private key, in a file of its own.")
  }

  @Argument(
    help: help(
      fr: "Fichier à créer ; lui seul détient la clé.",
      en: "File to create; it alone holds the key.", value: "fichier", "file"),
    completion: .file())
  var file: String

  @Option(
    name: .both("use", "usage"),
    help: help(
      fr:
        "À quoi elle sert : acte (signer des actes, sans l'option), temoin (contresigner), tete"
        + " (signer les têtes).",
      en:
        "What it is for: act (to sign acts, without it), witness (to cosign), checkpoint (to sign heads).",
      value: "usage", "use"))
  var use: KeyUse?

  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let use = use ?? .act
    let key: KeyFile
    do throws(LedgerStoreError) {
      key = try KeyFile.make(at: file, for: use)
    } catch {
      throw CommandError(error, at: file)
    }
    if speaker.isJSON {
      try speaker.put([
        "file": .string(terminalSafe(file)), "key": .string(key.publicKeyHex),
        "use": .string(use.rawValue),
      ])
      return .done
    }
    try speaker.put(key.publicKeyHex)
    let label = speaker.wording.label(of: use.rawValue, in: .use)
    speaker.say(
      fr:
        "Clé publique (\(label)). Donnez-la vous-même à chaque partenaire ; \(terminalSafe(file)),"
        + " qui peut signer, ne quitte pas cette machine.",
      en:
        "Public key (\(label)). Give it to each partner yourself; \(terminalSafe(file)), which can"
        + " sign, does not leave this machine.")
    return .done
  }
}

/// `entente keys add KEY --owner ID`: the record from which a key may sign.
struct KeysAddCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "add", "ajouter", fr: "Consigner une clé : elle signe à partir de là.",
      en: "Record a key: it signs from there on.")
  }

  @Argument(
    help: help(
      fr: "Fichier de la clé, ou agent:NOM ; elle signe son propre ajout.",
      en: "File of the key, or agent:NAME; it signs its own adding.", value: "fichier", "file"),
    completion: .file())
  var file: String

  @Option(
    name: .both("owner", "titulaire"),
    help: help(
      fr: "Partie ou personne dont elle est.", en: "Party or person whose it is.", value: "id", "id"
    ))
  var owner: String

  @OptionGroup var signing: SigningOptions
  @OptionGroup var writing: WritingOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let signers = try await ActionSigning([file] + signing.keys, for: Set(KeyUse.allCases))
    guard let new = signers.signers.first else { return .failed }
    let store = try ledger.open(.writing, speaker)
    if new.use == .checkpoint, new.isFile, !writing.isDryRun {
      // Before it is added: interrupted in between, the same command goes on.
      try ledger.asking { () throws(LedgerError) in try store.adoptGuard(forKeyAt: file) }
    }
    let recorder = Recorder(ledger: store, path: ledger.path, speaker: speaker)
    let action = try recorder.action([
      "data": [
        "key": .string(new.publicKeyHex), "owner": .string(owner), "use": .string(new.use.rawValue),
      ], "type": .string(RecordType.keyAdded.name),
    ])
    return try await recorder.record(action, writing, signedBy: signers, signing.file)
  }
}

/// `entente keys retire KEY --why …`: the record after which a key signs nothing.
struct KeysRetireCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "retire", "retirer", fr: "Retirer une clé : elle ne signe plus rien ensuite.",
      en: "Retire a key: it signs nothing afterwards.")
  }

  @Argument(
    help: help(
      fr: "La clé publique, 64 chiffres hexadécimaux.",
      en: "The public key, 64 hexadecimal digits.", value: "clé", "key"))
  var key: String

  @Option(
    name: .both("why", "motif"),
    help: help(
      fr: "Pourquoi : superseded (remplacée), lost (perdue), compromised (compromise).",
      en: "Why: superseded, lost, compromised.", value: "motif", "why"))
  var why: String

  @Option(
    name: .both("doubtful-from", "douteuse-depuis"),
    help: help(
      fr: "Première écriture à partir de laquelle ses signatures sont douteuses.",
      en: "First record from which its signatures are in doubt.", value: "numéro", "number"))
  var doubtfulFrom: SequenceNumber?

  @OptionGroup var signing: SigningOptions
  @OptionGroup var writing: WritingOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let signers = try await ActionSigning(signing.keys, for: Set(KeyUse.allCases))
    let store = try ledger.open(.writing, speaker)
    let recorder = Recorder(ledger: store, path: ledger.path, speaker: speaker)
    var data: JSONObject = ["key": .string(key), "why": .string(why)]
    data["doubtful_from"] = doubtfulFrom.map { .integer(Int64(clamping: $0.index)) }
    let action = try recorder.action([
      "data": .object(data), "type": .string(RecordType.keyRetired.name),
    ])
    guard signing.isSigned else { return try await recorder.record(ofKeys: action, writing) }
    return try await recorder.record(action, writing, signedBy: signers, signing.file)
  }
}
