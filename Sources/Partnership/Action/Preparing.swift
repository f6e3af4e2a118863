internal import CanonicalJSON

/// What an action's references stand for, found in the ledger or earlier in the same file.
public struct Resolution: Sendable {
  /// The record an action made.
  public var record: @Sendable (ActionID) -> SequenceNumber?
  /// The person a record registers.
  public var person: @Sendable (RecordReference) -> PersonID?

  /// Two look-ups.
  public init(
    record: @escaping @Sendable (ActionID) -> SequenceNumber?,
    person: @escaping @Sendable (RecordReference) -> PersonID?
  ) {
    self.record = record
    self.person = person
  }

  /// Finds nothing: for actions that name records and persons by themselves.
  public static let none = Resolution(record: { _ in nil }, person: { _ in nil })
}

extension Action {
  /// The actions it names in place of records and persons.
  public var actionsNamed: [ActionID] {
    var named: [ActionID] = []
    if case .action(let id) = cause { named.append(id) }
    func collect(_ json: JSON) {
      switch json {
      case .array(let items): items.forEach(collect)
      case .object(let object):
        if object.count == 1, let id = object["action"]?.stringValue.flatMap({ ActionID($0) }) {
          named.append(id)
        } else {
          object.forEach { collect($0.value) }
        }
      case .null, .bool, .integer, .string: break
      }
    }
    collect(.object(data))
    return named
  }

  /// The records it names in place of the persons they register.
  public var registrationsNamed: [SequenceNumber] {
    var named: [SequenceNumber] = []
    func collect(_ json: JSON) {
      switch json {
      case .integer(let index): if index >= 0 { named.append(SequenceNumber(UInt64(index))) }
      case .array(let items): items.forEach(collect)
      case .object(let object): if let persons = object["persons"] { collect(persons) }
      case .null, .bool, .string: break
      }
    }
    let isCorrection = type == .recordCorrected
    let fields = isCorrection ? data["changes"]?.objectValue ?? JSONObject() : data
    for (key, value) in fields {
      guard let name = FieldName(name: key) else { continue }
      // What a correction may change, the type of its target says, which only the log knows.
      let types = isCorrection ? RecordType.allCases : [type]
      if types.contains(where: { $0.definition.field(name)?.kind.namesPersons == true }) {
        collect(value)
      }
    }
    return named
  }

  /// Whether it can only be prepared where the log stands still: it names others by their actions or
  /// persons by their records, or corrects a record whose type says which fields there are.
  public var needsLog: Bool {
    type == .recordCorrected || type == .recordAnnulled || !actionsNamed.isEmpty
      || !registrationsNamed.isEmpty
  }

  /// The record a correction or annulment targets; nil for every other type.
  public func target(_ resolution: Resolution) throws(Refusal) -> SequenceNumber? {
    guard type == .recordCorrected || type == .recordAnnulled else { return nil }
    guard let json = data["target"] else { throw Refusal(.missingField, .field("data.target")) }
    return try RecordReference(json: json, at: "data.target").resolved(resolution)
  }

  /// Splits the action into facts and words by the catalogue and checks the form of everything.
  ///
  /// - Parameters:
  ///   - targetType: The type of the record a correction targets, whose fields it changes.
  ///   - resolution: What `{"action": UUID}` stands for.
  ///   - author: Who records, when the action does not say.
  /// - Throws: A refusal of form: unknown, missing, empty or malformed fields, words too long,
  ///   a missing or needless `agreement` or `occurred`.
  public func prepared(
    correcting targetType: RecordType? = nil, resolving resolution: Resolution = .none,
    author defaultAuthor: Author = .local
  ) throws(Refusal) -> PreparedAction {
    let definition = type.definition
    try checkEnvelope(definition)
    var split = Split()
    let target = try target(resolution)
    if type == .recordCorrected {
      guard let targetType else { throw Refusal(.unknownRecord, .field("data.target")) }
      try split.addChanges(data, to: target, of: targetType, resolution)
    } else {
      try split.addFields(data, of: definition, hasTarget: target != nil, resolution)
    }
    if let text { try split.addText(text, at: "text", path: "text") }
    if let reason { try split.addText(reason, at: "reason", path: "reason") }
    if let authority { try split.addLine(authority, at: "authority", path: "authority") }
    try split.addEvidence(evidence)
    if let cause {
      split.facts[.cause] = .integer(
        Int64(clamping: try cause.resolved(resolution).index))
    }
    if target != nil && reason == nil { throw Refusal(.reasonMissing, .type(type)) }
    if !split.words.isEmpty { split.facts[.wordsPresent] = .texts(split.words.paths) }
    return PreparedAction(
      id: id, type: type, agreement: agreement, occurred: occurred, axes: axes.sorted(),
      parties: parties.sorted(), onBehalfOf: onBehalfOf.sorted(), target: target,
      author: author ?? defaultAuthor, expires: expires, facts: split.facts, words: split.words)
  }

  private func checkEnvelope(_ definition: TypeDefinition) throws(Refusal) {
    switch definition.scope {
    case .ledger:
      guard agreement == nil else { throw Refusal(.agreementNotApplicable, .type(type)) }
    case .target:
      // Both come from the target: whoever gave them would believe they counted.
      guard agreement == nil else { throw Refusal(.agreementNotApplicable, .type(type)) }
      guard parties.isEmpty else { throw Refusal(.unknownField, .field("parties"), .type(type)) }
    case .agreement:
      guard agreement != nil else { throw Refusal(.agreementMissing, .type(type)) }
    case .either: break
    }
    if definition.kind == .clerical {
      guard occurred == nil else { throw Refusal(.occurredNotApplicable, .type(type)) }
      guard onBehalfOf.isEmpty else { throw Refusal(.actingNotApplicable, .type(type)) }
    } else {
      guard occurred != nil else { throw Refusal(.occurredMissing, .type(type)) }
    }
    guard definition.axisRule != .none || axes.isEmpty else {
      throw Refusal(.axisNotApplicable, .type(type))
    }
  }
}

extension RecordReference {
  func resolved(_ resolution: Resolution) throws(Refusal) -> SequenceNumber {
    switch self {
    case .sequence(let sequence): return sequence
    case .action(let id):
      guard let sequence = resolution.record(id) else {
        throw Refusal(.unknownAction, .text(id.description))
      }
      return sequence
    }
  }
}

/// Facts and words as they are being told apart.
private struct Split {
  var facts = Facts()
  var words = Words()

  mutating func addFields(
    _ data: JSONObject, of definition: TypeDefinition, hasTarget: Bool, _ resolution: Resolution
  ) throws(Refusal) {
    for (key, json) in data where !(hasTarget && key == "target") {
      let path = "data.\(key)"
      guard let name = FieldName(name: key), let field = definition.field(name) else {
        throw Refusal(.unknownField, .field(path), Parameter(.type, .text(definition.name)))
      }
      guard !isEmpty(json) else { throw Refusal(.emptyField, .field(path)) }
      switch field.kind {
      case .text: try addText(json, at: path, path: key)
      case .line: try addLine(json, at: path, path: key)
      default:
        facts[name] = try field.kind.fact(
          from: try personal(json, field.kind, resolution), at: path)
      }
    }
    for field in definition.fields where !field.isOptional {
      guard data[field.name.name] != nil else {
        throw Refusal(
          .missingField, .field("data.\(field.name.name)"),
          Parameter(.type, .text(definition.name)))
      }
    }
  }

  /// A person may be named by the record that registers the person, or by its action.
  private func personal(
    _ json: JSON, _ kind: FieldKind, _ resolution: Resolution
  ) throws(Refusal) -> JSON {
    switch (kind, json) {
    case (.person, .object(let object)), (.participant, .object(let object)):
      guard object.count == 1, let text = object["action"]?.stringValue, let id = ActionID(text)
      else { return json }
      guard let person = resolution.person(.action(id)) else {
        throw Refusal(.unknownAction, .text(text))
      }
      return .string(person.text)
    case (.person, .integer(let index)), (.participant, .integer(let index)):
      guard index >= 0 else { return json }
      let sequence = SequenceNumber(UInt64(index))
      guard let person = resolution.person(.sequence(sequence)) else {
        throw Refusal(.unknownPerson, Parameter(.person, .text("#\(sequence)")))
      }
      return .string(person.text)
    case (.coverage, .object(var covered)):
      if let persons = covered["persons"] {
        covered["persons"] = try personal(persons, .set(of: .person), resolution)
      }
      if case .array(let records)? = covered["records"] {
        covered["records"] = .array(try numbered(records, resolution))
      }
      return .object(covered)
    case (.set(let inner), .array(let items)):
      var resolved: [JSON] = []
      for item in items { resolved.append(try personal(item, inner, resolution)) }
      return .array(resolved)
    default: return json
    }
  }

  /// Records may be named by the actions that made them.
  private func numbered(
    _ records: [JSON], _ resolution: Resolution
  ) throws(Refusal) -> [JSON] {
    var numbers: [JSON] = []
    for record in records {
      guard case .object(let object) = record, object.count == 1,
        let text = object["action"]?.stringValue, let id = ActionID(text)
      else {
        numbers.append(record)
        continue
      }
      guard let sequence = resolution.record(id) else {
        throw Refusal(.unknownAction, .text(text))
      }
      numbers.append(.integer(Int64(clamping: sequence.index)))
    }
    return numbers
  }

  mutating func addText(_ json: JSON, at field: String, path: String) throws(Refusal) {
    guard case .object(let languages) = json, !languages.isEmpty,
      languages.allSatisfy({ $0.key == "fr" || $0.key == "en" })
    else { throw Refusal(.badField, .field(field), .expected(FieldKind.text.form)) }
    for (language, text) in languages {
      try addLine(text, at: "\(field).\(language)", path: "\(path).\(language)")
    }
  }

  mutating func addLine(_ json: JSON, at field: String, path: String) throws(Refusal) {
    guard case .string(let text) = json else {
      throw Refusal(.badField, .field(field), .expected(FieldKind.line.form))
    }
    try addLine(text, at: field, path: path)
  }

  /// Without the white space at its ends, which nobody reads and tables do not keep.
  mutating func addLine(_ text: String, at field: String, path: String) throws(Refusal) {
    guard text.utf8.count <= Words.maximumBytes else {
      throw Refusal(.tooLarge, .field(field), .limit(Words.maximumBytes))
    }
    guard text.unicodeScalars.allSatisfy(isPlain) else {
      throw Refusal(.badField, .field(field), .expected("text without control characters"))
    }
    // Nobody sees U+200B, U+2060 or U+FEFF either.
    let isSeen = text.unicodeScalars.contains {
      !$0.properties.isWhitespace && !$0.properties.isDefaultIgnorableCodePoint
    }
    guard isSeen else { throw Refusal(.emptyField, .field(field)) }
    words[path] = String(text.trimmed)
  }

  mutating func addEvidence(_ evidence: [JSON]) throws(Refusal) {
    guard !evidence.isEmpty else { return }
    guard evidence.count <= 64 else {
      throw Refusal(.tooLarge, .field("evidence"), .limit(64))
    }
    let kinds: [String: FieldKind] = [
      "sha256": .sha256, "media_type": .mediaType, "bytes": .integer(minimum: 0),
      "language": .language,
    ]
    var items: [JSON] = []
    for (index, json) in evidence.enumerated() {
      let path = "evidence[\(index)]"
      guard case .object(let object) = json else {
        throw Refusal(.badField, .field(path), .expected("{sha256, media_type, …}"))
      }
      var item = JSONObject()
      for (key, value) in object {
        if key == "name" || key == "held_at" {
          try addLine(value, at: "\(path).\(key)", path: "evidence.\(index).\(key)")
        } else if let kind = kinds[key] {
          item[key] = try kind.fact(from: value, at: "\(path).\(key)").json
        } else {
          throw Refusal(.unknownField, .field("\(path).\(key)"))
        }
      }
      for key in ["sha256", "media_type"] where item[key] == nil {
        throw Refusal(.missingField, .field("\(path).\(key)"))
      }
      items.append(.object(item))
    }
    facts[.evidence] = .tree(.array(items))
  }
}

extension Split {
  /// The `changes` of a correction, held against the fields of the target's type: facts stay in
  /// `changes`, new words go under `changes.<path>`, and `null` removes.
  fileprivate mutating func addChanges(
    _ data: JSONObject, to target: SequenceNumber?, of type: RecordType, _ resolution: Resolution
  ) throws(Refusal) {
    let definition = type.definition
    for (key, _) in data where key != "target" && key != "changes" {
      throw Refusal(
        .unknownField, .field("data.\(key)"), Parameter(.type, .text("record.corrected")))
    }
    guard let json = data["changes"] else {
      throw Refusal(.missingField, .field("data.changes"))
    }
    guard case .object(let changes) = json, !changes.isEmpty else {
      throw Refusal(.badField, .field("data.changes"), .expected("{field: value}"))
    }
    var facts = JSONObject()
    for (key, value) in changes {
      let path = "data.changes.\(key)"
      try checkSaidOnce(key, in: changes)
      switch Change(key, of: definition) {
      case .occurred:
        facts[key] = try FieldKind.occurred.fact(from: value, at: path).json
      case .axes:
        facts[key] = try optional(value, .set(of: .axis), at: path)
      case .parties:
        facts[key] = try optional(value, .set(of: .actor), at: path)
      case .fact(let field):
        if value == .null, !field.isOptional { throw Refusal(.missingField, .field(path)) }
        facts[key] = try optional(
          try personal(value, field.kind, resolution), field.kind, at: path)
      case .text where value != .null:
        try addText(value, at: path, path: "changes.\(key)")
      case .text:
        for language in ["en", "fr"] { facts["\(key).\(language)"] = .null }
      case .line where value == .null:
        facts[key] = .null
      case .line:
        try addLine(value, at: path, path: "changes.\(key)")
      case nil:
        guard definition.isCorrectable else {
          throw Refusal(
            .notCorrectable, parameters: (target.map { [.record($0)] } ?? []) + [.type(type)])
        }
        throw Refusal(.fieldNotCorrectable, .field(path), .type(type))
      }
    }
    if !facts.isEmpty { self.facts[.changes] = .tree(.object(facts)) }
  }

  /// A language of a text is given with the text or by itself, and not both ways.
  private func checkSaidOnce(_ key: String, in changes: JSONObject) throws(Refusal) {
    let parts = key.split(separator: ".").map(String.init)
    guard parts.count == 2, let whole = changes[parts[0]] else { return }
    if whole == .null || whole.objectValue?[parts[1]] != nil {
      throw Refusal(.badField, .field("data.changes.\(key)"), .expected(parts[0]))
    }
  }

  private func optional(
    _ json: JSON, _ kind: FieldKind, at path: String
  ) throws(Refusal) -> JSON {
    json == .null ? .null : try kind.fact(from: json, at: path).json
  }
}

/// Whether a scalar may stand in words: no control character but TAB and LF, no noncharacter.
private func isPlain(_ scalar: Unicode.Scalar) -> Bool {
  switch scalar.value {
  case 0x09, 0x0A: true
  case 0...0x1F, 0x7F...0x9F, 0xFDD0...0xFDEF: false
  default: scalar.value & 0xFFFE != 0xFFFE
  }
}
