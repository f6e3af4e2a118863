import Partnership

/// What a refusal names, each as an apposition to the noun before it: a space and the thing, or
/// nothing when the refusal does not say, so that the sentence reads either way.
struct RefusalParameters {
  private let parameters: [Parameter]
  private let wording: Wording
  private let naming: (Parameter) -> String?

  init(
    _ parameters: [Parameter], _ wording: Wording,
    naming: @escaping (Parameter) -> String? = { _ in nil }
  ) {
    self.parameters = parameters
    self.wording = wording
    self.naming = naming
  }

  /// ` cnrs`, or the actor's name.
  var actor: String { plain(.actor) }
  /// ` p-…`, or the person's name.
  var person: String { plain(.person) }
  /// ` gq-cnrs-2022`.
  var agreement: String { plain(.agreement) }
  /// ` A1`.
  var axis: String { plain(.axis) }
  /// ` E-1`.
  var code: String { plain(.code) }
  /// ` 12`.
  var record: String { plain(.record) }
  /// Whether the action is a row of a file, which has keys where the command line has options.
  var isRow: Bool { parameters.contains { $0.role == .line } }
  /// Whether what is refused is a value of a list that stands in it already.
  var isRepeat: Bool { first(.expected) == Self.noRepeats }
  /// The form of a list whose items differ, as the grammar says it.
  private static let noRepeats = "no repeats"
  /// ` data.giver (« Donneur »)`.
  var field: String {
    guard let path = first(.field), !path.isEmpty else { return "" }
    guard let label = label(ofField: path) else { return " \(path)" }
    return wording.say(fr: " \(path) (« \(label) »)", en: " \(path) (“\(label)”)")
  }
  /// ` (data.giver, « Donneur »)`.
  var inField: String {
    guard let path = first(.field), !path.isEmpty else { return "" }
    guard let label = label(ofField: path) else { return " (\(path))" }
    return wording.say(fr: " (\(path), « \(label) »)", en: " (\(path), “\(label)”)")
  }
  /// ` (exchange.held, « Échange tenu »)`.
  var ofType: String {
    guard let name = first(.type) else { return "" }
    guard let label = RecordType(name: name).map({ wording.label(of: $0) }) else {
      return " (\(name))"
    }
    return wording.say(fr: " (\(name), « \(label) »)", en: " (\(name), “\(label)”)")
  }
  /// ` (« text as given »)`.
  var inText: String {
    guard let text = first(.text), !text.isEmpty else { return "" }
    return wording.say(fr: " (« \(text) »)", en: " (“\(text)”)")
  }
  /// ` text`, unquoted: an id or a hash.
  var id: String { plain(.text) }
  /// What is expected, as a sentence of its own after a space; nothing when it is not said.
  var expectation: String {
    guard let form = first(.expected), form != FieldKind.line.form else { return "" }
    let shown = described(form)
    return " " + wording.say(fr: "Forme attendue : \(shown).", en: "Expected form: \(shown).")
  }
  /// ` de 64`, ` of 64`.
  var limit: String {
    guard let limit = first(.limit) else { return "" }
    return wording.say(fr: " de \(limit)", en: " of \(limit)")
  }
  /// ` (4)`, of a limit.
  var inLimit: String { first(.limit).map { " (\($0))" } ?? "" }
  /// ` : il en compte 11`: how many records the log holds.
  var logSize: String {
    guard let size = first(.record) else { return "" }
    return wording.say(fr: " : il en compte \(size)", en: ": it holds \(size)")
  }
  /// `65 536 octets`: the longest text.
  var mostBytes: String { wording.count(Words.maximumBytes, .byte) }
  /// A count of days, or the words that stand for it.
  func days(or unsaid: Bilingual) -> String {
    for case .count(let days) in parameters.filter({ $0.role == .limit }).map(\.value) {
      return wording.count(days, .day)
    }
    return wording.say(unsaid)
  }
  /// ` (22 avril 2022)`, of the date its author gave.
  var inDate: String { first(.date).map { " (\($0))" } ?? "" }
  /// ` (22 avril 2022)`, of a day.
  var inDay: String { first(.day).map { " (\($0))" } ?? "" }
  /// ` (cnrs)`, or the actor's name.
  var inActor: String { first(.actor).map { " (\($0))" } ?? "" }
  /// ` (cnrs)`, an id quoted as it is.
  var inID: String { first(.text).map { " (\($0))" } ?? "" }
  /// ` (écriture 12)`.
  var inRecord: String {
    first(.record).map { wording.say(fr: " (écriture \($0))", en: " (record \($0))") } ?? ""
  }
  /// ` (écritures 12, 14 et 15)`.
  var inRecords: String {
    guard let records = first(.records), !records.isEmpty else { return "" }
    return records.contains(" ")
      ? wording.say(fr: " (écritures \(records))", en: " (records \(records))")
      : wording.say(fr: " (écriture \(records))", en: " (record \(records))")
  }

  /// A form as it is shown: grammars as they are, the few given in words translated.
  private func described(_ form: String) -> String {
    switch form {
    case "fact": wording.say(fr: "une donnée, pas un texte", en: "a fact, not words")
    case "text without control characters":
      wording.say(fr: "un texte sans caractère de commande", en: "\(form)")
    case _ where form.hasPrefix("integer "):
      wording.say(
        fr: "entier \(String(form.dropFirst("integer ".count)))", en: "\(form)")
    case _ where form.hasPrefix(Self.listStart) && form.hasSuffix("]"):
      describedList(of: String(form.dropFirst(Self.listStart.count).dropLast()))
    default: form
    }
  }

  /// How the form of a list begins: its form is that of one item, in brackets.
  private static let listStart = "[1–64 × "

  private func describedList(of form: String) -> String {
    wording.say(
      fr: "une liste JSON de 1 à 64 valeurs, [\"…\", \"…\"], chacune de la forme \(form)",
      en: "a JSON list of 1 to 64 values, [\"…\", \"…\"], each of the form \(form)")
  }

  private func label(ofField path: String) -> String? {
    path.split { $0 == "." || $0 == "[" }.first { $0 != "data" && $0 != "changes" }
      .flatMap { FieldName(name: String($0)) }.map { wording.label(of: $0) }
  }

  private func plain(_ role: Parameter.Role) -> String {
    guard let text = first(role), !text.isEmpty else { return "" }
    return " \(text)"
  }

  /// The first thing of a role as it is shown: made safe, because it may be what somebody typed.
  private func first(_ role: Parameter.Role) -> String? {
    guard let parameter = parameters.first(where: { $0.role == role }) else { return nil }
    if let name = naming(parameter) { return terminalSafe(name) }
    return switch parameter.value {
    case .text(let text): terminalSafe(text)
    case .record(let record): record.description
    case .records(let records): wording.list(records.map(\.description))
    case .occurred(let occurred): wording.date(occurred)
    case .day(let day): wording.date(day)
    case .recorded(let recorded): wording.instant(recorded)
    case .count(let count): wording.number(count)
    }
  }
}
