import CanonicalJSON
import Entente
import EntenteTesting
import Foundation
import LedgerStore
import LedgerTesting
import Partnership
import Testing
import Verification

/// What a decision sees follows from the log and the action, whoever decided what before.
@Suite struct `A decision` {
  @Test func `is the same alone, after others, in a batch and when it is verified`() async throws {
    for round in 0..<3 as Range<UInt64> {
      let random = SeededRandom(for: "tangled records \(round)")
      let folders = try (0..<3).map { _ in try TemporaryFolder() }
      let kept = try await Ledger.create(at: folders[0].path, .demonstration)
      try kept.backup(to: folders[1].path)
      try kept.backup(to: folders[2].path)
      var tangle = Tangle(random: random)
      var taken: [Action] = []
      for number in 0..<80 {
        let action = tangle.next(size: UInt64(taken.count + 1))
        let after = try await kept.verdict(on: action)
        // Opened anew: nothing is at hand.
        let alone = try await { () async throws -> Refusal? in
          let fresh = try Ledger(at: folders[1].path, access: .writing)
          return try await fresh.verdict(on: action)
        }()
        #expect(after == alone, "round \(round), action \(number): \(action)")
        if after == nil { taken.append(action) }
      }
      #expect(taken.count > 8)
      try await { () async throws in
        let batch = try Ledger(at: folders[2].path, access: .writing)
        #expect(try await batch.record(all: taken).count == taken.count)
      }()
      for folder in folders.dropFirst() {
        #expect(try LedgerVerifier(folder.path).verify().faults == [], "round \(round)")
      }
    }
  }
}

extension Ledger {
  /// Why an action is refused; nil when it is recorded.
  fileprivate func verdict(on action: Action) async throws -> Refusal? {
    do throws(LedgerError) {
      _ = try await record(action)
      return nil
    } catch {
      guard case .refused(let refusal) = error else { throw error }
      return refusal
    }
  }
}
