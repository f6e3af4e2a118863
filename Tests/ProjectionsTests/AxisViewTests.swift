import CanonicalJSON
import Partnership
import Projections
import Testing

@Suite struct `The view of an axis` {
  let ledger: TestLedger

  init() throws {
    var ledger = try TestLedger.realAgreement()
    try ledger.addTwoSeasons()
    self.ledger = ledger
  }

  @Test func `A1 is mutual once know-how has gone both ways, and not a day before`() throws {
    let before = try ledger.axis("A1", try ledger.answer("2022-11-21"))
    #expect(!before.knowhow.isMutual)
    #expect(before.knowhow.mutualPairs.isEmpty)
    #expect(before.knowhow.cells.map(\.records) == [[28]])

    let after = try ledger.axis("A1", try ledger.answer("2022-11-22"))
    #expect(after.knowhow.isMutual)
    let matrix = #"""
      {"cells": [
        {"count": 1, "giver": "cnrs", "receiver": "genome-quebec", "records": [31]},
        {"count": 1, "giver": "genome-quebec", "receiver": "cnrs", "records": [28]}],
       "mutual": true, "mutual_pairs": [{"one": "cnrs", "other": "genome-quebec"}]}
      """#
    #expect(try after.knowhow.json == json(matrix))
  }

  @Test func `Know-how to and from others than the parties makes pairs but not the axis mutual`()
    throws
  {
    var ledger = ledger
    try ledger.turn(to: "2023-02-10")
    for (giver, receiver) in [("cnrs", "cnrs-canada"), ("cnrs-canada", "cnrs")] {
      try ledger.record(
        #"{"type":"knowhow.transferred","occurred":"2023-02-10","axes":["A3"],"data":{"giver":"\#(giver)","receiver":"\#(receiver)","subject":{"en":"w"}}}"#
      )
    }
    let view = try ledger.axis("A3", try ledger.answer("2023-02-15"))
    #expect(view.knowhow.mutualPairs.map(\.one.text) == ["cnrs"])
    #expect(!view.knowhow.isMutual)
    #expect(view.panels == ["knowhow_mutual", "protocols"])
    #expect(!ledger.board(try ledger.answer("2023-02-15")).axes[2].isMutual)
  }

  @Test func `Counts its records and objects, and names the last`() throws {
    let answer = try ledger.answer("2023-02-15")
    let one = #"""
      {"commitments": {"met": 0, "met_late": 0, "missed": 0, "open": 0, "overdue": 0, "partly_met": 0,
       "waived": 0},
       "documents": 0, "exchanges": {"cancelled": 0, "held": 1, "scheduled": 0},
       "innovations": 0, "knowhow": 2, "leads": 0, "protocols": 0, "records": 5, "relations": 0,
       "statements": 0, "tools": 0, "transfers": 0}
      """#
    #expect(try ledger.axis("A1", answer).counts.json == json(one))
    let two = #"""
      {"commitments": {"met": 1, "met_late": 1, "missed": 0, "open": 0, "overdue": 0, "partly_met": 0,
       "waived": 0},
       "documents": 0, "exchanges": {"cancelled": 0, "held": 0, "scheduled": 0},
       "innovations": 1, "knowhow": 0, "leads": 0, "protocols": 0, "records": 7, "relations": 0,
       "statements": 0, "tools": 0, "transfers": 0}
      """#
    #expect(try ledger.axis("A2", answer).counts.json == json(two))
    #expect(try ledger.axis("A4", answer).counts.exchanges.cancelled == 1)
    let last = try ledger.axis("A1", answer).last
    #expect(last?.sequence == 31)
    #expect(last?.type == .knowhowTransferred)
    #expect(last?.occurred == Occurred("2022-11-22"))
    #expect(last?.parties.map(\.text) == ["cnrs", "genome-quebec"])
  }

  @Test func `Shows the panels it is expected to show, even when empty`() throws {
    let answer = try ledger.answer("2022-05-06")
    #expect(try ledger.axis("A1", answer).panels == ["knowhow_mutual"])
    #expect(try ledger.axis("A2", answer).panels == ["funding", "innovations"])
    #expect(try ledger.axis("A2", answer).innovations.isEmpty)
    #expect(try ledger.axis("A3", answer).panels == ["protocols"])
  }

  @Test func `An exchange on two axes stands on both, planned and held`() throws {
    for axis in ["A1", "A3"] {
      let planned = try ledger.axis(axis, try ledger.answer("2022-10-10")).exchanges
      #expect(planned.map(\.id.text) == ["E-1"])
      #expect(planned.first?.stage == .scheduled)
      #expect(planned.first?.planned == Occurred("2022-10-10/2022-10-11"))
      let held = try ledger.axis(axis, try ledger.answer("2022-10-11")).exchanges
      #expect(held.first?.stage == .held)
      #expect(held.first?.occurred == Occurred("2022-10-10/2022-10-11"))
      #expect(held.first?.title?.english == WordReference(29, "title.en"))
    }
    let cancelled = try ledger.axis("A4", try ledger.answer("2023-02-15")).exchanges
    #expect(cancelled.map(\.stage) == [.cancelled])
  }

  @Test func `An innovation promoted twice is one innovation with two promotions`() throws {
    let view = try ledger.axis("A2", try ledger.answer("2023-02-15"))
    let innovation = try #require(view.innovations.first)
    #expect(view.innovations.count == 1)
    #expect(innovation.title?.french == WordReference(39, "title.fr"))
    #expect(innovation.challenge == WordReference(39, "challenge"))
    #expect(innovation.promotions.map(\.record) == [39, 40])
    #expect(innovation.promotions.map(\.audience) == ["media", "public"])
    #expect(innovation.promotions.map(\.channel) == [nil, WordReference(40, "channel")])
  }

  @Test func `Lists what is still owed on it, from open to overdue to missed`() throws {
    func owed(_ axis: String, _ day: String) throws -> [CommitmentStage] {
      try ledger.axis(axis, try ledger.answer(day)).owed.map(\.stage)
    }
    #expect(try owed("A3", "2023-01-31") == [.open])
    #expect(try owed("A3", "2023-02-01") == [.missed])
    #expect(try owed("A4", "2023-02-01") == [.open])
    #expect(try owed("A4", "2023-02-02") == [.overdue])
    #expect(try owed("A2", "2022-12-16") == [.overdue])
    #expect(try owed("A2", "2022-12-20") == [])
    let line = try #require(try ledger.axis("A3", try ledger.answer("2023-02-15")).owed.first)
    #expect(line.debtors.map(\.text) == ["cnrs"])
    #expect(line.creditor?.text == "genome-quebec")
    #expect(line.kind == "deliverable")
    #expect(line.missed == 38)
  }

  @Test func `An axis nobody has named by the day has no view`() throws {
    #expect(
      AxisView(try code("A9"), of: ledger.agreement, in: try ledger.answer("2023-02-15")) == nil)
    #expect(
      AxisView(try code("A1"), of: ledger.agreement, in: try ledger.answer("2022-04-21")) == nil)
  }

  @Test func `A finding dated before its axis was agreed shows on the axis all the same`() throws {
    var ledger = ledger
    try ledger.turn(to: "2023-02-10")
    try ledger.record(
      #"{"type":"exchange.held","occurred":"2022-04-01","axes":["A4"],"parties":["cnrs"],"data":{"exchange":"E-9","form":"visit"},"reason":{"en":"w"}}"#
    )
    let answer = try ledger.answer("2022-04-10")
    let view = try ledger.axis("A4", answer)
    #expect(view.axis.stage == nil)
    #expect(view.counts.records == 1)
    #expect(view.anomalies.map(\.name) == [.outOfTerm])
    #expect(ledger.board(answer).axes.map(\.axis.id.text) == ["A4"])
  }
}
