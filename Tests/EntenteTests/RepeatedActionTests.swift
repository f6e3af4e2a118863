import CanonicalJSON
import Entente
import Foundation
import LedgerStore
import LedgerTesting
import Partnership
import Testing

@Suite struct `An action sent again` {
  @Test func `is recorded once and gets its first receipt`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let action = Action.transfer(id: 1)
    let first = try await ledger.record(action)
    let second = try await ledger.record(action)
    #expect(!first.isRepeat)
    #expect(second.isRepeat)
    #expect(second.receipt == first.receipt)
    let together = try await ledger.record(all: [action, Action.transfer(id: 2), action])
    #expect(together.map(\.isRepeat) == [true, false, true])
    #expect(try ledger.logSize() == first.receipt.sequence.index + 2)
  }

  @Test func `with other words is another action`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let action = Action.transfer(id: 1)
    _ = try await ledger.record(action)
    var other = action
    other.data["subject"] = ["fr": "Tout autre chose"]
    await #expect {
      try await ledger.record(other)
    } throws: {
      guard case .refused(let refusal)? = $0 as? LedgerError else { return false }
      return refusal.name == .actionReused
    }
  }

  @Test(arguments: [0, 1_000])
  func `is found beyond the trail as well`(longest: Int) async throws {
    let folder = try TemporaryFolder()
    try await { () async throws in _ = try await Ledger.withParties(folder.path) }()
    let ledger = try Ledger(
      at: folder.path, access: .writing, settings: StoreSettings(longestTrail: longest))
    let first = try await ledger.record(.transfer(id: 1))
    for id in 2..<6 as Range<UInt64> { _ = try await ledger.record(.transfer(id: id)) }
    #expect(try await ledger.record(.transfer(id: 1)).receipt == first.receipt)
  }

  @Test func `from many tasks at once makes one record`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let size = try ledger.logSize()
    let receipts = try await withThrowingTaskGroup(of: Receipt.self) { group in
      for _ in 0..<40 { group.addTask { try await ledger.record(.transfer(id: 1)).receipt } }
      return try await group.reduce(into: Set<Receipt>()) { $0.insert($1) }
    }
    #expect(receipts.count == 1)
    #expect(try ledger.logSize() == size + 1)
  }

  @Test func `from two processes at once makes one record`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    try await { () async throws in _ = try await Ledger.withParties(path) }()
    async let one: Void = Ledger.recordTransfers(at: path, "one")
    async let other: Void = Ledger.recordTransfers(at: path, "other")
    _ = await (one, other)
    let receipts = try ["one", "other"].map { name in
      try Lines(of: "\(path)/\(name)")
    }
    #expect(receipts[0].lines.count == 50)
    #expect(receipts[0].lines == receipts[1].lines)
    let ledger = try Ledger(at: path, access: .reading)
    #expect(try ledger.logSize() == Ledger.sizeWithParties + 50)
  }

  @Test func `with other content is refused by its name`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let first = try await ledger.record(.transfer(id: 1))
    var other = Action.transfer(id: 1)
    other.occurred = Occurred("2022-05-04")
    #expect(try await ledger.nameOfRefusal(of: other) == .actionReused)
    other = .transfer(id: 1)
    other.data["giver"] = "genome-quebec"
    other.data["receiver"] = "cnrs"
    #expect(try await ledger.nameOfRefusal(of: other) == .actionReused)
    other = .transfer(id: 1)
    other.axes = [try #require(Code("A2"))]
    #expect(try await ledger.nameOfRefusal(of: other) == .actionReused)
    other = .transfer(id: 1)
    other.agreement = AgreementID("other")
    #expect(try await ledger.nameOfRefusal(of: other) == .actionReused)
    #expect(try ledger.logSize() == first.receipt.sequence.index + 1)
  }

  @Test func `that corrects or annuls is compared with what was recorded`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let target = try await ledger.record(.transfer(id: 1)).receipt.sequence
    var correction = Action(.recordCorrected)
    correction.id = .numbered(7)
    correction.reason = ["fr": "Erreur"]
    correction.data = [
      "target": .integer(Int64(target.index)), "changes": ["occurred": "2022-05-03"],
    ]
    let first = try await ledger.record(correction)
    #expect(try await ledger.record(correction).receipt == first.receipt)
    var other = correction
    other.data["changes"] = ["occurred": "2022-05-02"]
    #expect(try await ledger.nameOfRefusal(of: other) == .actionReused)
    var annulment = Action(.recordAnnulled)
    annulment.id = .numbered(8)
    annulment.reason = ["fr": "Erreur"]
    annulment.data = ["target": ["action": .string("\(ActionID.numbered(1))")]]
    let annulled = try await ledger.record(annulment)
    #expect(try await ledger.record(annulment).receipt == annulled.receipt)
    other = annulment
    other.data["target"] = .integer(Int64(first.receipt.sequence.index))
    #expect(try await ledger.nameOfRefusal(of: other) == .actionReused)
    other.data["target"] = ["action": .string("\(ActionID.numbered(99))")]
    #expect(try await ledger.nameOfRefusal(of: other) == .actionReused)
  }

  @Test func `of an import has an id that follows from it, so that nothing changes`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path
    var actions: [Action] = []
    for day in ["2022-05-01", "2022-05-02", "2022-05-02"] {
      var action = Action.transfer(id: 0)
      action.id = nil
      action.occurred = Occurred(day)
      actions.append(action)
    }
    let first = try await { () async throws in
      let ledger = try await Ledger.withParties(path)
      let taken = try await ledger.record(all: try ledger.withDerivedIDs(actions))
      #expect(taken.allSatisfy { !$0.isRepeat })
      return taken.map(\.receipt)
    }()
    let ledger = try Ledger(at: path, access: .writing)
    let again = try await ledger.record(all: try ledger.withDerivedIDs(actions))
    #expect(again.map(\.receipt) == first)
    #expect(try ledger.logSize() == Ledger.sizeWithParties + 3)
    // Words never enter the id, so that the same row in other words is asked about, and not dropped.
    actions[0].data["subject"] = ["fr": "En d'autres mots"]
    let other = try ledger.withDerivedIDs(actions)
    await #expect {
      try await ledger.record(all: other)
    } throws: {
      guard case .refusedItem(0, let refusal)? = $0 as? LedgerError else { return false }
      return refusal.name == .actionReused
    }
  }
}

@Suite struct `A caller that expects a position` {
  @Test func `is refused when the log has moved`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.withParties(folder.path)
    let size = try ledger.logSize()
    var options = AppendOptions()
    options.expecting = size
    let first = try await ledger.record(.transfer(id: 1), options)
    #expect(try await ledger.nameOfRefusal(of: .transfer(id: 2), options) == .positionMoved)
    // A repeat is no append: its receipt tells all there is.
    #expect(try await ledger.record(.transfer(id: 1), options).receipt == first.receipt)
    options.expecting = size + 1
    let together = try await ledger.record(
      all: [.transfer(id: 1), .transfer(id: 2), .transfer(id: 3)], options)
    #expect(together.map(\.receipt.sequence.index) == [size, size + 1, size + 2])
  }
}

extension Ledger {
  /// Records fifty transfers in a process of its own and writes down their receipts.
  fileprivate static func recordTransfers(at path: String, _ name: String) async {
    await #expect(processExitsWith: .exitCode(0)) {
      [path = path as String, name = name as String] in
      let ledger = try Ledger(at: path, access: .writing)
      var lines = ""
      for id in 0..<50 as Range<UInt64> {
        let receipt = try await ledger.record(.transfer(id: id)).receipt
        lines += "\(receipt)\n"
      }
      try Data(lines.utf8).write(to: URL(fileURLWithPath: "\(path)/\(name)"))
    }
  }
}
