public import Partnership

/// The file that shows one record beside its proof: one canonical object
/// `{facts, facts_salt, header, words?, words_salt?}`, or `{header}` alone where the facts are withheld.
///
/// What is shown was committed to in the header, and the header is the leaf that the proof places in
/// the log. Words may be of persons: they are shown when somebody asks for them, and never without
/// the facts that list them.
public struct RecordFile: Sendable, Hashable {
  /// The most bytes of the file.
  public static let maximumBytes = OpeningsFile.maximumBytes

  /// The header as it stands in the log: the leaf.
  public let headerBytes: [UInt8]
  /// The typed header.
  public let header: Header
  /// The facts; nil when they are withheld.
  public let facts: Facts?
  /// The words; nil when they are withheld or erased, and when there are none.
  public let words: Words?
  /// The opening of the facts; nil when they are withheld.
  public let factsOpening: Opening?
  /// The opening of the words; nil when they are not shown.
  public let wordsOpening: Opening?

  /// A record with what is shown of it; refused unless that is what its header commits to.
  ///
  /// - Parameter header: The canonical bytes of the header, as they stand in the log.
  public init(
    header bytes: [UInt8], facts: Opening?, words: Opening?
  ) throws(RecordFormatError) {
    let header = try Header(canonical: bytes.span)
    let read = try facts.map { opening throws(RecordFormatError) in
      try header.content.facts(opening: opening)
    }
    if words != nil, read == nil { throw .missingKey(part: .recordFile, key: "facts") }
    self.words = try words.map { opening throws(RecordFormatError) in
      try header.content.words(opening: opening, facts: read)
    }
    self.header = header
    headerBytes = bytes
    self.facts = read
    factsOpening = facts
    wordsOpening = words
  }

  /// Reads the file and checks its openings against its header.
  public init(canonical bytes: [UInt8]) throws(RecordFormatError) {
    let parts = try OpeningsFile(bytes, of: .recordFile, withholdsFacts: true)
    try self.init(header: parts.header, facts: parts.facts, words: parts.words)
  }

  /// The canonical bytes of the facts; nil when they are withheld.
  public var factsBytes: [UInt8]? { factsOpening?.bytes }
  /// The canonical bytes of the words; nil when they are not shown.
  public var wordsBytes: [UInt8]? { wordsOpening?.bytes }

  /// The canonical bytes of the file.
  public var canonicalBytes: [UInt8] {
    OpeningsFile(header: headerBytes, facts: factsOpening, words: wordsOpening).bytes
  }

  /// The bytes of the header in a file whose header need not be one this version reads.
  public static func headerBytes(in bytes: [UInt8]) throws(RecordFormatError) -> [UInt8] {
    try OpeningsFile(bytes, of: .recordFile, withholdsFacts: true).header
  }
}
