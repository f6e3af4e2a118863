public import CanonicalJSON

/// What somebody asks the ledger to record, as its author gives it.
///
/// The envelope is read and typed; `data`, `text` and the rest are still the author's JSON until
/// `prepared(correcting:)` splits them into facts and words by the catalogue.
public struct Action: Sendable, Hashable {
  /// The author's name for it; the ledger gives one when it is absent.
  public var id: ActionID?
  /// The type of record asked for.
  public var type: RecordType
  /// The agreement; compulsory, forbidden or free as the type's scope says.
  public var agreement: AgreementID?
  /// When it happened; compulsory for acts and findings, forbidden in clerical records.
  public var occurred: Occurred?
  /// Axes the author adds to those the facts name.
  public var axes: [Code] = []
  /// Parties the author adds to those the facts name.
  public var parties: [ActorID] = []
  /// Who acts.
  public var onBehalfOf: [ActorID] = []
  /// The fields of the type.
  public var data = JSONObject()
  /// Free text, `{fr?, en?}`.
  public var text: JSON?
  /// Evidence: `{sha256, media_type, bytes?, name?, language?, held_at?}`.
  public var evidence: [JSON] = []
  /// Why: compulsory when late and in corrections and annulments, `{fr?, en?}`.
  public var reason: JSON?
  /// The clause or mandate it rests on.
  public var authority: String?
  /// The record it follows from.
  public var cause: RecordReference?
  /// Who records; the ledger's caller decides when it is absent.
  public var author: Author?
  /// The ledger refuses the action after this instant.
  public var expires: Recorded?

  /// An action of a type with nothing filled in yet.
  public init(_ type: RecordType) {
    self.type = type
  }
}

/// A record named by its sequence, or by the action that made it.
public enum RecordReference: Sendable, Hashable {
  /// By sequence.
  case sequence(SequenceNumber)
  /// By the action, of a record in the ledger or earlier in the same file.
  case action(ActionID)
}

extension Action {
  /// The keys an action may have.
  public static let keys = [
    "action", "agreement", "author", "authority", "axes", "cause", "data", "evidence", "expires",
    "occurred", "on_behalf_of", "parties", "reason", "text", "type",
  ]

  /// Reads an action from JSON: a line of an import, the body of a request.
  ///
  /// Refuses unknown keys, wrong kinds of value and broken grammar, naming the field.
  public init(json: JSON) throws(Refusal) {
    guard case .object(let object) = json else {
      throw Refusal(.badField, .field(""), .expected("{…}"))
    }
    for (key, value) in object {
      guard Action.keys.contains(key) else { throw Refusal(.unknownField, .field(key)) }
      guard !isEmpty(value) else { throw Refusal(.emptyField, .field(key)) }
    }
    guard let name = object["type"] else { throw Refusal(.missingField, .field("type")) }
    guard case .string(let typeName) = name, let type = RecordType(name: typeName) else {
      throw Refusal(.unknownType, .text(name.stringValue ?? ""))
    }
    self.init(type)
    id = try Action.parsed(object, "action", "UUID v7|v8") { ActionID($0) }
    agreement = try Action.parsed(object, "agreement", FieldKind.agreement.form) {
      AgreementID($0)
    }
    occurred = try Action.parsed(object, "occurred", FieldKind.occurred.form) { Occurred($0) }
    author = try Action.parsed(object, "author", "local|svc-…|p-…") { Author($0) }
    expires = try Action.parsed(object, "expires", "YYYY-MM-DDThh:mm:ss.ffffffZ") { Recorded($0) }
    axes = try Action.parsedList(object, "axes", FieldKind.axis.form) { Code($0) }
    parties = try Action.parsedList(object, "parties", FieldKind.actor.form) { ActorID($0) }
    onBehalfOf = try Action.parsedList(object, "on_behalf_of", FieldKind.actor.form) {
      ActorID($0)
    }
    if let json = object["data"] {
      guard case .object(let data) = json else {
        throw Refusal(.badField, .field("data"), .expected("{…}"))
      }
      self.data = data
    }
    text = object["text"]
    reason = object["reason"]
    authority = try Action.parsed(object, "authority", FieldKind.line.form) { $0 }
    if let json = object["evidence"] {
      guard case .array(let items) = json else {
        throw Refusal(.badField, .field("evidence"), .expected("[{sha256, media_type, …}]"))
      }
      evidence = items
    }
    cause = try object["cause"].map { json throws(Refusal) in
      try RecordReference(json: json, at: "cause")
    }
  }

  private static func parsed<Value>(
    _ object: JSONObject, _ key: String, _ form: String, _ read: (String) -> Value?
  ) throws(Refusal) -> Value? {
    guard let json = object[key] else { return nil }
    guard case .string(let text) = json, let value = read(text) else {
      throw Refusal(
        .badField, .field(key), .expected(form), .text(json.stringValue ?? ""))
    }
    return value
  }

  private static func parsedList<Value: Hashable>(
    _ object: JSONObject, _ key: String, _ form: String, _ read: (String) -> Value?
  ) throws(Refusal) -> [Value] {
    guard let json = object[key] else { return [] }
    guard case .array(let items) = json, items.count <= 64 else {
      throw Refusal(.badField, .field(key), .expected("[1–64 × \(form)]"))
    }
    var values: [Value] = []
    for (index, item) in items.enumerated() {
      let path = "\(key)[\(index)]"
      guard case .string(let text) = item, let value = read(text) else {
        throw Refusal(.badField, .field(path), .expected(form), .text(item.stringValue ?? ""))
      }
      guard !values.contains(value) else {
        throw Refusal(.badField, .field(path), .expected("no repeats"), .text(text))
      }
      values.append(value)
    }
    return values
  }
}

extension RecordReference {
  /// Reads a sequence or `{"action": UUID}`.
  public init(json: JSON, at path: String) throws(Refusal) {
    switch json {
    case .integer(let integer) where integer >= 0:
      self = .sequence(SequenceNumber(UInt64(integer)))
    case .object(let object):
      guard object.count == 1, let text = object["action"]?.stringValue, let id = ActionID(text)
      else { fallthrough }
      self = .action(id)
    default:
      throw Refusal(.badField, .field(path), .expected("sequence|{\"action\": UUID}"))
    }
  }
}

/// `null`, `""`, `[]` and `{}` say nothing and are refused wherever a value may stand.
func isEmpty(_ json: JSON) -> Bool {
  switch json {
  case .null: true
  case .string(let text): text.isEmpty
  case .array(let items): items.isEmpty
  case .object(let object): object.isEmpty
  case .bool, .integer: false
  }
}
