internal import CanonicalJSON
internal import Partnership
internal import Wording

/// Reads the cells of one column, for rows of one type.
struct CellReading {
  let path: ColumnPath
  /// What actors are called.
  let names: ActorNames
  /// How the cells are written.
  let form: CellForm
  private let kind: FieldKind
  private let field: FieldName?
  private let translations: [String: String]
  private let choices: [String: String]

  /// - Parameters:
  ///   - form: How the cells are written.
  ///   - values: What the mapping says some of them stand for.
  init(
    _ path: ColumnPath, of type: RecordType, _ form: CellForm, _ names: ActorNames,
    _ values: [Mapping.Value] = []
  ) {
    self.path = path
    self.names = names
    self.form = form
    let (kind, field) = path.kind(in: type)
    // The actor that a row registers has no name yet.
    self.kind = type == .actorRegistered && field == .actor ? .line : kind
    self.field = field
    translations = Dictionary(
      values.map { (Search.fold($0.cell), $0.value) }, uniquingKeysWith: { first, _ in first })
    choices = kind.labels(of: field)
  }

  /// What a cell says, as an action has it.
  func json(_ cell: TableCell) throws(TableFault) -> JSON {
    if case .boolean(let boolean) = cell, kind == .boolean { return .bool(boolean) }
    if case .day(let day, let hasTime) = cell, kind.isDate {
      if hasTime { throw TableFault(.timeOfDay(day)) }
      return .string(day)
    }
    return try json(cell, kind)
  }

  private func json(_ cell: TableCell, _ kind: FieldKind) throws(TableFault) -> JSON {
    // To fold a long text takes longer than all the rest, and most mappings give no values.
    let text =
      translations.isEmpty ? cell.text : translations[Search.fold(cell.text)] ?? cell.text
    switch kind {
    case .text, .line: return .string(text)
    case .set(of: .actor), .list(of: .actor):
      return text.hasPrefix("[") ? try structure(text) : try actors(text)
    case .set(let kind), .list(let kind): return try list(text, of: kind)
    case .actor: return .string(try names.id(of: text))
    case .participant:
      if let record = kind.recordOfPerson(typed: text) { return record }
      let reference = try reference(text, isRecord: false)
      guard let given = reference.stringValue, PersonID(given) == nil else { return reference }
      return .string(try names.id(of: given))
    case .integer: return .integer(try integer(text, isExact: isNumber(cell)))
    case .boolean, .choice: return try choice(text, kind)
    case .day, .due, .occurred: return .string(try date(text))
    case .person:
      if let record = kind.recordOfPerson(typed: text) { return record }
      return try reference(text, isRecord: false)
    case .identifiers, .records, .coverage, .waivers, .operations: return try structure(text)
    default: return .string(text)
    }
  }

  private func isNumber(_ cell: TableCell) -> Bool {
    if case .number = cell { true } else { false }
  }

  /// What a text of a closed list stands for: a value, or its label in either language.
  private func choice(_ text: String, _ kind: FieldKind) throws(TableFault) -> JSON {
    if kind == .boolean {
      switch Search.fold(text) {
      case "true", "vrai", "oui", "yes": return .bool(true)
      case "false", "faux", "non", "no": return .bool(false)
      default: throw TableFault(.notYesOrNo(text))
      }
    }
    guard case .choice(let known) = kind else { return .string(text) }
    if known.contains(text) { return .string(text) }
    guard let choice = choices[Search.fold(text)] else {
      throw TableFault(.unknownValue(text, field, known))
    }
    return .string(choice)
  }

  private func list(_ text: String, of kind: FieldKind) throws(TableFault) -> JSON {
    if text.hasPrefix("[") { return try structure(text) }
    var items: [JSON] = []
    for part in parts(of: text) {
      let item = part.trimmed
      if item.isEmpty { continue }
      items.append(try json(.text(String(item)), kind))
    }
    return .array(items)
  }

  private func parts(of text: String) -> [Substring] {
    if let separator = form.list { return text.split(separator: separator) }
    // A reference holds no comma, and neither does an id, a code or a label.
    return text.split { $0 == ";" || $0 == "," || $0.isNewline }
  }

  private func date(_ text: String) throws(TableFault) -> String {
    if kind == .due, let choice = choices[Search.fold(text)] { return choice }
    return try WrittenDate.read(text, form.dates)
  }

  /// - Parameter isExact: Whether the number is that of a spreadsheet, which has a point.
  private func number(_ text: String, isExact: Bool) throws(TableFault) -> WrittenNumber {
    try WrittenNumber.read(text, isExact ? .point : form.decimal)
  }

  private func integer(_ text: String, isExact: Bool) throws(TableFault) -> Int64 {
    let number = try number(text, isExact: isExact)
    guard number.isWhole else { throw TableFault(.notWhole(text)) }
    return try WrittenNumber.kept(number.scaled(decimals: 0), of: text)
  }

  /// An amount in the smallest unit of its currency.
  func amount(_ cell: TableCell, in currency: String?) throws(TableFault) -> Int64 {
    guard let currency else { throw TableFault(.noCurrency) }
    let number = try number(cell.text, isExact: isNumber(cell))
    return try number.amount(in: currency, of: cell.text)
  }

  /// A record or a person: by number or id, by the action that made it, or as JSON.
  func reference(_ text: String, isRecord: Bool) throws(TableFault) -> JSON {
    if text.hasPrefix("{") { return try structure(text) }
    if ActionID(text) != nil { return ["action": .string(text)] }
    if isRecord, let record = JSON.record(typed: text) { return record }
    return .string(text)
  }

  private func structure(_ text: String) throws(TableFault) -> JSON {
    do throws(CanonicalJSONError) {
      return try JSON(parsing: Array(text.utf8))
    } catch {
      throw TableFault(.badJSON(text))
    }
  }
}

extension CellReading {
  /// Puts what a cell says where its path leads in an action.
  func put(_ cell: TableCell, into row: inout ReadRow) throws(TableFault) {
    switch path {
    case .key(.evidence): row.object["evidence"] = try json(cell, .records)
    case .key(.cause): row.object["cause"] = try reference(cell.text, isRecord: true)
    case .key(let key): row.object[key.rawValue] = try json(cell)
    case .words(let key, let language):
      var words = row.object[key.rawValue]?.objectValue ?? JSONObject()
      words[language] = try json(cell)
      row.object[key.rawValue] = .object(words)
    case .target: row.data["target"] = try reference(cell.text, isRecord: true)
    case .field(.amount, ColumnPath.decimal?): break
    case .field(let name, let member?):
      var members = row.data[name.name]?.objectValue ?? JSONObject()
      members[member] = try json(cell)
      row.data[name.name] = .object(members)
    case .field(let name, nil): row.data[name.name] = try json(cell)
    }
  }
}

/// An action as the cells of its row come together.
struct ReadRow {
  var object: JSONObject
  var data = JSONObject()

  init(_ type: RecordType) { object = ["type": .string(type.name)] }

  var json: JSON {
    var object = object
    if !data.isEmpty { object["data"] = .object(data) }
    return .object(object)
  }
}

extension ColumnPath {
  /// How the cells of a column are written, and the field whose labels they may be.
  func kind(in type: RecordType) -> (FieldKind, FieldName?) {
    switch self {
    case .key(.occurred): (.occurred, nil)
    case .key(.axes): (.set(of: .code), nil)
    case .key(.parties), .key(.onBehalfOf): (.set(of: .actor), nil)
    case .key, .target: (.line, nil)
    case .words: (.line, nil)
    case .field(.changes, _): (.records, nil)
    case .field(let name, let member):
      switch (type.definition.field(name)?.kind ?? .line, member) {
      case (.identifiers, _?): (.external, nil)
      case (let kind, _): (kind, name)
      }
    }
  }
}

extension FieldKind {
  fileprivate var isDate: Bool { [.day, .due, .occurred].contains(self) }

  /// The labels of the values of a closed list, in every language.
  fileprivate func labels(of field: FieldName?) -> [String: String] {
    guard let field else { return [:] }
    let choices: [String]
    switch self {
    case .choice(let values): choices = values
    case .set(let kind), .list(let kind): return kind.labels(of: field)
    case .due: choices = ["end_of_term"]
    case .axisOrAll: choices = ["all"]
    default: return [:]
    }
    var labels: [String: String] = [:]
    for choice in choices {
      labels[Search.fold(choice)] = choice
      for language in Language.allCases {
        labels[Search.fold(Wording(language).label(of: choice, in: field))] = choice
      }
    }
    return labels
  }
}
