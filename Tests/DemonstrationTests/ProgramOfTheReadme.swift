import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections

/// Records a visit, then counts the exchanges of each party twice: today, and at the end of 2022
/// as it was known up to record 83.
func recordVisit(inLedgerAt folder: String) async throws -> [String] {
  let ledger = try Ledger(at: folder, access: .writing)
  let visit = try Action(json: [
    "type": "exchange.held", "agreement": "gq-cnrs-2022", "occurred": "2024-05-14",
    "axes": ["A1"], "parties": ["cnrs", "genome-quebec"],
    "data": ["exchange": "E-100", "form": "visit", "title": ["en": "A visit"]],
    // What is recorded more than 30 days after it happened says why.
    "reason": ["en": "Found in a diary after the close-out"],
  ])
  let taken = try await ledger.record(visit)
  var lines = ["Record \(taken.receipt.sequence)"]

  let agreement = try ledger.agreement(nil)
  for moment in [Moment(), Moment(asOf: "2022-12-31", knownOn: "#83")] {
    let board = try ledger.board(of: agreement, at: moment)
    // A view says where its words stand; what they are is looked up when they are shown.
    let words = try ledger.words(board.view.words)
    let counts = board.view.partners.filter(\.isParty).map { partner in
      guard case .text(let name)? = partner.name.flatMap({ words[$0] }) else { return "—" }
      return "\(name) \(partner.total.exchangesHeld)"
    }
    let question = board.question
    lines.append("\(question.asOf), #\(question.knownOn): \(counts.joined(separator: ", "))")
  }
  return lines
}
