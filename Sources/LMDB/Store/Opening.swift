import CLMDB
import Glibc

/// The steps from a folder to an open environment.
@safe
struct Opening {
  let path: String
  let access: Environment.Access
  let tables: [Table]
  let reservedBytes: Int
  let readerSlots: Int

  /// What an environment keeps of it.
  @safe
  struct Opened {
    let handle: OpaquePointer
    let tableHandles: [MDB_dbi]
    let holdsReaderSlots: Bool
  }

  /// Opens the environment, one process after the other.
  ///
  /// Whoever comes to an unused lock file first makes it anew, under a lock that others wait for. Killed
  /// before the last step it leaves a file that speaks of commit 0, and who waited takes it for whole: the
  /// next commit would be made of an older one, and the last would be lost. Nobody who waits here has
  /// begun to wait there.
  func open() throws(LMDBError) -> Opened {
    try checkFile()
    try checkLockFile()
    let locks = access != .reading || Environment.mayLock(inFolder: path)
    let store = path + "/data.mdb"
    guard locks, unsafe Glibc.access(store, F_OK) == 0 else { return try open(locks: locks) }
    return try FileLock(.exclusive, on: store, waiting: true).whileHeld { () throws(LMDBError) in
      waitForMakerOfLocks()
      return try open(locks: true)
    }
  }

  /// Waits while somebody still has the lock under which the lock file is made anew: a process that was
  /// killed with it may let go of ours first.
  private func waitForMakerOfLocks() {
    let descriptor = unsafe Glibc.open(path + "/lock.mdb", O_RDONLY | O_CLOEXEC)
    // What keeps it from being opened, liblmdb will say.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    while true {
      var lock = flock()
      lock.l_type = Int16(F_RDLCK)
      lock.l_whence = Int16(SEEK_SET)
      lock.l_len = 1
      guard unsafe fcntl(descriptor, F_GETLK, &lock) == 0, lock.l_type == Int16(F_WRLCK) else {
        return
      }
      usleep(1_000)
    }
  }

  private func open(locks: Bool) throws(LMDBError) -> Opened {
    if locks { try makeRoomForLocks() }
    var created: OpaquePointer?
    try check(unsafe mdb_env_create(&created), "open the store")
    guard let handle = unsafe created else {
      throw LMDBError(.panic, "open the store", path)
    }
    do throws(LMDBError) {
      try unsafe configure(handle)
      try check(unsafe mdb_env_open(handle, path, flags(locks: locks), 0o600), "open the store")
      try unsafe keepFromPrograms(handle)
      if locks {
        // A killed process leaves its reader slots, and each pins the pages it was reading.
        var cleared: CInt = 0
        try check(unsafe mdb_reader_check(handle, &cleared), "clear stale readers of the store")
      }
      return unsafe Opened(
        handle: handle, tableHandles: try openTables(handle), holdsReaderSlots: locks)
    } catch {
      // An environment that did not open still holds what it had acquired.
      unsafe mdb_env_close(handle)
      throw error
    }
  }

  private func checkFile() throws(LMDBError) {
    let verdict = StoreFile.verdict(inFolder: path)
    switch verdict {
    case .fit: return
    case .absent where access == .creating: return
    case .absent: throw LMDBError(.missing, "open the store", path)
    default: throw LMDBError(.unfit(verdict), "open the store", path)
    }
  }

  /// Refuses a pipe, a device or a folder in the place of the lock file: a pipe would be waited for, by
  /// whoever makes room for the locks and by liblmdb, until somebody opens its other end.
  private func checkLockFile() throws(LMDBError) {
    let name = path + "/lock.mdb"
    switch try FileKind(at: name) {
    case nil, .file: return
    case .folder: throw LMDBError(.init(code: EISDIR), "open the locks of the store", name)
    case .endless: throw LMDBError(.init(code: ESPIPE), "open the locks of the store", name)
    }
  }

  /// Makes the lock file with room on the disk for all of it: liblmdb would map a hole, and the process
  /// would die of writing to it on a full disk.
  private func makeRoomForLocks() throws(LMDBError) {
    // What liblmdb takes: a head and 64 bytes a reader.
    let lengthBytes = 128 + 64 * readerSlots
    let name = path + "/lock.mdb"
    var status = stat()
    // Blocks are counted in units of 512 bytes, whatever the disk's own are.
    if unsafe stat(name, &status) == 0, Int(status.st_blocks) * 512 >= lengthBytes { return }
    let descriptor = unsafe Glibc.open(name, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    // What keeps it from being opened, liblmdb will say.
    guard descriptor >= 0 else { return }
    defer { close(descriptor) }
    let code = posix_fallocate(descriptor, 0, off_t(lengthBytes))
    guard code == 0 || code == EOPNOTSUPP || code == EINVAL else {
      throw LMDBError(.init(code: code), "make room for the locks", path)
    }
  }

  @unsafe
  private func configure(_ handle: OpaquePointer) throws(LMDBError) {
    try check(unsafe mdb_env_set_mapsize(handle, reservedBytes), "reserve the map of the store")
    try check(
      unsafe mdb_env_set_maxreaders(handle, UInt32(readerSlots)),
      "reserve the reader slots of the store")
    try check(
      unsafe mdb_env_set_maxdbs(handle, UInt32(tables.count)), "reserve the tables of the store")
  }

  /// Keeps programs this one starts from inheriting the data file open for writing.
  ///
  /// liblmdb marks its other descriptors, and leaves this one to its caller.
  @unsafe
  private func keepFromPrograms(_ handle: OpaquePointer) throws(LMDBError) {
    var descriptor: CInt = -1
    try check(unsafe mdb_env_get_fd(handle, &descriptor), "open the store")
    guard fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
      throw LMDBError(.init(code: errno), "open the store", path)
    }
  }

  /// Never NOSYNC, NOMETASYNC or WRITEMAP: an acknowledged commit is on the disk.
  private func flags(locks: Bool) -> UInt32 {
    // Tasks hop threads: a reader slot belongs to its transaction.
    var flags = MDB_NOTLS
    if access == .reading { flags |= MDB_RDONLY }
    if !locks { flags |= MDB_NOLOCK }
    return UInt32(flags)
  }

  /// Opens the tables' handles in one transaction; they are the environment's once it commits.
  @unsafe
  private func openTables(_ handle: OpaquePointer) throws(LMDBError) -> [MDB_dbi] {
    var begun: OpaquePointer?
    let transactionFlags = access == .creating ? 0 : MDB_RDONLY
    try check(
      unsafe mdb_txn_begin(handle, nil, UInt32(transactionFlags), &begun), "open the tables")
    guard let transaction = unsafe begun else { throw LMDBError(.panic, "open the tables", path) }
    var tableHandles: [MDB_dbi] = []
    for table in tables {
      var tableHandle: MDB_dbi = 0
      let creation = access == .creating ? MDB_CREATE : 0
      let code = unsafe mdb_dbi_open(transaction, table.name, UInt32(creation), &tableHandle)
      guard code == MDB_SUCCESS else {
        unsafe mdb_txn_abort(transaction)
        throw LMDBError(
          code == MDB_NOTFOUND ? .tableMissing(table.name) : .init(code: code),
          "open table \(table.name)", path)
      }
      tableHandles.append(tableHandle)
    }
    try check(unsafe mdb_txn_commit(transaction), "open the tables")
    return tableHandles
  }

  private func check(_ code: CInt, _ operation: String) throws(LMDBError) {
    guard code == MDB_SUCCESS else { throw LMDBError(.init(code: code), operation, path) }
  }
}

extension Environment {
  /// Whether a reader of a folder can take a slot there: the lock file takes writing, even for a reader.
  public static func mayLock(inFolder path: String) -> Bool {
    let lockFile = path + "/lock.mdb"
    let exists = unsafe faccessat(AT_FDCWD, lockFile, F_OK, AT_EACCESS) == 0
    return unsafe faccessat(AT_FDCWD, exists ? lockFile : path, W_OK, AT_EACCESS) == 0
  }
}
