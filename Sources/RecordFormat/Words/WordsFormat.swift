internal import CanonicalJSON
public import Partnership

/// The words of a record as bytes: a flat canonical object of strings keyed by path, of at most
/// 1 MiB, each string at most 65,536 bytes.
public enum WordsFormat {
  /// The most bytes of the words of a record.
  public static let maximumBytes = 1 << 20
  fileprivate static let textForm = "a text of 1 to \(Words.maximumBytes) bytes"

  /// Reads the words of a record of a type.
  ///
  /// - Parameter facts: The facts of the record, whose `words_present` has to list exactly the
  ///   paths of the words; nil when they are withheld.
  public static func read(
    _ bytes: Span<UInt8>, type: RecordType, facts: Facts?
  ) throws(RecordFormatError) -> Words {
    var reader = try PartReader(bytes, of: .words, limit: maximumBytes)
    let paths = FactsLayout.of(type).paths
    var members: [(String, JSON)] = []
    try reader.enterObject()
    while let (path, text) = try reader.nextWord(paths) {
      members.append((reader.text(path), .string(reader.unescaped(text))))
    }
    try reader.finish()
    guard !members.isEmpty, let words = Words(JSONObject(uniqueKeysWithValues: members)) else {
      throw reader.malformed("at least one text")
    }
    if let facts { try check(words, against: facts) }
    return words
  }

  /// Refuses what ``read(_:type:facts:)`` does, for who needs no words: none are made.
  public static func check(
    _ bytes: Span<UInt8>, type: RecordType, facts: Facts?
  ) throws(RecordFormatError) {
    var reader = try PartReader(bytes, of: .words, limit: maximumBytes)
    let paths = FactsLayout.of(type).paths
    let present = facts?.wordsPresent ?? []
    var count = 0
    var isAsListed = true
    try reader.enterObject()
    while let (path, _) = try reader.nextWord(paths) {
      // Both ascend, so that one step in each is enough.
      isAsListed =
        isAsListed && count < present.count
        && bytes.extracting(path).spells(present[count])
      count += 1
    }
    try reader.finish()
    guard count > 0 else { throw reader.malformed("at least one text") }
    guard facts == nil || isAsListed && count == present.count else {
      // Tells which path is not listed, or has no words.
      _ = try read(bytes, type: type, facts: facts)
      return
    }
  }

  /// Reads the words of a record of a type from an array.
  public static func read(
    _ bytes: [UInt8], type: RecordType, facts: Facts?
  ) throws(RecordFormatError) -> Words {
    try read(bytes.span, type: type, facts: facts)
  }

  /// The canonical bytes of words, which have been held to the same grammar as when they are read.
  public static func canonicalBytes(
    _ words: Words, type: RecordType, facts: Facts?
  ) throws(RecordFormatError) -> [UInt8] {
    let bytes = try JSON.object(words.texts).bytes(of: .words, limit: maximumBytes)
    try check(bytes.span, type: type, facts: facts)
    return bytes
  }

  private static func check(_ words: Words, against facts: Facts) throws(RecordFormatError) {
    let present = facts.wordsPresent
    for path in words.paths where !present.contains(path) {
      throw .unknownKey(part: .words, key: path, offset: nil)
    }
    for path in present where words[path] == nil {
      throw .missingKey(part: .words, key: path)
    }
  }
}

extension PartReader {
  /// The next member of words, as the ranges of its path and of its text; nil at the end.
  fileprivate mutating func nextWord(
    _ paths: WordPaths
  ) throws(RecordFormatError) -> (path: Range<Int>, text: Range<Int>)? {
    guard let path = try nextKey() else { return nil }
    guard paths.isKnown(bytes, at: path, evidence: Form.mostItems) else {
      throw .unknownKey(part: .words, key: text(path), offset: nil)
    }
    let text = try stringBytes(WordsFormat.textForm)
    guard !text.isEmpty else { throw malformed(WordsFormat.textForm) }
    // Escapes only make it longer, so that one which is short enough as written need not be read.
    guard
      text.count <= Words.maximumBytes || unescaped(text).utf8.count <= Words.maximumBytes
    else { throw malformed(WordsFormat.textForm) }
    return (path, text)
  }
}
