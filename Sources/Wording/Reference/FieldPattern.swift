internal import CanonicalJSON
internal import Partnership

/// The patterns that several fields share, in the dialect of regular expressions that JSON Schema
/// recommends (2020-12, core §6.4).
enum FieldPattern {
  static let actor = JSON.pattern("^(?!p-|svc-|local$|all$)[a-z0-9][a-z0-9-]{0,63}$")
  static let agreement = JSON.pattern("^[a-z0-9][a-z0-9-]{0,63}$")
  static let person = JSON.pattern("^p-[a-z2-7]{16}$")
  static let code = JSON.pattern("^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$")
  static let action = JSON.pattern(
    "^[0-9a-f]{8}-[0-9a-f]{4}-[78][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$")
  /// `{"action": UUID}`: what an earlier action made.
  static let byAction = JSON.closedObject(["action": action], required: ["action"])
  static let sequence: JSON = ["minimum": 0, "type": "integer"]
  static let record: JSON = ["anyOf": [sequence, byAction]]
  static let line: JSON = [
    "maxLength": .integer(Int64(Words.maximumBytes)), "minLength": 1, "type": "string",
  ]
  static let text = JSON.closedObject(["en": line, "fr": line], required: [])
    .adding("minProperties", 1)
  static let day = JSON.pattern("^\(written(.day))$")
  /// A day, a month, a year; two of them or one and an open end; an instant.
  static let occurred: JSON = {
    let date = "(\(written(.day))|\(written(.month))|\(written(.year)))"
    let time = "([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]"
    let zone = "(Z|[+-]([01][0-9]|2[0-3]):[0-5][0-9])"
    return .pattern(
      "^(\(date)|\(date)/\(date)|[.][.]/\(date)|\(date)/[.][.]|\(written(.day))T\(time)\(zone))$")
  }()

  private enum Precision { case year, month, day }

  private static func written(_ precision: Precision) -> String {
    let year = "(?!0000)[0-9]{4}"
    let month = "(0[1-9]|1[0-2])"
    return switch precision {
    case .year: year
    case .month: "\(year)-\(month)"
    case .day: "\(year)-\(month)-(0[1-9]|[12][0-9]|3[01])"
    }
  }
}

extension JSON {
  /// A string of a pattern.
  static func pattern(_ pattern: String) -> JSON {
    ["pattern": .string(pattern), "type": "string"]
  }

  /// One to 64 of something, no repeats.
  static func list(of item: JSON) -> JSON {
    ["items": item, "maxItems": 64, "minItems": 1, "type": "array", "uniqueItems": true]
  }

  /// An object of those members and no others.
  static func closedObject(_ properties: JSONObject, required: [String]) -> JSON {
    [
      "additionalProperties": false, "properties": .object(properties),
      "required": .array(required.sorted().map { .string($0) }), "type": "object",
    ]
  }

  /// The schema with one more keyword.
  func adding(_ keyword: String, _ value: JSON) -> JSON {
    guard case .object(var members) = self else { return self }
    members[keyword] = value
    return .object(members)
  }

  /// The schema with a title.
  func titled(_ title: String) -> JSON { adding("title", .string(title)) }
}
