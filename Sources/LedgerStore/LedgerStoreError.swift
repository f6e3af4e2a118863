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
  /// The key that signs checkpoints cannot be signed with; the path is that of the file in question.
  case checkpointKey(path: String, CheckpointKeyProblem)
  /// No head was ever signed in the folder: its opening was interrupted.
  case nothingSigned(path: String)
  /// The file of a private key cannot be signed with.
  case keyFile(path: String, KeyFileProblem)
  /// The list of documents that are being kept is none.
  case pendingDocuments(path: String, what: String)
  /// The key has signed more records than the store holds.
  case guardAhead(path: String, guardSize: UInt64, size: UInt64)
  /// The guard and the store disagree about the past.
  case guardDisagrees(path: String, size: UInt64)
  /// No head of that size, or another one, was signed here.
  case noCheckpoint(size: UInt64)
  /// What `open` was asked to record of the ledger is refused.
  case refusedOpening(Refusal)
  /// The folder mirrors a ledger that is kept elsewhere, and takes nothing but what is recorded there.
  case mirror(path: String)
  /// The folder is no mirror.
  case noMirror(path: String)
  /// A folder cannot be brought up to this ledger as a copy of it.
  case noCopy(path: String, CopyProblem)
  /// A record of another copy cannot be taken.
  case notAdopted(AdoptionProblem)
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
    case .checkpointKey(let path, let problem): problem.description(at: path)
    case .nothingSigned(let path):
      "no head has been signed in \(path): its opening was interrupted; open it again as before"
    case .keyFile(let path, .missing): "\(path) is not there; make a key, or name its file"
    case .keyFile(let path, .malformed):
      "\(path) is no key file of entente; name the file that was made with the key"
    case .keyFile(let path, .ofOtherUse(let use)):
      "\(path) is a key for another use, \(use.rawValue); name a key for this one"
    case .pendingDocuments(let path, let what):
      "\(path): \(what)"
    case .guardAhead(let path, let guardSize, let size):
      "\(path) has signed \(guardSize) records and the store holds \(size): an older copy was put "
        + "in its place; refill it from a newer one, or never sign with this key again"
    case .guardDisagrees(let path, let size):
      "\(path) signed another history of \(size) records than the store holds; "
        + "run `entente verify`, and never sign with this key until it is explained"
    case .noCheckpoint(let size):
      "this ledger has not signed that head of \(size) records; ask whoever sent it where it is from"
    case .refusedOpening(let refusal):
      "\(refusal.name.rawValue): the ledger cannot be opened so; nothing was written"
    case .mirror(let path):
      "\(path) mirrors a ledger that is kept elsewhere; record there, and take its next bundle"
    case .noMirror(let path): "\(path) is no mirror; make one with `entente mirror open`"
    case .noCopy(let path, let problem): "\(path): \(problem.description)"
    case .notAdopted(let problem): problem.description
    case .givenUp: "nothing was written"
    }
  }
}

/// Why erasures cannot be carried into a folder; nothing was written.
public enum CopyProblem: Sendable, Hashable, CustomStringConvertible {
  /// It is the folder of the ledger itself.
  case itself
  /// It is a file, or a folder without a ledger.
  case noLedger
  /// What has this name in it is a link, or has another name elsewhere: what is changed here changes there.
  case link(String)
  /// It is of another ledger, of this name.
  case ofOtherLedger(String)
  /// It has records that this ledger does not have.
  case ofOtherHistory
  /// It was made without the keys of words, and keeps as many documents, in the clear, that were erased.
  case documentsInTheClear(Int)

  /// What, and what to do.
  public var description: String {
    switch self {
    case .itself: "it is the ledger itself, where this is erased already; name a copy of it"
    case .noLedger:
      "it is no folder of a ledger; what was exported is not changed: its holder is sent the notice of"
        + " the erasure"
    case .link(let name):
      "its \(name) is a link, or shared with another folder, which would change too; copy the files"
    case .ofOtherLedger(let name): "it is no copy of this ledger, but of \(name)"
    case .ofOtherHistory:
      "it has records that are not here, so that it is no older copy of this ledger"
    case .documentsInTheClear(let count):
      "it has no keys of words, so that no erasure is carried into it, and keeps documents that"
        + " were erased, \(count) in all; destroy it, and make another"
    }
  }
}

/// Why records of another copy of a ledger were not taken; nothing was written.
public enum AdoptionProblem: Sendable, Hashable, CustomStringConvertible {
  /// A rule refuses a record, or it bears other axes and parties than its facts and its object make.
  case ruleBroken(SequenceNumber, Refusal?)
  /// The facts of a record are withheld, so that it cannot be judged.
  case factsWithheld(SequenceNumber)
  /// The records do not follow those that are here: these are missing first.
  case gap(from: UInt64, size: UInt64)
  /// The records do not make the root that was signed.
  case otherRoot(size: UInt64)

  /// What, where.
  public var description: String {
    switch self {
    case .ruleBroken(let record, let refusal):
      "record \(record) breaks a rule (\(refusal?.name.rawValue ?? "labels")); nothing was taken"
    case .factsWithheld(let record):
      "the facts of record \(record) are withheld, so that it cannot be judged; nothing was taken"
    case .gap(let from, let size):
      "the records go on from \(from) and \(size) are here; take what is missing first"
    case .otherRoot(let size):
      "the records do not make the root that was signed at \(size); nothing was taken"
    }
  }
}

/// Why the file of a private key cannot be signed with.
public enum KeyFileProblem: Sendable, Hashable {
  /// It is not there.
  case missing
  /// It is no key file.
  case malformed
  /// Its key is for something else.
  case ofOtherUse(KeyUse)
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
