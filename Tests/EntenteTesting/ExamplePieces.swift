public import CanonicalJSON

// What examples are made of.

/// An act of both parties.
public let both: JSONObject = ["on_behalf_of": ["cnrs", "genome-quebec"]]

extension JSONObject {
  /// The same, on an axis.
  public func on(_ axis: String) -> JSONObject {
    var object = self
    object["axes"] = [.string(axis)]
    return object
  }
}

/// The first version of the protocol P1.
public let protocol1: JSON = ["protocol": "P1", "version": 1]

/// A hash made of one digit.
public func hash(_ digit: String) -> JSON { .string(String(repeating: digit, count: 64)) }

extension JSON {
  /// The same object with one more member.
  public func with(_ key: String, _ value: JSON) -> JSON {
    guard case .object(var object) = self else { return self }
    object[key] = value
    return .object(object)
  }
}
