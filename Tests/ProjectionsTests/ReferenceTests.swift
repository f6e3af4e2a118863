import CanonicalJSON
import Foundation
import Partnership
import Projections
import Testing

@Suite(.serialized) struct `The page on the views` {
  let ledger: TestLedger

  init() throws { ledger = try .example() }

  @Test func `Each example is what the view says`() throws {
    let answer = try ledger.answer("2022-10-15")
    try expect("agreement", ledger.agreementView(answer).json)
    try expect("axis", ledger.axis("A1", answer).json)
    try expect("partner", ledger.partner("cnrs", answer).json)
    try expect("board", ledger.board(answer).json)
    let object = ObjectView(.exchange, try code("E-1"), of: ledger.agreement, in: answer)
    try expect("object", try #require(object).json)
    var filter = TimelineView.Filter()
    filter.from = try day("2022-10-01")
    try expect("timeline", ledger.timeline(answer, filter).json)
    try expect("due", DueView(of: ledger.agreement, in: answer).json)
    try expect("alerts", AlertsView(of: ledger.agreement, in: answer).json)
    let audit = AuditView(.corrected, of: ledger.history, in: answer)
    try expect("audit", AuditView(.corrected, joining: [audit]).json)
    try expectHeld()
    try expect("summary", AgreementSummary(of: ledger.agreement, atEndOf: ledger.history).json)
  }

  /// The same agreement over and on hold, which it is not in the other examples.
  private func expectHeld() throws {
    var ledger = ledger
    for (day, text) in heldRecords {
      try ledger.turn(to: day)
      try ledger.record(text)
    }
    let records = ledger.history.records
    let answer = try ledger.answer("2025-04-23")
    try expect("holds", HoldsView(of: records, documents: [], asOf: answer.day).json)
    try expect(
      "retention",
      RetentionView(
        of: [(id: ledger.agreement, history: ledger.history, answer: answer)], in: answer,
        holds: PlacedHold.all(in: records)
      ).json)
  }

  @Test func `The examples of a question and of a difference are what they say`() throws {
    let question = Question(
      agreement: ledger.agreement, asOf: try day("2022-10-15"), knownOn: 16,
      recorded: try #require(ledger.history.record(16)?.recorded), isDayNotOver: false,
      isClockSimulated: true)
    try expect("asked", question.json)
    let then = try ledger.answer("2022-10-15", known: 16)
    let now = try ledger.answer("2022-10-15")
    let difference = ViewDifference.between(
      try ledger.axis("A1", then).json, try ledger.axis("A1", now).json,
      records: now.recordsLearned(since: 16, when: then))
    try expect("changed_since", difference.json)
    let comparison = ComparisonView(
      .axis(try code("A1")), of: ledger.agreement,
      from: (history: ledger.history.known(at: 16), day: now.day),
      to: (history: ledger.history, day: now.day))
    try expect("comparison", comparison.json)
    let why = ProvenanceView(
      ViewPath("axis:A1/exchanges/E-1/form"), of: ledger.agreement, in: now, of: ledger.history)
    try expect("why", try #require(why).json)
    let portfolio = PortfolioView(
      try actor("cnrs"), own: now, in: [(agreement: ledger.agreement, answer: now)])
    try expect("portfolio", try #require(portfolio).json)
    let bisection = BisectionView(
      ViewPath("axis:A1/exchanges/E-1/form"), is: "workshop", of: ledger.agreement,
      in: ledger.history, asOf: now.day)
    try expect("bisection", try #require(bisection).json)
  }

  /// Compares the page's block of JSON under the heading of that name; with `ENTENTE_REGENERATE` set,
  /// writes it instead.
  private func expect(
    _ name: String, _ json: JSON, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    let url = URL(fileURLWithPath: #filePath)
      .appending(path: "../../../Docs/Reference/Views.md").standardizedFileURL
    var page = try String(contentsOf: url, encoding: .utf8)
    let heading = try #require(
      page.range(of: "\n## `\(name)`"), "\(name)", sourceLocation: sourceLocation
    ).upperBound
    let start = try #require(page.range(of: "```json\n", range: heading..<page.endIndex)).upperBound
    let end = try #require(page.range(of: "```", range: start..<page.endIndex)).lowerBound
    if ProcessInfo.processInfo.environment["ENTENTE_REGENERATE"] != nil {
      page.replaceSubrange(start..<end, with: json.laidOut(from: 0) + "\n")
      try page.write(to: url, atomically: true, encoding: .utf8)
    } else {
      #expect(
        try JSON(parsing: Array(page[start..<end].utf8)) == json, "\(name)",
        sourceLocation: sourceLocation)
    }
  }
}

extension JSON {
  /// The JSON for readers: what fits into 100 columns on one line, anything else one member a line.
  fileprivate func laidOut(from column: Int) -> String {
    let line = oneLine
    if line.utf8.count + column <= 100 { return line }
    let inner = String(repeating: " ", count: column / 2 * 2 + 2)
    let outer = String(repeating: " ", count: column / 2 * 2)
    switch self {
    case .object(let members):
      let lines = members.sorted { $0.key < $1.key }.map { key, value in
        "\(inner)\"\(key)\": \(value.laidOut(from: inner.count))"
      }
      return "{\n\(lines.joined(separator: ",\n"))\n\(outer)}"
    case .array(let items):
      let lines = items.map { inner + $0.laidOut(from: inner.count) }
      return "[\n\(lines.joined(separator: ",\n"))\n\(outer)]"
    case .null, .bool, .integer, .string: return line
    }
  }

  private var oneLine: String {
    switch self {
    case .object(let members):
      let parts = members.sorted { $0.key < $1.key }.map { "\"\($0.key)\": \($0.value.oneLine)" }
      return "{\(parts.joined(separator: ", "))}"
    case .array(let items): return "[\(items.map(\.oneLine).joined(separator: ", "))]"
    case .null, .bool, .integer, .string:
      return (try? canonicalText) ?? ""  // A scalar of a view is always canonical.
    }
  }
}

extension TestLedger {
  /// The small agreement of the page: two parties, one axis, seventeen records and a correction.
  fileprivate static func example() throws -> TestLedger {
    var ledger = try TestLedger("exemple-2022", opening: "2022-05-06")
    for (day, text) in exampleRecords {
      try ledger.turn(to: day)
      try ledger.record(text)
    }
    return ledger
  }
}

private let exampleRecords: [(String, String)] = [
  (
    "2022-05-06",
    #"{"type":"actor.registered","data":{"actor":"genome-quebec","name":"w","kind":"party","country":"CA","ecosystem":"quebec"}}"#
  ),
  (
    "2022-05-06",
    #"{"type":"actor.registered","data":{"actor":"cnrs","name":"w","kind":"party","country":"FR","ecosystem":"france"}}"#
  ),
  (
    "2022-05-06",
    #"{"type":"person.registered","data":{"person":"p-aaaaaaaaaaaaaaaa","name":"w"}}"#
  ),
  (
    "2022-05-06",
    #"{"type":"agreement.proposed","occurred":"../2022-04-22","on_behalf_of":["cnrs","genome-quebec"],"data":{"title":{"fr":"w","en":"w"},"object":{"fr":"w"},"parties":["cnrs","genome-quebec"],"term":"P24M"}}"#
  ),
  (
    "2022-05-06",
    #"{"type":"agreement.signed","occurred":"2022-04-22","data":{"party":"cnrs"}}"#
  ),
  (
    "2022-05-06",
    #"{"type":"agreement.signed","occurred":"2022-04-22","data":{"party":"genome-quebec"}}"#
  ),
  (
    "2022-05-06",
    #"{"type":"axis.agreed","occurred":"../2022-04-22","on_behalf_of":["cnrs","genome-quebec"],"data":{"axis":"A1","title":{"fr":"w"},"expects":["knowhow_mutual","innovations"]}}"#
  ),
  (
    "2022-05-06",
    #"{"type":"agreement.entered_into_force","occurred":"2022-04-22","on_behalf_of":["cnrs","genome-quebec"],"data":{"basis":"signature","term":"P24M"}}"#
  ),
  (
    "2022-05-06",
    #"{"type":"role.assigned","occurred":"../2022-05-05","data":{"person":"p-aaaaaaaaaaaaaaaa","actor":"cnrs","function":"director","label":{"fr":"w"}}}"#
  ),
  (
    "2022-05-06",
    #"{"type":"figure.declared","occurred":"2022-05-05","data":{"actor":"cnrs","figure":"staff","value":32000,"unit":"person","qualifier":"equal"}}"#
  ),
  (
    "2022-06-14",
    #"{"type":"knowhow.transferred","occurred":"2022-06-14","axes":["A1"],"data":{"giver":"cnrs","receiver":"genome-quebec","subject":{"fr":"w"}}}"#
  ),
  (
    "2022-07-01",
    #"{"type":"commitment.made","occurred":"2022-07-01","on_behalf_of":["cnrs"],"axes":["A1"],"data":{"commitment":"C-1","title":{"fr":"w"},"debtors":["cnrs"],"creditor":"genome-quebec","due":"2022-09-30","kind":"deliverable"}}"#
  ),
  (
    "2022-09-20",
    #"{"type":"exchange.held","occurred":"2022-09-19","axes":["A1"],"parties":["cnrs","genome-quebec"],"data":{"exchange":"E-1","form":"workshop","title":{"fr":"w"}}}"#
  ),
  (
    "2022-10-01",
    #"{"type":"innovation.promoted","occurred":"2022-10-01","axes":["A1"],"parties":["genome-quebec"],"data":{"innovation":"I-1","title":{"fr":"w"},"audience":"media"}}"#
  ),
  (
    "2022-10-03",
    #"{"type":"exchange.held","occurred":"2022-04-01","axes":["A1"],"parties":["cnrs"],"data":{"exchange":"E-0","form":"visit"},"reason":{"fr":"w"}}"#
  ),
  (
    "2022-10-04",
    #"{"type":"contact.designated","agreement":"exemple-2022","occurred":"2022-09-01","data":{"party":"cnrs","person":"p-aaaaaaaaaaaaaaaa","function":"programme"},"reason":{"fr":"w"}}"#
  ),
  (
    "2022-10-05",
    #"{"type":"contact.designated","agreement":"exemple-2022","occurred":"2023-01-01","data":{"party":"genome-quebec","person":"p-aaaaaaaaaaaaaaaa"}}"#
  ),
  (
    "2022-10-20",
    #"{"type":"record.corrected","data":{"target":12,"changes":{"form":"meeting","title":{"fr":"w"}}},"reason":{"fr":"w"}}"#
  ),
]

private let heldRecords: [(String, String)] = [
  (
    "2024-06-01",
    #"{"type":"retention.assigned","agreement":"exemple-2022","data":{"rule":"R-1","action":"transfer","after":"P1Y"}}"#
  ),
  (
    "2024-06-02",
    #"{"type":"hold.placed","data":{"hold":"H-1","covers":{"persons":["p-aaaaaaaaaaaaaaaa"]}},"reason":{"fr":"w"}}"#
  ),
]
