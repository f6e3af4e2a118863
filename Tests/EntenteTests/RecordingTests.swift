import CanonicalJSON
import Entente
import LedgerStore
import LedgerTesting
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

@Suite struct `A ledger that is closed` {
  @Test func `can be opened again at once by the same process`() async throws {
    let folder = try TemporaryFolder()
    _ = try await Ledger.create(at: folder.path, .demonstration)
    for number in 1...100 {
      let ledger = try Ledger(at: folder.path, access: .writing)
      var registration = Action(.actorRegistered)
      registration.data = [
        "actor": .string("actor-\(number)"), "name": "Somebody", "kind": "academic",
      ]
      _ = try await ledger.record(registration)
    }
    #expect(try Ledger(at: folder.path, access: .reading).logSize() == 101)
  }
}
