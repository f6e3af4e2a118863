internal import CanonicalJSON
internal import Partnership

extension DueRow {
  /// Everything that falls due in an agreement, in no order.
  ///
  /// Of one that is closed out or abandoned nothing is awaited but what is still owed: whatever else
  /// was open was waived.
  static func all(of agreement: AgreementID, in answer: Answer) -> [DueRow] {
    let state = answer.state.agreement
    let owed =
      state.commitments.compactMap { commitment($0, $1, in: answer) }
      + answer.coming.compactMap { effect($0, in: answer) }
    if state.isOver(on: answer.day) { return owed }
    return owed + state.exchanges.compactMap { exchange($0, $1, in: answer) }
      + state.leads.compactMap { lead($0, $1, in: answer) }
      + state.amendments.compactMap { amendment($0, $1, in: answer) }
      + state.delegations.flatMap { from, granted in
        granted.compactMap { delegation(from, $0, in: answer) }
      }
      + [term(of: agreement, in: answer)].compactMap { $0 }
      + state.transfers.compactMap { transfer($0, $1, in: answer) }
  }

  private static func commitment(
    _ id: Code, _ state: CommitmentState, in answer: Answer
  ) -> DueRow? {
    guard let line = CommitmentLine(id, state, in: answer), line.stage.isOwed else { return nil }
    let creditor = line.creditor.map { [$0] } ?? []
    let others = line.debtors + creditor
    let isByTerm = line.due == .endOfTerm
    return DueRow(
      .commitment(line.stage), id.text, line.record, in: answer,
      changedBy: state.records + (isByTerm ? answer.state.agreement.recordsOfTerm : []),
      annulled: { $0.isAbout(.commitment, id) || isByTerm && $0.isAboutTerm }, day: line.dueDay,
      written: line.due?.json.stringValue, debtors: line.debtors, parties: others,
      title: line.title)
  }

  private static func exchange(_ id: Code, _ state: ExchangeState, in answer: Answer) -> DueRow? {
    guard state.stage == .scheduled, let planned = state.planned, let record = state.scheduled,
      let line = ExchangeLine(id, state, in: answer)
    else { return nil }
    return DueRow(
      .exchange, id.text, record, in: answer, changedBy: state.records,
      annulled: { $0.isAbout(.exchange, id) },
      from: planned.first, day: planned.last, written: planned.description, title: line.title)
  }

  private static func lead(_ id: Code, _ state: LeadState, in answer: Answer) -> DueRow? {
    guard state.progress.stage == .identified, let deadline = state.deadline,
      let record = state.identified
    else { return nil }
    let payers = [state.funder, state.through].compactMap { $0 }
    return DueRow(
      .lead, id.text, record, in: answer, changedBy: state.records,
      annulled: { $0.isAbout(.lead, id) }, day: deadline, written: deadline.description,
      parties: payers)
  }

  /// One that is decided on, or adopted and not yet in effect or not wholly carried out.
  private static func amendment(
    _ id: Code, _ state: AmendmentState, in answer: Answer
  ) -> DueRow? {
    guard let effective = state.effective, let record = state.proposed,
      let stage = state.progress.stage
    else { return nil }
    switch stage {
    case .proposed: break
    case .adopted:
      guard effective >= answer.day || state.carriedOut.count < state.operations.count else {
        return nil
      }
    case .rejected, .withdrawn: return nil
    }
    return DueRow(
      .amendment(stage), id.text, record, in: answer, changedBy: state.records,
      annulled: { $0.isAbout(.amendment, id) }, day: effective, written: effective.description,
      title: TextReference("title", in: answer[record]))
  }

  /// One that still holds: what has lapsed waits for nobody.
  private static func delegation(
    _ from: ActorID, _ state: DelegationState, in answer: Answer
  ) -> DueRow? {
    guard let until = state.until, until >= answer.day else { return nil }
    return DueRow(
      .delegation, from.text, state.record, in: answer, key: state.record.description,
      day: until, written: until.description, parties: [from, state.to])
  }

  /// A known record that takes effect later; others dated ahead of a past day have merely not
  /// happened by then.
  private static func effect(_ dated: DatedRecord, in answer: Answer) -> DueRow? {
    guard dated.type.definition.mayLieAhead else { return nil }
    return DueRow(
      .effect, RecordLine(dated).about, dated, in: answer, key: dated.sequence.description,
      from: dated.first, day: dated.last, written: dated.occurred?.description)
  }

  private static func term(of agreement: AgreementID, in answer: Answer) -> DueRow? {
    let state = answer.state.agreement
    let stage = state.stage(on: answer.day)
    guard let force = state.force, stage == .inForce || stage == .suspended else { return nil }
    return DueRow(
      .term(stage), agreement.text, force.record, in: answer, changedBy: state.recordsOfTerm,
      annulled: \.isAboutTerm,
      day: force.days.last, written: force.days.last.description,
      title: TextReference("title", in: state.proposal.flatMap { answer[$0.record] }))
  }

  private static func transfer(_ id: Code, _ state: TransferState, in answer: Answer) -> DueRow? {
    guard let made = state.made, state.acknowledged == nil, let dated = answer[made] else {
      return nil
    }
    return DueRow(
      .transfer, id.text, dated, in: answer, changedBy: state.records,
      annulled: { $0.isAbout(.transfer, id) }, day: nil, written: dated.occurred?.description,
      title: TextReference("description", in: dated))
  }
}

extension DueRow {
  /// - Parameters:
  ///   - key: What it is known by within its kind, when that is not what it is about.
  ///   - records: Those that speak of it beside its own, or its own among them.
  ///   - isAbout: Whether an annulled record was about it.
  ///   - parties: Whom it concerns beside the parties of its record.
  fileprivate init(
    _ matter: DueMatter, _ about: String?, _ dated: DatedRecord, in answer: Answer,
    key: String? = nil, changedBy records: [SequenceNumber] = [],
    annulled isAbout: (Record) -> Bool = { _ in false }, from: Day? = nil, day: Day?,
    written: String?, debtors: [ActorID] = [], parties: [ActorID] = [],
    title: TextReference? = nil
  ) {
    let change = answer.lastChange(by: [dated.sequence] + records, annulled: isAbout)
    id = "\(matter.kind.rawValue):\(key ?? about ?? "")"
    self.matter = matter
    self.about = about
    self.from = from ?? day
    self.day = day
    days = day.map { answer.day.days(until: $0) }
    self.written = written
    self.debtors = debtors
    axes = dated.axes
    self.parties = Set(dated.parties + parties).sorted()
    record = dated.sequence
    type = dated.type
    changed = change ?? dated.sequence
    recorded = change.flatMap { answer[$0] }?.record.recorded ?? dated.record.recorded
    self.title = title
  }

  fileprivate init?(
    _ matter: DueMatter, _ about: String, _ record: SequenceNumber, in answer: Answer,
    key: String? = nil, changedBy records: [SequenceNumber] = [],
    annulled isAbout: (Record) -> Bool = { _ in false }, from: Day? = nil, day: Day?,
    written: String?, debtors: [ActorID] = [], parties: [ActorID] = [],
    title: TextReference? = nil
  ) {
    guard let dated = answer[record] else { return nil }
    self.init(
      matter, about, dated, in: answer, key: key, changedBy: records, annulled: isAbout, from: from,
      day: day, written: written, debtors: debtors, parties: parties, title: title)
  }
}

extension Answer {
  /// The last record that changed something: one of those that speak of it, or one that corrected or
  /// annulled such a record.
  ///
  /// It never goes back, so that a calendar takes what is said later for newer.
  fileprivate func lastChange(
    by records: [SequenceNumber], annulled isAbout: (Record) -> Bool
  ) -> SequenceNumber? {
    let standing = Set(records)
    var last = standing.max()
    for record in standing {
      if let correction = self[record]?.corrections.last { last = max(last ?? record, correction) }
    }
    for (record, by) in annulled {
      let isCorrection = record.type == .recordCorrected
      let concerns = isCorrection ? record.target.map(standing.contains) ?? false : isAbout(record)
      if concerns { last = max(last ?? by, by) }
    }
    return last
  }
}

extension Record {
  /// Whether it is about the object of that code, by the field that names objects of its sort.
  fileprivate func isAbout(_ field: FieldName, _ code: Code) -> Bool {
    type.definition.objectField == field && facts.code(field) == code
  }

  /// Whether it says until when the agreement is in force.
  fileprivate var isAboutTerm: Bool {
    switch type {
    case .agreementEnteredIntoForce, .agreementExtended, .agreementTerminated: true
    default: false
    }
  }
}

extension AgreementState {
  /// Whether nothing more is to be done about it: it is closed out or abandoned.
  func isOver(on day: Day) -> Bool {
    let stage = stage(on: day)
    return stage == .closedOut || stage == .abandoned
  }

  /// The records that say until when it is in force.
  fileprivate var recordsOfTerm: [SequenceNumber] {
    (force.map { [$0.record] + $0.extensions } ?? [])
      + progress.steps.filter { $0.stage == .terminated }.map(\.record)
  }
}
