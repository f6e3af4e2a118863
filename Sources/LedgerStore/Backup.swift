internal import LMDB
internal import LedgerTables
internal import RecordFormat
internal import Transparency

extension LedgerStore {
  /// Copies the ledger as it is committed now, while others go on writing.
  ///
  /// The copy holds everything but the checkpoint key and the locks; the words' keys only when
  /// asked. It is whole when this returns, and none of it is when this throws half-way: use it only
  /// after it verifies.
  ///
  /// - Parameter path: A folder that is empty or not there.
  /// - Returns: How many documents lie in the copy as they are: no key opens those, and none keeps them shut.
  @discardableResult
  public func backup(
    to path: String, withWords: Bool = true
  ) throws(LedgerStoreError) -> Int {
    let copy = Folder(path)
    try inStorage { () throws(LMDBError) in try copy.makeIfMissing() }
    guard try inStorage({ () throws(LMDBError) in try copy.names() }).isEmpty else {
      throw .folderNotEmpty(path: path)
    }
    try LedgerStore.copyAll(from: folder, to: copy, withWords: withWords) {
      [environment] incoming throws(LedgerStoreError) in
      try LedgerStore.copyStore(environment, to: incoming)
    }
    return try inStorage { () throws(LMDBError) in try DocumentFolder(of: copy).countInTheClear() }
  }

  /// Copies the store alone, and gives how many records its log holds at least.
  private static func copyStore(
    _ environment: Environment, to incoming: Folder
  ) throws(LedgerStoreError) -> UInt64 {
    try inStorage { () throws(LMDBError) in try environment.copy(to: incoming.path) }
    return try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in try transaction.logSize() }
    }
  }

  /// Puts a backup back as a ledger, in a folder that holds no store.
  ///
  /// A checkpoint key that is in the folder stays and goes on signing where its guard stands. The
  /// caller verifies the backup first.
  ///
  /// - Parameter copied: Called after each file that was copied.
  public static func restore(
    from backup: String, to path: String, copied: () -> Void = {}
  ) throws(LedgerStoreError) {
    let source = Folder(backup)
    let target = Folder(path)
    let verdict = try inStorage { () throws(LMDBError) in
      try StoreFile.check(inFolder: backup)
    }
    guard case .fit = verdict else { throw .unfit(path: backup, verdict: verdict.description) }
    try inStorage { () throws(LMDBError) in try target.makeIfMissing() }
    let lock: FileLock
    do throws(LMDBError) {
      lock = try FileLock(
        .exclusive, creating: target.path(of: LedgerFiles.presence), waiting: false)
    } catch {
      if error.reason == .locked { throw .inUse(path: path) }
      throw .storage(error)
    }
    try lock.whileHeld { () throws(LedgerStoreError) in
      try fill(target, from: source, copied)
    }
  }

  private static func fill(
    _ target: Folder, from source: Folder, _ copied: () -> Void
  ) throws(LedgerStoreError) {
    let isFree = try inStorage { () throws(LMDBError) in
      try target.lengthBytes(of: LedgerFiles.store) == nil
    }
    guard isFree else { throw .ledgerExists(path: target.path) }
    let environment = try inStorage { () throws(LMDBError) in
      try Environment(at: source.path, access: .reading, tables: LedgerTable.all)
    }
    try copyAll(from: source, to: target, withWords: true) { incoming throws(LedgerStoreError) in
      try copyStore(environment, to: incoming)
    } copied: {
      copied()
    }
  }

  /// Copies a ledger's files around a store that is made beside its place, and put in its place when
  /// all the rest is there: a folder in which this was interrupted holds no store.
  ///
  /// - Parameters:
  ///   - make: Makes the store, and gives how many records its log holds, or a few more.
  ///   - copied: Called after each file that was copied beside the store.
  static func copyAll(
    from source: Folder, to target: Folder, withWords: Bool,
    makingStore make: (Folder) throws(LedgerStoreError) -> UInt64, copied: () -> Void = {}
  ) throws(LedgerStoreError) {
    try Erasing.whileKeysStay(in: source) { () throws(LedgerStoreError) in
      try copyAllAtOnce(from: source, to: target, withWords: withWords, make, copied)
    }
  }

  private static func copyAllAtOnce(
    from source: Folder, to target: Folder, withWords: Bool,
    _ make: (Folder) throws(LedgerStoreError) -> UInt64, _ copied: () -> Void
  ) throws(LedgerStoreError) {
    let incoming = Folder(target.path(of: "incoming"))
    try inStorage { () throws(LMDBError) in
      // Before the store: a checkpoint is stored before it is published, so that the copy of the
      // store holds every one that is published in the copy.
      try copyPublished(from: source, to: target, copied)
      try incoming.makeIfMissing()
      // What an interrupted copy left.
      try incoming.remove(LedgerFiles.store)
      try incoming.remove(LedgerFiles.storeLock)
    }
    let documents = DocumentFolder(of: source)
    let settled = try inStorage { () throws(LMDBError) in try documents.settled() }
    let size = try make(incoming)
    try inStorage { () throws(LMDBError) in
      // After the store: a slot is made, and a document held, before the record that needs it
      // commits, so that every record of the copy finds its own.
      if withWords, try source.lengthBytes(of: WordsKeysFile.name) != nil {
        // No further than there can be keys: the file says of itself how long it is.
        try target.copy(
          WordsKeysFile.name, from: source, firstBytes: WordsKeysWriter.bytes(forRecords: size))
      }
      if try source.lengthBytes(of: LedgerFiles.mirror) != nil {
        try target.copy(
          LedgerFiles.mirror, from: source, limitBytes: LedgerFiles.longestMirrorBytes)
      }
      if try source.lengthBytes(of: LedgerFiles.importKey) != nil {
        try target.copy(
          LedgerFiles.importKey, from: source, limitBytes: LedgerFiles.importKeyLimitBytes)
      }
      try documents.copy(to: target, settledBefore: settled, copied)
    }
    try finishErasures(ofStoreIn: incoming, copiedTo: target)
    try inStorage { () throws(LMDBError) in
      try incoming.remove(LedgerFiles.storeLock)
      try target.move("incoming/\(LedgerFiles.store)", to: LedgerFiles.store)
      try incoming.removeIfEmpty()
    }
  }

  /// Destroys in a copy what its log says was erased: its ledger may have been stopped before it did.
  ///
  /// Where the derived tables are of another version, the next opening for writing does it, as soon as it
  /// has made them again.
  private static func finishErasures(
    ofStoreIn incoming: Folder, copiedTo target: Folder
  ) throws(LedgerStoreError) {
    let environment = try openEnvironment(incoming, .writing)
    guard let stamp = try stamp(of: environment), let name = LedgerName(stamp.ledger) else {
      throw .noLedger(path: target.path)
    }
    do throws(LedgerStoreError) {
      try Erasing(in: target, environment, of: name).finish()
    } catch {
      guard case .tables(.otherFold) = error else { throw error }
    }
  }

  private static func copyPublished(
    from source: Folder, to target: Folder, _ copied: () -> Void
  ) throws(LMDBError) {
    let from = Folder(source.path(of: LedgerFiles.published))
    guard try from.exists() else { return }
    let to = Folder(target.path(of: LedgerFiles.published))
    try to.makeIfMissing()
    // What is being written has a name of its own until it is whole.
    for name in try from.names() where !name.hasSuffix(".new") {
      try to.copy(name, from: from, limitBytes: SignedNote.longest)
      copied()
    }
  }
}
