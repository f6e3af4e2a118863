internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

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
    let surroundings = try surroundings(of: action, replay.history, before, &records, transaction)
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
    of action: PreparedAction, _ history: History, _ before: UInt64,
    _ records: inout LoggedRecords, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Surroundings {
    let (agreements, member) = history.lookUps(for: action)
    var known: Set<AgreementID> = []
    for agreement in agreements {
      let history = try self.history(of: agreement, before, &records, transaction)
      if history.isProposed { known.insert(agreement) }
    }
    var namer: SequenceNumber?
    if let member {
      for (agreement, first) in memberships.agreements(of: member)
      where first < before && namer == nil {
        namer = try self.history(of: agreement, before, &records, transaction).namer(of: member)
      }
    }
    return Surroundings(
      isKnown: { [known] in known.contains($0) },
      namer: { [namer] in $0 == member ? namer : nil },
      fingerprint: { KeyFingerprint(ofPublicKey: $0) },
      disposal: action.type.mayBeForbiddenByHolds
        ? try ground(of: action, before, &records, transaction) : DisposalGround())
  }

  /// What an erasure, or a decision on what becomes of records, was held against.
  private func ground(
    of action: PreparedAction, _ before: UInt64, _ records: inout LoggedRecords,
    _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> DisposalGround {
    var named: [Record] = []
    for sequence in action.facts.records(.records) where sequence.index < before {
      var next: SequenceNumber? = sequence
      // A target comes before what targets it: in a damaged log, too, this ends.
      while let wanted = next, let record = try records.record(wanted.index, transaction) {
        named.append(record)
        next = record.target.flatMap { $0 < wanted ? $0 : nil }
      }
    }
    var earlier: [Record] = []
    for sequence in map.journals[.erasures] ?? [] where sequence < before {
      if let record = try records.record(sequence, in: .erasures, transaction) {
        earlier.append(record)
      }
    }
    return DisposalGround(named: named, before: earlier)
  }

  private func history(
    of agreement: AgreementID, _ before: UInt64, _ records: inout LoggedRecords,
    _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> History {
    var replay = SubjectReplay(of: .agreement(agreement), map.journals)
    try replay.advance(to: before, &records, in: transaction)
    return replay.history
  }
}
