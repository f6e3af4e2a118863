import CLMDB
import Glibc

/// Why the store, or the disk below it, could not do what was asked: what, where, and what to do.
///
/// There is one error for both, because a failing disk shows itself through liblmdb as often as
/// through a plain file, and whoever reads the sentence should not have to know which it was.
public struct LMDBError: Error, Equatable, Sendable {
  /// What went wrong; named as in `lmdb.h` where liblmdb has the name.
  public let reason: Reason
  /// What was being done, as a phrase: "append to table records".
  public let operation: String
  /// The folder or file it was done to.
  public let path: String

  /// An error with all three of its parts, for a client that meets the same failure elsewhere.
  public init(_ reason: Reason, _ operation: String, _ path: String) {
    self.reason = reason
    self.operation = operation
    self.path = path
  }

  /// What went wrong, apart from where.
  public enum Reason: Equatable, Sendable {
    /// The key is there already, or is not greater than the last one appended.
    case keyExists
    /// liblmdb met a page of the wrong kind (`MDB_CORRUPTED`).
    case corrupted
    /// liblmdb was led to a page beyond the file (`MDB_PAGE_NOTFOUND`).
    case pageNotFound
    /// A fatal error has made this environment unusable until it is opened again (`MDB_PANIC`).
    case panic
    /// The file was written by a liblmdb with another format (`MDB_VERSION_MISMATCH`).
    case versionMismatch
    /// The file is not a store of liblmdb (`MDB_INVALID`).
    case invalid
    /// The plain checks of the file found it unfit to be mapped; the verdict says how.
    case unfit(StoreFile.Verdict)
    /// Every reader slot is taken (`MDB_READERS_FULL`).
    case readersFull
    /// No room is left: on the disk, in the quota, or in the reserved map.
    case diskFull
    /// Another process grew the store beyond what this one reserved (`MDB_MAP_RESIZED`).
    case mapResized
    /// One transaction holds more changed pages than liblmdb can keep (`MDB_TXN_FULL`).
    case transactionFull
    /// A write failed earlier in this transaction, which can now only be given up (`MDB_BAD_TXN`).
    case transactionDoomed
    /// A key is empty or longer than 511 bytes, or a value is over 4 GiB (`MDB_BAD_VALSIZE`).
    case badSize
    /// The table was never declared, or belongs to another environment (`MDB_BAD_DBI`).
    case tableMissing(String)
    /// The folder's store is already open in this process.
    case alreadyOpen
    /// A file of the store was removed, replaced or cut while the store was open.
    case replaced(String)
    /// The lock file speaks of another commit than the last one of the store.
    case lockFileDisagrees
    /// The store was written while it was read without its locks, so that what was read is unsure.
    case writtenMeanwhile
    /// The store was opened for reading.
    case readOnly
    /// The operating system refuses: no permission.
    case permission
    /// The file system is mounted for reading only.
    case readOnlyFileSystem
    /// There is no such file or folder.
    case missing
    /// It is a folder, where a file is asked for.
    case folder
    /// The file or folder is there already.
    case exists
    /// Another process, or another part of this one, holds the lock.
    case locked
    /// The system starts no more processes or threads for this user (`EAGAIN` of
    /// `posix_spawn` and `pthread_create`).
    case noProcess
    /// The system gives no more memory, or room for addresses (`ENOMEM`).
    case noMemory
    /// The file is longer than the caller allows.
    case tooLong(limitBytes: Int)
    /// The file ends before the bytes asked for.
    case endOfFile
    /// Nobody reads what is written any more (`EPIPE`).
    case readerGone
    /// Any other error of the operating system, by number and name.
    case system(number: Int32, name: String)
    /// Any other error of liblmdb, by number.
    case other(Int32)
  }
}

/// An error that can carry an `LMDBError`, so that a client's own error type travels out of a
/// transaction and takes the store's failures with it.
///
/// `Environment.read` and `write` throw exactly what their closure throws; they need this one
/// initializer for what may fail around it: begin and commit. The alternative, an error generic
/// over two domains, compiles but makes every `catch` of every client say both.
public protocol StorageFailure: Error {
  /// Wraps a failure of the store.
  init(storage error: LMDBError)
}

extension LMDBError: StorageFailure {
  /// The error itself: a client without an error type of its own needs no wrapping.
  public init(storage error: LMDBError) {
    self = error
  }
}

// MARK: - Sentences

extension LMDBError: CustomStringConvertible {
  /// One sentence for an operator: what, where, what now.
  public var description: String {
    "cannot \(operation) in \(path): \(reason.sentence)"
  }
}

extension LMDBError.Reason {
  /// What happened and what to do about it, without where.
  public var sentence: String {
    switch self {
    case .keyExists:
      "the key is there already or would not come last; another writer may have been first: "
        + "read again, then retry"
    case .corrupted, .pageNotFound:
      "the store is damaged; stop writing, run a verification, and restore the last good backup"
    case .panic:
      "an earlier write failed beyond repair; close the store, check the disk, open it again"
    case .versionMismatch:
      "the store was written by another format of liblmdb; use the program that wrote it"
    case .invalid:
      "this is not a store of liblmdb; check the path, or restore a backup"
    case .unfit(let verdict): verdict.description
    case .readersFull:
      "all \(Environment.readerSlots) reader slots are taken; end some readers and retry"
    case .diskFull:
      "there is no room left; nothing was recorded; free some space and retry"
    case .mapResized:
      "another process grew the store beyond the space reserved here; restart this process"
    case .transactionFull:
      "too many pages changed in one transaction; write in smaller steps"
    case .transactionDoomed:
      "an earlier step of this transaction failed and nothing of it was recorded; "
        + "see to that first, then begin again"
    case .badSize:
      "a key must have 1 to 511 bytes and a value less than 4 GiB; shorten or split it"
    case .tableMissing(let name):
      "there is no table \(name); the store is of another version or was never fully created"
    case .alreadyOpen:
      "the store is already open in this process; share that environment"
    case .replaced(let name):
      "\(name) was removed, replaced or cut while it was open; nothing was recorded: end every program "
        + "that has it open, and put it back"
    case .lockFileDisagrees:
      "the lock file speaks of another commit than the store; nothing was recorded: end every program "
        + "that has it open, and open it again"
    case .writtenMeanwhile:
      "the store was written while it was read by somebody who may not write in its folder; "
        + "try again when nobody writes, or ask for a backup"
    case .readOnly:
      "the store was opened for reading; open it for writing"
    case .permission:
      "permission denied; check owner and mode of the file and its folders"
    case .readOnlyFileSystem:
      "the file system is mounted for reading only; mount it for writing, or work on a copy"
    case .missing:
      "no such file or folder; check the path"
    case .folder:
      "it is a folder; name a file, for example one in that folder"
    case .exists:
      "it exists already; choose another name, or remove it first"
    case .locked:
      "another process holds the lock; end it or wait for it"
    case .noProcess:
      "the system starts no more processes or threads for this user; end some, or raise the limit "
        + "(ulimit -u), and retry"
    case .noMemory:
      "the system gives no more memory; free some, or raise the limit (ulimit -v), and retry"
    case .tooLong(let limitBytes):
      "the file is longer than \(limitBytes) bytes; check that it is the one you meant"
    case .endOfFile:
      "the file ends too early; it was truncated: restore it from a backup"
    case .readerGone:
      "nobody reads it any more; nothing is lost but what was being said"
    case .system(let number, let name):
      "the operating system answered \(name) (error \(number)); check the disk and its mount"
    case .other(let code):
      "liblmdb answered \(code); close the store and open it again"
    }
  }
}

// MARK: - From return codes

extension LMDBError.Reason {
  /// The reason for a return code of liblmdb (negative) or an `errno` (positive).
  public init(code: CInt) {
    switch code {
    case MDB_KEYEXIST: self = .keyExists
    case MDB_CORRUPTED: self = .corrupted
    case MDB_PAGE_NOTFOUND: self = .pageNotFound
    case MDB_PANIC: self = .panic
    case MDB_VERSION_MISMATCH: self = .versionMismatch
    case MDB_INVALID: self = .invalid
    case MDB_READERS_FULL: self = .readersFull
    // With 256 GiB reserved the map is never what is full; to an operator both are one thing.
    case MDB_MAP_FULL, ENOSPC, EDQUOT: self = .diskFull
    case MDB_MAP_RESIZED: self = .mapResized
    case MDB_TXN_FULL: self = .transactionFull
    case MDB_BAD_TXN: self = .transactionDoomed
    case MDB_BAD_VALSIZE: self = .badSize
    case EACCES, EPERM: self = .permission
    case EROFS: self = .readOnlyFileSystem
    case ENOENT: self = .missing
    case EISDIR: self = .folder
    case EEXIST: self = .exists
    case EWOULDBLOCK: self = .locked
    case ENOMEM: self = .noMemory
    case 1...: self = .system(number: code, name: nameOfSystemError(code))
    default: self = .other(code)
    }
  }
}

/// The name of an `errno` as manuals print it, for those an operator may meet.
private func nameOfSystemError(_ number: CInt) -> String {
  switch number {
  case EIO: "EIO, input or output failed"
  case EINVAL: "EINVAL, invalid argument"
  case EMFILE: "EMFILE, too many open files in this process"
  case ENFILE: "ENFILE, too many open files in the system"
  case ENOTDIR: "ENOTDIR, not a folder"
  case ENOTEMPTY: "ENOTEMPTY, folder not empty"
  case ENAMETOOLONG: "ENAMETOOLONG, name too long"
  case EFBIG: "EFBIG, file too large"
  case EBUSY: "EBUSY, busy"
  case ELOOP: "ELOOP, too many symbolic links"
  case EINTR: "EINTR, interrupted"
  case EBADF: "EBADF, not open for this"
  case ESPIPE: "ESPIPE, is a pipe"
  case ENODEV: "ENODEV, no such device"
  default: "errno"
  }
}
