internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// The records of the log by sequence, each decoded when it is asked for.
///
/// A record whose row in the journal was found to be what the log makes is read from there, which
/// takes a fraction of reading its JSON again. Those about actors and persons are asked for by every
/// agreement that names them, and are kept.
struct LoggedRecords {
  private static let mostKept = 8_000

  private let map: LogMap
  private var kept: [UInt64: Record] = [:]
  private var lists = JournalLists()
  /// The record read last and the one before: each is judged, and then added to the history.
  private var recent: [Record] = []

  init(_ map: LogMap) {
    self.map = map
  }

  /// Reads a record below the sound part of the log; nil when it does not read.
  ///
  /// - Parameter journal: A journal it stands in.
  mutating func record(
    _ sequence: UInt64, in journal: Subject? = nil, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Record? {
    if let record = recent.first(where: { $0.sequence.index == sequence }) { return record }
    if let record = kept[sequence] { return record }
    guard let record = try read(sequence, in: journal, transaction) else { return nil }
    if recent.count == 2 { recent.removeFirst() }
    recent.append(record)
    if record.agreement == nil {
      if kept.count >= LoggedRecords.mostKept { kept.removeAll(keepingCapacity: true) }
      kept[sequence] = record
    }
    return record
  }

  private mutating func read(
    _ sequence: UInt64, in journal: Subject?, _ transaction: borrowing ReadTransaction
  ) throws(LMDBError) -> Record? {
    let number = SequenceNumber(sequence)
    if let journal, sequence < map.derived, !map.unlikeJournal.contains(sequence),
      let row = try transaction.get(
        LedgerKeys.journal(of: journal, number), in: LedgerTable.journal),
      let record = JournalRow.record(number, of: journal, row, sharing: &lists)
    {
      return record
    }
    return try ifSound { () throws(LedgerTablesError) in
      try transaction.storedRecord(number).record
    }
  }
}
