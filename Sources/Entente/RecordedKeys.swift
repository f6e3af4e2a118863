internal import LMDB
internal import LedgerStore
internal import LedgerTables
public import Partnership

extension Ledger {
  /// The keys of parties and persons that records have added, in the order of these records; those
  /// that an annulled record added are none.
  public func recordedKeys() throws(LedgerError) -> [RecordedKey] {
    try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, view throws(LedgerTablesError) in
        var keys = RecordedKeys()
        // Their journal has what a rule looks at, and the log the rest.
        for record in try view.journal(of: .keys, in: transaction) {
          keys.take(try transaction.storedRecord(record.sequence).record)
        }
        return keys.keys
      }
    }
  }
}
