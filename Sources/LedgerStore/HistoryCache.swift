internal import LMDB
internal import LedgerTables
internal import Partnership

/// The histories the writer has at hand, kept at the log's end as records are appended.
///
/// Bounded by the number of records it holds, and of histories, which may hold none; the least recently
/// used histories go first.
struct HistoryCache {
  /// How many records and histories there may be together.
  let largestSize: Int

  /// One history; a class, because it is found by its own subject and by those it takes in, and
  /// grows where it lies.
  private final class Kept {
    let subject: Subject
    var history: History
    var included: Set<Subject>
    var lastUsed: UInt64
    /// How many of the records are the agreement's own.
    var ownRecords: Int
    /// How many the stored snapshot of the agreement was made of; nil when it was not asked.
    var recordsOfSnapshot: Int?
    /// The members whose memberships of the agreement are known to be stored.
    var members: Set<Subject> = []

    /// Whether it takes in journals for an action alone, which none of its own records names.
    var isForAction: Bool

    init(_ subject: Subject, _ gathered: LedgerView.Gathered) {
      self.subject = subject
      history = gathered.history
      included = gathered.subjects
      isForAction = gathered.isForAction
      lastUsed = 0
      ownRecords = if case .agreement(let id) = subject { history.ownRecords(of: id) } else { 0 }
    }

    /// Whether a record is the agreement's own.
    func owns(_ record: Record) -> Bool {
      if case .agreement(let id) = subject { record.agreement == id } else { false }
    }

    /// Adds a record, and says by how many the history has grown.
    func add(_ record: Record) -> Int {
      let before = history.records.count
      history.add(record)
      let growth = history.records.count - before
      if growth > 0, owns(record) { ownRecords += growth }
      return growth
    }
  }

  private var kept: [Subject: Kept] = [:]
  /// Which histories take in the journal of a subject.
  private var takers: [Subject: [ObjectIdentifier: Kept]] = [:]
  /// How many records and histories there are.
  private(set) var size = 0
  private var uses: UInt64 = 0

  /// An empty cache of at most that size, beside the history last asked for.
  init(largestSize: Int = 400_000) {
    self.largestSize = largestSize
  }

  /// The history of a subject with the journals of others in it, read when it is not at hand.
  mutating func history(
    of subject: Subject, including others: some Swift.Sequence<Subject>, view: LedgerView,
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> History {
    try keep(subject, including: others, view: view, in: transaction).history
  }

  private mutating func keep(
    _ subject: Subject, including others: some Swift.Sequence<Subject>, view: LedgerView,
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> Kept {
    uses += 1
    if let kept = kept[subject], !kept.isForAction {
      kept.lastUsed = uses
      for other in others where !kept.included.contains(other) {
        try take(other, into: kept, view: view, in: transaction)
        kept.isForAction = true
      }
      if kept.isForAction { evict(keeping: subject) }
      return kept
    }
    // What an action that was then refused had named is not to be seen by the next.
    if let kept = kept[subject] { remove(kept) }
    var gathered = try view.gathered(of: subject, including: Array(others), in: transaction)
    gathered.history.prepareToDecide()
    let new = Kept(subject, gathered)
    new.lastUsed = uses
    for member in new.included { takers[member, default: [:]][ObjectIdentifier(new)] = new }
    kept[subject] = new
    size += 1 + new.history.records.count
    evict(keeping: subject)
    return new
  }

  /// Adds the journal of another subject, and of whom it represents and belongs to.
  private mutating func take(
    _ other: Subject, into kept: Kept, view: LedgerView, in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) {
    var pending = [other]
    while let next = pending.popLast() {
      guard kept.included.insert(next).inserted else { continue }
      takers[next, default: [:]][ObjectIdentifier(kept)] = kept
      for record in try view.journal(of: next, in: transaction) {
        size += kept.add(record)
        if record.type == .actorRegistered { pending += record.companions }
      }
    }
  }

  /// Adds an appended record to every history that takes in one of its journals.
  ///
  /// A history that would have to take in more because of it is forgotten, and read anew when it is
  /// needed; the one it was decided against has what it names already.
  ///
  /// - Parameter decidedHere: Whether the decision was made against a history of this cache.
  mutating func add(_ entry: TrailEntry, decidedHere: Bool) {
    var companions: [Subject]?
    for subject in entry.subjects {
      guard let takers = takers[subject] else { continue }
      for taker in takers.values {
        let isOwn = entry.subjects.contains(taker.subject)
        if isOwn, taker.isForAction {
          // What was taken in for an action is the record's only where that was decided.
          guard decidedHere, taker.subject == entry.subjects.first else {
            remove(taker)
            continue
          }
          taker.isForAction = false
        }
        if isOwn || entry.record.type == .actorRegistered {
          let named = companions ?? entry.record.companions
          companions = named
          guard named.allSatisfy(taker.included.contains) else {
            remove(taker)
            continue
          }
        }
        size += taker.add(entry.record)
      }
    }
  }

  private mutating func remove(_ old: Kept) {
    guard kept.removeValue(forKey: old.subject) != nil else { return }
    for member in old.included {
      takers[member]?[ObjectIdentifier(old)] = nil
      if takers[member]?.isEmpty == true { takers[member] = nil }
    }
    size -= 1 + old.history.records.count
  }

  /// Forgets everything: after an append that was given up.
  mutating func removeAll() {
    self = HistoryCache(largestSize: largestSize)
  }

  private mutating func evict(keeping subject: Subject) {
    guard size > largestSize else { return }
    for old in kept.values.sorted(by: { $0.lastUsed < $1.lastUsed }) where old.subject != subject {
      guard size > largestSize * 3 / 4 else { return }
      remove(old)
    }
  }
}

extension HistoryCache {
  /// Whether the membership of an agreement may not be stored yet; asked once, it will be.
  mutating func mayBeNew(_ member: Subject, of agreement: AgreementID) -> Bool {
    kept[.agreement(agreement)]?.members.insert(member).inserted ?? true
  }

  /// The history of an agreement that has as many records of its own again as when its snapshot was
  /// made, and wants a new one; nil when it does not yet.
  mutating func historyToSnapshot(
    of agreement: AgreementID, view: LedgerView, in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> History? {
    let kept = try keep(.agreement(agreement), including: [], view: view, in: transaction)
    let before: Int
    if let known = kept.recordsOfSnapshot {
      before = known
    } else {
      before = try transaction.snapshot(of: agreement)?.records ?? 0
    }
    guard kept.ownRecords > 0, kept.ownRecords >= 2 * before else {
      kept.recordsOfSnapshot = before
      return nil
    }
    kept.recordsOfSnapshot = kept.ownRecords
    return kept.history
  }
}
