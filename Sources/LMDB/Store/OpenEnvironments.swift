import Glibc
import Synchronization

/// Which file or folder a path leads to, whatever the path.
struct FileIdentity: Hashable, Sendable {
  private let device: UInt64
  private let inode: UInt64

  init(ofFolder path: String) throws(LMDBError) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else {
      throw LMDBError(.init(code: errno), "open the store", path)
    }
    guard status.st_mode & S_IFMT == S_IFDIR else {
      throw LMDBError(.init(code: ENOTDIR), "open the store", path)
    }
    self.init(status)
  }

  /// The identity of a file; nil when there is none.
  init?(ofFile path: String) {
    var status = stat()
    guard unsafe stat(path, &status) == 0 else { return nil }
    self.init(status)
  }

  private init(_ status: stat) {
    device = UInt64(status.st_dev)
    inode = UInt64(status.st_ino)
  }
}

/// The folders whose store is open in this process.
///
/// liblmdb marks its readers with `fcntl` locks, which belong to the process: closing any
/// descriptor of `lock.mdb` drops them all. So a folder is opened once, and what must touch its lock
/// file does it here, while nothing can be opened.
enum OpenEnvironments {
  private static let folders = Mutex<Set<FileIdentity>>([])

  /// Opens with `open` and keeps the folder, unless it is kept already.
  static func add<Result>(
    _ folder: FileIdentity, at path: String, _ open: () throws(LMDBError) -> sending Result
  ) throws(LMDBError) -> sending Result {
    try folders.withLock { folders throws(LMDBError) in
      guard !folders.contains(folder) else {
        throw LMDBError(.alreadyOpen, "open the store", path)
      }
      let result = try open()
      folders.insert(folder)
      return result
    }
  }

  /// Closes with `close` and lets the folder go.
  static func remove(_ folder: FileIdentity, _ close: () -> Void) {
    folders.withLock { folders in
      close()
      folders.remove(folder)
    }
  }

  /// Runs `body` while no environment can be opened; refuses when the folder's is open already.
  static func whileClosed<Result>(
    _ folder: FileIdentity, at path: String, _ body: () throws(LMDBError) -> sending Result
  ) throws(LMDBError) -> sending Result {
    try folders.withLock { folders throws(LMDBError) in
      guard !folders.contains(folder) else {
        throw LMDBError(.alreadyOpen, "check the store's file", path)
      }
      return try body()
    }
  }
}
