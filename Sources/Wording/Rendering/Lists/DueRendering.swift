import Partnership
public import Projections

extension Rendering {
  /// What falls due, one thing a row, what is late first.
  public func lines(of view: DueView) -> [String] {
    let title = wording.say(fr: "Échéances", en: "Due dates")
    var table = TextTable([
      .init(wording.say(fr: "Date", en: "Date"), .leading, .wrap),
      .init(wording.say(fr: "Délai", en: "When"), .leading, .wrap),
      .init(wording.say(fr: "Quoi", en: "What"), .leading, .wrap),
      .init(wording.say(fr: "Objet", en: "About"), .leading, .wrap),
      .init(wording.say(fr: "Qui", en: "Who"), .leading, .wrap),
      .init(wording.say(fr: "Écriture", en: "Record"), .leading, .wrap),
    ])
    for row in view.rows {
      table.add([
        StyledText(date(of: row)), StyledText(row.days.map { wording.distance(days: $0) } ?? "—"),
        what(row), StyledText(about(row)), StyledText(who(row)),
        StyledText("#\(row.record) \(byline(of: row.record))"),
      ])
    }
    let lines = header("\(title) · \(view.agreement)")
    guard !view.rows.isEmpty else {
      return lines + [""]
        + paragraph(wording.say(fr: "✓ Rien n'est attendu.", en: "✓ Nothing is awaited."))
    }
    return lines + [""] + self.lines(of: table) + ["", wording.count(view.rows.count, .deadline)]
  }

  /// The day or days as written; the day alone for what is due at the end of the term.
  func date(of row: DueRow) -> String {
    if let occurred = row.occurred { return wording.date(occurred, .short) }
    if let day = row.day { return wording.date(day, .short) }
    return row.written == "end_of_term" ? wording.label(of: "end_of_term", in: .due) : "—"
  }

  /// The sort of thing and where it stands, with an icon: `! engagement en retard`.
  private func what(_ row: DueRow) -> StyledText {
    let label = description(of: row)
    return switch row.matter {
    case .commitment(.missed): StyledText("✗ \(label)", .bad)
    case .commitment(.partlyMet): StyledText("! \(label)", .warning)
    default: row.isLate ? StyledText("! \(label)", .warning) : StyledText("○ \(label)")
    }
  }

  /// The same without an icon: `engagement en retard`, `overdue commitment`.
  func description(of row: DueRow) -> String {
    let label = wording.label(ofDue: row.kind)
    switch row.matter {
    case .effect:
      let type = wording.label(of: row.type)
      return wording.say(fr: "à venir : \(type)", en: "coming: \(type)")
    case .commitment, .exchange, .amendment:
      let stage = row.matter.stage.map { wording.label(of: $0) } ?? ""
      return wording.say(fr: "\(label) \(stage)", en: "\(stage) \(label)")
    case .lead, .delegation, .term, .transfer: return label
    }
  }

  /// `C-1 Livrer un protocole [A3]`.
  private func about(_ row: DueRow) -> String {
    let axes = row.axes.map(\.text).filter { $0 != row.about }.joined(separator: " ")
    return [subject(of: row), text(row.title), axes.isEmpty ? nil : "[\(axes)]"]
      .compactMap { $0 }.joined(separator: " ")
  }

  /// Its code, or an actor or a person by name.
  func subject(of row: DueRow) -> String? {
    row.about.map { about in
      row.kind == .delegation || row.kind == .effect ? name(ofObject: about) : about
    }
  }

  /// Who owes it, else whom it concerns.
  func who(_ row: DueRow) -> String { names(of: row.debtors.isEmpty ? row.parties : row.debtors) }
}
