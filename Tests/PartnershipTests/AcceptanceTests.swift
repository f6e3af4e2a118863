import CanonicalJSON
import EntenteTesting
import Partnership
import Testing

@Suite struct `Acceptance in both orders` {
  let held: JSON = ["exchange": "E1", "form": "meeting"]

  @Test func `An act is judged just before its place, with everything known now`() throws {
    var ledger = try Scenario.proposed()
    try ledger.record(.agreementSigned, on: "2022-04-30", ["party": "cnrs"])
    try ledger.record(.agreementSigned, on: "2022-04-22", ["party": "genome-quebec"])
    let entry: JSON = ["basis": "signature", "term": "P24M"]
    let both: JSONObject = ["on_behalf_of": ["cnrs"]]
    #expect(
      ledger.refusal(.agreementEnteredIntoForce, on: "2022-04-29", entry, both) == .notSignedByAll)
    #expect(ledger.refusal(.agreementEnteredIntoForce, on: "2022-04-30", entry, both) == nil)
  }

  @Test func `An act about an object is judged by the agreement's life before it, not after`()
    throws
  {
    let ledger = try Scenario.inForce()
    let planned: JSON = ["exchange": "E1", "form": "visit", "planned": "2022-07"]
    let by: JSONObject = ["on_behalf_of": ["cnrs"]]
    #expect(ledger.refusal(.exchangeScheduled, on: "2022-04-21", planned, by) == .notYetProposed)
    #expect(ledger.refusal(.exchangeScheduled, on: "2022-04-22", planned, by) == nil)
  }

  @Test func `An act that would undo a later one is refused, with the list`() throws {
    var ledger = try Scenario.scheduled()
    try ledger.record(
      .exchangeCancelled, on: "2022-05-05", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]])
    let later = ledger.last
    let refusal = #expect(throws: Refusal.self) {
      try ledger.record(
        .exchangeCancelled, on: "2022-05-03", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]])
    }
    #expect(refusal?.name == .laterActInvalid)
    #expect(refusal?.parameters == [Parameter(.records, .records([later]))])
    #expect(ledger.last == later)
  }

  @Test func `What happened is recorded whatever it makes of later acts, which it flags`() throws {
    var ledger = try Scenario.scheduled()
    try ledger.record(
      .exchangeCancelled, on: "2022-05-05", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]])
    let cancellation = ledger.last
    let decision = try ledger.record(.exchangeHeld, on: "2022-05-04", held)
    #expect(decision.anomalies == [])
    #expect(decision.newlyAnomalous.map(\.name) == [.outOfOrder])
    #expect(decision.newlyAnomalous.map(\.record) == [cancellation])
    let answer = try ledger.answer(asOf: "2022-05-06")
    #expect(answer.state.agreement.exchanges.values.map(\.stage) == [.held])
    #expect(answer.anomalies == decision.newlyAnomalous)
  }

  @Test func `Findings that become anomalous are listed in the receipt`() throws {
    var ledger = try Scenario.signed()
    try ledger.record(.exchangeHeld, on: "2022-04-25", held)
    let early = ledger.last
    #expect(try ledger.answer(asOf: "2022-05-06").anomalies.map(\.record) == [early])
    try ledger.enterIntoForce()
    #expect(try ledger.answer(asOf: "2022-05-06").anomalies == [])
    let entry = ledger.last
    let decision = try ledger.record(
      .recordCorrected,
      ["target": .integer(Int64(entry.index)), "changes": ["occurred": "2022-04-26"]],
      ["reason": ["fr": "Date"]])
    #expect(decision.newlyAnomalous.map(\.record) == [early])
    #expect(decision.newlyAnomalous.map(\.name) == [.outOfTerm])
  }

  @Test func `A finding that was anomalous already is no news for another record beside it`() throws
  {
    var ledger = try Scenario.inForce()
    let protocol1: JSONObject = ["protocol": "P1", "version": 1]
    var drafted = protocol1
    drafted["text_sha256"] = .string(String(repeating: "a", count: 64))
    try ledger.record(.protocolDrafted, on: "2022-05-01", .object(drafted), both.on("A1"))
    let draft = ledger.last
    try ledger.record(
      .transferMade, on: "2022-05-02",
      [
        "transfer": "T1", "sender": "cnrs", "receiver": "genome-quebec", "protocol": "P1",
        "version": 1, "description": ["fr": "w"], "personal": false,
      ], ["axes": ["A1"]])
    let transfer = ledger.last
    func outside() throws -> [SequenceNumber?] {
      try ledger.answer(asOf: "2022-05-06").anomalies
        .filter { $0.record == transfer && $0.name == .outsideProtocol }.map(\.other)
    }
    #expect(try outside() == [draft])
    var adopted = drafted
    adopted["decided"] = "2022-05-03"
    let decision = try ledger.record(
      .protocolAdopted, on: "2022-05-03", .object(adopted), both)
    #expect(try outside() == [ledger.last])
    #expect(decision.newlyAnomalous == [])
  }

  @Test(arguments: [true, false])
  func `A joint act takes effect at its last record in fold order, whichever is recorded first`(
    earlierFirst: Bool
  ) throws {
    var ledger = try Scenario.proposed()
    let both = [("cnrs", "2022-04-23"), ("genome-quebec", "2022-04-28")]
    for (party, day) in earlierFirst ? both : both.reversed() {
      try ledger.record(
        .axisAgreed, on: day, ["axis": "A1", "title": ["fr": "Axe"]],
        ["on_behalf_of": [.string(party)]])
    }
    let code = try #require(Code("A1"))
    let between = try #require(try ledger.answer(asOf: "2022-04-27").state.agreement.axes[code])
    #expect(between.stage == .proposed)
    #expect(between.acceptance.acceptances.parties.map(\.text) == ["cnrs"])
    let after = try #require(try ledger.answer(asOf: "2022-04-28").state.agreement.axes[code])
    #expect(after.stage == .active)
    #expect(after.acceptance.completed?.days.first.description == "2022-04-28")
  }

  @Test func `One record of all parties is a joint act too`() throws {
    var ledger = try Scenario.proposed()
    try ledger.agree(onAxis: "A1")
    #expect(
      try ledger.answer(asOf: "2022-04-22").state.agreement.axes.values.map(\.stage) == [.active])
  }

  @Test func `A party that has agreed alone does not agree again with the other`() throws {
    var ledger = try Scenario.proposed()
    let axis: JSON = ["axis": "A1", "title": ["fr": "Axe"]]
    try ledger.record(.axisAgreed, on: "2022-04-23", axis, ["on_behalf_of": ["cnrs"]])
    #expect(
      ledger.refusal(
        .axisAgreed, on: "2022-04-24", axis, ["on_behalf_of": ["cnrs", "genome-quebec"]])
        == .axisAlreadyAgreed)
    #expect(
      ledger.refusal(.axisAgreed, on: "2022-04-21/2022-04-22", axis, ["on_behalf_of": ["cnrs"]])
        == .laterActInvalid)
  }

  @Test func `Acting parties are those given, else the type's party, else those concerned`() throws
  {
    var ledger = try Scenario.inForce()
    let planned: JSON = ["exchange": "E1", "form": "visit", "planned": "2022-07"]
    try ledger.record(.exchangeScheduled, on: "2022-05-02", planned, ["parties": ["genome-quebec"]])
    #expect(ledger.records.last?.onBehalfOf.map(\.text) == ["genome-quebec"])
    try ledger.record(
      .contactDesignated, on: "2022-05-06",
      ["party": "cnrs", "person": .string(RealPersons.antoine)])
    #expect(ledger.records.last?.onBehalfOf.map(\.text) == ["cnrs"])
    try ledger.record(.exchangeHeld, on: "2022-05-03", held, ["parties": ["mei"]])
    #expect(ledger.records.last?.onBehalfOf == [])
    #expect(ledger.records.last?.parties.map(\.text) == ["genome-quebec", "mei"])
    #expect(
      ledger.refusal(.exchangeCancelled, on: "2022-05-04", ["exchange": "E1"]) == .noActingParty)
  }

  @Test func `A code is unique ignoring case and named by its exact spelling`() throws {
    var ledger = try Scenario.inForce()
    try ledger.record(.exchangeHeld, on: "2022-05-02", ["exchange": "Ex-1", "form": "meeting"])
    #expect(
      ledger.refusal(.exchangeHeld, on: "2022-05-03", ["exchange": "EX-1", "form": "meeting"])
        == .idInUse)
    #expect(
      ledger.refusal(
        .knowhowTransferred, on: "2022-05-03",
        [
          "giver": "cnrs", "receiver": "genome-quebec", "subject": ["fr": "x"], "exchange": "ex-1",
        ], ["axes": ["A1"]]) == .unknownExchange)
    #expect(
      ledger.refusal(
        .axisAgreed, on: "2022-05-02", ["axis": "a1", "title": ["fr": "x"]],
        ["on_behalf_of": ["cnrs"]]) == .idInUse)
  }

  @Test func `Records about an agreement nobody proposed are refused, acts and findings alike`()
    throws
  {
    let ledger = try Scenario.withParties()
    let person = JSON.string(RealPersons.antoine)
    #expect(
      ledger.refusal(.contactDesignated, on: "2022-05-06", ["party": "cnrs", "person": person])
        == .unknownAgreement)
    #expect(
      ledger.refusal(
        .contactDesignated, on: "2022-05-06", ["party": "cnrs", "person": person],
        ["agreement": .null]) == nil)
    #expect(
      ledger.refusal(.agreementSigned, on: "2022-05-06", ["party": "cnrs"]) == .unknownAgreement)
  }
}
