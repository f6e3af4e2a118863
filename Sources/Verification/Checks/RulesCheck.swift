internal import LMDB
internal import LedgerTables
internal import Partnership

let logTable = LedgerTable.records.name

/// *rules*: every record decided again under its own catalogue against the state before it.
struct RulesCheck {
  private let map: LogMap
  private let memberships: Memberships

  /// - Parameter memberships: Of the whole log, for those who are decided after all agreements.
  init(_ map: LogMap, _ memberships: Memberships) {
    self.map = map
    self.memberships = memberships
  }

  /// Decides a record again; gives it as decided, or nil when a rule refuses it.
  ///
  /// - Parameter replay: The history of the record's subject before it, with those of whom the
  ///   record names.
  func check(
    _ record: Record, in replay: inout SubjectReplay, _ records: inout LoggedRecords,
    _ transaction: borrowing ReadTransaction, _ findings: inout Findings
  ) throws(LMDBError) -> Record? {
    findings.count(.rules)
    let action = PreparedAction(of: record, expires: map.expiries[record.sequence.index])
    let before = record.sequence.index
    for subject in record.target == nil ? action.subjects : [] { replay.include(subject) }
    try replay.advance(to: before, &records, in: transaction)
    let surroundings = try surroundings(of: action, replay.subject, before, &records, transaction)
    do throws(Refusal) {
      let decision = try replay.history.decide(
        action, sequence: record.sequence, recorded: record.recorded, surroundings: surroundings)
      return decision.record
    } catch {
      findings.add(
        Fault(
          .ruleBroken, table: logTable, of: record,
          parameters: [.name(error.name.rawValue)] + error.parameters))
      return nil
    }
  }

  /// The look-ups a decision may need beyond its own history, as they were at its position.
  private func surroundings(
    of action: PreparedAction, _ subject: Subject, _ before: UInt64,
    _ records: inout LoggedRecords, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Surroundings {
    var known: Set<AgreementID> = []
    if let predecessor = action.facts.text(.predecessor).flatMap({ AgreementID($0) }),
      let first = map.journals[.agreement(predecessor)]?.first, first < before
    {
      known.insert(predecessor)
    }
    var namers: [Subject: SequenceNumber] = [:]
    if action.type == .recordAnnulled, subject.isMember {
      namers[subject] = try namer(of: subject, before, &records, transaction)
    }
    return Surroundings(
      isKnown: { [known] in known.contains($0) }, namer: { [namers] in namers[$0] })
  }

  /// A standing record, of any agreement, that names an actor or a person.
  private func namer(
    of member: Subject, _ before: UInt64, _ records: inout LoggedRecords,
    _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> SequenceNumber? {
    for (agreement, first) in memberships.agreements(of: member) where first < before {
      var replay = SubjectReplay(of: .agreement(agreement), map)
      try replay.advance(to: before, &records, in: transaction)
      let answer = replay.history.answer(asOf: .latest)
      if let record = answer.records.first(where: {
        $0.record.agreement != nil && $0.record.companions.contains(member)
      }) {
        return record.sequence
      }
    }
    return nil
  }
}

extension Subject {
  /// Whether it is an actor or a person.
  fileprivate var isMember: Bool {
    switch self {
    case .actor, .person: true
    case .agreement, .ledger: false
    }
  }
}
