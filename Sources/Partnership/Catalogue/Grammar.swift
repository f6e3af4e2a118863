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
      return .texts(try kind.strings(from: json, at: path).sorted { $0.precedes($1) })
    case .list(let kind):
      return .texts(try kind.strings(from: json, at: path))
    case .identifiers(let registries):
      return .tree(try FieldKind.identifiers(from: json, among: registries, at: path))
    case .records, .coverage, .waivers, .operations:
      return .tree(try structure(from: json, at: path))
    case .text, .line:
      throw Refusal(.badField, .field(path), .expected("fact"))
    default:
      guard case .string(let text) = json, matches(text) else { throw expected(form, path, json) }
      return .text(text)
    }
  }

  /// One to 64 strings of this kind, no repeats, in the order given.
  func strings(from json: JSON, at path: String) throws(Refusal) -> [String] {
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

  /// The refusal of a value that has not the form expected.
  func expected(_ form: String, _ path: String, _ json: JSON) -> Refusal {
    var refusal = Refusal(.badField, .field(path), .expected(form))
    if case .string(let text) = json { refusal = refusal.adding(.text(text)) }
    return refusal
  }

  /// Whether a string has the form of a single value of this kind.
  package func matches(_ text: String) -> Bool { matches(text.utf8Span.span) }

  /// The text of bytes that have the form of a single value of this kind; nil when they do not.
  ///
  /// A choice gives its own text, and makes none.
  package func text(utf8 bytes: Span<UInt8>) -> String? {
    if case .choice(let choices) = self { return choices.first { bytes.spells($0) } }
    return matches(bytes) ? String(utf8: bytes) : nil
  }

  private func matches(_ bytes: Span<UInt8>) -> Bool {
    switch self {
    case .actor: ActorID.isSpelling(bytes)
    case .agreement: isLowerCaseName(bytes)
    case .person: PersonID.isSpelling(bytes)
    case .participant: ActorID.isSpelling(bytes) || PersonID.isSpelling(bytes)
    case .code, .object, .axis: Code.isSpelling(bytes)
    case .axisOrAll: Code.isSpelling(bytes)
    case .choice(let choices): choices.contains { bytes.spells($0) }
    case .day: Day(utf8: bytes) != nil
    case .due: bytes.holds(endOfTerm, at: bytes.indices) || Day(utf8: bytes) != nil
    case .occurred: Occurred(utf8: bytes) != nil
    case .term: Term(utf8: bytes) != nil
    case .sha256, .key: bytes.count == 64 && bytes.allSatisfy(from: 0, isLowerHex)
    case .signature: bytes.count == 128 && bytes.allSatisfy(from: 0, isLowerHex)
    case .language: isLanguage(bytes)
    case .country: isPublished(bytes, among: CountryCodes.all)
    case .currency: isPublished(bytes, among: CurrencyCodes.all)
    case .zone:
      (1...64).contains(bytes.count) && isUpperCase(bytes[0])
        && bytes.allSatisfy(from: 1) {
          isAlphanumeric($0) || $0 == 0x2F || $0 == 0x5F || $0 == 0x2B || $0 == 0x2D
        }
    case .mediaType: isMediaType(bytes)
    case .external:
      (1...128).contains(bytes.count) && isAlphanumeric(bytes[0])
        && bytes.allSatisfy(from: 1) {
          isAlphanumeric($0) || $0 >= 0x2D && $0 <= 0x2F || $0 == 0x3A || $0 == 0x5F || $0 == 0x2B
        }
    case .boolean, .integer, .set, .list, .identifiers, .records, .coverage, .waivers, .operations,
      .text, .line:
      false
    }
  }

  /// The form, as a refusal shows it.
  public var form: String {
    switch self {
    case .actor, .agreement: "^[a-z0-9][a-z0-9-]{0,63}$"
    case .person: "p-…"
    case .participant: "actor|p-…"
    case .code, .object, .axis: "^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$"
    case .axisOrAll: "^[A-Za-z0-9][A-Za-z0-9._-]{0,31}$|all"
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
    case .records: "[sequence]"
    case .coverage: "{agreements?, documents?, persons?, records?}"
    case .waivers: "[{code, kind}]"
    case .operations: "[{type, …}]"
    case .text: "{fr?, en?}"
    case .line: "text"
    }
  }
}

private let endOfTerm: PackedName = "end_of_term"

private func isPublished(_ bytes: Span<UInt8>, among codes: Set<String>) -> Bool {
  String(utf8: bytes).map { codes.contains($0) } ?? false
}

/// Two or three letters, and a country after a hyphen.
private func isLanguage(_ bytes: Span<UInt8>) -> Bool {
  var letters = 0
  while letters < bytes.count, isLowerCase(bytes[letters]) { letters += 1 }
  guard letters == 2 || letters == 3 else { return false }
  if letters == bytes.count { return true }
  return bytes.count == letters + 3 && bytes[letters] == 0x2D
    && bytes.allSatisfy(from: letters + 1, isUpperCase)
}

/// RFC 6838 §4.2: two names with a slash between them.
private func isMediaType(_ bytes: Span<UInt8>) -> Bool {
  var slash = 0
  while slash < bytes.count, bytes[slash] != 0x2F { slash += 1 }
  return slash < bytes.count && isRestrictedName(bytes.extracting(0..<slash))
    && isRestrictedName(bytes.extracting(slash + 1..<bytes.count))
}

private func isRestrictedName(_ bytes: Span<UInt8>) -> Bool {
  (1...127).contains(bytes.count) && isAlphanumeric(bytes[0])
    && bytes.allSatisfy(from: 1) { byte in
      isAlphanumeric(byte) || "!#$&-^_.+".utf8.contains(byte)
    }
}

func isLowerHex(_ byte: UInt8) -> Bool { isDigit(byte) || (byte >= 0x61 && byte <= 0x66) }

/// What stands for every axis where an axis may stand; no axis is called so.
let everyAxis = "all"
