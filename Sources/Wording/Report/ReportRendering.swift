import Partnership
import Projections

extension Rendering {
  /// The report on some agreements, each with the rendering that looks up its names.
  public func report(
    of agreements: [(agreement: ReportedAgreement, rendering: Rendering)], _ grounds: ReportGrounds
  ) -> ReportPage {
    let chapters = agreements.prefix(ReportLimit.chapters).enumerated().map {
      $1.rendering.chapter(of: $1.agreement, $0 + 1, isOnly: agreements.count == 1)
    }
    let kind = wording.say(fr: "Rapport d'entente", en: "Agreement report")
    var title = StyledText(
      wording.say(
        fr: "Rapport sur \(wording.count(agreements.count, .agreement))",
        en: "Report on \(wording.count(agreements.count, .agreement))"))
    var subtitle: StyledText = ""
    if let only = agreements.first, agreements.count == 1 {
      title = only.rendering.title(of: only.agreement)
      let parties = only.agreement.view.parties.map { only.rendering.name(of: $0.id, $0.name) }
      let shown = parties.prefix(ReportLimit.parties).joined(separator: " · ")
      let rest = parties.count - ReportLimit.parties
      subtitle = StyledText(rest > 0 ? "\(shown) · +\(wording.number(rest))" : shown)
    }
    let overview = agreements.count == 1 ? [] : [overview(of: agreements)]
    let named = agreements.first?.rendering ?? self
    return ReportPage(
      language: wording.language, kind: kind, title: title, subtitle: subtitle,
      particulars: particulars(grounds), notices: notices(grounds),
      chapters: overview + chapters + [named.proof(grounds, signatories(agreements))],
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

  private func overview(
    of agreements: [(agreement: ReportedAgreement, rendering: Rendering)]
  ) -> ReportSection {
    let title = wording.say(fr: "Les ententes", en: "Agreements")
    guard !agreements.isEmpty else {
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
    let table = block(
      wording.say(fr: "Les ententes et leur état", en: "Agreements and where they stand"),
      agreements, most: ReportLimit.agreements, in: "agreements.csv"
    ) { agreements in
      var table = TextTable([
        .init(wording.say(fr: "Entente", en: "Agreement"), .leading, .keep),
        .init(wording.label(of: .title), .leading, .wrap),
        .init(wording.say(fr: "État", en: "State"), .leading, .keep),
        .init(wording.say(fr: "Écritures", en: "Records"), .trailing, .keep),
        .init(wording.say(fr: "Engagements", en: "Commitments"), .leading, .wrap),
        .init(wording.say(fr: "Anomalies", en: "Anomalies"), .trailing, .keep),
      ])
      for (agreement, rendering) in agreements {
        let view = agreement.view
        table.add([
          StyledText(agreement.id.text), rendering.styled(view.title),
          shown(.agreement(view.stage)), StyledText(wording.number(view.records)),
          StyledText(counts(of: view.commitments)),
          StyledText(wording.number(view.anomalies.count)),
        ])
      }
      return table
    }
    let rest = agreements.count - ReportLimit.chapters
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
    return ReportSection("ententes", StyledText(title), [table] + note)
  }

  // MARK: Around

  private func signatories(
    _ agreements: [(agreement: ReportedAgreement, rendering: Rendering)]
  ) -> [StyledText] {
    guard let only = agreements.first, agreements.count == 1 else { return [] }
    return only.agreement.view.parties.prefix(ReportLimit.signatures)
      .map { StyledText(only.rendering.name(of: $0.id, $0.name)) }
  }

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
