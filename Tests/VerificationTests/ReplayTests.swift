import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import Testing
import Verification

@Suite struct `A state rebuilt from the log alone` {
  @Test func `is the product's answer at every record and several days`() async throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/ledger"
    _ = try await SmallLedger.make(at: path)
    let ledger = try Ledger(at: path, access: .reading)
    let agreement = try ledger.agreement(nil)
    var answers: [(StateQuestion, JSON)] = []
    for asOf in ["2022-04-21", "2022-04-30", "2022-05-05", "2022-05", nil] {
      for known in [nil, "#20", "#33", "#36", "2022-05-06T12:00:25Z", "2022-05-06"] {
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
    #expect(answers.count >= 25)
    let replay = LedgerReplay(path) { day, _ in Recorded(endOf: day) }
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
}
