import Dispatch
import Foundation
import LMDB
import LedgerTables
import Partnership
import Testing
import Verification

/// Every bit of every key, and one bit of every byte of every value; all with
/// `ENTENTE_FLIPS=all`.
@Suite struct `A single bit flipped through liblmdb` {
  static let turnsEveryBit = ProcessInfo.processInfo.environment["ENTENTE_FLIPS"] == "all"

  @Test(arguments: LedgerTable.all.map(\.number))
  func `is found in whatever row it lies`(table number: Int) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path, isTiny: true)
    let table = LedgerTable.all[number]
    let surgery = RowSurgery(on: path)
    let rows = try surgery.rows(of: table)
    #expect(!rows.isEmpty)
    var verifier = LedgerVerifier(path)
    verifier.threads = 1
    for row in rows {
      for index in 0..<row.key.count + row.value.count {
        for bit in Self.turnsEveryBit || index < row.key.count ? Array(0..<8) : [index % 8] {
          let flipped =
            index < row.key.count
            ? RowSurgery.Row(key: row.key.flipping(index, bit: bit), value: row.value)
            : RowSurgery.Row(
              key: row.key, value: row.value.flipping(index - row.key.count, bit: bit))
          // A key turned into that of another row would take that row away too.
          if flipped.key != row.key, rows.contains(where: { $0.key == flipped.key }) { continue }
          try surgery.replace([row], with: [flipped], in: table)
          let report = try verifier.verify()
          try surgery.replace([flipped], with: [row], in: table)
          check(report, table, row, "byte \(index), bit \(bit)")
        }
      }
    }
    #expect(try verifier.verify().outcome == .holds)
  }

  private func check(
    _ report: VerificationReport, _ table: Table, _ row: RowSurgery.Row, _ place: String
  ) {
    let record = UInt64(row: row.key.span)
    let isNamed = report.faults.contains { fault in
      guard !fault.name.isDoubt else { return false }
      guard table == LedgerTable.records || table == LedgerTable.tree else {
        return fault.table == table.name
      }
      return fault.record?.index == record
        && (fault.table == table.name || fault.table == LedgerTable.tree.name)
    }
    #expect(report.outcome == .fails, "\(table.name), \(place) of \(row.key)")
    #expect(isNamed, "\(table.name), \(place) of \(row.key): \(report.faults.prefix(3))")
    if table == LedgerTable.records, let record {
      #expect(report.standing.records <= record, "\(place) of record \(record)")
    }
  }
}
