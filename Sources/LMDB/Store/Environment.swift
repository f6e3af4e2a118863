import CLMDB
import Glibc
import Synchronization

/// A store opened once in this process: the only way to its tables.
///
/// Every commit is durable when `write` returns: data and meta pages are synced, always. Reads see
/// one committed state from begin to end and never wait for the writer. Keep both short: a write
/// keeps every other writer waiting, in every process, and a read keeps old pages from being used
/// again. Read long ranges in pages of short reads. The folder must be on a local disk.
///
/// ```swift
/// let environment = try Environment(at: path, access: .creating, tables: [records])
/// try environment.write { transaction throws(LMDBError) in
///   try transaction.append(UInt64(1), row, in: records)
/// }
/// ```
///
/// The environment closes when its last reference goes. Do not fork while it is open (liblmdb
/// allows no use in the child); start programs with `ChildProcess`.
@safe
public final class Environment: Sendable {
  /// The folder of `data.mdb` and `lock.mdb`.
  public let path: String
  /// What the environment was opened for.
  public let access: Access
  /// Whether other processes see this one's reads and keep the pages they use.
  ///
  /// False for reading in a folder that may not be written: there a read is only safe while nobody
  /// else writes.
  public let holdsReaderSlots: Bool

  /// What a store is opened for.
  public enum Access: Sendable {
    /// Reading and writing; the file and the tables are created where missing.
    case creating
    /// Reading and writing a store that must be there with all its tables.
    case writing
    /// Reading a store that must be there with all its tables.
    case reading
  }

  /// How many reads may be open at a time in all processes together.
  ///
  /// Only open transactions count. liblmdb's default of 126 is little when many processes export.
  public static let readerSlots = 1024

  /// Address space, not memory or disk: reserving 256 GiB once, some 10⁸ records, spares growing the
  /// map later, when every other process would have to notice.
  ///
  /// A process has 128 TiB: with 1 TiB each it could not have 128 stores open together.
  static let reservedBytes = 1 << 38

  // Safe to share: liblmdb's environment may be used from every thread (MDB_NOTLS frees reads from
  // their thread, the mutex below serialises writes), and it is closed in deinit only, when no
  // transaction can be left, because each holds a reference to its environment.
  nonisolated(unsafe) let handle: OpaquePointer
  let tables: [Table]
  private let tableHandles: [MDB_dbi]
  private let folder: FileIdentity
  /// The files liblmdb has open, by name.
  private let files: [String: FileIdentity]
  /// Held around each write transaction.
  ///
  /// liblmdb's own lock would let a nested write wait for
  /// itself for ever; this one stops the program at once ("Recursive call to lock Mutex").
  private let writing = Mutex(())

  /// Opens the store in the folder at `path`, after plain checks that it is fit to be mapped.
  ///
  /// Throws `alreadyOpen` when this process has it open: closing a second environment would drop
  /// the locks of the first, and other processes would reuse pages that are still being read.
  public convenience init(at path: String, access: Access, tables: [Table]) throws(LMDBError) {
    try self.init(
      at: path, access: access, tables: tables, reservedBytes: Self.reservedBytes,
      readerSlots: Self.readerSlots)
  }

  /// The same with other limits, so that tests can reach them.
  init(
    at path: String, access: Access, tables: [Table], reservedBytes: Int, readerSlots: Int
  ) throws(LMDBError) {
    precondition(
      tables.enumerated().allSatisfy { $0.offset == $0.element.number },
      "tables are declared in order of their numbers, from 0 without gaps")
    self.path = path
    self.access = access
    self.tables = tables
    folder = try FileIdentity(ofFolder: path)
    let opening = Opening(
      path: path, access: access, tables: tables, reservedBytes: reservedBytes,
      readerSlots: readerSlots)
    let opened = try OpenEnvironments.add(folder, at: path) { () throws(LMDBError) in
      try opening.open()
    }
    unsafe handle = opened.handle
    tableHandles = opened.tableHandles
    holdsReaderSlots = opened.holdsReaderSlots
    files = Dictionary(
      uniqueKeysWithValues: ["data.mdb", "lock.mdb"].compactMap { name in
        FileIdentity(ofFile: "\(path)/\(name)").map { (name, $0) }
      })
  }

  deinit {
    OpenEnvironments.remove(folder) {
      unsafe mdb_env_close(handle)
    }
  }
}

// MARK: - Transactions

extension Environment {
  /// Lends a transaction that sees the last committed state, whatever is written meanwhile.
  ///
  /// Nothing borrowed from the transaction can leave the closure: copy what must.
  public func read<Result: ~Copyable, Failure: StorageFailure>(
    _ body: (borrowing ReadTransaction) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    let transaction: ReadTransaction
    do throws(LMDBError) {
      transaction = try ReadTransaction(reading: self)
    } catch {
      throw Failure(storage: error)
    }
    let result: Result
    do throws(Failure) {
      result = try body(transaction)
    } catch {
      // Pages may have been used again under the reader: what it found wrong is no damage.
      if let doubt = doubt(about: transaction) { throw Failure(storage: doubt) }
      throw error
    }
    if let doubt = doubt(about: transaction) { throw Failure(storage: doubt) }
    return result
  }

  /// Without reader slots a writer may use the pages of what is being read again: once two commits have
  /// followed it, and a third is under way.
  private func doubt(about transaction: borrowing ReadTransaction) -> LMDBError? {
    guard !holdsReaderSlots else { return nil }
    let own = unsafe UInt64(mdb_txn_id(transaction.handle))
    guard let last = lastTransaction, last <= own + 1 else {
      return error(.writtenMeanwhile, "read")
    }
    return nil
  }

  /// The number of the last commit; nil when the store does not say.
  var lastTransaction: UInt64? {
    var information = unsafe MDB_envinfo()
    guard unsafe mdb_env_info(handle, &information) == MDB_SUCCESS else { return nil }
    return unsafe UInt64(information.me_last_txnid)
  }

  /// A file that is open and no longer the one of the folder: what is written into it is gone, and who
  /// opens another in its place takes no notice of our locks.
  private var replacedFile: String? {
    files.first { FileIdentity(ofFile: "\(path)/\($0.key)") != $0.value }?.key
  }

  /// Lends the one write transaction; what the closure did is durable when this returns, and has
  /// never happened when it throws.
  ///
  /// The closure is synchronous, so begin and commit are on one thread: a write committed on
  /// another thread would succeed and leave every later writer waiting.
  public func write<Result: ~Copyable, Failure: StorageFailure>(
    _ body: (inout WriteTransaction) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var result: Result?
    try writing.withLock { _ throws(Failure) in
      var transaction: WriteTransaction
      do throws(LMDBError) {
        transaction = try WriteTransaction(writing: self)
      } catch {
        throw Failure(storage: error)
      }
      if let name = replacedFile { throw Failure(storage: error(.replaced(name), "write")) }
      result = try body(&transaction)
      do throws(LMDBError) {
        try transaction.commit()
      } catch {
        throw Failure(storage: error)
      }
    }
    guard let result else { preconditionFailure("a write that did not throw has a result") }
    return result
  }

  /// Returns once no write of this process is under way; stops the program inside one.
  func waitForWriter() {
    writing.withLock { _ in }
  }

  /// The open handle of a declared table.
  func handle(of table: Table, _ operation: StaticString) throws(LMDBError) -> MDB_dbi {
    guard table.number < tableHandles.count else {
      throw error(.tableMissing(table.name), operation, table)
    }
    assert(tables[table.number].name == table.name, "the table belongs to another environment")
    return tableHandles[table.number]
  }

  /// An error with this environment as its place.
  func error(
    _ reason: LMDBError.Reason, _ operation: StaticString, _ table: Table? = nil
  ) -> LMDBError {
    LMDBError(reason, table.map { "\(operation) table \($0.name)" } ?? "\(operation)", path)
  }

  /// Throws unless the return code is success.
  func check(
    _ code: CInt, _ operation: StaticString, _ table: Table? = nil
  ) throws(LMDBError) {
    guard code == MDB_SUCCESS else {
      // liblmdb answers EIO when the disk takes a part of what it writes, as a full disk does.
      let isFull = code == EIO && hasNoRoom
      throw error(isFull ? .diskFull : .init(code: code), operation, table)
    }
  }

  /// Whether the disk has less left than a commit needs to be sure of.
  private var hasNoRoom: Bool {
    var status = statvfs()
    guard unsafe statvfs(path, &status) == 0 else { return false }
    return status.f_bavail * status.f_frsize < 64 * 1024
  }
}
