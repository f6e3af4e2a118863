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
    switch row.stage.flatMap({ CommitmentStage(rawValue: $0) }) {
    case .missed where row.kind == .commitment: return StyledText("✗ \(label)", .bad)
    case .partlyMet where row.kind == .commitment: return StyledText("! \(label)", .warning)
    default: return row.isLate ? StyledText("! \(label)", .warning) : StyledText("○ \(label)")
    }
  }

  /// The same without an icon: `engagement en retard`, `axe suspendu`.
  func description(of row: DueRow) -> String {
    switch row.kind {
    case .effect:
      let label = wording.label(of: row.type)
      return wording.say(fr: "à venir : \(label)", en: "coming: \(label)")
    case .commitment:
      return wording.say(
        stage(of: row, CommitmentStage.init(rawValue:)) { wording.label(of: $0) }, after: row.kind)
    case .exchange:
      return wording.say(
        stage(of: row, ExchangeStage.init(rawValue:)) { wording.label(of: .exchange($0)) },
        after: row.kind)
    case .amendment:
      return wording.say(
        stage(of: row, AmendmentStage.init(rawValue:)) { wording.label(of: .amendment($0)) },
        after: row.kind)
    case .lead, .delegation, .term, .transfer: return wording.label(ofDue: row.kind)
    }
  }

  private func stage<Stage>(
    of row: DueRow, _ read: (String) -> Stage?, _ label: (Stage) -> String
  ) -> String? {
    row.stage.flatMap(read).map(label)
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

extension Wording {
  /// `engagement en retard`, `overdue commitment`.
  fileprivate func say(_ stage: String?, after kind: DueKind) -> String {
    let label = label(ofDue: kind)
    guard let stage else { return label }
    return say(fr: "\(label) \(stage)", en: "\(stage) \(label)")
  }
}
