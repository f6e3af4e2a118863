internal import LMDB
public import LedgerStore
internal import LedgerTables
internal import Partnership
public import RecordFormat
public import Transparency

extension Ledger {
  /// Makes a mirror of a log from its first record, in a folder that is empty or not there.
  ///
  /// A mirror answers every question as the ledger it mirrors, and records nothing of its own.
  public static func mirror(
    _ log: MirroredLog, at path: String, opening: RecordFile, random: RandomSource = .system
  ) throws(LedgerError) -> Ledger {
    try inStore { () throws(LedgerStoreError) in
      Ledger(
        store: try LedgerStore.mirror(log, at: path, opening: opening, random: random),
        random: random)
    }
  }

  /// What the folder mirrors; nil for a ledger of its own.
  public var mirrored: MirroredLog? { store.mirrored }

  /// Takes records of the log that is mirrored: judged by the rules again, all together or none.
  ///
  /// - Parameters:
  ///   - heads: The signed heads over them, ascending; the caller has checked who signed them.
  ///   - next: Gives the records in order; nil after the last.
  public func adopt(
    upTo heads: [SignedNote], next: @Sendable () throws(LedgerStoreError) -> RecordFile?
  ) throws(LedgerError) {
    try inStore { () throws(LedgerStoreError) in try store.adopt(upTo: heads, next: next) }
  }

  /// What of the tree another log has to begin with that continues this one from a size.
  ///
  /// - Throws: `.noRecord` for a size that the log has not reached.
  public func frontier(atSize size: UInt64) throws(LedgerError) -> TreeFrontier {
    let logSize = try logSize()
    guard size <= logSize else { throw .noRecord(SequenceNumber(size), size: logSize) }
    return try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        try transaction.frontier(atSize: size)
      }
    }
  }
}
