public import Partnership
public import Projections

/// What falls due on a day as an iCalendar (RFC 5545), for a calendar of one's own.
///
/// One event a row, known by the ledger, the agreement and the row, so that a later calendar
/// replaces it. `DTSTAMP` and `SEQUENCE` are those of the last record that changed it: the same
/// question gives the same bytes. What has no day is left out.
///
/// An event has one summary: in several languages it says the same in each, one after the other.
public struct DueCalendar {
  private let headings: [Rendering]
  private let ledger: String
  private let factsWithheld: Int

  /// What falls due in one agreement, and how it is said.
  public struct Page {
    let agreement: AgreementID
    let rows: [DueRow]
    let renderings: [Rendering]

    /// The rows of an agreement, said in each of some languages.
    public init(_ agreement: AgreementID, _ rows: [DueRow], in renderings: [Rendering]) {
      self.agreement = agreement
      self.rows = rows
      self.renderings = renderings
    }
  }

  /// A calendar of some agreements, which is its beginning, the events of each and its end.
  ///
  /// - Parameters:
  ///   - headings: What says, in each language, of what it is a calendar.
  ///   - ledger: The ledger's name.
  ///   - factsWithheld: Of how many records the facts are withheld, so that what they ask for is not here.
  public init(under headings: [Rendering], ledger: String, factsWithheld: Int = 0) {
    self.headings = headings
    self.ledger = ledger
    self.factsWithheld = factsWithheld
  }

  /// The lines before the events, in the lines of the standard.
  public func beginning(of agreements: [AgreementID]) -> String {
    let agreements = agreements.map(\.text).joined(separator: ", ")
    let names = headings.map {
      $0.wording.say(fr: "Échéances · \(agreements)", en: "Due dates · \(agreements)")
    }
    let languages = headings.map { $0.wording.language.key.uppercased() }.joined(separator: "-")
    let lines = [
      ContentLine("BEGIN", "VCALENDAR"), ContentLine("VERSION", "2.0"),
      ContentLine("PRODID", "-//entente//entente//\(languages)"),
      ContentLine("CALSCALE", "GREGORIAN"),
      ContentLine("X-WR-CALNAME", texts: [inEach(names)]),
      ContentLine("X-WR-CALDESC", texts: [inEach(headings.map(about))]),
    ]
    return lines.map(\.folded).joined()
  }

  /// The events of one agreement.
  public func events(of page: Page) -> String {
    page.rows.flatMap { event($0, page) }.map(\.folded).joined()
  }

  /// The line after the events.
  public var end: String { ContentLine("END", "VCALENDAR").folded }

  /// From what it is made, and whether something is missing for it.
  private func about(_ heading: Rendering) -> String {
    let about = heading.about(ledger)
    return heading.wording.sentence(factsWithheld: factsWithheld).map { "\(about) \($0)" } ?? about
  }

  /// The same in each language, once where it is one text.
  private func inEach(_ texts: [String], separator: String = " / ") -> String {
    distinct(texts).joined(separator: separator)
  }

  private func distinct(_ texts: [String]) -> [String] {
    var distinct: [String] = []
    for text in texts where !distinct.contains(text) { distinct.append(text) }
    return distinct
  }

  private func event(_ row: DueRow, _ page: Page) -> [ContentLine] {
    guard let days = days(of: row) else { return [] }
    // A text in two languages is of neither.
    let language =
      page.renderings.count == 1
      ? ";LANGUAGE=\(page.renderings[0].wording.language.rawValue)" : ""
    let summary = inEach(page.renderings.map { $0.summary(of: row) })
    let details = page.renderings.map { $0.details(of: row, page.agreement, ledger) }
    let kinds = page.renderings.map { $0.sentenceCase($0.wording.label(ofDue: row.kind)) }
    return [
      ContentLine("BEGIN", "VEVENT"),
      ContentLine("UID", texts: ["\(page.agreement)/\(row.id)@\(ledger)"]),
      ContentLine("DTSTAMP", CalendarTime.instant(row.recorded)),
      ContentLine("SEQUENCE", String(min(row.changed.index, UInt64(Int32.max)))),
    ] + days + [
      ContentLine("SUMMARY\(language)", texts: [summary]),
      ContentLine("DESCRIPTION\(language)", texts: [inEach(details, separator: "\n\n")]),
      ContentLine("CATEGORIES\(language)", texts: distinct(kinds) + row.axes.map(\.text)),
      ContentLine("STATUS", row.isTentative ? "TENTATIVE" : "CONFIRMED"),
      ContentLine("TRANSP", "TRANSPARENT"),
    ] + alarm(row, summary) + [ContentLine("END", "VEVENT")]
  }

  /// When an event begins and ends: a whole day, the days of an interval of days, or an instant.
  ///
  /// What is less exact, such as a month, stands on its last day.
  private func days(of row: DueRow) -> [ContentLine]? {
    guard let last = row.day else { return nil }
    var first = last
    switch row.occurred?.form {
    case .instant(let day, let second, let offset):
      let instant = Recorded(startOf: day).adding(
        microseconds: Int64(second - offset * 60) * 1_000_000)
      return [ContentLine("DTSTART", CalendarTime.instant(instant))]
    case .interval(from: .day(let from), to: .day): first = from
    default: break
    }
    let start = ContentLine("DTSTART;VALUE=DATE", CalendarTime.day(first))
    // The end of an event is the day after its last (RFC 5545 §3.6.1).
    let end = last.adding(days: 1)
    return end == last
      ? [start] : [start, ContentLine("DTEND;VALUE=DATE", CalendarTime.day(end))]
  }

  /// A week before; what is past wakes nobody.
  private func alarm(_ row: DueRow, _ summary: String) -> [ContentLine] {
    guard !row.isLate else { return [] }
    return [
      ContentLine("BEGIN", "VALARM"), ContentLine("ACTION", "DISPLAY"),
      ContentLine("TRIGGER", "-P7D"), ContentLine("DESCRIPTION", texts: [summary]),
      ContentLine("END", "VALARM"),
    ]
  }
}

extension Rendering {
  /// What falls due on a day as an iCalendar in the reader's language.
  ///
  /// - Parameter ledger: The ledger's name.
  public func calendar(of view: DueView, ledger: String) -> String {
    let page = DueCalendar.Page(view.agreement, view.rows, in: [self])
    let calendar = DueCalendar(under: [self], ledger: ledger)
    return calendar.beginning(of: [view.agreement]) + calendar.events(of: page) + calendar.end
  }

  /// From what the calendar was made, and whether it is a demonstration.
  fileprivate func about(_ ledger: String) -> String {
    let (day, record) = (wording.date(question.asOf), question.knownOn.description)
    let asked = wording.say(
      fr: "Registre \(ledger), au \(day), connu jusqu'à l'écriture \(record).",
      en: "Ledger \(ledger), as of \(day), known up to record \(record).")
    guard question.isClockSimulated else { return asked }
    return asked
      + wording.say(
        fr: " ◇ Horloge simulée : démonstration ou essai.",
        en: " ◇ Simulated clock: demonstration or test.")
  }

  /// `Engagement en retard C-1 : Rapport`; what is as it should be is not said to be so.
  fileprivate func summary(of row: DueRow) -> String {
    let isUsual = [.commitment(.open), .exchange].contains(row.matter)
    let label = isUsual ? wording.label(ofDue: row.kind) : description(of: row)
    // A file that is handed around names no person.
    let isPerson = row.about.flatMap { PersonID($0) } != nil
    let what = [sentenceCase(label), isPerson ? nil : subject(of: row)].compactMap { $0 }
      .joined(separator: " ")
    let title = text(row.title).map { wording.say(fr: " : \($0)", en: ": \($0)") } ?? ""
    return isSynthetic(row) ? "\(syntheticMark) · \(what)\(title)" : what + title
  }

  private func isSynthetic(_ row: DueRow) -> Bool { author(row.record) == .synthetic }

  fileprivate func details(of row: DueRow, _ agreement: AgreementID, _ ledger: String) -> String {
    func line(_ label: String, _ value: String) -> String? {
      value.isEmpty ? nil : wording.say(fr: "\(label) : \(value)", en: "\(label): \(value)")
    }
    let date = row.occurred.map { wording.date($0) } ?? row.day.map { wording.date($0) } ?? ""
    let lines = [
      line(wording.say(fr: "Date", en: "Date"), date),
      line(wording.say(fr: "Qui", en: "Who"), who(row)),
      line(wording.say(fr: "Axes", en: "Axes"), row.axes.map(\.text).joined(separator: ", ")),
      line(wording.say(fr: "Écriture", en: "Record"), "#\(row.record)"),
      line(wording.say(fr: "Entente", en: "Agreement"), agreement.text),
      line(wording.say(fr: "Registre", en: "Ledger"), ledger),
      isSynthetic(row)
        ? wording.say(
          fr: "◇ Écriture synthétique, faite pour la démonstration.",
          en: "◇ Synthetic record, made up for the demonstration.") : nil,
    ]
    return lines.compactMap { $0 }.joined(separator: "\n")
  }
}

extension DueRow {
  /// Whether it may not come to be: what parties have yet to agree on.
  fileprivate var isTentative: Bool { matter == .amendment(.proposed) }
}

/// Dates and instants as an iCalendar writes them.
private enum CalendarTime {
  /// `20220506` (RFC 5545 §3.3.4).
  static func day(_ day: Day) -> String { day.description.replacing("-", with: "") }

  /// `20220506T000001Z` (RFC 5545 §3.3.5).
  static func instant(_ instant: Recorded) -> String {
    String(instant.description.prefix(19)).replacing("-", with: "").replacing(":", with: "") + "Z"
  }
}
