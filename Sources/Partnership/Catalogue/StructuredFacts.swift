public import CanonicalJSON

extension FieldKind {
  /// Reads a fact that is made of several: records, coverage, waivers, operations.
  ///
  /// Sets are given back ascending, so that reading what is in the log changes nothing.
  func structure(from json: JSON, at path: String) throws(Refusal) -> JSON {
    switch self {
    case .records: try records(from: json, at: path)
    case .coverage: try coverage(from: json, at: path)
    case .waivers: try waivers(from: json, at: path)
    default: try operations(from: json, at: path)
    }
  }

  private func items(of json: JSON, at path: String) throws(Refusal) -> [JSON] {
    guard case .array(let items) = json, (1...64).contains(items.count) else {
      throw expected(form, path, json)
    }
    return items
  }

  private func records(from json: JSON, at path: String) throws(Refusal) -> JSON {
    var sequences: [Int64] = []
    for (index, item) in try items(of: json, at: path).enumerated() {
      guard case .integer(let sequence) = item, sequence >= 0, !sequences.contains(sequence) else {
        throw expected("sequence", "\(path)[\(index)]", item)
      }
      sequences.append(sequence)
    }
    return .array(sequences.sorted().map { .integer($0) })
  }

  private func coverage(from json: JSON, at path: String) throws(Refusal) -> JSON {
    guard case .object(let object) = json, !object.isEmpty else {
      throw expected(form, path, json)
    }
    var covered = JSONObject()
    for (key, value) in object {
      guard let kind = Coverage.kinds[key] else {
        throw Refusal(.unknownField, .field("\(path).\(key)"))
      }
      covered[key] = try kind.fact(from: value, at: "\(path).\(key)").json
    }
    return .object(covered)
  }

  private func waivers(from json: JSON, at path: String) throws(Refusal) -> JSON {
    var waivers: [Waiver] = []
    for (index, item) in try items(of: json, at: path).enumerated() {
      guard let waiver = Waiver(item), !waivers.contains(waiver) else {
        throw expected(
          "{code, kind: \(Waiver.kinds.map(\.rawValue).joined(separator: "|"))}",
          "\(path)[\(index)]", item)
      }
      waivers.append(waiver)
    }
    return .array(waivers.sorted().map(\.json))
  }

  private func operations(from json: JSON, at path: String) throws(Refusal) -> JSON {
    var operations: [JSON] = []
    for (index, item) in try items(of: json, at: path).enumerated() {
      let operation = try Operation(reading: item, at: "\(path)[\(index)]")
      guard !operations.contains(operation.json) else {
        throw Refusal(.badField, .field("\(path)[\(index)]"), .expected("no repeats"))
      }
      operations.append(operation.json)
    }
    return .array(operations)
  }
}

/// What a hold covers.
public struct Coverage: Sendable, Hashable {
  /// Agreements, with all their records.
  public let agreements: [AgreementID]
  /// Documents of the agreement of the hold, or of the ledger.
  public let documents: [Code]
  /// Persons.
  public let persons: [PersonID]
  /// Records.
  public let records: [SequenceNumber]

  static let kinds: [String: FieldKind] = [
    "agreements": .set(of: .agreement), "documents": .set(of: .object(.document)),
    "persons": .set(of: .person), "records": .records,
  ]

  /// Reads what `FieldKind.coverage` gave back; what is not there covers nothing.
  public init(_ json: JSON) {
    func texts(_ key: String) -> [String] {
      json.objectValue?[key]?.arrayValue?.compactMap(\.stringValue) ?? []
    }
    agreements = texts("agreements").compactMap { AgreementID($0) }
    documents = texts("documents").compactMap { Code($0) }
    persons = texts("persons").compactMap { PersonID($0) }
    records =
      json.objectValue?["records"]?.arrayValue?.compactMap { item in
        guard case .integer(let index) = item, index >= 0 else { return nil }
        return SequenceNumber(UInt64(index))
      } ?? []
  }
}

/// Something open that an agreement is closed in spite of.
public struct Waiver: Sendable, Hashable {
  /// The sorts of objects that have to be settled, or waived, before an agreement is closed out.
  public static let kinds: [ObjectKind] = [.commitment, .dispute, .incident, .transfer]

  /// What sort of object.
  public let kind: ObjectKind
  /// Its code.
  public let code: Code

  /// An object of a sort.
  init(_ kind: ObjectKind, _ code: Code) {
    self.kind = kind
    self.code = code
  }

  init?(_ json: JSON) {
    guard case .object(let object) = json, object.count == 2,
      let kind = object["kind"]?.stringValue.flatMap({ ObjectKind(rawValue: $0) }),
      Waiver.kinds.contains(kind), let code = object["code"]?.stringValue.flatMap({ Code($0) })
    else { return nil }
    self.init(kind, code)
  }

  var json: JSON { ["code": .string(code.text), "kind": .string(kind.rawValue)] }
}

extension Waiver: Comparable {
  /// By code, then by sort.
  public static func < (one: Waiver, other: Waiver) -> Bool {
    one.code == other.code ? one.kind.rawValue < other.kind.rawValue : one.code < other.code
  }
}

/// One thing that an amendment is to change: a type of record that cites amendments, with the facts
/// such a record will have.
public struct Operation: Sendable, Hashable {
  /// The type of the record that will carry it out.
  public let type: RecordType
  /// The facts that record will have, beside the amendment it cites.
  public let facts: Facts

  /// The types of record that carry out amendments.
  public static let types: [RecordType] = RecordType.allCases.filter {
    $0.definition.citesAmendments
  }

  init(reading json: JSON, at path: String) throws(Refusal) {
    guard case .object(let object) = json, let name = object["type"] else {
      throw FieldKind.operations.expected("{type, …}", path, json)
    }
    guard case .string(let text) = name, let type = RecordType(name: text),
      Operation.types.contains(type)
    else {
      throw FieldKind.operations.expected(
        Operation.types.map(\.name).joined(separator: "|"), "\(path).type", name)
    }
    var facts = Facts()
    for (key, value) in object where key != "type" {
      guard let field = FieldName(name: key), field != .amendment,
        let definition = type.definition.field(field), !definition.kind.isWords
      else {
        throw Refusal(
          .unknownField, .field("\(path).\(key)"), Parameter(.type, .text(type.name)))
      }
      facts[field] = try definition.kind.fact(from: value, at: "\(path).\(key)")
    }
    for field in type.definition.fields where !field.isOptional && !field.kind.isWords {
      guard field.name == .amendment || facts[field.name] != nil else {
        throw Refusal(
          .missingField, .field("\(path).\(field.name.name)"),
          Parameter(.type, .text(type.name)))
      }
    }
    if type == .agreementExtended { try facts.checkExtension(at: path) }
    self.type = type
    self.facts = facts
  }

  /// The operations of a fact that has been read; what does not read is damage, and none.
  static func all(in json: JSON?) -> [Operation] {
    (json?.arrayValue ?? []).compactMap { try? Operation(reading: $0, at: "") }
  }

  var json: JSON {
    var object = facts.json
    object["type"] = .string(type.name)
    return .object(object)
  }
}
