import CanonicalJSON
import EntenteTesting
import Partnership

/// The refusals of acts on the agreement itself, and on its amendments.
func provokeInLife(_ name: RefusalName) throws -> RefusalName? {
  switch name {
  case .agreementClosed:
    var ledger = try Scenario.inForce()
    try ledger.record(.agreementTerminated, on: "2022-05-03", .null, both)
    try ledger.record(.agreementClosedOut, on: "2022-05-04", .null, both)
    return ledger.refusal(
      .exchangeScheduled, on: "2022-05-05",
      ["exchange": "E1", "form": "visit", "planned": "2022-07"], both)
  case .alreadyAParty:
    var ledger = try Scenario.amended([["type": "agreement.party_added", "party": "cnrs"]])
    try ledger.acceptAmendment()
    return ledger.refusal(
      .agreementPartyAdded, on: "2022-05-05", ["party": "cnrs", "amendment": "V1"])
  case .tooFewParties:
    var ledger = try Scenario.amended([["type": "agreement.party_left", "party": "cnrs"]])
    try ledger.acceptAmendment()
    return ledger.refusal(
      .agreementPartyLeft, on: "2022-05-05", ["party": "cnrs", "amendment": "V1"])
  case .alreadyDecided:
    return try Scenario.amended([]).refusal(
      .amendmentAccepted, on: "2022-05-05", ["amendment": "V1"], ["on_behalf_of": ["cnrs"]])
  case .alreadyRecorded:
    var ledger = try Scenario.inForce()
    try ledger.wait(until: "2024-05-01")
    try ledger.record(.agreementExpired, on: "2024-04-22", .null, both)
    return ledger.refusal(.agreementExpired, on: "2024-04-23", .null, both)
  case .amendmentNotAdopted:
    return try Scenario.amended([extension6]).refusal(
      .agreementExtended, on: "2022-05-05", ["term": "P6M", "amendment": "V1"], both)
  case .extensionNotLater:
    var ledger = try Scenario.amended([["type": "agreement.extended", "until": "2024-04-22"]])
    try ledger.acceptAmendment()
    return ledger.refusal(
      .agreementExtended, on: "2022-05-05", ["until": "2024-04-22", "amendment": "V1"], both)
  case .notInAmendment:
    var ledger = try Scenario.amended([extension6])
    try ledger.acceptAmendment()
    return ledger.refusal(
      .agreementExtended, on: "2022-05-05", ["term": "P12M", "amendment": "V1"], both)
  case .operationCarriedOut:
    var ledger = try Scenario.amended([extension6])
    try ledger.acceptAmendment()
    try ledger.record(
      .agreementExtended, on: "2022-05-05", ["term": "P6M", "amendment": "V1"], both)
    return ledger.refusal(
      .agreementExtended, on: "2022-05-06", ["term": "P6M", "amendment": "V1"], both)
  case .notTheProposer:
    return try Scenario.amended([]).refusal(
      .amendmentWithdrawn, on: "2022-05-05", ["amendment": "V1"],
      ["on_behalf_of": ["genome-quebec"]])
  case .stillOpen:
    var ledger = try Scenario.committed()
    try ledger.record(.agreementTerminated, on: "2022-05-03", .null, both)
    return ledger.refusal(.agreementClosedOut, on: "2022-05-04", .null, both)
  case .wrongStage:
    return try Scenario.inForce().refusal(.agreementResumed, on: "2022-05-04", .null, both)
  default: return nil
  }
}

private let extension6: JSON = ["type": "agreement.extended", "term": "P6M"]

extension Scenario {
  /// An agreement in force, with an amendment V1 that the CNRS proposed on 4 May 2022.
  static func amended(_ operations: [JSON]) throws -> Scenario {
    var ledger = try inForce()
    var data: JSONObject = ["amendment": "V1"]
    if !operations.isEmpty { data["operations"] = .array(operations) }
    try ledger.record(
      .amendmentProposed, on: "2022-05-04", .object(data), ["on_behalf_of": ["cnrs"]])
    return ledger
  }

  /// Accepts V1 for Génome Québec, with which it is adopted.
  mutating func acceptAmendment() throws(Refusal) {
    try record(
      .amendmentAccepted, on: "2022-05-05", ["amendment": "V1"],
      ["on_behalf_of": ["genome-quebec"]])
  }
}
