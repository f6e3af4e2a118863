internal import LMDB
internal import Verification

/// A file of a dossier that is being written, with what it digests to so far.
final class StagedFile {
  private let file: DataFile
  private var digesting = FileDigesting()
  private var buffer: [UInt8] = []
  private var offset = 0

  /// Some thirty are open at once.
  private static let bufferBytes = 1 << 16

  init(_ file: consuming DataFile) { self.file = file }

  func append(_ bytes: [UInt8]) throws(LMDBError) {
    digesting.update(bytes)
    buffer += bytes
    if buffer.count >= StagedFile.bufferBytes { try flush() }
  }

  /// Writes what is left.
  func finish() throws(LMDBError) -> FileDigests {
    try flush()
    return digesting.finish()
  }

  private func flush() throws(LMDBError) {
    try file.write(buffer, at: offset)
    offset += buffer.count
    buffer.removeAll(keepingCapacity: true)
  }
}
