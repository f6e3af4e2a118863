internal import Dispatch
internal import LMDB
public import LedgerTables
internal import Partnership
internal import RecordFormat
public import Transparency

/// Heads that are signed because records were committed, and nobody has to think of it.
extension LedgerStore {
  /// How often heads are signed without being asked for; nil when they are not.
  public func checkpointRhythm() throws(LedgerStoreError) -> CheckpointRhythm? {
    try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in try transaction.checkpointRhythm() }
    }
  }

  /// Sets how often heads are signed from the next commit on, for every program that records here.
  ///
  /// - Parameter rhythm: Nil for never.
  /// - Throws: `.mirror` in a mirror, whose heads are signed elsewhere.
  public func setCheckpointRhythm(_ rhythm: CheckpointRhythm?) throws(LedgerStoreError) {
    try mustBeWriting("set how often heads are signed")
    guard mirrored == nil else { throw .mirror(path: folder.path) }
    try environment.write { transaction throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in
        if let rhythm {
          try transaction.put(
            MetaRow.rhythm.rawValue, MetaRow.bytes(of: rhythm), in: LedgerTable.meta)
        } else {
          try transaction.delete(MetaRow.rhythm.rawValue, in: LedgerTable.meta)
        }
      }
    }
  }

  /// Signs the head where the ledger's rhythm wants one, as ``checkpoint(keyAt:)`` does with the key the
  /// ledger expects.
  ///
  /// On a thread of its own: it waits for locks, and so would keep other tasks of the process from
  /// letting them go. Of many who ask at a time, one signs for all.
  ///
  /// - Returns: The head; nil when none was due.
  public func checkpointIfDue() async throws(LedgerStoreError) -> SignedNote? {
    guard try isCheckpointDue() else { return nil }
    let result = await withCheckedContinuation { [sealing] continuation in
      sealing.async {
        let result: Swift.Result<SignedNote?, LedgerStoreError>
        do throws(LedgerStoreError) {
          result = .success(try self.checkpointIfStillDue())
        } catch {
          result = .failure(error)
        }
        // In a block that does not hold the store: whoever closes the ledger can open it again at once.
        sealing.async { continuation.resume(returning: result) }
      }
    }
    return try result.get()
  }

  /// Whether the rhythm wants a head over what is committed.
  ///
  /// Told from the log alone, by when its records were recorded: every process answers the same.
  func isCheckpointDue() throws(LedgerStoreError) -> Bool {
    try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in try transaction.isCheckpointDue() }
    }
  }
}

extension ReadTransaction {
  fileprivate func isCheckpointDue() throws(LedgerTablesError) -> Bool {
    guard let rhythm = try checkpointRhythm() else { return false }
    let size = try logSize()
    // Nothing is signed by itself where `open` has not come to its end.
    guard let signed = try newestSignedSize(), signed < size else { return false }
    guard let least = rhythm.leastMicroseconds else { return true }
    let last = try storedRecord(SequenceNumber(size - 1)).header.recorded
    let covered = try storedRecord(SequenceNumber(signed - 1)).header.recorded
    return last.microseconds - covered.microseconds >= least
  }

  private func newestSignedSize() throws(LedgerTablesError) -> UInt64? {
    do throws(LMDBError) {
      return try withCursor(LedgerTable.checkpoints) { cursor throws(LMDBError) -> UInt64? in
        guard let row = try cursor.last(), let size = UInt64(row: row.key), size > 0 else {
          return nil
        }
        return size
      }
    } catch {
      throw .storage(error)
    }
  }
}
