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
  /// Ledger-wide records that name one another in every way there is, and are corrected and annulled.
  private struct Tangle {
    static let actors = ["aa", "bb", "cc", "visit"]
    var random: SeededRandom
    var drawn: UInt64 = 0

    mutating func next(size: UInt64) -> Action {
      drawn += 1
      let one = random.pick(Tangle.actors) ?? "aa"
      let other = random.pick(Tangle.actors) ?? "bb"
      let some = SequenceNumber(UInt64.random(in: 1..<max(2, size), using: &random))
      var action: Action
      switch Int.random(in: 0..<12, using: &random) {
      case 0, 1:
        action = Action(.actorRegistered)
        action.data = ["actor": .string(one), "kind": "party", "name": .string(one)]
      case 2:
        action = Action(.funderDeclared)
        action.data = ["actor": .string(one), "funder": .string(other)]
      case 3, 4:
        action = Action(.figureDeclared)
        action.data = [
          "actor": .string(one), "figure": .string("f\(drawn)"), "value": 1, "unit": "u",
          "qualifier": "equal",
        ]
        if Bool.random(using: &random) { action.data["document"] = "D1" }
        if Bool.random(using: &random) { action.parties = [ActorID(other)].compactMap { $0 } }
      case 5:
        action = Action(.documentAttached)
        action.data = [
          "document": "D1", "title": ["fr": "Texte"], "bytes": 3,
          "sha256": .string(String(repeating: "0", count: 64)), "media_type": "text/plain",
          "language": "fr", "class": "internal",
        ]
        action.evidence = [
          [
            "sha256": .string(String(repeating: "0", count: 64)), "media_type": "text/plain",
            "held_at": "ailleurs",
          ]
        ]
        if Bool.random(using: &random) { action.parties = [ActorID(other)].compactMap { $0 } }
      case 6, 7:
        action = Action(.recordCorrected)
        let changes: JSON =
          Bool.random(using: &random)
          ? ["parties": [.string(other)]] : ["unit": "visit"]
        action.data = ["target": .integer(Int64(some.index)), "changes": changes]
      case 8, 9:
        action = Action(.recordAnnulled)
        action.data = ["target": .integer(Int64(some.index))]
      case 10:
        action = Action(.actorRenamed)
        action.data = ["actor": .string(one), "name": .string("\(one) \(drawn)")]
        action.parties = [ActorID(other)].compactMap { $0 }
      default:
        action = Action(.figureDeclared)
        action.data = [
          "actor": .string(one), "figure": "g", "value": 2, "unit": "u", "qualifier": "over",
        ]
        action.onBehalfOf = [ActorID(other)].compactMap { $0 }
      }
      if action.type.definition.kind != .clerical { action.occurred = Occurred("2022-05-05") }
      if Int.random(in: 0..<5, using: &random) == 0, size > 1 { action.cause = .sequence(some) }
      action.id = .numbered(drawn)
      action.reason = ["fr": "Emmêlé"]
      return action
    }
  }

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
