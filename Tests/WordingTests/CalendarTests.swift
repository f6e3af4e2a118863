import CanonicalJSON
import Foundation
import Partnership
import Projections
import Testing
import Wording

@Suite struct `Due dates as a calendar` {
  private let ledger = "example.org/ledger"

  /// The lines of a calendar, unfolded (RFC 5545 §3.1).
  private func lines(of calendar: String) -> [String] {
    calendar.replacing("\r\n ", with: "").components(separatedBy: "\r\n").dropLast()
  }

  @Test func `An event says what, when and since which record`() throws {
    let asked = try AskedLists(try .eventful(), .frCA, "2023-02-15")
    let calendar = asked.rendering.calendar(of: asked.due, ledger: ledger)
    let lines = lines(of: calendar)
    #expect(
      lines.prefix(6) == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//entente//entente//FR", "CALSCALE:GREGORIAN",
        "X-WR-CALNAME:Échéances · gq-cnrs",
        #"X-WR-CALDESC:Registre example.org/ledger\, au 15 février 2023\, connu jusqu’à l’écriture 19."#
          + " ◇ Horloge simulée\u{A0}: démonstration ou essai.",
      ])
    let start = try #require(lines.firstIndex(of: "UID:gq-cnrs/exchange:E-1@example.org/ledger"))
    #expect(
      lines[(start - 1)..<(start + 17)] == [
        "BEGIN:VEVENT", "UID:gq-cnrs/exchange:E-1@example.org/ledger", "DTSTAMP:20230201T000001Z",
        "SEQUENCE:11", "DTSTART;VALUE=DATE:20230306", "DTEND;VALUE=DATE:20230309",
        "SUMMARY;LANGUAGE=fr-CA:Échange E-1\u{A0}: Atelier\\; jour 1\\, 2",
        "DESCRIPTION;LANGUAGE=fr-CA:Date\u{A0}: du 6 au 8 mars 2023\\nQui\u{A0}: CNRS\\, Génome"
          + " Québec\\nAxes\u{A0}: A1\\nÉcriture\u{A0}: #11\\nEntente\u{A0}: gq-cnrs\\nRegistre\u{A0}:"
          + " example.org/ledger",
        "CATEGORIES;LANGUAGE=fr-CA:Échange,A1", "STATUS:CONFIRMED", "TRANSP:TRANSPARENT",
        "BEGIN:VALARM", "ACTION:DISPLAY", "TRIGGER:-P7D",
        "DESCRIPTION:Échange E-1\u{A0}: Atelier\\; jour 1\\, 2", "END:VALARM", "END:VEVENT",
        "BEGIN:VEVENT",
      ])
  }

  @Test
  func `What is synthetic says so, what is late wakes nobody, what is undecided is tentative`()
    throws
  {
    let asked = try AskedLists(try .eventful(), .en, "2023-02-15")
    let lines = lines(of: asked.rendering.calendar(of: asked.due, ledger: ledger))
    let late = try #require(lines.firstIndex(of: "UID:gq-cnrs/commitment:C-1@example.org/ledger"))
    let event = lines[late...].prefix { $0 != "END:VEVENT" }
    #expect(
      event.contains(
        "SUMMARY;LANGUAGE=en:◇ synthetic · Overdue commitment C-1: Livrer un protocole [fr]"))
    #expect(
      event.contains { $0.hasSuffix(#"◇ Synthetic record\, made up for the demonstration."#) })
    #expect(!event.contains("BEGIN:VALARM"))
    let amendment = try #require(
      lines.firstIndex(of: "UID:gq-cnrs/amendment:AV-1@example.org/ledger"))
    #expect(lines[amendment...].prefix { $0 != "END:VEVENT" }.contains("STATUS:TENTATIVE"))
    // The transfer without a day is in no calendar.
    #expect(!lines.contains { $0.hasPrefix("UID:gq-cnrs/transfer") })
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == asked.due.rows.count { $0.day != nil })
  }

  @Test(arguments: [
    ("commitment.missed", [], true), ("commitment.partly_met", [], true),
    ("commitment.met", [], false), ("commitment.waived", ["genome-quebec", "cnrs"], false),
    ("commitment.rescheduled", ["genome-quebec", "cnrs"], true),
  ])
  func `A commitment stays on its day while it is owed, and is in no calendar once it is settled`(
    _ type: String, _ acting: [String], _ isThere: Bool
  ) throws {
    var scenario = try Scenario.eventful()
    var action: JSONObject = [
      "agreement": "gq-cnrs", "data": ["commitment": "C-1"], "occurred": "2023-02-01",
      "reason": ["fr": "w"], "type": .string(type),
    ]
    if !acting.isEmpty { action["on_behalf_of"] = .array(acting.map { .string($0) }) }
    if type == "commitment.rescheduled" {
      action["data"] = ["commitment": "C-1", "due": "2023-05-31"]
    }
    try scenario.record(.object(action))
    let asked = try AskedLists(scenario, .en, "2023-02-15")
    let lines = lines(of: asked.rendering.calendar(of: asked.due, ledger: ledger))
    let place = lines.firstIndex(of: "UID:gq-cnrs/commitment:C-1@example.org/ledger")
    #expect((place != nil) == isThere)
    guard let place else { return }
    let event = lines[place...].prefix { $0 != "END:VEVENT" }
    let day = type == "commitment.rescheduled" ? "20230531" : "20230131"
    #expect(event.contains("DTSTART;VALUE=DATE:\(day)"))
    // What is past wakes nobody; a later version replaces the event that was imported before.
    #expect(event.contains("BEGIN:VALARM") == (type == "commitment.rescheduled"))
    #expect(event.contains("SEQUENCE:20"))
  }

  @Test(arguments: Language.allCases, hostileTitles)
  func `Whatever a title says, lines are whole, short and well formed`(
    _ language: Language, _ title: String
  ) throws {
    let asked = try AskedLists(try .eventful(), language, "2023-02-15", words: { _ in title })
    let calendar = asked.rendering.calendar(of: asked.due, ledger: ledger)
    let octets = Array(calendar.utf8)
    #expect(octets.suffix(2) == [0x0D, 0x0A])
    for physical in calendar.components(separatedBy: "\r\n") {
      #expect(physical.utf8.count <= 75, "\(physical)")
      // Cut between the octets of a character, it would hold a replacement character.
      #expect(!physical.unicodeScalars.contains("\u{FFFD}"))
      #expect(!physical.unicodeScalars.contains { $0.value < 0x20 || $0.value == 0x7F })
    }
    let lines = lines(of: calendar)
    #expect(lines.count { $0 == "BEGIN:VEVENT" } == 4)
    #expect(lines.count { $0 == "END:VEVENT" } == 4)
    #expect(lines.first == "BEGIN:VCALENDAR" && lines.last == "END:VCALENDAR")
    for name in ["UID", "DTSTAMP", "DTSTART;VALUE=DATE", "SUMMARY;LANGUAGE=\(language.rawValue)"] {
      #expect(lines.count { $0.hasPrefix("\(name):") } == 4, "\(name)")
    }
    for line in lines where line.hasPrefix("SUMMARY") {
      let value = try #require(line.firstIndex(of: ":"))
      #expect(isEscaped(String(line[line.index(after: value)...])), "\(line)")
    }
    #expect(!lines.contains { $0.hasPrefix("ATTENDEE") })
  }

  /// Whether every `\` begins an escape, and no `;` or `,` stands without one (RFC 5545 §3.3.11).
  private func isEscaped(_ value: String) -> Bool {
    var rest = value[...]
    while let next = rest.popFirst() {
      switch next {
      case "\\":
        guard let escaped = rest.popFirst(), #"\;,n"#.contains(escaped) else { return false }
      case ";", ",": return false
      default: break
      }
    }
    return true
  }

  @Test func `A line is folded at 75 octets, between characters`() {
    let folded = ContentLine("X", texts: [String(repeating: "é", count: 60)]).folded
    let lines = folded.components(separatedBy: "\r\n")
    // `X:` and 36 letters of two octets, then a space and 24.
    #expect(lines.map(\.utf8.count) == [74, 49, 0])
    #expect(lines[1].hasPrefix(" é"))
    #expect(ContentLine("X", String(repeating: "a", count: 73)).folded.utf8.count == 77)
    #expect(ContentLine("X", String(repeating: "a", count: 74)).folded.hasSuffix("\r\n a\r\n"))
  }

  @Test func `Texts are escaped each, and the commas between them are not`() {
    #expect(ContentLine("X", texts: ["a,b", "c;d", "e\\f"]).folded == "X:a\\,b,c\\;d,e\\\\f\r\n")
    #expect(ContentLine("X", texts: ["a\nb\r\nc\rd"]).folded == "X:a\\nb\\nc\\nd\r\n")
  }
}

private let hostileTitles = [
  "A;B,C\\D\\", "x\r\nEND:VEVENT\r\nBEGIN:VEVENT\r\nATTENDEE:mailto:x@example.org",
  "bell \u{7} null \u{0} escape \u{1B}[31m \u{202E}turned\u{202C}",
  String(repeating: "👩🏽‍🔬é漢", count: 40), String(repeating: "a\u{301}\u{302}", count: 90), "", ",",
]
