internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

extension LedgerStore {
  /// How many records of the log one transaction writes again.
  private static let recordsAStep: UInt64 = 10_000

  /// Writes the log of a ledger again, record by record, into a fresh folder, and makes the derived
  /// tables from it alone.
  ///
  /// The tree is hashed again from the headers and held against the ledger's own; of the ledger's
  /// derived tables nothing is read. The fresh folder holds what a backup holds.
  ///
  /// - Parameters:
  ///   - path: The ledger, which may be in use.
  ///   - fresh: A folder that is empty or not there.
  ///   - progress: Told how many records are done, of how many.
  /// - Throws: `.folderNotEmpty`; `.tables` where the ledger's log does not read or its tree is not
  ///   that of its headers.
  public static func replay(
    from path: String, to fresh: String, progress: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(LedgerStoreError) {
    let source = Folder(path)
    let target = Folder(fresh)
    try inStorage { () throws(LMDBError) in try target.makeIfMissing() }
    guard try inStorage({ () throws(LMDBError) in try target.names() }).isEmpty else {
      throw .folderNotEmpty(path: fresh)
    }
    let presence = try takePresence(in: source, making: false)
    let ledger = try openEnvironment(source, .reading)
    try copyAll(from: source, to: target, withWords: true) { incoming throws(LedgerStoreError) in
      try writeAgain(ledger, into: incoming, progress)
      // Its store moves to its place without it.
      _ = try inStorage { () throws(LMDBError) in try incoming.remove("lock.mdb") }
    }
    _ = consume presence
  }

  /// Writes the tables of the log, in steps up to the size the log has now, and derives the others.
  private static func writeAgain(
    _ ledger: Environment, into folder: Folder, _ progress: (UInt64, UInt64) -> Void
  ) throws(LedgerStoreError) {
    let store = try openEnvironment(folder, .creating)
    guard let stamp = try stamp(of: ledger) else { throw .noLedger(path: ledger.path) }
    let size = try ledger.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in try transaction.logSize() }
    }
    try store.write { transaction throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in
        try transaction.put(
          MetaRow.format.rawValue, MetaRow.bytes(of: FormatStamp(ledger: stamp.ledger)),
          in: LedgerTable.meta)
        try transaction.put(
          MetaRow.derived.rawValue, MetaRow.bytes(of: DerivedPosition(size: 0)),
          in: LedgerTable.meta)
      }
    }
    var frontier = TreeFrontier()
    var done: UInt64 = 0
    while done < size {
      let end = min(size, done + recordsAStep)
      frontier = try writeAgain(done..<end, after: frontier, ledger, into: store)
      done = end
      progress(done, size)
    }
    try copyCheckpoints(upTo: size, from: ledger, into: store)
    try Advancing.finishRebuilding(store) { _, _ in }
  }

  private static func writeAgain(
    _ range: Range<UInt64>, after frontier: TreeFrontier, _ ledger: Environment,
    into store: Environment
  ) throws(LedgerStoreError) -> TreeFrontier {
    var frontier = frontier
    let rows = try ledger.read { transaction throws(LedgerStoreError) -> [([UInt8], TreeRow)] in
      var rows: [([UInt8], TreeRow)] = []
      try inTables { () throws(LedgerTablesError) in
        try transaction.forEachRecordRow(in: range) { sequence, row throws(LedgerTablesError) in
          let made = frontier.append(MerkleTree.leafHash(of: row.header))
          guard try transaction.leafHash(of: sequence) == made.leafHash else {
            throw .damagedRow(
              table: LedgerTable.tree.name, key: "\(sequence)",
              what: "it is not the hash of its record")
          }
          _ = try StoredRecord(row, sequence)
          rows.append((row.bytes, made))
        }
      }
      return rows
    }
    try store.write { transaction throws(LedgerStoreError) in
      for (row, made) in rows {
        try inStorage { () throws(LMDBError) in
          try transaction.append(made.sequence, row, in: LedgerTable.records)
          try transaction.append(made.sequence, made.bytes, in: LedgerTable.tree)
        }
      }
    }
    return frontier
  }

  private static func copyCheckpoints(
    upTo size: UInt64, from ledger: Environment, into store: Environment
  ) throws(LedgerStoreError) {
    let notes = try ledger.read { transaction throws(LedgerStoreError) -> [(UInt64, [UInt8])] in
      try inStorage { () throws(LMDBError) in
        try transaction.withCursor(LedgerTable.checkpoints) { cursor throws(LMDBError) in
          var notes: [(UInt64, [UInt8])] = []
          while let row = try cursor.next() {
            guard let of = UInt64(row: row.key), of <= size else { continue }
            notes.append((of, [UInt8](copying: row.value)))
          }
          return notes
        }
      }
    }
    try store.write { transaction throws(LedgerStoreError) in
      for (size, note) in notes {
        try inStorage { () throws(LMDBError) in
          try transaction.put(size, note, in: LedgerTable.checkpoints)
        }
      }
    }
  }
}
