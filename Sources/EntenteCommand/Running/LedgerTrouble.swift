import Entente
import LMDB
import LedgerStore
import LedgerTables
import Partnership
import Projections
import RecordFormat
import TimeStamps
import Transparency
import Wording

extension CommandError {
  /// The ledger's own error, said in the reader's language.
  init(_ error: LedgerError, at path: String) {
    switch error {
    case .refused(let refusal): self = .refused(refusal)
    case .refusedItem(let index, let refusal): self = .refused(refusal, at: .item(index + 1))
    case .store(let error): self = CommandError(error, at: path)
    case .badDate(let text): self = .trouble(.badDate(text))
    case .badMoment(let text): self = .trouble(.badMoment(text))
    // A question about the time before the first record has an answer of its own: see `Answering`.
    case .beforeFirstRecord(let first): self = .trouble(.badMoment(first.description))
    case .unknownZone(let zone): self = .trouble(.unknownZone(zone))
    case .unknownAgreement(let id): self = .trouble(.unknownAgreement(id))
    case .agreementNotNamed(let ids): self = .trouble(.agreementNotNamed(ids))
    case .unknownObject(let name): self = .trouble(.unknownObject(name))
    case .unknownCode(let name, let known): self = .trouble(.unknownCode(name, known: known))
    case .annulled(let name, let record, let annulment):
      self = .trouble(.annulled(name, record: record, by: annulment))
    case .notYetKnown(let name, let first, let recorded):
      self = .trouble(
        .notYetKnown(name, record: first.sequence, recorded: recorded.day, first.occurred))
    case .unknownPath(let path, let near):
      self = .trouble(.unknownPath(path.description, near: near))
    case .noRecord(let sequence, let size): self = .trouble(.noRecord(sequence, size: size))
    case .noCheckpoint(let size, let known):
      // That of no records covers none; what covers the first one is near.
      let last = SequenceNumber(max(size, 1) - 1)
      self = .trouble(.noHead(record: last, size: size, heads: known.filter { $0 >= size }))
    case .timeStamp(let error): self = .trouble(.timeStamp(TimeStampTrouble(error)))
    case .stampThere(let path): self = .trouble(.timeStamp(.there(path: path)))
    case .importKey(let path, let what): self = .trouble(.key(path: path, what: what))
    }
  }

  /// The store's own error, said in the reader's language.
  init(_ error: LedgerStoreError, at path: String) {
    switch error {
    case .storage(let error): self = CommandError(error, at: path)
    case .tables(let error): self = CommandError(error, at: path)
    case .format(let error): self = .trouble(.damaged(path: path, what: error.description))
    case .transparency(let error): self = .trouble(.damaged(path: path, what: error.description))
    case .noLedger(let path): self = .trouble(.noLedger(path: path))
    case .ledgerExists(let path): self = .trouble(.ledgerExists(path: path))
    case .unfit(let path, _): self = .trouble(.unfit(path: path, StoreTrouble(inFolder: path)))
    case .newerFormat(let found, let newest):
      self = .trouble(.newerFormat(path: path, found: found, newest: newest))
    case .inUse(let path): self = .trouble(.inUse(path: path))
    case .folderNotEmpty(let path): self = .trouble(.folderNotEmpty(path: path))
    case .clockUnreadable: self = .trouble(.clockUnreadable)
    case .checkpointKey(let path, let problem):
      self = .trouble(.checkpointKey(path: path, CheckpointKeyTrouble(problem)))
    case .nothingSigned(let path): self = .trouble(.nothingSigned(path: path))
    case .keyFile(let path, .missing): self = .trouble(.keyFile(path: path, .missing))
    case .keyFile(let path, .malformed): self = .trouble(.keyFile(path: path, .malformed))
    case .keyFile(let path, .ofOtherUse(let use)):
      self = .trouble(.keyFile(path: path, .ofOtherUse(use)))
    case .pendingDocuments(let path, let what):
      self = .trouble(.store(path: path, .said(what)))
    case .guardAhead(let path, let signed, let size):
      self = .trouble(.guardAhead(path: path, signed: signed, size: size))
    case .guardDisagrees(let path, let size):
      self = .trouble(.guardDisagrees(path: path, size: size))
    case .noCheckpoint(let size): self = .trouble(.witness(.otherHead(size: size)))
    case .refusedOpening(let refusal): self = .refused(refusal)
    case .mirror(let path): self = .trouble(.mirror(path: path))
    case .noMirror(let path): self = .trouble(.noMirror(path: path))
    case .noCopy(let path, let problem):
      self = .trouble(.noCopy(path: path, CopyTrouble(problem)))
    case .notAdopted(let problem): self = CommandError(problem, at: path)
    case .givenUp: self = .trouble(.store(path: path, .said(error.description)))
    }
  }

  private init(_ problem: AdoptionProblem, at path: String) {
    if case .ruleBroken(let record, let refusal) = problem {
      self = .trouble(.notAdopted(path: path, record: record, refusal, what: problem.description))
    } else {
      self = .trouble(.notAdopted(path: path, record: nil, nil, what: problem.description))
    }
  }

  private init(_ error: LedgerTablesError, at path: String) {
    switch error {
    case .storage(let error): self = CommandError(error, at: path)
    case .damagedRow(let table, let key, let what):
      self = .trouble(.damaged(path: path, what: "\(table) \(key): \(what)"))
    case .missingRecord(let sequence):
      self = .trouble(.damaged(path: path, what: "records \(sequence)"))
    case .otherFold(let found, let current):
      self = .trouble(.otherFold(path: path, found: found, current: current))
    case .wordsKeys(let path, let what): self = .trouble(.key(path: path, what: what))
    }
  }

  /// A failure of the store or of a file of the ledger.
  init(_ error: LMDBError, at path: String) {
    self = .trouble(
      .store(path: error.path.isEmpty ? path : error.path, DiskTrouble(error.reason)))
  }
}

extension CheckpointKeyTrouble {
  fileprivate init(_ problem: CheckpointKeyProblem) {
    switch problem {
    case .missing: self = .missing
    case .malformed: self = .malformed
    case .ofNoLedger: self = .ofNoLedger
    case .retired(let record): self = .retired(record)
    case .guardMissing: self = .guardMissing
    case .guardDamaged: self = .guardDamaged
    case .placeUnreadable: self = .placeUnreadable
    case .badPath: self = .badPath
    case .otherThanBegun: self = .otherThanBegun
    }
  }
}

extension DiskTrouble {
  init(_ reason: LMDBError.Reason) {
    switch reason {
    case .missing: self = .missing
    case .exists, .keyExists: self = .exists
    case .folder: self = .folder
    case .permission: self = .notPermitted
    case .readOnly, .readOnlyFileSystem: self = .readOnly
    case .diskFull: self = .full
    case .locked, .alreadyOpen: self = .locked
    case .readersFull: self = .tooManyReaders
    case .tooLong: self = .tooLong
    case .endOfFile: self = .cutShort
    case .corrupted, .pageNotFound, .invalid, .versionMismatch, .unfit, .tableMissing:
      self = .damaged
    case .system(let number, "errno"): self = .other("errno \(number)")
    case .system(_, let name): self = .other(name)
    case .noMemory, .noProcess, .panic, .mapResized, .transactionFull, .transactionDoomed, .badSize,
      .readerGone, .replaced, .lockFileDisagrees, .writtenMeanwhile, .other:
      self = .said(reason.sentence)
    }
  }
}

extension StoreTrouble {
  /// Why the store in a folder may not be opened, found out again by the plain checks.
  init(inFolder path: String) {
    do throws(LMDBError) {
      self = StoreTrouble(try StoreFile.check(inFolder: path))
    } catch {
      self = .unreadable(DiskTrouble(error.reason))
    }
  }

  init(_ verdict: StoreFile.Verdict) {
    switch verdict {
    case .absent: self = .absent
    // Fit by now: somebody has put it right since it was refused.
    case .fit: self = .unreadable(.locked)
    case .empty: self = .empty
    case .unreadable(let reason): self = .unreadable(DiskTrouble(reason))
    case .foreign: self = .foreign
    case .otherVersion(let version): self = .otherVersion(version)
    case .truncated(let expected, let found):
      self = .truncated(expectedBytes: expected, foundBytes: found)
    case .damagedMeta(let page): self = .damagedPage(UInt64(page))
    case .damagedPage(let page): self = .damagedPage(page)
    }
  }
}

extension CopyTrouble {
  fileprivate init(_ problem: CopyProblem) {
    switch problem {
    case .itself: self = .itself
    case .noLedger: self = .noLedger
    case .link(let name): self = .link(name)
    case .ofOtherLedger(let name): self = .ofOtherLedger(name)
    case .ofOtherHistory: self = .ofOtherHistory
    case .documentsInTheClear(let count): self = .documentsInTheClear(count)
    }
  }
}
