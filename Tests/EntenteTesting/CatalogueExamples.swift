public import CanonicalJSON
public import Partnership

/// A full example of a type: when it happened, its data, and what else the action says.
public typealias Example = (type: RecordType, occurred: String?, data: JSON, envelope: JSONObject)

/// A full example of each type that people may record, in a ledger where all of them are right.
public let examples: [Example] = examplesOfFirstMonths + examplesOfObjects + examplesOfLife

/// Examples of what the agreement and its first months need.
private let examplesOfFirstMonths: [Example] = [
  (
    .actorRegistered, nil,
    [
      "actor": "office", "name": "Bureau", "kind": "representation_office", "country": "CA",
      "ecosystem": "france", "parents": ["cnrs"], "represents": "cnrs",
      "identifiers": ["ror": "02feahw73", "siren": "180089013"],
    ], [:]
  ),
  (.actorRenamed, "2022-10-20", ["actor": "mei", "name": "MEIE", "decided": "2022-05-01"], [:]),
  (
    .personRegistered, nil,
    ["person": "p-aaaaaaaaaaaaaaaa", "name": "…", "email": "…", "phone": "…", "orcid": "…"], [:]
  ),
  (
    .roleAssigned, "2022-05-06",
    [
      "person": "p-aaaaaaaaaaaaaaaa", "actor": "office", "function": "head",
      "label": ["fr": "Cheffe"], "exclusive": true,
    ], [:]
  ),
  (
    .roleEnded, "2022-06-01",
    ["person": "p-aaaaaaaaaaaaaaaa", "actor": "office", "function": "head"], [:]
  ),
  (
    .contactDesignated, "2022-05-06",
    ["party": "cnrs", "person": "p-aaaaaaaaaaaaaaaa", "function": "press"], ["axes": ["A1"]]
  ),
  (
    .contactReplaced, "2022-06-06",
    [
      "party": "cnrs", "replaces": "p-aaaaaaaaaaaaaaaa", "person": .string(RealPersons.stranger),
      "function": "press",
    ], [:]
  ),
  (
    .figureDeclared, "2022-05-05",
    [
      "actor": "cnrs", "figure": "staff", "value": 32_000, "unit": "people", "qualifier": "equal",
      "label": ["fr": "Agents"],
    ], [:]
  ),
  (
    .funderDeclared, "2022-05-05",
    ["actor": "genome-quebec", "funder": "mei", "through": "office"], [:]
  ),
  (
    .innovationPromoted, "2022-05-05",
    [
      "innovation": "I1", "title": ["en": "Method"], "challenge": "…", "channel": "…",
      "audience": "decision_makers",
    ], ["axes": ["A1"]]
  ),
  (
    .documentAttached, "2022-05-05",
    [
      "document": "release", "title": ["fr": "Communiqué"],
      "sha256": "73a8f7e28cceffb20a0981c96d08042081ff9259f298f0c01844bcc978c14b29", "bytes": 5_367,
      "media_type": "text/plain", "language": "fr", "class": "public",
    ], [:]
  ),
  (
    .agreementRatified, "../2022-05-05", ["party": "cnrs", "person": .string(RealPersons.antoine)],
    [:]
  ),
  (.agreementAnnounced, "2022-05-05", ["place": ["fr": "Montréal"], "document": "release"], [:]),
  (
    .statementPublished, "2022-05-05",
    [
      "person": .string(RealPersons.antoine), "quote": "…", "language": "fr-CA",
      "audience": "public",
    ], ["axes": ["A1"]]
  ),
  (
    .axisAgreed, "2022-05-02",
    ["axis": "A2", "title": ["fr": "x", "en": "x"], "expects": ["funding", "innovations"]],
    ["on_behalf_of": ["cnrs", "genome-quebec"]]
  ),
  (
    .exchangeScheduled, "2022-05-02",
    [
      "exchange": "E1", "form": "workshop", "planned": "2022-06/2022-07", "place": ["fr": "Lyon"],
      "participants": ["cnrs", .string(RealPersons.daniel)], "title": ["fr": "Atelier"],
    ], ["on_behalf_of": ["cnrs"], "axes": ["A2"]]
  ),
  (.exchangeCancelled, "2022-05-03", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]]),
  (
    .exchangeHeld, "2022-05-04T10:00:00+02:00",
    ["exchange": "E2", "form": "video", "participants": ["mei"], "title": ["fr": "Appel"]], [:]
  ),
  (
    .knowhowTransferred, "2022-05-04",
    [
      "giver": "cnrs", "receiver": "genome-quebec", "subject": ["fr": "Bancs"], "exchange": "E2",
    ], ["axes": ["A1"]]
  ),
  (
    .commitmentMade, "2022-05-02",
    [
      "commitment": "C1", "title": ["fr": "Rapport"], "debtors": ["cnrs", "genome-quebec"],
      "creditor": "mei", "due": "end_of_term", "kind": "deliverable",
    ], ["on_behalf_of": ["cnrs"]]
  ),
  (
    .commitmentMet, "2022-05-05", ["commitment": "C1"],
    [
      "evidence": [
        [
          "sha256": "73a8f7e28cceffb20a0981c96d08042081ff9259f298f0c01844bcc978c14b29",
          "media_type": "application/pdf", "bytes": 12, "name": "rapport.pdf", "held_at": "CNRS",
          "language": "fr",
        ]
      ]
    ]
  ),
  (.commitmentMissed, "2022-05-05", ["commitment": "C1"], [:]),
]

/// Examples of what is done under an agreement, each right after those before it.
private let examplesOfObjects: [Example] = [
  (.opportunityIdentified, "2022-05-02", ["opportunity": "O1", "title": titled, "by": "mei"], [:]),
  (.opportunityStudied, "2022-05-02", ["opportunity": "O1", "by": "cnrs"], [:]),
  (.opportunityRetained, "2022-05-03", ["opportunity": "O1"], both),
  (.opportunityIdentified, "2022-05-02", ["opportunity": "O2", "title": titled], [:]),
  (.opportunitySetAside, "2022-05-03", ["opportunity": "O2"], both),
  (
    .initiativeLaunched, "2022-05-04",
    [
      "initiative": "N1", "title": titled, "opportunity": "O1",
      "leads": ["cnrs", .string(RealPersons.daniel)], "raid": "10.1234/raid",
    ], both
  ),
  (.initiativeClosed, "2022-05-05", ["initiative": "N1"], both),
  (
    .fundingIdentified, "2022-05-02",
    [
      "lead": "L1", "funder": "mei", "through": "office", "amount": 100_000, "currency": "CAD",
      "deadline": "2022-09-01",
    ], ["axes": ["A1"]]
  ),
  (.fundingApplied, "2022-05-03", ["lead": "L1", "amount": 90_000, "currency": "CAD"], both),
  (
    .fundingAwarded, "2022-05-04",
    ["lead": "L1", "amount": 80_000, "currency": "CAD", "decision": "2022-05-04"], [:]
  ),
  (.fundingIdentified, "2022-05-02", ["lead": "L2", "funder": "mei"], ["axes": ["A1"]]),
  (.fundingApplied, "2022-05-03", ["lead": "L2"], both),
  (.fundingDeclined, "2022-05-04", ["lead": "L2", "decision": "2022-05-04"], [:]),
  (.fundingIdentified, "2022-05-02", ["lead": "L3", "funder": "mei"], ["axes": ["A1"]]),
  (.fundingApplied, "2022-05-03", ["lead": "L3"], both),
  (.fundingWithdrawn, "2022-05-04", ["lead": "L3"], both),
  (.fundingIdentified, "2022-05-02", ["lead": "L4", "funder": "mei"], ["axes": ["A1"]]),
  (.fundingDropped, "2022-05-04", ["lead": "L4"], both),
  (
    .protocolDrafted, "2022-05-01",
    [
      "protocol": "P1", "version": 1, "text_sha256": hash("a"), "description": titled,
      "data_classes": ["personal", "internal"], "impact_assessment": "release",
      "duo": ["DUO:0000042"], "nagoya": "ABSCH-IRCC-FR-1",
    ], both.on("A1")
  ),
  (
    .protocolRevised, "2022-05-01",
    [
      "protocol": "P1", "version": 1, "text_sha256": hash("b"), "description": titled,
      "data_classes": ["internal"], "impact_assessment": "release", "duo": ["DUO:0000007"],
      "nagoya": "ABSCH-IRCC-FR-2",
    ], both
  ),
  (.protocolReviewed, "2022-05-02", protocol1, both),
  (
    .protocolAdopted, "2022-05-02",
    protocol1.with("text_sha256", hash("b")).with("decided", "2022-05-01"), both
  ),
  (.protocolSuspended, "2022-05-03", protocol1.with("decided", "2022-05-01"), both),
  (.protocolResumed, "2022-05-03", protocol1.with("decided", "2022-05-01"), both),
  (
    .transferMade, "2022-05-04",
    [
      "transfer": "T1", "sender": "cnrs", "receiver": "genome-quebec", "protocol": "P1",
      "version": 1, "description": titled, "bytes": 1_000, "items": 12,
      "manifest_sha256": hash("c"), "personal": true, "impact_assessment": "release",
      "duo": ["DUO:0000042"], "nagoya": "ABSCH-IRCC-FR-1",
    ], ["axes": ["A1"]]
  ),
  (
    .transferAcknowledged, "2022-05-05", ["transfer": "T1", "manifest_sha256": hash("c")], [:]
  ),
  (.protocolRetired, "2022-05-05", protocol1.with("decided", "2022-05-01"), both),
  (
    .incidentDeclared, "2022-05-04",
    ["incident": "X1", "what": titled, "risk": "possible", "notified": ["mei"]], [:]
  ),
  (.incidentClosed, "2022-05-05", ["incident": "X1"], both),
  (
    .toolProposed, "2022-05-02", ["tool": "Q1", "title": titled, "owner": "office"],
    both.on("A1")
  ),
  (.toolDeployed, "2022-05-03", ["tool": "Q1", "owner": "cnrs"], both),
  (.toolUsed, "2022-05-04", ["tool": "Q1", "period": "2022-05", "uses": 12], [:]),
  (.toolRetired, "2022-05-05", ["tool": "Q1", "decided": "2022-05-01"], both),
  (
    .actorIntroduced, "2022-05-02", ["actor": "office", "sector": "public", "by": "cnrs"], [:]
  ),
  (
    .actorJoined, "2022-05-03",
    ["actor": "office", "sector": "public", "by": "cnrs", "decided": "2022-05-01"], both
  ),
  (.actorLeft, "2022-05-04", ["actor": "office", "decided": "2022-05-01"], both),
  (
    .relationEstablished, "2022-05-04",
    ["a": "cnrs", "b": "mei", "kind": "research-contract", "through": "office"],
    ["axes": ["A1"]]
  ),
  (
    .documentAttached, "2022-05-05",
    [
      "document": "second", "title": titled, "sha256": hash("d"), "bytes": 1,
      "media_type": "text/plain", "language": "en", "class": "internal",
    ], [:]
  ),
  (.documentReplaced, "2022-05-06", ["document": "second", "replaces": "release"], [:]),
]

/// Examples of what becomes of the agreement itself, each right after those before it.
private let examplesOfLife: [Example] = [
  (
    .commitmentMade, "2022-05-02",
    ["commitment": "C2", "title": titled, "debtors": ["cnrs"], "due": "2022-06-30"], both
  ),
  (.commitmentRescheduled, "2022-05-03", ["commitment": "C2", "due": "2022-07-31"], both),
  (.commitmentPartlyMet, "2022-05-04", ["commitment": "C2"], [:]),
  (.commitmentWaived, "2022-05-05", ["commitment": "C2"], both),
  (
    .delegationGranted, "2022-05-02",
    [
      "from": "cnrs", "to": "office", "scope": ["A1", "all"], "until": "2023-05-01",
      "decided": "2022-05-01",
    ], [:]
  ),
  (
    .delegationRevoked, "2022-05-03",
    ["from": "cnrs", "to": "office", "scope": ["all"], "decided": "2022-05-01"], [:]
  ),
  (
    .disputeRaised, "2022-05-02",
    ["dispute": "D1", "subject": titled, "against": ["genome-quebec"]],
    ["on_behalf_of": ["cnrs"]]
  ),
  (
    .disputeResponded, "2022-05-03", ["dispute": "D1"], ["on_behalf_of": ["genome-quebec"]]
  ),
  (.disputeSettled, "2022-05-04", ["dispute": "D1"], both),
  (
    .disputeRaised, "2022-05-02",
    ["dispute": "D2", "subject": titled, "against": ["genome-quebec"]],
    ["on_behalf_of": ["cnrs"]]
  ),
  (.disputeWithdrawn, "2022-05-04", ["dispute": "D2"], ["on_behalf_of": ["cnrs"]]),
  (.amendmentProposed, "2022-05-02", ["amendment": "V0"], ["on_behalf_of": ["cnrs"]]),
  (.amendmentRejected, "2022-05-03", ["amendment": "V0"], ["on_behalf_of": ["genome-quebec"]]),
  (.amendmentProposed, "2022-05-02", ["amendment": "V00"], ["on_behalf_of": ["cnrs"]]),
  (.amendmentWithdrawn, "2022-05-03", ["amendment": "V00"], ["on_behalf_of": ["cnrs"]]),
  (
    .amendmentProposed, "2022-05-02",
    [
      "amendment": "V1", "title": titled, "effective": "2022-06-01",
      "operations": [
        ["type": "agreement.extended", "term": "P6M"],
        ["type": "agreement.extended", "until": "2026-01-01"],
        ["type": "agreement.party_added", "party": "mei"],
        ["type": "agreement.party_left", "party": "mei"],
        ["type": "axis.added", "axis": "A9"], ["type": "axis.suspended", "axis": "A9"],
        ["type": "axis.resumed", "axis": "A9"], ["type": "axis.retired", "axis": "A9"],
      ],
    ], ["on_behalf_of": ["cnrs"]]
  ),
  (.amendmentAccepted, "2022-05-03", ["amendment": "V1"], ["on_behalf_of": ["genome-quebec"]]),
  (.agreementExtended, "2022-05-04", ["term": "P6M", "amendment": "V1"], both),
  (.agreementExtended, "2022-05-04", ["until": "2026-01-01", "amendment": "V1"], both),
  (.agreementPartyAdded, "2022-05-04", ["party": "mei", "amendment": "V1"], [:]),
  (.agreementPartyLeft, "2022-05-04", ["party": "mei", "amendment": "V1"], [:]),
  (
    .axisAdded, "2022-05-04",
    ["axis": "A9", "title": titled, "expects": ["tools"], "amendment": "V1"], both
  ),
  (
    .axisSuspended, "2022-05-05",
    ["axis": "A9", "amendment": "V1", "decided": "2022-05-01"], both
  ),
  (
    .axisResumed, "2022-05-05", ["axis": "A9", "amendment": "V1", "decided": "2022-05-01"], both
  ),
  (
    .axisRetired, "2022-05-05", ["axis": "A9", "amendment": "V1", "decided": "2022-05-01"], both
  ),
  (
    .personUpdated, nil,
    [
      "person": .string(RealPersons.stranger), "name": "…", "email": "…",
      "phone": "…", "orcid": "…",
    ], [:]
  ),
  (.actorMerged, "2022-05-05", ["actor": "office", "into": "cnrs"], [:]),
  (
    .holdPlaced, nil,
    [
      "hold": "H1",
      "covers": [
        "agreements": ["gq-cnrs-2022"], "documents": ["release"], "records": [3, 1],
        "persons": [.string(RealPersons.daniel)],
      ],
    ], ["reason": titled]
  ),
  (.holdLifted, nil, ["hold": "H1"], ["reason": titled]),
  (.retentionAssigned, nil, ["rule": "R1", "action": "transfer", "after": "P10Y"], [:]),
  (.dispositionDecided, nil, ["rule": "R1", "action": "transfer"], [:]),
  (.agreementSuspended, "2022-05-05", ["decided": "2022-05-01"], both),
  (.agreementResumed, "2022-05-05", ["decided": "2022-05-01"], both),
  (.agreementTerminated, "2022-05-06", ["decided": "2022-05-01"], both),
  (
    .agreementClosedOut, "2022-05-06",
    ["waives": [["kind": "commitment", "code": "C1"]]], both
  ),
  (.agreementRenewed, "2022-05-06", ["successor": "x"], both),
]

private let titled: JSON = ["fr": "Intitulé", "en": "Title"]
