import CanonicalJSON
import Partnership
import Projections
import Testing

@Suite struct `The view of the agreement` {
  let ledger: TestLedger

  init() throws {
    var ledger = try TestLedger.realAgreement()
    try ledger.addTwoSeasons()
    self.ledger = ledger
  }

  @Test func `Says on 15 February 2023 what the release and two seasons made of it`() throws {
    let view = ledger.agreementView(try ledger.answer("2023-02-15"))
    #expect(view.stage == .inForce)
    #expect(view.daysLeft == 432)
    #expect(view.force?.days == Days(first: try day("2022-04-22"), last: try day("2024-04-22")))
    #expect(view.parties.map(\.id.text) == ["cnrs", "genome-quebec"])
    #expect(view.parties.map { $0.signed?.record } == [11, 10])
    #expect(view.parties.map { $0.ratified?.record } == [19, 18])
    #expect(view.signed.json == ["by": 2, "of": 2])
    #expect(view.ratified.isComplete)
    #expect(view.announced.map(\.record) == [21])
    #expect(view.axes.map(\.id.text) == ["A1", "A2", "A3", "A4"])
    #expect(view.axes.allSatisfy { $0.stage == .active && $0.agreed.isComplete })
    #expect(
      view.commitments.json == [
        "met": 1, "met_late": 1, "missed": 1, "open": 1, "overdue": 1, "partly_met": 0, "waived": 0,
      ])
    // 9–15, 18–22, 25–42: all acts and findings but two roles, a figure and a funder.
    #expect(view.records == 30)
    #expect(view.title?.french == WordReference(9, "title.fr"))
    #expect(view.term == Term("P24M"))
    #expect(view.anomalies.isEmpty)
    #expect(view.late.isEmpty)
    #expect(view.coming.isEmpty)
    #expect(view.underWay.isEmpty)
  }

  @Test func `Knows nothing the day before it was proposed`() throws {
    let view = ledger.agreementView(try ledger.answer("2022-04-21"))
    #expect(view.stage == .notProposed)
    #expect(view.parties.isEmpty)
    #expect(view.axes.isEmpty)
    #expect(view.records == 0)
    #expect(view.daysLeft == nil)
    #expect(!view.signed.isComplete)
    // What has an open beginning may have happened before; the rest lies ahead.
    #expect(view.underWay.map(\.sequence) == [9, 12, 13, 14, 15, 16, 17, 18, 19])
    #expect(view.coming.map(\.sequence.index).sorted() == [10, 11] + Array(20...42))
  }

  @Test func `Counts down to the last day in force, and not beyond`() throws {
    #expect(ledger.agreementView(try ledger.answer("2024-04-21")).daysLeft == 1)
    let last = ledger.agreementView(try ledger.answer("2024-04-22"))
    #expect(last.stage == .inForce)
    #expect(last.daysLeft == 0)
    let after = ledger.agreementView(try ledger.answer("2024-04-23"))
    #expect(after.stage == .expired)
    #expect(after.daysLeft == nil)
    #expect(after.force != nil)
    // The standing commitment fell due with the term.
    #expect(after.commitments.open == 0)
    #expect(after.commitments.overdue == 2)
  }

  @Test func `Says k of n while one party alone has signed or agreed`() throws {
    var ledger = try TestLedger("gq-cnrs-2022", opening: "2022-05-06")
    for text in try TestLedger.recordsOfParties() { try ledger.record(text) }
    try ledger.record(
      #"{"type":"agreement.signed","occurred":"2022-04-22","data":{"party":"cnrs"}}"#)
    try ledger.record(
      #"{"type":"axis.agreed","occurred":"2022-04-23","on_behalf_of":["cnrs"],"data":{"axis":"A1","title":{"en":"w"}}}"#
    )
    let view = ledger.agreementView(try ledger.answer("2022-04-23"))
    #expect(view.stage == .signedInPart)
    #expect(view.signed.json == ["by": 1, "of": 2])
    #expect(view.axes.map(\.agreed.json) == [["by": 1, "of": 2]])
    #expect(view.axes.first?.stage == .proposed)
    #expect(view.force == nil)
    #expect(ledger.agreementView(try ledger.answer("2022-04-22")).axes.isEmpty)
  }

  @Test func `Lists what was recorded late, what is out of rule and what is coming`() throws {
    var ledger = ledger
    try ledger.turn(to: "2023-02-20")
    try ledger.record(
      #"{"type":"exchange.held","occurred":"2022-03-01","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"E-9","form":"visit"},"reason":{"en":"w"}}"#
    )
    try ledger.record(
      #"{"type":"contact.designated","agreement":"gq-cnrs-2022","occurred":"2023-04-01","data":{"party":"cnrs","person":"p-cccccccccccccccc"}}"#
    )
    try ledger.record(
      #"{"type":"exchange.held","occurred":"2023-02-10/..","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"E-10","form":"data"}}"#
    )
    let view = ledger.agreementView(try ledger.answer("2023-02-15"))
    #expect(view.late == [43])
    #expect(
      view.anomalies.map(\.json) == [
        ["anomaly": "A-OUT-OF-TERM", "other": .null, "record": 43]
      ])
    #expect(view.coming.map(\.sequence) == [44])
    #expect(view.underWay.map(\.sequence) == [45])
    #expect(view.records == 31)
  }
}
