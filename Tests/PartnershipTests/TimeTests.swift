import CanonicalJSON
import EntenteTesting
import Partnership
import Testing

@Suite struct `The two times` {
  let held: JSON = ["exchange": "E1", "form": "meeting"]

  // The ledger of these scenarios stands at 6 May 2022.
  @Test(arguments: [
    ("2022-04-06", nil), ("2022-04-05", RefusalName.lateWithoutReason), ("2022-04", nil),
    ("../2022-04-05", .lateWithoutReason), ("2022-01-01/2022-04-06", nil),
    ("2022-03", .lateWithoutReason),
    ("2022-04-05T23:59:59-04:00", .lateWithoutReason), ("2022-01-01/..", nil), ("2022", nil),
  ])
  func `Over 30 days from its last day to its recording a record needs a reason`(
    occurred: String, refusal: RefusalName?
  ) throws {
    var ledger = try Scenario.inForce()
    #expect(ledger.refusal(.exchangeHeld, on: occurred, held) == refusal)
    try ledger.record(.exchangeHeld, on: occurred, held, ["reason": ["fr": "Retrouvé"]])
    #expect((ledger.records.last?.daysLate != nil) == (refusal != nil))
  }

  @Test(arguments: [
    ("2022-05-07", nil), ("2022-05-08", RefusalName.inTheFuture), ("2022-05", nil),
    ("2022-06", .inTheFuture),
    ("2022-05-07/2023", nil), ("2022-05-08/..", .inTheFuture), ("../2030", nil),
    ("2022-05-07T23:00:00+12:00", nil), ("2022-05-08T01:00:00+14:00", .inTheFuture),
  ])
  func `A finding whose first day is after tomorrow is refused`(
    occurred: String, refusal: RefusalName?
  ) throws {
    #expect(try Scenario.inForce().refusal(.exchangeHeld, on: occurred, held) == refusal)
  }

  @Test func `An effect may lie ahead, and is coming until its day`() throws {
    var ledger = try Scenario.withParties()
    try ledger.record(
      .actorRenamed, on: "2022-10-20", ["actor": "mei", "name": "MEIE"], ["authority": "1641-2022"])
    let renaming = ledger.last
    #expect(try ledger.answer(asOf: "2022-10-19").coming.map(\.sequence) == [renaming])
    let mei = try #require(ActorID("mei"))
    #expect(try ledger.answer(asOf: "2022-10-19").state.actors[mei]?.renamings == [])
    #expect(try ledger.answer(asOf: "2022-10-20").state.actors[mei]?.renamings == [renaming])
    #expect(
      ledger.refusal(.actorRenamed, on: "2022-10-20/..", ["actor": "mei", "name": "X"])
        == .occurredNotADay)
    #expect(ledger.refusalToCorrect(renaming, ["occurred": "2022-10-20/.."]) == .occurredNotADay)
  }

  @Test func `What has happened had happened when it was recorded`() throws {
    var ledger = try Scenario.inForce()
    for (index, occurred) in ["2022-05-01/..", "2022", "../2030", "2022-05-07"].enumerated() {
      try ledger.record(
        .exchangeHeld, on: occurred, ["exchange": .string("E\(index)"), "form": "meeting"])
      #expect(ledger.history[ledger.last]?.last?.description == "2022-05-06")
    }
  }

  @Test func `Within a day instants come before bare days, by the time their author wrote`() throws
  {
    var ledger = try Scenario.inForce()
    let written = [
      "2022-05-02", "2022-05-02T15:00:00-04:00", "2022-05-02T14:00:00Z", "2022-05-01",
      "2022-05-02T14:00:00+09:00", "2022-05-01/2022-05-02", "../2022-05-02",
    ]
    for (index, occurred) in written.enumerated() {
      try ledger.record(
        .exchangeHeld, on: occurred, ["exchange": .string("E\(index)"), "form": "meeting"])
    }
    let folded = try ledger.answer(asOf: "2022-05-06").records
      .filter { $0.type == .exchangeHeld }.compactMap { $0.record.occurred?.description }
    #expect(
      folded == [
        "2022-05-01", "2022-05-02T14:00:00Z", "2022-05-02T14:00:00+09:00",
        "2022-05-02T15:00:00-04:00", "2022-05-02", "2022-05-01/2022-05-02", "../2022-05-02",
      ])
  }

  @Test func `What straddles the day asked about is under way, what begins after it is coming`()
    throws
  {
    var ledger = try Scenario.inForce()
    for (code, occurred) in [
      ("a", "2022-05-01/2022-05-04"), ("b", "../2022-05-04"), ("c", "2022-05-04"),
    ] {
      try ledger.record(
        .exchangeHeld, on: occurred, ["exchange": .string(code), "form": "meeting"])
    }
    let answer = try ledger.answer(asOf: "2022-05-03")
    #expect(answer.underWay.compactMap { $0.facts.text(.exchange) } == ["a", "b"])
    #expect(answer.coming.compactMap { $0.facts.text(.exchange) } == ["c"])
    #expect(answer.state.agreement.exchanges.isEmpty)
  }

  @Test func `Clerical records count at every date`() throws {
    let answer = try Scenario.withParties().answer(asOf: "0001-01-01")
    #expect(answer.state.actors.count == 3)
  }

  @Test func `An action is refused after the instant its author set`() throws {
    let ledger = try Scenario.signed()
    let now = ledger.clock.now.adding(microseconds: 1_000_000)
    let announced = { (expires: Recorded) in
      ledger.refusal(
        .agreementAnnounced, on: "2022-05-05", .null, ["expires": .string(expires.description)])
    }
    #expect(announced(now) == nil)
    #expect(announced(now.adding(microseconds: -1)) == .expired)
  }
}
