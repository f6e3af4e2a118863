public import LMDB
internal import LedgerTables

extension LedgerStore {
  /// The figures of the store as last committed, for a person who looks after it.
  public func figures() throws(LedgerStoreError) -> StoreFigures {
    try inStorage { () throws(LMDBError) in try environment.figures() }
  }

  /// How many records the checkpoint key has signed by its guard; nil when the guard is not here.
  public func signedSize() throws(LedgerStoreError) -> UInt64? {
    try CheckpointGuard(of: CheckpointKeyPlace(ofLedgerIn: folder))?.size
  }
}
