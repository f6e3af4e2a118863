internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// A record read from the log with what of its header the domain does not see.
struct LoggedRecord: Sendable {
  let record: Record
  let action: ActionID
  let expires: Recorded?
}

/// The records of the log by sequence, each decoded when it is asked for.
///
/// Those about actors and persons are asked for by every agreement that names them, and are kept.
struct LoggedRecords {
  private static let mostKept = 8_000

  private var kept: [UInt64: LoggedRecord] = [:]

  /// Reads a record below the sound part of the log.
  mutating func record(
    _ sequence: UInt64, in transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> LoggedRecord? {
    if let record = kept[sequence] { return record }
    let stored = try ifSound { () throws(LedgerTablesError) in
      try transaction.storedRecord(SequenceNumber(sequence))
    }
    guard let stored else { return nil }
    let record = LoggedRecord(
      record: stored.record, action: stored.header.action, expires: stored.header.expires)
    if record.record.agreement == nil {
      if kept.count >= LoggedRecords.mostKept { kept.removeAll(keepingCapacity: true) }
      kept[sequence] = record
    }
    return record
  }
}
