import Partnership
public import Projections

extension Rendering {
  /// An axis: its state, who gave know-how to whom, its exchanges, innovations and what is owed.
  public func lines(of view: AxisView) -> [String] {
    let title = text(view.axis.title).map { " — \($0)" } ?? ""
    let label = wording.label(of: .axis)
    var lines = header("\(label) \(view.axis.id)\(title) · \(view.agreement)")
    lines += paragraph(shown(view.axis).text)
    lines += paragraph(counts(of: view.counts))
    if let last = view.last {
      lines += paragraph(
        wording.say(
          fr: "Dernière écriture : \(line(last))", en: "Last record: \(line(last))"))
    }
    if view.panels.contains("knowhow_mutual") {
      lines += section(
        sentenceCase(wording.label(of: "knowhow_mutual", in: .expects)), knowhow(view.knowhow))
    }
    if view.panels.contains("funding") { lines += funding(view.funding) }
    if view.panels.contains("innovations") {
      lines += section(
        sentenceCase(wording.label(of: "innovations", in: .expects)), innovations(view.innovations))
    }
    if view.panels.contains("protocols") {
      lines += panel("protocols", table(of: view.protocols))
      lines += section(
        wording.say(fr: "Registre des transferts", en: "Register of transfers"),
        self.lines(of: table(of: view.transfers)))
    }
    if view.panels.contains("tools") {
      lines += panel("tools", table(of: view.tools))
      lines += relationSection(view.relations)
    }
    lines += section(
      wording.say(fr: "Occasions de collaboration", en: "Opportunities"),
      self.lines(of: table(of: view.opportunities)))
    lines += section(
      wording.say(fr: "Initiatives", en: "Initiatives"),
      self.lines(of: table(of: view.initiatives)))
    lines += section(
      wording.say(fr: "Échanges", en: "Exchanges"), self.lines(of: table(of: view.exchanges)))
    lines += section(
      wording.say(fr: "Incidents", en: "Incidents"), self.lines(of: table(of: view.incidents)))
    lines += section(
      wording.say(fr: "Différends", en: "Disputes"), self.lines(of: table(of: view.disputes)))
    lines += section(
      wording.say(fr: "Documents", en: "Documents"), self.lines(of: table(of: view.documents)))
    lines += section(
      wording.say(fr: "Engagements encore dus", en: "Commitments still owed"),
      self.lines(of: table(of: view.owed)))
    lines += section(anomaliesTitle, self.lines(of: view.anomalies))
    return lines
  }

  /// What an axis is expected to show, even when there is none of it yet.
  private func panel(_ expectation: String, _ table: TextTable) -> [String] {
    section(
      sentenceCase(wording.label(of: expectation, in: .expects)),
      table.rows.isEmpty ? paragraph(noneYet) : lines(of: table))
  }

  private var noneYet: String { wording.say(fr: "aucun encore", en: "none yet") }

  private func funding(_ funnel: FundingFunnel) -> [String] {
    let stages = FundingStage.allCases.compactMap { stage in
      funnel.stages[stage].map { wording.count($0, stage.leads) }
    }
    let money = funnel.sums.flatMap { sum in
      let amounts: [(Int64, String)] = [
        (sum.identified, wording.say(fr: "repéré", en: "identified")),
        (sum.pending, wording.say(fr: "demandé", en: "asked")),
        (sum.awarded, wording.say(fr: "accordé", en: "awarded")),
      ]
      let parts = amounts.filter { $0.0 > 0 }
        .map { "\($0.1) \(wording.money($0.0, sum.currency))" }.joined(separator: " · ")
      return paragraph(
        wording.say(fr: "\(sum.currency) : \(parts)", en: "\(sum.currency): \(parts)"))
    }
    let title = sentenceCase(wording.label(of: "funding", in: .expects))
    if funnel.leads.isEmpty { return panel("funding", table(of: funnel.leads)) }
    return section(
      title,
      paragraph(stages.joined(separator: " · ")) + money + lines(of: table(of: funnel.leads)))
  }

  private func relationSection(_ relations: [RelationLine]) -> [String] {
    let between = relations.count(where: \.isAcademicPrivate)
    let title = wording.say(
      fr: "Relations (\(wording.number(between)) entre universités et entreprises)",
      en: "Relations (\(wording.number(between)) between academia and industry)")
    return section(title, self.relations(relations))
  }

  private func knowhow(_ matrix: KnowhowMatrix) -> [String] {
    let mutual =
      matrix.isMutual
      ? wording.say(fr: "✓ mutuel", en: "✓ mutual")
      : wording.say(fr: "○ pas encore mutuel", en: "○ not yet mutual")
    let cells = matrix.cells.map { cell in
      let records = cell.records.map { "#\($0) \(byline(of: $0))" }.joined(separator: ", ")
      return "\(name(of: cell.giver)) → \(name(of: cell.receiver)) × \(cell.count) (\(records))"
    }
    return paragraph(mutual) + cells.flatMap { paragraph($0) }
  }

  func innovations(_ innovations: [InnovationLine]) -> [String] {
    if innovations.isEmpty {
      return paragraph(wording.say(fr: "aucune encore", en: "none yet"))
    }
    return innovations.flatMap { innovation in
      let challenge = innovation.challenge.map { " · \(text($0))" } ?? ""
      let promotions = innovation.promotions.flatMap { promotion in
        let audience = promotion.audience.map { wording.label(of: $0, in: .audience) }
        let date = promotion.occurred.map { wording.date($0, .short) }
        let source = "#\(promotion.record) \(byline(of: promotion.record))"
        let parts = [date, audience, names(of: promotion.parties), source]
        return paragraph("  " + parts.compactMap { $0 }.joined(separator: " · "))
      }
      return paragraph("\(innovation.id) \(text(innovation.title) ?? "")\(challenge)")
        + promotions
    }
  }

  func table(of exchanges: [ExchangeLine]) -> TextTable {
    var table = TextTable([
      .init(wording.label(of: .exchange), .leading, .keep),
      .init(wording.label(of: .form), .leading, .wrap),
      .init(wording.label(of: .title), .leading, .wrap),
      .init(wording.say(fr: "État", en: "State"), .leading, .keep),
      .init(wording.say(fr: "Date", en: "Date"), .leading, .wrap),
      .init(wording.say(fr: "Écriture", en: "Record"), .leading, .wrap),
    ])
    for line in exchanges {
      let record = line.cancelled ?? line.held ?? line.scheduled
      table.add([
        StyledText(line.id.text),
        StyledText(line.form.map { wording.label(of: $0, in: .form) } ?? ""),
        StyledText(text(line.title) ?? ""), shown(.exchange(line.stage)),
        StyledText((line.occurred ?? line.planned).map { wording.date($0, .short) } ?? ""),
        StyledText(record.map { "#\($0) \(byline(of: $0))" } ?? ""),
      ])
    }
    return table
  }

  /// `12 écritures · 3 échanges tenus · 2 transferts de savoir-faire`.
  func counts(of counts: Counts) -> String {
    let parts: [(Int, Counted)] = [
      (counts.knowhow, .knowhow), (counts.leads, .lead),
      (counts.innovations, .innovation), (counts.protocols, .protocol),
      (counts.transfers, .transfer), (counts.tools, .tool), (counts.relations, .relation),
      (counts.documents, .document), (counts.statements, .statement),
    ]
    return
      ([wording.count(counts.records, .record)] + self.counts(of: counts.exchanges)
      + parts.filter { $0.0 > 0 }.map { wording.count($0.0, $0.1) }
      + (counts.commitments.all > 0 ? [self.counts(of: counts.commitments)] : [])).joined(
        separator: " · ")
  }

  /// `2 échanges tenus`, or `3 échanges (2 tenus, 1 annulé)` where some were not; none for none.
  private func counts(of exchanges: ExchangeCounts) -> [String] {
    let others: [(Int, Counted)] = [
      (exchanges.scheduled, .scheduledOnes), (exchanges.cancelled, .cancelledOnes),
    ]
    let all = exchanges.held + others.reduce(0) { $0 + $1.0 }
    if all == exchanges.held { return all > 0 ? [wording.count(all, .heldExchange)] : [] }
    let stages = ([(exchanges.held, .heldOnes)] + others).filter { $0.0 > 0 }
      .map { wording.count($0.0, $0.1) }.joined(separator: ", ")
    return ["\(wording.count(all, .exchange)) (\(stages))"]
  }
}

extension FundingStage {
  /// The funding leads that stand there, as they are counted.
  fileprivate var leads: Counted {
    switch self {
    case .identified: .identifiedLeads
    case .applied: .appliedLeads
    case .awarded: .awardedLeads
    case .declined: .declinedLeads
    case .withdrawn: .withdrawnLeads
    case .dropped: .droppedLeads
    }
  }
}
