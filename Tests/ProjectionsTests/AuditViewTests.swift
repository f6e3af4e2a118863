import CanonicalJSON
import Partnership
import Projections
import Testing

@Suite struct `The lists of an audit` {
  var ledger: TestLedger

  init() throws {
    ledger = try TestLedger.realAgreement()
    try ledger.turn(to: "2022-06-10")
  }

  private func rows(
    _ list: AuditList, _ day: String = "2023-12-31", known position: SequenceNumber? = nil,
    filter: TimelineView.Filter = .init(), lookUp: AuditLookUp = AuditLookUp()
  ) throws -> [AuditRow] {
    let history = position.map { ledger.history.known(at: $0) } ?? ledger.history
    return AuditView(
      list, of: history, in: history.answer(asOf: try Day.of(day)), filter: filter,
      lookUp: lookUp
    ).rows
  }

  @Test mutating func `Late records come with how late, and why`() throws {
    let late = try ledger.record(
      #"{"type":"exchange.held","occurred":"2022-05-01","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"E-9","form":"visit"},"reason":{"fr":"w"}}"#
    )
    let rows = try rows(.late)
    #expect(rows.map(\.record.sequence) == [late])
    #expect(rows[0].json["days_late"] == 40)
    #expect(
      rows[0].json["reason"]
        == ["en": .null, "fr": ["field": "reason.fr", "sequence": .integer(Int64(late.index))]])
    #expect(rows[0].json["about"] == "E-9")
    // By a day before it happened it was not yet.
    #expect(try self.rows(.late, "2022-04-30").isEmpty)
    #expect(try self.rows(.late, known: 27).isEmpty)
  }

  @Test mutating func `Each correction says what was and what is, one change a row`() throws {
    let target = try ledger.record(
      #"{"type":"exchange.held","occurred":"2022-06-09","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"E-9","form":"visit","title":{"fr":"w"}}}"#
    )
    let first = try ledger.record(
      #"{"type":"record.corrected","data":{"target":\#(target),"changes":{"form":"meeting","title":{"fr":"w"},"axes":["A1","A2"]}},"reason":{"en":"w"}}"#
    )
    let second = try ledger.record(
      #"{"type":"record.corrected","data":{"target":\#(target),"changes":{"form":"video","occurred":"2022-06-08","title":{"en":"w"}}},"reason":{"en":"w"}}"#
    )
    let rows = try rows(.corrected)
    let text = rows.map { row in
      let json = row.json
      return [
        json["by"], json["field"], json["former"], json["new"],
      ].map { $0 ?? .null }
    }
    func word(_ field: String, _ record: SequenceNumber) -> JSON {
      ["field": .string(field), "sequence": .integer(Int64(record.index))]
    }
    let (one, two) = (JSON.integer(Int64(first.index)), JSON.integer(Int64(second.index)))
    #expect(
      text == [
        [one, "axes", ["A1"], ["A1", "A2"]], [one, "form", "visit", "meeting"],
        [one, "title.fr", word("title.fr", target), word("changes.title.fr", first)],
        [two, "form", "meeting", "video"], [two, "occurred", "2022-06-09", "2022-06-08"],
        [two, "title.en", .null, word("changes.title.en", second)],
      ])
    #expect(rows.allSatisfy { $0.record.sequence == target })
    #expect(rows[0].json["reason"]?["en"] == word("reason.en", first))
    // What was known before the second correction.
    #expect(try self.rows(.corrected, known: first).count == 3)
    let undone = try ledger.record(
      #"{"type":"record.annulled","data":{"target":\#(second)},"reason":{"en":"w"}}"#)
    #expect(try self.rows(.corrected).count == 3)
    let annulled = try self.rows(.annulled)
    #expect(annulled.map(\.record.sequence) == [second])
    #expect(annulled.map(\.by?.sequence) == [undone])
    #expect(annulled[0].json["status"] == "annulled")
    #expect(annulled[0].json["reason"]?["en"] == word("reason.en", undone))
  }

  @Test mutating func `An annulled record is listed with what annulled it, as it was recorded`()
    throws
  {
    let target = try ledger.record(
      #"{"type":"exchange.held","occurred":"2022-06-09","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"E-9","form":"visit"}}"#
    )
    let by = try ledger.record(
      #"{"type":"record.annulled","data":{"target":\#(target)},"reason":{"fr":"w"}}"#)
    #expect(try rows(.annulled, known: target).isEmpty)
    let row = try #require(try rows(.annulled).first)
    #expect(row.json["record"] == .integer(Int64(target.index)))
    #expect(row.json["by"] == .integer(Int64(by.index)))
    #expect(row.json["occurred"] == "2022-06-09")
    #expect(row.json["recorded"] == .string("\(try #require(ledger.history.record(by)).recorded)"))
    var filter = TimelineView.Filter()
    filter.axis = try code("A2")
    #expect(try rows(.annulled, filter: filter).isEmpty)
    filter.axis = try code("A1")
    filter.from = try day("2022-06-09")
    filter.to = try day("2022-06-09")
    #expect(try rows(.annulled, filter: filter).count == 1)
  }

  @Test mutating func `Anomalies are one a row, with the other record`() throws {
    for day in ["2022-06-08", "2022-06-09"] {
      try ledger.record(
        #"{"type":"exchange.held","occurred":"\#(day)","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"E-9","form":"visit"}}"#
      )
    }
    let rows = try rows(.anomalies)
    #expect(rows.map(\.id) == ["29:A-DUPLICATE:28"])
    #expect(rows[0].json["other"] == 28)
  }

  @Test func `Imported records are those whose action an import derived`() throws {
    let derived = ActionID(derivedFrom: 1, 2)
    let given = ActionID(unixMilliseconds: 0, random: 1, 2)
    #expect(derived.isDerived && !given.isDerived)
    let rows = try rows(.imported, lookUp: AuditLookUp(actions: [3: derived, 4: given]))
    #expect(rows.map(\.record.sequence) == [3])
    #expect(rows[0].json["action"] == .string("\(derived)"))
  }

  @Test
  mutating func `An imported record names the file and the row it cites, and no other evidence`()
    throws
  {
    func held(_ code: String, _ evidence: String) throws -> SequenceNumber {
      try ledger.record(
        #"{"type":"exchange.held","occurred":"2022-06-02","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"\#(code)","form":"visit"},"evidence":[\#(evidence)],"reason":{"fr":"w"}}"#
      )
    }
    let (letter, file) = (String(repeating: "a", count: 64), String(repeating: "b", count: 64))
    func piece(_ hash: String) -> String {
      #"{"sha256":"\#(hash)","media_type":"text/csv","name":"w"}"#
    }
    let cites = try held("E-9", piece(letter) + "," + piece(file))
    let proves = try held("E-10", piece(letter))
    let derived = ActionID(derivedFrom: 1, 2)
    let lookUp = AuditLookUp(actions: [cites: derived, proves: derived], files: [file])
    let view = AuditView(
      .imported, of: ledger.history, in: try ledger.answer("2024-06-30"), lookUp: lookUp)
    let name = WordReference(cites, "evidence.1.name")
    #expect(view.rows.map(\.source) == [.init(name: name, sha256: file), nil])
    #expect(view.words.contains(name))
    // What the JSON says is promised; where a file came from is said beside it.
    #expect(!view.json.wordReferences.contains(name))
    let columns = view.table.columns
    let source = try #require(columns.firstIndex(of: "source"))
    #expect(view.table.rows[0][source].wordReference == name)
    #expect(view.table.rows[1][source] == .null)
    #expect(columns.contains("source_sha256"))
  }

  @Test func `A sample shows what was drawn, ascending, each with its place`() throws {
    let drawn = AuditLookUp(drawn: [
      12: .init(place: 2, digest: "b"), 3: .init(place: 3, digest: "c"),
      20: .init(place: 1, digest: "a"),
    ])
    let rows = try rows(.sample, lookUp: drawn)
    #expect(rows.map(\.record.sequence) == [3, 12, 20])
    #expect(rows.map { $0.json["place"] } == [3, 2, 1])
    let view = AuditView(
      .sample, joining: [], draw: AuditDraw(seed: .max, size: 25, population: 28))
    #expect(
      view.json
        == [
          "draw": ["of": 28, "seed": "18446744073709551615", "size": 25], "list": "sample",
          "rows": [],
        ])
  }

  @Test mutating func `The register of transfers says what was sent and whether it arrived`() throws
  {
    ledger = try TestLedger.realAgreement()
    try ledger.recordTransfer()
    try ledger.turn(to: "2022-06-10")
    var row = try #require(try rows(.transfers).first)
    #expect(row.json["acknowledged"] == .null)
    #expect(row.json["intact"] == .null)
    #expect(row.json["protocol"] == "P-1" && row.json["version"] == 1)
    #expect(row.json["sender"] == "cnrs" && row.json["receiver"] == "genome-quebec")
    #expect(row.json["bytes"] == 1_500_000 && row.json["personal"] == false)
    let other = String(repeating: "b", count: 64)
    let acknowledged = try ledger.record(
      #"{"type":"transfer.acknowledged","occurred":"2022-06-09","axes":["A3"],"data":{"transfer":"T-1","manifest_sha256":"\#(other)"}}"#
    )
    row = try #require(try rows(.transfers).first)
    #expect(row.json["acknowledged"] == .integer(Int64(acknowledged.index)))
    #expect(row.json["acknowledged_on"] == "2022-06-09")
    #expect(row.json["intact"] == false)
    #expect(row.json["anomalies"]?.arrayValue?.first?["anomaly"] == "A-HASH-MISMATCH")
    #expect(try rows(.transfers, "2022-06-08").first?.json["acknowledged"] == .null)
  }

  @Test
  mutating func `The register of incidents says what harm, who was told and whether it is over`()
    throws
  {
    try ledger.record(
      #"{"type":"incident.declared","occurred":"2022-06-01","parties":["cnrs"],"data":{"incident":"I-1","what":{"fr":"w"},"risk":"possible","notified":["mei"]}}"#
    )
    var row = try #require(try rows(.incidents).first)
    #expect(row.json["stage"] == "open" && row.json["risk"] == "possible")
    #expect(row.json["notified"] == ["mei"] && row.json["closed"] == .null)
    let closed = try ledger.record(
      #"{"type":"incident.closed","occurred":"2022-06-09","on_behalf_of":["cnrs"],"data":{"incident":"I-1"}}"#
    )
    row = try #require(try rows(.incidents).first)
    #expect(row.json["stage"] == "closed" && row.json["closed_on"] == "2022-06-09")
    #expect(row.json["closed"] == .integer(Int64(closed.index)))
  }
}

extension Day {
  fileprivate static func of(_ text: String) throws -> Day { try #require(Day(text)) }
}
