internal import LMDB
public import RecordFormat

/// The row of a record in the log: header, facts with their salt, and the sealed words.
///
/// `01` ‖ header length (2 bytes, big-endian) ‖ facts length (4) ‖ facts salt (32) ‖ header ‖
/// facts ‖ sealed words, to the end; no words leave nothing there.
public struct RecordRow: ~Escapable {
  private let row: Span<UInt8>
  private let headerEnd: Int
  private let factsEnd: Int

  private static let fixedBytes = 39

  /// Finds the parts of a row; nil when the lengths do not fit it.
  @_lifetime(copy row)
  public init?(_ row: Span<UInt8>) {
    guard row.count > RecordRow.fixedBytes, row[0] == 1 else { return nil }
    let header = Int(row[1]) << 8 | Int(row[2])
    let facts = Int(row[3]) << 24 | Int(row[4]) << 16 | Int(row[5]) << 8 | Int(row[6])
    let headerEnd = RecordRow.fixedBytes + header
    let factsEnd = headerEnd + facts
    guard factsEnd <= row.count else { return nil }
    self.row = row
    self.headerEnd = headerEnd
    self.factsEnd = factsEnd
  }

  /// The whole row.
  public var bytes: [UInt8] { [UInt8](copying: row) }

  /// The canonical header: the leaf of the tree.
  public var header: Span<UInt8> {
    @_lifetime(copy self)
    get { row.extracting(RecordRow.fixedBytes..<headerEnd) }
  }
  /// The canonical facts.
  public var facts: Span<UInt8> {
    @_lifetime(copy self)
    get { row.extracting(headerEnd..<factsEnd) }
  }
  /// The salt of the facts' commitment.
  public var factsSalt: Span<UInt8> {
    @_lifetime(copy self)
    get { row.extracting(7..<RecordRow.fixedBytes) }
  }
  /// The sealed words; empty when the record has none, or they were erased.
  public var sealedWords: Span<UInt8> {
    @_lifetime(copy self)
    get { row.extracting(factsEnd..<row.count) }
  }

  /// The row of those parts; the lengths are within the limits that the header and facts have
  /// been held to.
  public static func bytes(
    header: [UInt8], facts: Opening, sealedWords: [UInt8]
  ) -> [UInt8] {
    var row: [UInt8] = []
    row.reserveCapacity(
      fixedBytes + header.count + facts.bytes.count + sealedWords.count)
    row.append(1)
    row.append(UInt8(truncatingIfNeeded: header.count >> 8))
    row.append(UInt8(truncatingIfNeeded: header.count))
    for shift in [24, 16, 8, 0] {
      row.append(UInt8(truncatingIfNeeded: facts.bytes.count >> shift))
    }
    row.append(contentsOf: facts.salt.bytes)
    row.append(contentsOf: header)
    row.append(contentsOf: facts.bytes)
    row.append(contentsOf: sealedWords)
    return row
  }
}
