import CLMDB

/// The figures of an open store, for a person who looks after it.
public struct StoreFigures: Equatable, Sendable {
  /// The size of a page.
  public let pageBytes: Int
  /// The length `data.mdb` has or will have: all pages up to the last in use.
  public let usedBytes: Int
  /// The address space reserved for the map.
  public let reservedBytes: Int
  /// The last page in use.
  public let lastPage: Int
  /// The number of the last commit.
  public let lastTransaction: Int
  /// How many reader slots there are.
  public let readerSlots: Int
  /// How many reader slots have been in use at the same time since the lock file was made.
  public let mostReaders: Int
  /// The declared tables, in order of their numbers.
  public let tables: [TableFigures]
}

/// The figures of one table.
public struct TableFigures: Equatable, Sendable {
  /// The table.
  public let table: Table
  /// How many rows it has.
  public let rows: Int
  /// How many pages lie on the way from root to row.
  public let depth: Int
  /// How many pages lead to others.
  public let branchPages: Int
  /// How many pages hold rows.
  public let leafPages: Int
  /// How many pages hold values too long for a leaf.
  public let overflowPages: Int
}

extension Environment {
  /// The figures of the store as last committed.
  public func figures() throws(LMDBError) -> StoreFigures {
    var info = unsafe MDB_envinfo()
    try check(unsafe mdb_env_info(handle, &info), "read the figures of the store")
    var status = MDB_stat()
    try check(unsafe mdb_env_stat(handle, &status), "read the figures of the store")
    let pageBytes = Int(status.ms_psize)
    return unsafe StoreFigures(
      pageBytes: pageBytes, usedBytes: (Int(info.me_last_pgno) + 1) * pageBytes,
      reservedBytes: Int(info.me_mapsize), lastPage: Int(info.me_last_pgno),
      lastTransaction: Int(info.me_last_txnid), readerSlots: Int(info.me_maxreaders),
      mostReaders: Int(info.me_numreaders), tables: try tableFigures())
  }

  private func tableFigures() throws(LMDBError) -> [TableFigures] {
    try read { transaction throws(LMDBError) in
      var figures: [TableFigures] = []
      for table in tables {
        let status = try transaction.status(of: table)
        figures.append(
          TableFigures(
            table: table, rows: status.ms_entries, depth: Int(status.ms_depth),
            branchPages: status.ms_branch_pages, leafPages: status.ms_leaf_pages,
            overflowPages: status.ms_overflow_pages))
      }
      return figures
    }
  }
}
