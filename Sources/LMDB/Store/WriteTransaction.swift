import CLMDB

/// The one transaction that changes the store, lent by `Environment.write`.
///
/// A span read from it dies at the next change, and the compiler says so: liblmdb may move the
/// page. After a call has thrown anything but `keyExists` or `badSize`, let the error go out of
/// the closure: the transaction can only be given up.
@safe
public struct WriteTransaction: ~Copyable {
  /// The state in the making, for every function that reads.
  public private(set) var reading: ReadTransaction
  private var isOpen = true

  init(writing environment: Environment) throws(LMDBError) {
    guard environment.access != .reading else {
      throw environment.error(.readOnly, "begin writing")
    }
    let handle = unsafe try begin(environment, flags: 0, "begin writing")
    // Under the writer's lock the newest commit is the one before this: liblmdb takes its number from
    // the lock file, and a commit made of an older one would replace what others were told is there.
    let own = unsafe UInt64(mdb_txn_id(handle))
    guard let last = environment.lastTransaction, own == last + 1 else {
      unsafe mdb_txn_abort(handle)
      throw environment.error(.lockFileDisagrees, "begin writing")
    }
    unsafe reading = ReadTransaction(viewing: handle, of: environment)
  }

  /// Makes everything durable.
  ///
  /// Frees the handle even when it fails, so nothing of it is used again.
  consuming func commit() throws(LMDBError) {
    isOpen = false
    try reading.environment.check(unsafe mdb_txn_commit(reading.handle), "commit")
  }

  deinit {
    if isOpen {
      unsafe mdb_txn_abort(reading.handle)
    }
  }
}

extension WriteTransaction {
  /// Writes the row, over the one with the same key if there is one.
  public mutating func put<
    Key: RowBytes & ~Copyable & ~Escapable, Value: RowBytes & ~Copyable & ~Escapable
  >(
    _ key: borrowing Key, _ value: borrowing Value, in table: Table
  ) throws(LMDBError) {
    try write(key, value, in: table, flags: 0, "write to")
  }

  /// Writes the row; throws `keyExists` when there is one with the same key.
  public mutating func insert<
    Key: RowBytes & ~Copyable & ~Escapable, Value: RowBytes & ~Copyable & ~Escapable
  >(
    _ key: borrowing Key, _ value: borrowing Value, in table: Table
  ) throws(LMDBError) {
    try write(key, value, in: table, flags: MDB_NOOVERWRITE, "insert into")
  }

  /// Writes the row after all others, the fastest way to fill a table; throws `keyExists` unless
  /// its key is greater than the last one.
  public mutating func append<
    Key: RowBytes & ~Copyable & ~Escapable, Value: RowBytes & ~Copyable & ~Escapable
  >(
    _ key: borrowing Key, _ value: borrowing Value, in table: Table
  ) throws(LMDBError) {
    try write(key, value, in: table, flags: MDB_APPEND, "append to")
  }

  /// Removes the row; false when there was none.
  @discardableResult
  public mutating func delete<Key: RowBytes & ~Copyable & ~Escapable>(
    _ key: borrowing Key, in table: Table
  ) throws(LMDBError) -> Bool {
    let environment = reading.environment
    let tableHandle = try environment.handle(of: table, "delete from")
    let code = key.withRowBytes { bytes in
      unsafe bytes.withUnsafeBufferPointer { buffer in
        var key = unsafe MDB_val(buffer)
        return unsafe mdb_del(reading.handle, tableHandle, &key, nil)
      }
    }
    if code == MDB_NOTFOUND { return false }
    try environment.check(code, "delete from", table)
    return true
  }

  /// Removes every row of the table, which stays declared.
  public mutating func clear(_ table: Table) throws(LMDBError) {
    let environment = reading.environment
    let tableHandle = try environment.handle(of: table, "clear")
    try environment.check(unsafe mdb_drop(reading.handle, tableHandle, 0), "clear", table)
  }

  private mutating func write<
    Key: RowBytes & ~Copyable & ~Escapable, Value: RowBytes & ~Copyable & ~Escapable
  >(
    _ key: borrowing Key, _ value: borrowing Value, in table: Table, flags: CInt,
    _ operation: StaticString
  ) throws(LMDBError) {
    let environment = reading.environment
    let tableHandle = try environment.handle(of: table, operation)
    let code = key.withRowBytes { keyBytes in
      value.withRowBytes { valueBytes in
        unsafe keyBytes.withUnsafeBufferPointer { keyBuffer in
          unsafe valueBytes.withUnsafeBufferPointer { valueBuffer in
            var key = unsafe MDB_val(keyBuffer)
            var value = unsafe MDB_val(valueBuffer)
            return unsafe mdb_put(reading.handle, tableHandle, &key, &value, UInt32(flags))
          }
        }
      }
    }
    try environment.check(code, operation, table)
  }
}
