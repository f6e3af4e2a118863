import CanonicalJSON
import Entente
import LedgerStore
import LedgerTesting
import Partnership
import RecordFormat
import Testing
import Verification

@Suite struct `Too much in one action` {
  @Test func `is refused to its author, and nobody else's commit fails`() async throws {
    let folder = try TemporaryFolder()
    try await { () async throws in
      let ledger = try await Ledger.withParties(folder.path)
      try await ledger.registerLabs()
      let size = try ledger.logSize()
      var tooMany: [Action] = []
      // 64 participants and a party more.
      var action = Action.meeting(id: 1, labs: 0..<64)
      action.parties = [try #require(ActorID("cnrs"))]
      tooMany.append(action)
      // One text over 65,536 bytes; many that make over 1 MiB together.
      action = .transfer(id: 2)
      action.text = ["fr": .string(String(repeating: "é", count: 32_769))]
      tooMany.append(action)
      action = .transfer(id: 3)
      action.evidence = .some(64, namedBy: 20_000)
      tooMany.append(action)
      action = .transfer(id: 4)
      action.evidence = .some(65, namedBy: 1)
      tooMany.append(action)
      // The same where only the log can prepare it.
      action = .transfer(id: 5)
      action.cause = .action(.numbered(99))
      action.evidence = .some(64, namedBy: 20_000)
      _ = try await ledger.record(.transfer(id: 99))
      tooMany.append(action)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for action in tooMany {
          group.addTask {
            let refusal = try await ledger.nameOfRefusal(of: action)
            #expect(refusal == .tooLarge)
          }
        }
        for id in 100..<120 as Range<UInt64> {
          group.addTask { _ = try await ledger.record(.transfer(id: id)) }
        }
        try await group.waitForAll()
      }
      #expect(try ledger.logSize() == size + 21)
    }()
    #expect(try LedgerVerifier(folder.path).verify().faults == [])
  }

  @Test func `begins above the longest lists and words`() async throws {
    let folder = try TemporaryFolder()
    try await { () async throws in
      let ledger = try await Ledger.withParties(folder.path)
      try await ledger.registerLabs()
      let meeting = Action.meeting(id: 1, labs: 0..<64)
      let sequence = try await ledger.record(meeting).receipt.sequence
      #expect(try ledger.page(of: sequence).header.parties.count == 64)
      var action = Action.transfer(id: 2)
      action.text = ["fr": .string(String(repeating: "é", count: 32_768))]
      action.evidence = .some(64, namedBy: 15_000)
      let longest = try await ledger.record(action).receipt.sequence
      #expect(try ledger.page(of: longest).words?["text.fr"]?.utf8.count == 65_536)
    }()
    #expect(try LedgerVerifier(folder.path).verify().faults == [])
  }
}

extension Ledger {
  /// Registers 64 laboratories whose ids have 64 bytes.
  fileprivate func registerLabs() async throws {
    var actions: [Action] = []
    for lab in 0..<64 {
      var action = Action(.actorRegistered)
      action.data = ["actor": .string(labID(lab)), "name": "Labo", "kind": "academic"]
      actions.append(action)
    }
    _ = try await record(all: actions)
  }
}

private func labID(_ number: Int) -> String {
  "lab-\(number)-" + String(repeating: "x", count: number < 10 ? 58 : 57)
}

extension Action {
  fileprivate static func meeting(id: UInt64, labs: Range<Int>) -> Action {
    var action = Action(.exchangeHeld)
    action.id = .numbered(id)
    action.agreement = RandomActions.agreements[0]
    action.occurred = Occurred("2022-05-05")
    action.data = [
      "exchange": "E1", "form": "meeting",
      "participants": .array(labs.map { .string(labID($0)) }),
    ]
    return action
  }
}

extension [JSON] {
  fileprivate static func some(_ count: Int, namedBy bytes: Int) -> [JSON] {
    (0..<count).map { _ in
      [
        "sha256": .string(String(repeating: "a", count: 64)), "media_type": "text/plain",
        "name": .string(String(repeating: "n", count: bytes)),
      ]
    }
  }
}
