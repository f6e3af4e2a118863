public import Partnership

extension History {
  /// The standing records that one about to be made looks like, ascending: of its type, about the
  /// same things, for the same parties, on the same axes, and at most three days away.
  ///
  /// A remark for whoever records what a colleague has recorded already, and no rule: two workshops
  /// of one week are two workshops. What counts twice by a rule is an anomaly.
  ///
  /// - Parameter record: A record that was decided against this history.
  public func resembling(_ record: Record) -> [DatedRecord] {
    guard let days = record.daysRemembered else { return [] }
    return records.compactMap { other in
      guard other.type == record.type, other.sequence < record.sequence,
        let standing = self[other.sequence], standing.record.agreement == record.agreement,
        let otherDays = standing.record.daysRemembered, days.overlaps(otherDays),
        record.isLike(standing.record)
      else { return nil }
      return standing
    }
  }
}

/// How many days apart two people may remember one meeting.
private let daysApart = 3

extension Record {
  /// The days it may have happened on, and as many more as memory may be wrong by; an open beginning
  /// would reach all that ever was.
  fileprivate var daysRemembered: Days? {
    guard let last = place?.day else { return nil }
    let first = min(occurred?.first ?? last, last)
    return Days(first: first.adding(days: -daysApart), last: last)
  }

  /// Whether another record may tell of the same thing: nothing that both say of whom and what it is
  /// about differs.
  fileprivate func isLike(_ other: Record) -> Bool {
    func overlap<Item: Hashable>(_ one: [Item], _ two: [Item]) -> Bool {
      Set(one).isSubset(of: two) || Set(two).isSubset(of: one)
    }
    guard overlap(axes, other.axes), overlap(parties, other.parties),
      overlap(onBehalfOf, other.onBehalfOf)
    else { return false }
    let definition = type.definition
    return definition.fields.allSatisfy { field in
      // Who records a thing again gives it a code of its own.
      if definition.opensObject && definition.objectField == field.name { return true }
      guard field.kind.tellsApart || field.name == .version else { return true }
      guard let own = facts[field.name], let others = other.facts[field.name] else { return true }
      return own == others
    }
  }
}

extension FieldKind {
  /// Whether two values of the kind are of two things; lists of participants, sizes and words vary
  /// with who tells.
  fileprivate var tellsApart: Bool {
    switch self {
    case .actor, .agreement, .person, .participant, .code, .object, .axis, .axisOrAll, .choice,
      .day, .due, .occurred, .term, .external:
      true
    default: false
    }
  }
}
