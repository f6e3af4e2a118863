package import CanonicalJSON

extension FieldKind {
  /// Reads a fact of this kind from an author's JSON; refuses what breaks the grammar, with the
  /// field's path and the form that was expected.
  package func fact(from json: JSON, at path: String) throws(Refusal) -> FactValue {
    switch self {
    case .boolean:
      guard case .bool(let boolean) = json else { throw expected("true|false", path, json) }
      return .boolean(boolean)
    case .integer(let minimum):
      guard case .integer(let integer) = json, integer >= minimum,
        integer <= 9_007_199_254_740_991
      else { throw expected("integer ≥ \(minimum)", path, json) }
      return .integer(integer)
    case .set(let kind):
      return .texts(try kind.strings(from: json, at: path).sorted(by: byBytes))
    case .list(let kind):
      return .texts(try kind.strings(from: json, at: path))
    case .identifiers(let registries):
      return .tree(try FieldKind.identifiers(from: json, among: registries, at: path))
    case .text, .line:
      throw Refusal(.badField, .field(path), .expected("fact"))
    default:
      guard case .string(let text) = json, matches(text) else { throw expected(form, path, json) }
      return .text(text)
    }
  }

  private func strings(from json: JSON, at path: String) throws(Refusal) -> [String] {
    guard case .array(let items) = json, (1...64).contains(items.count) else {
      throw expected("[1–64 × \(form)]", path, json)
    }
    var texts: [String] = []
    var seen: Set<String> = []
    for (index, item) in items.enumerated() {
      guard case .string(let text) = item, matches(text) else {
        throw expected(form, "\(path)[\(index)]", item)
      }
      guard seen.insert(text).inserted else {
        throw Refusal(
          .badField, .field("\(path)[\(index)]"), .expected("no repeats"), .text(text))
      }
      texts.append(text)
    }
    return texts
  }

  private static func identifiers(
    from json: JSON, among registries: [String], at path: String
  ) throws(Refusal) -> JSON {
    guard case .object(let object) = json, !object.isEmpty else {
      throw Refusal(.badField, .field(path), .expected("{registry: identifier}"))
    }
    for (key, value) in object {
      guard registries.contains(key) else {
        throw Refusal(.unknownField, .field("\(path).\(key)"))
      }
      guard case .string(let text) = value, FieldKind.external.matches(text) else {
        throw Refusal(
          .badField, .field("\(path).\(key)"), .expected(FieldKind.external.form))
      }
    }
    return json
  }

  private func expected(_ form: String, _ path: String, _ json: JSON) -> Refusal {
    var refusal = Refusal(.badField, .field(path), .expected(form))
    if case .string(let text) = json { refusal = refusal.adding(.text(text)) }
    return refusal
  }

  /// Whether a string has the form of a single value of this kind.
  package func matches(_ text: String) -> Bool {
    let bytes = text.utf8
    switch self {
    case .actor: return ActorID(text) != nil
    case .agreement: return AgreementID(text) != nil
    case .person: return PersonID(text) != nil
    case .participant: return ActorID(text) != nil || PersonID(text) != nil
    case .code, .axis: return Code(text) != nil
    case .choice(let choices): return choices.contains(text)
    case .day: return Day(text) != nil
    case .due: return text == "end_of_term" || Day(text) != nil
    case .occurred: return Occurred(text) != nil
    case .term: return Term(text) != nil
    case .sha256, .key: return bytes.count == 64 && bytes.allSatisfy(isLowerHex)
    case .signature: return bytes.count == 128 && bytes.allSatisfy(isLowerHex)
    case .language:
      guard bytes.count == 2 || bytes.count == 3 || bytes.count == 5 || bytes.count == 6
      else { return false }
      let parts = text.split(separator: "-", omittingEmptySubsequences: false)
      guard (1...2).contains(parts.count), (2...3).contains(parts[0].utf8.count),
        parts[0].utf8.allSatisfy(isLowerCase)
      else { return false }
      return parts.count == 1
        || parts[1].utf8.count == 2 && parts[1].utf8.allSatisfy(isUpperCase)
    case .country: return CountryCodes.all.contains(text)
    case .currency: return CurrencyCodes.all.contains(text)
    case .zone:
      return (1...64).contains(bytes.count) && bytes.first.map(isUpperCase) == true
        && bytes.allSatisfy { isAlphanumeric($0) || [0x2F, 0x5F, 0x2B, 0x2D].contains($0) }
    case .mediaType:
      let parts = text.split(separator: "/", omittingEmptySubsequences: false)
      return parts.count == 2 && parts.allSatisfy { isRestrictedName(Array($0.utf8)) }
    case .external:
      return (1...128).contains(bytes.count) && bytes.first.map(isAlphanumeric) == true
        && bytes.allSatisfy {
          isAlphanumeric($0) || [0x2E, 0x3A, 0x2F, 0x5F, 0x2B, 0x2D].contains($0)
        }
    case .boolean, .integer, .set, .list, .identifiers, .text, .line: return false
    }
  }

  /// The form, as a refusal shows it.
  public var form: String {
    switch self {
    case .actor, .agreement: "^[a-z0-9][a-z0-9-]{0,63}$"
    case .person: "p-…"
    case .participant: "actor|p-…"
    case .code, .axis: "^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"
    case .choice(let choices): choices.joined(separator: "|")
    case .boolean: "true|false"
    case .integer(let minimum): "integer ≥ \(minimum)"
    case .day: "YYYY-MM-DD"
    case .due: "YYYY-MM-DD|end_of_term"
    case .occurred: "YYYY-MM-DD|YYYY-MM|YYYY|a/b|../b|a/..|YYYY-MM-DDThh:mm:ss±hh:mm"
    case .term: "^P[1-9][0-9]{0,3}[DMY]$"
    case .sha256, .key: "^[0-9a-f]{64}$"
    case .signature: "^[0-9a-f]{128}$"
    case .language: "^[a-z]{2,3}(-[A-Z]{2})?$"
    case .country: "ISO 3166-1"
    case .currency: "ISO 4217"
    case .zone: "IANA"
    case .mediaType: "RFC 6838"
    case .external: "^[A-Za-z0-9][A-Za-z0-9.:/_+-]{0,127}$"
    case .set(let kind), .list(let kind): "[\(kind.form)]"
    case .identifiers(let registries): "{\(registries.joined(separator: "|")): …}"
    case .text: "{fr?, en?}"
    case .line: "text"
    }
  }
}

/// RFC 6838 §4.2.
private func isRestrictedName(_ bytes: [UInt8]) -> Bool {
  (1...127).contains(bytes.count) && isAlphanumeric(bytes[0])
    && bytes.allSatisfy {
      isAlphanumeric($0) || Array("!#$&-^_.+".utf8).contains($0)
    }
}

func isLowerHex(_ byte: UInt8) -> Bool { isDigit(byte) || (byte >= 0x61 && byte <= 0x66) }

func byBytes(_ one: String, _ other: String) -> Bool {
  one.utf8.lexicographicallyPrecedes(other.utf8)
}
