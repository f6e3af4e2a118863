import CanonicalJSON
import Entente
import LMDB
import LedgerStore
import LedgerTables
import LedgerTesting
import Partnership
import Synchronization
import Testing
import Verification

@Suite struct `A ledger of another version` {
  @Test func `with an older fold is made again when it is opened for writing`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let (answers, size) = try await { () async throws in
      let ledger = try await Ledger.create(at: path, .demonstration)
      _ = try await RandomLedger(120, seed: 5, in: ledger)
      let size = try ledger.logSize()
      return (try ledger.probe(at: [40, size - 1], actions: []), size)
    }()
    try put(MetaRow.derived, MetaRow.bytes(of: DerivedPosition(version: 0, size: 50)), at: path)
    let refusal = LedgerError.store(
      .tables(.otherFold(found: 0, current: DerivedPosition.currentVersion)))
    #expect(throws: refusal) { try Ledger(at: path, access: .reading) }
    #expect(refusal.description.contains("open the ledger for writing once"))
    try { () throws in
      let steps = Mutex<[UInt64]>([])
      let ledger = try Ledger(at: path, access: .writing) { done, of in
        steps.withLock { $0.append(contentsOf: [done, of]) }
      }
      #expect(steps.withLock { $0 } == [size, size])
      #expect(try ledger.probe(at: [40, size - 1], actions: []) == answers)
    }()
    let report = try LedgerVerifier(path).verify()
    #expect(report.faults == [])
    #expect(report.derived == size)
  }

  @Test func `whose rebuilding was interrupted gives the same answers, and goes on`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let (answers, size) = try await { () async throws in
      let ledger = try await Ledger.create(at: path, .demonstration)
      _ = try await RandomLedger(120, seed: 6, in: ledger)
      let size = try ledger.logSize()
      return (try ledger.probe(at: [40, size - 1], actions: []), size)
    }()
    try dropDerivedTables(at: path)
    try { () throws in
      let ledger = try Ledger(at: path, access: .reading)
      #expect(try ledger.probe(at: [40, size - 1], actions: []) == answers)
    }()
    try await { () async throws in
      let ledger = try Ledger(
        at: path, access: .writing, settings: StoreSettings(longestTrail: 10))
      var action = Action(.actorRegistered)
      action.data = ["actor": "new", "name": "Neuf", "kind": "party"]
      _ = try await ledger.record(action)
      #expect(try ledger.probe(at: [40, size - 1], actions: []) == answers)
    }()
    let report = try LedgerVerifier(path).verify()
    #expect(report.faults == [])
    #expect(report.derived == size + 1)
  }

  /// The row has a hash, which whoever changes it on purpose makes anew.
  @Test(arguments: [10, 50_000, 1 << 63, UInt64.max])
  func `that says more is derived than there is has a damaged row`(said: UInt64) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.withParties(path) }()
    try put(MetaRow.derived, MetaRow.bytes(of: DerivedPosition(size: said)), at: path)
    let what = "it speaks of \(said) records and the log holds \(Ledger.sizeWithParties)"
    let damage = LedgerError.store(
      .tables(.damagedRow(table: "meta", key: "derived", what: what)))
    #expect(throws: damage) { try Ledger(at: path, access: .reading).agreement(nil) }
    // What is still to be erased stands there too.
    #expect(throws: damage) { try Ledger(at: path, access: .writing) }
  }

  /// What the writer remembers to be stored is so no longer.
  @Test func `whose tables another process drops while it is open has them all again`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in
      _ = try await Ledger.withParties(path)
      let ledger = try Ledger(
        at: path, access: .writing, settings: StoreSettings(longestTrail: 10))
      for id in 0..<40 as Range<UInt64> { _ = try await ledger.record(.transfer(id: id)) }
      await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
        try dropDerivedTables(at: path)
      }
      for id in 40..<60 as Range<UInt64> { _ = try await ledger.record(.transfer(id: id)) }
    }()
    #expect(try LedgerVerifier(path).verify().faults == [])
  }

  @Test func `with a newer format is refused`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.create(at: path, .demonstration) }()
    try put(
      MetaRow.format, MetaRow.bytes(of: FormatStamp(format: 2, ledger: "example.org/test")),
      at: path)
    for access in [LedgerStore.Access.reading, .writing] {
      #expect(throws: LedgerError.store(.newerFormat(found: 2, newest: 1))) {
        try Ledger(at: path, access: access)
      }
    }
  }

  private func put(_ row: MetaRow, _ bytes: [UInt8], at path: String) throws {
    let environment = try Environment(at: path, access: .writing, tables: LedgerTable.all)
    try environment.write { transaction throws(LMDBError) in
      try transaction.put(row.rawValue, bytes, in: LedgerTable.meta)
    }
  }
}

/// Leaves the derived tables as a rebuilding that was interrupted at once does.
private func dropDerivedTables(at path: String) throws {
  let environment = try Environment(at: path, access: .writing, tables: LedgerTable.all)
  try environment.write { transaction throws(LMDBError) in
    for table in LedgerTable.derived { try transaction.clear(table) }
    try transaction.put(
      MetaRow.derived.rawValue, MetaRow.bytes(of: DerivedPosition(size: 0)), in: LedgerTable.meta)
  }
}
