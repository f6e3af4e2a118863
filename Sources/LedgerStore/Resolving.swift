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
    var persons: [RecordReference: PersonID] = [:]
    for id in action.actionsNamed {
      guard let sequence = try sequence(of: id, view, trail, in: transaction) else { continue }
      records[id] = sequence
      persons[.action(id)] = try tables { () throws(LedgerTablesError) in
        try transaction.storedRecord(sequence).facts.person(.person)
      }
    }
    for sequence in action.registrationsNamed where sequence.index < view.size {
      let record = try tables { () throws(LedgerTablesError) in
        try transaction.storedRecord(sequence).record
      }
      guard record.type == .personRegistered else { continue }
      persons[.sequence(sequence)] = record.facts.person(.person)
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
    guard let again, again.isSame(as: stored),
      try saysTheSameWords(as: sequence, again, in: transaction)
    else {
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

extension Appender {
  /// Whether a record's words are those of an action, as far as they can still be read: they may have
  /// been erased.
  private func saysTheSameWords(
    as sequence: SequenceNumber, _ action: ReadyAction, in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) -> Bool {
    try tables { () throws(LedgerTablesError) in
      let words = try transaction.words(of: sequence, WordsKeysFile(in: folder, of: ledger))
      return words.map { $0 == action.prepared.words } ?? true
    }
  }
}

extension ReadyAction {
  /// Whether a stored record says what this action says, but for its words.
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
  /// The look-ups a decision may need beyond its own history, made only where it needs them.
  init(
    of action: PreparedAction, history: History, view: LedgerView,
    in transaction: borrowing ReadTransaction
  ) throws(AppendFailure) {
    let (agreements, member) = history.lookUps(for: action)
    let known = try tables { () throws(LedgerTablesError) in
      var known: Set<AgreementID> = []
      for agreement in agreements {
        let history = try view.history(of: .agreement(agreement), in: transaction)
        if history.isProposed { known.insert(agreement) }
      }
      return known
    }
    let namer = try tables { () throws(LedgerTablesError) -> SequenceNumber? in
      guard let member else { return nil }
      for agreement in try view.agreements(naming: member, in: transaction) {
        let history = try view.history(of: .agreement(agreement), in: transaction)
        if let namer = history.namer(of: member) { return namer }
      }
      return nil
    }
    let disposal =
      action.type.mayBeForbiddenByHolds
      ? try tables { () throws(LedgerTablesError) in
        try view.ground(of: action.facts.records(.records), in: transaction)
      } : DisposalGround()
    self.init(
      isKnown: { known.contains($0) }, namer: { $0 == member ? namer : nil },
      fingerprint: { KeyFingerprint(ofPublicKey: $0) }, disposal: disposal)
  }
}
