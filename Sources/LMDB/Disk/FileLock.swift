import Glibc

/// A lock on a file, held until this value goes (`flock`).
///
/// Such locks belong to the open file, not to the process, so that another `FileLock` in the same
/// process respects it, and closing another descriptor of the file does not drop it.
public struct FileLock: ~Copyable, Sendable {
  /// The locked file's path.
  public let path: String
  private let file: DataFile

  /// With whom the lock is shared.
  public enum Kind: Sendable {
    /// Any number may hold it together.
    case shared
    /// One holds it alone.
    case exclusive
  }

  /// Takes the lock on a file, waiting for it, or else throwing `locked` at once.
  ///
  /// The file is opened for reading: that suffices, also in a folder that may not be written.
  public init(_ kind: Kind, on path: String, waiting: Bool) throws(LMDBError) {
    try self.init(kind, on: DataFile(opening: path, access: .reading), waiting: waiting)
  }

  /// The same for a file that is made when it is not there.
  public init(_ kind: Kind, creating path: String, waiting: Bool) throws(LMDBError) {
    try self.init(kind, on: DataFile(opening: path, access: .creating), waiting: waiting)
  }

  private init(_ kind: Kind, on file: consuming DataFile, waiting: Bool) throws(LMDBError) {
    let operation = (kind == .shared ? LOCK_SH : LOCK_EX) | (waiting ? 0 : LOCK_NB)
    while flock(file.descriptor, operation) != 0 {
      guard errno == EINTR else { throw LMDBError(.init(code: errno), "lock", file.path) }
    }
    path = file.path
    self.file = file
  }

  /// Does the work while the lock is held, and lets go of it after.
  public consuming func whileHeld<Result, Failure: Error>(
    _ work: () throws(Failure) -> Result
  ) throws(Failure) -> Result {
    defer { extendLifetime(self) }
    return try work()
  }

  /// The same for work that waits for something while the lock is held.
  public consuming func whileHeld<Result, Failure: Error>(
    _ work: () async throws(Failure) -> Result
  ) async throws(Failure) -> Result {
    defer { extendLifetime(self) }
    return try await work()
  }
}
