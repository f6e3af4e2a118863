import ArgumentParser
import CanonicalJSON
import Partnership
import Wording

/// The parts of an action that are not fields of its type.
struct ActionOptions: ParsableArguments {
  @Option(
    name: .both("axis", "axe"),
    help: help(
      fr: "Axe concerné ; peut être répété.", en: "Axis concerned; may be repeated.", value: "code",
      "code"))
  var axes: [String] = []

  @Option(
    name: .both("party", "partie"),
    help: help(
      fr: "Partie concernée ; peut être répétée.", en: "Party concerned; may be repeated.",
      value: "id", "id"))
  var parties: [String] = []

  @Option(
    name: .both("occurred", "survenu"),
    help: help(
      fr: "Quand cela s'est passé : 2022-06-14, 2022-06, 2022, a/b, ../b, un instant ;"
        + " 14/06/2022, 14 juin 2022, aujourd'hui, hier.",
      en: "When it happened: 2022-06-14, 2022-06, 2022, a/b, ../b, an instant; 14/06/2022, June 14,"
        + " 2022, today, yesterday.",
      value: "date", "date"))
  var occurred: String?

  @Option(
    name: .both("on-behalf-of", "au-nom-de"),
    help: help(
      fr: "Partie qui agit ; peut être répétée.", en: "Party that acts; may be repeated.",
      value: "id", "id"))
  var onBehalfOf: [String] = []

  @OptionGroup var origin: OriginOptions

  @Option(
    name: .both("cause", "suite-de"),
    help: help(
      fr: "Écriture dont celle-ci découle : son numéro, ou l'UUID de son action.",
      en: "Record this one follows from: its number, or its action's UUID.", value: "écriture",
      "record"))
  var cause: String?

  @Option(
    name: .both("evidence", "preuve"),
    help: help(
      fr: "Fichier à l'appui, retenu par son empreinte ; peut être répété.",
      en: "File in support, kept by its hash; may be repeated.", value: "fichier", "file"),
    completion: .file())
  var evidence: [String] = []

  @Option(
    name: .both("text-fr", "texte-fr"),
    help: help(fr: "Texte libre en français.", en: "Free text in French.", value: "texte", "text"))
  var textFR: String?

  @Option(
    name: .both("text-en", "texte-en"),
    help: help(fr: "Texte libre en anglais.", en: "Free text in English.", value: "texte", "text"))
  var textEN: String?

  @Option(
    name: .both("expires", "expire"),
    help: help(
      fr: "Instant après lequel le registre refuse l'action.",
      en: "Instant after which the ledger refuses the action.", value: "instant", "instant"))
  var expires: String?
}

extension ActionOptions {
  /// Whether they say nothing of an action.
  var isEmpty: Bool {
    let texts = [occurred, cause, textFR, textEN, expires]
    return axes.isEmpty && parties.isEmpty && onBehalfOf.isEmpty && evidence.isEmpty
      && origin.isEmpty && texts.allSatisfy { $0 == nil }
  }

  /// The action as JSON, the form every author gives it in; what is wrong with it is for the
  /// domain to say.
  ///
  /// - Parameter occurred: When it happened, as an action says it.
  func action(
    of type: String, _ data: JSONObject, agreement: AgreementID?, occurred: String?,
    _ language: Language
  ) throws(CommandError) -> JSON {
    var object = origin.action(of: type, data, language)
    object["agreement"] = agreement.map { .string($0.text) }
    object["occurred"] = occurred.map { .string($0) }
    object["expires"] = expires.map { .string($0) }
    object["axes"] = list(axes)
    object["parties"] = list(parties)
    object["on_behalf_of"] = list(onBehalfOf)
    object["cause"] = cause.map { given in
      Int64(given).map { .integer($0) } ?? ["action": .string(given)]
    }
    var text = JSONObject()
    text["fr"] = textFR.map { .string($0) }
    text["en"] = textEN.map { .string($0) }
    if !text.isEmpty { object["text"] = .object(text) }
    var proofs: [JSON] = []
    for path in evidence { proofs.append(try FileRead(path).evidence) }
    if !proofs.isEmpty { object["evidence"] = .array(proofs) }
    return .object(object)
  }

  private func list(_ items: [String]) -> JSON? {
    items.isEmpty ? nil : .array(items.map { .string($0) })
  }
}
