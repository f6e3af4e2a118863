public import Partnership

extension History {
  /// The standing records that one about to be made looks like, ascending: of its type, on the same axes,
  /// for the same parties or some of them, about the same things, and at most three days away.
  ///
  /// What both say of actors, objects, dates, amounts and hashes is the same. Lists of participants, sizes
  /// and words vary with who tells; whether two titles are of one thing is for whoever holds the words
  /// to say. A code may differ where the record brings it into being: who records a thing again gives
  /// it a code of its own. Under a code that others have spoken of already, it is another thing.
  ///
  /// A remark for whoever records what a colleague has recorded already, and no rule: two workshops
  /// of one week are two workshops. What counts twice by a rule is an anomaly.
  ///
  /// - Parameter record: A record that was decided against this history.
  public func resembling(_ record: Record) -> [DatedRecord] {
    guard let days = record.daysRemembered else { return [] }
    let isCodeNew = isCodeNew(of: record)
    return records.compactMap { other in
      guard other.type == record.type, other.sequence < record.sequence,
        let standing = self[other.sequence], standing.record.agreement == record.agreement,
        let otherDays = standing.record.daysRemembered, days.overlaps(otherDays),
        record.isLike(standing.record, underAnyCode: isCodeNew)
      else { return nil }
      return standing
    }
  }
}

extension History {
  /// Whether nothing before a record speaks of the object it brings into being.
  fileprivate func isCodeNew(of record: Record) -> Bool {
    let definition = record.type.definition
    guard definition.opensObject, let field = definition.objectField,
      let code = record.facts.code(field)
    else { return false }
    return !records.contains { other in
      other.sequence < record.sequence && other.agreement == record.agreement
        && other.facts.code(field) == code
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
  ///
  /// - Parameter underAnyCode: Whether the code of its object may be another.
  fileprivate func isLike(_ other: Record, underAnyCode: Bool) -> Bool {
    // Who names nobody says nothing of whom it concerns, and is like nobody who does.
    func overlap(_ one: [ActorID], _ two: [ActorID]) -> Bool {
      one.isEmpty == two.isEmpty && (Set(one).isSubset(of: two) || Set(two).isSubset(of: one))
    }
    guard Set(axes) == Set(other.axes), overlap(parties, other.parties),
      overlap(onBehalfOf, other.onBehalfOf)
    else { return false }
    let definition = type.definition
    return definition.fields.allSatisfy { field in
      if underAnyCode && definition.objectField == field.name { return true }
      guard field.tellsApart else { return true }
      guard let own = facts[field.name], let others = other.facts[field.name] else { return true }
      return own == others
    }
  }
}

extension FieldDefinition {
  /// Whether two values of the field are of two things; lists of participants, sizes and words vary
  /// with who tells.
  fileprivate var tellsApart: Bool {
    switch kind {
    case .actor, .agreement, .person, .participant, .code, .object, .axis, .axisOrAll, .choice,
      .day, .due, .occurred, .term, .external, .sha256, .currency, .language:
      true
    case .integer: [.amount, .value, .version].contains(name)
    case .set(.actor), .list(.actor): name == .debtors || name == .against
    default: false
    }
  }
}
