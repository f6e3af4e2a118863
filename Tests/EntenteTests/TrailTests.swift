import Entente
import EntenteTesting
import LedgerStore
import LedgerTesting
import Partnership
import Testing
import Verification

@Suite struct `The trail of the derived tables` {
  /// 0 moves the tables on in every commit; 100,000 never does.
  @Test func `gives the same answers at every position, whatever its length`() async throws {
    let random = SeededRandom(for: "any length of trail")
    let folders = try (0..<4).map { _ in try TemporaryFolder() }
    let first = try await Ledger.create(at: folders[0].path, .demonstration)
    for folder in folders.dropFirst() { try first.backup(to: folder.path) }
    let history = try await RandomLedger(1_050, seed: random.seed, in: first)
    let positions = history.positions(3, seed: random.seed)
    let actions = history.steps.map(\.action.id).compactMap { $0 }
    let expected = try first.probe(at: positions, actions: actions)
    for (folder, longest) in zip(folders.dropFirst(), [0, 7, 1_000]) {
      let path = folder.path
      try await { () async throws in
        let ledger = try Ledger(
          at: path, access: .writing, settings: StoreSettings(longestTrail: longest))
        let other = try await history.repeatAll(atOnce: 10, in: ledger)
        #expect(other == nil, "longest trail \(longest)")
        let answers = try ledger.probe(at: positions, actions: actions)
        #expect(answers.count == expected.count)
        for (answer, expected) in zip(answers, expected) where answer != expected {
          Issue.record("longest trail \(longest): \(answer.prefix(40))")
        }
      }()
      // Closed and opened again, nothing but the folder speaks.
      let again = try Ledger(at: path, access: .reading)
      #expect(try again.probe(at: positions, actions: actions).elementsEqual(expected))
    }
    for folder in folders.dropFirst() {
      #expect(try LedgerVerifier(folder.path).verify().faults == [])
    }
  }

  /// What the writer has at hand after another process appended is what a fresh one reads.
  @Test func `and the writer's histories follow the log of another process`() async throws {
    let random = SeededRandom(for: "another process appends")
    let folder = try TemporaryFolder()
    let path = folder.path
    let here = try await Ledger.create(at: path, .demonstration)
    var beginnings = RandomActions(seed: random.seed)
    for action in beginnings.beginnings() { _ = try await here.record(action) }
    for round in 1...6 as ClosedRange<UInt64> {
      let seed = random.seed &+ round &* 10
      _ = try await here.verdicts(of: 30, seed: seed)
      let size = try here.logSize()
      await #expect(processExitsWith: .exitCode(0)) {
        [path = path as String, seed = seed as UInt64] in
        let ledger = try Ledger(
          at: path, access: .writing, settings: StoreSettings(longestTrail: 25))
        _ = try await ledger.verdicts(of: 40, seed: seed + 1)
      }
      #expect(try here.logSize() > size)
      let copy = try TemporaryFolder()
      try here.backup(to: copy.path)
      let fresh = try Ledger(at: copy.path, access: .writing)
      let expected = try await fresh.verdicts(of: 60, seed: seed + 2)
      #expect(try await here.verdicts(of: 60, seed: seed + 2) == expected)
    }
    let last = try here.logSize() - 1
    let read = try here.probe(at: [last], actions: [])
    await #expect(processExitsWith: .exitCode(0)) {
      [path = path as String, read = read as [String], last = last as UInt64] in
      let ledger = try Ledger(at: path, access: .reading)
      let answers = try ledger.probe(at: [last], actions: [])
      precondition(answers == read)
    }
  }
}

extension Ledger {
  /// What the ledger answers to some actions drawn at random.
  fileprivate func verdicts(of count: Int, seed: UInt64) async throws -> [String] {
    var actions = RandomActions(seed: seed)
    var verdicts: [String] = []
    // The day of the ledger's clock, after which no act may have happened.
    let day = try #require(Day("2022-05-06"))
    for _ in 0..<count {
      let action = actions.next(size: try logSize(), today: day)
      do throws(LedgerError) {
        let taken = try await record(action)
        verdicts.append(taken.decision.map { "\($0)" } ?? "repeated")
      } catch {
        guard case .refused(let refusal) = error else { throw error }
        verdicts.append("\(refusal)")
      }
    }
    return verdicts
  }
}
