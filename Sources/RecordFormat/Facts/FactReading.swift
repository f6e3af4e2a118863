import CanonicalJSON
import Partnership

extension PartReader {
  /// The value of one key of facts.
  ///
  /// - Parameters:
  ///   - paths: Those that words of the type may stand at.
  ///   - found: Which of them `words_present` lists.
  mutating func fact(
    _ kind: FactsLayout.Kind, _ paths: WordPaths, _ found: inout WordPaths.Found
  ) throws(RecordFormatError) -> FactValue {
    switch kind {
    case .field(let kind): try fact(of: kind)
    case .identifiers(let registries, let form): .tree(try identifiers(registries, form))
    case .cause: .integer(try integer(from: 0, Form.sequence))
    case .changes: .tree(try changes())
    case .evidence: .tree(try evidence())
    case .wordsPresent: .texts(try wordsPresent(paths, &found))
    }
  }

  private mutating func fact(of kind: FieldKind) throws(RecordFormatError) -> FactValue {
    switch kind {
    case .boolean: .boolean(try boolean())
    case .integer(let minimum): .integer(try integer(from: minimum, kind.form))
    case .set(let item): .texts(try texts(item, isSet: true))
    case .list(let item): .texts(try texts(item, isSet: false))
    case .records, .coverage, .waivers, .operations: .tree(try structure(kind))
    default: .text(try text(kind))
    }
  }

  /// A fact that is made of several: as an author may give it, in the order the ledger keeps.
  private mutating func structure(_ kind: FieldKind) throws(RecordFormatError) -> JSON {
    let json = try tree()
    // Why it is no such fact is told to authors; here it is damage, and the form says what of.
    guard let fact = try? kind.fact(from: json, at: ""), fact == .tree(json) else {
      throw malformed(kind.form)
    }
    return json
  }

  private mutating func text(_ kind: FieldKind) throws(RecordFormatError) -> String {
    try value(kind.form) { kind.text(utf8: $0) }
  }

  /// 1 to 64 values: a set ascends by byte, a list is as given, neither repeats.
  private mutating func texts(
    _ item: FieldKind, isSet: Bool
  ) throws(RecordFormatError) -> [String] {
    let expected = isSet ? Form.ascending : "1 to 64 items, no repeats"
    var texts: [String] = []
    try enterArray(expected)
    while try nextItem() {
      let text = try text(item)
      guard texts.count < Form.mostItems,
        isSet ? texts.last?.precedes(text) ?? true : !texts.contains(text)
      else { throw malformed(expected) }
      texts.append(text)
    }
    guard !texts.isEmpty else { throw malformed(expected) }
    return texts
  }

  private mutating func identifiers(
    _ registries: [PackedName], _ form: String
  ) throws(RecordFormatError) -> JSON {
    var identifiers = JSONObject()
    try enterObject()
    for registry in registries where try has(registry) {
      identifiers[registry.text] = .string(try text(.external))
    }
    try leaveObject()
    guard !identifiers.isEmpty else { throw malformed(form) }
    return .object(identifiers)
  }

  private mutating func evidence() throws(RecordFormatError) -> JSON {
    let expected = "1 to 64 of {bytes?, language?, media_type, sha256}"
    let keys = EvidenceKeys.all
    var items: [JSON] = []
    try enterArray(expected)
    while try nextItem() {
      guard items.count < Form.mostItems else { throw malformed(expected) }
      var item = JSONObject()
      try enterObject()
      if try has(keys.bytes) { item["bytes"] = .integer(try integer(from: 0, "integer ≥ 0")) }
      if try has(keys.language) { item["language"] = .string(try text(.language)) }
      try require(keys.mediaType)
      item["media_type"] = .string(try text(.mediaType))
      try require(keys.sha256)
      item["sha256"] = .string(try text(.sha256))
      try leaveObject()
      items.append(.object(item))
    }
    guard !items.isEmpty else { throw malformed(expected) }
    return .array(items)
  }

  /// The paths ascending; which of them are known is for ``WordPaths`` to say.
  private mutating func wordsPresent(
    _ paths: WordPaths, _ found: inout WordPaths.Found
  ) throws(RecordFormatError) -> [String] {
    let expected = "paths of words, ascending by byte, no repeats"
    var present: [String] = []
    // Most records have no more.
    present.reserveCapacity(4)
    try enterArray(expected)
    while try nextItem() {
      let range = try stringBytes(expected)
      guard !range.isEmpty else { throw malformed(expected) }
      let path = paths.path(bytes, at: range, &found) ?? unescaped(range)
      if let last = present.last, !last.precedes(path) { throw malformed(expected) }
      present.append(path)
    }
    guard !present.isEmpty else { throw malformed(expected) }
    return present
  }

  private mutating func changes() throws(RecordFormatError) -> JSON {
    let changes = try tree()
    guard let object = changes.objectValue, !object.isEmpty else {
      throw malformed("{field: new value}, at least one")
    }
    return changes
  }
}

/// The keys of an item of evidence, all got at once.
private final class EvidenceKeys: Sendable {
  static let all = EvidenceKeys()

  let bytes: PackedName = "bytes"
  let language: PackedName = "language"
  let mediaType: PackedName = "media_type"
  let sha256: PackedName = "sha256"
}
