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
    guard isPrepared else {
      return try prepared().decide(
        action, sequence: sequence, recorded: recorded, surroundings: surroundings)
    }
    if let expires = action.expires, recorded > expires {
      throw Refusal(.expired, Parameter(.date, .recorded(expires)))
    }
    var record = Record(
      sequence: sequence, recorded: recorded, type: action.type, agreement: action.agreement,
      occurred: action.occurred, axes: action.axes, parties: action.parties,
      onBehalfOf: action.onBehalfOf, target: action.target, author: action.author,
      signers: action.signers ?? [], facts: action.facts)
    if let cause = record.facts.cause, cause >= sequence || isKnownNotToStand(cause) {
      throw Refusal(.unknownRecord, .record(cause))
    }
    switch record.type {
    case .recordCorrected:
      let (decision, concerned) = try decideCorrection(record, surroundings)
      try checkSigned(
        decision.record, isDraft: action.isDraft, concerning: concerned, surroundings)
      return decision
    case .recordAnnulled:
      let (decision, concerned) = try decideAnnulment(record, surroundings)
      try checkSigned(
        decision.record, isDraft: action.isDraft, concerning: concerned, surroundings)
      return decision
    default: break
    }
    try record.checkDate(recorded: recorded)
    try fillActingParties(&record)
    try checkNewIDs(record)
    complete(&record)
    completeParties(ofKey: &record)
    // Whom and what its object brings in has to be known too.
    try checkKnown(record, surroundings)
    try record.checkForm()
    if record.type == .personalErased { try surroundings.disposal.check(record) }
    let decision = try judge(record)
    if record.type == .dispositionDecided {
      try surroundings.disposal.check(disposition: record, of: records)
    }
    try checkSigned(record, isDraft: action.isDraft, surroundings)
    return decision
  }

  /// Judges a new act or finding at its place, and the acts after it.
  private func judge(_ record: Record) throws(Refusal) -> Decision {
    let dated = DatedRecord(record)
    guard dated.place != nil else {
      try judgeClerical(record)
      return Decision(record: record)
    }
    let change = try comparison(removing: nil, inserting: dated)
    return Decision(
      record: record, anomalies: change.after.filter { $0.record == record.sequence },
      newlyAnomalous: change.new.filter { $0.record != record.sequence })
  }

  /// Folds the records that matter with and without a change, and refuses the change when an act
  /// that was valid without it would not be with it.
  ///
  /// What happened is not refused for what was done later: a change of findings alone refuses
  /// nothing, and the acts it contradicts are among the anomalies.
  ///
  /// - Returns: The anomalies of those records before and after.
  func comparison(
    removing old: DatedRecord?, inserting new: DatedRecord?
  ) throws(Refusal) -> Comparison {
    var objects = new?.touches ?? []
    for object in old?.touches ?? [] where !objects.contains(object) { objects.append(object) }
    let from = [old?.place, new?.place].compactMap { $0 }.min()
    let own = records(about: objects, changedFrom: from)
    var (without, rest) = eve(of: from, about: objects, own)
    var with = without
    var pending = new
    var broken: [SequenceNumber] = []
    let isOfAct = [old, new].contains { $0?.type.definition.kind == .act }
    for placed in rest {
      let dated = placed.dated
      if let candidate = pending, let at = candidate.place, at < placed.place {
        try with.judge(candidate.record)
        with.apply(candidate)
        pending = nil
      }
      let isOld = old?.place == placed.place
      if isOfAct, !isOld, dated.type.definition.kind == .act,
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
    // Findings that touch nothing are in no slice, so both are named apart from the rest.
    let others = own.lazy.map(\.dated).filter { $0.sequence != old?.sequence }
    func anomalies(_ changed: DatedRecord?, in state: PartnershipState) -> [Anomaly] {
      others.flatMap { state.anomalies(of: $0) } + (changed.map { state.anomalies(of: $0) } ?? [])
    }
    return Comparison(before: anomalies(old, in: without), after: anomalies(new, in: with))
  }

  /// Whether a record of this history has been annulled, or corrects one that has.
  private func isKnownNotToStand(_ sequence: SequenceNumber) -> Bool {
    record(sequence) != nil && self[sequence] == nil
  }
}

/// What is out of rule without a change and with it, among the records it can touch.
struct Comparison {
  let before: [Anomaly]
  let after: [Anomaly]

  /// What only the change puts out of rule; that an anomaly points to another record now is no news.
  var new: [Anomaly] {
    guard !after.isEmpty else { return [] }
    let before = Dictionary(grouping: before, by: \.record)
    return after.filter { anomaly in
      !(before[anomaly.record] ?? []).contains { $0.name == anomaly.name }
    }
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
    guard let occurred, let place else { return }
    let today = recorded.day
    if !type.definition.mayLieAhead, let first = occurred.first,
      first > today.adding(days: 1)
    {
      throw Refusal(.inTheFuture, .date(occurred), .day(today))
    }
    let days = place.day.days(until: today)
    if days > Record.daysInTime, !reasonGiven, !facts.hasWords("reason") {
      throw Refusal(
        .lateWithoutReason, .date(occurred), Parameter(.limit, .count(days)))
    }
  }
}
