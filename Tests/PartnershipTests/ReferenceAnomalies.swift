import Partnership

extension ReferenceFold {
  /// Every anomaly, as `name record other`.
  var anomalies: Set<String> {
    var found: Set<String> = []
    func flag(_ name: String, _ entry: Entry, _ other: Entry?) {
      found.insert("\(name) \(entry.sequence) \(described(other))")
    }
    for entry in counted {
      switch entry.type {
      case .exchangeHeld, .knowhowTransferred:
        if isOutOfTerm(entry) { flag("A-OUT-OF-TERM", entry, nil) }
      case .agreementAnnounced:
        if !of(.agreementSigned).contains(where: { $0.first <= entry.day }) {
          flag("A-ANNOUNCED-UNSIGNED", entry, nil)
        }
      case .statementPublished:
        let roles = of(.roleAssigned, .person, entry.actor(.person))
        let held = roles.contains {
          $0.first <= entry.lastPossible && entry.first <= (end(ofRole: $0)?.day ?? .latest)
        }
        if !held { flag("A-NO-ROLE", entry, nil) }
      default: break
      }
      if let cause = entry.record.facts.cause, annulled[cause] != nil {
        found.insert("A-CAUSE-ANNULLED \(entry.sequence) \(cause)")
      }
    }
    flagExchanges(flag)
    flagOpportunities(flag)
    flagFunding(flag)
    flagTransfers(flag)
    flagCommitments(flag)
    flagRegisters(flag)
    flagRoles(flag)
    return found
  }

  private func flagExchanges(_ flag: (String, Entry, Entry?) -> Void) {
    for code in codes(.exchange, [.exchangeHeld]) {
      let held = of(.exchangeHeld, .exchange, code)
      for again in held.dropFirst() { flag("A-DUPLICATE", again, held[0]) }
      let speaking = counted.filter {
        [.exchangeScheduled, .exchangeHeld, .exchangeCancelled].contains($0.record.type)
          && $0.actor(.exchange) == code
      }
      var isHeld = false
      var cancellation: Entry?
      for entry in speaking {
        if entry.record.type == .exchangeHeld {
          isHeld = true
        } else if isHeld {
          flag("A-OUT-OF-ORDER", entry, held[0])
        } else if entry.record.type == .exchangeCancelled {
          cancellation = entry
        }
      }
      guard let cancellation else { continue }
      for entry in held where entry.first > cancellation.lastPossible {
        flag("A-OUT-OF-ORDER", entry, cancellation)
      }
    }
  }

  private func flagOpportunities(_ flag: (String, Entry, Entry?) -> Void) {
    for code in codes(.opportunity, [.opportunityIdentified, .opportunityStudied]) {
      let identified = of(.opportunityIdentified, .opportunity, code)
      for again in identified.dropFirst() { flag("A-DUPLICATE", again, identified[0]) }
      let decision = decision(onOpportunity: code)
      let studied = of(.opportunityStudied, .opportunity, code)
      for entry in studied {
        let others = identified + studied.filter { $0.sequence != entry.sequence }
        if others.allSatisfy({ $0.isSurelyAfter(entry) }) {
          flag("A-OUT-OF-ORDER", entry, nil)
        }
        if let decision, entry.isSurelyAfter(decision) {
          flag("A-OUT-OF-ORDER", entry, decision)
        }
      }
    }
  }

  private func flagRegisters(_ flag: (String, Entry, Entry?) -> Void) {
    let openers: [(RecordType, FieldName)] = [
      (.incidentDeclared, .incident), (.disputeRaised, .dispute), (.documentAttached, .document),
      (.documentReplaced, .replaces), (.actorMerged, .actor),
    ]
    for (type, field) in openers {
      for code in codes(field, [type]) {
        let all = of(type, field, code)
        for again in all.dropFirst() { flag("A-DUPLICATE", again, all[0]) }
      }
    }
    for entry in of(.toolUsed) {
      let deployed = of(.toolDeployed, .tool, entry.actor(.tool)).first
      let retired = of(.toolRetired, .tool, entry.actor(.tool)).first
      if deployed.map({ $0.isSurelyAfter(entry) }) ?? true {
        let proposed = of(.toolProposed, .tool, entry.actor(.tool)).first
        flag("A-NOT-DEPLOYED", entry, deployed ?? proposed)
      } else if let retired, entry.isSurelyAfter(retired) {
        flag("A-NOT-DEPLOYED", entry, retired)
      }
    }
  }

  private func flagRoles(_ flag: (String, Entry, Entry?) -> Void) {
    let roles = of(.roleAssigned)
    for (index, role) in roles.enumerated() {
      let other = roles[..<index].first { other in
        let (one, two) = (end(ofRole: other), end(ofRole: role))
        let begun = max(other.day, role.day)
        let ending = min(
          one.map(\.first) ?? .latest, two.map(\.first) ?? .latest)
        return other.actor(.actor) == role.actor(.actor)
          && other.actor(.function) == role.actor(.function)
          && other.actor(.person) != role.actor(.person)
          && (other.record.facts.isTrue(.exclusive) || role.record.facts.isTrue(.exclusive))
          && begun < ending
      }
      if let other { flag("A-EXCLUSIVE-FUNCTION", role, other) }
    }
  }
}
