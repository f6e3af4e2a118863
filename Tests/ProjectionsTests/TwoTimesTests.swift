import CanonicalJSON
import Partnership
import Projections
import Testing

@Suite struct `Views at two times` {
  var ledger: TestLedger

  init() throws {
    ledger = try TestLedger.realAgreement()
    try ledger.addTwoSeasons()
  }

  /// Every view of a day as known at a record, in canonical bytes.
  func views(of day: String, known position: SequenceNumber? = nil) throws -> [[UInt8]] {
    let history = position.map { ledger.history.known(at: $0) } ?? ledger.history
    return try allViews(of: ledger.agreement, history, asOf: day)
  }

  @Test
  mutating func `A correction and an annulment change today's views and leave those known before`()
    throws
  {
    let then = try views(of: "2023-02-15")
    try ledger.turn(to: "2023-03-07")
    // 43: the workshop was on A2, not A3. 44: Génome Québec gave nothing after all.
    try ledger.record(
      #"{"type":"record.corrected","data":{"target":29,"changes":{"axes":["A1","A2"]}},"reason":{"en":"w"}}"#
    )
    try ledger.record(#"{"type":"record.annulled","data":{"target":28},"reason":{"en":"w"}}"#)
    let now = try views(of: "2023-02-15")
    #expect(try views(of: "2023-02-15", known: 42) == then)
    #expect(now != then)

    let answer = try ledger.answer("2023-02-15")
    #expect(try !ledger.axis("A1", answer).knowhow.isMutual)
    #expect(try ledger.axis("A1", answer).counts.records == 4)
    #expect(try ledger.axis("A2", answer).counts.records == 8)
    #expect(ledger.agreementView(answer).records == 29)
    let former = try ledger.answer("2023-02-15", known: 42)
    #expect(try ledger.axis("A1", former).knowhow.isMutual)
    #expect(ledger.agreementView(former).records == 30)
  }

  @Test mutating func `An answer known on a past date says by how much it has changed since`()
    throws
  {
    try ledger.turn(to: "2023-03-07")
    try ledger.record(#"{"type":"record.annulled","data":{"target":28},"reason":{"en":"w"}}"#)
    // 44 is of March and not in the answer; 45 corrects it, and is not either.
    try ledger.record(
      #"{"type":"exchange.held","occurred":"2023-03-02","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"E-11","form":"visit"}}"#
    )
    try ledger.record(
      #"{"type":"record.corrected","data":{"target":44,"changes":{"form":"video"}},"reason":{"en":"w"}}"#
    )
    try ledger.record(
      #"{"type":"actor.renamed","occurred":"2023-01-01","data":{"actor":"cnrs","name":"w"},"reason":{"en":"w"}}"#
    )
    let then = try ledger.answer("2023-02-15", known: 42)
    let now = try ledger.answer("2023-02-15")
    let learned = now.recordsLearned(since: 42, when: then)
    #expect(learned == [43, 46])
    let axis = ViewDifference.between(
      try ledger.axis("A1", then).json, try ledger.axis("A1", now).json, records: learned)
    #expect(axis.records == [43, 46])
    #expect(
      axis.values.map(\.path) == [
        "counts/knowhow", "counts/records", "knowhow/cells/genome-quebec:cnrs/count",
        "knowhow/cells/genome-quebec:cnrs/giver", "knowhow/cells/genome-quebec:cnrs/receiver",
        "knowhow/cells/genome-quebec:cnrs/records/28", "knowhow/mutual",
        "knowhow/mutual_pairs/cnrs:genome-quebec/one",
        "knowhow/mutual_pairs/cnrs:genome-quebec/other",
      ])
    #expect(axis.values.prefix(2).map(\.then) == [2, 5])
    #expect(axis.values.prefix(2).map(\.now) == [1, 4])
    let agreement = ViewDifference.between(
      ledger.agreementView(then).json, ledger.agreementView(now).json)
    // The transfer, the new name, and the badge of the late record; what is coming is no answer.
    #expect(agreement.values.map(\.path) == ["late/46", "parties/cnrs/name", "records"])
    #expect(
      agreement.values.map(\.now) == [
        46, ["field": "name", "sequence": 46], 29,
      ])
  }

  @Test mutating func `A registration counts as a change once the answer names it, a hold at once`()
    throws
  {
    try ledger.turn(to: "2023-03-07")
    let then = try ledger.answer("2023-02-15", known: 42)
    for actor in ["lab", "firm"] {
      try ledger.record(
        #"{"type":"actor.registered","data":{"actor":"\#(actor)","name":"w","kind":"academic"}}"#)
    }
    try ledger.record(
      #"{"type":"hold.placed","data":{"hold":"H-1","covers":{"records":[28]}},"reason":{"en":"w"}}"#
    )
    let nothing = try ledger.answer("2023-02-15")
    #expect(nothing.recordsLearned(since: 42, when: then) == [45])
    try ledger.record(
      #"{"type":"actor.introduced","occurred":"2023-02-10","data":{"actor":"lab"}}"#)
    let now = try ledger.answer("2023-02-15")
    #expect(now.recordsLearned(since: 42, when: then) == [43, 45, 46])
  }

  @Test func `An answer that has not changed since differs in nothing`() throws {
    let then = try ledger.answer("2022-12-31", known: 36)
    let now = try ledger.answer("2022-12-31", known: 36)
    #expect(now.recordsLearned(since: 36, when: then).isEmpty)
    let difference = ViewDifference.between(ledger.board(then).json, ledger.board(now).json)
    #expect(difference.isEmpty)
    #expect(difference.json == ["records": [], "values": []])
  }

  @Test mutating func `Undoing a correction brings back the views as they were`() throws {
    let before = try ledger.board(ledger.answer("2023-02-15")).json
    try ledger.turn(to: "2023-03-07")
    try ledger.record(
      #"{"type":"record.corrected","data":{"target":31,"changes":{"axes":["A1","A2"]}},"reason":{"en":"w"}}"#
    )
    #expect(try ledger.board(ledger.answer("2023-02-15")).json != before)
    try ledger.record(#"{"type":"record.annulled","data":{"target":43},"reason":{"en":"w"}}"#)
    #expect(try ledger.board(ledger.answer("2023-02-15")).json == before)
  }
}

/// The canonical bytes of every view of an agreement, its axes and all its actors.
func allViews(
  of agreement: AgreementID, _ history: History, asOf text: String
) throws -> [[UInt8]] {
  let answer = history.answer(asOf: try day(text))
  var views: [any View] = [
    AgreementView(of: agreement, in: answer), BoardView(of: agreement, in: answer),
    TimelineView(of: history, in: answer),
    TimelineView(of: history, in: answer, order: .occurred),
  ]
  for axis in answer.state.agreement.axes.keys.sorted() {
    views.append(try #require(AxisView(axis, of: agreement, in: answer)))
  }
  for actor in answer.state.actors.keys.sorted() {
    views.append(try #require(PartnerView(actor, of: agreement, in: answer)))
  }
  return try views.map { try $0.json.canonicalBytes }
}
