public import Partnership

/// What a sentence counts.
public enum Counted: Sendable, Hashable, CaseIterable {
  case agreement, alert, axis, byte, checkpoint, commitment, day, deadline, document, exchange
  case fault, heldExchange, hold, innovation, knowhow, lead, missedCommitment, month
  case overdueCommitment, partlyMetCommitment, `protocol`, record, relation, row, rule, statement
  case tool, transfer, value, year
  // Funding leads by where they stand: `2 repérées`, `2 financements accordés`.
  case appliedLeads, awardedLeads, declinedLeads, droppedLeads, identifiedLeads, withdrawnLeads
  // Commitments and exchanges by where they stand, after the word itself: `2 engagements (1 ouvert, 1
  // tenu)`.
  case cancelledOnes, heldOnes, scheduledOnes
  case metOnes, metLateOnes, missedOnes, openOnes, overdueOnes, partlyMetOnes, waivedOnes

  /// The noun, one and several of it.
  var noun: (one: Bilingual, several: Bilingual) {
    switch self {
    case .agreement: noun("entente", "ententes", "agreement", "agreements")
    case .alert: noun("alerte", "alertes", "alert", "alerts")
    case .appliedLeads:
      noun("demande déposée", "demandes déposées", "applied for", "applied for")
    case .awardedLeads:
      noun("financement accordé", "financements accordés", "awarded", "awarded")
    case .axis: noun("axe", "axes", "axis", "axes")
    case .byte: noun("octet", "octets", "byte", "bytes")
    case .cancelledOnes: noun("annulé", "annulés", "cancelled", "cancelled")
    case .checkpoint: noun("tête", "têtes", "checkpoint", "checkpoints")
    case .commitment: noun("engagement", "engagements", "commitment", "commitments")
    case .day: noun("jour", "jours", "day", "days")
    case .deadline: noun("échéance", "échéances", "due date", "due dates")
    case .declinedLeads:
      noun("financement refusé", "financements refusés", "declined", "declined")
    case .document: noun("document", "documents", "document", "documents")
    case .droppedLeads: noun("abandonnée", "abandonnées", "dropped", "dropped")
    case .exchange: noun("échange", "échanges", "exchange", "exchanges")
    case .fault: noun("défaut", "défauts", "fault", "faults")
    case .identifiedLeads: noun("repérée", "repérées", "identified", "identified")
    case .heldExchange:
      noun("échange tenu", "échanges tenus", "exchange held", "exchanges held")
    case .hold: noun("gel", "gels", "hold", "holds")
    case .heldOnes: noun("tenu", "tenus", "held", "held")
    case .innovation: noun("innovation", "innovations", "innovation", "innovations")
    case .knowhow:
      noun(
        "transfert de savoir-faire", "transferts de savoir-faire", "know-how transfer",
        "know-how transfers")
    case .lead:
      noun("piste de financement", "pistes de financement", "funding lead", "funding leads")
    case .metOnes: noun("tenu", "tenus", "met", "met")
    case .metLateOnes: noun("tenu en retard", "tenus en retard", "met late", "met late")
    case .missedCommitment:
      noun("engagement manqué", "engagements manqués", "missed commitment", "missed commitments")
    case .missedOnes: noun("manqué", "manqués", "missed", "missed")
    case .month: noun("mois", "mois", "month", "months")
    case .openOnes: noun("ouvert", "ouverts", "open", "open")
    case .overdueCommitment:
      noun(
        "engagement en retard", "engagements en retard", "overdue commitment",
        "overdue commitments")
    case .overdueOnes: noun("en retard", "en retard", "overdue", "overdue")
    case .partlyMetCommitment:
      noun(
        "engagement tenu en partie", "engagements tenus en partie", "commitment met in part",
        "commitments met in part")
    case .partlyMetOnes: noun("tenu en partie", "tenus en partie", "partly met", "partly met")
    case .protocol: noun("protocole", "protocoles", "protocol", "protocols")
    case .record: noun("écriture", "écritures", "record", "records")
    case .relation: noun("relation", "relations", "relation", "relations")
    case .row: noun("ligne", "lignes", "row", "rows")
    case .rule:
      noun("règle de conservation", "règles de conservation", "retention rule", "retention rules")
    case .scheduledOnes: noun("prévu", "prévus", "scheduled", "scheduled")
    case .statement: noun("déclaration", "déclarations", "statement", "statements")
    case .tool: noun("outil", "outils", "tool", "tools")
    case .transfer: noun("transfert", "transferts", "transfer", "transfers")
    case .value: noun("valeur", "valeurs", "value", "values")
    case .waivedOnes: noun("levé", "levés", "waived", "waived")
    case .withdrawnLeads:
      noun(
        "demande retirée", "demandes retirées", "application withdrawn", "applications withdrawn")
    case .year: noun("an", "ans", "year", "years")
    }
  }

  private func noun(
    _ oneFR: Phrase, _ severalFR: Phrase, _ one: Phrase, _ several: Phrase
  ) -> (one: Bilingual, several: Bilingual) {
    (Bilingual(fr: oneFR, en: one), Bilingual(fr: severalFR, en: several))
  }
}

extension Wording {
  /// A number of things: `0 écriture`, `1 écriture`, `2 écritures`; `0 records`, `1 record`.
  public func count(_ number: Int, _ counted: Counted) -> String {
    let noun = counted.noun
    return "\(self.number(number)) \(say(isSingular(number) ? noun.one : noun.several))"
  }

  /// Whether a number of things takes the singular: 0 and 1 in French, 1 in English.
  public func isSingular(_ number: Int) -> Bool {
    language.isFrench ? number.magnitude < 2 : number.magnitude == 1
  }

  /// A duration: `24 mois`, `1 an`, `30 days`.
  public func term(_ term: Term) -> String {
    switch term.unit {
    case .days: count(term.count, .day)
    case .months: count(term.count, .month)
    case .years: count(term.count, .year)
    }
  }

  /// Where a day lies from another: `dans 432 jours`, `aujourd’hui`, `il y a 3 jours`.
  public func distance(days: Int) -> String {
    if days == 0 { return say(fr: "aujourd'hui", en: "today") }
    let count = count(abs(days), .day)
    return days > 0
      ? say(fr: "dans \(count)", en: "in \(count)")
      : say(fr: "il y a \(count)", en: "\(count) ago")
  }

  /// Things in a row: `A, B et C`; `A, B, and C`, `A and B`.
  public func list(_ items: [String]) -> String {
    joined(items, Bilingual(fr: "et", en: "and"))
  }

  /// Things to choose from: `A, B ou C`; `A, B, or C`.
  public func choice(_ items: [String]) -> String {
    joined(items, Bilingual(fr: "ou", en: "or"))
  }

  private func joined(_ items: [String], _ conjunction: Bilingual) -> String {
    guard items.count > 1, let last = items.last else { return items.first ?? "" }
    let comma = language == .en && items.count > 2 ? "," : ""
    return "\(items.dropLast().joined(separator: ", "))\(comma) \(say(conjunction)) \(last)"
  }
}
