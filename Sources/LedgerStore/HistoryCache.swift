internal import LMDB
internal import LedgerTables
internal import Partnership

/// The histories the writer has at hand, kept at the log's end as records are appended.
///
/// Bounded by the number of records it holds; the least recently used histories go first.
struct HistoryCache {
  /// How many records the histories may hold together.
  static let mostRecords = 400_000

  private struct Entry {
    var history: History
    var included: Set<Subject>
    var lastUsed: UInt64
  }

  private var entries: [Subject: Entry] = [:]
  /// Which histories take in the journal of a subject.
  private var takers: [Subject: Set<Subject>] = [:]
  private var records = 0
  private var uses: UInt64 = 0

  /// The history of a subject with the journals of others in it, read when it is not at hand.
  mutating func history(
    of subject: Subject, including others: [Subject], view: LedgerView,
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> History {
    uses += 1
    if let index = entries.index(forKey: subject) {
      let missing = others.filter { !entries.values[index].included.contains($0) }
      if missing.isEmpty {
        entries.values[index].lastUsed = uses
        return entries.values[index].history
      }
      var entry = entries.remove(at: index).value
      let before = entry.history.records.count
      for other in missing {
        try take(other, into: &entry, of: subject, view: view, in: transaction)
      }
      entry.lastUsed = uses
      records += entry.history.records.count - before
      entries[subject] = entry
      evict(keeping: subject)
      return entry.history
    }
    var (history, included) = try view.gathered(of: subject, including: others, in: transaction)
    history.prepareToDecide()
    for member in included { takers[member, default: []].insert(subject) }
    entries[subject] = Entry(history: history, included: included, lastUsed: uses)
    records += history.records.count
    evict(keeping: subject)
    return history
  }

  /// Adds the journal of another subject, and of whom it represents and belongs to.
  private mutating func take(
    _ other: Subject, into entry: inout Entry, of subject: Subject, view: LedgerView,
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) {
    var pending = [other]
    while let next = pending.popLast() {
      guard entry.included.insert(next).inserted else { continue }
      takers[next, default: []].insert(subject)
      for record in try view.journal(of: next, in: transaction) {
        entry.history.add(record)
        if record.type == .actorRegistered { pending += record.companions }
      }
    }
  }

  /// Adds a record just appended to every history that takes in one of its journals.
  mutating func add(_ entry: TrailEntry) {
    for subject in entry.subjects {
      for taker in takers[subject] ?? [] {
        guard let before = entries[taker]?.history.records.count else { continue }
        entries[taker]?.history.add(entry.record)
        records += (entries[taker]?.history.records.count ?? before) - before
      }
    }
  }

  /// Adds a record that another process appended.
  ///
  /// Nobody has asked for the journals it names, as a decision here does first: a history that does
  /// not take them in yet is forgotten, and read anew when it is needed.
  mutating func add(foreign entry: TrailEntry) {
    for subject in entry.subjects {
      for taker in takers[subject] ?? [] {
        let mustTakeIn = named(by: entry.record, in: taker)
        if mustTakeIn.contains(where: { entries[taker]?.included.contains($0) == false }) {
          remove(taker)
        }
      }
    }
    add(entry)
  }

  /// The subjects whose journals a history takes in because of a record of it.
  private func named(by record: Record, in taker: Subject) -> [Subject] {
    let isOwn = record.agreement.map { taker == .agreement($0) } ?? false
    return isOwn || record.type == .actorRegistered ? record.companions : []
  }

  private mutating func remove(_ subject: Subject) {
    guard let entry = entries.removeValue(forKey: subject) else { return }
    for member in entry.included { takers[member]?.remove(subject) }
    records -= entry.history.records.count
  }

  /// Forgets everything: after an append that was given up.
  mutating func removeAll() {
    self = HistoryCache()
  }

  private mutating func evict(keeping kept: Subject) {
    guard records > HistoryCache.mostRecords else { return }
    let oldestFirst = entries.sorted { $0.value.lastUsed < $1.value.lastUsed }
    for (subject, _) in oldestFirst where subject != kept {
      guard records > HistoryCache.mostRecords * 3 / 4 else { return }
      remove(subject)
    }
  }
}
