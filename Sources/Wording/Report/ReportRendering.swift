import Partnership
import Projections

/// A report on its way: it takes one agreement after the other, and keeps of each what the page shows.
public struct ReportDraft {
  private let heading: Rendering
  private var count = 0
  /// The first, which is told of as the only one if it stays that, and by whose names heads are spoken of.
  private var first: (agreement: ReportedAgreement, rendering: Rendering)?
  private var chapters: [ReportSection] = []
  private var rows: [[StyledText]] = []

  /// A report on no agreement yet.
  ///
  /// - Parameter heading: How it is said what the report is on.
  public init(_ heading: Rendering) { self.heading = heading }

  /// Whether the page shows anything of the next agreement but that there is one more.
  public var showsNext: Bool { count < max(ReportLimit.chapters, ReportLimit.agreements) }

  /// Takes the next agreement; nil for one of which nothing is shown.
  ///
  /// - Parameter rendering: How it is said what there is of this one, its names looked up.
  public mutating func add(_ shown: (agreement: ReportedAgreement, rendering: Rendering)?) {
    if count == 1, let first { show(first.agreement, first.rendering, as: 1) }
    count += 1
    guard let (agreement, rendering) = shown else { return }
    if count == 1 { first = (agreement, rendering) } else { show(agreement, rendering, as: count) }
  }

  /// The page.
  public func page(_ grounds: ReportGrounds) -> ReportPage {
    guard let first else {
      return heading.report(of: 0, [heading.overview(of: rows, 0)], heading, grounds)
    }
    guard count == 1 else {
      let sections = [heading.overview(of: rows, count)] + chapters
      return heading.report(of: count, sections, first.rendering, grounds)
    }
    let chapter = first.rendering.chapter(of: first.agreement, 1, isOnly: true)
    return heading.report(
      of: 1, [chapter], first.rendering, grounds, only: first.agreement)
  }

  private mutating func show(
    _ agreement: ReportedAgreement, _ rendering: Rendering, as number: Int
  ) {
    if number <= ReportLimit.chapters {
      chapters.append(rendering.chapter(of: agreement, number, isOnly: false))
    }
    if number <= ReportLimit.agreements { rows.append(heading.row(of: agreement, rendering)) }
  }
}

extension Rendering {
  /// The page around what is said of some agreements.
  ///
  /// - Parameters:
  ///   - named: What finds the names of those who cosigned.
  ///   - only: The agreement, where there is but one.
  fileprivate func report(
    of count: Int, _ sections: [ReportSection], _ named: Rendering, _ grounds: ReportGrounds,
    only: ReportedAgreement? = nil
  ) -> ReportPage {
    let kind = wording.say(fr: "Rapport d'entente", en: "Agreement report")
    var title = StyledText(
      wording.say(
        fr: "Rapport sur \(wording.count(count, .agreement))",
        en: "Report on \(wording.count(count, .agreement))"))
    var subtitle: StyledText = ""
    var signatories: [StyledText] = []
    if let only {
      title = named.title(of: only)
      let parties = only.view.parties.map { named.name(of: $0.id, $0.name) }
      let shown = parties.prefix(ReportLimit.parties).joined(separator: " · ")
      let rest = parties.count - ReportLimit.parties
      subtitle = StyledText(rest > 0 ? "\(shown) · +\(wording.number(rest))" : shown)
      signatories = parties.prefix(ReportLimit.signatures).map { StyledText($0) }
    }
    return ReportPage(
      language: wording.language, kind: kind, title: title, subtitle: subtitle,
      particulars: particulars(grounds), notices: notices(grounds),
      chapters: sections + [named.proof(grounds, signatories)],
      furniture: furniture(kind, grounds))
  }

  // MARK: Before the chapters

  private func particulars(_ grounds: ReportGrounds) -> [(label: String, value: String)] {
    let record = question.knownOn.description
    let recorded = wording.date(question.recorded.day)
    let records = wording.count(Int(clamping: grounds.heads.last?.size ?? 0), .record)
    return [
      (wording.say(fr: "Registre", en: "Ledger"), grounds.ledger),
      (wording.say(fr: "État au", en: "State as of"), wording.date(question.asOf)),
      (
        wording.say(fr: "Connu jusqu'à", en: "Known up to"),
        wording.say(
          fr: "l'écriture \(record) (\(recorded))", en: "record \(record) (\(recorded))")
      ),
      (
        wording.say(fr: "Tête signée", en: "Signed checkpoint"),
        wording.say(fr: "de \(records)", en: "of \(records)")
      ),
      (wording.say(fr: "Sélection", en: "Selection"), wording.description(of: grounds.asked)),
    ]
  }

  private func notices(_ grounds: ReportGrounds) -> [StyledText] {
    var notices: [StyledText] = []
    if question.isClockSimulated {
      notices.append(
        StyledText(
          wording.say(
            fr: "Horloge simulée : ce registre est une démonstration ou un essai.",
            en: "Simulated clock: this ledger is a demonstration or a test."), .warning))
    }
    if grounds.isSynthetic {
      notices.append(
        StyledText(
          wording.say(
            fr:
              "\(Wording.synthetic) marque une écriture synthétique, faite pour la démonstration.",
            en: "\(Wording.synthetic) marks a synthetic record, made up for the demonstration."),
          .warning))
    }
    if grounds.asked.choosesDatesOrTypes {
      notices.append(
        StyledText(
          wording.say(
            fr: "Les dates et les types de la sélection choisissent les écritures, non ce qui est"
              + " montré ici : l'état d'une entente suit de toutes les siennes.",
            en: "The dates and the types of the selection choose records, not what is shown here:"
              + " where an agreement stands follows from all of its own.")))
    }
    if let sentence = wording.sentence(factsWithheld: grounds.factsWithheld) {
      notices.append(StyledText(sentence, .warning))
    }
    if grounds.figures.wordsWithheld > 0 {
      let records = wording.count(grounds.figures.wordsWithheld, .record)
      let mark = wording.label(of: .withheld)
      notices.append(
        StyledText(
          wording.say(
            fr: "Les textes de \(records) ne sont pas remis : « \(mark) » en tient lieu.",
            en: "The words of \(records) are not given: “\(mark)” stands in their place.")))
    }
    if grounds.figures.wordsErased > 0 {
      let records = wording.count(grounds.figures.wordsErased, .record)
      let erasures = grounds.figures.erasedBy
      let rest = erasures.count - ReportLimit.erasures
      let by = wording.list(
        erasures.prefix(ReportLimit.erasures).map { "#\($0)" }
          + (rest > 0 ? ["+\(wording.number(rest))"] : []))
      notices.append(
        StyledText(
          wording.say(
            fr: "Les textes de \(records) ont été effacés par \(by).",
            en: "The words of \(records) were erased by \(by).")))
    }
    return notices
  }

  /// What stands of an agreement in the table before the chapters.
  fileprivate func row(of agreement: ReportedAgreement, _ named: Rendering) -> [StyledText] {
    let view = agreement.view
    return [
      StyledText(agreement.id.text), named.styled(view.title), stage(of: agreement),
      StyledText(wording.number(agreement.board.total.records)),
      StyledText(counts(of: agreement.board.total.commitments)),
      StyledText(wording.number(agreement.anomalies)),
    ]
  }

  fileprivate func overview(of rows: [[StyledText]], _ count: Int) -> ReportSection {
    let title = wording.say(fr: "Les ententes", en: "Agreements")
    guard count > 0 else {
      return ReportSection(
        "ententes", StyledText(title),
        [
          .paragraph(
            StyledText(
              wording.say(
                fr: "Aucune entente n'est consignée dans ce qui est pris en compte.",
                en: "No agreement is recorded in what is taken into account."), .faint))
        ])
    }
    var table = TextTable([
      .init(wording.say(fr: "Entente", en: "Agreement"), .leading, .keep),
      .init(wording.label(of: .title), .leading, .wrap),
      .init(wording.say(fr: "État", en: "State"), .leading, .keep),
      .init(wording.say(fr: "Écritures", en: "Records"), .trailing, .keep),
      .init(wording.say(fr: "Engagements", en: "Commitments"), .leading, .wrap),
      .init(wording.say(fr: "Anomalies", en: "Anomalies"), .trailing, .keep),
    ])
    for row in rows { table.add(row) }
    let shown = block(
      wording.say(fr: "Les ententes et leur état", en: "Agreements and where they stand"), table,
      leavingOut: count - ReportLimit.agreements, in: "agreements.csv")
    let rest = count - ReportLimit.chapters
    let without = wording.count(rest, .agreement)
    let note: [ReportBlock] =
      rest > 0
      ? [
        .paragraph(
          StyledText(
            wording.say(
              fr: "\(without) n'ont pas de chapitre ici : --entente en choisit une.",
              en: "\(without) have no chapter here: --agreement chooses one.")))
      ] : []
    return ReportSection("ententes", StyledText(title), [shown] + note)
  }

  // MARK: Around

  private func furniture(_ kind: String, _ grounds: ReportGrounds) -> ReportFurniture {
    let day = wording.date(question.asOf)
    return ReportFurniture(
      skip: wording.say(fr: "Aller au contenu", en: "Skip to the content"),
      contents: wording.say(fr: "Sommaire", en: "Contents"),
      running: wording.say(
        fr: "\(kind) · \(grounds.ledger) · au \(day)", en: "\(kind) · \(grounds.ledger) · \(day)"),
      page: ("Page ", wording.say(fr: " sur ", en: " of ")),
      colophon: wording.say(
        fr:
          "Fait des seules écritures de ce registre : sous la même tête et avec les mêmes options,"
          + " ce fichier est le même, octet pour octet.",
        en:
          "Made from the records of this ledger alone: under the same checkpoint and with the same"
          + " options this file is the same, byte for byte."))
  }
}
