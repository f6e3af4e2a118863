import CanonicalJSON
import EntenteTesting
import Partnership
import Testing

@Suite struct `States and anomalies` {
  private func anomalies(_ ledger: Scenario, _ day: String = "2025-01-01") throws -> [Anomaly.Name]
  {
    try ledger.answer(asOf: day).anomalies.map(\.name)
  }

  private func commitment(_ ledger: Scenario, on day: String) throws -> CommitmentStage? {
    let answer = try ledger.answer(asOf: day)
    return answer.state.agreement.commitments.values.first?
      .stage(on: answer.day, in: answer.state.agreement)
  }

  @Test func `A commitment is open to its due day, overdue after it, and met late once met`() throws
  {
    var ledger = try Scenario.committed()
    try ledger.wait(until: "2022-07-10")
    #expect(try commitment(ledger, on: "2022-06-30") == .open)
    #expect(try commitment(ledger, on: "2022-07-01") == .overdue)
    try ledger.record(.commitmentMissed, on: "2022-07-01", ["commitment": "C1"])
    #expect(try commitment(ledger, on: "2022-07-01") == .missed)
    try ledger.record(
      .commitmentMet, on: "2022-07-05", ["commitment": "C1"], ["reason": ["fr": "Reçu"]])
    #expect(try commitment(ledger, on: "2022-07-04") == .missed)
    #expect(try commitment(ledger, on: "2022-07-05") == .metLate)
    #expect(try anomalies(ledger) == [])
  }

  @Test(arguments: [
    ("2022-06-29", [Anomaly.Name.missedEarly]), ("2022-06-30", []), ("2022-06", []),
    ("../2022-06-29", [.missedEarly]), ("2022-07-01", []),
  ])
  func `Missed before the due day is early only when no day allows otherwise`(
    occurred: String, expected: [Anomaly.Name]
  ) throws {
    var ledger = try Scenario.committed()
    try ledger.wait(until: "2022-07-10")
    try ledger.record(.commitmentMissed, on: occurred, ["commitment": "C1"])
    #expect(try anomalies(ledger) == expected)
  }

  @Test func `Missed twice or after it was met late is out of order`() throws {
    var ledger = try Scenario.committed()
    try ledger.wait(until: "2022-07-10")
    try ledger.record(.commitmentMissed, on: "2022-07-01", ["commitment": "C1"])
    try ledger.record(.commitmentMissed, on: "2022-07-02", ["commitment": "C1"])
    #expect(try anomalies(ledger) == [.outOfOrder])
    try ledger.record(
      .commitmentMet, on: "2022-07-05", ["commitment": "C1"], ["reason": ["fr": "Reçu"]])
    try ledger.record(.commitmentMissed, on: "2022-07-06", ["commitment": "C1"])
    #expect(try anomalies(ledger) == [.outOfOrder, .outOfOrder, .outOfOrder])
  }

  @Test func `A commitment to the end of the term falls due on its last day`() throws {
    var ledger = try Scenario.inForce()
    try ledger.record(
      .commitmentMade, on: "2022-05-02",
      ["commitment": "C1", "title": ["fr": "x"], "debtors": ["cnrs"], "due": "end_of_term"],
      ["on_behalf_of": ["cnrs"]])
    #expect(try commitment(ledger, on: "2024-04-22") == .open)
    #expect(try commitment(ledger, on: "2024-04-23") == .overdue)
  }

  @Test(arguments: [
    ("2022-04-21", [Anomaly.Name.outOfTerm]), ("2022-04-22", []), ("2022-04", []),
    ("../2022-04-21", [.outOfTerm]),
    ("2024-04-22", []), ("2024-04-23", [.outOfTerm]), ("2024-04-20/2024-05", []),
  ])
  func `An exchange is out of term only when none of its days is in it, both ends included`(
    occurred: String, expected: [Anomaly.Name]
  ) throws {
    var ledger = try Scenario.inForce()
    if occurred.hasPrefix("2024") { try ledger.wait(until: "2024-05-06") }
    try ledger.record(.exchangeHeld, on: occurred, ["exchange": "E1", "form": "visit"])
    #expect(try anomalies(ledger) == expected)
  }

  @Test func `On the day an exchange is cancelled it may still have been held`() throws {
    var ledger = try Scenario.scheduled()
    try ledger.record(
      .exchangeCancelled, on: "2022-05-04", ["exchange": "E1"], ["on_behalf_of": ["cnrs"]])
    let held: JSON = ["exchange": "E1", "form": "meeting"]
    try ledger.record(.exchangeHeld, on: "2022-05-04", held)
    #expect(try anomalies(ledger) == [])
    #expect(
      try ledger.answer(asOf: "2022-05-06").state.agreement.exchanges.values.map(\.stage) == [
        .cancelled
      ])
    try ledger.record(.exchangeHeld, on: "2022-05-05", held)
    #expect(Set(try anomalies(ledger)) == [.duplicate, .outOfOrder])
  }

  @Test func `An announcement on the day of the first signature is regular`() throws {
    var ledger = try Scenario.proposed()
    try ledger.record(.agreementAnnounced, on: "2022-04-22")
    #expect(try anomalies(ledger) == [.announcedUnsigned])
    try ledger.record(.agreementSigned, on: "2022-04-22", ["party": "cnrs"])
    #expect(try anomalies(ledger) == [])
    #expect(
      try ledger.answer(asOf: "2022-04-22").state.agreement.stage(on: .latest) == .signedInPart)
  }

  @Test func `A statement is regular from the first to the last day of a role, both included`()
    throws
  {
    var ledger = try Scenario.proposed()
    try ledger.wait(until: "2022-06-20")
    let person = JSON.string(RealPersons.stranger)
    try ledger.record(
      .roleAssigned, on: "2022-06-01", ["person": person, "actor": "mei", "function": "voice"])
    try ledger.record(.roleEnded, on: "2022-06-10", ["person": person, "actor": "mei"])
    var flagged: [SequenceNumber] = []
    for day in ["2022-05-31", "2022-06-01", "2022-06-10", "2022-06-11", "2022-06"] {
      try ledger.record(.statementPublished, on: day, ["person": person, "language": "fr"])
      if day == "2022-05-31" || day == "2022-06-11" { flagged.append(ledger.last) }
    }
    #expect(try ledger.answer(asOf: "2022-07-01").anomalies.map(\.record) == flagged)
    #expect(try anomalies(ledger) == [.noRole, .noRole])
  }

  @Test func `One holder hands an exclusive function to the next on a day both hold it`() throws {
    var ledger = try Scenario.withParties()
    try ledger.record(
      .roleEnded, on: "2022-05-06",
      ["person": .string(RealPersons.antoine), "actor": "cnrs", "function": "head"])
    let end = ledger.last
    try ledger.record(
      .roleAssigned, on: "2022-05-06",
      ["person": .string(RealPersons.stranger), "actor": "cnrs", "function": "head"])
    #expect(try anomalies(ledger) == [])
    try ledger.correct(end, ["occurred": "2022-05-07/2022-06"])
    #expect(try anomalies(ledger) == [.exclusiveFunction])
    try ledger.correct(end, ["occurred": "2022-05/2022-06"])
    #expect(try anomalies(ledger) == [])
  }

  @Test func `A contact is replaced with its function and its axes`() throws {
    var ledger = try Scenario.inForce()
    let (antoine, stranger) = (JSON.string(RealPersons.antoine), JSON.string(RealPersons.stranger))
    try ledger.record(
      .contactDesignated, on: "2022-05-06",
      ["party": "cnrs", "person": antoine, "function": "press"], ["axes": ["A1"]])
    #expect(
      ledger.refusal(
        .contactReplaced, on: "2022-05-07",
        ["party": "cnrs", "replaces": antoine, "person": stranger, "function": "science"])
        == .contactNotDesignated)
    try ledger.record(
      .contactReplaced, on: "2022-05-07",
      ["party": "cnrs", "replaces": antoine, "person": stranger])
    let contacts = try ledger.answer(asOf: "2022-05-07").state.agreement.contacts.values.flatMap(
      \.self)
    #expect(contacts.map(\.person.text) == [RealPersons.stranger])
    #expect(contacts.map(\.function?.text) == ["press"])
    #expect(contacts.map { $0.axes.map(\.text) } == [["A1"]])
    try ledger.record(
      .contactReplaced, on: "2022-05-08", ["party": "cnrs", "replaces": stranger])
    #expect(
      try ledger.answer(asOf: "2022-05-08").state.agreement.contacts.values.flatMap(\.self).isEmpty)
    #expect(
      try ledger.answer(asOf: "2022-05-06").state.agreement.contacts.values.flatMap(\.self).count
        == 1)
  }

  @Test func `An actor's profile keeps its figures, funders and roles with their records`() throws {
    var ledger = try Scenario.withParties()
    try ledger.record(
      .figureDeclared, on: "2022-05-05",
      ["actor": "cnrs", "figure": "staff", "value": 32_000, "unit": "people", "qualifier": "equal"])
    let figure = ledger.last
    try ledger.record(.funderDeclared, on: "2022-05-05", ["actor": "cnrs", "funder": "mei"])
    let cnrs = try #require(ActorID("cnrs"))
    let actor = try #require(try ledger.answer(asOf: "2022-05-06").state.actors[cnrs])
    #expect(actor.figures == [figure])
    #expect(actor.funders == [ledger.last])
    #expect(actor.kind == "party")
    #expect(actor.roles.map(\.person.text) == [RealPersons.antoine])
    #expect(actor.renamings == [])
  }

  @Test func `A ledger-wide record stands in the journal of everybody it names`() throws {
    let ledger = try Scenario.withParties()
    let role = try #require(ledger.records.first { $0.type == .roleAssigned })
    let actor = try #require(ActorID("genome-quebec"))
    let person = try #require(PersonID(RealPersons.daniel))
    #expect(role.subjects == [.actor(actor), .person(person)])
    let proposal = try #require(try Scenario.proposed().records.last)
    #expect(proposal.subjects == [.agreement(ledger.agreement)])
    #expect(proposal.companions.count == 2)
  }
}

@Suite struct `Awards of a funding lead` {
  @Test
  func `An award may follow another that may have come before it, whichever is recorded first`()
    throws
  {
    var ledger = try Scenario.inForce()
    try ledger.record(
      .fundingIdentified, on: "2022-05-02", ["lead": "L1", "funder": "mei"], ["axes": ["A1"]])
    let open = try ledger.record(
      .fundingAwarded, on: "../2022-04-21", ["lead": "L1"], ["reason": ["fr": "w"]]
    ).record.sequence
    #expect(try ledger.answer(asOf: "2022-05-10").anomalies.map(\.record) == [open])
    let month = try ledger.record(
      .fundingAwarded, on: "2022-04", ["lead": "L1"], ["reason": ["fr": "w"]]
    ).record.sequence
    // Each may have come after the other, so that neither is out of order for certain.
    #expect(try ledger.answer(asOf: "2022-05-10").anomalies == [])
    try ledger.annul(month)
    #expect(try ledger.answer(asOf: "2022-05-10").anomalies.map(\.record) == [open])
  }
}

@Suite struct `Studies of an opportunity` {
  @Test func `A study may follow whatever record says that the opportunity was known`() throws {
    var ledger = try Scenario.inForce()
    let one: JSON = ["opportunity": "O1", "title": ["fr": "w"]]
    let identified = try ledger.record(.opportunityIdentified, on: "2022-05-05", one).record
      .sequence
    let study = try ledger.record(
      .opportunityStudied, on: "2022-05-02", ["opportunity": "O1"], ["reason": ["fr": "w"]]
    ).record.sequence
    #expect(try ledger.answer(asOf: "2022-05-10").anomalies.map(\.record) == [study])
    // Identified a second time, on a day that may have come before.
    let again = try ledger.record(.opportunityIdentified, on: "../2022-05-06", one).record.sequence
    let anomalies = try ledger.answer(asOf: "2022-05-10").anomalies
    #expect(anomalies.map(\.name) == [.duplicate])
    #expect(anomalies.map(\.record) == [again])
    #expect(anomalies.map(\.other) == [identified])
  }
}
