internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

extension LedgerStore {
  /// How many bytes of rows of the log one transaction writes again, or one row.
  private static let bytesAStep = 16 << 20

  /// Writes the log of a ledger again, record by record, into a fresh folder, and makes the derived
  /// tables from it alone.
  ///
  /// The tree is hashed again from the headers and held against the ledger's own, row by row; of the
  /// ledger's derived tables nothing is read. The fresh folder holds what a backup holds.
  ///
  /// - Parameters:
  ///   - path: The ledger, which may be in use.
  ///   - fresh: A folder that is empty or not there.
  ///   - progress: Told how many records are done, of how many: of the log, and then of the tables;
  ///     once more after each file that was copied.
  /// - Throws: `.folderNotEmpty`; `.tables` where the ledger's log does not read or its tree is not
  ///   that of its headers.
  public static func rewrite(
    from path: String, to fresh: String, progress: (UInt64, UInt64) -> Void
  ) throws(LedgerStoreError) {
    let source = Folder(path)
    let target = Folder(fresh)
    try inStorage { () throws(LMDBError) in try target.makeIfMissing() }
    guard try inStorage({ () throws(LMDBError) in try target.names() }).isEmpty else {
      throw .folderNotEmpty(path: fresh)
    }
    let presence = try takePresence(in: source, making: false)
    let ledger = try openEnvironment(source, .reading)
    var size: UInt64 = 0
    try copyAll(from: source, to: target, withWords: true) { incoming throws(LedgerStoreError) in
      size = try writeAgain(ledger, into: incoming, progress)
      // Its store moves to its place without it.
      _ = try inStorage { () throws(LMDBError) in try incoming.remove(LedgerFiles.storeLock) }
      return size
    } copied: {
      progress(size, size)
    }
    _ = consume presence
  }

  /// Writes the tables of the log, in steps up to the size the log has now, and derives the others;
  /// gives that size.
  private static func writeAgain(
    _ ledger: Environment, into folder: Folder, _ progress: (UInt64, UInt64) -> Void
  ) throws(LedgerStoreError) -> UInt64 {
    let store = try openEnvironment(folder, .creating)
    guard let stamp = try stamp(of: ledger) else { throw .noLedger(path: ledger.path) }
    let size = try ledger.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in try transaction.logSize() }
    }
    try putStamp(of: stamp.ledger, in: store)
    var frontier = TreeFrontier()
    var done: UInt64 = 0
    while done < size {
      done = try writeAgain(done..<size, after: &frontier, ledger, into: store)
      progress(done, size)
    }
    try copyCheckpoints(upTo: size, from: ledger, into: store)
    try Advancing.finishRebuilding(store, progress: progress)
    return size
  }

  /// Writes the first records of a range; gives the sequence after the last of them.
  private static func writeAgain(
    _ range: Range<UInt64>, after frontier: inout TreeFrontier, _ ledger: Environment,
    into store: Environment
  ) throws(LedgerStoreError) -> UInt64 {
    let rows = try ledger.read {
      transaction throws(LedgerStoreError) -> [(row: [UInt8], tree: TreeRow)] in
      try inTables { () throws(LedgerTablesError) in
        try firstRows(of: range, after: &frontier, in: transaction)
      }
    }
    try store.write { transaction throws(LedgerStoreError) in
      for (row, made) in rows {
        try inStorage { () throws(LMDBError) in
          try transaction.append(made.sequence, row, in: LedgerTable.records)
          try transaction.append(made.sequence, made.bytes, in: LedgerTable.tree)
        }
      }
    }
    return range.lowerBound + UInt64(rows.count)
  }

  /// The first rows of a range of the log, each with its row of the tree made again.
  private static func firstRows(
    of range: Range<UInt64>, after frontier: inout TreeFrontier,
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> [(row: [UInt8], tree: TreeRow)] {
    var rows: [(row: [UInt8], tree: TreeRow)] = []
    var bytes = 0
    var next = range.lowerBound
    while next < range.upperBound, bytes < bytesAStep {
      let sequence = SequenceNumber(next)
      let row = try transaction.withRecordRow(sequence) { row throws(LedgerTablesError) in
        let stored = try StoredRecord(row, sequence)
        guard stored.header.sequence == sequence else {
          throw .damagedRow(
            table: LedgerTable.records.name, key: "\(sequence)",
            what: "it is the row of record \(stored.header.sequence)")
        }
        return (row.bytes, frontier.append(MerkleTree.leafHash(of: row.header)))
      }
      for (node, hash) in zip(row.1.nodes, row.1.hashes) {
        guard try transaction.treeHash(node) == hash else {
          throw .damagedRow(
            table: LedgerTable.tree.name, key: "\(sequence)",
            what: "it is not what the records make")
        }
      }
      rows.append(row)
      bytes += row.0.count
      next += 1
    }
    return rows
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
