import Partnership
public import Projections

extension Rendering {
  /// An agreement: where it stands, who signed, its axes, what is wrong, what is coming.
  public func lines(of view: AgreementView) -> [String] {
    let title = wording.say(fr: "Entente", en: "Agreement")
    var lines = header("\(title) \(view.agreement)")
    lines += (text(view.title).map { paragraph($0) } ?? [])
    lines += (text(view.object).map { paragraph($0) } ?? [])
    lines += standing(view.stage, view.force, daysLeft: view.daysLeft)
    if let term = view.term {
      let term = wording.term(term)
      lines += paragraph(
        wording.say(
          fr: "Durée proposée : \(term) · proposition : \(act(view.proposed))",
          en: "Term proposed: \(term) · proposal: \(act(view.proposed))"))
    }
    lines += section(wording.label(of: .parties), self.lines(of: parties(of: view)))
    lines += section(
      wording.say(fr: "Annonces", en: "Announcements"),
      view.announced.flatMap { paragraph("\(act($0))") })
    lines += section(wording.say(fr: "Étapes", en: "Steps"), steps(of: view))
    lines += section(wording.say(fr: "Axes", en: "Axes"), self.lines(of: axes(of: view)))
    lines += section(
      wording.say(fr: "Avenants", en: "Amendments"), self.lines(of: table(of: view.amendments)))
    lines += section(
      wording.say(fr: "Différends", en: "Disputes"), self.lines(of: table(of: view.disputes)))
    lines += section(wording.say(fr: "Gels", en: "Holds"), self.lines(of: table(of: view.holds)))
    lines += section(
      wording.say(fr: "Conservation", en: "Retention"), self.lines(of: table(of: view.retention)))
    lines += section(
      wording.say(fr: "Autres acteurs", en: "Other actors"), involved(view.involved))
    lines += section(
      wording.say(fr: "Délégations", en: "Delegations"), delegations(view.delegations))
    lines += section(
      wording.say(fr: "Documents", en: "Documents"), self.lines(of: table(of: view.documents)))
    lines += section(
      wording.say(fr: "Déclarations publiques", en: "Public statements"),
      statements(view.statements))
    lines += section(
      wording.say(fr: "En nombres", en: "In numbers"), paragraph(numbers(of: view)))
    lines += section(anomaliesTitle, self.lines(of: view.anomalies))
    lines += section(
      wording.say(fr: "À venir", en: "Coming"), view.coming.flatMap { paragraph(line($0)) })
    lines += section(
      wording.say(
        fr: "En cours ou sans date exacte", en: "Under way or not exactly dated"),
      view.underWay.flatMap { paragraph(line($0)) })
    return lines
  }

  private func steps(of view: AgreementView) -> [String] {
    let steps = view.steps.map { step in
      "\(sentenceCase(wording.label(of: step.stage))) — \(act(step.act))"
    }
    let extensions = view.force.map { force in
      force.extensions.map { record in
        wording.say(
          fr: "Prolongée — #\(record.description)", en: "Extended — #\(record.description)")
      }
    }
    let renewal = view.renewal.map { renewal in
      let details = "\(renewal.successor) (#\(renewal.record))"
      return wording.say(fr: "Reconduite par \(details)", en: "Renewed by \(details)")
    }
    return (steps + (extensions ?? []) + [renewal].compactMap { $0 }).flatMap { paragraph($0) }
  }

  /// What each party did to bind itself.
  ///
  /// - Parameter withheld: Records of the agreement which the view is made without.
  func parties(of view: AgreementView, withheld: WithheldRecords = .none) -> TextTable {
    let signatures = withheld.counting(.agreementSigned)
    let ratifications = withheld.counting(.agreementRatified)
    let signed = share(view.signed, withheld: signatures)
    let ratified = share(view.ratified, withheld: ratifications)
    var table = TextTable([
      .init(wording.label(of: .party), .leading, .wrap),
      .init(
        wording.say(fr: "Signature (\(signed))", en: "Signed (\(signed))"), .leading, .wrap),
      .init(
        wording.say(fr: "Ratification (\(ratified))", en: "Ratified (\(ratified))"), .leading,
        .wrap),
    ])
    for party in view.parties {
      table.add([
        StyledText(name(of: party.id, party.name)),
        StyledText(act(party.signed, of: party.id, withheld: signatures)),
        StyledText(act(party.ratified, of: party.id, withheld: ratifications)),
      ])
    }
    return table
  }

  /// `1/2`, and how many acts it does not count.
  private func share(_ share: Share, withheld: [Record]) -> String {
    let counted = "\(share.by)/\(share.of)"
    guard !withheld.isEmpty else { return counted }
    let number = wording.number(withheld.count)
    return wording.say(
      fr: "\(counted), \(number) non remise\(withheld.count > 1 ? "s" : "")",
      en: "\(counted), \(number) withheld")
  }

  /// An act of a party, or the record of one whose facts are withheld: its labels say of whom it is.
  private func act(_ act: DatedAct?, of party: ActorID, withheld: [Record]) -> String {
    guard act == nil, let record = withheld.last(where: { $0.onBehalfOf.contains(party) })
    else { return self.act(act) }
    return "\(wording.label(of: .withheld)) (#\(record.sequence))"
  }

  private func axes(of view: AgreementView) -> TextTable {
    var table = TextTable([
      .init(wording.label(of: .axis), .leading, .keep),
      .init(wording.say(fr: "Intitulé", en: "Title"), .leading, .wrap),
      .init(wording.say(fr: "État", en: "State"), .leading, .keep),
    ])
    for axis in view.axes {
      table.add([StyledText(axis.id.text), StyledText(text(axis.title) ?? ""), shown(axis)])
    }
    return table
  }

  func numbers(of view: AgreementView) -> String {
    var parts = [
      wording.count(view.records, .record), counts(of: view.commitments),
    ]
    if !view.late.isEmpty {
      let late = wording.list(view.late.map { "#\($0)" })
      parts.append(wording.say(fr: "consignées tard : \(late)", en: "recorded late: \(late)"))
    }
    return parts.filter { !$0.isEmpty }.joined(separator: " · ")
  }

  /// `3 engagements (1 ouvert, 2 tenus)`.
  func counts(of commitments: CommitmentCounts) -> String {
    let stages: [(Int, Counted)] = [
      (commitments.open, .openOnes), (commitments.overdue, .overdueOnes),
      (commitments.missed, .missedOnes), (commitments.partlyMet, .partlyMetOnes),
      (commitments.met, .metOnes), (commitments.metLate, .metLateOnes),
      (commitments.waived, .waivedOnes),
    ]
    let shown = stages.filter { $0.0 > 0 }.map { wording.count($0.0, $0.1) }
    let total = wording.count(commitments.all, .commitment)
    return shown.isEmpty ? total : "\(total) (\(shown.joined(separator: ", ")))"
  }
}
