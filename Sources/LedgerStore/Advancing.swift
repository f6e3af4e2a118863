internal import LMDB
internal import LedgerTables
internal import Partnership
internal import Projections

/// Moves the derived tables on to the log's own position.
enum Advancing {
  /// How many records the derived tables may trail behind the log.
  ///
  /// Moving them on lengthens the commit it happens in: longer slices are hardly cheaper a
  /// record, and the appends of that commit wait for all of it.
  static let longestTrail = 256

  /// Writes the rows that follow from the trail, in order of key so that each page is touched
  /// once, and moves the position.
  static func advance(
    _ view: LedgerView, histories: inout HistoryCache, in transaction: inout WriteTransaction
  ) throws(LedgerStoreError) {
    let made = view.trail.mapOnTwoThreads(inPartsOf: 64) {
      (rows: $0.rows, members: $0.record.companions)
    }
    var rows = made.flatMap(\.rows)
    rows.sort {
      $0.table.number == $1.table.number
        ? $0.key.lexicographicallyPrecedes($1.key) : $0.table.number < $1.table.number
    }
    for row in rows {
      try inStorage { () throws(LMDBError) in
        try transaction.put(row.key, row.value, in: row.table)
      }
    }
    var agreements: Set<AgreementID> = []
    for (entry, made) in zip(view.trail, made) {
      guard let agreement = entry.record.agreement else { continue }
      agreements.insert(agreement)
      for member in made.members where histories.mayBeNew(member, of: agreement) {
        try add(entry.row(of: member, in: agreement), in: &transaction)
      }
    }
    try inStorage { () throws(LMDBError) in
      try transaction.put(
        MetaRow.derived.rawValue, MetaRow.bytes(of: DerivedPosition(size: view.size)),
        in: LedgerTable.meta)
    }
    var derived = view
    derived.forgetTrail()
    try snapshot(agreements, derived, histories: &histories, in: &transaction)
  }

  /// A membership keeps the first record that made it.
  private static func add(
    _ membership: DerivedRow, in transaction: inout WriteTransaction
  ) throws(LedgerStoreError) {
    do throws(LMDBError) {
      try transaction.insert(membership.key, membership.value, in: membership.table)
    } catch {
      // An earlier record has made it already.
      guard error.reason == .keyExists else { throw .storage(error) }
    }
  }

  /// Makes the summary of each agreement whose history has doubled since its last one, so that all
  /// the summaries of its life cost no more than two folds of it.
  private static func snapshot(
    _ agreements: Set<AgreementID>, _ view: LedgerView, histories: inout HistoryCache,
    in transaction: inout WriteTransaction
  ) throws(LedgerStoreError) {
    var wanted: [(agreement: AgreementID, history: History)] = []
    for agreement in agreements {
      let history = try inTables { () throws(LedgerTablesError) in
        try histories.historyToSnapshot(of: agreement, view: view, in: transaction.reading)
      }
      if let history { wanted.append((agreement, history)) }
    }
    wanted.sort { $0.agreement < $1.agreement }
    let made = wanted.mapOnTwoThreads(inPartsOf: 4) { wanted in
      Result { () throws(LedgerTablesError) in try Snapshot(of: wanted.history, wanted.agreement) }
    }
    for (wanted, snapshot) in zip(wanted, made) {
      let bytes = try inTables { () throws(LedgerTablesError) in try snapshot.get().bytes }
      try inStorage { () throws(LMDBError) in
        try transaction.put(
          LedgerKeys.snapshot(of: wanted.agreement), bytes, in: LedgerTable.snapshots)
      }
    }
  }

  /// Drops the derived tables that another version made and makes them again from the log, in steps.
  ///
  /// - Parameter progress: Told how many records are done, of how many.
  static func rebuild(
    _ environment: Environment, progress: (UInt64, UInt64) -> Void
  ) throws(LedgerStoreError) {
    try environment.write { transaction throws(LedgerStoreError) in
      // Another process may have begun, or ended, in the meantime.
      let version = try inTables { () throws(LedgerTablesError) in
        try transaction.reading.derivedPosition().version
      }
      guard version != DerivedPosition.currentVersion else { return }
      try inStorage { () throws(LMDBError) in
        for table in LedgerTable.derived { try transaction.clear(table) }
        try transaction.put(
          MetaRow.derived.rawValue, MetaRow.bytes(of: DerivedPosition(size: 0)),
          in: LedgerTable.meta)
      }
    }
    try finishRebuilding(environment, progress: progress)
  }

  /// Goes on with a rebuild that was interrupted: the derived tables are of this fold, and further
  /// behind the log than a writer ever leaves them.
  static func finishRebuilding(
    _ environment: Environment, progress: (UInt64, UInt64) -> Void
  ) throws(LedgerStoreError) {
    var done: UInt64 = 0
    var size: UInt64 = 0
    var histories = HistoryCache()
    repeat {
      (done, size) = try environment.write { transaction throws(LedgerStoreError) in
        let (size, derived) = try inTables { () throws(LedgerTablesError) in
          (try transaction.reading.logSize(), try transaction.reading.derivedPosition().size)
        }
        let step = min(size, derived + rebuildStep)
        let view = try inTables { () throws(LedgerTablesError) in
          try LedgerView(transaction.reading, trail: Trail(), size: step)
        }
        // Somebody else has moved the tables: what is remembered is not what is stored.
        if derived != done { histories.removeAll() }
        for entry in view.trail { histories.add(entry, decidedHere: false) }
        if derived < step { try advance(view, histories: &histories, in: &transaction) }
        return (step, size)
      }
      progress(done, size)
    } while done < size
  }

  static let rebuildStep: UInt64 = 20_000
}
