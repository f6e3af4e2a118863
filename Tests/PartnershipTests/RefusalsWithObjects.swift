import CanonicalJSON
import EntenteTesting
import Partnership

/// The refusals of acts about what is done under an agreement.
func provokeWithObjects(_ name: RefusalName) throws -> RefusalName? {
  switch name {
  case .actorMerged:
    var ledger = try Scenario.inForce()
    try ledger.record(
      .actorRegistered, ["actor": "lab", "name": "Labo", "kind": "joint_laboratory"])
    try ledger.record(.actorMerged, on: "2022-05-02", ["actor": "lab", "into": "cnrs"])
    return ledger.refusal(.actorIntroduced, on: "2022-05-03", ["actor": "lab"])
  case .alreadyJoined:
    var ledger = try Scenario.inForce()
    try ledger.record(.actorJoined, on: "2022-05-03", ["actor": "mei"], both)
    return ledger.refusal(.actorJoined, on: "2022-05-04", ["actor": "mei"], both)
  case .notJoined:
    return try Scenario.inForce().refusal(.actorLeft, on: "2022-05-04", ["actor": "mei"], both)
  case .notDelegated:
    return try Scenario.inForce().refusal(
      .delegationRevoked, on: "2022-05-04", ["from": "cnrs", "to": "mei"])
  case .notInDispute:
    return try Scenario.disputed().refusal(
      .disputeResponded, on: "2022-05-05", ["dispute": "D1"], ["on_behalf_of": ["cnrs"]])
  case .notTheCreditor:
    var ledger = try Scenario.inForce()
    try ledger.record(
      .commitmentMade, on: "2022-05-02",
      [
        "commitment": "C1", "title": ["fr": "Rapport"], "debtors": ["cnrs"],
        "creditor": "genome-quebec", "due": "2022-06-30",
      ], ["on_behalf_of": ["cnrs"]])
    return ledger.refusal(
      .commitmentWaived, on: "2022-05-05", ["commitment": "C1"], ["on_behalf_of": ["cnrs"]])
  case .protocolAlreadyAdopted:
    return try Scenario.underProtocol().refusal(
      .protocolAdopted, on: "2022-05-05", protocol1, ["on_behalf_of": ["cnrs"]])
  case .sameAgreement:
    return try Scenario.inForce().refusal(
      .agreementRenewed, on: "2022-05-05", ["successor": "gq-cnrs-2022"], both)
  case .sameDocument:
    var ledger = try Scenario.inForce()
    try ledger.attach("D1")
    return ledger.refusal(
      .documentReplaced, on: "2022-05-05", ["document": "D1", "replaces": "D1"])
  case .tooEarly:
    return try Scenario.amended([]).refusal(
      .amendmentRejected, on: "2022-05-03", ["amendment": "V1"],
      ["on_behalf_of": ["genome-quebec"]])
  case .underHold:
    var ledger = try Scenario.inForce()
    try ledger.record(
      .retentionAssigned, ["rule": "R1", "action": "destroy", "after": "P10Y"])
    try ledger.record(
      .holdPlaced, ["hold": "H1", "covers": ["agreements": ["gq-cnrs-2022"]]],
      ["reason": ["fr": "Litige"]])
    return ledger.refusal(.dispositionDecided, ["rule": "R1", "action": "destroy"])
  case .alreadyErased:
    var ledger = try Scenario.inForce()
    let erasure: JSON = [
      "legal_basis": "loi25-28", "records": [.integer(Int64(ledger.last.index))],
    ]
    try ledger.record(.retentionAssigned, ["rule": "R1", "action": "destroy", "after": "P10Y"])
    try ledger.record(.personalErased, erasure, ["reason": ["fr": "À sa demande"]])
    return ledger.refusal(.personalErased, erasure, ["reason": ["fr": "À sa demande"]])
  case .nothingToErase:
    var ledger = try Scenario.inForce()
    try ledger.record(.retentionAssigned, ["rule": "R1", "action": "destroy", "after": "P10Y"])
    return ledger.refusal(
      .personalErased,
      ["legal_basis": "loi25-28", "records": [.integer(Int64(ledger.last.index))]],
      ["reason": ["fr": "À sa demande"]])
  case .versionNotGreater:
    return try Scenario.underProtocol().refusal(
      .protocolDrafted, on: "2022-05-05", protocol1, both.on("A1"))
  default: return nil
  }
}

/// The refusals of what no standing record has brought into being.
func provokeUnknown(_ name: RefusalName) throws -> RefusalName? {
  func refused(_ type: RecordType, _ data: JSON) throws -> RefusalName? {
    let isClerical = type.definition.kind == .clerical
    var envelope: JSONObject = isClerical ? ["reason": ["fr": "Litige"]] : both
    if type.definition.axisRule != .none { envelope = envelope.on("A1") }
    return try Scenario.inForce().refusal(
      type, on: isClerical ? nil : "2022-05-04", data, envelope)
  }
  switch name {
  case .unknownAmendment: return try refused(.amendmentAccepted, ["amendment": "X"])
  case .unknownDispute: return try refused(.disputeSettled, ["dispute": "X"])
  case .unknownHold: return try refused(.holdLifted, ["hold": "X"])
  case .unknownIncident: return try refused(.incidentClosed, ["incident": "X"])
  case .unknownInitiative: return try refused(.initiativeClosed, ["initiative": "X"])
  case .unknownLead: return try refused(.fundingApplied, ["lead": "X"])
  case .unknownOpportunity: return try refused(.opportunityRetained, ["opportunity": "X"])
  case .unknownProtocol:
    return try refused(.protocolAdopted, ["protocol": "X", "version": 1])
  case .unknownRule:
    return try refused(.dispositionDecided, ["rule": "X", "action": "keep"])
  case .unknownTool: return try refused(.toolDeployed, ["tool": "X"])
  case .unknownTransfer: return try refused(.transferAcknowledged, ["transfer": "X"])
  case .unknownVersion:
    return try Scenario.underProtocol().refusal(
      .protocolAdopted, on: "2022-05-05", ["protocol": "P1", "version": 2], both)
  default: return nil
  }
}

/// The transfer T1 under it.
let transfer1: JSON = [
  "transfer": "T1", "sender": "cnrs", "receiver": "genome-quebec", "protocol": "P1", "version": 1,
  "personal": false,
]

extension Scenario {
  /// An agreement in force, with a protocol P1 on A1 whose first version all adopted on 2 May 2022.
  static func underProtocol() throws -> Scenario {
    var ledger = try inForce()
    try ledger.record(.protocolDrafted, on: "2022-05-01", protocol1, both.on("A1"))
    try ledger.record(.protocolAdopted, on: "2022-05-02", protocol1, both)
    return ledger
  }

  /// An agreement in force, with a dispute D1 that the CNRS raised against Génome Québec.
  static func disputed() throws -> Scenario {
    var ledger = try inForce()
    try ledger.record(
      .disputeRaised, on: "2022-05-03",
      ["dispute": "D1", "subject": ["fr": "Retard"], "against": ["genome-quebec"]],
      ["on_behalf_of": ["cnrs"]])
    return ledger
  }

  /// Attaches a document of the agreement.
  mutating func attach(_ code: String) throws(Refusal) {
    try record(
      .documentAttached, on: "2022-05-04",
      [
        "document": .string(code), "title": ["fr": "Texte"], "sha256": hash("a"), "bytes": 3,
        "media_type": "text/plain", "language": "fr", "class": "internal",
      ])
  }
}
