internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

/// The private key that signs a ledger's checkpoints, under the ledger's name.
struct CheckpointKey {
  let signer: SignerKey
  /// The public key, as the ledger's first record states it.
  let publicKeyHex: String

  /// Reads the key at its place; makes it when it is to be made and is not there.
  init(
    at place: CheckpointKeyPlace, of ledger: LedgerName, making: RandomSource? = nil
  ) throws(LedgerStoreError) {
    let path = place.path
    let key: KeyFile
    do throws(LedgerStoreError) {
      key = try KeyFile(at: path)
    } catch {
      switch error {
      case .keyFile(_, .missing):
        guard let making else { throw .checkpointKey(path: path, .missing) }
        key = try KeyFile.make(at: path, for: .checkpoint, random: making)
      case .keyFile:
        throw .checkpointKey(path: path, .malformed)
      default: throw error
      }
    }
    guard key.use == .checkpoint else {
      throw .checkpointKey(path: path, .malformed)
    }
    publicKeyHex = key.publicKeyHex
    let name = try inTransparency { () throws(TransparencyError) in
      try Origin(ledger.text).keyName
    }
    signer = try key.signer(named: name)
  }
}

/// The guard is never lowered, and written before each signature, so that a restored older store
/// cannot sign another history.
extension CheckpointGuard {
  /// Reads the guard of a key; nil when there is none.
  init?(of place: CheckpointKeyPlace) throws(LedgerStoreError) {
    let file = FilePlace(place.guardPath)
    guard try inStorage({ () throws(LMDBError) in try file.exists() }) else { return nil }
    let bytes = try inStorage { () throws(LMDBError) in
      try file.folder.read(file.name, limitBytes: 256)
    }
    guard let read = CheckpointGuard(bytes) else {
      throw .checkpointKey(path: place.guardPath, .guardDamaged)
    }
    self = read
  }

  /// Writes it in place of the one before.
  func write(of place: CheckpointKeyPlace) throws(LedgerStoreError) {
    let file = FilePlace(place.guardPath)
    try inStorage { () throws(LMDBError) in try file.folder.replace(file.name, bytes) }
  }
}

/// The lock of a ledger's own folder, held around whatever changes what is signed or kept of heads.
func checkpointLock(in folder: Folder) throws(LedgerStoreError) -> FileLock {
  try inStorage { () throws(LMDBError) in
    try FileLock(
      .exclusive, creating: folder.path(of: LedgerFiles.checkpointLock), waiting: true)
  }
}

extension CheckpointKeyPlace {
  /// Where a ledger's folder says that the key of its heads is.
  init(ofLedgerIn folder: Folder) throws(LedgerStoreError) {
    let place = try inStorage { () throws(LMDBError) in
      try CheckpointKeyPlace(expectedIn: folder)
    }
    guard let place else {
      throw .checkpointKey(
        path: folder.path(of: LedgerFiles.checkpointKeyPlace), .placeUnreadable)
    }
    self = place
  }

  /// The key that somebody names by its path, seen from where the process is.
  ///
  /// That of the ledger's own folder is one place, by whatever way it is named.
  init(named path: String, forLedgerIn folder: Folder) throws(LedgerStoreError) {
    let own = CheckpointKeyPlace(inFolder: folder)
    let (resolved, ownResolved) = try inStorage { () throws(LMDBError) in
      (try FilePlace(path).resolved(), try FilePlace(own.path).resolved())
    }
    guard resolved != ownResolved else {
      self = own
      return
    }
    guard let place = CheckpointKeyPlace(resolved.path) else {
      throw .checkpointKey(path: path, .badPath)
    }
    self = place
  }

  /// Does what signs with the key, or makes it, while nobody else does.
  ///
  /// The ledger's own lock is taken first, so that two keys never sign a size at a time; then that of
  /// the key, which is the same for a key in the folder.
  func whileLocked<Result>(
    in folder: Folder, _ work: () throws(LedgerStoreError) -> Result
  ) throws(LedgerStoreError) -> Result {
    try checkpointLock(in: folder).whileHeld { () throws(LedgerStoreError) in
      guard let lock = try ownLock(in: folder) else { return try work() }
      return try lock.whileHeld(work)
    }
  }

  /// The same for work that waits.
  func whileLocked<Result>(
    in folder: Folder, _ work: () async throws(LedgerStoreError) -> Result
  ) async throws(LedgerStoreError) -> Result {
    try await checkpointLock(in: folder).whileHeld { () async throws(LedgerStoreError) in
      guard let lock = try ownLock(in: folder) else { return try await work() }
      return try await lock.whileHeld(work)
    }
  }

  /// The same where the ledger's own lock is held already.
  func whileLockedToo(
    in folder: Folder, _ work: () throws(LedgerStoreError) -> Void
  ) throws(LedgerStoreError) {
    guard let lock = try ownLock(in: folder) else { return try work() }
    try lock.whileHeld(work)
  }

  private func ownLock(in folder: Folder) throws(LedgerStoreError) -> FileLock? {
    guard self != CheckpointKeyPlace(inFolder: folder) else { return nil }
    return try inStorage { () throws(LMDBError) in
      try FileLock(.exclusive, creating: lockPath, waiting: true)
    }
  }
}
