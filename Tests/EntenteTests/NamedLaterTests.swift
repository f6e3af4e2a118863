import CanonicalJSON
import Entente
import LedgerTesting
import Partnership
import Projections
import Testing

@Suite struct `A person registered before the agreement` {
  /// The role names the actor and the person, so that it stands in both journals; the agreement has
  /// taken in the actor's and not yet the person's when the ratification names the person.
  @Test func `is known to the first record of the agreement that names them`() async throws {
    let folder = try TemporaryFolder()
    let ledger = try await Ledger.create(at: folder.path, .demonstration)
    func record(_ type: RecordType, _ data: JSONObject, on occurred: String? = nil) async throws {
      var action = Action(type)
      action.data = data
      if let occurred {
        action.occurred = Occurred(occurred)
        if type != .roleAssigned { action.agreement = AgreementID("gq-cnrs-2022") }
      }
      if type == .agreementProposed {
        action.onBehalfOf = [try #require(ActorID("cnrs")), try #require(ActorID("genome-quebec"))]
      }
      _ = try await ledger.record(action)
    }
    for actor in ["cnrs", "genome-quebec"] {
      try await record(
        .actorRegistered, ["actor": .string(actor), "name": .string(actor), "kind": "party"])
    }
    let head: JSON = "p-k3vhq7wz2mnd5txa"
    try await record(.personRegistered, ["person": head, "name": "…"])
    try await record(
      .roleAssigned, ["person": head, "actor": "cnrs", "function": "head"], on: "../2022-05-05")
    try await record(
      .agreementProposed,
      [
        "title": ["fr": "Entente"], "object": ["fr": "Explorer"],
        "parties": ["genome-quebec", "cnrs"], "term": "P24M",
      ], on: "2022-04-22")
    try await record(
      .agreementRatified, ["party": "cnrs", "person": head], on: "../2022-05-05")
    let view = try ledger.agreementView(of: try ledger.agreement(nil))
    #expect(view.view.stage == .proposed)
  }
}
