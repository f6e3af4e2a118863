public import LMDB
public import Partnership
internal import RecordFormat
internal import Synchronization

/// A record of the log that the derived tables do not hold yet.
public struct TrailEntry: Sendable, Hashable {
  /// The record.
  public let record: Record
  /// The action that made it.
  public let action: ActionID
  /// The journals it will stand in.
  public let subjects: [Subject]

  /// An entry.
  public init(record: Record, action: ActionID, subjects: [Subject]) {
    self.record = record
    self.action = action
    self.subjects = subjects
  }
}

/// The records behind the derived tables, decoded once a process.
///
/// The log is the truth and the derived tables follow it; a reader joins the two, so that every
/// answer is at the log's own position, however far the tables have come.
public final class Trail: Sendable {
  private struct Cached {
    var start: UInt64 = 0
    var entries: [TrailEntry] = []
    var end: UInt64 { start + UInt64(entries.count) }
  }

  private let cached = Mutex(Cached())

  /// Nothing read yet.
  public init() {}

  /// The entries from what the derived tables hold up to a size of the log, as this transaction
  /// sees both.
  public func entries(
    from derived: UInt64, to size: UInt64, in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> [TrailEntry] {
    guard derived < size else { return [] }
    var known = cached.withLock { $0 }
    if derived < known.start || derived > known.end { known = Cached(start: derived) }
    known.entries.removeFirst(Int(derived - known.start))
    known.start = derived
    if known.end > size { return Array(known.entries.prefix(Int(size - derived))) }
    try transaction.forEachRecordRow(in: known.end..<size) {
      sequence, row throws(LedgerTablesError) in
      let stored = try StoredRecord(row, sequence)
      let record = stored.record
      known.entries.append(
        TrailEntry(
          record: record, action: stored.header.action,
          subjects: try transaction.subjects(of: record)))
    }
    let read = known
    cached.withLock { cached in
      // An older snapshot must not take away what a newer one has read.
      if read.end >= cached.end { cached = read }
    }
    return known.entries
  }
}

extension ReadTransaction {
  /// The journals a record stands in; a ledger-wide correction or annulment stands where its
  /// target does.
  public func subjects(of record: Record) throws(LedgerTablesError) -> [Subject] {
    var record = record
    while record.agreement == nil, let target = record.target, target < record.sequence {
      record = try storedRecord(target).record
    }
    return record.subjects
  }
}
