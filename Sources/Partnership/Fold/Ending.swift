internal import CanonicalJSON

// What becomes of an agreement once it is in force: extended, suspended, ended, closed out; and of
// its parties.

extension AgreementState {
  /// From where each of these acts may be taken.
  private static let stages: [RecordType: Set<AgreementStage>] = [
    .agreementExtended: [.inForce, .suspended],
    .agreementRenewed: [.inForce, .suspended, .expired, .terminated, .closedOut],
    .agreementSuspended: [.inForce],
    .agreementResumed: [.suspended],
    .agreementTerminated: [.inForce, .suspended],
    .agreementExpired: [.expired],
    .agreementClosedOut: [.expired, .terminated],
    .agreementAbandoned: [.proposed, .signedInPart, .signed],
  ]

  func judgeEnding(_ act: Record) throws(Refusal) {
    guard let day = act.place?.day else { return }
    try judgeRepetition(act)
    try judgeStage(act, on: day)
    switch act.type {
    case .agreementExtended:
      if let force, let last = force.days.extended(by: act.facts), last <= force.days.last {
        throw Refusal(
          .extensionNotLater, .day(force.days.last),
          .record(force.extensions.last ?? force.record))
      }
    case .agreementClosedOut: try judgeClosing(act, on: day)
    case .agreementPartyAdded: try judgeAddition(act)
    case .agreementPartyLeft: try judgeLeaving(act)
    default: break
    }
    try judgeCitation(act)
  }

  private func judgeRepetition(_ act: Record) throws(Refusal) {
    let earlier: SequenceNumber? =
      switch act.type {
      case .agreementExpired: progress.stage == .expired ? progress.since : nil
      case .agreementRenewed: renewal?.record
      default: nil
      }
    if let earlier { throw Refusal(.alreadyRecorded, .type(act.type), .record(earlier)) }
  }

  private func judgeStage(_ act: Record, on day: Day) throws(Refusal) {
    guard let stages = AgreementState.stages[act.type] else { return }
    let stage = stage(on: day)
    // On its last day in force an agreement expires: both hold on the day it changes.
    if act.type == .agreementExpired, force?.days.last == day,
      stage == .inForce || stage == .suspended
    {
      return
    }
    guard stages.contains(stage) else {
      throw .wrongStage(
        act, of: act.agreement?.text ?? "", .agreement(stage),
        since: progress.since ?? proposal?.record,
        expected: AgreementStage.allCases.filter(stages.contains).map { .agreement($0) })
    }
  }

  /// Nothing that is owed, under way or in dispute may be left, unless it is waived.
  private func judgeClosing(_ act: Record, on day: Day) throws(Refusal) {
    let waived = act.facts.waivers
    guard let open = openMatters(on: day).first(where: { !waived.contains($0.matter) }) else {
      return
    }
    throw Refusal(
      .stillOpen, Parameter(.object, .object(open.matter.kind)), .code(open.matter.code),
      .record(open.record))
  }

  /// What is not settled at the end of a day, ascending, each with the record that brought it in.
  public func openMatters(on day: Day) -> [(matter: Waiver, record: SequenceNumber)] {
    var open: [(matter: Waiver, record: SequenceNumber)] = []
    for (code, commitment) in commitments {
      guard commitment.stage(on: day, in: self).isOwed, let made = commitment.made else {
        continue
      }
      open.append((Waiver(.commitment, code), made))
    }
    for (code, transfer) in transfers where transfer.acknowledged == nil {
      if let made = transfer.made { open.append((Waiver(.transfer, code), made)) }
    }
    for (code, incident) in incidents where incident.progress.stage == .open {
      if let declared = incident.declared { open.append((Waiver(.incident, code), declared)) }
    }
    for (code, dispute) in disputes where dispute.isOpen {
      if let raised = dispute.raised { open.append((Waiver(.dispute, code), raised)) }
    }
    return open.sorted { $0.matter < $1.matter }
  }

  private func judgeAddition(_ act: Record) throws(Refusal) {
    guard let party = act.facts.actor(.party), parties.contains(party) else { return }
    throw Refusal(.alreadyAParty, .actor(party))
  }

  private func judgeLeaving(_ act: Record) throws(Refusal) {
    guard let party = act.facts.actor(.party) else { return }
    try require([party], in: parties)
    if parties.count <= 2 { throw Refusal(.tooFewParties, .actor(party)) }
  }

  mutating func applyEnding(_ record: DatedRecord, _ days: Days) {
    use(record)
    switch record.type {
    case .agreementExtended:
      guard let last = force?.days.extended(by: record.facts) else { return }
      force?.end(on: last)
      force?.extensions.append(record.sequence)
    case .agreementRenewed:
      guard renewal == nil, let successor = record.facts.agreement(.successor) else { return }
      renewal = Renewal(successor: successor, record: record.sequence)
    case .agreementSuspended: progress.move(to: .suspended, record)
    case .agreementResumed: progress.move(to: .inForce, record)
    case .agreementTerminated:
      if let last = force?.days.last { force?.end(on: min(last, days.last)) }
      progress.move(to: .terminated, record)
    case .agreementExpired: progress.move(to: .expired, record)
    case .agreementClosedOut:
      progress.move(to: .closedOut, record)
      for waiver in record.facts.waivers where waiver.kind == .commitment {
        commitments[waiver.code]?.waiveAtClosing(record)
      }
    case .agreementAbandoned: progress.move(to: .abandoned, record)
    case .agreementPartyAdded:
      guard let party = record.facts.actor(.party), !parties.contains(party) else { return }
      parties.insertSorted(party, by: { $0 })
    case .agreementPartyLeft:
      guard let party = record.facts.actor(.party) else { return }
      parties.removeSorted(party, by: { $0 })
    default: break
    }
  }
}

extension Force {
  fileprivate mutating func end(on last: Day) {
    days = Days(first: days.first, last: last)
  }
}

extension Days {
  /// The last day as an extension makes it: the day it names, or its term counted from the last day
  /// so far, clamped to the length of the month.
  fileprivate func extended(by facts: Facts) -> Day? {
    facts.day(.until) ?? facts.term(.term)?.lastDay(from: last)
  }
}

extension Facts {
  /// What an agreement is closed in spite of.
  var waivers: [Waiver] {
    guard case .tree(let json) = self[.waives] else { return [] }
    return (json.arrayValue ?? []).compactMap { Waiver($0) }
  }

  /// The agreement a field names.
  func agreement(_ field: FieldName) -> AgreementID? { text(field).flatMap { AgreementID($0) } }
}
