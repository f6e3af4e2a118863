import CanonicalJSON
import Partnership

/// An agreement in which every family of the catalogue goes on, over and over: each round of 24
/// records has an opportunity, a funding lead, a protocol with a transfer under it, a tool, an incident,
/// a dispute, an amendment, a document and more, in an order the rules allow.
///
/// What a question costs depends on the agreement's own records: of these every view has something to
/// show.
struct WholeWorkload {
  /// Records in a round.
  static let round = 24

  private static let hash = JSON.string(String(repeating: "a", count: 64))

  let beginnings = Workload()

  /// The records of an agreement: its beginning, then whole rounds, in the order given.
  func actions(rounds: [Int], of agreement: Int) -> [Action] {
    (0..<Workload.beginning).map { beginnings.action($0, of: agreement) }
      + rounds.flatMap { round in (0..<WholeWorkload.round).map { action($0, in: round, agreement) }
      }
  }

  /// One record of a round; rounds begin eleven days after each other, in the two years of the term.
  private func action(_ step: Int, in round: Int, _ agreement: Int) -> Action {
    let day = Day(year: 2022, month: 1, day: 14)?.adding(days: round * 11 % 700) ?? .earliest
    let code = JSON.string("X-\(round)")
    let row = rows(code, round)[step]
    var action = Action(row.type)
    action.agreement = AgreementID("agreement-\(agreement)")
    action.occurred = Occurred(day.adding(days: row.days).description)
    action.reason = ["fr": "Reprise d’archives"]
    action.axes = [Code("A\(round % 4 + 1)")].compactMap { $0 }
    if row.type.definition.axisRule == .none { action.axes = [] }
    if row.type.definition.kind == .act {
      action.onBehalfOf = (row.by ?? beginnings.parties).compactMap { ActorID($0) }
    }
    action.data = row.data
    if row.type == .documentAttached {
      action.evidence = [
        [
          "sha256": WholeWorkload.hash, "media_type": "application/pdf", "bytes": 4_096,
          "held_at": "example.org",
        ]
      ]
    }
    return action
  }

  private typealias Row = (type: RecordType, days: Int, data: JSONObject, by: [String]?)

  private func rows(_ code: JSON, _ round: Int) -> [Row] {
    let one = beginnings.parties[round % 2]
    let other = beginnings.parties[(round + 1) % 2]
    let title: JSON = [
      "en": .string("Subject number \(round) of the partners"),
      "fr": .string("Sujet numéro \(round) des partenaires"),
    ]
    let version: JSONObject = ["protocol": code, "version": 1]
    let transfer: JSONObject = [
      "transfer": code, "sender": .string(one), "receiver": .string(other), "protocol": code,
      "version": 1, "bytes": .integer(Int64(round) * 1_000_003), "personal": false,
    ]
    let document: JSONObject = [
      "document": code, "title": title, "sha256": WholeWorkload.hash,
      "bytes": 4_096, "media_type": "application/pdf", "language": "fr", "class": "internal",
    ]
    return [
      (.opportunityIdentified, 0, ["opportunity": code, "title": title, "by": .string(one)], nil),
      (.opportunityRetained, 1, ["opportunity": code], nil),
      (.fundingIdentified, 1, ["lead": code, "funder": .string(other)], nil),
      (.fundingApplied, 2, ["lead": code, "amount": 5_000_000, "currency": "CAD"], [one]),
      (.fundingAwarded, 4, ["lead": code, "amount": 3_000_000, "currency": "EUR"], nil),
      (.protocolDrafted, 1, version, [one]),
      (.protocolAdopted, 2, version, [one]),
      (.protocolAdopted, 3, version, [other]),
      (.transferMade, 4, transfer, nil),
      (.transferAcknowledged, 5, ["transfer": code], nil),
      (.toolProposed, 1, ["tool": code, "title": title, "owner": .string(one)], [one]),
      (.toolDeployed, 2, ["tool": code], [one]),
      (.toolUsed, 6, ["tool": code, "uses": 12], nil),
      (
        .knowhowTransferred, 3,
        ["giver": .string(one), "receiver": .string(other), "subject": title], nil
      ),
      (.exchangeHeld, 3, ["exchange": code, "form": "workshop", "title": title], nil),
      (
        .commitmentMade, 3,
        ["commitment": code, "title": title, "debtors": [.string(one)], "due": "2023-06-30"], nil
      ),
      (.commitmentMet, 6, ["commitment": code], nil),
      (.innovationPromoted, 4, ["innovation": code, "title": title], nil),
      (
        .relationEstablished, 4, ["a": .string(one), "b": .string(other), "kind": "joint_work"], nil
      ),
      (.incidentDeclared, 4, ["incident": code, "what": title, "risk": "none"], nil),
      (.incidentClosed, 5, ["incident": code], [other]),
      (.amendmentProposed, 4, ["amendment": code, "title": title], [one]),
      (.amendmentAccepted, 5, ["amendment": code], [other]),
      (.documentAttached, 5, document, nil),
    ]
  }
}
