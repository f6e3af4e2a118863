internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

extension Appender {
  /// The record an action made, in the ledger or earlier in the same transaction.
  func sequence(
    of id: ActionID, _ view: LedgerView, _ trail: [ActionID: SequenceNumber],
    in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) -> SequenceNumber? {
    if let sequence = trail[id] { return sequence }
    return try tables { () throws(LedgerTablesError) in
      try view.derivedSequence(of: id, in: transaction)
    }
  }

  /// Prepares an action that names records or persons by actions, or corrects a record.
  func resolve(
    _ action: Action, _ options: AppendOptions, _ view: LedgerView,
    _ trail: [ActionID: SequenceNumber], in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) -> ReadyAction {
    var records: [ActionID: SequenceNumber] = [:]
    var persons: [ActionID: PersonID] = [:]
    for id in action.actionsNamed {
      guard let sequence = try sequence(of: id, view, trail, in: transaction) else { continue }
      records[id] = sequence
      persons[id] = try tables { () throws(LedgerTablesError) in
        try transaction.storedRecord(sequence).facts.person(.person)
      }
    }
    let resolution = Resolution(
      record: { [records] in records[$0] }, person: { [persons] in persons[$0] })
    var targetType: RecordType?
    let target = try refusing { () throws(Refusal) in try action.target(resolution) }
    if let target, target.index < view.size {
      targetType = try tables { () throws(LedgerTablesError) in
        try transaction.storedRecord(target).header.type
      }
    }
    let prepared = try refusing { [targetType] () throws(Refusal) in
      try action.prepared(
        correcting: targetType, resolving: resolution, author: options.author)
    }
    return try ReadyAction(prepared, ledger: ledger, random: random)
  }

  /// The first receipt again, when the action is the same; a refusal when it is another under the
  /// same id.
  func repeated(
    _ submission: Submission, _ sequence: SequenceNumber, _ options: AppendOptions,
    _ view: LedgerView, _ trail: [ActionID: SequenceNumber],
    in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) -> Verdict {
    let stored = try tables { () throws(LedgerTablesError) in
      try transaction.storedRecord(sequence)
    }
    let again: ReadyAction?
    switch submission {
    case .ready(let ready): again = ready
    case .unresolved(let action):
      do throws(AppendFailure) {
        again = try resolve(action, options, view, trail, in: transaction)
      } catch {
        // What names records that are not there is not what was recorded.
        guard case .refused = error else { throw error }
        again = nil
      }
    }
    guard let again, again.isSame(as: stored) else {
      throw .refused(
        Refusal(.actionReused, .text(stored.header.action.description), .record(sequence)))
    }
    let leaf = try tables { () throws(LedgerTablesError) in
      try transaction.leafHash(of: sequence)
    }
    return .repeated(
      Receipt(
        action: stored.header.action, leaf: leaf, recorded: stored.header.recorded,
        sequence: sequence))
  }
}

extension ReadyAction {
  /// Whether a stored record says what this action says.
  ///
  /// Words are not compared: they may have been erased; that the same words were given is.
  func isSame(as stored: StoredRecord) -> Bool {
    let header = stored.header
    var facts = prepared.facts
    if personIsMade { facts[.person] = stored.facts[.person] }
    return header.type == prepared.type && header.occurred == prepared.occurred
      && header.target == prepared.target && facts == stored.facts
      && (header.agreement == prepared.agreement || prepared.target != nil)
      && prepared.axes.allSatisfy(header.axes.contains)
      && prepared.parties.allSatisfy(header.parties.contains)
      && (prepared.onBehalfOf.isEmpty || prepared.onBehalfOf == header.onBehalfOf)
  }
}

extension Surroundings {
  /// The look-ups a decision may need beyond its own history, made only for the few types that
  /// need them.
  init(
    of action: PreparedAction, target subject: Subject, view: LedgerView,
    in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) {
    var known: Set<AgreementID> = []
    if let predecessor = action.facts.text(.predecessor).flatMap({ AgreementID($0) }) {
      let journal = try tables { () throws(LedgerTablesError) in
        try view.journal(of: .agreement(predecessor), in: transaction)
      }
      if !journal.isEmpty { known.insert(predecessor) }
    }
    var namers: [Subject: SequenceNumber] = [:]
    if action.type == .recordAnnulled, subject.isMember {
      namers[subject] = try tables { () throws(LedgerTablesError) in
        try view.standingNamer(of: subject, in: transaction)
      }
    }
    self.init(isKnown: { [known] in known.contains($0) }, namer: { [namers] in namers[$0] })
  }
}

extension Subject {
  fileprivate var isMember: Bool {
    switch self {
    case .actor, .person: true
    case .agreement, .ledger: false
    }
  }
}

extension LedgerView {
  /// The first standing record of any agreement that names an actor or a person.
  fileprivate func standingNamer(
    of member: Subject, in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> SequenceNumber? {
    for agreement in try agreements(naming: member, in: transaction) {
      let history = try history(of: .agreement(agreement), in: transaction)
      let answer = history.answer(asOf: .latest)
      if let record = answer.records.first(where: {
        $0.record.agreement != nil && $0.record.companions.contains(member)
      }) {
        return record.sequence
      }
    }
    return nil
  }
}
