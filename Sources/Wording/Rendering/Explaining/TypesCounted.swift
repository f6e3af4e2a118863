import Partnership

extension ViewPlace {
  /// The type of record that adds to the count at the place; nil where there is no count, or no one
  /// type that adds to it: nobody records that a commitment is overdue.
  var typeCounted: RecordType? {
    guard let holder else { return nil }
    if ["counts", "tally"].contains(holder) { return ViewPlace.typesCounted[key] }
    return ViewPlace.typesCounted["\(holder)/\(key)"]
  }

  /// By the key of the count in a tally, or by the two keys that have one name together.
  static let typesCounted: [String: RecordType] = [
    "commitments/met": .commitmentMet, "commitments/met_late": .commitmentMet,
    "commitments/missed": .commitmentMissed, "commitments/open": .commitmentMade,
    "commitments/partly_met": .commitmentPartlyMet, "commitments/waived": .commitmentWaived,
    "documents": .documentAttached, "exchanges/cancelled": .exchangeCancelled,
    "exchanges/held": .exchangeHeld, "exchanges/scheduled": .exchangeScheduled,
    "exchanges_held": .exchangeHeld, "given": .knowhowTransferred,
    "innovations": .innovationPromoted, "knowhow": .knowhowTransferred,
    "leads": .fundingIdentified, "obtained": .transferMade, "protocols": .protocolDrafted,
    "received": .knowhowTransferred, "relations": .relationEstablished, "sent": .transferMade,
    "stages/applied": .fundingApplied, "stages/awarded": .fundingAwarded,
    "stages/declined": .fundingDeclined, "stages/dropped": .fundingDropped,
    "stages/identified": .fundingIdentified, "stages/withdrawn": .fundingWithdrawn,
    "statements": .statementPublished, "tools": .toolProposed, "transfers": .transferMade,
  ]
}
