internal import CanonicalJSON

/// The file in which an action travels to be signed: one canonical object
/// `{facts, facts_salt, header, words?, words_salt?}`.
///
/// The header has no `recorded` and no `sequence` yet; its signatures grow as the file goes from
/// party to party. Whoever signs reads here what the commitments in the header stand for.
public struct ActionFile: Sendable, Hashable {
  /// The most bytes of the file: its parts at their largest, and the keys around them.
  public static let maximumBytes =
    Header.maximumBytes + FactsFormat.maximumBytes + WordsFormat.maximumBytes + 256

  /// What is signed.
  public private(set) var header: ActionHeader
  /// The opening of the facts.
  public let facts: Opening
  /// The opening of the words; nil when there are none.
  public let words: Opening?

  /// An action with its openings; refused unless they are those its header commits to.
  public init(
    header: ActionHeader, facts: Opening, words: Opening?
  ) throws(RecordFormatError) {
    let read = try header.facts(opening: facts)
    if let words {
      _ = try header.words(opening: words, facts: read)
    } else if header.words != nil {
      throw .missingKey(part: .actionFile, key: "words")
    }
    self.header = header
    self.facts = facts
    self.words = words
  }

  /// Reads the file and checks its openings against its header.
  public init(canonical bytes: [UInt8]) throws(RecordFormatError) {
    let span = bytes.span
    var reader = try PartReader(span, of: .actionFile, limit: ActionFile.maximumBytes)
    try reader.enterObject()
    try reader.require(Keys.facts)
    let facts = Array(bytes[try reader.valueBytes()])
    try reader.require(Keys.factsSalt)
    let factsSalt = try reader.hash(Salt.self)
    try reader.require(Keys.header)
    let header = try ActionHeader(canonical: span.extracting(try reader.valueBytes()))
    var words: Opening?
    if try reader.has(Keys.words) {
      let range = try reader.valueBytes()
      try reader.require(Keys.wordsSalt)
      words = Opening(salt: try reader.hash(Salt.self), bytes: Array(bytes[range]))
    }
    try reader.leaveObject()
    try reader.finish()
    try self.init(
      header: header, facts: Opening(salt: factsSalt, bytes: facts), words: words)
  }

  /// Puts a signature to those there are, instead of an earlier one under the same key.
  ///
  /// All signatures cover the same bytes, so the order of signing does not matter.
  public mutating func add(_ signature: ActionSignature) {
    header.signatures.removeAll { $0.key == signature.key }
    header.signatures.append(signature)
    header.signatures.sort { $0.key < $1.key }
  }

  /// The canonical bytes of the file.
  public func canonicalBytes() throws(RecordFormatError) -> [UInt8] {
    var bytes = Array(#"{"facts":"#.utf8) + facts.bytes
    bytes += Array(#","facts_salt":"\#(facts.salt.hex)","header":"#.utf8)
    bytes += try header.canonicalBytes()
    if let words {
      bytes += Array(#","words":"#.utf8) + words.bytes
      bytes += Array(#","words_salt":"\#(words.salt.hex)""#.utf8)
    }
    return bytes + Array("}".utf8)
  }
}

private enum Keys {
  static let facts: PackedName = "facts"
  static let factsSalt: PackedName = "facts_salt"
  static let header: PackedName = "header"
  static let words: PackedName = "words"
  static let wordsSalt: PackedName = "words_salt"
}
