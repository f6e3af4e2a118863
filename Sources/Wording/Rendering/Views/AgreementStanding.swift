import Partnership
import Projections

extension Rendering {
  /// Where an agreement stands and until when:
  /// `En vigueur depuis le 22 avril 2022 · terme le 22 avril 2024 (dans 432 jours)`.
  func standing(_ stage: AgreementStage, _ force: Force?, daysLeft: Int?) -> [String] {
    let label = wording.label(of: stage)
    guard let force else {
      return paragraph(wording.say(fr: "Entente \(label)", en: "Agreement \(label)"))
    }
    let author = byline(of: force.record)
    let source = author.isEmpty ? "" : " · #\(force.record), \(author)"
    let state = sentenceCase(label)
    switch stage {
    case .expired, .terminated, .closedOut:
      let days = wording.interval(force.days.first, force.days.last)
      return paragraph(
        wording.say(
          fr: "\(state) · en vigueur \(days)\(source)", en: "\(state) · in force \(days)\(source)"))
    case .suspended:
      return paragraph("\(state) · \(term(of: force, daysLeft))\(source)")
    case .inForce, .notProposed, .proposed, .signedInPart, .signed, .abandoned:
      return paragraph(sentenceCase(term(of: force, daysLeft)) + source)
    }
  }

  /// `en vigueur depuis le 22 avril 2022 · terme le 22 avril 2024 (dans 432 jours)`.
  private func term(of force: Force, _ daysLeft: Int?) -> String {
    let left = daysLeft.map { " (\(wording.distance(days: $0)))" } ?? ""
    let last = wording.on(force.days.last)
    return wording.say(
      fr: "en vigueur depuis \(wording.on(force.days.first)) · terme \(last)\(left)",
      en: "in force since \(wording.date(force.days.first)) · term ends \(last)\(left)")
  }

  /// Where an axis stands, with an icon; how many have agreed while not all have.
  func shown(_ axis: AxisLine) -> StyledText {
    let stage = shown(axis.stage.map(Stage.axis))
    guard axis.stage == .proposed else { return stage }
    return StyledText("\(stage.text) (\(axis.agreed.by)/\(axis.agreed.of))")
  }

  /// Commitments, one row each.
  func table(of commitments: [CommitmentLine]) -> TextTable {
    var table = TextTable([
      .init(wording.label(of: .commitment), .leading, .keep),
      .init(wording.label(of: .title), .leading, .wrap),
      .init(wording.say(fr: "État", en: "State"), .leading, .keep),
      .init(wording.label(of: .due), .leading, .keep),
      .init(wording.label(of: .debtors), .leading, .wrap),
      .init(wording.say(fr: "Écriture", en: "Record"), .leading, .wrap),
    ])
    for line in commitments {
      table.add([
        StyledText(line.id.text), styled(line.title),
        shown(.commitment(line.stage)),
        StyledText(due(line)), StyledText(names(of: line.debtors)),
        StyledText("#\(line.record) \(byline(of: line.record))"),
      ])
    }
    return table
  }

  /// The day a commitment falls due, or that it does at the end of the term.
  func due(_ line: CommitmentLine) -> String {
    if let day = line.dueDay { return wording.date(day, .short) }
    return line.due == .endOfTerm ? wording.label(of: "end_of_term", in: .due) : ""
  }
}
