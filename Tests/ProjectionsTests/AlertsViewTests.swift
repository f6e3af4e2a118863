import CanonicalJSON
import Partnership
import Projections
import Testing

@Suite struct `What needs somebody` {
  var ledger: TestLedger

  init() throws { ledger = try TestLedger.realAgreement() }

  private func rows(_ day: String, known position: SequenceNumber? = nil) throws -> [AlertRow] {
    AlertsView(of: ledger.agreement, in: try ledger.answer(day, known: position)).rows
  }

  private func row(_ id: String, _ day: String) throws -> AlertRow? {
    try rows(day).first { $0.id == id }
  }

  @Test func `At first nobody is needed`() throws {
    #expect(try rows("2022-05-06").isEmpty)
  }

  @Test mutating func `Commitments unkept come first, with the command that says they were met`()
    throws
  {
    try ledger.addTwoSeasons()
    let rows = try rows("2023-02-15")
    #expect(rows.prefix(2).map(\.alert) == [.overdueCommitment, .missedCommitment])
    let first = try #require(rows.first)
    #expect(first.id == "overdue_commitment:C-4")
    #expect(first.severity == .urgent)
    #expect(first.days == -14)
    #expect(first.json["next"] == "entente record commitment.met commitment=C-4")
    #expect(try first.missing == [actor("genome-quebec")])
    // As known when it was made it is overdue all the same, but not on the day it falls due.
    #expect(try self.rows("2023-02-15", known: 35).contains { $0.id == first.id })
    #expect(try !self.rows("2023-02-01", known: 35).contains { $0.id == first.id })
  }

  @Test
  mutating func `Incidents are as severe as their risk, and disputes wait for who is in them`()
    throws
  {
    for (code, risk) in [("I-1", "none"), ("I-2", "serious"), ("I-3", "possible")] {
      try ledger.record(
        #"{"type":"incident.declared","occurred":"2022-05-06","parties":["cnrs"],"data":{"incident":"\#(code)","what":{"fr":"w"},"risk":"\#(risk)"}}"#
      )
    }
    try ledger.record(
      #"{"type":"dispute.raised","occurred":"2022-05-06","on_behalf_of":["cnrs"],"data":{"dispute":"D-1","subject":{"fr":"w"},"against":["genome-quebec"]}}"#
    )
    try ledger.record(
      #"{"type":"dispute.settled","occurred":"2022-05-06","on_behalf_of":["cnrs"],"data":{"dispute":"D-1"}}"#
    )
    let rows = try rows("2022-05-07")
    #expect(
      rows.map(\.id) == [
        "open_incident:I-2", "open_incident:I-3", "open_dispute:D-1", "open_incident:I-1",
      ])
    #expect(rows.map(\.severity) == [.urgent, .attention, .attention, .notice])
    #expect(try rows[2].missing == [actor("genome-quebec")])
    #expect(rows[2].share?.by == 1 && rows[2].share?.of == 2)
    #expect(rows[0].json["next"] == "entente record incident.closed incident=I-2")
    try ledger.record(
      #"{"type":"incident.closed","occurred":"2022-05-06","on_behalf_of":["cnrs"],"data":{"incident":"I-2"}}"#
    )
    #expect(try row("open_incident:I-2", "2022-05-07") == nil)
  }

  @Test mutating func `What waits for all says k of n, and who is missing`() throws {
    try ledger.record(
      #"{"type":"amendment.proposed","occurred":"2022-05-06","on_behalf_of":["cnrs"],"data":{"amendment":"AV-1","title":{"fr":"w"}}}"#
    )
    try ledger.record(
      #"{"type":"protocol.drafted","occurred":"2022-05-06","axes":["A3"],"on_behalf_of":["cnrs"],"data":{"protocol":"P-1","version":1}}"#
    )
    try ledger.record(
      #"{"type":"protocol.adopted","occurred":"2022-05-06","axes":["A3"],"on_behalf_of":["genome-quebec"],"data":{"protocol":"P-1","version":1}}"#
    )
    let amendment = try #require(try row("waiting_amendment:AV-1", "2022-05-07"))
    #expect(amendment.share?.by == 1 && amendment.share?.of == 2)
    #expect(try amendment.missing == [actor("genome-quebec")])
    let version = try #require(try row("protocol_adopted_in_part:P-1 1", "2022-05-07"))
    #expect(try version.missing == [actor("cnrs")])
    #expect(version.json["next"] == "entente record protocol.adopted protocol=P-1 version:=1")
    var filter = AlertsView.Filter()
    filter.party = try actor("cnrs")
    filter.axis = try code("A3")
    let view = AlertsView(
      of: ledger.agreement, in: try ledger.answer("2022-05-07"), filter: filter)
    #expect(view.rows.map(\.alert) == [.protocolAdoptedInPart])
  }

  @Test mutating func `A transfer is waited for after 30 days, the end of the agreement at 90`()
    throws
  {
    try ledger.recordTransfer()
    #expect(try row("unacknowledged_transfer:T-1", "2022-06-05") == nil)
    #expect(try row("unacknowledged_transfer:T-1", "2022-06-06")?.days == -31)
    let ending = "agreement_ending:gq-cnrs-2022"
    #expect(try row(ending, "2024-01-22") == nil)
    #expect(try row(ending, "2024-01-23")?.days == 90)
    #expect(try row(ending, "2024-04-23") == nil)
    let over = try #require(try row("agreement_to_close_out:gq-cnrs-2022", "2024-04-23"))
    #expect(over.days == -1)
    #expect(over.json["next"] == "entente record agreement.closed_out")
  }

  @Test mutating func `What was waived when the agreement was closed out is waited for no more`()
    throws
  {
    try ledger.recordTransfer()
    try ledger.turn(to: "2024-05-01")
    try ledger.record(
      #"{"type":"agreement.closed_out","occurred":"2024-05-01","on_behalf_of":["cnrs","genome-quebec"],"data":{"waives":[{"kind":"commitment","code":"C-0"},{"kind":"transfer","code":"T-1"}]}}"#
    )
    #expect(try !rows("2024-04-30").isEmpty)
    #expect(try rows("2024-05-01").isEmpty)
    #expect(
      DueView(of: ledger.agreement, in: try ledger.answer("2024-05-01")).rows.isEmpty)
  }

  @Test mutating func `A late record is news for 30 days, an anomaly until it is put right`() throws
  {
    try ledger.turn(to: "2022-10-03")
    let late = try ledger.record(
      #"{"type":"exchange.held","occurred":"2022-04-01","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"E-9","form":"visit"},"reason":{"fr":"w"}}"#
    )
    #expect(try row("late_record:\(late)", "2022-10-04")?.record == late)
    #expect(try row("late_record:\(late)", "2022-11-02") != nil)
    #expect(try row("late_record:\(late)", "2022-11-03") == nil)
    let anomaly = try #require(try row("anomaly:\(late):A-OUT-OF-TERM", "2023-11-03"))
    #expect(anomaly.json["anomaly"] == "A-OUT-OF-TERM")
    #expect(anomaly.json["next"] == .string("entente show \(late)"))
  }

  @Test mutating func `An axis without a record for half a year of force is stalled`() throws {
    // The agreement is in force from 22 April: 180 days later is 19 October.
    #expect(try rows("2022-10-19").filter { $0.alert == .stalledAxis }.isEmpty)
    let stalled = try rows("2022-10-20").filter { $0.alert == .stalledAxis }
    #expect(stalled.map(\.about) == ["A1", "A2", "A3", "A4"])
    #expect(stalled.first?.json["next"] == "entente state axis A1")
    try ledger.turn(to: "2022-10-01")
    try ledger.record(
      #"{"type":"knowhow.transferred","occurred":"2022-10-01","axes":["A1"],"data":{"giver":"cnrs","receiver":"genome-quebec","subject":{"fr":"w"}}}"#
    )
    #expect(
      try rows("2022-10-20").filter { $0.alert == .stalledAxis }.map(\.about) == ["A2", "A3", "A4"])
    // An agreement that is over stalls on nothing.
    #expect(try rows("2024-05-01").filter { $0.alert == .stalledAxis }.isEmpty)
  }

  @Test mutating func `What falls due within 30 days is to be aware of`() throws {
    try ledger.record(
      #"{"type":"funding.identified","occurred":"2022-05-06","axes":["A2"],"parties":["cnrs"],"data":{"lead":"F-1","funder":"canada","deadline":"2022-09-15"}}"#
    )
    #expect(try row("due_soon:lead:F-1", "2022-08-15") == nil)
    #expect(try row("due_soon:lead:F-1", "2022-08-16")?.severity == .notice)
    #expect(try row("missed_deadline:F-1", "2022-09-16")?.severity == .attention)
  }

  @Test mutating func `Ids are each their own, and rows go by severity`() throws {
    try ledger.addTwoSeasons()
    for day in ["2022-10-20", "2023-02-15", "2023-12-01", "2024-04-23"] {
      let rows = try rows(day)
      #expect(Set(rows.map(\.id)).count == rows.count)
      #expect(rows == rows.sorted())
    }
  }
}
