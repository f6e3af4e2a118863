public import LMDB
public import Transparency

/// What can go wrong with the folder of a witness.
///
/// Whatever is thrown, nothing was cosigned.
public enum WitnessError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The disk failed.
  case storage(LMDBError)
  /// There is no witness in the folder.
  case noWitness(path: String)
  /// There is a witness in the folder already, or something else.
  case folderNotEmpty(path: String)
  /// A file of the witness does not read.
  case damaged(path: String, what: String)
  /// The private key is missing, or is not this witness's.
  case key(path: String, what: String)
  /// A name, a party or a key that a witness is to be made with, or is to trust, cannot be used.
  case unusable(TransparencyError)
  /// What a party is called cannot stand in a line.
  case malformedParty(String)
  /// It knows as many logs as it may.
  case tooManyLogs(limit: Int)
  /// What was sent is no request and no checkpoint.
  case malformed(TransparencyError)

  /// What, where, what now.
  public var description: String {
    switch self {
    case .storage(let error): error.description
    case .noWitness(let path): "\(path) holds no witness; make one with `entente witness open`"
    case .folderNotEmpty(let path): "\(path) is not empty; choose another folder"
    case .damaged(let path, let what):
      "\(path): \(what); do not put back an older copy, which could cosign a fork: make another witness"
    case .key(let path, let what): "\(path): \(what); put back the key of this witness"
    case .unusable(let error), .malformed(let error): error.description
    case .malformedParty(let party):
      "\(party.debugDescription) is no id of a party (lower-case letters, digits and hyphens)"
    case .tooManyLogs(let limit): "the witness knows \(limit) logs already; make another witness"
    }
  }
}

/// Runs work of the disk and speaks its error as this module's.
func inStorage<Result: ~Copyable>(
  _ work: () throws(LMDBError) -> Result
) throws(WitnessError) -> Result {
  do throws(LMDBError) {
    return try work()
  } catch {
    throw .storage(error)
  }
}
