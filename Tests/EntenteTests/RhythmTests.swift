import Entente
import Foundation
import LMDB
import LedgerStore
import LedgerTables
import LedgerTesting
import Partnership
import Testing
import Transparency
import Verification

@Suite struct `The rhythm of checkpoints` {
  private func plan(_ rhythm: CheckpointRhythm?) -> Ledger.Plan {
    var plan = Ledger.Plan.demonstration
    plan.rhythm = rhythm
    return plan
  }

  private func sizes(of ledger: Ledger) throws -> [UInt64] {
    try ledger.checkpoints().map { try Checkpoint(text: $0.text).size }
  }

  private func at(_ instant: String) -> AppendOptions {
    var options = AppendOptions()
    options.clock.now = Recorded(instant)
    return options
  }

  @Test func `of commits signs one head a commit, however many records it has`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path, plan(.commit))
    let size = Ledger.sizeWithParties
    #expect(try sizes(of: ledger) == Array(1...size))
    let taken = try await ledger.record(.transfer(id: 1))
    guard case .signed(let note)? = taken.sealing else {
      Issue.record("\(String(describing: taken.sealing))")
      return
    }
    #expect(try Checkpoint(text: note.text).size == size + 1)
    let imported = try await ledger.record(all: (2..<40).map { .transfer(id: $0) })
    #expect(imported.allSatisfy { $0.sealing == imported[0].sealing && $0.sealing != nil })
    #expect(try sizes(of: ledger).suffix(2) == [size + 1, size + 39])
    for size in try sizes(of: ledger) {
      #expect(FileManager.default.fileExists(atPath: "\(folder.path)/published/\(size)"))
    }
    #expect(try ledger.checkpoint() == ledger.checkpoints().last)
  }

  @Test func `signs nothing for what is tried, refused or known already`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path, plan(.commit))
    _ = try await ledger.record(.transfer(id: 1))
    let before = try sizes(of: ledger)
    var dry = AppendOptions()
    dry.isDryRun = true
    #expect(try await ledger.record(.transfer(id: 2), dry).sealing == nil)
    #expect(try await ledger.record(.transfer(id: 1)).sealing == nil)
    var wrong = Action.transfer(id: 3)
    wrong.axes = []
    await #expect(throws: LedgerError.self) { try await ledger.record(wrong) }
    #expect(try sizes(of: ledger) == before)
  }

  @Test(arguments: [
    (CheckpointRhythm.hour, "2022-05-10T12:59:59.999999Z", "2022-05-10T13:00:00.000000Z"),
    (.day, "2022-05-11T11:59:59.999999Z", "2022-05-11T12:00:00.000000Z"),
  ])
  func `of hours and days is counted from the last record that is covered`(
    rhythm: CheckpointRhythm, early: String, due: String
  ) async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path, plan(rhythm))
    _ = try await ledger.record(.transfer(id: 1), at("2022-05-10T12:00:00.000000Z"))
    _ = try ledger.checkpoint()
    let signed = try sizes(of: ledger)
    #expect(try await ledger.record(.transfer(id: 2), at(early)).sealing == nil)
    #expect(try sizes(of: ledger) == signed)
    guard case .signed? = try await ledger.record(.transfer(id: 3), at(due)).sealing else {
      Issue.record("nothing was signed")
      return
    }
    #expect(try sizes(of: ledger) == signed + [Ledger.sizeWithParties + 3])
  }

  @Test func `that cannot be kept takes no record back, and the next head covers all`() async throws
  {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path, plan(.commit))
    let key = "\(folder.path)/checkpoint.key"
    try FileManager.default.moveItem(atPath: key, toPath: key + ".away")
    for id in 1...3 as ClosedRange<UInt64> {
      let taken = try await ledger.record(.transfer(id: id))
      #expect(
        taken.sealing
          == .failed(.store(.checkpointKey(path: key, .missing))))
      #expect(taken.receipt.sequence.index == Ledger.sizeWithParties + id - 1)
    }
    try FileManager.default.moveItem(atPath: key + ".away", toPath: key)
    // The same action again is recorded once, and what was missing is signed.
    let again = try await ledger.record(.transfer(id: 3))
    guard again.isRepeat, case .signed(let note)? = again.sealing else {
      Issue.record("\(String(describing: again.sealing))")
      return
    }
    #expect(try Checkpoint(text: note.text).size == Ledger.sizeWithParties + 3)
  }

  @Test func `of many tasks at a time acknowledges each, and the last head covers all`()
    async throws
  {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in
      let ledger = try await Ledger.withParties(path, plan(.commit))
      try await withThrowingTaskGroup(of: Taken.self) { group in
        for id in 0..<200 as Range<UInt64> {
          group.addTask { try await ledger.record(.transfer(id: id)) }
        }
        for try await taken in group {
          if case .failed(let error)? = taken.sealing { Issue.record("\(error)") }
        }
      }
      let sizes = try sizes(of: ledger)
      #expect(sizes.last == Ledger.sizeWithParties + 200)
    }()
    #expect(try LedgerVerifier(path).verify().faults == [])
  }

  @Test func `is changed for the next commit, and goes into copies, that have no key`()
    async throws
  {
    let folder = try TemporaryFolder()
    let (path, copy) = ("\(folder.path)/ledger", "\(folder.path)/copy")
    let ledger = try await Ledger.withParties(path)
    #expect(try ledger.checkpointRhythm() == nil)
    #expect(try await ledger.record(.transfer(id: 1)).sealing == nil)
    try ledger.setCheckpointRhythm(.day)
    try ledger.setCheckpointRhythm(.commit)
    #expect(try sizes(of: ledger) == [1])
    guard case .signed? = try await ledger.record(.transfer(id: 2)).sealing else {
      Issue.record("nothing was signed")
      return
    }
    try ledger.backup(to: copy)
    try ledger.setCheckpointRhythm(nil)
    #expect(try await ledger.record(.transfer(id: 3)).sealing == nil)
    let restored = try Ledger(at: copy, access: .writing)
    #expect(try restored.checkpointRhythm() == .commit)
    guard
      case .failed(.store(.checkpointKey)) = try await restored.record(.transfer(id: 4)).sealing
    else {
      Issue.record("a copy has signed")
      return
    }
  }

  @Test(arguments: [nil, "minute"])
  func `that was changed by another hand is a fault, and is not followed`(
    name: String?
  ) async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.withParties(path, plan(.commit)) }()
    try {
      let environment = try Environment(at: path, access: .writing, tables: LedgerTable.all)
      try environment.write { transaction throws(LMDBError) in
        var bytes = MetaRow.bytes(of: CheckpointRhythm.hour)
        if let name { bytes = Array(name.utf8) + bytes.suffix(32) } else { bytes[0] ^= 1 }
        try transaction.put(MetaRow.rhythm.rawValue, bytes, in: LedgerTable.meta)
      }
    }()
    #expect(try LedgerVerifier(path).verify().faults.map(\.name) == [.metaAltered])
    let ledger = try Ledger(at: path, access: .writing)
    guard case .failed(.store(.tables)) = try await ledger.record(.transfer(id: 1)).sealing else {
      Issue.record("it was followed")
      return
    }
  }
}
