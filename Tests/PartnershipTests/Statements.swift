import Partnership

extension Answer {
  /// Each line one thing the answer says, read off the state; the reference fold says the same in its
  /// own way.
  var statements: Set<String> {
    var lines = lifeStatements.union(objectStatements).union(actorStatements)
    for (code, axis) in state.agreement.axes {
      let lacking = state.agreement.parties.filter { axis.acceptance.acceptances[$0] == nil }
      let agreed =
        axis.acceptance.completed.map { "agreed \($0.record)" }
        ?? "lacks \(lacking.map(\.text).sorted())"
      lines.insert("axis \(code) \(axis.stage.rawValue) \(agreed)")
    }
    return lines
  }

  private var lifeStatements: Set<String> {
    let agreement = state.agreement
    var lines: Set<String> = ["stage \(agreement.stage(on: day).rawValue)"]
    for party in agreement.parties { lines.insert("party \(party)") }
    for (party, signature) in agreement.signatures {
      lines.insert("signed \(party) \(signature.record)")
    }
    for (party, record) in agreement.ratifications { lines.insert("ratified \(party) \(record)") }
    for record in agreement.announcements { lines.insert("announced \(record)") }
    if let force = agreement.force {
      lines.insert("in force \(force.days.first) \(force.days.last)")
    }
    if let renewal = agreement.renewal { lines.insert("renewed \(renewal.record)") }
    for (code, amendment) in agreement.amendments {
      let by = amendment.acceptance.acceptances.parties.map(\.text).sorted()
      lines.insert(
        "amendment \(code) \(name(amendment.progress)) by \(by)"
          + " carried out \(amendment.carriedOut.values.sorted())")
    }
    for (code, dispute) in agreement.disputes {
      lines.insert("dispute \(code) \(name(dispute.progress))")
    }
    for (actor, involvement) in agreement.involvements {
      lines.insert(
        "involved \(actor) \(name(involvement.progress)) introduced \(involvement.introduced)")
    }
    for (from, delegations) in agreement.delegations {
      for delegation in delegations { lines.insert("delegated \(from) \(delegation.record)") }
    }
    return lines
  }

  private var objectStatements: Set<String> {
    let agreement = state.agreement
    var lines: Set<String> = []
    for (code, exchange) in agreement.exchanges {
      lines.insert("exchange \(code) \(exchange.stage.rawValue)")
    }
    for (code, opportunity) in agreement.opportunities {
      lines.insert("opportunity \(code) \(name(opportunity.progress))")
    }
    for (code, initiative) in agreement.initiatives {
      lines.insert("initiative \(code) \(name(initiative.progress))")
    }
    for (code, lead) in agreement.leads {
      lines.insert(
        "lead \(code) \(name(lead.progress)) asked \(money(lead.asked))"
          + " awarded \(lead.awards.map { "\($0.record) \(money($0.money))" })")
    }
    for (code, state) in agreement.protocols {
      for (number, version) in state.versions {
        lines.insert("protocol \(code) \(number) \(name(version.progress))")
      }
    }
    for (code, transfer) in agreement.transfers {
      lines.insert(
        "transfer \(code) made \(transfer.made?.description ?? "")"
          + " acknowledged \(transfer.acknowledged?.description ?? "")")
    }
    for (code, incident) in agreement.incidents {
      lines.insert("incident \(code) \(name(incident.progress))")
    }
    for (code, tool) in agreement.tools {
      lines.insert("tool \(code) \(name(tool.progress)) used \(tool.used)")
    }
    for (code, commitment) in agreement.commitments {
      let due = commitment.dueDay(in: agreement)
      lines.insert(
        "commitment \(code) \(commitment.stage(on: day, in: agreement).rawValue)"
          + " due \(due?.description ?? "")")
    }
    for (code, document) in agreement.documents {
      lines.insert(
        "document \(code) \(document.attached?.description ?? "")"
          + " replaced \(document.replacement?.record.description ?? "")")
    }
    return lines
  }

  private var actorStatements: Set<String> {
    var lines: Set<String> = []
    for (id, actor) in state.actors {
      for record in actor.renamings { lines.insert("renamed \(id) \(record)") }
      if let merger = actor.merger { lines.insert("merged \(id) \(merger.record)") }
    }
    for role in state.persons.values.flatMap(\.roles) {
      lines.insert("role \(role.assigned) ended \(role.ended ?? 0)")
    }
    for (id, person) in state.persons {
      for record in person.updates { lines.insert("updated \(id) \(record)") }
    }
    for (code, hold) in state.holds {
      lines.insert("hold \(code) \(hold.placed) lifted \(hold.lifted?.description ?? "")")
    }
    for (code, rule) in state.retention {
      lines.insert("rule \(code) \(rule.assigned) decided \(rule.decided?.description ?? "")")
    }
    return lines
  }

  private func name<Stage: RawRepresentable<String>>(_ progress: Progress<Stage>) -> String {
    progress.stage?.rawValue ?? "nowhere"
  }

  private func money(_ money: Money?) -> String {
    money.map { "\($0.amount) \($0.currency)" } ?? "nothing said"
  }
}
