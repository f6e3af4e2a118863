import CanonicalJSON
import Partnership
import Projections
import Testing

@Suite struct `The timeline` {
  var ledger: TestLedger

  init() throws {
    ledger = try TestLedger.realAgreement()
    try ledger.addTwoSeasons()
    try ledger.turn(to: "2023-03-07")
    // 43: a date is corrected; 44: a subject; 45: a transfer is annulled after 46 corrected it.
    try ledger.record(
      #"{"type":"record.corrected","data":{"target":31,"changes":{"occurred":"2022-10-11","subject":{"en":"w"}}},"reason":{"en":"w"}}"#
    )
    try ledger.record(
      #"{"type":"record.corrected","data":{"target":28,"changes":{"axes":["A1","A2"]}},"reason":{"en":"w"}}"#
    )
    try ledger.record(#"{"type":"record.annulled","data":{"target":28},"reason":{"en":"w"}}"#)
    // 46: not before April; 47: begun, its end open; 48: late.
    try ledger.record(
      #"{"type":"contact.designated","agreement":"gq-cnrs-2022","occurred":"2023-04-01","data":{"party":"cnrs","person":"p-cccccccccccccccc"}}"#
    )
    try ledger.record(
      #"{"type":"exchange.held","occurred":"2023-02-28/..","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"E-10","form":"data"}}"#
    )
    try ledger.record(
      #"{"type":"exchange.held","occurred":"2022-03-01","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"E-9","form":"visit"},"reason":{"en":"w"}}"#
    )
  }

  func row(_ sequence: SequenceNumber, asOf day: String = "2023-03-01") throws -> TimelineRow {
    let rows = ledger.timeline(try ledger.answer(day)).rows
    return try #require(rows.first { $0.record.sequence == sequence })
  }

  func sequences(
    _ order: TimelineView.Order = .sequence, _ change: (inout TimelineView.Filter) throws -> Void
  ) throws -> [UInt64] {
    var filter = TimelineView.Filter()
    try change(&filter)
    return ledger.timeline(try ledger.answer("2023-03-01"), filter, order).rows
      .map(\.record.sequence.index)
  }

  @Test func `Shows every known record by sequence, whatever became of it`() throws {
    #expect(try sequences { _ in } == Array(0...48))
    let answer = try ledger.answer("2023-03-01")
    let marked = ledger.timeline(answer).rows.filter { $0.status != .counted }
    #expect(marked.map(\.record.sequence) == [28, 44, 46, 47])
    #expect(marked.map(\.status) == [.annulled, .silenced, .coming, .underWay])
    #expect(marked.map(\.annulledBy) == [45, 45, nil, nil])
  }

  @Test func `Shows a corrected record as it counts, and what corrected it`() throws {
    let corrected = try row(31)
    #expect(corrected.record.occurred == Occurred("2022-10-11"))
    #expect(corrected.correctedBy == [43])
    #expect(corrected.texts.map(\.path) == ["subject.en", "subject.fr"])
    #expect(
      corrected.texts.map(\.word) == [
        WordReference(43, "changes.subject.en"), WordReference(31, "subject.fr"),
      ])
    let correction = try row(43)
    #expect(correction.record.target == 31)
    #expect(correction.changes == ["occurred", "subject.en"])
    #expect(correction.record.axes.map(\.text) == ["A1"])
  }

  @Test func `Shows an annulled record as it was recorded`() throws {
    let annulled = try row(28)
    #expect(annulled.record.axes.map(\.text) == ["A1"])
    #expect(annulled.correctedBy == [])
    #expect(annulled.texts.map(\.word) == [WordReference(28, "subject.fr")])
  }

  @Test func `Says by how many days a record was late, and what is out of rule in it`() throws {
    let late = try row(48)
    #expect(late.daysLate == 371)
    #expect(late.anomalies.map(\.name) == [.outOfTerm])
    #expect(try row(30).daysLate == nil)
  }

  @Test func `Keeps to an axis, a party, a type`() throws {
    #expect(try sequences { $0.axis = try code("A3") } == [14, 29, 30, 32, 38])
    #expect(try sequences { $0.party = try actor("cnrs-canada") } == [5, 30])
    #expect(try sequences { $0.type = .exchangeHeld } == [26, 30, 47, 48])
    let both = try sequences {
      $0.axis = try code("A1")
      $0.type = .knowhowTransferred
    }
    #expect(both == [28, 31])
  }

  @Test func `Keeps to the days a record may have happened on, or was recorded on`() throws {
    let week = try sequences {
      $0.from = try day("2023-02-02")
      $0.to = try day("2023-02-05")
    }
    #expect(week == [39, 40, 41])
    // The workshop of 10 and 11 October touches each of its days alone.
    for text in ["2022-10-10", "2022-10-11"] {
      let found = try sequences {
        $0.from = try day(text)
        $0.to = try day(text)
      }
      #expect(found.contains(30))
      #expect(found.contains(31) == (text == "2022-10-11"))
    }
    // What may have happened at any time before is not kept out by a later bound before its end.
    let early = try sequences { $0.to = try day("2022-04-01") }
    #expect(early == [9, 12, 13, 14, 15, 16, 17, 18, 19, 48])
    let march = try sequences { $0.from = try day("2023-03-07") }
    #expect(march == [43, 44, 45, 46, 47])
  }

  @Test func `Goes by the order of the fold on request, clerical records at their own day`()
    throws
  {
    let order = try sequences(.occurred) { $0.from = try day("2022-10-01") }
    #expect(
      order == [
        30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 47, 43, 44, 45, 46,
      ])
    #expect(try sequences(.occurred) { _ in }.first == 48)
  }

  @Test func `Shows at a past position what was known there`() throws {
    let then = ledger.history.known(at: 42)
    let view = TimelineView(of: then, in: then.answer(asOf: try day("2023-03-01")))
    #expect(view.rows.map(\.record.sequence.index) == Array(0...42))
    #expect(view.rows.allSatisfy { $0.status == .counted && $0.correctedBy.isEmpty })
  }
}
