public import LMDB
public import Partnership

/// What can go wrong while the tables of a ledger are read.
public enum LedgerTablesError: StorageFailure, Equatable, CustomStringConvertible {
  /// The store or the disk failed.
  case storage(LMDBError)
  /// A row does not read as what its table holds.
  case damagedRow(table: String, key: String, what: String)
  /// There is no record at a sequence below the size of the log.
  case missingRecord(SequenceNumber)
  /// The derived tables were made by another version.
  case otherFold(found: UInt64, current: UInt64)
  /// The words' keys are not there, or are not those of this ledger.
  case wordsKeys(path: String, what: String)

  /// The store's failure, as this module's.
  public init(storage error: LMDBError) {
    self = .storage(error)
  }

  /// What, where, what now.
  public var description: String {
    switch self {
    case .storage(let error): error.description
    case .damagedRow(let table, let key, let what):
      "table \(table), row \(key): \(what); run `entente verify` and restore a backup"
    case .missingRecord(let sequence):
      "table records, row \(sequence) is missing; run `entente verify` and restore a backup"
    case .otherFold(let found, let current):
      "the derived tables were of version \(found) and this program makes version "
        + "\(current); open the ledger for writing once, so that they are rebuilt"
    case .wordsKeys(let path, let what):
      "\(path): \(what); put back the file that belongs to this ledger"
    }
  }
}
