import Foundation
import LMDB
import LedgerTables
import Partnership
import Testing
import Verification

@Suite struct `Files beside the store` {
  private let folder: TemporaryFolder
  private let path: String

  init() async throws {
    folder = try TemporaryFolder()
    path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
  }

  private func change(_ name: String, _ change: (inout Data) -> Void) throws {
    let url = URL(fileURLWithPath: "\(path)/\(name)")
    var data = try Data(contentsOf: url)
    change(&data)
    try data.write(to: url)
  }

  private func names() throws -> [FaultName] {
    try LedgerVerifier(path).verify().faults.map(\.name)
  }

  @Test func `words without the file of their keys are undecided, and said so`() throws {
    try FileManager.default.removeItem(atPath: "\(path)/words.keys")
    let report = try LedgerVerifier(path).verify()
    #expect(report.faults.map(\.name) == [.wordsKeysAbsent])
    #expect(report[.bytes]?.outcome == .undecided)
    #expect(report.exitCode == 2)
  }

  @Test func `a changed slot of the words' keys names its record, an unused one nothing`() throws {
    try change("words.keys") { $0[32 + 32 * 3 + 7] ^= 1 }
    let report = try LedgerVerifier(path).verify()
    #expect(report.faults.map(\.name) == [.wordsAltered])
    #expect(report.faults.map(\.record) == [3])
    try change("words.keys") { $0[32 + 32 * 3 + 7] ^= 1 }
    try change("words.keys") { $0[32 + 32 * 1_000] ^= 1 }
    #expect(try names() == [])
  }

  @Test func `a destroyed slot is words missing without an erasure`() throws {
    try change("words.keys") { for index in 0..<32 { $0[32 + 32 * 3 + index] = 0 } }
    #expect(try names() == [.wordsMissing])
  }

  @Test func `the words' keys of another ledger, or cut short, are told`() throws {
    try change("words.keys") { $0[0] ^= 1 }
    #expect(try names() == [.wordsKeysAltered])
    try change("words.keys") { $0[0] ^= 1 }
    try change("words.keys") { $0 = $0.prefix(32 + 32 * 2) }
    #expect(try names().allSatisfy { $0 == .wordsKeysAltered })
    #expect(try LedgerVerifier(path).verify().exitCode == 4)
  }

  @Test func `a document that is missing or altered names its record`() throws {
    let documents = try FileManager.default.contentsOfDirectory(atPath: "\(path)/documents")
    let name = try #require(documents.first)
    try change("documents/\(name)") { $0[0] ^= 1 }
    #expect(try names() == [.documentAltered])
    try FileManager.default.removeItem(atPath: "\(path)/documents/\(name)")
    let report = try LedgerVerifier(path).verify()
    #expect(report.faults.map(\.name) == [.documentMissing])
    #expect(report.faults[0].record != nil)
    #expect(report.standing.records == report.size)
  }

  @Test func `a published checkpoint is held against the stored one`() throws {
    try change("published/1") { $0[$0.count - 4] ^= 1 }
    #expect(try names().contains { $0 == .checkpointSignature || $0 == .checkpointUnreadable })
    try FileManager.default.removeItem(atPath: "\(path)/published/1")
    let report = try LedgerVerifier(path).verify()
    #expect(report.outcome == .holds)
    #expect(report.remarks.contains(.checkpointUnpublished))
  }

  @Test func `a guard that disagrees, is ahead or does not read is a fault`() throws {
    let text = try String(contentsOfFile: "\(path)/checkpoint.key.guard", encoding: .utf8)
    let lines = text.split(separator: "\n").map(String.init)
    func write(_ size: String, _ root: String) throws {
      try Data("\(lines[0])\n\(size)\n\(root)\n".utf8)
        .write(to: URL(fileURLWithPath: "\(path)/checkpoint.key.guard"))
    }
    try write("999", lines[2])
    #expect(try names() == [.guardAhead])
    try write("7", lines[2])
    #expect(try names() == [.guardDisagrees])
    try write("07", lines[2])
    #expect(try names() == [.guardUnreadable])
  }

  @Test func `an older store in its place is behind its own checkpoints and guard`() async throws {
    let older = try TemporaryFolder()
    _ = try await SmallLedger.make(at: older.path + "/older", isTiny: true)
    // Another ledger's store altogether, then this ledger's own, cut back by its last records.
    let surgery = RowSurgery(on: path)
    for table in [LedgerTable.records, LedgerTable.tree, LedgerTable.checkpoints] {
      let rows = try surgery.rows(of: table)
      try surgery.set(Array(rows.dropLast(2)), in: table)
    }
    let found = Set(try names())
    #expect(found.isSuperset(of: [.checkpointAhead, .guardAhead]))
  }

  @Test func `a folder without a ledger is an error, not a fault`() throws {
    let empty = try TemporaryFolder()
    #expect(throws: VerificationError.noLedger(path: empty.path)) {
      try LedgerVerifier(empty.path).verify()
    }
    #expect(throws: VerificationError.noLedger(path: empty.path + "/none")) {
      try LedgerVerifier(empty.path + "/none").verify()
    }
  }
}
