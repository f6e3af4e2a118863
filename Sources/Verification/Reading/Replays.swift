internal import Dispatch
internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Synchronization

/// The second pass: the records of each subject, in their order, folded and decided again; labels,
/// rules, views and the journal's rows are checked on the way.
struct Replays {
  private let map: LogMap
  private let derived: UInt64
  /// Whether the derived tables are of this program's version and can be compared.
  private let comparesDerived: Bool
  private let place: ReadingPlace

  init(_ map: LogMap, derived: UInt64, comparesDerived: Bool, _ place: ReadingPlace) {
    self.map = map
    self.derived = derived
    self.comparesDerived = comparesDerived
    self.place = place
  }

  /// What a share of the subjects came to.
  private struct Share: Sendable {
    var findings = Findings()
    var memberships = Memberships()
    var records = 0
  }

  /// Checks every subject, agreements first: what is about an actor alone may depend on which
  /// agreements name it.
  func check(
    _ environment: Environment, _ transaction: borrowing ReadTransaction, threads: Int,
    _ findings: inout Findings
  ) throws(LMDBError) -> Memberships {
    var agreements: [Subject] = []
    var others: [Subject] = []
    for subject in map.journals.keys.sorted(by: Replays.precedes) {
      if case .agreement = subject { agreements.append(subject) } else { others.append(subject) }
    }
    var all = Share()
    if threads > 1, map.readable >= 4_096, agreements.count > 1 {
      try share(agreements, environment, transaction, into: &all)
    } else {
      try check(agreements, transaction, into: &all)
    }
    try check(others, transaction, into: &all)
    findings.merge(all.findings)
    return all.memberships
  }

  private static func precedes(_ one: Subject, _ other: Subject) -> Bool {
    LedgerKeys.journal(of: one).lexicographicallyPrecedes(LedgerKeys.journal(of: other))
  }

  /// Two threads take every second agreement each.
  private func share(
    _ agreements: [Subject], _ environment: Environment,
    _ transaction: borrowing ReadTransaction, into all: inout Share
  ) throws(LMDBError) {
    let halves = (0..<2).map { half in
      agreements.enumerated().filter { $0.offset % 2 == half }.map(\.element)
    }
    let results = Mutex<[Int: Swift.Result<Share?, LMDBError>]>([:])
    DispatchQueue.concurrentPerform(iterations: 2) { half in
      let result: Swift.Result<Share?, LMDBError>
      do throws(LMDBError) {
        result = .success(
          try environment.read { transaction throws(LMDBError) -> Share? in
            // Derived rows are compared as of one position: another process may just have moved it.
            guard transaction.derivedSize == derived else { return nil }
            var share = Share()
            try check(halves[half], transaction, into: &share)
            return share
          })
      } catch {
        result = .failure(error)
      }
      results.withLock { $0[half] = result }
    }
    for (half, result) in results.withLock({ $0 }).sorted(by: { $0.key < $1.key }) {
      if let share = try result.get() {
        all.findings.merge(share.findings)
        all.memberships.merge(share.memberships)
      } else {
        try check(halves[half], transaction, into: &all)
      }
    }
  }

  private func check(
    _ subjects: [Subject], _ transaction: borrowing ReadTransaction, into share: inout Share
  ) throws(LMDBError) {
    var records = LoggedRecords(map)
    for subject in subjects {
      try check(subject, &records, transaction, &share)
    }
  }

  private func check(
    _ subject: Subject, _ records: inout LoggedRecords,
    _ transaction: borrowing ReadTransaction, _ share: inout Share
  ) throws(LMDBError) {
    var replay = SubjectReplay(of: subject, map.journals)
    replay.prepareToDecide()
    var snapshotSize: UInt64?
    if case .agreement(let id) = subject, comparesDerived {
      snapshotSize = try ViewsCheck.size(
        ofSnapshotOf: id, map, derived: derived, transaction, &share.findings)
    }
    for sequence in map.journals[subject] ?? [] where sequence < map.readable {
      share.records += 1
      if share.records & 0xFF == 0 { place.come(to: LedgerTable.journal, sequence) }
      if let size = snapshotSize, sequence >= size, case .agreement(let id) = subject {
        try replay.advance(to: size, &records, in: transaction)
        try ViewsCheck.check(id, replay.history, transaction, &share.findings)
        snapshotSize = nil
      }
      guard let record = try records.record(sequence, in: subject, transaction) else {
        // Read once from the first to the last, it is not found by its key.
        share.findings.add(
          Fault(
            .recordMissing, table: logTable, record: SequenceNumber(sequence),
            parameters: [.limit(1)]))
        continue
      }
      if comparesDerived, record.agreement == nil, record.target != nil, sequence < derived {
        // Its journals are known only now.
        _ = try IndexesCheck.checkJournal(
          record, JournalRow.bytes(of: record), in: subject, transaction, &share.findings)
      }
      let companions = record.companions
      if case .agreement(let id) = subject {
        share.memberships.add(record, of: id, naming: companions)
      }
      replay.include(companions, of: record)
      guard try isHome(subject, of: record, transaction) else { continue }
      try decide(record, &replay, &records, transaction, &share)
    }
    if let size = snapshotSize, case .agreement(let id) = subject {
      try replay.advance(to: size, &records, in: transaction)
      try ViewsCheck.check(id, replay.history, transaction, &share.findings)
    }
  }

  /// A record stands in several journals and is decided in one: the first.
  private func isHome(
    _ subject: Subject, of record: Record, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Bool {
    if case .agreement = subject { return true }
    if record.target == nil { return record.subjects.first == subject }
    let subjects = try ifSound { () throws(LedgerTablesError) in
      try transaction.subjects(of: record)
    }
    return subjects?.first == subject
  }

  private func decide(
    _ record: Record, _ replay: inout SubjectReplay, _ records: inout LoggedRecords,
    _ transaction: borrowing ReadTransaction, _ share: inout Share
  ) throws(LMDBError) {
    if let target = record.target {
      guard let corrected = try records.record(target.index, transaction) else { return }
      if corrected.agreement != record.agreement {
        share.findings.add(Fault(.agreementLabel, table: logTable, of: record))
        return
      }
      checkChanges(record, of: corrected.type, &share.findings)
      for companion in PreparedAction(of: record, expires: nil)
        .companionsInChanges(of: corrected.type)
      {
        replay.include(companion)
      }
    }
    let decided = try RulesCheck(map, share.memberships).check(
      record, in: &replay, &records, transaction, &share.findings)
    LabelsCheck.check(record, in: replay.history, decided: decided, &share.findings)
  }

  /// The bytes were read without knowing the type that a correction targets; now it is known.
  private func checkChanges(
    _ record: Record, of target: RecordType, _ findings: inout Findings
  ) {
    guard record.type == .recordCorrected else { return }
    do throws(RecordFormatError) {
      _ = try FactsFormat.canonicalBytes(record.facts, type: record.type, correcting: target)
    } catch {
      findings.add(
        Fault(
          .factsAltered, table: logTable, of: record, parameters: [.said(error.description)]))
    }
  }
}

extension ReadTransaction {
  /// How many records the derived tables hold; nil when their position does not read.
  var derivedSize: UInt64? {
    // Told by the check of the meta rows, which has read it already.
    try? derivedPosition().size
  }
}
