public import CanonicalJSON
public import Partnership

/// Why a command could not do what it was asked, apart from the rules of partners: a question that
/// cannot be answered, a file that cannot be read, a store that cannot be opened.
///
/// The modules that meet these have errors of their own, in the words of an operator; a face
/// translates them into this one, so that they are said in the reader's language. ``name`` is for
/// programs and stays as it is.
public enum Trouble: Sendable, Hashable {
  // The command line.

  /// It cannot be read; the parser says why.
  case usage(String)
  /// One of its arguments, counted from 1, is not UTF-8.
  case argumentNotUTF8(Int)
  /// A date does not read, where an instant or a position would not do.
  case badDate(String)
  /// A date, an instant or a position does not read.
  case badMoment(String)
  /// The agreement has to be named: there are none, or several.
  case agreementNotNamed([AgreementID])

  // The question.

  /// The ledger holds no such agreement, or none at the position asked about.
  case unknownAgreement(AgreementID)
  /// The agreement has no such axis, actor or object at the dates asked about.
  case unknownObject(String)
  /// Nothing recorded has the code; those there are, each with what it is called.
  case unknownCode(String, known: [String: [String]])
  /// The record that brought it into being was annulled by another.
  case annulled(String, record: SequenceNumber, by: SequenceNumber)
  /// Nothing known at the dates asked about names it; a record of a later day, or about one, is the
  /// first that does.
  case notYetKnown(String, record: SequenceNumber, recorded: Day, Occurred?)
  /// The view has no value at the path; beside it some paths it has.
  case unknownPath(String, near: [String])
  /// The question has no answer; whoever was asked says why.
  case noAnswer(String)
  /// What a command is to act on is not there, as the ledger stands; the sentence says why.
  case nothingThere(String)
  /// There is no record at that place.
  case noRecord(SequenceNumber, size: UInt64)
  /// No signed head covers the record, or none of the size asked for; beside it the sizes of those that
  /// do.
  case noHead(record: SequenceNumber, size: UInt64?, heads: [UInt64])
  /// The catalogue has no such type.
  case unknownType(String)
  /// The time zone is not known on this machine.
  case unknownZone(String)

  // Files that are read or written beside the ledger.

  /// A file cannot be read or written.
  case file(path: String, DiskTrouble)
  /// A file was not fetched.
  case fetch(url: String, FetchTrouble)
  /// A line of a file of actions cannot be read.
  case badLine(Int, path: String, offset: Int, CanonicalJSONError.Reason)
  /// A file of actions holds none.
  case emptyImport(path: String)
  /// A file of actions passes a limit.
  case importTooLarge(path: String, line: Int?, ImportLimit)

  /// A folder cannot take what is to be exported to it.
  case export(path: String, ExportTrouble)
  /// What was exported does not verify on its own, being of those kinds.
  case exportAlone(path: String, [ExportedKind])
  /// What was to be verified is no dossier, and one is around it or in it.
  case dossierElsewhere(path: String, DossierPlace)

  /// Nothing is taken from where a log is published.
  case published(at: String, PublishedTrouble)

  /// A witness cannot be asked, does not cosign, or knows better.
  case witness(WitnessTrouble)

  /// A time stamp was not taken.
  case timeStamp(TimeStampTrouble)
  /// An SSH agent does not sign.
  case agent(AgentTrouble)

  // The ledger.

  /// There is no ledger in the folder.
  case noLedger(path: String)
  /// There is a ledger in the folder already.
  case ledgerExists(path: String)
  /// The store's file cannot be opened as it is.
  case unfit(path: String, StoreTrouble)
  /// The ledger was written by a later program.
  case newerFormat(path: String, found: UInt64, newest: UInt64)
  /// The derived tables are of another version and this program may not write.
  case otherFold(path: String, found: UInt64, current: UInt64)
  /// Another process has the ledger open.
  case inUse(path: String)
  /// The folder to copy to is there and is not empty.
  case folderNotEmpty(path: String)
  /// The clock of the machine gives no date of the calendar.
  case clockUnreadable
  /// A file that a ledger needs to open words or to import is missing, or is not this ledger's.
  case key(path: String, what: String)
  /// A file is no bundle.
  case bundle(path: String, what: String)
  /// A file shows no fork.
  case noFork(path: String, what: String)
  /// Whoever signs the heads of a log has signed two histories; the evidence is in a file.
  case fork(path: String, origin: String)
  /// The folder mirrors a ledger that is kept elsewhere.
  case mirror(path: String)
  /// The folder mirrors nothing.
  case noMirror(path: String)
  /// Erasures cannot be carried into a folder.
  case noCopy(path: String, CopyTrouble)
  /// A bundle goes on from more records than the mirror has.
  case bundleAhead(from: UInt64, size: UInt64)
  /// Records of another copy cannot be taken; the refusal, where a rule refuses one.
  case notAdopted(path: String, record: SequenceNumber?, Refusal?, what: String)
  /// A file is no action that travels to be signed.
  case actionFile(path: String, what: String)
  /// A file is named as a private key that cannot be signed with.
  case keyFile(path: String, KeyFileTrouble)
  /// The key that signs heads cannot be signed with.
  case checkpointKey(path: String, CheckpointKeyTrouble)
  /// No head was ever signed: the opening was interrupted.
  case nothingSigned(path: String)
  /// The guard of the checkpoint key is ahead of the store.
  case guardAhead(path: String, signed: UInt64, size: UInt64)
  /// The guard and the store disagree about the past.
  case guardDisagrees(path: String, size: UInt64)
  /// The store failed at what was being done.
  case store(path: String, DiskTrouble)
  /// The process that worked on the ledger was ended from outside: this says nothing about it.
  case interrupted(path: String, ProcessTrouble)
  /// What is stored does not read.
  case damaged(path: String, what: String)
  /// A copy does not pass verification.
  case badCopy(path: String, what: String)
}

/// Why a folder cannot take an export.
public enum ExportTrouble: Sendable, Hashable {
  /// It holds something else.
  case inUse
  /// Its head does not read.
  case unreadableHead
  /// It holds another ledger, of that origin.
  case otherLog(String)
  /// It holds more of the ledger than there is.
  case behind(published: UInt64, size: UInt64)
  /// It holds another history of the ledger up to that size.
  case otherHistory(UInt64)
  /// It holds a selection, which tiles of a later head would be no more of.
  case holdsSelection
  /// A file of it has more bytes than a tar archive has room for.
  case tooLargeForTar(String)
  /// What was to be written does not pass verification.
  case unverified(String)
}

extension ExportTrouble {
  /// The reason for programs.
  public var name: String {
    switch self {
    case .inUse: "in_use"
    case .unreadableHead: "unreadable_head"
    case .otherLog: "other_log"
    case .behind: "behind"
    case .otherHistory: "other_history"
    case .holdsSelection: "holds_selection"
    case .tooLargeForTar: "too_large_for_tar"
    case .unverified: "unverified"
    }
  }
}

/// Why a file or a store cannot be read or written.
public enum DiskTrouble: Sendable, Hashable {
  case missing, exists, notPermitted, readOnly, full, locked, tooManyReaders, tooLong, cutShort
  case damaged
  /// It is a pipe or a device.
  case endless
  /// It is a folder, where a file is asked for.
  case folder
  /// It is the folder in which something was to be written, and it is not there.
  case missingFolder
  /// It is a private key or a guard, or in the folder of a ledger, a mirror or a witness: nothing that
  /// somebody asks for is written there.
  case kept
  /// What the operating system answers: `EIO, input or output failed`.
  case other(String)
  /// Anything else, in a sentence of the store: what, and what now.
  case said(String)
}

/// Why the store's file cannot be opened.
public enum StoreTrouble: Sendable, Hashable {
  case absent, empty, foreign, unreadable(DiskTrouble), otherVersion(UInt32)
  case truncated(expectedBytes: UInt64, foundBytes: UInt64)
  case damagedPage(UInt64)
}

/// What ended a process before its answer.
public enum ProcessTrouble: Sendable, Hashable {
  /// A signal, by its name: `SIGKILL`.
  case signal(String)
  /// It said nothing for so long.
  case silence(seconds: Int)
  /// It took so long.
  case time(seconds: Int)
  /// It said too much.
  case output(limitBytes: Int)
  /// It was given no more memory.
  case memory

  /// The signal's name, or the limit's, for programs.
  public var name: String {
    switch self {
    case .signal(let name): name
    case .silence: "silence"
    case .time: "time_limit"
    case .output: "output_limit"
    case .memory: "memory"
    }
  }
}

/// A limit of what one import may hold.
public enum ImportLimit: Sendable, Hashable {
  case lineBytes(Int), fileBytes(Int), rows(Int)
}

extension Trouble {
  /// The stable name, for programs.
  public var name: String {
    switch self {
    case .usage: "usage"
    case .argumentNotUTF8: "argument_not_utf8"
    case .badDate, .badMoment: "bad_moment"
    case .agreementNotNamed: "agreement_not_named"
    case .unknownAgreement: "unknown_agreement"
    case .unknownObject, .unknownCode, .annulled: "unknown_object"
    case .notYetKnown: "not_yet_known"
    case .unknownPath: "unknown_path"
    case .noAnswer: "no_answer"
    case .nothingThere: "nothing_there"
    case .noRecord: "no_record"
    case .noHead: "no_head"
    case .unknownType: "unknown_type"
    case .unknownZone: "unknown_zone"
    case .file: "file"
    case .fetch: "fetch"
    case .badLine: "bad_line"
    case .emptyImport: "empty_import"
    case .importTooLarge: "import_too_large"
    case .export: "export"
    case .exportAlone: "export_alone"
    case .dossierElsewhere: "dossier_elsewhere"
    case .published(_, let trouble): trouble.name
    case .witness(let trouble): trouble.name
    case .agent(let trouble): trouble.name
    case .timeStamp(let trouble): trouble.name
    case .noLedger: "no_ledger"
    case .ledgerExists: "ledger_exists"
    case .unfit: "unfit_store"
    case .newerFormat: "newer_format"
    case .otherFold: "other_fold"
    case .inUse: "in_use"
    case .folderNotEmpty: "folder_not_empty"
    case .clockUnreadable: "clock_unreadable"
    case .key: "key"
    case .actionFile: "action_file"
    case .bundle: "bundle"
    case .fork: "fork"
    case .noFork: "no_fork"
    case .mirror: "mirror"
    case .noMirror: "no_mirror"
    case .noCopy: "no_copy"
    case .bundleAhead: "bundle_ahead"
    case .notAdopted: "not_adopted"
    case .keyFile: "key_file"
    case .checkpointKey: "key"
    case .nothingSigned: "nothing_signed"
    case .guardAhead: "guard_ahead"
    case .guardDisagrees: "guard_disagrees"
    case .store: "store"
    case .interrupted: "interrupted"
    case .damaged: "damaged"
    case .badCopy: "bad_copy"
    }
  }
}

/// Why a file named as a private key cannot be signed with.
public enum KeyFileTrouble: Sendable, Hashable {
  /// It is not there.
  case missing
  /// It is no key file.
  case malformed
  /// Its key is for something else.
  case ofOtherUse(KeyUse)

  /// The stable name, for programs.
  public var name: String {
    switch self {
    case .missing: "missing"
    case .malformed: "malformed"
    case .ofOtherUse: "other_use"
    }
  }
}
