internal import LedgerStore
public import LedgerTables
public import Transparency

/// What came of a ledger's rhythm after a commit: the records stand either way.
public enum Sealing: Sendable, Equatable {
  /// This head was signed, stored and published; it covers them.
  case signed(SignedNote)
  /// No head was published that covers them, for this reason; `checkpoint` signs it when that is mended.
  case failed(LedgerError)
}

extension Ledger {
  /// How often heads are signed without being asked for, whenever somebody records; nil for never.
  public func checkpointRhythm() throws(LedgerError) -> CheckpointRhythm? {
    try inStore { () throws(LedgerStoreError) in try store.checkpointRhythm() }
  }

  /// Sets how often heads are signed from the next commit on, for every program that records here.
  ///
  /// A setting of the folder, which copies take along, and no record. Nothing runs while nobody records: a
  /// head that has to be signed at an hour of the day is asked for with ``checkpoint(keyAt:)``.
  public func setCheckpointRhythm(_ rhythm: CheckpointRhythm?) throws(LedgerError) {
    try inStore { () throws(LedgerStoreError) in try store.setCheckpointRhythm(rhythm) }
  }

  /// Signs the head where the rhythm wants it; nil when none was due.
  func sealIfDue() async -> Sealing? {
    do throws(LedgerStoreError) {
      return try await store.checkpointIfDue().map { .signed($0) }
    } catch {
      // What was recorded is: this is told beside it.
      return .failed(.store(error))
    }
  }
}
