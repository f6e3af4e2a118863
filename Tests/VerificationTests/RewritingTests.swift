import Foundation
import LMDB
import LedgerStore
import LedgerTables
import Testing
import Verification

@Suite struct `A log written again into a fresh folder` {
  @Test func `verifies, and is the same log`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    var steps: [UInt64] = []
    try LedgerStore.rewrite(from: path, to: folder.path + "/fresh") { done, _ in
      steps.append(done)
    }
    let report = try LedgerVerifier(folder.path + "/fresh").verify()
    let before = try LedgerVerifier(path).verify()
    #expect(report.faults == [])
    #expect(report.root == before.root)
    #expect(report.checkpoints == before.checkpoints)
    #expect(report.derived == report.size)
    #expect(steps.last == report.size)
  }

  /// A replay that copies documents for long is heard, and not taken for one that hangs.
  @Test func `says after each document that it goes on`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    func steps(to fresh: String) throws -> Int {
      var steps = 0
      try LedgerStore.rewrite(from: path, to: "\(folder.path)/\(fresh)") { _, _ in steps += 1 }
      return steps
    }
    let before = try steps(to: "before")
    let documents = "\(path)/\(LedgerFiles.documents)"
    try FileManager.default.createDirectory(
      atPath: documents, withIntermediateDirectories: true)
    for name in ["a", "b", "c"] {
      #expect(
        FileManager.default.createFile(
          atPath: "\(documents)/\(String(repeating: name, count: 64))", contents: Data()))
    }
    #expect(try steps(to: "after") == before + 3)
  }

  @Test func `is not, where a header, a row of the tree or the place of a record was changed`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    let surgery = RowSurgery(on: path)
    let records = try surgery.rows(of: LedgerTable.records)
    let tree = try surgery.rows(of: LedgerTable.tree)
    // Row 7 holds the leaf and three nodes above it; the last byte is of the highest.
    let inner = tree[7]
    try #require(inner.value.count == 4 * 32)
    let changes: [(Table, [RowSurgery.Row], [RowSurgery.Row])] = [
      (
        LedgerTable.records, [records[6]],
        [RowSurgery.Row(key: records[6].key, value: records[6].value.flipping(60, bit: 0))]
      ),
      (
        LedgerTable.tree, [inner],
        [RowSurgery.Row(key: inner.key, value: inner.value.flipping(127, bit: 0))]
      ),
      (
        LedgerTable.records, [records[8]],
        [RowSurgery.Row(key: records[8].key, value: records[9].value)]
      ),
    ]
    for (number, (table, old, new)) in changes.enumerated() {
      try surgery.replace(old, with: new, in: table)
      let fresh = "\(folder.path)/fresh-\(number)"
      let error = #expect(throws: LedgerStoreError.self) {
        try LedgerStore.rewrite(from: path, to: fresh) { _, _ in }
      }
      guard case .tables(.damagedRow) = error else {
        Issue.record("\(number): \(String(describing: error))")
        return
      }
      #expect(throws: VerificationError.self) { try LedgerVerifier(fresh).verify() }
      try surgery.replace(new, with: old, in: table)
    }
  }
}
