public import LMDB
public import Transparency
public import Verification

/// Why nothing, or not all, was exported.
public enum ExportError: Error, Sendable {
  /// A file or folder could not be read or written.
  case storage(LMDBError)
  /// The folder holds something that is no export.
  case folderInUse(path: String)
  /// The head in the folder does not read.
  case unreadableHead(path: String, TransparencyError)
  /// The folder holds the files of another log.
  case otherLog(path: String, found: String)
  /// The folder holds more of the log than this ledger has.
  case behind(path: String, published: UInt64, size: UInt64)
  /// A bundle could not be made.
  case bundle(BundleError)
  /// What was to be written does not pass verification, and why not.
  case unverified(String)
  /// A record holds what no format of an export can.
  case unwritable(String)
  /// A document could not be made: there is no memory for it.
  case unwritableDocument
  /// A workbook could not be made, and what its library or the system says.
  case workbook(String)
  /// An archive could not be made, and what its library says.
  case archive(String)
  /// A file has over 8 GiB, more than a tar archive has room for.
  case tooLargeForTar(file: String)
  /// The folder holds another history of the same log: one of the two was rewritten.
  case otherHistory(path: String, size: UInt64)
}

/// Runs work on a folder and speaks its error as this module's.
func inFolder<Result: ~Copyable>(
  _ work: () throws(LMDBError) -> Result
) throws(ExportError) -> Result {
  do throws(LMDBError) {
    return try work()
  } catch {
    throw .storage(error)
  }
}
