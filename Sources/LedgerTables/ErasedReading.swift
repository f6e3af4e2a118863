public import LMDB
public import Partnership

extension LedgerView {
  /// What was erased up to this position, and by which records.
  ///
  /// It is so from the commit of the erasure on, whether or not its keys are destroyed yet.
  public func erased(
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> ErasedParts {
    ErasedParts(try journal(of: .erasures, in: transaction))
  }
}
