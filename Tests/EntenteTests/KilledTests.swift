import CanonicalJSON
import Entente
import EntenteTesting
import Foundation
import Glibc
import LedgerStore
import LedgerTesting
import Partnership
import Synchronization
import Testing
import Transparency
import Verification

@Suite struct `A process killed` {
  @Test func `while it appends leaves every acknowledged record, and nothing half`() async throws {
    var random = SeededRandom(for: "killed while it appends")
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.withParties(path) }()
    for round in 0..<10 as Range<UInt64> {
      let milliseconds = Int.random(in: 5...250, using: &random)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, round = round as UInt64, milliseconds = milliseconds as Int] in
        let ledger = try Ledger(
          at: path, access: .writing, settings: StoreSettings(longestTrail: 20))
        let clock = KillingClock(milliseconds, round)
        try await withThrowingTaskGroup(of: Void.self) { group in
          for task in 0..<8 as Range<UInt64> {
            group.addTask {
              let acknowledged = try Acknowledged("\(path)/acknowledged-\(task)")
              for number in 0..<UInt64.max {
                let id = (round * 8 + task) * 1_000_000 + number
                let receipt = try await ledger.record(.transfer(id: id)).receipt
                acknowledged.add(receipt.action, receipt.sequence)
                clock.somethingIsDone()
              }
            }
          }
          try await group.waitForAll()
        }
      }
      #expect(try LedgerVerifier(path).verify().faults == [])
      let acknowledged = try expectAcknowledged(at: path)
      #expect(acknowledged >= (round + 1) / 2, "one at least is in every second round")
    }
  }

  /// Returns how many were acknowledged.
  private func expectAcknowledged(at path: String) throws -> Int {
    let ledger = try Ledger(at: path, access: .reading)
    var made: [ActionID: UInt64] = [:]
    try ledger.forEachRecord { record throws(LedgerError) in
      made[record.action] = record.record.sequence.index
    }
    var count = 0
    for task in 0..<8 {
      for (action, sequence) in try Acknowledged.read("\(path)/acknowledged-\(task)") {
        #expect(made[action] == sequence)
        count += 1
      }
    }
    return count
  }

  @Test func `while it signs and copies leaves a ledger that goes on`() async throws {
    var random = SeededRandom(for: "killed while it signs and copies")
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.withParties("\(path)/ledger") }()
    for round in 0..<8 as Range<UInt64> {
      let milliseconds = Int.random(in: 5...150, using: &random)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, round = round as UInt64, milliseconds = milliseconds as Int] in
        let ledger = try Ledger(at: "\(path)/ledger", access: .writing)
        let clock = KillingClock(milliseconds, round)
        for number in 0..<UInt64.max {
          _ = try await ledger.record(.transfer(id: round * 1_000_000 + number))
          _ = try ledger.checkpoint()
          if number % 4 == 0 { try ledger.backup(to: "\(path)/copy-\(round)-\(number)") }
          clock.somethingIsDone()
        }
      }
      try { () throws in
        let ledger = try Ledger(at: "\(path)/ledger", access: .writing)
        _ = try ledger.checkpoint()
        try expectAllPublished(ledger, at: "\(path)/ledger")
      }()
      #expect(try LedgerVerifier("\(path)/ledger").verify().faults == [])
    }
    var whole = 0
    for name in try FileManager.default.contentsOfDirectory(atPath: path)
    where name.hasPrefix("copy-") {
      // Interrupted, a copy holds no store; otherwise it is whole.
      guard FileManager.default.fileExists(atPath: "\(path)/\(name)/data.mdb") else {
        #expect(throws: LedgerError.store(.noLedger(path: "\(path)/\(name)"))) {
          try Ledger(at: "\(path)/\(name)", access: .reading)
        }
        continue
      }
      whole += 1
      #expect(try LedgerVerifier("\(path)/\(name)").verify().faults == [], "\(name)")
    }
    #expect(whole >= 4, "one copy at least was whole in every second round")
  }

  private func expectAllPublished(_ ledger: Ledger, at path: String) throws {
    let names = Set(try FileManager.default.contentsOfDirectory(atPath: "\(path)/published"))
    let sizes = try ledger.checkpoints().compactMap { note in
      String(decoding: note.text, as: UTF8.self).split(separator: "\n").dropFirst().first
        .map(String.init)
    }
    #expect(names == Set(sizes + ["checkpoint"]))
  }

  @Test func `while it keeps documents leaves those that records name, and no other`() async throws
  {
    var random = SeededRandom(for: "killed while it keeps documents")
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.withParties(path) }()
    for round in 0..<10 as Range<UInt64> {
      let milliseconds = Int.random(in: 5...120, using: &random)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, round = round as UInt64, milliseconds = milliseconds as Int] in
        let ledger = try Ledger(at: path, access: .writing)
        let clock = KillingClock(milliseconds, round)
        for number in 0..<Int.max {
          let document = try KeptDocument(Array("\(round) \(number)".utf8))
          _ = try await ledger.attach(document, as: "D-\(round)-\(number)")
          clock.somethingIsDone()
        }
      }
      let named = try { () throws in
        try Ledger(at: path, access: .writing).documentsNamed()
      }()
      #expect(Set(documents(in: path)) == named)
      #expect(try LedgerVerifier(path).verify().faults == [])
    }
    #expect(documents(in: path).count >= 5, "one at least was kept in every second round")
  }

  @Test func `while it makes a ledger leaves a folder in which to go on`() async throws {
    var random = SeededRandom(for: "killed while it makes a ledger")
    for _ in 0..<12 {
      let folder = try TemporaryFolder()
      let path = folder.path
      let microseconds = Int.random(in: 0...40_000, using: &random)
      await #expect(processExitsWith: .signal(SIGKILL)) {
        [path = path as String, microseconds = microseconds as Int] in
        killSoon(microseconds: microseconds)
        _ = try await Ledger.create(at: "\(path)/ledger", .demonstration)
        try await Task.sleep(for: .seconds(60))
      }
      try await makeOrOpen("\(path)/ledger")
    }
  }

  /// What each step leaves behind, in the order of the steps.
  @Test(arguments: [
    ["published/checkpoint"], ["published"], ["published", "checkpoint.key.guard"],
    ["published", "checkpoint.key.guard", "data.mdb", "lock.mdb"],
    ["published", "checkpoint.key.guard", "data.mdb", "lock.mdb", "words.keys"],
    ["published", "checkpoint.key.guard", "data.mdb", "lock.mdb", "words.keys", "checkpoint.key"],
  ])
  func `after a step of making a ledger leaves a folder in which to go on`(
    missing: [String]
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.create(at: path, .demonstration) }()
    for name in missing { try FileManager.default.removeItem(atPath: "\(path)/\(name)") }
    if missing.contains("data.mdb") {
      // The file is there before anything is in it.
      try Data().write(to: URL(fileURLWithPath: "\(path)/data.mdb"))
      if missing.contains("checkpoint.key") {
        try FileManager.default.removeItem(atPath: "\(path)/data.mdb")
        try Data("half".utf8).write(to: URL(fileURLWithPath: "\(path)/checkpoint.key.new"))
      }
    }
    try await makeOrOpen(path)
  }

  private func makeOrOpen(_ path: String) async throws {
    do throws(LedgerError) {
      let ledger = try await Ledger.create(at: path, .demonstration)
      _ = try await ledger.record(.registration)
    } catch {
      #expect(error == .store(.ledgerExists(path: path)))
      let ledger = try Ledger(at: path, access: .writing)
      _ = try await ledger.record(.registration)
      _ = try ledger.checkpoint()
    }
    let report = try LedgerVerifier(path).verify()
    #expect(report.faults == [])
    #expect(report.size == 2)
    #expect(FileManager.default.fileExists(atPath: "\(path)/published/checkpoint"))
  }
}

extension Action {
  fileprivate static var registration: Action {
    var action = Action(.actorRegistered)
    action.data = ["actor": "cnrs", "name": "CNRS", "kind": "party"]
    return action
  }
}

/// Kills this process some time after its work begins, or in every second round after it has done
/// something: on a busy machine no process would come so far otherwise.
private final class KillingClock: Sendable {
  private let milliseconds: Int
  private let isWound: Mutex<Bool>

  init(_ milliseconds: Int, _ round: UInt64) {
    self.milliseconds = milliseconds
    self.isWound = Mutex(false)
    if round.isMultiple(of: 2) { wind() }
  }

  func somethingIsDone() { wind() }

  private func wind() {
    let wasWound = isWound.withLock { isWound in
      defer { isWound = true }
      return isWound
    }
    if !wasWound { killSoon(microseconds: milliseconds * 1_000) }
  }
}

/// Ends this process as a loss of power would end it for its files.
private func killSoon(microseconds: Int) {
  Thread.detachNewThread {
    usleep(UInt32(clamping: microseconds))
    kill(getpid(), SIGKILL)
  }
}
