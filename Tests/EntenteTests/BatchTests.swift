import CanonicalJSON
import Entente
import LedgerStore
import LedgerTesting
import Partnership
import Testing
import Verification

/// More actions in one append than a second thread is given at a time, and what must not confuse it.
@Suite struct `Many actions in one append` {
  @Test func `are one record each, repeats and corrections of one another among them`()
    async throws
  {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let start = try ledger.logSize()
    var actions: [Action] = (0..<150).map { .transfer(id: $0) }
    // After the first part was given away: a repeat, the correction of a record that is not written
    // yet, and one of the record before it, named by its action.
    actions.insert(.transfer(id: 3), at: 70)
    actions.insert(.correction(of: .numbered(40), id: 1_000), at: 71)
    actions.insert(.correction(of: .numbered(69), id: 1_001), at: 72)
    actions.append(.transfer(id: 149))
    let taken = try await ledger.record(all: actions)
    #expect(taken.count == 154)
    #expect(taken.indices.filter { taken[$0].isRepeat } == [70, 153])
    let recorded = taken.filter { !$0.isRepeat }.map(\.receipt.sequence.index)
    #expect(recorded == Array(start..<start + 152))
    #expect(taken[70].receipt == taken[3].receipt)
    #expect(taken[71].decision?.record.target == taken[40].receipt.sequence)
    #expect(taken[72].decision?.record.target == taken[69].receipt.sequence)
    #expect(try ledger.logSize() == start + 152)
    let again = try await ledger.record(all: actions)
    #expect(again.map(\.receipt) == taken.map(\.receipt))
    #expect(try LedgerVerifier.report(of: ledger).faults == [])
  }

  @Test func `are none at all when the last of them is refused, and all when it is mended`()
    async throws
  {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let size = try ledger.logSize()
    var actions: [Action] = (0..<100).map { .transfer(id: $0) }
    actions[99].data["receiver"] = "cnrs"
    let error = await #expect(throws: LedgerError.self) { try await ledger.record(all: actions) }
    guard case .refusedItem(99, let refusal) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(refusal.name == .sameActor)
    #expect(try ledger.logSize() == size)
    actions[99].data["receiver"] = "genome-quebec"
    #expect(try await ledger.record(all: actions).count == 100)
    #expect(try LedgerVerifier.report(of: ledger).faults == [])
  }
}

extension Action {
  /// A correction of the record that an action made.
  fileprivate static func correction(of action: ActionID, id: UInt64) -> Action {
    var correction = Action(.recordCorrected)
    correction.id = .numbered(id)
    correction.data = [
      "changes": ["occurred": "2022-05-04"],
      "target": ["action": .string(action.description)],
    ]
    correction.reason = ["fr": "Erreur de date"]
    return correction
  }
}

extension LedgerVerifier {
  /// Verifies a copy of a ledger that is open here.
  static func report(of ledger: Ledger) throws -> VerificationReport {
    let folder = try TemporaryFolder()
    try ledger.backup(to: folder.path)
    return try LedgerVerifier(folder.path).verify()
  }
}
