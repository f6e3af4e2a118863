internal import LMDB
internal import LedgerTables
internal import Partnership
public import RecordFormat
public import Transparency

/// What the folder of a mirror says of itself: that it mirrors a log kept elsewhere, and the key under
/// which the heads of that log are signed.
///
/// Two lines: what it is, and the verifier key, which came from outside and not with the records.
public struct MirroredLog: Sendable, Hashable {
  /// The key that signs the heads of the log.
  public let key: VerifierKey

  /// A log whose heads are signed by a key.
  public init(key: VerifierKey) {
    self.key = key
  }

  /// Reads what a folder says; nil where it mirrors nothing.
  init?(in folder: Folder) throws(LedgerStoreError) {
    let path = folder.path(of: LedgerFiles.mirror)
    let bytes = try inStorage { () throws(LMDBError) -> [UInt8]? in
      guard try folder.lengthBytes(of: LedgerFiles.mirror) != nil else { return nil }
      return try folder.read(LedgerFiles.mirror, limitBytes: LedgerFiles.longestMirrorBytes)
    }
    guard let bytes else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self)
      .split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.count == 3, lines[0] == LedgerFiles.mirrorTitle, lines[2].isEmpty else {
      throw .keyFile(path: path, .malformed)
    }
    key = try inTransparency { () throws(TransparencyError) in
      try VerifierKey(String(lines[1]))
    }
  }

  var bytes: [UInt8] { Array("\(LedgerFiles.mirrorTitle)\n\(key.text)\n".utf8) }
}

extension LedgerStore {
  /// Makes a mirror of a log from its first record, in a folder that is empty or not there, or in which
  /// one was being made when its process ended.
  ///
  /// It has no key to sign heads with, and takes nothing but what ``adopt(upTo:next:)`` brings. Of two
  /// processes that make one in the same folder, the second waits, and finds it there.
  public static func mirror(
    _ log: MirroredLog, at path: String, opening: RecordFile, random: RandomSource = .system
  ) throws(LedgerStoreError) -> LedgerStore {
    let folder = Folder(path)
    let lock = try inStorage { () throws(LMDBError) in
      try folder.makeIfMissing()
      return try FileLock(.exclusive, on: folder.path, waiting: true)
    }
    return try lock.whileHeld { () throws(LedgerStoreError) in
      if try isUnfinished(folder) { try startOver(folder) }
      guard try inStorage({ () throws(LMDBError) in try folder.names() }).isEmpty else {
        throw .folderNotEmpty(path: path)
      }
      return try mirrorAlone(log, in: folder, opening, random)
    }
  }

  private static func mirrorAlone(
    _ log: MirroredLog, in folder: Folder, _ opening: RecordFile, _ random: RandomSource
  ) throws(LedgerStoreError) -> LedgerStore {
    let name = opening.header.ledger
    do throws(LedgerStoreError) {
      try inStorage { () throws(LMDBError) in
        try folder.replace(LedgerFiles.mirror, log.bytes)
      }
      let presence = try takePresence(in: folder, making: true)
      try WordsKeysWriter.create(in: folder, of: name)
      let environment = try openEnvironment(folder, .creating)
      try putStamp(of: name.text, in: environment)
      let appender = Appender(
        ledger: name, clock: .system, random: random, folder: folder, settings: StoreSettings())
      var memory = WriterMemory(words: try WordsKeysWriter(in: folder, of: name))
      try environment.write { transaction throws(LedgerStoreError) in
        try appender.catchUp(&memory, trail: Trail(), in: transaction.reading)
        var keys = KnownKeys()
        try appender.adopt(opening, signedBy: &keys, &memory, in: &transaction)
      }
      guard let stamp = try stamp(of: environment) else { throw .noLedger(path: folder.path) }
      return try LedgerStore(
        folder, environment, stamp, presence, writes: true, random: random, StoreSettings())
    } catch {
      // The folder was empty; that it cannot be emptied changes nothing about why it was not filled.
      try? empty(folder)
      throw error
    }
  }

  /// Whether a mirror was being made in a folder when its process ended.
  ///
  /// Nothing was published there yet, so nobody was told of anything in it, and no record is
  /// committed. What keeps a store from being opened that may hold records is thrown.
  private static func isUnfinished(_ folder: Folder) throws(LedgerStoreError) -> Bool {
    let names = Set(try inStorage { () throws(LMDBError) in try folder.names() })
    // What says that it is a mirror is written first.
    guard names.contains(where: { $0.hasPrefix(LedgerFiles.mirror) }),
      names.isSubset(of: filesMade)
    else { return false }
    do throws(LedgerStoreError) {
      _ = try LedgerStore(at: folder.path, access: .reading)
      return false
    } catch {
      switch error {
      case .noLedger: return true
      case .storage(let error):
        if case .tableMissing = error.reason { return true }
        throw .storage(error)
      case .unfit: return try isNoStore(folder)
      default: throw error
      }
    }
  }

  /// Whether what stands in a folder as a store is none, rather than one that cannot be read here.
  private static func isNoStore(_ folder: Folder) throws(LedgerStoreError) -> Bool {
    switch try inStorage({ () throws(LMDBError) in try StoreFile.check(inFolder: folder.path) }) {
    case .absent, .empty, .foreign, .truncated, .damagedMeta, .damagedPage: true
    case .fit, .unreadable, .otherVersion: false
    }
  }

  private static func startOver(_ folder: Folder) throws(LedgerStoreError) {
    let lock: FileLock
    do throws(LMDBError) {
      lock = try FileLock(
        .exclusive, creating: folder.path(of: LedgerFiles.presence), waiting: false)
    } catch {
      if error.reason == .locked { throw .inUse(path: folder.path) }
      throw .storage(error)
    }
    try lock.whileHeld { () throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in try empty(folder) }
    }
  }

  private static func empty(_ folder: Folder) throws(LMDBError) {
    for name in filesMade { try folder.remove(name) }
  }

  /// What is made in the folder of a mirror before it holds its first record, and what a crash leaves of
  /// it.
  private static let filesMade: [String] = [
    LedgerFiles.store, LedgerFiles.storeLock, LedgerFiles.presence, LedgerFiles.mirror,
    WordsKeysFile.name,
  ].flatMap { [$0, "\($0).new"] }

  /// Takes records that another copy of the ledger has behind those here: each is judged by the rules
  /// again, and all are committed together with the signed heads over them, or none.
  ///
  /// Records that are here already are passed over, once the whole is found to make the root that was
  /// signed.
  ///
  /// - Parameters:
  ///   - heads: The signed heads, ascending, whose signatures have been checked; the records end at the
  ///     last.
  ///   - next: Gives the records in order; nil after the last.
  /// - Throws: `.notAdopted`, nothing written; `.noMirror` for a ledger of its own.
  public func adopt(
    upTo heads: [SignedNote], next: @Sendable () throws(LedgerStoreError) -> RecordFile?
  ) throws(LedgerStoreError) {
    guard mirrored != nil else { throw .noMirror(path: folder.path) }
    try take(upTo: heads, next: next)
  }

  /// The same for any copy of the ledger.
  func take(
    upTo heads: [SignedNote], next: @Sendable () throws(LedgerStoreError) -> RecordFile?
  ) throws(LedgerStoreError) {
    guard let writer else { throw .storage(LMDBError(.readOnly, "append", folder.path)) }
    let checkpoints = try heads.map { note throws(LedgerStoreError) in
      try inTransparency { () throws(TransparencyError) in try Checkpoint(text: note.text) }
    }
    let result = writer.commit { memory, transaction throws(LedgerStoreError) in
      var keys =
        try inTables { () throws(LedgerTablesError) in
          try memory.view.map { view throws(LedgerTablesError) in
            try KnownKeys(view, in: transaction.reading)
          }
        } ?? KnownKeys()
      while let record = try next() {
        let size = memory.view?.size ?? 0
        let sequence = record.header.sequence.index
        if sequence < size { continue }
        guard sequence == size else { throw .notAdopted(.gap(from: sequence, size: size)) }
        try writer.appender.adopt(record, signedBy: &keys, &memory, in: &transaction)
        try writer.advanceIfFar(&memory, in: &transaction)
      }
      let known = try inTables { () throws(LedgerTablesError) in
        try memory.view.map { view throws(LedgerTablesError) in
          try KeysOfHeads(of: writer.appender.ledger, in: view, transaction.reading)
        } ?? KeysOfHeads()
      }
      for (note, checkpoint) in zip(heads, checkpoints) {
        let root = try inTables { () throws(LedgerTablesError) in
          try transaction.reading.logSize() < checkpoint.size
            ? nil : try transaction.reading.root(atSize: checkpoint.size)
        }
        guard root == checkpoint.root else {
          throw .notAdopted(.otherRoot(size: checkpoint.size))
        }
        let kept = try note.kept(
          beside: stored(checkpoint.size, in: transaction.reading), known)
        try inStorage { () throws(LMDBError) in
          try transaction.put(checkpoint.size, kept.bytes, in: LedgerTable.checkpoints)
        }
      }
      return []
    }
    _ = try result.get()
    for checkpoint in checkpoints {
      guard let kept = try storedCheckpoint(ofSize: checkpoint.size) else { continue }
      try publish(kept, size: checkpoint.size)
    }
    try finishErasures()
  }
}

/// The keys under which a line of a head says something, as records of the log name them.
private struct KeysOfHeads {
  /// Those that sign the log's heads.
  private(set) var signers: [VerifierKey] = []
  /// Those of witnesses.
  private(set) var witnesses: [Ed25519PublicKey] = []

  init() {}

  init(
    of ledger: LedgerName, in view: LedgerView, _ transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) {
    signers = HeadKeys(try view.journal(of: .keys, in: transaction)).keys
      .compactMap { VerifierKey(ofHeads: ledger, $0.key) }
    var keys: [String] = []
    for subject in [Subject.keys, .operations] {
      for record in try view.journal(of: subject, in: transaction) {
        let record = try transaction.storedRecord(record.sequence).record
        if let key = record.witnessNamed, !keys.contains(key) { keys.append(key) }
      }
    }
    witnesses = keys.compactMap { hex in
      // A key that no signature could be held against vouches for nothing.
      Digest(hex: hex).flatMap { try? Ed25519PublicKey($0.bytes) }
    }
  }

  /// The keys that a line may be by.
  func verifierKeys(of line: NoteSignature) -> [VerifierKey] {
    let keys =
      signers + witnesses.map { VerifierKey(name: line.name, publicKey: $0, type: .cosignature) }
    return keys.filter { $0.name == line.name && $0.id == line.id }
  }
}

extension SignedNote {
  /// A head as a mirror keeps it: what it has of cosignatures it keeps, and none that does not fit.
  ///
  /// A line by a key that the log names counts where it fits, and is left out where it does not, as is
  /// any other under the log's own name. Of two lines under one name by a key that nobody here
  /// knows, the earlier stays, so that none is lost to who sends another; and where there is no room
  /// for all, those that came last go first.
  ///
  /// - Parameter stored: The same head, as it was kept before.
  fileprivate func kept(
    beside stored: SignedNote?, _ known: KeysOfHeads
  ) throws(LedgerStoreError) -> SignedNote {
    let origin = try inTransparency { () throws(TransparencyError) in
      try Checkpoint(text: text).origin.keyName
    }
    let before = stored?.signatures ?? []
    var lines: [(line: NoteSignature, isKnown: Bool, isNew: Bool)] = []
    for (index, line) in (before + signatures).enumerated() {
      let keys = known.verifierKeys(of: line)
      guard keys.isEmpty ? line.name != origin : fits(line, keys) else { continue }
      guard !lines.contains(where: { $0.line.name == line.name && $0.line.id == line.id })
      else { continue }
      lines.append((line, !keys.isEmpty, index >= before.count))
    }
    for chosen in [lines, lines.filter { $0.isKnown || !$0.isNew }] {
      do throws(TransparencyError) {
        return try SignedNote(text: text, signatures: chosen.map(\.line))
      } catch {
        // There is no room for all of them.
      }
    }
    return try inTransparency { () throws(TransparencyError) in
      try SignedNote(text: text, signatures: lines.filter(\.isKnown).map(\.line))
    }
  }

  private func fits(_ line: NoteSignature, _ keys: [VerifierKey]) -> Bool {
    do throws(TransparencyError) {
      _ = try SignedNote(text: text, signatures: [line]).verified(by: keys)
      return true
    } catch {
      return false
    }
  }
}

extension Appender {
  /// Judges a record of another copy, its signatures included, and writes it as it stands there.
  ///
  /// - Parameter keys: Those that the records before it name; afterwards that of this one too.
  func adopt(
    _ record: RecordFile, signedBy keys: inout KnownKeys, _ memory: inout WriterMemory,
    in transaction: inout WriteTransaction
  ) throws(LedgerStoreError) {
    let sequence = record.header.sequence
    guard let view = memory.view, let facts = record.facts,
      let ready = try ReadyAction(record, random: random)
    else { throw .notAdopted(.factsWithheld(sequence)) }
    let added = record.header.record(facts: facts).keyNamed
    do throws(Refusal) {
      try keys.check(record.header.content, adding: added)
    } catch {
      throw .notAdopted(.ruleBroken(sequence, error))
    }
    if let added { keys.add(added) }
    let decided: DecidedRecord
    do throws(AppendFailure) {
      let decision = try decision(
        ready.prepared, needing: ready.journals, recorded: record.header.recorded, view: view,
        memory: &memory, in: transaction.reading)
      guard decision.record == record.header.record(facts: facts) else {
        throw .failed(.notAdopted(.ruleBroken(sequence, nil)))
      }
      decided = try take(ready, decision, memory: &memory, in: transaction.reading)
    } catch {
      switch error {
      case .refused(let refusal): throw .notAdopted(.ruleBroken(sequence, refusal))
      case .failed(let failure): throw failure
      }
    }
    let bytes = try inFormat { () throws(RecordFormatError) in try decided.bytes(of: ledger) }
    guard bytes.leaf == MerkleTree.leafHash(of: record.headerBytes) else {
      throw .notAdopted(.ruleBroken(sequence, nil))
    }
    let treeRow = memory.frontier.append(bytes.leaf)
    try inStorage { () throws(LMDBError) in
      try transaction.append(sequence.index, bytes.row, in: LedgerTable.records)
      try transaction.append(sequence.index, treeRow.bytes, in: LedgerTable.tree)
    }
  }
}
