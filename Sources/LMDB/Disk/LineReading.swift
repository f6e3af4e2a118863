/// The lines of a file one after the other, of which none has to fit into memory that is longer than it
/// may be.
public struct LineReading: ~Copyable {
  /// What comes next in a file.
  public enum Line: Sendable, Equatable {
    /// The bytes of a line, without the line feed that ends it.
    case whole([UInt8])
    /// A line with more bytes than it may have: nothing behind it is read.
    case tooLong
    /// Bytes at the end of the file that no line feed ends.
    case unended
  }

  private let file: DataFile
  private let limitBytes: Int
  private let lengthBytes: Int
  private var offset = 0
  private var buffer: [UInt8] = []
  private var start = 0
  private var isOver = false

  private static let pieceBytes = 1 << 16

  /// Opens a file.
  ///
  /// - Parameter limitBytes: The most bytes of a line.
  public init(_ path: String, limitBytes: Int) throws(LMDBError) {
    try self.init(DataFile(opening: path, access: .reading), limitBytes: limitBytes)
  }

  /// Reads a file that is open.
  ///
  /// - Parameter limitBytes: The most bytes of a line.
  public init(_ file: consuming DataFile, limitBytes: Int) throws(LMDBError) {
    // As long as it is now: one that grows under the reader is read no further.
    lengthBytes = try file.lengthBytes()
    self.limitBytes = limitBytes
    self.file = file
  }

  /// The next line; nil at the end.
  public mutating func next() throws(LMDBError) -> Line? {
    guard !isOver else { return nil }
    var searched = start
    while true {
      if let end = buffer[searched...].firstIndex(of: 0x0A) {
        defer { start = end + 1 }
        guard end - start <= limitBytes else { break }
        return .whole(Array(buffer[start..<end]))
      }
      if buffer.count - start > limitBytes { break }
      let count = min(LineReading.pieceBytes, lengthBytes - offset)
      guard count > 0 else {
        isOver = true
        return start == buffer.count ? nil : .unended
      }
      buffer.removeSubrange(..<start)
      start = 0
      searched = buffer.count
      buffer += try file.read(at: offset, count: count)
      offset += count
    }
    isOver = true
    return .tooLong
  }
}
