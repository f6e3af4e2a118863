internal import LMDB
internal import LedgerTables
internal import Partnership

/// *views*: every stored snapshot folded again from the log and compared byte for byte.
enum ViewsCheck {
  /// The size at which the fold of an agreement has to stop to make its snapshot; nil when there is
  /// nothing to compare, which is told.
  static func size(
    ofSnapshotOf agreement: AgreementID, _ map: LogMap, derived: UInt64,
    _ transaction: borrowing ReadTransaction, _ findings: inout Findings
  ) throws(LMDBError) -> UInt64? {
    let sequences = map.journals[.agreement(agreement)] ?? []
    guard let first = sequences.first, first < min(derived, map.readable) else { return nil }
    findings.count(.views)
    guard
      let row = try transaction.get(
        LedgerKeys.snapshot(of: agreement), in: LedgerTable.snapshots)
    else {
      add(.snapshotMissing, agreement, &findings)
      return nil
    }
    guard let size = Snapshot(row)?.size, size > first, size <= derived else {
      add(.snapshotDiffers, agreement, &findings)
      return nil
    }
    return size <= map.readable ? size : nil
  }

  /// Compares the stored snapshot with the one of a history at its size.
  static func check(
    _ agreement: AgreementID, _ history: History,
    _ transaction: borrowing ReadTransaction, _ findings: inout Findings
  ) throws(LMDBError) {
    let made = try ifSound { () throws(LedgerTablesError) in
      try Snapshot(of: history, agreement)
    }
    guard let made else { return add(.snapshotDiffers, agreement, &findings) }
    let bytes = made.bytes
    let stored = try transaction.get(
      LedgerKeys.snapshot(of: agreement), in: LedgerTable.snapshots)
    if let stored, [UInt8](copying: stored) == bytes { return }
    add(.snapshotDiffers, agreement, &findings)
  }

  /// Names the rows that are of no agreement the derived tables can know.
  static func checkKeys(
    _ map: LogMap, derived: UInt64, _ transaction: borrowing ReadTransaction,
    _ findings: inout Findings
  ) throws(LMDBError) {
    // What an unreadable record begins cannot be known.
    guard map.readable >= derived else { return }
    try transaction.withCursor(LedgerTable.snapshots) { cursor throws(LMDBError) in
      while let row = try cursor.next() {
        let text = String(decoding: [UInt8](copying: row.key), as: UTF8.self)
        if let id = AgreementID(text), let first = map.journals[.agreement(id)]?.first,
          first < derived
        {
          continue
        }
        findings.add(
          Fault(
            .snapshotUnknown, table: LedgerTable.snapshots.name, parameters: [.name(text)]))
      }
    }
  }

  private static func add(
    _ name: FaultName, _ agreement: AgreementID, _ findings: inout Findings
  ) {
    findings.add(Fault(name, table: LedgerTable.snapshots.name, agreement: agreement))
  }
}
