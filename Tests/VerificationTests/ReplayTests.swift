import CanonicalJSON
import Entente
import LedgerStore
import LedgerTables
import Partnership
import Projections
import Testing
import Transparency
import Verification

@Suite struct `A state rebuilt from the log alone` {
  @Test func `is the product's answer at every record and several days`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    let ledger = try Ledger(at: path, access: .reading)
    let agreement = try ledger.agreement(nil)
    let last = try #require(try ledger.checkpoints().last)
    let head = "checkpoint:\(try Checkpoint(text: last.text).size)"
    var answers: [(StateQuestion, JSON)] = []
    for asOf in ["2022-04-21", "2022-04-30", "2022-05-05", "2022-05", nil] {
      for known in [nil, "#20", "#33", "#36", "2022-05-06T12:00:25Z", "2022-05-06", head] {
        let moment = Moment(asOf: asOf, knownOn: known)
        guard let board = try? ledger.board(of: agreement, at: moment) else { continue }
        let view = try ledger.agreementView(of: agreement, at: moment)
        let answer: JSON = [
          "agreement": view.view.json, "asked": board.question.json, "board": board.view.json,
        ]
        answers.append((StateQuestion(asOf: asOf, knownOn: known), answer))
      }
    }
    _ = consume ledger
    #expect(answers.count >= 30)
    let replay = LedgerReplay(path) { day, _ in Recorded(endOf: day) }
    #expect(throws: VerificationError.self) {
      try replay.state(StateQuestion(knownOn: "checkpoint:3"))
    }
    for (question, expected) in answers {
      let state = try replay.state(question)
      let answer = try #require(state.objectValue?["answer"]?.objectValue)
      let rebuilt: JSON = [
        "agreement": try #require(answer["agreement"]),
        "asked": try #require(state.objectValue?["asked"]),
        "board": try #require(answer["board"]),
      ]
      #expect(rebuilt == expected, "\(question)")
    }
  }

  @Test func `is not given where a header of the log is another than the tree's`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    let surgery = RowSurgery(on: path)
    let rows = try surgery.rows(of: LedgerTable.records)
    let replay = LedgerReplay(path) { day, _ in Recorded(endOf: day) }
    // The agreement of a header is in no commitment: only the tree tells that it was changed.
    let name = Array("\"agreement\":\"gq-cnrs-2022\"".utf8)
    let row = try #require(rows.last { $0.value.firstRange(of: name) != nil })
    let start = try #require(row.value.firstRange(of: name)).lowerBound
    let changed = RowSurgery.Row(
      key: row.key, value: row.value.flipping(start + name.count - 2, bit: 0))
    try surgery.replace([row], with: [changed], in: LedgerTable.records)
    let error = #expect(throws: VerificationError.self) { try replay.state(StateQuestion()) }
    guard case .damaged(let fault) = error else {
      Issue.record("\(String(describing: error))")
      return
    }
    #expect(fault.name == .treeAltered)
  }
}
