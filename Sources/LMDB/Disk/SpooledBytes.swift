/// Bytes that wait on the disk until they are asked for, each behind those before.
///
/// Their file has no name: nothing is left in the folder whatever ends the process. Few bytes wait in memory,
/// and then there is no file. Not for what has to survive the process.
public final class SpooledBytes {
  private let folder: Folder
  private var file: DataFile?
  private var buffer: [UInt8] = []
  private var spooledBytes = 0

  /// So many wait in memory before they go to the disk.
  private static let bufferBytes = 1 << 16

  /// No bytes yet.
  ///
  /// - Parameter folder: Where the file lies, if there has to be one.
  public init(in folder: Folder) { self.folder = folder }

  /// How many there are.
  public var lengthBytes: Int { spooledBytes + buffer.count }

  /// Adds bytes behind those before.
  public func append(_ bytes: [UInt8]) throws(LMDBError) {
    buffer += bytes
    guard buffer.count >= SpooledBytes.bufferBytes else { return }
    if file == nil { file = try SpooledBytes.nameless(in: folder) }
    try file?.write(buffer, at: spooledBytes)
    spooledBytes += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }

  /// Gives all of them, piece by piece and in order.
  public func forEachPiece<Failure: Error>(
    _ failure: (LMDBError) -> Failure, _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    for start in stride(from: 0, to: spooledBytes, by: SpooledBytes.bufferBytes) {
      let piece: [UInt8]?
      do throws(LMDBError) {
        piece = try file?.read(
          at: start, count: min(SpooledBytes.bufferBytes, spooledBytes - start))
      } catch {
        throw failure(error)
      }
      if let piece { try body(piece) }
    }
    if !buffer.isEmpty { try body(buffer) }
  }

  /// A new file whose name is taken away at once.
  ///
  /// Files that never had one are not on every file system.
  private static func nameless(in folder: Folder) throws(LMDBError) -> DataFile {
    let name = FilePlace.temporaryName()
    let file = try DataFile(opening: folder.path(of: name), access: .creatingExclusively)
    try folder.remove(name)
    return file
  }
}
