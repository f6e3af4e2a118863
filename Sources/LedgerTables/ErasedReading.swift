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

  /// What an erasure of records, or a decision on what becomes of records, is held against.
  ///
  /// - Parameter records: Those that it names; what they correct or annul comes with them.
  public func ground(
    of records: [SequenceNumber], in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) -> DisposalGround {
    var named: [Record] = []
    for sequence in records where sequence.index < size {
      var next: SequenceNumber? = sequence
      while let wanted = next {
        let record = try transaction.storedRecord(wanted).record
        named.append(record)
        next = record.target
      }
    }
    return DisposalGround(named: named, before: try journal(of: .erasures, in: transaction))
  }
}
