internal import CanonicalJSON
internal import Partnership

/// The paths at which the words of a record may stand: `title.fr`, `name`, `reason.en`,
/// `evidence.0.name`, and in corrections `changes.title.fr`.
enum WordPaths {
  /// What paths of new words in a correction begin with.
  static let changed = "changes."

  /// Whether a record of a type may have words at a path.
  static func isKnown(_ path: String, of type: RecordType, evidence: Int) -> Bool {
    if known[Int(type.rawValue)].contains(path) { return true }
    if path.hasPrefix("evidence.") { return isOfEvidence(path, count: evidence) }
    // Which fields the target has is held against its type with the other changes.
    return type == .recordCorrected && path.hasPrefix(changed)
  }

  /// Holds `words_present` to the paths of the type, and to the words the type cannot do without.
  static func check(_ facts: Facts, of type: RecordType) throws(RecordFormatError) {
    let present = facts.wordsPresent
    var evidence = 0
    if case .tree(let json) = facts[.evidence] { evidence = json.arrayValue?.count ?? 0 }
    for path in present where !isKnown(path, of: type, evidence: evidence) {
      throw .malformed(
        part: .facts, key: FieldName.wordsPresent.name, offset: nil,
        expected: "paths of words of \(type.name), unlike \(path)")
    }
    for choice in required[Int(type.rawValue)] where !choice.contains(where: present.contains) {
      throw .missingKey(part: .facts, key: "words_present: \(choice.joined(separator: "|"))")
    }
  }

  /// `evidence.N.name` and `evidence.N.held_at`, N below the number of items, without zeros in front.
  private static func isOfEvidence(_ path: String, count: Int) -> Bool {
    let parts = path.split(separator: ".", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[2] == "name" || parts[2] == "held_at",
      let index = Int(parts[1]), String(index) == parts[1]
    else { return false }
    return (0..<count).contains(index)
  }

  private static let known: [Set<String>] = byNumber { type in
    var paths: Set<String> = ["authority", "reason.en", "reason.fr", "text.en", "text.fr"]
    for field in type.definition.fields { paths.formUnion(WordPaths.paths(of: field)) }
    return paths
  }

  /// For each compulsory word its paths, one of which has to be there.
  private static let required: [[[String]]] = byNumber { type in
    var required = type.definition.fields
      .filter { $0.kind.isWords && !$0.isOptional }.map { paths(of: $0) }
    if type == .recordCorrected || type == .recordAnnulled {
      required.append(["reason.en", "reason.fr"])
    }
    return required
  }

  private static func paths(of field: FieldDefinition) -> [String] {
    let name = field.name.name
    switch field.kind {
    case .text: return ["\(name).en", "\(name).fr"]
    case .line: return [name]
    default: return []
    }
  }

  private static func byNumber<Row: ExpressibleByArrayLiteral>(
    _ row: (RecordType) -> Row
  ) -> [Row] {
    let last = RecordType.allCases.map { Int($0.rawValue) }.max() ?? 0
    var rows: [Row] = Array(repeating: [], count: last + 1)
    for type in RecordType.allCases { rows[Int(type.rawValue)] = row(type) }
    return rows
  }
}
