internal import CanonicalJSON
public import Partnership

/// The words of a record as bytes: a flat canonical object of strings keyed by path, of at most
/// 1 MiB, each string at most 65,536 bytes.
public enum WordsFormat {
  /// The most bytes of the words of a record.
  public static let maximumBytes = 1 << 20

  /// Reads the words of a record of a type.
  ///
  /// - Parameter facts: The facts of the record, whose `words_present` has to list exactly the
  ///   paths of the words; nil when they are withheld.
  public static func read(
    _ bytes: Span<UInt8>, type: RecordType, facts: Facts?
  ) throws(RecordFormatError) -> Words {
    var reader = try PartReader(bytes, of: .words, limit: maximumBytes)
    let form = "a text of 1 to \(Words.maximumBytes) bytes"
    var members: [(String, JSON)] = []
    try reader.enterObject()
    while let path = try reader.nextKey() {
      guard WordPaths.isKnown(path, of: type, evidence: Form.mostItems) else {
        throw .unknownKey(part: .words, key: path, offset: nil)
      }
      let text = try reader.string(form)
      guard text.utf8.count <= Words.maximumBytes else { throw reader.malformed(form) }
      members.append((path, .string(text)))
    }
    try reader.finish()
    guard !members.isEmpty, let words = Words(JSONObject(uniqueKeysWithValues: members)) else {
      throw reader.malformed("at least one text")
    }
    if let facts { try check(words, against: facts) }
    return words
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
    _ = try read(bytes.span, type: type, facts: facts)
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
