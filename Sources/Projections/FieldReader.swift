internal import CanonicalJSON
internal import Partnership

/// Reads the fields of a stored object, naming the one that is not what it should be.
struct FieldReader {
  private let members: JSONObject
  private let path: String

  init(_ json: JSON, at path: String) throws(ProjectionsError) {
    guard case .object(let members) = json else {
      throw .badField(path: path, expected: "object")
    }
    self.members = members
    self.path = path
  }

  func bad(_ key: String, _ expected: String) -> ProjectionsError {
    .badField(path: path.isEmpty ? key : "\(path)/\(key)", expected: expected)
  }

  /// A member; nil when it is null.
  func optional(_ key: String) throws(ProjectionsError) -> JSON? {
    guard let json = members[key] else { throw bad(key, "member") }
    return json == .null ? nil : json
  }

  func object(_ key: String) throws(ProjectionsError) -> FieldReader? {
    guard let json = try optional(key) else { return nil }
    return try FieldReader(json, at: path.isEmpty ? key : "\(path)/\(key)")
  }

  func integer(_ key: String) throws(ProjectionsError) -> Int64 {
    guard let integer = try optional(key)?.integerValue else { throw bad(key, "integer") }
    return integer
  }

  func count(_ key: String) throws(ProjectionsError) -> Int {
    guard let count = Int(exactly: try integer(key)), count >= 0 else { throw bad(key, "count") }
    return count
  }

  func record(_ key: String) throws(ProjectionsError) -> SequenceNumber {
    guard let index = UInt64(exactly: try integer(key)) else { throw bad(key, "record") }
    return SequenceNumber(index)
  }

  func bool(_ key: String) throws(ProjectionsError) -> Bool {
    guard let bool = try optional(key)?.boolValue else { throw bad(key, "boolean") }
    return bool
  }

  /// A string that reads as something; nil when it is null.
  func optional<Value>(
    _ key: String, _ read: (String) -> Value?
  ) throws(ProjectionsError) -> Value? {
    guard let json = try optional(key) else { return nil }
    guard let value = json.stringValue.flatMap(read) else { throw bad(key, "\(Value.self)") }
    return value
  }

  /// A string that reads as something.
  func value<Value>(_ key: String, _ read: (String) -> Value?) throws(ProjectionsError) -> Value {
    guard let value = try optional(key, read) else { throw bad(key, "\(Value.self)") }
    return value
  }

  /// A list of strings that read as something.
  func values<Value>(
    _ key: String, _ read: (String) -> Value?
  ) throws(ProjectionsError) -> [Value] {
    guard let items = try optional(key)?.arrayValue else { throw bad(key, "list") }
    let values = items.compactMap { $0.stringValue.flatMap(read) }
    guard values.count == items.count else { throw bad(key, "list of \(Value.self)") }
    return values
  }

  /// A list of objects.
  func objects<Value>(
    _ key: String, _ read: (FieldReader) throws(ProjectionsError) -> Value
  ) throws(ProjectionsError) -> [Value] {
    guard let items = try optional(key)?.arrayValue else { throw bad(key, "list") }
    var values: [Value] = []
    for (index, item) in items.enumerated() {
      let place = path.isEmpty ? "\(key)/\(index)" : "\(path)/\(key)/\(index)"
      values.append(try read(try FieldReader(item, at: place)))
    }
    return values
  }

  /// A word reference; nil when it is null.
  func word(_ key: String) throws(ProjectionsError) -> WordReference? {
    guard let json = try optional(key) else { return nil }
    guard let word = json.wordReference else { throw bad(key, "word reference") }
    return word
  }
}
