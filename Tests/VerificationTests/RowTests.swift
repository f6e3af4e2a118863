import LMDB
import LedgerTables
import Partnership
import Testing
import Verification

@Suite struct `Rows taken away, added, exchanged or cut through liblmdb` {
  @Test(arguments: LedgerTable.all.map(\.number))
  func `are faults of their table`(table number: Int) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path, isTiny: true)
    let table = LedgerTable.all[number]
    let surgery = RowSurgery(on: path)
    let rows = try surgery.rows(of: table)
    func expectFault(
      _ old: [RowSurgery.Row], _ new: [RowSurgery.Row], _ what: Comment
    ) throws {
      try surgery.replace(old, with: new, in: table)
      let report = try LedgerVerifier(path).verify()
      try surgery.replace(new, with: old, in: table)
      #expect(report.outcome == .fails, what)
      let tables: Set<String?> =
        table == LedgerTable.records ? ["records", "tree"] : [table.name, nil]
      #expect(report.faults.contains { tables.contains($0.table) }, "\(what): \(report.faults)")
    }
    for row in rows {
      try expectFault([row], [], "without \(row.key)")
      for count in [0, 1, row.value.count / 2, row.value.count - 1] {
        let cut = RowSurgery.Row(key: row.key, value: Array(row.value.prefix(count)))
        try expectFault([row], [cut], "\(row.key) cut to \(count)")
      }
      let longer = RowSurgery.Row(key: row.key, value: row.value + [0])
      try expectFault([row], [longer], "\(row.key) with a byte more")
      let extra = RowSurgery.Row(key: row.key + [1], value: row.value)
      try expectFault([], [extra], "a row after \(row.key)")
    }
    for (one, other) in zip(rows, rows.dropFirst()) where one.value != other.value {
      let exchanged = [
        RowSurgery.Row(key: one.key, value: other.value),
        RowSurgery.Row(key: other.key, value: one.value),
      ]
      try expectFault([one, other], exchanged, "\(one.key) exchanged with its neighbour")
    }
    #expect(try LedgerVerifier(path).verify().outcome == .holds)
  }

  @Test func `of a table no ledger has are told`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path, isTiny: true)
    do {
      let more = LedgerTable.all + [Table(LedgerTable.all.count, "more")]
      _ = try Environment(at: path, access: .creating, tables: more)
    }
    let report = try LedgerVerifier(path).verify()
    #expect(report[.indexes]?.faults.map(\.name) == [.tableUnknown])
    #expect(report.exitCode == 4)
  }
}
