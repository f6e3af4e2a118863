internal import LMDB
internal import LedgerStore
internal import LedgerTables
internal import Partnership
public import Transparency

extension Ledger {
  /// The proof that the log at a size continues the log at an earlier one.
  ///
  /// - Throws: `.noRecord` for a size that the log has not reached.
  public func consistency(of growth: TreeGrowth) throws(LedgerError) -> ConsistencyProof {
    let size = try logSize()
    guard growth.later <= size else { throw .noRecord(SequenceNumber(growth.later), size: size) }
    return try inStore { () throws(LedgerStoreError) in
      try store.read { transaction, _ throws(LedgerTablesError) in
        try ConsistencyProof(of: growth) { node throws(LedgerTablesError) in
          try transaction.treeHash(node)
        }
      }
    }
  }
}
