import Partnership

/// What a refusal names, each as an apposition to the noun before it: a space and the thing, or
/// nothing when the refusal does not say, so that the sentence reads either way.
struct RefusalParameters {
  let parameters: [Parameter]
  let wording: Wording
  private let fields: FieldNaming
  private let naming: (Parameter) -> String?

  init(
    _ parameters: [Parameter], _ wording: Wording, fields: FieldNaming = .path,
    naming: @escaping (Parameter) -> String? = { _ in nil }
  ) {
    self.parameters = parameters
    self.wording = wording
    self.fields = fields
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
  /// Whether nothing is named: the refusal stands on a page, for each case it is used in.
  var isGeneral: Bool { parameters.isEmpty }
  /// Whether a dialogue has asked, which has words where the command line has options.
  var isAsked: Bool { if case .asked = fields { true } else { false } }
  /// Whether what is refused is a value of a list that stands in it already.
  var isRepeat: Bool { first(.expected) == Self.noRepeats }
  /// The form of a list whose items differ, as the grammar says it.
  private static let noRepeats = "no repeats"
  /// `Le champ data.giver (« Donneur »)`, `L'option --survenu`: how a sentence begins.
  var theField: String {
    if case .option(let option)? = typed {
      let name = wording.say(option)
      return wording.say(fr: "L'option \(name)", en: "The option \(name)")
    }
    return wording.say(fr: "Le champ\(field)", en: "The field\(field)")
  }
  /// `du champ data.giver (« Donneur »)`, `de l'option --survenu`.
  var ofTheField: String {
    if case .option(let option)? = typed {
      let name = wording.say(option)
      return wording.say(fr: "de l'option \(name)", en: "of the option \(name)")
    }
    return wording.say(fr: "du champ\(field)", en: "of the field\(field)")
  }
  /// ` data.giver (« Donneur »)`, ` giver= (« Donneur »)`, ` « Donneur »`.
  var field: String { asked.map { " \($0)" } ?? labelled(shownField) }
  /// ` occurred`, ` giver (« Donneur »)`: a key that a correction changes, typed as it is.
  var key: String { labelled(first(.field)) }
  /// ` (--axe)`, ` (« Axes »)`: what gives a part of the action, after its name.
  func given(by key: EnvelopeKey) -> String {
    if isAsked { return " (\(wording.quoted(wording.label(ofKey: key))))" }
    guard case .option(let option) = TypedField(path: key.rawValue) else { return "" }
    return " (\(wording.say(option)))"
  }
  /// ` (data.giver, « Donneur »)`, ` (« Donneur »)`.
  var inField: String {
    if let asked { return " (\(asked))" }
    guard let shown = shownField else { return "" }
    guard let label else { return " (\(shown))" }
    return wording.say(fr: " (\(shown), « \(label) »)", en: " (\(shown), “\(label)”)")
  }
  /// What to do where an option was typed as a key; nil where none was.
  var optionMeant: Bilingual? {
    meant(inCorrection: false).map { meant in
      let option = wording.say(meant.option)
      return Bilingual(fr: "C'est une option : \(option).", en: "It is an option: \(option).")
    }
  }
  /// What to do where a correction was given the name of an option; nil where it was not.
  var keyMeant: Bilingual? {
    meant(inCorrection: true).map { meant in
      let written =
        ["axes", "parties"].contains(meant.path)
        ? shellQuoted("\(meant.path):=[\"…\"]") : "\(meant.path)=…"
      return Bilingual(
        fr: "La clé est « \(meant.path) » : écrivez \(written).",
        en: "The key is “\(meant.path)”: write \(written).")
    }
  }
  /// The path of the field, as the action has it.
  var path: String? { first(.field) }
  /// The type of record, where the catalogue has it.
  var type: RecordType? { first(.type).flatMap { RecordType(name: $0) } }
  /// Whether it is one of a record of the ledger's own keeping, as holds and decisions on them.
  var isOfClericalType: Bool { type?.definition.kind == .clerical }
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
  /// `D-1`: what was given, without a space before it; empty where nothing was.
  var text: String { first(.text) ?? "" }
  /// What is expected, as a sentence of its own after a space, and how a list is typed; nothing when
  /// it is not said.
  var expectation: String {
    guard let form = first(.expected), form != FieldKind.line.form else { return "" }
    let expected = ExpectedForm(
      form, ofField: first(.field), given: first(.text) ?? "", wording)
    let shown = expected.words
    let sentence =
      wording.say(fr: "Forme attendue : \(shown).", en: "Expected form: \(shown).")
      + examples(of: form)
    guard expected.isList, case .key(let key)? = typed else { return " " + sentence }
    let written = shellQuoted("\(key):=[\(items)]")
    return " " + sentence + " "
      + wording.say(fr: "Écrivez \(written).", en: "Write \(written).")
  }
  /// What a date of each sort looks like, and the words that an option takes beside.
  private func examples(of form: String) -> String {
    guard form == FieldKind.occurred.form else { return "" }
    var near = ""
    let isOption = if case .option? = typed { true } else { false }
    if isAsked || isOption {
      near = wording.say(
        fr: "aujourd'hui, hier, 22/04/2022, 22 avril 2022, ",
        en: "today, yesterday, 22/04/2022, April 22, 2022, ")
    }
    return " "
      + wording.say(
        fr: "Par exemple : \(near)2022-04-22, 2022-04, 2022, 2022-04-22/2022-05-06 ou"
          + " 2022-04-22T09:30:00-04:00.",
        en: "For example: \(near)2022-04-22, 2022-04, 2022, 2022-04-22/2022-05-06 or"
          + " 2022-04-22T09:30:00-04:00.")
  }
  /// What was given, as the items of a list: `"gq", "cnrs"` of `gq,cnrs`.
  private var items: String {
    let words = (first(.text) ?? "").split { !$0.isLetter && !$0.isNumber && !"-_.".contains($0) }
    return words.isEmpty ? "\"…\"" : words.map { "\"\($0)\"" }.joined(separator: ", ")
  }
  /// ` de 64`, ` of 64`.
  var limit: String {
    guard let limit = first(.limit) else { return "" }
    return wording.say(fr: " de \(limit)", en: " of \(limit)")
  }
  /// ` (4)`, of a limit.
  var inLimit: String { first(.limit).map { " (\($0))" } ?? "" }
  /// ` à 12 écritures`: how many records a head covers.
  var atSize: String {
    guard let size = first(.limit) else { return "" }
    return wording.say(fr: " à la taille de \(size)", en: " at the size of \(size)")
  }
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
  /// ` 2`, a number of the object.
  var number: String { plain(.limit) }
  /// ` (22 avril 2022)`, of the date its author gave.
  var inDate: String { first(.date).map { " (\($0))" } ?? "" }
  /// ` (22 avril 2022)`, of a day.
  var inDay: String { first(.day).map { " (\($0))" } ?? "" }
  /// ` (22 avril 2022, écriture 12)`.
  var inDayAndRecord: String {
    guard let day = first(.day) else { return inRecord }
    guard let record = first(.record) else { return inDay }
    return wording.say(fr: " (\(day), écriture \(record))", en: " (\(day), record \(record))")
  }
  /// ` (cnrs)`, or the actor's name.
  var inActor: String { first(.actor).map { " (\($0))" } ?? "" }
  /// ` (E-1)`.
  var inCode: String { first(.code).map { " (\($0))" } ?? "" }
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

  /// The field as it is typed; nil for whoever wrote JSON, and where no field is named.
  private var typed: TypedField? {
    guard fields == .typed, let path = first(.field), !path.isEmpty else { return nil }
    return TypedField(path: path)
  }

  /// The field's path, or what is typed for it.
  private var shownField: String? {
    guard let path = first(.field), !path.isEmpty else { return nil }
    return switch typed {
    case .option(let option)?: wording.say(option)
    case .key(let key)?: "\(key)="
    case nil: path
    }
  }

  /// `« Date des faits »`: a field by the words of its question; nil where none was asked.
  private var asked: String? {
    guard case .asked(let type) = fields, let path = first(.field) else { return nil }
    let steps = path.split { $0 == "." || $0 == "[" }.map(String.init)
    if let key = steps.first.flatMap({ EnvelopeKey(rawValue: $0) }), key != .data {
      return wording.quoted(wording.label(ofKey: key))
    }
    guard let name = steps.first(where: { $0 != "data" }) else { return nil }
    return wording.quoted(FieldName(name: name).map { wording.label(asking: $0, in: type) } ?? name)
  }

  private func labelled(_ name: String?) -> String {
    guard let name, !name.isEmpty else { return "" }
    guard let label else { return " \(name)" }
    return wording.say(fr: " \(name) (« \(label) »)", en: " \(name) (“\(label)”)")
  }

  private func meant(inCorrection: Bool) -> (option: Bilingual, path: String)? {
    guard case .key(let key)? = typed else { return nil }
    return TypedField.meant(by: key, inCorrection: inCorrection)
  }

  /// What the field is called, where its name does not say it to everybody.
  private var label: String? {
    if case .option? = typed { return nil }
    return (first(.field) ?? "").split { $0 == "." || $0 == "[" }
      .first { $0 != "data" && $0 != "changes" }
      .flatMap { FieldName(name: String($0)) }.map { wording.label(of: $0) }
  }

  private func plain(_ role: Parameter.Role) -> String {
    guard let text = first(role), !text.isEmpty else { return "" }
    return " \(text)"
  }

  /// The first thing of a role as it is shown: made safe, because it may be what somebody typed.
  private func first(_ role: Parameter.Role) -> String? {
    parameters.first { $0.role == role }.map(shown)
  }

  /// A thing as it is shown.
  func shown(_ parameter: Parameter) -> String {
    if let name = naming(parameter) { return terminalSafe(name) }
    return switch parameter.value {
    case .text(let text): terminalSafe(text)
    case .record(let record): record.description
    case .records(let records): wording.list(records.map(\.description))
    case .occurred(let occurred): wording.date(occurred)
    case .day(let day): wording.date(day)
    case .recorded(let recorded): wording.instant(recorded)
    case .count(let count): wording.number(count)
    case .stages(let stages): wording.choice(stages.map { wording.label(of: $0) })
    case .object(let kind): wording.noun(of: kind)
    }
  }
}
