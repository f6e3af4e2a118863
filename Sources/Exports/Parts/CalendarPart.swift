internal import Partnership
internal import Projections
internal import RecordFormat
internal import Wording

/// What falls due, as a calendar in both languages: whoever is handed the file reads one of them.
public struct CalendarPart {
  /// The file.
  public let bytes: [UInt8]
  /// How many events it has: what has no day is none.
  public let events: Int

  /// The calendar of some agreements, their words looked up.
  public init(
    of agreements: [ExportedAgreement], _ scope: ExportScope, word: @escaping WordFinding
  ) {
    let choice = TableChoice(axes: scope.selection.axes, parties: scope.selection.parties)
    var events = 0
    let pages = agreements.map { agreement in
      let rows = DueView(of: agreement.id, in: agreement.answer).rows
        .filter { choice.includes($0.record, in: agreement.answer) }
      events += rows.count { $0.day != nil }
      return DueCalendar.Page(
        agreement.id, rows,
        in: CalendarPart.languages.map {
          CalendarPart.rendering($0, of: agreement, scope, word)
        })
    }
    let headings = CalendarPart.languages.map { language in
      Rendering(
        language, of: scope.question(about: nil), word: { _ in nil }, author: { _ in nil })
    }
    let calendar = DueCalendar(
      of: pages, under: headings, ledger: scope.ledger.text, factsWithheld: scope.factsWithheld)
    bytes = Array(calendar.text.utf8)
    self.events = events
  }

  private static let languages: [Language] = [.frCA, .en]

  private static func rendering(
    _ language: Language, of agreement: ExportedAgreement, _ scope: ExportScope,
    _ word: @escaping WordFinding
  ) -> Rendering {
    let answer = agreement.answer
    return Rendering(
      language, of: scope.question(about: agreement.id),
      word: { if case .text(let text) = word($0) { text } else { nil } },
      missing: { word($0) == .withheld ? .withheld : .erased },
      author: { answer[$0]?.author }, nameOfActor: { answer.name(of: $0) },
      nameOfPerson: { answer.name(of: $0) })
  }
}
