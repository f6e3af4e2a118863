import CanonicalJSON
import Entente
import LedgerStore
import LedgerTesting
import Partnership
import Projections
import Testing

@Suite struct `A preview of an action` {
  private func exchange(_ code: String, on day: String) throws -> Action {
    var action = Action(.exchangeHeld)
    action.agreement = AgreementID("gq-cnrs-2022")
    action.occurred = Occurred(day)
    action.parties = [try #require(ActorID("cnrs"))]
    action.data = ["exchange": .string(code), "form": "visit", "place": ["fr": "Laboratoire"]]
    return action
  }

  private func ledger(_ path: String) async throws -> Ledger {
    let ledger = try await Ledger.withParties(path, .demonstration)
    guard try ledger.agreements().isEmpty else { return ledger }
    var proposal = Action(.agreementProposed)
    proposal.agreement = AgreementID("gq-cnrs-2022")
    proposal.occurred = Occurred("2022-04-22")
    proposal.parties = [try #require(ActorID("cnrs"))]
    proposal.data = [
      "title": ["fr": "Entente"], "object": ["fr": "Explorer"],
      "parties": ["genome-quebec", "cnrs"], "term": "P24M",
    ]
    _ = try await ledger.record(proposal)
    return ledger
  }

  @Test func `writes nothing, and shows the views that recording it brings`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await ledger(folder.path)
    let agreement = try ledger.agreement(nil)
    var action = try exchange("E-1", on: "2022-05-02")
    action.agreement = agreement
    let size = try ledger.logSize()
    let preview = try await ledger.preview(action)
    #expect(try ledger.logSize() == size)
    let before = try #require(preview.board?.before)
    #expect(try before == ledger.board(of: agreement).view)
    #expect(preview.words["place.fr"] == "Laboratoire")
    #expect(preview.resembling.isEmpty)
    #expect(
      preview.board?.difference.values.contains { $0.path == "total/exchanges_held" } == true)
    let taken = try await ledger.record(action)
    #expect(taken.receipt.sequence == preview.taken.receipt.sequence)
    #expect(try ledger.board(of: agreement).view == preview.board?.after)
    #expect(
      try ledger.agreementView(of: agreement).view.records == preview.agreement?.after.records)
    var again = try exchange("E-2", on: "2022-05-03")
    again.agreement = agreement
    #expect(try await ledger.preview(again).resembling.map(\.sequence) == [taken.receipt.sequence])
  }

  @Test func `is refused as recording it would be`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await ledger(folder.path)
    var action = try exchange("E-1", on: "2022-05-02")
    action.agreement = try ledger.agreement(nil)
    action.axes = [try #require(Code("A9"))]
    await #expect {
      _ = try await ledger.preview(action)
    } throws: { error in
      guard case .refused(let refusal)? = error as? LedgerError else { return false }
      return refusal.name == .unknownAxis
    }
  }

  @Test func `of a first agreement has nothing before it`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.create(at: folder.path, .demonstration)
    for id in ["cnrs", "gq"] {
      var registration = Action(.actorRegistered)
      registration.data = ["actor": .string(id), "name": "Somebody", "kind": "party"]
      // An actor of the whole ledger changes no agreement's views while there is none.
      #expect(try await ledger.preview(registration).board == nil)
      _ = try await ledger.record(registration)
    }
    var proposal = Action(.agreementProposed)
    proposal.agreement = AgreementID("gq-cnrs")
    proposal.occurred = Occurred("2022-04-22")
    proposal.parties = [try #require(ActorID("cnrs"))]
    proposal.data = [
      "title": ["fr": "Entente"], "object": ["fr": "Explorer"], "parties": ["gq", "cnrs"],
      "term": "P24M",
    ]
    let preview = try await ledger.preview(proposal)
    #expect(preview.board?.before == nil)
    #expect(preview.board?.after.stage == .proposed)
  }
}
