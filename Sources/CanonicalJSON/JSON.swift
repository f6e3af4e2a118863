/// A JSON value of the ledger's profile: integers for numbers, strings compared byte by byte.
///
/// Two strings are equal when their UTF-8 bytes are: `é` as one scalar and `é` as `e` with a
/// combining accent are different values here, though Swift's `String` calls them equal.
/// A value built in code may break the profile (a control character, an integer beyond 2^53 − 1);
/// that is refused when it is written, by ``canonicalBytes``.
public enum JSON: Sendable {
  /// `null`.
  case null
  /// `true` or `false`.
  case bool(Bool)
  /// A whole number; only those within ±(2^53 − 1) can be written.
  case integer(Int64)
  /// Text, without normalization.
  case string(String)
  /// Values in the order given.
  case array([JSON])
  /// Members ascending by key.
  case object(JSONObject)
}

extension JSON {
  /// The text of a string, or nil for any other value.
  public var stringValue: String? {
    if case .string(let string) = self { string } else { nil }
  }

  /// The number of an integer, or nil for any other value.
  public var integerValue: Int64? {
    if case .integer(let integer) = self { integer } else { nil }
  }

  /// The truth of a boolean, or nil for any other value.
  public var boolValue: Bool? {
    if case .bool(let bool) = self { bool } else { nil }
  }

  /// The items of an array, or nil for any other value.
  public var arrayValue: [JSON]? {
    if case .array(let items) = self { items } else { nil }
  }

  /// The members of an object, or nil for any other value.
  public var objectValue: JSONObject? {
    if case .object(let members) = self { members } else { nil }
  }
}

extension JSON: Hashable {
  /// Compares strings by their UTF-8 bytes, not by canonical equivalence.
  public static func == (left: JSON, right: JSON) -> Bool {
    switch (left, right) {
    case (.null, .null): true
    case (.bool(let left), .bool(let right)): left == right
    case (.integer(let left), .integer(let right)): left == right
    case (.string(let left), .string(let right)): left.utf8.elementsEqual(right.utf8)
    case (.array(let left), .array(let right)): left == right
    case (.object(let left), .object(let right)): left == right
    default: false
    }
  }

  /// Feeds the kind and the content to the hasher.
  public func hash(into hasher: inout Hasher) {
    switch self {
    case .null:
      hasher.combine(0)
    case .bool(let bool):
      hasher.combine(1)
      hasher.combine(bool)
    case .integer(let integer):
      hasher.combine(2)
      hasher.combine(integer)
    case .string(let string):
      // String hashes its normalized form: equal bytes give equal hashes, which is all we need.
      hasher.combine(3)
      hasher.combine(string)
    case .array(let items):
      hasher.combine(4)
      hasher.combine(items)
    case .object(let members):
      hasher.combine(5)
      hasher.combine(members)
    }
  }
}

extension JSON: ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral, ExpressibleByStringLiteral
{
  /// Makes a boolean from `true` or `false`.
  public init(booleanLiteral value: Bool) { self = .bool(value) }

  /// Makes an integer from a literal.
  public init(integerLiteral value: Int64) { self = .integer(value) }

  /// Makes a string from a literal.
  public init(stringLiteral value: String) { self = .string(value) }
}

extension JSON: ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral {
  /// Makes an array from a literal.
  public init(arrayLiteral elements: JSON...) { self = .array(elements) }

  /// Makes an object from a literal; a repeated key is a mistake in the program and traps.
  public init(dictionaryLiteral elements: (String, JSON)...) {
    self = .object(JSONObject(uniqueKeysWithValues: elements))
  }
}
