import CLMDB

/// One committed state of the store, lent by `Environment.read`, or the state in the making that a
/// `WriteTransaction` lends as `reading`.
///
/// Write functions over tables as functions of a `borrowing ReadTransaction`: they then serve both.
/// It is lent and never handed out, because a `~Escapable` transaction is not yet reliable: with
/// Swift 6.3 an optional cursor declared outside could outlive it without a diagnostic.
@safe
public struct ReadTransaction: ~Copyable {
  let environment: Environment
  let handle: OpaquePointer
  /// Whether the transaction ends with this value; a write transaction ends its own.
  private let endsHere: Bool

  init(reading environment: Environment) throws(LMDBError) {
    self.environment = environment
    unsafe handle = try begin(environment, flags: MDB_RDONLY, "begin reading")
    endsHere = true
  }

  /// A view of a write transaction, which keeps the handle.
  init(viewing handle: OpaquePointer, of environment: Environment) {
    self.environment = environment
    unsafe self.handle = unsafe handle
    endsHere = false
  }

  deinit {
    if endsHere {
      unsafe mdb_txn_abort(handle)
    }
  }
}

extension ReadTransaction {
  /// The value at `key`, borrowed from the map; nil when there is none.
  @_lifetime(borrow self)
  public func get<Key: RowBytes & ~Copyable & ~Escapable>(
    _ key: borrowing Key, in table: Table
  ) throws(LMDBError) -> Span<UInt8>? {
    let tableHandle = try environment.handle(of: table, "read from")
    var value = unsafe MDB_val()
    let code = key.withRowBytes { bytes in
      unsafe bytes.withUnsafeBufferPointer { buffer in
        var key = unsafe MDB_val(buffer)
        return unsafe mdb_get(handle, tableHandle, &key, &value)
      }
    }
    if code == MDB_NOTFOUND { return nil }
    try environment.check(code, "read from", table)
    // The page stays as it is while the transaction is borrowed: a read transaction never changes,
    // and a write transaction changes only through a mutating call, which ends the borrow.
    return unsafe _overrideLifetime(Span(value), borrowing: self)
  }

  /// How many rows the table has.
  public func count(of table: Table) throws(LMDBError) -> Int {
    try status(of: table).ms_entries
  }

  /// The table's figures as liblmdb keeps them.
  func status(of table: Table) throws(LMDBError) -> MDB_stat {
    let tableHandle = try environment.handle(of: table, "count the rows of")
    var status = MDB_stat()
    let code = unsafe mdb_stat(handle, tableHandle, &status)
    try environment.check(code, "count the rows of", table)
    return status
  }

  /// Lends a cursor over the table's rows in order of key.
  public func withCursor<Result: ~Copyable, Failure: StorageFailure>(
    _ table: Table, _ body: (inout Cursor) throws(Failure) -> Result
  ) throws(Failure) -> Result {
    var cursor: Cursor
    do throws(LMDBError) {
      cursor = try Cursor(over: table, in: self)
    } catch {
      throw Failure(storage: error)
    }
    return try body(&cursor)
  }
}

// MARK: - The C side

/// Begins a transaction, or throws.
@unsafe
func begin(
  _ environment: Environment, flags: CInt, _ operation: StaticString
) throws(LMDBError) -> OpaquePointer {
  var handle: OpaquePointer?
  let code = unsafe mdb_txn_begin(environment.handle, nil, UInt32(flags), &handle)
  try environment.check(code, operation)
  guard let handle = unsafe handle else { throw environment.error(.panic, operation) }
  return unsafe handle
}

extension MDB_val {
  /// The bytes of a buffer, for the time of one call: liblmdb copies what it keeps.
  init(_ bytes: UnsafeBufferPointer<UInt8>) {
    unsafe self.init(
      mv_size: bytes.count, mv_data: UnsafeMutableRawPointer(mutating: bytes.baseAddress))
  }
}

extension Span where Element == UInt8 {
  /// The bytes liblmdb points at; the caller says what they live as long as.
  @unsafe
  @_lifetime(immortal)
  init(_ value: MDB_val) {
    let start = unsafe value.mv_data.map {
      unsafe UnsafePointer($0.assumingMemoryBound(to: UInt8.self))
    }
    let bytes = unsafe UnsafeBufferPointer(start: start, count: value.mv_size)
    let span = unsafe Span(_unsafeElements: bytes)
    self = unsafe _overrideLifetime(span, copying: ())
  }
}
