import CLMDB

/// A place in a table's rows, in order of key, lent by `ReadTransaction.withCursor`.
///
/// ```swift
/// try cursor.place(before: UInt64(100))
/// while let row = try cursor.next() { … }
/// ```
///
/// A row lives until the cursor moves; the compiler refuses to use it after.
@safe
public struct Cursor: ~Copyable {
  private let environment: Environment
  private let table: Table
  private let handle: OpaquePointer
  private var place = Place.row

  /// Where the cursor stands, other than on a row or at an end where liblmdb keeps it.
  private enum Place {
    case row
    /// Before the row liblmdb stands on.
    case before
    /// After the last row, where liblmdb stands nowhere.
    case end
  }

  init(over table: Table, in transaction: borrowing ReadTransaction) throws(LMDBError) {
    let environment = transaction.environment
    let tableHandle = try environment.handle(of: table, "open a cursor on")
    var handle: OpaquePointer?
    let code = unsafe mdb_cursor_open(transaction.handle, tableHandle, &handle)
    try environment.check(code, "open a cursor on", table)
    guard let handle = unsafe handle else {
      throw environment.error(.panic, "open a cursor on", table)
    }
    self.environment = environment
    self.table = table
    unsafe self.handle = unsafe handle
  }

  deinit {
    unsafe mdb_cursor_close(handle)
  }

  /// A row under the cursor, borrowed from the map until the cursor moves.
  public struct Row: ~Escapable {
    /// The row's key.
    public let key: Span<UInt8>
    /// The row's value.
    public let value: Span<UInt8>

    @_lifetime(copy key, copy value)
    init(key: Span<UInt8>, value: Span<UInt8>) {
      self.key = key
      self.value = value
    }
  }

  /// The first row; nil when the table is empty.
  @_lifetime(&self)
  public mutating func first() throws(LMDBError) -> Row? {
    unsafe try move(MDB_FIRST)
  }

  /// The last row; nil when the table is empty.
  @_lifetime(&self)
  public mutating func last() throws(LMDBError) -> Row? {
    unsafe try move(MDB_LAST)
  }

  /// The next row, or the first when the cursor has not moved yet; nil past the end.
  @_lifetime(&self)
  public mutating func next() throws(LMDBError) -> Row? {
    guard place != .end else { return nil }
    return unsafe try move(place == .before ? MDB_GET_CURRENT : MDB_NEXT)
  }

  /// The row before, or the last when the cursor has not moved yet; nil before the beginning.
  @_lifetime(&self)
  public mutating func previous() throws(LMDBError) -> Row? {
    unsafe try move(place == .end ? MDB_LAST : MDB_PREV)
  }

  /// Goes before the first row whose key is `key` or greater: `next` gives that row, `previous`
  /// the one with the greatest key that is less.
  public mutating func place<Key: RowBytes & ~Copyable & ~Escapable>(
    before key: borrowing Key
  ) throws(LMDBError) {
    place = try seek(key) == nil ? .end : .before
  }

  /// The first row whose key is `key` or greater; nil when there is none.
  @_lifetime(&self)
  public mutating func seek<Key: RowBytes & ~Copyable & ~Escapable>(
    _ key: borrowing Key
  ) throws(LMDBError) -> Row? {
    // An empty key comes before all others; liblmdb refuses it.
    var found = unsafe MDB_val()
    var value = unsafe MDB_val()
    let code = key.withRowBytes { bytes in
      unsafe bytes.withUnsafeBufferPointer { buffer in
        unsafe found = MDB_val(buffer)
        let operation = buffer.isEmpty ? MDB_FIRST : MDB_SET_RANGE
        return unsafe mdb_cursor_get(handle, &found, &value, operation)
      }
    }
    place = .row
    return unsafe try row(code, found, value)
  }

  @unsafe
  @_lifetime(&self)
  private mutating func move(_ operation: MDB_cursor_op) throws(LMDBError) -> Row? {
    var key = unsafe MDB_val()
    var value = unsafe MDB_val()
    let code = unsafe mdb_cursor_get(handle, &key, &value, operation)
    place = .row
    return unsafe try row(code, key, value)
  }

  /// The row liblmdb has pointed at, which lives until the cursor is used again.
  @unsafe
  @_lifetime(&self)
  private mutating func row(
    _ code: CInt, _ key: MDB_val, _ value: MDB_val
  ) throws(LMDBError) -> Row? {
    if code == MDB_NOTFOUND { return nil }
    try environment.check(code, "walk", table)
    let row = unsafe Row(key: Span(key), value: Span(value))
    return unsafe _overrideLifetime(row, mutating: &self)
  }
}
