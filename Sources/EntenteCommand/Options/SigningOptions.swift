import ArgumentParser
import Wording

/// Who signs what a command records.
struct SigningOptions: ParsableArguments {
  @Option(
    name: .both("sign", "signer"),
    help: help(
      fr: "Signer l'action avec la clé de ce fichier, ou d'un agent SSH : agent, agent:SHA256:… ou"
        + " agent:COMMENTAIRE ; peut être répété.",
      en: "Sign the action with the key in this file, or of an SSH agent: agent, agent:SHA256:… or"
        + " agent:COMMENT; may be repeated.", value: "clé", "key"),
    completion: .file())
  var keys: [String] = []

  @Option(
    name: .both("to-sign", "a-signer"),
    help: help(
      fr:
        "Ne rien consigner : écrire l'action dans ce fichier, à faire signer (« entente signer »).",
      en: "Record nothing: write the action to this file, to be signed (`entente sign`).",
      value: "fichier", "file"),
    completion: .file())
  var file: String?

  /// Whether the action is to bear signatures.
  var isSigned: Bool { !keys.isEmpty || file != nil }
}
