internal import LMDB
internal import Partnership
internal import Projections
internal import RecordFormat
internal import Wording

/// What falls due, as a calendar in both languages: whoever is handed the file reads one of them.
///
/// Its first lines name every agreement, so the events wait on the disk until the last is known.
public struct CalendarPart: ~Copyable {
  /// How many events it has: what has no day is none.
  public private(set) var events = 0
  private let scope: ExportScope
  private let calendar: DueCalendar
  private let choice: TableChoice
  private let spooled: SpooledBytes
  private var agreements: [AgreementID] = []

  /// Begins a calendar.
  ///
  /// - Parameter folder: Where events lie, without a name, until all are there.
  public init(of scope: ExportScope, spooledIn folder: String) {
    self.scope = scope
    choice = scope.choice
    let headings = CalendarPart.languages.map { language in
      Rendering(
        language, of: scope.question(about: nil), word: { _ in nil }, author: { _ in nil })
    }
    calendar = DueCalendar(
      under: headings, ledger: scope.ledger.text, factsWithheld: scope.factsWithheld)
    spooled = SpooledBytes(in: Folder(folder))
  }

  /// Takes what falls due in the next agreement, its words looked up.
  public mutating func add(
    _ agreement: ExportedAgreement, word: @escaping WordFinding
  ) throws(ExportError) {
    agreements.append(agreement.id)
    let rows = DueView(of: agreement.id, in: agreement.answer).rows
      .filter { choice.includes($0.record, in: agreement.answer) }
    events += rows.count { $0.day != nil }
    let page = DueCalendar.Page(
      agreement.id, rows,
      in: CalendarPart.languages.map {
        CalendarPart.rendering($0, of: agreement, scope, word)
      })
    do throws(LMDBError) {
      try spooled.append(Array(calendar.events(of: page).utf8))
    } catch {
      throw .storage(error)
    }
  }

  /// Gives the whole calendar, piece by piece.
  public consuming func finish(
    _ body: ([UInt8]) throws(ExportError) -> Void
  ) throws(ExportError) {
    try body(Array(calendar.beginning(of: agreements).utf8))
    try spooled.forEachPiece({ ExportError.storage($0) }, body)
    try body(Array(calendar.end.utf8))
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
