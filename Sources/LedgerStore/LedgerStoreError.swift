public import LMDB
public import LedgerTables
public import Partnership
public import RecordFormat
public import Transparency

/// What can go wrong while a ledger is opened, written, sealed, copied or restored.
///
/// Whatever is thrown, nothing was acknowledged and nothing acknowledged is lost.
public enum LedgerStoreError: StorageFailure, Equatable, CustomStringConvertible {
  /// The store or the disk failed.
  case storage(LMDBError)
  /// A table does not read.
  case tables(LedgerTablesError)
  /// A record could not be written in its format.
  case format(RecordFormatError)
  /// A key, a checkpoint or a proof failed.
  case transparency(TransparencyError)
  /// There is no ledger in the folder.
  case noLedger(path: String)
  /// There is a ledger in the folder already.
  case ledgerExists(path: String)
  /// The store's file cannot be opened as it is.
  case unfit(path: String, verdict: String)
  /// The ledger was written by a later program.
  case newerFormat(found: UInt64, newest: UInt64)
  /// Another process has the ledger open.
  case inUse(path: String)
  /// The folder to copy to is there and is not empty.
  case folderNotEmpty(path: String)
  /// The clock of the machine gives no date of the calendar.
  case clockUnreadable
  /// The key that signs checkpoints or its guard is missing, damaged, or not this ledger's.
  case checkpointKey(path: String, what: String)
  /// The list of documents that are being kept is none.
  case pendingDocuments(path: String, what: String)
  /// The key has signed more records than the store holds.
  case guardAhead(path: String, guardSize: UInt64, size: UInt64)
  /// The guard and the store disagree about the past.
  case guardDisagrees(path: String, size: UInt64)
  /// What `open` was asked to record of the ledger is refused.
  case refusedOpening(Refusal)
  /// A transaction was given up on purpose; never leaves this module.
  case givenUp

  /// The failure of a transaction.
  public init(storage error: LMDBError) {
    self = .storage(error)
  }

  /// What, where, what now.
  public var description: String {
    switch self {
    case .storage(let error): error.description
    case .tables(let error): error.description
    case .format(let error): error.description
    case .transparency(let error): error.description
    case .noLedger(let path): "\(path) holds no ledger; make one with `entente open`"
    case .ledgerExists(let path): "\(path) holds a ledger already; choose another folder"
    case .unfit(let path, let verdict): "\(path): \(verdict)"
    case .newerFormat(let found, let newest):
      "the ledger has format \(found) and this program reads formats up to \(newest); "
        + "use the program that wrote it, or a later one"
    case .inUse(let path): "\(path) is open in another process; close it and try again"
    case .folderNotEmpty(let path): "\(path) is not empty; choose another folder"
    case .clockUnreadable: "the clock of this machine gives no date; set it and try again"
    case .checkpointKey(let path, let what): "\(path): \(what); put back the ledger's own key"
    case .pendingDocuments(let path, let what):
      "\(path): \(what)"
    case .guardAhead(let path, let guardSize, let size):
      "\(path) has signed \(guardSize) records and the store holds \(size): an older copy was put "
        + "in its place; refill it from a newer one, or never sign with this key again"
    case .guardDisagrees(let path, let size):
      "\(path) signed another history of \(size) records than the store holds; "
        + "run `entente verify`, and never sign with this key until it is explained"
    case .refusedOpening(let refusal):
      "\(refusal.name.rawValue): the ledger cannot be opened so; nothing was written"
    case .givenUp: "nothing was written"
    }
  }
}

/// Runs work of one module and speaks its error as this module's.
func inTables<Result: ~Copyable>(
  _ work: () throws(LedgerTablesError) -> Result
) throws(LedgerStoreError) -> Result {
  do throws(LedgerTablesError) {
    return try work()
  } catch {
    if case .storage(let error) = error { throw .storage(error) }
    throw .tables(error)
  }
}

func inStorage<Result: ~Copyable>(
  _ work: () throws(LMDBError) -> Result
) throws(LedgerStoreError) -> Result {
  do throws(LMDBError) {
    return try work()
  } catch {
    throw .storage(error)
  }
}

func inFormat<Result: ~Copyable>(
  _ work: () throws(RecordFormatError) -> Result
) throws(LedgerStoreError) -> Result {
  do throws(RecordFormatError) {
    return try work()
  } catch {
    throw .format(error)
  }
}

func inTransparency<Result: ~Copyable>(
  _ work: () throws(TransparencyError) -> Result
) throws(LedgerStoreError) -> Result {
  do throws(TransparencyError) {
    return try work()
  } catch {
    throw .transparency(error)
  }
}
