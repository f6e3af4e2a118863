import CLMDB

extension ReadTransaction {
  /// The names of all tables in the store, declared or not, in order of their bytes: each a row of
  /// the nameless table at its root.
  public func tableNames() throws(LMDBError) -> [[UInt8]] {
    var root: MDB_dbi = 0
    try environment.check(unsafe mdb_dbi_open(handle, nil, 0, &root), "list the tables")
    var cursor: OpaquePointer?
    try environment.check(unsafe mdb_cursor_open(handle, root, &cursor), "list the tables")
    guard let cursor = unsafe cursor else { throw environment.error(.panic, "list the tables") }
    defer { unsafe mdb_cursor_close(cursor) }
    var names: [[UInt8]] = []
    while true {
      var key = unsafe MDB_val()
      var value = unsafe MDB_val()
      let code = unsafe mdb_cursor_get(cursor, &key, &value, MDB_NEXT)
      if code == MDB_NOTFOUND { return names }
      try environment.check(code, "list the tables")
      // The name lies in the map until the transaction ends, and is copied now.
      names.append(unsafe [UInt8](copying: Span(key)))
    }
  }
}
