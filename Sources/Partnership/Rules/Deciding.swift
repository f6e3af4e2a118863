extension History {
  /// Decides an action against this history, in both orders: judged at its own place in the fold,
  /// and then again every later act that was valid without it.
  ///
  /// - Parameters:
  ///   - action: An action whose form has been checked.
  ///   - sequence: The place in the log it would take.
  ///   - recorded: The instant it would be recorded at.
  ///   - surroundings: Look-ups beyond this subject.
  /// - Returns: The record to append, its anomalies, and those it causes in others.
  /// - Throws: The refusal; nothing has changed.
  public func decide(
    _ action: PreparedAction, sequence: SequenceNumber, recorded: Recorded,
    surroundings: Surroundings = .none
  ) throws(Refusal) -> Decision {
    if let expires = action.expires, recorded > expires {
      throw Refusal(.expired, Parameter(.date, .recorded(expires)))
    }
    var record = Record(
      sequence: sequence, recorded: recorded, type: action.type, agreement: action.agreement,
      occurred: action.occurred, axes: action.axes, parties: action.parties,
      onBehalfOf: action.onBehalfOf, target: action.target, author: action.author,
      facts: action.facts)
    if let cause = record.facts.cause, cause >= sequence {
      throw Refusal(.unknownRecord, .record(cause))
    }
    switch record.type {
    case .recordCorrected: return try decideCorrection(record)
    case .recordAnnulled: return try decideAnnulment(record, surroundings)
    default: break
    }
    try record.checkDate(recorded: recorded)
    try fillActingParties(&record)
    try checkKnown(record, surroundings)
    complete(&record)
    try record.checkForm()
    return try judge(record)
  }

  /// Judges a new act or finding at its place, and the acts after it.
  private func judge(_ record: Record) throws(Refusal) -> Decision {
    let dated = DatedRecord(record)
    guard dated.place != nil else { return Decision(record: record) }
    let (before, after) = try comparison(removing: nil, inserting: dated)
    return Decision(
      record: record, anomalies: after.filter { $0.record == record.sequence },
      newlyAnomalous: after.filter { $0.record != record.sequence && !before.contains($0) })
  }

  /// Folds the records that matter with and without a change, and refuses the change when an act
  /// that was valid without it would not be with it.
  ///
  /// - Returns: The anomalies of those records before and after.
  func comparison(
    removing old: DatedRecord?, inserting new: DatedRecord?
  ) throws(Refusal) -> (before: [Anomaly], after: [Anomaly]) {
    var objects = Set((old?.record.consults ?? []) + (new?.record.consults ?? []))
    objects.formUnion(old?.record.concerns ?? [])
    let slice = slice(about: objects)
    let registry = clericalState
    var without = registry
    var with = registry
    var pending = new
    var broken: [SequenceNumber] = []
    let changesFrom = [old?.place, new?.place].compactMap { $0 }.min()
    for place in slice {
      guard let dated = self[place.sequence] else { continue }
      if let candidate = pending, let at = candidate.place, at < place {
        try with.judge(candidate.record)
        with.apply(candidate)
        pending = nil
      }
      let isOld = old.map { $0.place == place } ?? false
      if dated.type.definition.kind == .act, !isOld, let changesFrom, place > changesFrom,
        without.isValid(dated.record), !with.isValid(dated.record)
      {
        broken.append(dated.sequence)
      }
      without.apply(dated)
      if !isOld { with.apply(dated) }
    }
    if let candidate = pending {
      try with.judge(candidate.record)
      with.apply(candidate)
    }
    guard broken.isEmpty else {
      throw Refusal(.laterActInvalid, Parameter(.records, .records(broken.sorted())))
    }
    let members = slice.compactMap { self[$0.sequence] }
    let before = members.flatMap { without.anomalies(of: $0) }
    var remaining = members.filter { $0.sequence != old?.sequence }
    if let new { remaining.append(new) }
    return (before, remaining.flatMap { with.anomalies(of: $0) })
  }
}

extension PartnershipState {
  fileprivate func isValid(_ act: Record) -> Bool {
    do {
      try judge(act)
      return true
    } catch {
      return false
    }
  }
}

extension Record {
  /// Not in the future, and late only with a reason.
  ///
  /// A correction always gives its reason, so lateness does not stop the record it corrects.
  func checkDate(recorded: Recorded, reasonGiven: Bool = false) throws(Refusal) {
    guard let occurred, let place = Place(of: self) else { return }
    let today = recorded.day
    if !type.definition.mayLieAhead, let first = occurred.first,
      first > today.adding(days: 1)
    {
      throw Refusal(.inTheFuture, .date(occurred), .day(today))
    }
    let days = place.day.days(until: today)
    if days > 30, !reasonGiven, !facts.hasWords("reason") {
      throw Refusal(
        .lateWithoutReason, .date(occurred), Parameter(.limit, .count(days)))
    }
  }

  /// Nonsense in itself, whatever the history.
  func checkForm() throws(Refusal) {
    if type.definition.axisRule == .required, axes.isEmpty {
      throw Refusal(.axisMissing, .type(type))
    }
    switch type {
    case .knowhowTransferred:
      if let giver = facts.actor(.giver), giver == facts.actor(.receiver) {
        throw Refusal(.sameActor, .actor(giver), .field("data.receiver"))
      }
    case .funderDeclared:
      if let actor = facts.actor(.actor), actor == facts.actor(.funder) {
        throw Refusal(.sameActor, .actor(actor), .field("data.funder"))
      }
    case .commitmentMet:
      if facts[.evidence] == nil, !facts.hasWords("reason") {
        throw Refusal(.proofOfMeetingMissing, .type(type))
      }
    default: break
    }
  }
}
