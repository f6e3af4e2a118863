internal import CanonicalJSON
public import Partnership

/// A line of a file of openings: which record it opens, and with what; `{facts, salt, sequence}` or
/// `{salt, sequence, words}`, canonical JSON.
///
/// Whether it opens what the header of that record commits to, ``RecordFile`` says.
public struct OpeningLine: Sendable, Hashable {
  /// The most bytes of a line.
  public static let maximumBytes =
    max(FactsFormat.maximumBytes, WordsFormat.maximumBytes) + 256

  /// Which part of its record a line opens.
  public enum Part: String, Sendable, Hashable, CaseIterable {
    case facts
    case words
  }

  /// The record.
  public let sequence: SequenceNumber
  /// The opening.
  public let opening: Opening

  /// The opening of a part of a record.
  public init(_ sequence: SequenceNumber, _ opening: Opening) {
    self.sequence = sequence
    self.opening = opening
  }

  /// Reads a line, without its line feed, of a file of one part.
  public init(canonical bytes: [UInt8], of part: Part) throws(RecordFormatError) {
    var reader = try PartReader(bytes.span, of: .openingLine, limit: OpeningLine.maximumBytes)
    var range = 0..<0
    try reader.enterObject()
    if part == .facts {
      try reader.require(Keys.facts)
      range = try reader.valueBytes()
    }
    try reader.require(Keys.salt)
    let salt = try reader.hash(Salt.self)
    try reader.require(Keys.sequence)
    let sequence = try reader.integer(from: 0, "integer ≥ 0")
    if part == .words {
      try reader.require(Keys.words)
      range = try reader.valueBytes()
    }
    try reader.leaveObject()
    try reader.finish()
    self.init(
      SequenceNumber(UInt64(sequence)), Opening(salt: salt, bytes: Array(bytes[range])))
  }

  /// The canonical bytes of the line, without a line feed.
  public func bytes(of part: Part) -> [UInt8] {
    var bytes = Array("{".utf8)
    if part == .facts { bytes += Array(#""facts":"#.utf8) + opening.bytes + Array(",".utf8) }
    bytes += Array(#""salt":"\#(opening.salt.hex)","sequence":\#(sequence.index)"#.utf8)
    if part == .words { bytes += Array(#","words":"#.utf8) + opening.bytes }
    return bytes + Array("}".utf8)
  }

  private enum Keys {
    static let facts: PackedName = "facts"
    static let salt: PackedName = "salt"
    static let sequence: PackedName = "sequence"
    static let words: PackedName = "words"
  }
}
