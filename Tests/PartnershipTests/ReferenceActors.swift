import CanonicalJSON
import Partnership

/// Actors, persons, and who keeps what.
extension ReferenceFold {
  var actorLines: Set<String> {
    var lines: Set<String> = []
    for entry in of(.actorRenamed) {
      lines.insert("renamed \(entry.actor(.actor)) \(entry.sequence)")
    }
    for actor in codes(.actor, [.actorMerged]) {
      lines.insert("merged \(actor) \(described(of(.actorMerged, .actor, actor).first))")
    }
    for entry in of(.roleAssigned) {
      lines.insert("role \(entry.sequence) ended \(end(ofRole: entry)?.sequence ?? 0)")
    }
    for entry in of(.personUpdated) {
      lines.insert("updated \(entry.actor(.person)) \(entry.sequence)")
    }
    for actor in codes(.actor, [.actorIntroduced, .actorJoined, .actorLeft]) {
      let last = of([.actorJoined, .actorLeft], .actor, actor).last
      let stage = last.map { $0.type == .actorJoined ? "joined" : "left" } ?? "nowhere"
      let introduced = of(.actorIntroduced, .actor, actor).map(\.sequence)
      lines.insert("involved \(actor) \(stage) introduced \(introduced)")
    }
    for entry in of(.delegationGranted) where stands(entry) {
      lines.insert("delegated \(entry.actor(.from)) \(entry.sequence)")
    }
    return lines
  }

  /// The first ending after the assignment that speaks of it.
  func end(ofRole role: Entry) -> Entry? {
    let start = counted.firstIndex { $0.sequence == role.sequence } ?? 0
    return counted[start...].first {
      $0.type == .roleEnded && $0.actor(.person) == role.actor(.person)
        && $0.actor(.actor) == role.actor(.actor)
        && ($0.record.facts[.function] == nil || $0.actor(.function) == role.actor(.function))
    }
  }

  /// Whether something of a delegation is neither revoked nor past its last day.
  private func stands(_ grant: Entry) -> Bool {
    var scope = Set(grant.record.facts.texts(.scope))
    let start = counted.firstIndex { $0.sequence == grant.sequence } ?? 0
    for entry in counted[start...]
    where entry.type == .delegationRevoked && entry.actor(.from) == grant.actor(.from)
      && entry.actor(.to) == grant.actor(.to)
    {
      let revoked = entry.record.facts.texts(.scope)
      scope = revoked.isEmpty || revoked.contains("all") ? [] : scope.subtracting(revoked)
    }
    return !scope.isEmpty
  }

  var custodyLines: Set<String> {
    var lines: Set<String> = []
    for code in codes(.hold, [.holdPlaced]) {
      lines.insert(
        "hold \(code) \(described(of(.holdPlaced, .hold, code).first))"
          + " lifted \(described(of(.holdLifted, .hold, code).first))")
    }
    for code in codes(.rule, [.retentionAssigned]) {
      lines.insert(
        "rule \(code) \(described(of(.retentionAssigned, .rule, code).first))"
          + " decided \(described(of(.dispositionDecided, .rule, code).first))")
    }
    return lines
  }
}
