import Glibc

/// An open file read and written at offsets, for bytes that are changed in place.
///
/// It has no position and no buffer, so several threads may use it at once. Not for the lock file of a
/// store: closing it would drop liblmdb's locks.
public struct DataFile: ~Copyable, Sendable {
  /// In pieces of so many bytes a file of any length is read: larger ones the allocator maps each for itself, and
  /// what it gives back late counts as memory in use.
  public static let pieceBytes = 1 << 16

  /// The file's path.
  public let path: String
  let descriptor: CInt
  private let isStream: Bool
  /// The bytes that are read as if they were all; nil for a file of its own.
  private let part: Range<Int>?

  /// What a file is opened for.
  public enum Access: Sendable {
    /// Reading a file that must be there.
    case reading
    /// Reading and writing a file that must be there.
    case writing
    /// Reading and writing; the file is made when it is not there.
    case creating
    /// Reading and writing a file that must not be there.
    case creatingExclusively
    /// Writing into a pipe or a device, one piece behind the other wherever it is said to go; waits for
    /// whoever reads at the other end.
    case streaming
  }

  /// Opens the file; programs this one starts do not inherit it.
  ///
  /// - Parameter readers: Who may read a file that is made.
  public init(
    opening path: String, access: Access, readers: Readers = .owner
  ) throws(LMDBError) {
    let flags =
      switch access {
      case .reading: O_RDONLY
      case .writing: O_RDWR
      case .creating: O_RDWR | O_CREAT
      case .creatingExclusively: O_RDWR | O_CREAT | O_EXCL
      case .streaming: O_WRONLY | O_NOCTTY
      }
    isStream = access == .streaming
    self.path = path
    part = nil
    // A pipe put in the file's place would otherwise be waited for until somebody opens its other end.
    descriptor = unsafe open(
      path, flags | O_CLOEXEC | (isStream ? 0 : O_NONBLOCK), readers.fileMode)
    guard descriptor >= 0 else { throw LMDBError(.init(code: errno), "open", path) }
  }

  /// Opens a part of a file, which is read as if there were nothing else in it.
  public init(opening path: String, part: Range<Int>) throws(LMDBError) {
    isStream = false
    self.path = path
    self.part = part
    descriptor = unsafe open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
    guard descriptor >= 0 else { throw LMDBError(.init(code: errno), "open", path) }
  }

  deinit {
    close(descriptor)
  }
}

extension DataFile {
  /// Lets its owner alone open a file that was just made, until it is given back the mode that it had.
  ///
  /// What the process's mask and the folder grant is known when the file is there, and not before.
  ///
  /// - Returns: The mode that it had; nil where the disk keeps no modes.
  func restrictToOwner() throws(LMDBError) -> mode_t? {
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure("look at") }
    guard fchmod(descriptor, Readers.owner.fileMode) == 0 else {
      if [EPERM, ENOTSUP].contains(errno) { return nil }
      throw failure("set the mode of")
    }
    return status.st_mode & 0o7777
  }

  /// Gives back the mode that it had before it was its owner's alone.
  func setMode(_ mode: mode_t) throws(LMDBError) {
    guard fchmod(descriptor, mode) == 0 else { throw failure("set the mode of") }
  }

  /// The length of the file.
  public func lengthBytes() throws(LMDBError) -> Int {
    if let part { return part.count }
    var status = stat()
    guard unsafe fstat(descriptor, &status) == 0 else { throw failure("look at") }
    return Int(status.st_size)
  }

  /// Whether its path still leads to this file, and not to none or another.
  public func isInPlace() throws(LMDBError) -> Bool {
    var own = stat()
    guard unsafe fstat(descriptor, &own) == 0 else { throw failure("look at") }
    var there = stat()
    guard unsafe stat(path, &there) == 0 else { return false }
    return own.st_dev == there.st_dev && own.st_ino == there.st_ino
  }

  /// Reads exactly `count` bytes; throws `endOfFile` when there are fewer.
  public func read(at offset: Int, count: Int) throws(LMDBError) -> [UInt8] {
    if let part, offset < 0 || count < 0 || offset > part.count || count > part.count - offset {
      throw LMDBError(.endOfFile, "read", path)
    }
    let start = offset + (part?.lowerBound ?? 0)
    var bytes = [UInt8](repeating: 0, count: count)
    var done = 0
    while done < count {
      let length = unsafe bytes.withUnsafeMutableBytes { buffer in
        let rest = unsafe UnsafeMutableRawBufferPointer(rebasing: buffer[done...])
        return unsafe pread(descriptor, rest.baseAddress, rest.count, off_t(start + done))
      }
      if length < 0 && errno == EINTR { continue }
      guard length >= 0 else { throw failure("read") }
      guard length > 0 else { throw LMDBError(.endOfFile, "read", path) }
      done += length
    }
    return bytes
  }

  /// Writes all the bytes at the offset; durable only after `synchronize`.
  public func write(_ bytes: some RowBytes, at offset: Int) throws(LMDBError) {
    try bytes.withRowBytes { span throws(LMDBError) in
      var done = 0
      while done < span.count {
        let length = unsafe span.withUnsafeBufferPointer { buffer in
          let rest = unsafe UnsafeBufferPointer(rebasing: buffer[done...])
          return unsafe isStream
            ? Glibc.write(descriptor, rest.baseAddress, rest.count)
            : pwrite(descriptor, rest.baseAddress, rest.count, off_t(offset + done))
        }
        if length < 0 && errno == EINTR { continue }
        guard length >= 0 else { throw failure("write") }
        done += length
      }
    }
  }

  /// Makes what was written durable, and the length with it.
  public func synchronize() throws(LMDBError) {
    // What went into a pipe or a device is not ours to keep.
    guard !isStream else { return }
    while fdatasync(descriptor) != 0 {
      guard errno == EINTR else { throw failure("synchronize") }
    }
  }

  private func failure(_ operation: String) -> LMDBError {
    LMDBError(.init(code: errno), operation, path)
  }
}
