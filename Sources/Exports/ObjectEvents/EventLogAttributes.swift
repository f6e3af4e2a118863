internal import CanonicalJSON
internal import Partnership
internal import RecordFormat
internal import Wording

/// The attributes of events: what the header of a record says, and its facts and words by field.
///
/// Those of the header begin with `record_`, which no field does.
enum EventLogAttributes {
  /// An attribute as its type declares it.
  struct Declared: Sendable, Hashable {
    let name: String
    let type: String

    var json: JSONText { .object([("name", .text(name)), ("type", .text(type))]) }
  }

  private static let ofHeader = [
    Declared(name: "record_sequence", type: "integer"),
    Declared(name: "record_recorded", type: "time"),
    Declared(name: "record_occurred", type: "string"),
    Declared(name: "record_kind", type: "string"),
    Declared(name: "record_author", type: "string"),
    Declared(name: "record_catalogue", type: "integer"),
    Declared(name: "record_leaf", type: "string"),
    Declared(name: "record_match", type: "string"),
    Declared(name: "record_target", type: "integer"),
    Declared(name: "record_annulled_by", type: "integer"),
    Declared(name: "record_corrected_by", type: "string"),
    Declared(name: "record_facts", type: "string"),
    Declared(name: "record_words", type: "string"),
    Declared(name: "record_erased_by", type: "integer"),
  ]

  /// What every record may have beside the fields of its type.
  private static let ofEveryRecord = [
    Declared(name: "cause", type: "integer"), Declared(name: "evidence", type: "string"),
    Declared(name: "changes", type: "string"),
  ]

  private static let wordsOfEveryRecord = [
    "authority", "reason_en", "reason_fr", "text_en", "text_fr",
  ]

  /// A type of event with its attributes.
  static func declaration(of type: RecordType) -> JSONText {
    let definition = type.definition
    let attributes =
      ofHeader + ofEveryRecord
      + definition.fields.flatMap(declared(of:))
      + wordsOfEveryRecord.map { Declared(name: $0, type: "string") }
    return .object([
      ("name", .text(definition.name)), ("attributes", .list(attributes.map(\.json))),
    ])
  }

  /// The attributes that a field has: one, or one a language.
  static func declared(of field: FieldDefinition) -> [Declared] {
    let name = field.name.name
    return switch field.kind {
    case .integer: [Declared(name: name, type: "integer")]
    case .boolean: [Declared(name: name, type: "boolean")]
    case .text: ["en", "fr"].map { Declared(name: "\(name)_\($0)", type: "string") }
    default: [Declared(name: name, type: "string")]
    }
  }

  /// The attributes of a record.
  static func values(of record: ExportedRecord) -> [JSONText] {
    let known = Set(record.header.type.definition.fields.flatMap(declared(of:)).map(\.name))
      .union(ofEveryRecord.map(\.name)).union(wordsOfEveryRecord)
    return header(of: record) + fields(of: record).filter { known.contains($0.name) }.map(\.json)
  }

  /// The value of a fact or a word under the name of its attribute.
  struct Value: Sendable {
    let name: String
    let value: JSONText

    var json: JSONText { .object([("name", .text(name)), ("value", value)]) }
  }

  /// Facts and words as far as they are shown, in order of field and path.
  static func fields(of record: ExportedRecord) -> [Value] {
    var values: [Value] = []
    for entry in record.facts?.entries ?? [] where entry.field != .wordsPresent {
      values.append(Value(name: entry.field.name, value: value(of: entry.value)))
    }
    if case .shown(let words) = record.words {
      for path in words.paths {
        guard let text = words[path] else { continue }
        values.append(
          Value(
            name: path.replacing(".", with: "_"), value: .text(withoutReordering(text))))
      }
    }
    return values
  }

  private static func value(of fact: FactValue) -> JSONText {
    switch fact {
    case .text(let text): .text(text)
    case .integer(let integer): .number(integer)
    case .boolean(let truth): .truth(truth)
    case .texts(let texts): .text(texts.joined(separator: ";"))
    case .tree(let json):
      // It was read from canonical bytes.
      .text((try? json.canonicalText) ?? "")
    }
  }

  private static func header(of record: ExportedRecord) -> [JSONText] {
    let header = record.header
    let corrections = record.mark?.correctedBy.map { String($0) }.joined(separator: ";") ?? ""
    let values: [(String, JSONText?)] = [
      ("record_sequence", number(header.sequence.index)),
      ("record_recorded", .text(header.recorded.description)),
      ("record_occurred", header.occurred.map { .text($0.description) }),
      ("record_kind", .text(header.type.definition.kind.rawValue)),
      ("record_author", .text(header.author.text)),
      ("record_catalogue", .number(Int64(header.catalogue))),
      ("record_leaf", .text(record.leaf)),
      ("record_match", .text(record.match.rawValue)),
      ("record_target", header.target.map { number($0.index) }),
      ("record_annulled_by", record.mark?.annulledBy.map(number)),
      ("record_corrected_by", corrections.isEmpty ? nil : .text(corrections)),
      ("record_facts", .text(record.facts == nil ? "withheld" : "shown")),
      ("record_words", .text(record.words.name)),
      ("record_erased_by", record.words.erasure.map { number($0.index) }),
    ]
    return values.compactMap { name, value in value.map { Value(name: name, value: $0).json } }
  }

  private static func number(_ number: UInt64) -> JSONText { .number(Int64(clamping: number)) }
}
