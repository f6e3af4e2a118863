internal import LMDB
internal import LedgerTables

/// What a read of the tables gives; nil when a row does not read as it should.
///
/// The caller says which. Only what the store or the disk refuses goes on as an error.
func ifSound<Result: ~Copyable>(
  _ read: () throws(LedgerTablesError) -> Result
) throws(LMDBError) -> Result? {
  do throws(LedgerTablesError) {
    return try read()
  } catch {
    if case .storage(let error) = error { throw error }
    return nil
  }
}
