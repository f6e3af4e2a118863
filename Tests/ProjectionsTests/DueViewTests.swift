import CanonicalJSON
import EntenteTesting
import Partnership
import Projections
import Testing

@Suite struct `What falls due` {
  var ledger: TestLedger

  init() throws { ledger = try TestLedger.realAgreement() }

  private let both = #""on_behalf_of":["cnrs","genome-quebec"]"#

  private func rows(
    _ day: String, known position: SequenceNumber? = nil, _ filter: DueView.Filter = .init()
  ) throws -> [DueRow] {
    DueView(of: ledger.agreement, in: try ledger.answer(day, known: position), filter: filter).rows
  }

  private func row(_ id: String, _ day: String, known position: SequenceNumber? = nil) throws
    -> DueRow?
  {
    try rows(day, known: position).first { $0.id == id }
  }

  @Test func `At first: the term, and what is owed by its end`() throws {
    let rows = try rows("2022-05-06")
    #expect(rows.map(\.id) == ["commitment:C-0", "term:gq-cnrs-2022"])
    #expect(rows.map(\.written) == ["end_of_term", "2024-04-22"])
    #expect(try rows.map(\.day) == [day("2024-04-22"), day("2024-04-22")])
    #expect(rows.map(\.days) == [717, 717])
    #expect(rows.map(\.matter) == [.commitment(.open), .term(.inForce)])
    #expect(rows.map { $0.json["stage"] } == ["open", "in_force"])
    // Nothing of it is due any more, nor late, when the agreement is over: the commitment is.
    #expect(try self.rows("2024-04-23").map(\.id) == ["commitment:C-0"])
    #expect(try self.rows("2024-04-23").map(\.days) == [-1])
  }

  @Test mutating func `A commitment is overdue as of a day, and gone once it is known to be met`()
    throws
  {
    let made = try ledger.record(
      #"{"type":"commitment.made","occurred":"2022-05-06","axes":["A3"],"on_behalf_of":["cnrs"],"data":{"commitment":"C-1","title":{"fr":"w"},"debtors":["cnrs"],"creditor":"genome-quebec","due":"2022-06-01","kind":"deliverable"}}"#
    )
    try ledger.turn(to: "2022-06-10")
    let met = try ledger.record(
      #"{"type":"commitment.met","occurred":"2022-06-05","data":{"commitment":"C-1"},"reason":{"fr":"w"}}"#
    )
    let late = try #require(try row("commitment:C-1", "2022-06-04"))
    #expect(late.days == -3)
    #expect(late.isLate)
    #expect(late.matter == .commitment(.overdue))
    #expect(try late.debtors == [actor("cnrs")])
    #expect(try late.parties == [actor("cnrs"), actor("genome-quebec")])
    #expect(try late.axes == [code("A3")])
    #expect(late.record == made)
    #expect(late.title != nil)
    #expect(try row("commitment:C-1", "2022-06-05") == nil)
    // Known before it was recorded, it was overdue on every later day.
    #expect(try row("commitment:C-1", "2022-06-05", known: made)?.matter == .commitment(.overdue))
    #expect(try row("commitment:C-1", "2022-06-05", known: met) == nil)
    #expect(try rows("2022-06-04").first?.id == "commitment:C-1")
  }

  @Test mutating func `A new due day moves the row, and what changed it never goes back`() throws {
    let made = try ledger.record(
      #"{"type":"commitment.made","occurred":"2022-05-06","on_behalf_of":["cnrs"],"data":{"commitment":"C-1","title":{"fr":"w"},"debtors":["cnrs"],"creditor":"genome-quebec","due":"2022-06-01"}}"#
    )
    try ledger.turn(to: "2022-05-20")
    let moved = try ledger.record(
      #"{"type":"commitment.rescheduled","occurred":"2022-05-20","on_behalf_of":["genome-quebec"],"data":{"commitment":"C-1","due":"2022-07-01"}}"#
    )
    let corrected = try ledger.record(
      #"{"type":"record.corrected","data":{"target":\#(moved),"changes":{"due":"2022-07-15"}},"reason":{"fr":"w"}}"#
    )
    let annulled = try ledger.record(
      #"{"type":"record.annulled","data":{"target":\#(moved)},"reason":{"fr":"w"}}"#)
    let known = [made, moved, corrected, annulled]
    let rows = try known.map {
      try #require(try row("commitment:C-1", "2022-05-21", known: $0))
    }
    #expect(
      try rows.map(\.day)
        == [day("2022-06-01"), day("2022-07-01"), day("2022-07-15"), day("2022-06-01")])
    #expect(rows.map(\.changed) == known)
    #expect(rows.map(\.record) == [made, made, made, made])
    #expect(rows.map(\.recorded) == known.map { ledger.history.record($0)?.recorded })
  }

  @Test
  mutating func `An exchange is due by the last of its planned days, until held or cancelled`()
    throws
  {
    for (code, planned) in [
      ("E-1", "2022-06-01/2022-06-03"), ("E-2", "2022-07"), ("E-3", "2022-07-01/.."),
    ] {
      try ledger.record(
        #"{"type":"exchange.scheduled","occurred":"2022-05-06","axes":["A1"],"parties":["cnrs"],"on_behalf_of":["cnrs"],"data":{"exchange":"\#(code)","form":"visit","planned":"\#(planned)"}}"#
      )
    }
    let first = try #require(try row("exchange:E-1", "2022-06-02"))
    #expect(try first.from == day("2022-06-01"))
    #expect(try first.day == day("2022-06-03"))
    #expect(first.days == 1)
    #expect(first.written == "2022-06-01/2022-06-03")
    #expect(try row("exchange:E-2", "2022-06-02")?.day == day("2022-07-31"))
    // What may go on for ever has no day, and stands last.
    #expect(try rows("2022-06-02").last?.id == "exchange:E-3")
    #expect(try rows("2022-06-02").last?.days == nil)
    try ledger.turn(to: "2022-06-10")
    try ledger.record(
      #"{"type":"exchange.held","occurred":"2022-06-03","data":{"exchange":"E-1","form":"visit"}}"#)
    try ledger.record(
      #"{"type":"exchange.cancelled","occurred":"2022-06-10","on_behalf_of":["cnrs"],"data":{"exchange":"E-2"}}"#
    )
    #expect(try row("exchange:E-1", "2022-06-10") == nil)
    #expect(try row("exchange:E-2", "2022-06-10") == nil)
    #expect(try row("exchange:E-2", "2022-06-09") != nil)
  }

  @Test mutating func `A funding deadline is due until somebody has applied`() throws {
    try ledger.record(
      #"{"type":"funding.identified","occurred":"2022-05-06","axes":["A2"],"parties":["cnrs"],"data":{"lead":"F-1","funder":"canada","through":"genome-canada","deadline":"2022-09-15"}}"#
    )
    let lead = try #require(try row("lead:F-1", "2022-09-16"))
    #expect(lead.days == -1)
    #expect(lead.json["stage"] == "identified")
    #expect(try lead.parties.contains(actor("canada")))
    try ledger.turn(to: "2022-09-16")
    try ledger.record(
      #"{"type":"funding.applied","occurred":"2022-09-10","axes":["A2"],"on_behalf_of":["cnrs"],"data":{"lead":"F-1"}}"#
    )
    #expect(try row("lead:F-1", "2022-09-16") == nil)
    #expect(try row("lead:F-1", "2022-09-09") != nil)
  }

  @Test mutating func `A delegation, an amendment and what takes effect later have their days`()
    throws
  {
    let granted = try ledger.record(
      #"{"type":"delegation.granted","agreement":"gq-cnrs-2022","occurred":"2022-05-06","data":{"from":"cnrs","to":"cnrs-canada","scope":["A1"],"until":"2022-12-31"}}"#
    )
    try ledger.record(
      #"{"type":"amendment.proposed","occurred":"2022-05-06","on_behalf_of":["cnrs"],"data":{"amendment":"AV-1","title":{"fr":"w"},"effective":"2022-08-01"}}"#
    )
    let suspended = try ledger.record(
      #"{"type":"axis.suspended","occurred":"2022-07-01","axes":["A3"],\#(both),"data":{"axis":"A3"}}"#
    )
    #expect(
      try rows("2022-05-07").map(\.id) == [
        "effect:\(suspended)", "amendment:AV-1", "delegation:\(granted)", "commitment:C-0",
        "term:gq-cnrs-2022",
      ])
    let effect = try #require(try row("effect:\(suspended)", "2022-05-07"))
    #expect(effect.matter == .effect && effect.json["stage"] == "coming")
    #expect(effect.type == .axisSuspended)
    #expect(effect.about == "A3")
    #expect(try row("effect:\(suspended)", "2022-07-01") == nil)
    let delegation = try #require(try row("delegation:\(granted)", "2022-05-07"))
    #expect(delegation.matter.stage == nil && delegation.json["stage"] == .null)
    // A delegation that has lapsed waits for nobody; an amendment that nobody decided on does.
    #expect(try row("delegation:\(granted)", "2022-12-31")?.days == 0)
    #expect(try row("delegation:\(granted)", "2023-01-01") == nil)
    #expect(try row("amendment:AV-1", "2022-08-02")?.days == -1)
    try ledger.record(
      #"{"type":"amendment.accepted","occurred":"2022-05-06","on_behalf_of":["genome-quebec"],"data":{"amendment":"AV-1"}}"#
    )
    #expect(try row("amendment:AV-1", "2022-05-07")?.matter == .amendment(.adopted))
    // It asks for nothing more, and is in effect.
    #expect(try row("amendment:AV-1", "2022-08-02") == nil)
  }

  @Test mutating func `A transfer that nobody acknowledged has no day, and stands last`() throws {
    try ledger.recordTransfer()
    let rows = try rows("2022-05-07")
    #expect(rows.last?.id == "transfer:T-1")
    #expect(rows.last?.day == nil)
    #expect(rows.last?.written == "2022-05-06")
    try ledger.record(
      #"{"type":"transfer.acknowledged","occurred":"2022-05-06","axes":["A3"],"data":{"transfer":"T-1"}}"#
    )
    #expect(try row("transfer:T-1", "2022-05-07") == nil)
  }

  @Test mutating func `Filters let through an axis, a party, what is near`() throws {
    for (code, axis, party, due) in [
      ("C-1", "A1", "cnrs", "2022-06-01"), ("C-2", "A2", "genome-quebec", "2022-06-20"),
      ("C-3", "A1", "genome-quebec", "2022-05-07"),
    ] {
      let creditor = party == "cnrs" ? "mei" : "canada"
      try ledger.record(
        #"{"type":"commitment.made","occurred":"2022-05-06","axes":["\#(axis)"],"on_behalf_of":["\#(party)"],"data":{"commitment":"\#(code)","title":{"fr":"w"},"debtors":["\#(party)"],"creditor":"\#(creditor)","due":"\#(due)"}}"#
      )
    }
    var filter = DueView.Filter()
    filter.axis = try code("A1")
    #expect(try rows("2022-05-10", filter).map(\.about) == ["C-3", "C-1"])
    filter.party = try actor("mei")
    #expect(try rows("2022-05-10", filter).map(\.about) == ["C-1"])
    filter = DueView.Filter()
    filter.withinDays = 30
    // 1 June is in 22 days, 20 June in 41; what is late is near; what has no day is not.
    #expect(try rows("2022-05-10", filter).map(\.about) == ["C-3", "C-1"])
    filter.withinDays = 41
    #expect(try rows("2022-05-10", filter).map(\.about) == ["C-3", "C-1", "C-2"])
  }

  private func rows(_ day: String, _ filter: DueView.Filter) throws -> [DueRow] {
    try rows(day, known: nil, filter)
  }
}

extension TestLedger {
  /// A protocol that both adopt, and a transfer under it on 6 May 2022.
  mutating func recordTransfer() throws {
    try record(
      #"{"type":"protocol.drafted","occurred":"2022-05-06","axes":["A3"],"on_behalf_of":["cnrs"],"data":{"protocol":"P-1","version":1}}"#
    )
    try record(
      #"{"type":"protocol.adopted","occurred":"2022-05-06","axes":["A3"],"on_behalf_of":["cnrs","genome-quebec"],"data":{"protocol":"P-1","version":1}}"#
    )
    try record(
      #"{"type":"transfer.made","occurred":"2022-05-06","axes":["A3"],"data":{"transfer":"T-1","sender":"cnrs","receiver":"genome-quebec","protocol":"P-1","version":1,"bytes":1500000,"items":12,"personal":false,"manifest_sha256":"\#(String(repeating: "a", count: 64))"}}"#
    )
  }
}

@Suite struct `What falls due, whatever the history` {
  @Test func `Rows are sorted, and each owed commitment has exactly one`() throws {
    var random = SeededRandom(for: "due")
    for _ in 0..<12 {
      let ledger = try TestLedger.random(120, &random)
      for back in [0, 30, 90, 300] {
        let answer = ledger.history.answer(asOf: ledger.today.adding(days: -back))
        let rows = DueView(of: ledger.agreement, in: answer).rows
        #expect(rows == rows.sorted())
        for (one, next) in zip(rows, rows.dropFirst()) {
          #expect((one.day ?? .latest) <= (next.day ?? .latest))
        }
        #expect(Set(rows.map(\.id)).count == rows.count)
        let state = answer.state.agreement
        let owed = state.commitments.filter { $1.stage(on: answer.day, in: state).isOwed }
        #expect(
          rows.filter { $0.kind == .commitment }.map { $0.about ?? "" }.sorted()
            == owed.map(\.key.text).sorted())
        for row in rows where row.kind == .commitment {
          let code = try #require(row.about.flatMap { Code($0) })
          #expect(row.day == state.commitments[code]?.dueDay(in: state))
          #expect(row.isLate == (row.day.map { $0 < answer.day } ?? false))
        }
      }
    }
  }

  @Test func `A row that changes from one record to another says so by a later record`() throws {
    var random = SeededRandom(for: "changes")
    for _ in 0..<4 {
      let ledger = try TestLedger.random(120, &random)
      let day = ledger.today.adding(days: -20)
      var before: [String: DueRow] = [:]
      for record in ledger.history.records {
        let answer = ledger.history.known(at: record.sequence).answer(asOf: day)
        let rows = DueView(of: ledger.agreement, in: answer).rows
        for row in rows {
          guard let former = before[row.id] else { continue }
          #expect(row.changed >= former.changed, "\(row.id) #\(record.sequence)")
          if row.day != former.day || row.matter != former.matter {
            #expect(row.changed > former.changed, "\(row.id) #\(record.sequence)")
          }
        }
        for row in rows { before[row.id] = row }
      }
    }
  }
}
