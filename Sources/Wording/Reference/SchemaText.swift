internal import CanonicalJSON
public import Partnership

extension Schema {
  /// The schema of an action of a type as an indented text that ends with a line feed.
  ///
  /// Written here because the canonical writer keeps to the keys of the ledger's own profile,
  /// which has no `$schema` and no `additionalProperties`.
  public static func text(of type: RecordType, in language: Language) -> String {
    text(of(type, in: language), indentedBy: 0) + "\n"
  }

  private static func text(_ json: JSON, indentedBy depth: Int) -> String {
    switch json {
    case .null: "null"
    case .bool(let bool): bool ? "true" : "false"
    case .integer(let integer): String(integer)
    case .string(let string): quoted(string)
    case .array(let items):
      lines(items.map { text($0, indentedBy: depth + 1) }, "[", "]", depth)
    case .object(let members):
      lines(
        members.map { "\(quoted($0.key)): \(text($0.value, indentedBy: depth + 1))" }, "{", "}",
        depth)
    }
  }

  private static func lines(
    _ items: [String], _ opening: String, _ closing: String, _ depth: Int
  ) -> String {
    if items.isEmpty { return opening + closing }
    let indent = String(repeating: "  ", count: depth + 1)
    let body = items.map { indent + $0 }.joined(separator: ",\n")
    return "\(opening)\n\(body)\n\(String(repeating: "  ", count: depth))\(closing)"
  }

  /// A string as RFC 8259 §7 has it.
  private static func quoted(_ string: String) -> String {
    var quoted = "\""
    for scalar in string.unicodeScalars {
      switch scalar {
      case "\"": quoted += "\\\""
      case "\\": quoted += "\\\\"
      case "\u{0}"..."\u{1F}":
        let digits = String(scalar.value, radix: 16)
        quoted += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}
