import Partnership

extension ReferenceFold {
  private var onLeads: Set<RecordType> {
    [
      .fundingIdentified, .fundingApplied, .fundingAwarded, .fundingDeclined, .fundingWithdrawn,
      .fundingDropped,
    ]
  }

  private func money(_ entry: Entry?) -> String {
    guard let amount = entry?.record.facts.integer(.amount) else { return "nothing said" }
    return "\(amount) \(entry?.actor(.currency) ?? "")"
  }

  /// What was applied for; what the lead was thought to be worth, where the application is silent.
  private func asked(_ lead: Lead) -> String {
    money(lead.applied?.record.facts[.amount] == nil ? lead.identified : lead.applied)
  }

  /// One lead from its first record to its last.
  private struct Lead {
    var stage = "nowhere"
    var identified: Entry?
    var applied: Entry?
    var awards: [Entry] = []
    /// What declined, withdrew or dropped it.
    var end: Entry?
  }

  private func lead(_ code: String, _ flag: (String, Entry, Entry?) -> Void) -> Lead {
    var lead = Lead()
    for entry in of(onLeads, .lead, code) {
      switch entry.type {
      case .fundingIdentified:
        if let identified = lead.identified {
          flag("A-DUPLICATE", entry, identified)
        } else {
          lead.identified = entry
          if lead.stage == "nowhere" { lead.stage = "identified" }
        }
      case .fundingApplied:
        if let after = lead.end ?? lead.awards.first {
          flag("A-OUT-OF-ORDER", entry, after)
        } else {
          lead.applied = entry
          lead.stage = "applied"
        }
      case .fundingAwarded:
        if lead.end != nil { break }
        let same = lead.awards.first {
          $0.day == entry.day && $0.actor(.currency) == entry.actor(.currency)
        }
        if let same {
          flag("A-DUPLICATE", entry, same)
        } else {
          lead.awards.append(entry)
          lead.stage = "awarded"
        }
      default:
        if let after = lead.end ?? lead.awards.first {
          if entry.type != .fundingDeclined { flag("A-OUT-OF-ORDER", entry, after) }
        } else {
          lead.end = entry
          lead.stage = String(entry.type.name.dropFirst("funding.".count))
        }
      }
    }
    return lead
  }

  var fundingLines: Set<String> {
    var lines: Set<String> = []
    for code in codes(.lead, onLeads) {
      let lead = lead(code) { _, _, _ in }
      lines.insert(
        "lead \(code) \(lead.stage) asked \(asked(lead)) awarded "
          + "\(lead.awards.map { "\($0.sequence) \(money($0))" })")
    }
    return lines
  }

  func flagFunding(_ flag: (String, Entry, Entry?) -> Void) {
    for code in codes(.lead, onLeads) {
      let lead = lead(code, flag)
      for entry in of([.fundingAwarded, .fundingDeclined], .lead, code) {
        // An award may follow an award; both follow an application.
        let isAward = entry.type == .fundingAwarded
        let opening = isAward ? lead.applied ?? earlierAward(lead, entry) : lead.applied
        let closing = isAward ? lead.end : lead.end ?? lead.awards.first
        let isTooEarly = opening.map { $0.isSurelyAfter(entry) } ?? true
        if let closing, closing.sequence != entry.sequence, entry.isSurelyAfter(closing) {
          flag("A-OUT-OF-ORDER", entry, closing)
        } else if isTooEarly {
          flag("A-OUT-OF-ORDER", entry, standing(code, before: entry))
        }
      }
    }
  }

  private func earlierAward(_ lead: Lead, _ entry: Entry) -> Entry? {
    lead.awards.first { $0.sequence != entry.sequence && !$0.isSurelyAfter(entry) }
  }

  /// The record since which the lead stood where it stood just before one.
  private func standing(_ code: String, before entry: Entry) -> Entry? {
    let records = before(entry).filter { onLeads.contains($0.type) && $0.actor(.lead) == code }
    let final = records.first {
      [.fundingAwarded, .fundingDeclined, .fundingDropped, .fundingWithdrawn].contains($0.type)
    }
    return final ?? records.last { $0.type == .fundingApplied }
      ?? records.first { $0.type == .fundingIdentified }
  }
}
