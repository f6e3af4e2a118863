internal import CanonicalJSON
internal import LMDB
internal import LedgerTables
public import Partnership
public import RecordFormat
internal import Transparency

extension LedgerStore {
  /// Makes a ledger in a folder, or goes on where an interrupted `open` stopped.
  ///
  /// In this order: key file, words' keys, the commit of `ledger.opened`, guard, first checkpoint
  /// signed, stored and published.
  ///
  /// - Parameters:
  ///   - opening: The `ledger.opened` action for a public key, in hexadecimal.
  ///   - now: On a simulated clock, the instant of the first record.
  /// - Throws: `.ledgerExists` when a whole ledger is there.
  public static func create(
    at path: String, name: LedgerName, now: Recorded? = nil, random: RandomSource = .system,
    opening: (String) -> Action
  ) async throws(LedgerStoreError) -> LedgerStore {
    let folder = Folder(path)
    try inStorage { () throws(LMDBError) in try folder.makeIfMissing() }
    let presence = try takePresence(in: folder, making: true)
    let key = try CheckpointKey(in: folder, of: name, making: random)
    try WordsKeysWriter.create(in: folder, of: name)
    let exists = try inStorage { () throws(LMDBError) in
      try folder.lengthBytes(of: LedgerFiles.store) != nil
    }
    let environment = try openEnvironment(folder, exists ? .writing : .creating)
    try stampIfNew(environment, name)
    let size = try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in try transaction.logSize() }
    }
    if size == 0 {
      try appendOpening(
        opening(hexadecimal(key.signer.verifierKey.publicKey.bytes)), name, now, environment,
        folder, random)
    } else if try CheckpointGuard(in: folder) != nil {
      throw .ledgerExists(path: path)
    }
    guard let stamp = try stamp(of: environment) else { throw .noLedger(path: path) }
    let store = try LedgerStore(
      folder, environment, stamp, presence, writes: true, random: random)
    _ = try store.checkpoint(makingGuard: true)
    return store
  }

  private static func stampIfNew(
    _ environment: Environment, _ name: LedgerName
  ) throws(LedgerStoreError) {
    if let stamp = try stamp(of: environment) {
      guard stamp.ledger == name.text else { throw .ledgerExists(path: environment.path) }
      return
    }
    try environment.write { transaction throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in
        try transaction.put(
          MetaRow.format.rawValue, MetaRow.bytes(of: FormatStamp(ledger: name.text)),
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
      documents: DocumentFolder(folder: Folder(folder.path(of: LedgerFiles.documents))))
    let prepared: PreparedAction
    do throws(Refusal) {
      prepared = try action.prepared()
    } catch {
      throw .refusedOpening(error)
    }
    var options = AppendOptions()
    options.clock.now = now
    var memory = WriterMemory(words: try WordsKeysWriter(in: folder, of: name))
    let ready = try ReadyAction(prepared, ledger: name, random: random)
    try environment.write { transaction throws(LedgerStoreError) in
      try appender.catchUp(&memory, trail: Trail(), in: transaction.reading)
      let verdict = try appender.append(
        .ready(ready), options, memory: &memory, in: &transaction)
      if case .refused(let refusal) = verdict { throw LedgerStoreError.refusedOpening(refusal) }
    }
  }
}

private func hexadecimal(_ bytes: [UInt8]) -> String {
  RootHash(bytes)?.hex ?? ""
}
