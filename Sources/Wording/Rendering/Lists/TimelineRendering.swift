import Partnership
public import Projections

extension Rendering {
  /// The timeline, one record a row, each with its author and its marks.
  public func lines(of view: TimelineView) -> [String] {
    let label = wording.say(fr: "Journal", en: "Timeline")
    let scope =
      question.agreement?.text ?? wording.say(fr: "tout le registre", en: "the whole ledger")
    let title = "\(label) · \(scope)"
    var table = TextTable([
      .init("#", .trailing, .keep),
      .init(wording.say(fr: "Date", en: "Date"), .leading, .wrap),
      .init(wording.say(fr: "Écriture", en: "Record"), .leading, .wrap),
      .init(wording.say(fr: "Objet", en: "About"), .leading, .wrap),
      .init(wording.say(fr: "Auteur", en: "Author"), .leading, .wrap),
      .init(wording.say(fr: "Remarques", en: "Marks"), .leading, .wrap),
    ])
    // Of several agreements each has its own codes.
    let isOfSeveral = Set(view.rows.compactMap(\.record.agreement)).count > 1
    for row in view.rows {
      let agreement = isOfSeveral ? row.record.agreement.map { "(\($0))" } ?? "" : ""
      let date = row.record.occurred.map { wording.date($0, .short) }
      table.add([
        StyledText(row.record.sequence.description),
        StyledText(date ?? wording.date(row.record.recorded.day, .short)),
        StyledText(wording.label(of: row.record.type)),
        StyledText([about(row), agreement].filter { !$0.isEmpty }.joined(separator: " ")),
        StyledText(byline(row.record.author)), marks(of: row),
      ])
    }
    let count = wording.count(view.rows.count, .record)
    return header(title) + [""] + lines(of: table) + ["", count]
  }

  private func about(_ row: TimelineRow) -> String {
    let facts = row.record.facts
    var parts = subjects(of: row.record)
    if row.record.type.definition.objectField == .protocolCode,
      let version = facts.integer(.version)
    {
      parts.append("version \(version)")
    }
    if let title = title(of: row), !parts.contains(title) { parts.append(title) }
    if let amount = facts.integer(.amount), let currency = facts.text(.currency) {
      parts.append(wording.money(amount, currency))
    }
    return (parts + axes(of: row.record, besides: parts)).joined(separator: " ")
  }

  /// What the facts of a record are about: `→ #12`, `P-1`, `CNRS → Génome Québec`,
  /// `CNRS – Génome Québec`.
  func subjects(of record: Record) -> [String] {
    let facts = record.facts
    var subjects: [String] = []
    if let target = record.target { subjects.append("→ #\(target)") }
    if let field = record.type.definition.objectField, let id = facts.text(field) {
      subjects.append(name(ofObject: id))
    } else if let giver = facts.actor(.giver), let receiver = facts.actor(.receiver) {
      subjects.append("\(name(of: giver)) → \(name(of: receiver))")
    } else if let one = facts.actor(.a), let other = facts.actor(.b) {
      subjects.append("\(name(of: one)) – \(name(of: other))")
    }
    switch record.type {
    case .exportIssued:
      subjects += [facts.text(.profile), facts.text(.digest).map(wording.hash)].compactMap { $0 }
    case .personalErased: subjects += erased(by: facts)
    default: break
    }
    return subjects
  }

  /// Whom or what an erasure is about, by what it names: a name would say what is gone.
  private func erased(by facts: Facts) -> [String] {
    let items =
      facts.records(.records).map { "#\($0)" } + facts.texts(.documents).map(wording.hash)
    let rest = items.count - Rendering.mostErased
    return [facts.person(.person)?.text].compactMap { $0 } + items.prefix(Rendering.mostErased)
      + (rest > 0 ? ["+\(wording.number(rest))"] : [])
  }

  /// The most records and documents of an erasure that a line names.
  private static let mostErased = 6

  /// `[A1 A3]`: the axes of a record that are not what it is about.
  func axes(of record: Record, besides subjects: [String]) -> [String] {
    let axes = record.axes.map(\.text).filter { !subjects.contains($0) }
    return axes.isEmpty ? [] : ["[\(axes.joined(separator: " "))]"]
  }

  /// The title, subject or name of a record, in the reader's language where there is one.
  private func title(of row: TimelineRow) -> String? {
    for name in ["title", "subject", "name"] {
      let lines = row.texts.filter { $0.path == name || $0.path.hasPrefix("\(name).") }
      if lines.isEmpty { continue }
      func text(_ path: String) -> String? {
        lines.first { $0.path == path }.flatMap { word($0.word) }
      }
      let chosen = wording.text(fr: text("\(name).fr"), en: text("\(name).en"))
      return chosen?.marked ?? text(name) ?? mark(ofMissing: lines.map(\.word))
    }
    return nil
  }

  private func marks(of row: TimelineRow) -> StyledText {
    var marks: [String] = []
    switch row.status {
    case .counted: break
    case .coming: marks.append(wording.say(fr: "○ à venir", en: "○ coming"))
    case .underWay:
      marks.append(
        wording.say(fr: "○ en cours ou sans date exacte", en: "○ under way or not exactly dated"))
    case .annulled:
      let by = row.annulledBy.map { " (#\($0))" } ?? ""
      marks.append(wording.say(fr: "✗ annulée\(by)", en: "✗ annulled\(by)"))
    case .silenced:
      let by = row.annulledBy.map { " (#\($0))" } ?? ""
      marks.append(
        wording.say(fr: "✗ rectifie une annulée\(by)", en: "✗ corrects an annulled one\(by)"))
    }
    if !row.correctedBy.isEmpty {
      let by = row.correctedBy.map { "#\($0)" }.joined(separator: ", ")
      marks.append(wording.say(fr: "rectifiée par \(by)", en: "corrected by \(by)"))
    }
    if let days = row.daysLate {
      let days = wording.count(days, .day)
      marks.append(wording.say(fr: "! tardive (\(days))", en: "! late (\(days))"))
    }
    marks += row.anomalies.map { "! \($0.name.rawValue) (\(wording.label(of: $0.name)))" }
    let isPlain = marks.isEmpty || row.status != .counted
    return StyledText(marks.joined(separator: " · "), isPlain ? .plain : .warning)
  }
}
