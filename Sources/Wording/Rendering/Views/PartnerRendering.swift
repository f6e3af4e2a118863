import Partnership
public import Projections

extension Rendering {
  /// A partner: who it is at the date, who acts for it, what it did, owes and is owed.
  public func lines(of view: PartnerView) -> [String] {
    let profile = view.profile
    var lines = header("\(name(of: profile.id, profile.name)) (\(profile.id)) · \(view.agreement)")
    lines += paragraph(sentenceCase(identity(of: profile)))
    lines += paragraph(counts(of: view.counts))
    lines += section(
      wording.say(fr: "À quel titre", en: "In which capacities"),
      view.capacities.flatMap { capacity in
        paragraph(
          "\(sentenceCase(wording.label(ofCapacity: capacity.id))) — \(act(capacity.first))")
      })
    lines += section(wording.say(fr: "Actes", en: "Acts"), acts(of: view))
    lines += section(
      wording.say(fr: "Fonctions", en: "Roles"), profile.roles.flatMap { role($0) })
    lines += section(
      wording.say(fr: "Contacts", en: "Contacts"), view.contacts.flatMap { contact($0) })
    lines += section(
      wording.say(fr: "Savoir-faire donné", en: "Know-how given"),
      view.given.flatMap { transfer($0) })
    lines += section(
      wording.say(fr: "Savoir-faire reçu", en: "Know-how received"),
      view.received.flatMap { transfer($0) })
    lines += section(
      wording.say(fr: "Transferts envoyés", en: "Transfers sent"),
      self.lines(of: table(of: view.sent)))
    lines += section(
      wording.say(fr: "Transferts reçus", en: "Transfers received"),
      self.lines(of: table(of: view.obtained)))
    lines += section(wording.say(fr: "Relations", en: "Relations"), relations(view.relations))
    lines += section(
      wording.say(fr: "Différends", en: "Disputes"), self.lines(of: table(of: view.disputes)))
    lines += section(
      wording.say(fr: "Délégations", en: "Delegations"), delegations(view.delegations))
    lines += section(
      wording.say(fr: "Déclarations publiques", en: "Public statements"),
      statements(view.statements))
    lines += section(
      wording.say(fr: "Doit encore", en: "Still owes"), self.lines(of: table(of: view.owes)))
    lines += section(
      wording.say(fr: "On lui doit encore", en: "Is still owed"),
      self.lines(of: table(of: view.isOwed)))
    lines += section(
      wording.say(fr: "Chiffres déclarés", en: "Figures declared"),
      profile.figures.flatMap { figure($0) })
    lines += section(
      wording.say(fr: "Bailleurs de fonds", en: "Funders"),
      profile.funders.flatMap { funder($0) })
    lines += section(anomaliesTitle, self.lines(of: view.anomalies))
    return lines
  }

  func identity(of profile: PartnerProfile) -> String {
    var parts: [String] = []
    if let kind = profile.kind { parts.append(wording.label(of: kind, in: .kind)) }
    if let ecosystem = profile.ecosystem {
      parts.append(wording.label(of: ecosystem, in: .ecosystem))
    }
    if let country = profile.country { parts.append(country) }
    if let actor = profile.represents {
      parts.append(
        wording.say(fr: "représente \(name(of: actor))", en: "represents \(name(of: actor))"))
    }
    if !profile.parents.isEmpty {
      let parents = names(of: profile.parents)
      parts.append(wording.say(fr: "rattaché à \(parents)", en: "part of \(parents)"))
    }
    let former = profile.names.dropLast().compactMap { $0.name.map(text) }
    if !former.isEmpty {
      let former = wording.list(Array(former))
      parts.append(wording.say(fr: "auparavant \(former)", en: "formerly \(former)"))
    }
    return parts.joined(separator: " · ")
  }

  private func acts(of view: PartnerView) -> [String] {
    var acts: [String] = []
    if let signed = view.signed {
      acts.append("\(wording.label(of: .agreementSigned)) — \(act(signed))")
    }
    if let ratified = view.ratified {
      acts.append("\(wording.label(of: .agreementRatified)) — \(act(ratified))")
    }
    acts += view.agreed.map {
      "\(wording.label(of: .axisAgreed)) \($0.id) — \(act($0.act))"
    }
    if !view.proposed.isEmpty {
      acts.append(
        "\(wording.label(of: .amendmentProposed)) — \(wording.list(view.proposed.map(\.text)))")
    }
    if !view.rejected.isEmpty {
      acts.append(
        "\(wording.label(of: .amendmentRejected)) — \(wording.list(view.rejected.map(\.text)))")
    }
    return acts.flatMap { paragraph($0) }
  }

  private func role(_ role: RoleLine) -> [String] {
    let function = text(role.label) ?? role.function.text
    let since = role.occurred.map { wording.date($0, .short) } ?? ""
    let until = role.until.map { " → \(wording.date($0, .short))" } ?? ""
    return paragraph(
      "\(role.name.map(text) ?? role.person.text) — \(function), \(since)\(until)"
        + " (#\(role.record), \(byline(of: role.record)))")
  }

  private func contact(_ contact: ContactLine) -> [String] {
    let function = contact.function.map { " — \($0.text)" } ?? ""
    let axes = contact.axes.isEmpty ? "" : " [\(contact.axes.map(\.text).joined(separator: ", "))]"
    return paragraph(
      "\(contact.name.map(text) ?? contact.person.text)\(function)\(axes), "
        + act(contact.designated))
  }

  private func transfer(_ transfer: KnowhowLine) -> [String] {
    let ends = [transfer.giver, transfer.receiver].map { $0.map { name(of: $0) } ?? "—" }
    let date = transfer.occurred.map { wording.date($0, .short) } ?? ""
    let parts =
      [date, ends.joined(separator: " → ")] + transfer.axes.map(\.text)
      + [text(transfer.subject) ?? ""]
    return paragraph(
      parts.filter { !$0.isEmpty }.joined(separator: " · ")
        + " (#\(transfer.record), \(byline(of: transfer.record)))")
  }

  private func figure(_ figure: FigureLine) -> [String] {
    let qualifier = figure.qualifier.map { "\(wording.label(of: $0, in: .qualifier)) " } ?? ""
    let label = text(figure.label) ?? figure.id.text
    let value = wording.number(Int(clamping: figure.value))
    let date = figure.occurred.map { ", \(wording.date($0, .short))" } ?? ""
    // A label says what is counted; the unit is a code, in nobody's language.
    let amount =
      text(figure.label) == nil ? "\(qualifier)\(value) \(figure.unit)" : "\(qualifier)\(value)"
    let source = "(#\(figure.record), \(byline(of: figure.record)))"
    return paragraph(
      wording.say(
        fr: "\(label) : \(amount)\(date) \(source)", en: "\(label): \(amount)\(date) \(source)"))
  }

  private func funder(_ funder: FunderLine) -> [String] {
    let name = self.name(of: funder.funder, funder.name)
    let through =
      funder.through.map { actor in
        let intermediary = self.name(of: actor)
        return wording.say(
          fr: ", par l'intermédiaire de \(intermediary)", en: ", through \(intermediary)")
      } ?? ""
    return paragraph("\(name)\(through) — \(act(funder.declared))")
  }
}
