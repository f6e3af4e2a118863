import ArgumentParser
import CanonicalJSON
import Wording

/// Where an action comes from: why it is recorded, on what authority, by whom, and under which id.
///
/// All that a correction or an annulment takes beside its target; other actions take more.
struct OriginOptions: ParsableArguments {
  @Option(
    name: .both("reason", "motif"),
    help: help(
      fr: "Pourquoi : obligatoire en cas de retard, pour rectifier, annuler, poser et lever un"
        + " gel.",
      en: "Why: compulsory when late, to correct, to annul, to place and to lift a hold.",
      value: "texte", "text"))
  var reason: String?

  @Option(
    name: .both("authority", "mandat"),
    help: help(
      fr: "Clause ou mandat qui le permet.", en: "Clause or mandate it rests on.", value: "texte",
      "text"))
  var authority: String?

  @Option(
    name: [.customLong("action")],
    help: help(
      fr: "UUID de l'action : la répéter ne l'écrit qu'une fois.",
      en: "UUID of the action: repeated, it is recorded once.", value: "uuid", "uuid"))
  var action: String?

  @Option(
    name: .both("author", "auteur"),
    help: help(
      fr: "Qui consigne : local, svc-… ou une personne.",
      en: "Who records: local, svc-… or a person.", value: "auteur", "author"))
  var author: String?

  /// Whether nothing is said.
  var isEmpty: Bool { [reason, authority, action, author].allSatisfy { $0 == nil } }

  /// An action of a type, as JSON, that says so much of itself.
  func action(of type: String, _ data: JSONObject, _ language: Language) -> JSONObject {
    var object: JSONObject = ["type": .string(type)]
    object["reason"] = reason.map { [language.key: .string($0)] }
    object["authority"] = authority.map { .string($0) }
    object["action"] = action.map { .string($0) }
    object["author"] = author.map { .string($0) }
    if !data.isEmpty { object["data"] = .object(data) }
    return object
  }
}
