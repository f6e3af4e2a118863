import CanonicalJSON
import Entente
import LedgerTesting
import Partnership
import Projections
import Testing
import Verification

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

/// What was made known stays while a standing record names it, wherever that record stands.
@Suite struct `A registration` {
  private func ledger(at path: String, _ lines: [JSON]) async throws -> (Ledger, [Refusal?]) {
    let ledger = try await Ledger.create(at: path, .demonstration)
    var refusals: [Refusal?] = []
    for line in lines {
      let action = try Action(json: line)
      do throws(LedgerError) {
        _ = try await ledger.record(action)
        refusals.append(nil)
      } catch {
        guard case .refused(let refusal) = error else { throw error }
        refusals.append(refusal)
      }
    }
    return (ledger, refusals)
  }

  private func actor(_ id: String, parents: [JSON] = []) -> JSON {
    var data: JSONObject = ["actor": .string(id), "name": .string(id), "kind": "party"]
    if !parents.isEmpty { data["parents"] = .array(parents) }
    return ["type": "actor.registered", "data": .object(data)]
  }

  private func proposal(_ agreement: String, predecessor: String? = nil) -> JSON {
    var data: JSONObject = [
      "title": ["fr": "Entente"], "object": ["fr": "Explorer"],
      "parties": ["alpha", "beta", "zeta"], "term": "P24M",
    ]
    if let predecessor { data["predecessor"] = .string(predecessor) }
    return [
      "type": "agreement.proposed", "agreement": .string(agreement), "occurred": "2022-05-01",
      "on_behalf_of": ["alpha"], "data": .object(data),
    ]
  }

  private func annulment(of record: Int64) -> JSON {
    [
      "type": "record.annulled", "data": ["target": .integer(record)],
      "reason": ["fr": "Erreur"],
    ]
  }

  private let held: JSON = [
    "type": "exchange.held", "agreement": "ag", "occurred": "2022-05-01", "parties": ["zeta"],
    "data": ["exchange": "X1", "form": "workshop"],
  ]

  @Test func `with parents stays while an agreement names it, like any other`() async throws {
    let folder = try TemporaryFolder()
    let (_, refusals) = try await ledger(
      at: folder.path,
      [
        actor("alpha"), actor("beta"), actor("zeta", parents: ["alpha"]), proposal("ag"), held,
        annulment(of: 3), held,
      ])
    #expect(refusals.map { $0?.name } == [nil, nil, nil, nil, nil, .stillNamed, nil])
    #expect(try LedgerVerifier(folder.path).verify().faults == [])
  }

  @Test func `goes once the only agreement that named it was annulled`() async throws {
    let folder = try TemporaryFolder()
    let (_, refusals) = try await ledger(
      at: folder.path,
      [
        actor("alpha"), actor("beta"), actor("zeta"), proposal("ag"), annulment(of: 4),
        annulment(of: 1),
      ])
    #expect(refusals.allSatisfy { $0 == nil })
    #expect(try LedgerVerifier(folder.path).verify().faults == [])
  }

  @Test func `of a predecessor is asked for in corrections too, and has to stand`() async throws {
    let folder = try TemporaryFolder()
    let correction: JSON = [
      "type": "record.corrected", "data": ["target": 5, "changes": ["term": "P12M"]],
      "reason": ["fr": "Erreur"],
    ]
    let (_, refusals) = try await ledger(
      at: folder.path,
      [
        actor("alpha"), actor("beta"), actor("zeta"), proposal("ag"),
        proposal("next", predecessor: "ag"), correction, annulment(of: 6), proposal("lost"),
        annulment(of: 8), proposal("after", predecessor: "lost"),
      ])
    #expect(refusals.dropLast().allSatisfy { $0 == nil })
    #expect(refusals.last??.name == .unknownAgreement)
    #expect(try LedgerVerifier(folder.path).verify().faults == [])
  }
}
