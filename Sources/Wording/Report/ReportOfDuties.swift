import Partnership
import Projections

// What is owed, paid for, out of rule and changed, in the chapter of an agreement.

extension Rendering {
  // MARK: Funding

  func funding(_ agreement: ReportedAgreement) -> [ReportBlock] {
    let funding = agreement.funding
    guard !funding.leads.isEmpty else {
      return [
        nothing(
          of: agreement,
          Bilingual(
            fr: "Aucune piste de financement n'est consignée.", en: "No funding lead is recorded."),
          chosen: Bilingual(
            fr: "Aucune piste de financement dans cette sélection.",
            en: "No funding lead in this selection."
          ))
      ]
    }
    var blocks: [ReportBlock] = []
    if !funding.sums.isEmpty {
      blocks.append(
        block(
          wording.say(
            fr: "Sommes par devise, jamais additionnées d'une devise à l'autre",
            en: "Sums by currency, never added up across two"),
          funding.sums, most: ReportLimit.currencies, in: "funding.csv"
        ) { sums in
          var table = TextTable([
            .init(wording.say(fr: "Devise", en: "Currency"), .leading, .keep),
            .init(
              wording.say(fr: "Repéré, à demander", en: "Identified, to apply for"), .trailing,
              .keep),
            .init(
              wording.say(fr: "Demandé, en attente", en: "Applied for, pending"), .trailing, .keep),
            .init(wording.say(fr: "Accordé", en: "Awarded"), .trailing, .keep),
          ])
          for sum in sums {
            table.add(
              [StyledText(sum.currency)]
                + [sum.identified, sum.pending, sum.awarded].map {
                  StyledText(wording.money($0, sum.currency))
                })
          }
          return table
        })
    }
    blocks.append(
      block(
        wording.say(fr: "Pistes de financement", en: "Funding leads"), funding.leads,
        most: ReportLimit.leads, in: "leads.csv", table(of:)))
    return blocks
  }

  // MARK: Commitments

  func commitments(_ agreement: ReportedAgreement) -> [ReportBlock] {
    guard !agreement.commitments.isEmpty else {
      return [
        nothing(
          of: agreement,
          Bilingual(fr: "Aucun engagement n'est consigné.", en: "No commitment is recorded."),
          chosen: Bilingual(
            fr: "Aucun engagement dans cette sélection.", en: "No commitment in this selection."
          ))
      ]
    }
    return [
      .paragraph(StyledText(counts(of: agreement.board.total.commitments))),
      block(
        wording.say(
          fr: "Engagements, ceux qui ne sont pas tenus d'abord",
          en: "Commitments, those that are not kept first"),
        agreement.commitments, most: ReportLimit.commitments, in: "commitments.csv", table(of:)),
    ]
  }

  // MARK: Out of rule

  func irregularities(_ agreement: ReportedAgreement) -> [ReportBlock] {
    list(
      .anomalies, of: agreement, in: "anomalies.csv",
      wording.say(fr: "Anomalies : ce qui sort des règles", en: "Anomalies: what is out of rule"),
      none: Bilingual(fr: "Aucune anomalie.", en: "No anomaly."),
      chosen: Bilingual(
        fr: "Aucune anomalie dans cette sélection.", en: "No anomaly in this selection."
      ))
      + list(
        .late, of: agreement, in: "records.csv",
        wording.say(
          fr: "Écritures consignées plus de 30 jours après le fait, et pourquoi",
          en: "Records made more than 30 days after the fact, and why"),
        none: Bilingual(fr: "Aucune écriture tardive.", en: "No late record."),
        chosen: Bilingual(
          fr: "Aucune écriture tardive dans cette sélection.",
          en: "No late record in this selection."
        ))
  }

  // MARK: Changed

  func changes(_ agreement: ReportedAgreement) -> [ReportBlock] {
    list(
      .corrected, of: agreement, in: "records.csv",
      wording.say(
        fr: "Rectifications : avant, après, pourquoi", en: "Corrections: before, after, why"),
      none: Bilingual(fr: "Aucune rectification.", en: "No correction."),
      chosen: Bilingual(
        fr: "Aucune rectification dans cette sélection.", en: "No correction in this selection."
      ))
      + list(
        .annulled, of: agreement, in: "records.csv",
        wording.say(fr: "Écritures annulées, et pourquoi", en: "Annulled records, and why"),
        none: Bilingual(fr: "Aucune annulation.", en: "No annulment."),
        chosen: Bilingual(
          fr: "Aucune annulation dans cette sélection.", en: "No annulment in this selection."
        ))
      + list(
        .erased, of: agreement, in: "records.csv",
        wording.say(
          fr:
            "Effacements qui touchent cette entente : les textes n'existent plus, la preuve tient",
          en: "Erasures that concern this agreement: the words are gone, the proof stands"),
        none: Bilingual(
          fr: "Aucun effacement ne touche cette entente.",
          en: "No erasure concerns this agreement."
        ),
        chosen: Bilingual(
          fr: "Aucun effacement ne touche cette sélection.",
          en: "No erasure concerns this selection."
        ))
  }

  private func list(
    _ list: AuditList, of agreement: ReportedAgreement, in file: String, _ caption: String,
    none: Bilingual, chosen: Bilingual
  ) -> [ReportBlock] {
    let rows = agreement.lists[list] ?? []
    guard !rows.isEmpty else { return [nothing(of: agreement, none, chosen: chosen)] }
    return [
      block(caption, newest: rows, most: ReportLimit.list, in: file) { table(of: list, $0) }
    ]
  }

  /// That there is none: of the agreement, or of what was chosen of it, beside which there may be others.
  func nothing(
    of agreement: ReportedAgreement, _ none: Bilingual,
    chosen: Bilingual
  ) -> ReportBlock {
    let said = wording.say(agreement.choice.isEverything ? none : chosen)
    let limit = wording.limit(withheld: agreement.withheld.all).map { " \($0)" } ?? ""
    return .paragraph(StyledText(said + limit, .faint))
  }
}
