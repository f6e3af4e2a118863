import Partnership

extension ReferenceFold {
  /// Every anomaly, as `name record other`.
  var anomalies: Set<String> {
    var found: Set<String> = []
    func flag(_ name: String, _ entry: Entry, _ other: Entry?) {
      found.insert(
        "\(name) \(entry.record.sequence) \(other.map { "\($0.record.sequence)" } ?? "")")
    }
    for entry in counted {
      switch entry.record.type {
      case .exchangeHeld, .knowhowTransferred:
        if force.map({ entry.first <= $0.1 && $0.0 <= entry.lastPossible }) != true {
          flag("A-OUT-OF-TERM", entry, nil)
        }
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
        found.insert("A-CAUSE-ANNULLED \(entry.record.sequence) \(cause)")
      }
    }
    flagExchanges(flag)
    flagCommitments(flag)
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

  private func flagCommitments(_ flag: (String, Entry, Entry?) -> Void) {
    for code in codes(.commitment, [.commitmentMet, .commitmentMissed]) {
      let made = of(.commitmentMade, .commitment, code).first
      let met = of(.commitmentMet, .commitment, code)
      let missed = of(.commitmentMissed, .commitment, code)
      for entry in met + missed where made.map({ entry.lastPossible < $0.first }) ?? true {
        flag("A-OUT-OF-ORDER", entry, made)
      }
      for again in met.dropFirst() where again.first > met[0].lastPossible {
        flag("A-OUT-OF-ORDER", again, met[0])
      }
      for again in missed.dropFirst() where again.first > missed[0].lastPossible {
        flag("A-OUT-OF-ORDER", again, missed[0])
      }
      for entry in missed {
        if let due = due(code), entry.lastPossible < due { flag("A-MISSED-EARLY", entry, made) }
        guard let met = met.first else { continue }
        if made != nil, due(code).map({ met.lastPossible <= $0 }) ?? true {
          flag("A-CONTRADICTED", entry, met)
        } else if entry.first > met.lastPossible {
          flag("A-OUT-OF-ORDER", entry, met)
        }
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
