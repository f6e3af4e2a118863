internal import CanonicalJSON
internal import LMDB
public import LedgerTables
public import Partnership
public import RecordFormat
internal import Transparency

extension LedgerStore {
  /// Makes a ledger in a folder, or goes on where an interrupted `open` stopped.
  ///
  /// In this order: where the key is when it is elsewhere, key file, words' keys, the commit of
  /// `ledger.opened`, how often heads are signed, guard, first checkpoint signed, stored and published.
  ///
  /// - Parameters:
  ///   - key: The file of the key that signs heads, when it is not to be in the folder: one that is
  ///     there is taken, else it is made. An opening that goes on keeps to the one it began with
  ///     unless another is named.
  ///   - rhythm: How often heads are signed without being asked for; nil for never.
  ///   - opening: The `ledger.opened` action for a public key, in hexadecimal.
  ///   - now: On a simulated clock, the instant of the first record.
  /// - Throws: `.refusedOpening`, no file made; `.ledgerExists` when a whole ledger is there;
  ///   `.guardAhead` when the key there has signed for a store that is gone.
  public static func create(
    at path: String, name: LedgerName, key: String? = nil, rhythm: CheckpointRhythm? = nil,
    now: Recorded? = nil, random: RandomSource = .system,
    opening: (String) -> Action
  ) throws(LedgerStoreError) -> LedgerStore {
    let folder = Folder(path)
    try checkForm(of: opening(anyKeyHex), name)
    let lock = try inStorage { () throws(LMDBError) in
      try folder.makeIfMissing()
      return try FileLock(.exclusive, on: folder.path, waiting: true)
    }
    return try lock.whileHeld { () throws(LedgerStoreError) in
      try createAlone(in: folder, name, key, rhythm, now, random, opening)
    }
  }

  /// As long as any key is, while there is none yet.
  private static let anyKeyHex = String(repeating: "0", count: 64)

  /// Refuses what cannot open a ledger before anything of it is made.
  private static func checkForm(of action: Action, _ name: LedgerName) throws(LedgerStoreError) {
    // Its salts are thrown away: they are not drawn from the ledger's own source.
    _ = try ready(action, name, .system)
  }

  private static func ready(
    _ action: Action, _ name: LedgerName, _ random: RandomSource
  ) throws(LedgerStoreError) -> ReadyAction {
    let prepared: PreparedAction
    do throws(Refusal) {
      prepared = try action.prepared()
    } catch {
      throw .refusedOpening(error)
    }
    do throws(AppendFailure) {
      return try ReadyAction(prepared, ledger: name, random: random)
    } catch {
      switch error {
      case .refused(let refusal): throw .refusedOpening(refusal)
      case .failed(let failure): throw failure
      }
    }
  }

  private static func createAlone(
    in folder: Folder, _ name: LedgerName, _ keyPath: String?, _ rhythm: CheckpointRhythm?,
    _ now: Recorded?, _ random: RandomSource, _ opening: (String) -> Action
  ) throws(LedgerStoreError) -> LedgerStore {
    // The key is made first, so that a store without it is somebody's and whole.
    let expected = try CheckpointKeyPlace(ofLedgerIn: folder)
    var place = expected
    if let keyPath { place = try CheckpointKeyPlace(named: keyPath, forLedgerIn: folder) }
    let (hasStore, hasKey, wasPublished) = try inStorage { () throws(LMDBError) in
      let published = Folder(folder.path(of: LedgerFiles.published))
      return (
        try folder.lengthBytes(of: LedgerFiles.store) != nil,
        try place.hasKey(),
        try published.lengthBytes(of: LedgerFiles.lastCheckpoint) != nil
      )
    }
    guard !wasPublished, hasKey || !hasStore else { throw .ledgerExists(path: folder.path) }
    guard place == expected || !hasStore else {
      throw .checkpointKey(path: place.path, .otherThanBegun)
    }
    // The guard comes after the first record: a ledger was here, and its key may sign no other.
    if !hasStore, let signed = try CheckpointGuard(of: place) {
      throw .guardAhead(path: place.guardPath, guardSize: signed.size, size: 0)
    }
    let presence = try takePresence(in: folder, making: true)
    if place != expected {
      try inStorage { () throws(LMDBError) in try place.write(in: folder) }
    }
    let key = try place.whileLocked(in: folder) { () throws(LedgerStoreError) in
      try CheckpointKey(at: place, of: name, making: random)
    }
    try WordsKeysWriter.create(in: folder, of: name)
    // Interrupted earlier, it may have left an empty file, or a store without its tables.
    try inStorage { () throws(LMDBError) in
      if try folder.lengthBytes(of: LedgerFiles.store) == 0 {
        try folder.remove(LedgerFiles.store)
      }
    }
    let environment = try openEnvironment(folder, .creating)
    try stampIfNew(environment, name)
    let size = try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in try transaction.logSize() }
    }
    guard size <= 1 else { throw .ledgerExists(path: folder.path) }
    if size == 0 {
      try appendOpening(opening(key.publicKeyHex), name, now, environment, folder, random)
    }
    guard let stamp = try stamp(of: environment) else { throw .noLedger(path: folder.path) }
    let store = try LedgerStore(
      folder, environment, stamp, presence, writes: true, random: random, StoreSettings())
    // Before the first head, with which the ledger is whole.
    if try store.checkpointRhythm() != rhythm { try store.setCheckpointRhythm(rhythm) }
    _ = try store.checkpoint(by: place, makingGuard: true)
    return store
  }

  private static func stampIfNew(
    _ environment: Environment, _ name: LedgerName
  ) throws(LedgerStoreError) {
    if let stamp = try stamp(of: environment) {
      guard stamp.ledger == name.text else { throw .ledgerExists(path: environment.path) }
      return
    }
    try putStamp(of: name.text, in: environment)
  }

  /// Writes what a store without records says of itself.
  static func putStamp(
    of ledger: String, in environment: Environment
  ) throws(LedgerStoreError) {
    try environment.write { transaction throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in
        try transaction.put(
          MetaRow.format.rawValue, MetaRow.bytes(of: FormatStamp(ledger: ledger)),
          in: LedgerTable.meta)
        try transaction.put(
          MetaRow.derived.rawValue, MetaRow.bytes(of: DerivedPosition(size: 0)),
          in: LedgerTable.meta)
      }
    }
  }

  private static func appendOpening(
    _ action: Action, _ name: LedgerName, _ now: Recorded?, _ environment: Environment,
    _ folder: Folder, _ random: RandomSource
  ) throws(LedgerStoreError) {
    let clock = action.data["clock"]?.stringValue.flatMap { LedgerClock(rawValue: $0) } ?? .system
    let appender = Appender(
      ledger: name, clock: clock, random: random,
      folder: folder,
      settings: StoreSettings())
    var options = AppendOptions()
    options.clock.now = now
    var memory = WriterMemory(words: try WordsKeysWriter(in: folder, of: name))
    let ready = try ready(action, name, random)
    try environment.write { transaction throws(LedgerStoreError) in
      try appender.catchUp(&memory, trail: Trail(), in: transaction.reading)
      var appending = Appending(appender)
      _ = try appending.append(.ready(ready), options, memory: &memory, in: &transaction)
      let verdicts = try appending.finish(memory: &memory, in: &transaction)
      if case .refused(let refusal) = verdicts[0] {
        throw LedgerStoreError.refusedOpening(refusal)
      }
    }
  }
}
