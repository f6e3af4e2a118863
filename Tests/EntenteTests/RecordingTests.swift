import CanonicalJSON
import Entente
import LedgerStore
import Partnership
import Projections
import RecordFormat
import Testing
import Transparency

@Suite struct `A new ledger` {
  @Test func `takes actions and answers from them`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.create(at: folder.path, .demonstration)
    var registration = Action(.actorRegistered)
    registration.data = ["actor": "genome-quebec", "name": "Génome Québec", "kind": "party"]
    let first = try await ledger.record(registration)
    #expect(first.receipt.sequence == 1)
    registration.data = ["actor": "cnrs", "name": "CNRS", "kind": "party"]
    _ = try await ledger.record(registration)
    var proposal = Action(.agreementProposed)
    proposal.agreement = AgreementID("gq-cnrs-2022")
    proposal.occurred = Occurred("2022-04-22")
    proposal.parties = [try #require(ActorID("cnrs")), try #require(ActorID("genome-quebec"))]
    proposal.data = [
      "title": ["fr": "Entente"], "object": ["fr": "Explorer"],
      "parties": ["genome-quebec", "cnrs"], "term": "P24M",
    ]
    let taken = try await ledger.record(proposal)
    #expect(taken.receipt.sequence == 3)
    let board = try ledger.board(of: try ledger.agreement(nil))
    #expect(board.view.stage == .proposed)
    let note = try ledger.checkpoint()
    #expect(!note.bytes.isEmpty)
    await #expect(throws: LedgerError.self) { try await ledger.record(proposal) }
  }
}

extension Ledger.Plan {
  /// A ledger on a simulated clock that begins on 6 May 2022.
  static var demonstration: Ledger.Plan {
    guard let name = LedgerName("example.org/test") else {
      preconditionFailure("a name of the right form")
    }
    var plan = Ledger.Plan(name: name, title: ["fr": "Essai", "en": "Test"])
    plan.clock = .simulated
    plan.now = Recorded("2022-05-06T12:00:00.000000Z")
    return plan
  }
}
