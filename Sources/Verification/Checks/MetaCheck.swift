internal import LMDB
internal import LedgerTables
internal import Partnership

/// *indexes*, what the store says of itself: each row there, known, and as its own hash says.
struct MetaCheck {
  /// The stamp of the store; nil when it is missing or does not read.
  let stamp: FormatStamp?
  /// How far the derived tables have come; nil when the row does not read.
  let derived: DerivedPosition?

  init(
    _ transaction: borrowing ReadTransaction, _ findings: inout Findings
  ) throws(LMDBError) {
    var unknown: [String] = []
    try transaction.withCursor(LedgerTable.meta) { cursor throws(LMDBError) in
      while let row = try cursor.next() {
        findings.count(.indexes)
        let key = String(decoding: [UInt8](copying: row.key), as: UTF8.self)
        if MetaRow(rawValue: key) == nil { unknown.append(key) }
      }
    }
    for key in unknown { MetaCheck.add(key, &findings) }
    stamp =
      try ifSound { () throws(LedgerTablesError) in try transaction.formatStamp() } ?? nil
    if stamp == nil { MetaCheck.add(MetaRow.format.rawValue, &findings) }
    let isThere = try transaction.get(MetaRow.derived.rawValue, in: LedgerTable.meta) != nil
    derived =
      isThere
      ? try ifSound { () throws(LedgerTablesError) in try transaction.derivedPosition() } : nil
    if derived == nil { MetaCheck.add(MetaRow.derived.rawValue, &findings) }
    let rhythm: CheckpointRhythm?? =
      try ifSound { () throws(LedgerTablesError) in try transaction.checkpointRhythm() }
    if rhythm == nil { MetaCheck.add(MetaRow.rhythm.rawValue, &findings) }
  }

  /// Whether the derived tables are of this program's version, and can be compared.
  var isCurrent: Bool { derived?.version == DerivedPosition.currentVersion }

  /// How many records have derived rows that can be compared.
  var comparable: UInt64 { isCurrent ? derived?.size ?? 0 : 0 }

  private static func add(_ key: String, _ findings: inout Findings) {
    findings.add(
      Fault(.metaAltered, table: LedgerTable.meta.name, parameters: [.name(key)]))
  }
}
