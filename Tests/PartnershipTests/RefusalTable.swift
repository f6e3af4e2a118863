import CanonicalJSON
import EntenteTesting
import Partnership
import Testing

/// Refusals that the ledger around the domain gives, and where.
private let givenElsewhere: [RefusalName: String] = [
  .malformedJSON: "Entente, where a line is read",
  .notByHand: "Entente, where an action comes in from outside",
  .clockBehind: "LedgerStore", .clockAhead: "LedgerStore", .actionReused: "LedgerStore",
  .positionMoved: "LedgerStore",
  .documentNotHeld: "Entente, which knows the bytes that are held",
  .documentNotNamed: "LedgerStore, where an erasure is asked for",
  .documentPersonal: "LedgerStore, which knows what is held sealed",
  .signatureInvalid: "LedgerStore", .signedOtherwise: "LedgerStore", .seenDiffers: "LedgerStore",
  .seenTooEarly: "LedgerStore",
  .personalText: "EntenteCommand, which asks whoever types first",
]

/// One way to provoke a refusal: what is given, and what is asked for then.
private func provoke(_ name: RefusalName) throws -> RefusalName? {
  let held: JSON = ["exchange": "E1", "form": "meeting"]
  let transfer: JSON = [
    "giver": "cnrs", "receiver": "genome-quebec", "subject": ["fr": "Bioinformatique"],
  ]
  switch name {
  case .unknownType: return refusal(of: ["type": "agreement.imagined"])
  case .unknownField: return refusal(of: ["type": "agreement.announced", "date": "2022"])
  case .missingField: return refusal(of: ["occurred": "2022"])
  case .badField: return refusal(of: ["type": "agreement.announced", "occurred": "soon"])
  case .emptyField: return refusal(of: ["type": "agreement.announced", "occurred": ""])
  case .tooLarge:
    let long = String(repeating: "x", count: Words.maximumBytes + 1)
    return try Scenario.proposed().refusal(
      .agreementAnnounced, on: "2022-05-05", .null, ["text": ["fr": .string(long)]])
  case .agreementMissing:
    return try Scenario.proposed().refusal(
      .agreementAnnounced, on: "2022-05-05", .null, ["agreement": .null])
  case .agreementNotApplicable:
    return try Scenario.proposed().refusal(
      .actorRegistered, ["actor": "x", "name": "X", "kind": "party"], ["agreement": "gq-cnrs-2022"])
  case .axisMissing:
    return try Scenario.inForce().refusal(.knowhowTransferred, on: "2022-05-02", transfer)
  case .axisNotApplicable:
    return try Scenario.inForce().refusal(
      .agreementAnnounced, on: "2022-05-02", .null, ["axes": ["A1"]])
  case .occurredMissing: return try Scenario.proposed().refusal(.agreementAnnounced)
  case .occurredNotApplicable:
    return try Scenario.proposed().refusal(
      .actorRegistered, on: "2022", ["actor": "x", "name": "X", "kind": "party"])
  case .occurredNotADay:
    return try Scenario.signed().refusal(
      .agreementEnteredIntoForce, on: "2022-04", ["basis": "signature", "term": "P24M"],
      ["on_behalf_of": ["cnrs"]])
  case .noActingParty:
    return try Scenario.inForce().refusal(
      .exchangeScheduled, on: "2022-05-02",
      ["exchange": "E1", "form": "meeting", "planned": "2022-06"])
  case .actingNotApplicable:
    return try Scenario.proposed().refusal(
      .actorRegistered, ["actor": "x", "name": "X", "kind": "party"], ["on_behalf_of": ["cnrs"]])
  case .reasonMissing: return try Scenario.proposed().refusal(.recordAnnulled, ["target": 7])
  case .inTheFuture: return try Scenario.inForce().refusal(.exchangeHeld, on: "2022-05-08", held)
  case .lateWithoutReason:
    return try Scenario.inForce().refusal(.exchangeHeld, on: "2022-04-05", held)
  case .expired:
    return try Scenario.proposed().refusal(
      .agreementAnnounced, on: "2022-05-05", .null, ["expires": "2022-05-05T23:59:59.999999Z"])
  case .unknownAgreement:
    return try Scenario.withParties().refusal(.agreementAnnounced, on: "2022-05-05")
  case .unknownActor:
    return try Scenario.proposed().refusal(
      .funderDeclared, on: "2022-05-05", ["actor": "cnrs", "funder": "nobody"])
  case .unknownPerson:
    return try Scenario.proposed().refusal(
      .statementPublished, on: "2022-05-05", ["person": "p-aaaaaaaaaaaaaaaa", "language": "fr"])
  case .unknownAxis:
    return try Scenario.inForce().refusal(.exchangeHeld, on: "2022-05-02", held, ["axes": ["a1"]])
  case .unknownExchange:
    return try Scenario.inForce().refusal(
      .exchangeCancelled, on: "2022-05-02", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]])
  case .unknownCommitment:
    return try Scenario.inForce().refusal(
      .commitmentMissed, on: "2022-05-02", ["commitment": "C1"])
  case .unknownDocument:
    return try Scenario.inForce().refusal(
      .agreementAnnounced, on: "2022-05-05", ["document": "release"])
  case .unknownRecord:
    return try Scenario.proposed().refusalToAnnul(99)
  case .unknownAction:
    return try Scenario.proposed().refusal(
      .agreementAnnounced, on: "2022-05-05", .null,
      ["cause": ["action": "01890a5d-ac96-774b-bcce-b302099a8057"]])
  case .idInUse:
    return try Scenario.withParties().refusal(
      .actorRegistered, ["actor": "cnrs", "name": "CNRS", "kind": "academic"])
  case .notAParty:
    return try Scenario.proposed().refusal(.agreementSigned, on: "2022-04-22", ["party": "mei"])
  case .notYetProposed:
    return try Scenario.proposed().refusal(.agreementSigned, on: "2022-04-21", ["party": "cnrs"])
  case .alreadySigned:
    return try Scenario.signed().refusal(.agreementSigned, on: "2022-04-22", ["party": "cnrs"])
  case .textDiffers:
    var ledger = try Scenario.proposed()
    func text(_ digit: String) -> JSON { .string(String(repeating: digit, count: 64)) }
    try ledger.record(
      .agreementSigned, on: "2022-04-22", ["party": "cnrs", "text_sha256": text("a")])
    return ledger.refusal(
      .agreementSigned, on: "2022-04-22", ["party": "genome-quebec", "text_sha256": text("b")])
  case .alreadyRatified:
    return try Scenario.realAgreement().refusal(
      .agreementRatified, on: "2022-05-05", ["party": "cnrs"])
  case .notSignedByAll:
    return try Scenario.proposed().refusal(
      .agreementEnteredIntoForce, on: "2022-04-22", ["basis": "signature", "term": "P24M"],
      ["on_behalf_of": ["cnrs"]])
  case .alreadyInForce:
    return try Scenario.inForce().refusal(
      .agreementEnteredIntoForce, on: "2022-04-23", ["basis": "clause", "term": "P1Y"],
      ["on_behalf_of": ["cnrs"]])
  case .axisAlreadyAgreed:
    return try Scenario.inForce().refusal(
      .axisAgreed, on: "2022-05-02", ["axis": "A1", "title": ["fr": "Encore"]],
      ["on_behalf_of": ["cnrs"]])
  case .exchangeAlreadyScheduled:
    return try Scenario.scheduled().refusal(
      .exchangeScheduled, on: "2022-05-04",
      ["exchange": "E1", "form": "visit", "planned": "2022-07"], ["on_behalf_of": ["cnrs"]])
  case .exchangeNotScheduled:
    var ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: "2022-05-02", held)
    return ledger.refusal(
      .exchangeCancelled, on: "2022-05-03", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]])
  case .exchangeOver:
    var ledger = try Scenario.scheduled()
    try ledger.record(.exchangeHeld, on: "2022-05-04", held)
    return ledger.refusal(
      .exchangeCancelled, on: "2022-05-05", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]])
  case .roleNotHeld:
    return try Scenario.withParties().refusal(
      .roleEnded, on: "2022-05-06", ["person": .string(RealPersons.daniel), "actor": "cnrs"])
  case .contactNotDesignated:
    return try Scenario.proposed().refusal(
      .contactReplaced, on: "2022-05-06",
      ["party": "cnrs", "replaces": .string(RealPersons.antoine)])
  case .sameActor:
    return try Scenario.withParties().refusal(
      .funderDeclared, on: "2022-05-05", ["actor": "cnrs", "funder": "cnrs"])
  case .commitmentAlreadyMade:
    return try Scenario.committed().refusal(
      .commitmentMade, on: "2022-05-03",
      ["commitment": "C1", "title": ["fr": "Bis"], "debtors": ["cnrs"], "due": "end_of_term"],
      ["on_behalf_of": ["cnrs"]])
  case .proofOfMeetingMissing:
    return try Scenario.committed().refusal(
      .commitmentMet, on: "2022-05-05", ["commitment": "C1"])
  case .laterActInvalid:
    let ledger = try Scenario.inForce()
    let signature = try #require(ledger.records.first { $0.type == .agreementSigned })
    return ledger.refusalToAnnul(signature.sequence)
  case .notCorrectable:
    return try Scenario.withParties().refusalToCorrect(3, ["name": "…"])
  case .notAnnullable:
    var ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: "2022-05-02", held)
    let annulment = try ledger.annul(ledger.last)
    return ledger.refusalToAnnul(annulment)
  case .targetAnnulled:
    var ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: "2022-05-02", held)
    let target = ledger.last
    try ledger.annul(target)
    return ledger.refusalToAnnul(target)
  case .fieldNotCorrectable:
    var ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: "2022-05-02", held)
    return ledger.refusalToCorrect(ledger.last, ["exchange": "E2"])
  case .nothingChanged:
    var ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: "2022-05-02", held)
    return ledger.refusalToCorrect(ledger.last, ["form": "meeting"])
  case .correctionBuiltUpon:
    var ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: "2022-05-02", held)
    let target = ledger.last
    let first = try ledger.correct(target, ["form": "visit"])
    try ledger.correct(target, ["form": "video"])
    return ledger.refusalToAnnul(first)
  case .stillNamed:
    return try Scenario.proposed().refusalToAnnul(0)
  case .malformedJSON, .notByHand, .clockBehind, .clockAhead, .actionReused, .positionMoved,
    .documentNotHeld, .documentNotNamed, .documentPersonal, .personalText:
    return nil
  default:
    return try provokeInLife(name) ?? provokeWithObjects(name) ?? provokeSigning(name)
      ?? provokeUnknown(name)
  }
}

private func refusal(of json: JSON) -> RefusalName? {
  do {
    _ = try Action(json: json)
    return nil
  } catch {
    return error.name
  }
}

/// One way to raise an anomaly, as the names that an answer shows.
private func raise(_ name: Anomaly.Name) throws -> [Anomaly.Name] {
  let held: JSON = ["exchange": "E1", "form": "meeting"]
  var ledger: Scenario
  switch name {
  case .outOfTerm:
    ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: "2022-04-21", held)
  case .duplicate:
    ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: "2022-05-02", held)
    try ledger.record(.exchangeHeld, on: "2022-05-03", held)
  case .outOfOrder:
    ledger = try Scenario.scheduled()
    try ledger.record(
      .exchangeCancelled, on: "2022-05-03", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]])
    try ledger.record(.exchangeHeld, on: "2022-05-04", held)
  case .announcedUnsigned:
    ledger = try Scenario.proposed()
    try ledger.record(.agreementAnnounced, on: "2022-05-05")
  case .noRole:
    ledger = try Scenario.proposed()
    try ledger.record(
      .statementPublished, on: "2022-05-06",
      ["person": .string(RealPersons.stranger), "language": "fr"])
  case .exclusiveFunction:
    ledger = try Scenario.withParties()
    try ledger.record(
      .roleAssigned, on: "2022-05-06",
      ["person": .string(RealPersons.stranger), "actor": "cnrs", "function": "head"])
  case .missedEarly:
    ledger = try Scenario.committed()
    try ledger.record(.commitmentMissed, on: "2022-05-05", ["commitment": "C1"])
  case .contradicted:
    ledger = try Scenario.committed()
    try ledger.wait(until: "2022-07-05")
    try ledger.record(.commitmentMissed, on: "2022-07-04", ["commitment": "C1"])
    try ledger.record(
      .commitmentMet, on: "2022-06-30", ["commitment": "C1"], ["reason": ["fr": "Reçu"]])
  case .causeAnnulled:
    ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: "2022-05-02", held)
    let cause = ledger.last
    try ledger.record(
      .agreementAnnounced, on: "2022-05-05", .null, ["cause": .integer(Int64(cause.index))])
    try ledger.annul(cause)
  case .outsideProtocol:
    ledger = try Scenario.underProtocol()
    try ledger.record(.protocolSuspended, on: "2022-05-03", protocol1, both)
    try ledger.record(.transferMade, on: "2022-05-05", transfer1, ["axes": ["A1"]])
  case .noImpactAssessment:
    ledger = try Scenario.underProtocol()
    try ledger.record(
      .transferMade, on: "2022-05-05", transfer1.with("personal", true), ["axes": ["A1"]])
  case .hashMismatch:
    ledger = try Scenario.underProtocol()
    try ledger.record(
      .transferMade, on: "2022-05-04", transfer1.with("manifest_sha256", hash("a")),
      ["axes": ["A1"]])
    try ledger.record(
      .transferAcknowledged, on: "2022-05-05",
      ["transfer": "T1", "manifest_sha256": hash("b")])
  case .notDeployed:
    ledger = try Scenario.inForce()
    try ledger.record(.toolProposed, on: "2022-05-03", ["tool": "O1"], both.on("A1"))
    try ledger.record(.toolUsed, on: "2022-05-04", ["tool": "O1"])
  }
  return try ledger.answer(asOf: "2025-01-01").anomalies.map(\.name)
}

@Suite struct `Every stable name` {
  @Test(arguments: RefusalName.allCases)
  func `Each refusal the domain gives can be provoked, and the others are given elsewhere`(
    name: RefusalName
  ) throws {
    let provoked = try provoke(name)
    #expect(provoked == (givenElsewhere[name] == nil ? name : nil))
  }

  @Test(arguments: Anomaly.Name.allCases)
  func `Each anomaly can be raised, and then stands alone`(name: Anomaly.Name) throws {
    #expect(try raise(name) == [name])
  }

  @Test func `Names of refusals begin with E and those of anomalies with A`() {
    #expect(RefusalName.allCases.allSatisfy { $0.rawValue.wholeMatch(of: /E(-[A-Z]+)+/) != nil })
    #expect(Anomaly.Name.allCases.allSatisfy { $0.rawValue.wholeMatch(of: /A(-[A-Z]+)+/) != nil })
  }
}
