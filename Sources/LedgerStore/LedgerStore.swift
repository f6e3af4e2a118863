internal import Dispatch
public import LMDB
public import LedgerTables
public import Partnership
public import RecordFormat

/// One ledger open in this process: its folder, its tables, and its single writer.
///
/// Several processes may have one ledger open; each sees what the others commit. A value of this
/// type holds the presence lock until it goes.
public final class LedgerStore: Sendable {
  /// The folder.
  public let folder: Folder
  /// The ledger's name, which names its log for ever.
  public let name: LedgerName
  /// Where `recorded` comes from.
  public let clock: LedgerClock
  /// What the ledger says of itself, its first record.
  public let opening: StoredRecord
  /// The records behind the derived tables, decoded once.
  public let trail = Trail()
  /// What the folder mirrors; nil for a ledger of its own.
  public let mirrored: MirroredLog?

  let environment: Environment
  private let presence: FileLock?
  let writer: Writer?
  /// Where heads are signed that nobody asked for.
  let sealing = DispatchQueue(label: "entente.sealing")

  /// What a ledger is opened for.
  public enum Access: Sendable {
    /// Questions and proofs; the folder may be one that cannot be written.
    case reading
    /// Recording too.
    case writing
  }

  /// Opens the ledger in a folder.
  ///
  /// - Parameters:
  ///   - rebuilding: Told how many records are done, of how many, when the derived tables were
  ///     made by another version of the fold and are made again.
  /// - Throws: `.noLedger`, `.unfit` when the file cannot be opened safely, `.newerFormat`.
  public convenience init(
    at path: String, access: Access, random: RandomSource = .system,
    rebuilding: (UInt64, UInt64) -> Void = { _, _ in }
  ) throws(LedgerStoreError) {
    try self.init(
      at: path, access: access, random: random, settings: StoreSettings(), rebuilding: rebuilding)
  }

  /// The same with other settings, so that tests can reach them.
  package convenience init(
    at path: String, access: Access, random: RandomSource, settings: StoreSettings,
    rebuilding: (UInt64, UInt64) -> Void
  ) throws(LedgerStoreError) {
    let folder = Folder(path)
    let exists = try inStorage { () throws(LMDBError) in
      guard try folder.exists() else { return false }
      return try folder.lengthBytes(of: LedgerFiles.store) != nil
    }
    guard exists else { throw .noLedger(path: path) }
    let presence = try LedgerStore.takePresence(in: folder, making: access == .writing)
    if access == .writing {
      try inStorage { () throws(LMDBError) in
        try Threads.check(LedgerStore.mostThreads, for: path)
      }
    }
    let environment = try LedgerStore.openEnvironment(
      folder, access == .writing ? .writing : .reading)
    guard let stamp = try LedgerStore.stamp(of: environment) else { throw .noLedger(path: path) }
    let (size, derived) = try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in
        (try transaction.logSize(), try transaction.derivedPosition())
      }
    }
    if derived.version != DerivedPosition.currentVersion {
      guard access == .writing else {
        throw .tables(
          .otherFold(found: derived.version, current: DerivedPosition.currentVersion))
      }
      try Advancing.rebuild(environment, progress: rebuilding)
    } else if access == .writing, derived.size < size,
      size - derived.size > Advancing.rebuildStep
    {
      try Advancing.finishRebuilding(environment, progress: rebuilding)
    }
    try self.init(
      folder, environment, stamp, presence, writes: access == .writing, random: random, settings)
  }

  init(
    _ folder: Folder, _ environment: Environment, _ stamp: FormatStamp,
    _ presence: consuming FileLock?, writes: Bool, random: RandomSource, _ settings: StoreSettings
  ) throws(LedgerStoreError) {
    let opening = try environment.read { transaction throws(LedgerStoreError) -> StoredRecord? in
      try inTables { () throws(LedgerTablesError) in
        try transaction.logSize() == 0 ? nil : try transaction.storedRecord(0)
      }
    }
    guard let opening, opening.header.type == .ledgerOpened,
      opening.header.ledger.text == stamp.ledger
    else { throw .noLedger(path: folder.path) }
    self.folder = folder
    self.environment = environment
    self.presence = presence
    self.opening = opening
    name = opening.header.ledger
    mirrored = try MirroredLog(in: folder)
    clock = opening.facts.text(.clock).flatMap { LedgerClock(rawValue: $0) } ?? .system
    writer =
      writes
      ? Writer(
        environment,
        appender: Appender(
          ledger: name, clock: clock, random: random,
          folder: folder,
          settings: settings),
        trail: trail, words: try WordsKeysWriter(in: folder, of: name))
      : nil
    if writes {
      try checkFitForWriting()
      try writer?.sweepDocuments()
      // A copy that is being made is not waited for: whoever opens the ledger records meanwhile.
      try finishErasures(waiting: false)
    }
  }

  deinit {
    writer?.rest()
  }
}

extension LedgerStore {
  /// How many threads an append may wait for: those that prepare it, the writer, and the second one
  /// that makes its bytes.
  private static let mostThreads = 4

  /// Appends actions: one gets its own verdict; several are judged one after the other, on top of
  /// each other, and recorded together or not at all.
  ///
  /// The only way in. When several nodes write one day, the order comes from outside and arrives
  /// here with the position it expects.
  public func append(
    _ submissions: [Submission], _ options: AppendOptions = AppendOptions()
  ) async throws(LedgerStoreError) -> [Verdict] {
    guard let writer else {
      throw .storage(LMDBError(.readOnly, "append", folder.path))
    }
    guard mirrored == nil else { throw .mirror(path: folder.path) }
    guard !submissions.isEmpty else { return [] }
    guard options.documents.count <= KeptDocument.mostTogether else {
      return [
        .refused(
          Refusal(.tooLarge, .field("documents"), .limit(KeptDocument.mostTogether)))
      ]
    }
    return try await writer.append(submissions, options)
  }

  /// Destroys what records of the log say was erased, as far as that was not done yet.
  ///
  /// Opening for writing does it, and so does whoever has just recorded an erasure.
  ///
  /// - Parameter waiting: Whether to wait for a copy that is being made.
  public func finishErasures(waiting: Bool = true) throws(LedgerStoreError) {
    try mustBeWriting("erase")
    let wereUnfinished = try Erasing(in: folder, environment, of: name)
      .finish(trail, waiting: waiting)
    if wereUnfinished { writer?.forgetKeys() }
  }

  /// What was erased, and by which records.
  public func erased() throws(LedgerStoreError) -> ErasedParts {
    try read { transaction, view throws(LedgerTablesError) in try view.erased(in: transaction) }
  }

  /// Does all that can be done for an action before it waits for the writer.
  ///
  /// - Throws: The refusal of its form.
  public func submission(
    _ action: Action, author: Author, random: RandomSource = .system
  ) throws(LedgerStoreError) -> Swift.Result<Submission, Refusal> {
    guard !action.needsLog else { return .success(.unresolved(action)) }
    let prepared: PreparedAction
    do throws(Refusal) {
      prepared = try action.prepared(author: author)
    } catch {
      return .failure(error)
    }
    do throws(AppendFailure) {
      return .success(.ready(try ReadyAction(prepared, ledger: name, random: random)))
    } catch {
      switch error {
      case .refused(let refusal): return .failure(refusal)
      case .failed(let failure): throw failure
      }
    }
  }

  /// Lends a transaction and the view of it at the log's own position, or an earlier one.
  public func read<Result>(
    upTo size: UInt64? = nil,
    _ body: (borrowing ReadTransaction, LedgerView) throws(LedgerTablesError) -> Result
  ) throws(LedgerStoreError) -> Result {
    try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in
        try body(transaction, try LedgerView(transaction, trail: trail, size: size))
      }
    }
  }

  /// The words' keys, to open words with.
  public func wordsKeys() throws(LedgerStoreError) -> WordsKeysFile {
    try inTables { () throws(LedgerTablesError) in try WordsKeysFile(in: folder, of: name) }
  }

  /// Shows that this process has the ledger open, until the lock goes.
  ///
  /// A copy in a folder that cannot be written has no such file, and nobody can restore over it:
  /// then there is nothing to hold.
  static func takePresence(
    in folder: Folder, making: Bool
  ) throws(LedgerStoreError) -> FileLock? {
    let path = folder.path(of: LedgerFiles.presence)
    do throws(LMDBError) {
      if !making, !folder.isWritable {
        guard try folder.lengthBytes(of: LedgerFiles.presence) != nil else { return nil }
        return try FileLock(.shared, on: path, waiting: false)
      }
      return try FileLock(.shared, creating: path, waiting: false)
    } catch {
      if error.reason == .locked { throw .inUse(path: folder.path) }
      throw .storage(error)
    }
  }

  static func openEnvironment(
    _ folder: Folder, _ access: Environment.Access
  ) throws(LedgerStoreError) -> Environment {
    if access != .creating {
      let verdict = try inStorage { () throws(LMDBError) in
        try StoreFile.check(inFolder: folder.path)
      }
      guard case .fit = verdict else {
        throw .unfit(path: folder.path, verdict: verdict.description)
      }
    }
    let environment = try inStorage { () throws(LMDBError) in
      try Environment(at: folder.path, access: access, tables: LedgerTable.all)
    }
    return environment
  }

  /// Throws unless the ledger was opened for writing.
  func mustBeWriting(_ operation: StaticString) throws(LedgerStoreError) {
    guard writer != nil else { throw .storage(LMDBError(.readOnly, "\(operation)", folder.path)) }
  }

  static func stamp(of environment: Environment) throws(LedgerStoreError) -> FormatStamp? {
    let stamp = try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in try transaction.formatStamp() }
    }
    if let stamp, stamp.format > FormatStamp.current {
      throw .newerFormat(found: stamp.format, newest: FormatStamp.current)
    }
    return stamp
  }
}
