import ArgumentParser
import LedgerStore
import Partnership
import RecordFormat
import Wording

/// `entente sign FILE --key KEY`: a party's signature on an action, away from the ledger.
struct SignCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "sign", "signer", fr: "Signer une action qu'un fichier porte, loin du registre.",
      en: "Sign an action that a file carries, away from the ledger.")
  }

  @Argument(
    help: help(
      fr: "Fichier de l'action (« entente consigner … --a-signer »).",
      en: "File of the action (`entente record … --to-sign`).", value: "fichier", "file"),
    completion: .file())
  var file: String

  @Option(
    name: .both("key", "cle"),
    help: help(
      fr:
        "Fichier de la clé privée, ou agent:NOM ; peut être répété. Sans clé, l'action est montrée, et rien"
        + " n'est signé.",
      en:
        "File of the private key, or agent:NAME; may be repeated. Without a key the action is shown, and nothing"
        + " is signed.", value: "clé", "key"),
    completion: .file())
  var keys: [String] = []

  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    var action = try ActionFile(at: file)
    let isOfKeys = action.header.type == .keyAdded || action.header.type == .keyRetired
    let signing = try await ActionSigning(keys, for: isOfKeys ? Set(KeyUse.allCases) : [.act])
    try await signing.sign(&action)
    if !keys.isEmpty { try action.write(to: file) }
    let lines = SignatureLines(action, signedBy: signing, speaker)
    if speaker.isJSON {
      try speaker.put(lines.json(at: file))
    } else {
      try speaker.put(try lines.content() + lines.lines(at: file))
    }
    return .done
  }
}
