internal import CanonicalJSON
internal import Partnership

/// The paths at which the words of a type of record may stand: `title.fr`, `name`, `reason.en`,
/// `evidence.0.name`, and in corrections `changes.title.fr`.
final class WordPaths: Sendable {
  /// What paths of new words in a correction begin with.
  static let changed = "changes."

  /// Which paths `words_present` lists.
  struct Found {
    /// A bit for each of the type's own paths.
    fileprivate var known: UInt64 = 0
    fileprivate var hasOthers = false
  }

  private let type: RecordType
  /// The paths but those of evidence and of corrections, ascending.
  private let known: [PackedName]
  /// The texts of these.
  private let texts: [String]
  /// For each compulsory word its paths, one of which has to be there.
  private let required: [[String]]
  /// The same as bits.
  private let requiredBits: [UInt64]

  /// The paths of a type.
  init(of type: RecordType) {
    let fields = type.definition.fields
    var paths: Set<String> = ["authority", "reason.en", "reason.fr", "text.en", "text.fr"]
    for field in fields { paths.formUnion(WordPaths.paths(of: field)) }
    let texts = paths.sorted { $0.precedes($1) }
    precondition(texts.count <= 64, "a type has a bit for each path of its words")
    var required = fields.filter { $0.kind.isWords && !$0.isOptional }.map {
      WordPaths.paths(of: $0)
    }
    if type == .recordCorrected || type == .recordAnnulled {
      required.append(["reason.en", "reason.fr"])
    }
    self.type = type
    self.texts = texts
    known = texts.map { PackedName($0) }
    self.required = required
    requiredBits = required.map { choice in
      texts.indices.filter { choice.contains(texts[$0]) }.reduce(0) { $0 | 1 << UInt64($1) }
    }
  }

  /// Whether the record may have words at the path that stands at a range of bytes.
  func isKnown(_ bytes: Span<UInt8>, at range: Range<Int>, evidence: Int) -> Bool {
    if index(of: bytes, at: range) != nil { return true }
    guard let path = String(utf8: bytes.extracting(range)) else { return false }
    if path.hasPrefix("evidence.") { return WordPaths.isOfEvidence(path, count: evidence) }
    // Which fields the target has is held against its type with the other changes.
    return type == .recordCorrected && path.hasPrefix(WordPaths.changed)
  }

  /// The path that stands at a range of bytes, marked as found; nil when it is not one of the type's
  /// own, and has still to be held to the others.
  func path(_ bytes: Span<UInt8>, at range: Range<Int>, _ found: inout Found) -> String? {
    guard let index = index(of: bytes, at: range) else {
      found.hasOthers = true
      return nil
    }
    found.known |= 1 << UInt64(index)
    return texts[index]
  }

  private func index(of bytes: Span<UInt8>, at range: Range<Int>) -> Int? {
    for index in known.indices where bytes.holds(known[index], at: range) { return index }
    return nil
  }

  /// Holds `words_present` to the paths of the type, and to the words the type cannot do without.
  func check(_ facts: Facts, _ found: Found) throws(RecordFormatError) {
    if found.hasOthers { try checkOthers(facts) }
    for index in required.indices where found.known & requiredBits[index] == 0 {
      throw .missingKey(
        part: .facts, key: "words_present: \(required[index].joined(separator: "|"))")
    }
  }

  private func checkOthers(_ facts: Facts) throws(RecordFormatError) {
    var evidence = 0
    if case .tree(let json) = facts[.evidence] { evidence = json.arrayValue?.count ?? 0 }
    for path in facts.wordsPresent {
      let bytes = path.utf8Span.span
      guard isKnown(bytes, at: bytes.indices, evidence: evidence) else {
        throw .malformed(
          part: .facts, key: FieldName.wordsPresent.name, offset: nil,
          expected: "paths of words of \(type.name), unlike \(path)")
      }
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

  private static func paths(of field: FieldDefinition) -> [String] {
    let name = field.name.name
    switch field.kind {
    case .text: return ["\(name).en", "\(name).fr"]
    case .line: return [name]
    default: return []
    }
  }
}
