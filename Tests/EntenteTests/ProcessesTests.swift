import CanonicalJSON
import Entente
import Foundation
import LedgerStore
import LedgerTesting
import Partnership
import RecordFormat
import Testing
import Verification

@Suite struct `Several processes on one ledger` {
  @Test func `append, read and copy with no gap and nothing lost`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.withParties("\(path)/ledger") }()
    async let one: Void = append(to: path, from: 0)
    async let two: Void = append(to: path, from: 1_000)
    async let three: Void = read(path)
    async let four: Void = copy(path)
    _ = await (one, two, three, four)
    let report = try LedgerVerifier("\(path)/ledger").verify()
    #expect(report.faults == [])
    #expect(report.size == Ledger.sizeWithParties + 240)
    for copy in 0..<4 {
      let report = try LedgerVerifier("\(path)/copy-\(copy)").verify()
      #expect(report.faults == [])
      #expect(report.outcome == .holds)
    }
  }

  private func append(to path: String, from first: UInt64) async {
    await #expect(processExitsWith: .exitCode(0)) {
      [path = path as String, first = first as UInt64] in
      let ledger = try Ledger(
        at: "\(path)/ledger", access: .writing, settings: StoreSettings(longestTrail: 30))
      try await withThrowingTaskGroup(of: Void.self) { group in
        for task in 0..<4 as Range<UInt64> {
          group.addTask {
            for id in 0..<30 as Range<UInt64> {
              let taken = try await ledger.record(.transfer(id: first + task * 30 + id))
              precondition(!taken.isRepeat)
            }
          }
        }
        try await group.waitForAll()
      }
    }
  }

  private func read(_ path: String) async {
    await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
      let ledger = try Ledger(at: "\(path)/ledger", access: .reading)
      let agreement = try ledger.agreement(nil)
      let end = Ledger.sizeWithParties + 240
      var size: UInt64 = 0
      while size < end {
        let known = try ledger.logSize()
        precondition(known >= size)
        size = known
        var next: UInt64 = 0
        try ledger.forEachRecord(upTo: size) { record throws(LedgerError) in
          precondition(record.record.sequence.index == next)
          next += 1
        }
        precondition(next == size)
        let history = try ledger.history(of: agreement, known: SequenceNumber(size - 1))
        precondition(history.records.count == Int(size))
      }
    }
  }

  private func copy(_ path: String) async {
    await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
      let ledger = try Ledger(at: "\(path)/ledger", access: .writing)
      for copy in 0..<4 {
        _ = try ledger.checkpoint()
        try ledger.backup(to: "\(path)/copy-\(copy)")
      }
    }
  }

  @Test(arguments: [16, 512])
  func `and many tasks share commits, each with its own verdict`(tasks: Int) async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let first = try ledger.logSize()
    let verdicts = try await withThrowingTaskGroup(of: (Int, UInt64?).self) { group in
      for task in 0..<tasks {
        group.addTask {
          var action = Action.transfer(id: UInt64(task))
          // Every fifth is refused, alone.
          if task % 5 == 0 { action.data["giver"] = "nobody" }
          do throws(LedgerError) {
            return (task, try await ledger.record(action).receipt.sequence.index)
          } catch {
            guard case .refused(let refusal) = error, refusal.name == .unknownActor else {
              throw error
            }
            return (task, nil)
          }
        }
      }
      return try await group.reduce(into: [Int: UInt64?]()) { $0[$1.0] = .some($1.1) }
    }
    #expect(verdicts.count == tasks)
    #expect(verdicts.allSatisfy { task, sequence in (sequence == nil) == (task % 5 == 0) })
    let taken = verdicts.values.compactMap { $0 }.sorted()
    #expect(taken == Array(first..<first + UInt64(taken.count)))
    for (task, sequence) in verdicts {
      guard let sequence else { continue }
      #expect(
        try ledger.page(of: SequenceNumber(sequence)).header.action == .numbered(UInt64(task)))
    }
  }

  @Test func `keep a copy from being put over an open ledger`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let ledger = try await Ledger.withParties("\(path)/ledger")
    try ledger.backup(to: "\(path)/copy")
    await #expect(processExitsWith: .exitCode(0)) { [path = path as String] in
      do throws(LedgerStoreError) {
        try LedgerStore.restore(from: "\(path)/copy", to: "\(path)/ledger")
        exit(1)
      } catch {
        guard case .inUse = error else { exit(2) }
        precondition(error.description.contains("open in another process"))
      }
    }
    #expect(try ledger.logSize() == Ledger.sizeWithParties)
  }
}

@Suite struct `A copy put back` {
  @Test func `is a ledger that goes on, also after an interruption`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    let answers = try await { () async throws in
      let ledger = try await Ledger.withParties("\(path)/ledger")
      try ledger.backup(to: "\(path)/copy")
      #expect(throws: LedgerError.store(.folderNotEmpty(path: "\(path)/copy"))) {
        try ledger.backup(to: "\(path)/copy")
      }
      return try ledger.probe(at: [try ledger.logSize() - 1], actions: [])
    }()
    // What an interrupted restore leaves.
    try FileManager.default.createDirectory(
      atPath: "\(path)/back/incoming", withIntermediateDirectories: true)
    try Data("half".utf8).write(to: URL(fileURLWithPath: "\(path)/back/incoming/data.mdb"))
    try LedgerStore.restore(from: "\(path)/copy", to: "\(path)/back")
    var error: LedgerStoreError?
    // A child that another test has just forked may hold the lock of the first until it is its own
    // program.
    for _ in 0..<200 {
      error = #expect(throws: LedgerStoreError.self) {
        try LedgerStore.restore(from: "\(path)/copy", to: "\(path)/back")
      }
      guard case .inUse = error else { break }
      try await Task.sleep(for: .milliseconds(10))
    }
    #expect(error == .ledgerExists(path: "\(path)/back"))
    try await { () async throws in
      let back = try Ledger(at: "\(path)/back", access: .writing)
      #expect(try back.probe(at: [try back.logSize() - 1], actions: []) == answers)
      _ = try await back.record(.transfer(id: 1))
      // It came without the key, and does not get another.
      #expect(throws: LedgerError.self) { try back.checkpoint() }
    }()
    #expect(try LedgerVerifier("\(path)/back").verify().faults == [])
    await #expect(throws: LedgerError.store(.ledgerExists(path: "\(path)/back"))) {
      try await Ledger.create(at: "\(path)/back", .demonstration)
    }
    #expect(!FileManager.default.fileExists(atPath: "\(path)/back/checkpoint.key"))
  }

  @Test func `that is no store is refused with a sentence`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try FileManager.default.createDirectory(
      atPath: "\(path)/copy", withIntermediateDirectories: true)
    for content in ["", "text", String(repeating: "x", count: 100_000)] {
      try Data(content.utf8).write(to: URL(fileURLWithPath: "\(path)/copy/data.mdb"))
      #expect(throws: LedgerStoreError.self) {
        try LedgerStore.restore(from: "\(path)/copy", to: "\(path)/back")
      }
      #expect(!FileManager.default.fileExists(atPath: "\(path)/back/data.mdb"))
    }
  }
}
