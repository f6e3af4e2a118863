import Partnership
public import Projections

extension Rendering {
  /// The retention rules and how far each has come, or what is to be decided.
  public func lines(of view: RetentionView) -> [String] {
    let title =
      view.isOfProposals
      ? wording.say(fr: "Sort final à décider", en: "Dispositions to decide")
      : wording.say(fr: "Conservation", en: "Retention")
    let scope =
      question.agreement?.text ?? wording.say(fr: "tout le registre", en: "the whole ledger")
    let lines = header("\(title) · \(scope)")
    guard view.rows.isEmpty else { return lines + [""] + self.lines(ofRows: view.rows) }
    guard view.settled.isEmpty else {
      let number = wording.count(view.settled.count, .row)
      let allDecided = wording.say(
        fr: "✓ Il n'y a rien à décider : tout ce qui est arrivé au terme de sa conservation est"
          + " décidé (\(number)).",
        en: "✓ Nothing is left to decide: all that has come to the end of its retention is decided"
          + " (\(number)).")
      return lines + [""] + paragraph(allDecided) + [""] + self.lines(ofRows: view.settled)
    }
    let nothing =
      view.isOfProposals
      ? wording.say(
        fr: "✓ Rien n'est arrivé au terme de sa conservation.",
        en: "✓ Nothing has come to the end of its retention.")
      : wording.say(
        fr: "Aucune règle de conservation n'est fixée.", en: "No retention rule is assigned.")
    return lines + [""] + paragraph(nothing)
  }

  private func lines(ofRows rows: [RetentionRow]) -> [String] {
    var table = TextTable([
      .init(wording.say(fr: "Entente", en: "Agreement"), .leading, .keep),
      .init(wording.say(fr: "Règle", en: "Rule"), .leading, .keep),
      .init(wording.say(fr: "Délai, puis", en: "Period, then"), .leading, .wrap),
      .init(wording.say(fr: "Gardé jusqu'au", en: "Kept until"), .leading, .wrap),
      .init(wording.say(fr: "État", en: "State"), .leading, .wrap),
    ])
    for row in rows {
      let action = wording.label(of: row.action, in: .action)
      let until = row.keptUntil.map { day in
        wording.date(day, .short) + (row.days.map { " (\(wording.distance(days: $0)))" } ?? "")
      }
      table.add([
        StyledText(row.agreement?.text ?? wording.say(fr: "toutes", en: "all")),
        StyledText(row.rule.text + (row.isForAll ? " *" : "")),
        StyledText("\(wording.term(row.after)), \(action)"), StyledText(until ?? "—"), state(row),
      ])
    }
    let isForAll = rows.contains(where: \.isForAll)
    let note =
      isForAll
      ? paragraph(
        wording.say(
          fr: "* règle du registre, pour toutes les ententes",
          en: "* a rule of the ledger, for all agreements"))
      : []
    return lines(of: table) + [""] + note + [wording.count(rows.count, .row)]
  }

  private func state(_ row: RetentionRow) -> StyledText {
    switch row.standing {
    case .notEnded:
      return StyledText(
        wording.say(fr: "○ l'entente n'est pas finie", en: "○ the agreement has not ended"))
    case .running: return StyledText(wording.say(fr: "○ le délai court", en: "○ running"))
    case .proposed:
      return StyledText(wording.say(fr: "! à décider", en: "! to be decided"), .warning)
    case .kept:
      let keepers = (row.holds.map(keeper) + row.open.map(open)).joined(separator: ", ")
      return StyledText(
        wording.say(fr: "! retenu par : \(keepers)", en: "! kept by: \(keepers)"), .warning)
    case .decided:
      let decision = row.decision.map { wording.label(of: $0, in: .action) } ?? ""
      let record = row.decided?.description ?? ""
      let other = row.decidedUnder.flatMap { $0 == row.rule ? nil : $0.text }
      let decided =
        other.map {
          wording.say(
            fr: "✓ décidé selon \($0) : \(decision) (#\(record))",
            en: "✓ decided under \($0): \(decision) (#\(record))")
        }
        ?? wording.say(
          fr: "✓ décidé : \(decision) (#\(record))", en: "✓ decided: \(decision) (#\(record))")
      // A hold may have come after the decision, and nothing is destroyed under it.
      guard row.decision == Catalogue.destroying, !row.holds.isEmpty else {
        return StyledText(decided, .good)
      }
      let keepers = wording.list(row.holds.map(keeper))
      return StyledText(
        wording.say(
          fr: "\(decided) ! retenu par : \(keepers)", en: "\(decided) ! kept by: \(keepers)"),
        .warning)
    }
  }

  /// `gel H-1 (#12)`, `gel H-2 (#13, en partie)`.
  private func keeper(_ keeper: RetentionRow.Keeper) -> String {
    let (code, record) = (keeper.hold.text, keeper.record.description)
    guard keeper.isWhole else {
      return wording.say(
        fr: "gel \(code) (#\(record), en partie)", en: "hold \(code) (#\(record), in part)")
    }
    return wording.say(fr: "gel \(code) (#\(record))", en: "hold \(code) (#\(record))")
  }

  /// `engagement C-1 ouvert (#10)`.
  private func open(_ open: RetentionRow.Open) -> String {
    let noun = wording.noun(of: open.matter.kind)
    let (code, record) = (open.matter.code.text, open.record.description)
    return wording.say(
      fr: "\(noun) \(code), en cours (#\(record))", en: "\(noun) \(code), open (#\(record))")
  }
}
