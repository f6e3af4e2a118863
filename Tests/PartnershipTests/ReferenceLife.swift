import Partnership

/// The life of the agreement: its parties, its term, where it stands.
extension ReferenceFold {
  /// The parties once those records have been folded.
  func parties(_ records: [Entry]) -> [String] {
    var parties: [String] = []
    for entry in records {
      switch entry.type {
      case .agreementProposed: parties = entry.record.facts.texts(.parties)
      case .agreementPartyAdded: parties.append(entry.actor(.party))
      case .agreementPartyLeft: parties.removeAll { $0 == entry.actor(.party) }
      default: break
      }
    }
    return parties
  }

  var parties: [String] { parties(counted) }

  func parties(at entry: Entry) -> [String] { parties(before(entry) + [entry]) }

  /// The first and the last day in force.
  var force: (first: Day, last: Day)? {
    var force: (first: Day, last: Day)?
    for entry in counted {
      let facts = entry.record.facts
      switch entry.type {
      case .agreementEnteredIntoForce:
        force = facts.term(.term).map { (entry.day, $0.lastDay(from: entry.day)) }
      case .agreementExtended:
        let until = facts.text(.until).flatMap { Day($0) }
        if let last = force?.last {
          force?.last = until ?? facts.term(.term)?.lastDay(from: last) ?? last
        }
      case .agreementTerminated: force?.last = entry.day
      default: break
      }
    }
    return force
  }

  var stage: String {
    let isSuspended =
      of([.agreementSuspended, .agreementResumed]).last?.type == .agreementSuspended
    if !of(.agreementAbandoned).isEmpty { return "abandoned" }
    if !of(.agreementClosedOut).isEmpty { return "closed_out" }
    if !of(.agreementTerminated).isEmpty { return "terminated" }
    if let force {
      if asOf > force.last || !of(.agreementExpired).isEmpty { return "expired" }
      return isSuspended ? "suspended" : "in_force"
    }
    if parties.isEmpty { return "not_proposed" }
    let signed = parties.filter { !of(.agreementSigned, .party, $0).isEmpty }
    return signed.isEmpty ? "proposed" : signed == parties ? "signed" : "signed_in_part"
  }

  var lifeLines: Set<String> {
    var lines: Set<String> = ["stage \(stage)"]
    for party in parties { lines.insert("party \(party)") }
    for party in codes(.party, [.agreementSigned]) {
      lines.insert("signed \(party) \(described(of(.agreementSigned, .party, party).first))")
    }
    for party in codes(.party, [.agreementRatified]) {
      lines.insert("ratified \(party) \(described(of(.agreementRatified, .party, party).first))")
    }
    for entry in of(.agreementAnnounced) { lines.insert("announced \(entry.sequence)") }
    if let force { lines.insert("in force \(force.first) \(force.last)") }
    if let renewal = of(.agreementRenewed).first { lines.insert("renewed \(renewal.sequence)") }
    return lines
  }

  /// Whether no day that a finding allows was one on which the agreement was in force: it holds on
  /// both ends of the term, and on the days on which a suspension begins and ends.
  func isOutOfTerm(_ entry: Entry) -> Bool {
    guard let force, entry.first <= force.last, force.first <= entry.lastPossible else {
      return true
    }
    for suspension in of(.agreementSuspended) where entry.isSurelyAfter(suspension) {
      let end = of([.agreementResumed, .agreementTerminated]).first { end in
        before(end).contains { $0.sequence == suspension.sequence }
      }
      if end.map({ $0.isSurelyAfter(entry) }) ?? true { return true }
    }
    return false
  }
}
