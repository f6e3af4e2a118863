public import LMDB
public import Partnership

/// Why a ledger could not be verified at all: an error of input or output, not of the ledger.
public enum VerificationError: StorageFailure, Equatable, CustomStringConvertible {
  /// There is no ledger in the folder.
  case noLedger(path: String)
  /// The folder or a file in it could not be read.
  case storage(LMDBError)
  /// Another process is restoring or upgrading the ledger.
  case inUse(path: String)
  /// What ended the process that read the ledger, which says nothing about it.
  case interrupted(Interruption)
  /// The ledger holds no agreement that could be asked about.
  case noAgreement
  /// What was asked for is not in the ledger (`what`), or does not read.
  case badQuestion(String)
  /// The ledger is damaged where it had to be read.
  case damaged(Fault)
  /// What the process that read the store said when it gave up.
  case reported(String)

  /// Wraps a failure of the store.
  public init(storage error: LMDBError) {
    self = .storage(error)
  }

  /// What, where, what now.
  public var description: String {
    switch self {
    case .noLedger(let path): "\(path) holds no ledger; check the path"
    case .storage(let error): error.description
    case .inUse(let path): "\(path) is open in another process alone; wait until it has finished"
    case .interrupted(let what): "the process that read the ledger was ended: \(what.name)"
    case .noAgreement: "the ledger holds no agreement"
    case .badQuestion(let what): what
    case .damaged(let fault):
      "the ledger is damaged (\(fault.name.rawValue)"
        + (fault.record.map { ", record \($0)" } ?? "") + "); run `entente verify`"
    case .reported(let sentence): sentence
    }
  }
}
