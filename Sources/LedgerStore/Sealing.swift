internal import LMDB
internal import LedgerTables
internal import Partnership
public import RecordFormat
public import Transparency

extension LedgerStore {
  /// Signs the head of the log, stores it and publishes it.
  ///
  /// Whole under the guard's lock, in this order: guard compared with the committed tree, guard
  /// raised, signature, store, publication. A head signed before is given again.
  ///
  /// - Parameter path: The file of the key that signs; by default the one the ledger expects
  ///   (``checkpointKeyPath()``).
  /// - Throws: `.guardAhead` when the key has signed more than the store holds, `.guardDisagrees`
  ///   when it has signed another history; nothing is signed then.
  public func checkpoint(keyAt path: String? = nil) throws(LedgerStoreError) -> SignedNote {
    try checkpoint(by: try place(ofKeyAt: path), makingGuard: false)
  }

  /// Where the ledger expects the key that signs its heads, when no other is named.
  public func checkpointKeyPath() throws(LedgerStoreError) -> String {
    try CheckpointKeyPlace(ofLedgerIn: folder).path
  }

  /// Whether there is a key where the ledger expects it.
  public func hasCheckpointKey() throws(LedgerStoreError) -> Bool {
    let place = try CheckpointKeyPlace(ofLedgerIn: folder)
    return try inStorage { () throws(LMDBError) in try place.hasKey() }
  }

  func place(ofKeyAt path: String?) throws(LedgerStoreError) -> CheckpointKeyPlace {
    guard let path else { return try CheckpointKeyPlace(ofLedgerIn: folder) }
    return try CheckpointKeyPlace(named: path, forLedgerIn: folder)
  }

  /// The newest head that was signed; nil in a ledger whose opening was interrupted.
  public func newestCheckpoint() throws(LedgerStoreError) -> SeenCheckpoint? {
    guard let newest = try checkpoint(before: .max) else { return nil }
    let head = try inTransparency { () throws(TransparencyError) in
      try Checkpoint(text: try SignedNote(newest.bytes).text)
    }
    return RootHash(head.root.bytes).map { SeenCheckpoint(root: $0, size: head.size) }
  }

  /// The same; `open` makes the guard, nothing else does.
  func checkpoint(
    by place: CheckpointKeyPlace, makingGuard: Bool
  ) throws(LedgerStoreError) -> SignedNote {
    try mustBeWriting("sign the head")
    return try place.whileLocked(in: folder) { () throws(LedgerStoreError) in
      try seal(headToSign(by: place, makingGuard: makingGuard))
    }
  }

  /// The same with the key the ledger expects, where the ledger's rhythm still wants it when nobody else
  /// signs; nil when another has signed meanwhile.
  func checkpointIfStillDue() throws(LedgerStoreError) -> SignedNote? {
    let place = try CheckpointKeyPlace(ofLedgerIn: folder)
    return try place.whileLocked(in: folder) { () throws(LedgerStoreError) -> SignedNote? in
      guard try isCheckpointDue() else { return nil }
      return try seal(headToSign(by: place, makingGuard: false))
    }
  }

  /// Signs the head of the log where others, asked under the guard's lock, know of no other history.
  ///
  /// They are asked between the comparison of the guard and its raising, so that a ledger put back
  /// with its key and its guard signs nothing that contradicts what they have seen. Other processes
  /// wait with their signatures meanwhile: what is asked has to end in bounded time.
  ///
  /// - Parameters:
  ///   - path: The file of the key that signs; by default the one the ledger expects.
  ///   - ask: Given the last head that was signed and the log's size, says whether to sign.
  /// - Returns: The head; nil when it was not to be signed. Nothing is changed then.
  public func checkpoint(
    keyAt path: String? = nil, ifAgreed ask: (SignedNote, UInt64) async -> Bool
  ) async throws(LedgerStoreError) -> SignedNote? {
    try mustBeWriting("sign the head")
    let place = try place(ofKeyAt: path)
    return try await place.whileLocked(in: folder) { () async throws(LedgerStoreError) in
      let head = try headToSign(by: place, makingGuard: false)
      guard let last = try checkpoint(before: head.size + 1) else {
        throw .nothingSigned(path: folder.path)
      }
      let note = try inTransparency { () throws(TransparencyError) in try SignedNote(last.bytes) }
      guard await ask(note, head.size) else { return nil }
      return try seal(head)
    }
  }

  /// A head that agrees with the guard, and what it is signed with.
  private struct HeadToSign {
    let place: CheckpointKeyPlace
    /// Whether no other key may sign it.
    let isByOnlyKey: Bool
    let key: CheckpointKey
    let signed: CheckpointGuard
    let size: UInt64
    let root: Digest
  }

  private func headToSign(
    by place: CheckpointKeyPlace, makingGuard: Bool
  ) throws(LedgerStoreError) -> HeadToSign {
    guard mirrored == nil else { throw .mirror(path: folder.path) }
    let key = try CheckpointKey(at: place, of: name)
    var signed = try CheckpointGuard(of: place)
    let (size, root, keys) = try read { transaction, view throws(LedgerTablesError) in
      (
        view.size, try transaction.root(atSize: view.size),
        HeadKeys(try view.journal(of: .keys, in: transaction))
      )
    }
    guard let known = keys[key.publicKeyHex] else {
      throw .checkpointKey(path: place.path, .ofNoLedger)
    }
    guard known.maySign(headOfSize: size) else {
      throw .checkpointKey(path: place.path, .retired(known.retired ?? known.added))
    }
    if signed == nil, makingGuard, size == 1 {
      signed = CheckpointGuard(size: size, root: root)
      try signed?.write(of: place)
    }
    guard let signed else {
      throw .checkpointKey(path: place.guardPath, .guardMissing)
    }
    try compare(signed, of: place, size: size)
    let expected = try CheckpointKeyPlace(ofLedgerIn: folder)
    if expected != place, let other = try CheckpointGuard(of: expected) {
      // Of two keys neither signs over a store that is older than what the other has signed.
      try compare(other, of: expected, size: size)
    }
    return HeadToSign(
      place: place, isByOnlyKey: keys.signing(headOfSize: size) == [known], key: key,
      signed: signed, size: size, root: root)
  }

  /// A head of that size which another key has signed is given again: each is signed by one key, and what
  /// was published stays.
  private func seal(_ head: HeadToSign) throws(LedgerStoreError) -> SignedNote {
    let (size, root) = (head.size, head.root)
    let checkpoint = try inTransparency { () throws(TransparencyError) in
      try Checkpoint(origin: try Origin(name.text), size: size, root: root)
    }
    let earlier = try storedCheckpoint(ofSize: size)
    if let earlier, earlier.text != checkpoint.text {
      // One more signature would make two histories of it.
      let published = Folder(folder.path(of: LedgerFiles.published))
      throw .guardDisagrees(path: published.path(of: "\(size)"), size: size)
    }
    if head.signed.size < size { try CheckpointGuard(size: size, root: root).write(of: head.place) }
    let note: SignedNote
    if let earlier { note = earlier } else { note = try sign(checkpoint, with: head.key) }
    try publish(note, size: size)
    try expectKey(of: head)
    return note
  }

  private func sign(
    _ head: Checkpoint, with key: CheckpointKey
  ) throws(LedgerStoreError) -> SignedNote {
    let note = try inTransparency { () throws(TransparencyError) in try head.signed(by: key.signer)
    }
    try store(note, size: head.size)
    return note
  }

  /// The only key that may sign is expected where it signed last, since its newest guard is there.
  private func expectKey(of head: HeadToSign) throws(LedgerStoreError) {
    guard head.isByOnlyKey, try CheckpointKeyPlace(ofLedgerIn: folder) != head.place else { return }
    try inStorage { () throws(LMDBError) in try head.place.write(in: folder) }
  }

  private func store(_ note: SignedNote, size: UInt64) throws(LedgerStoreError) {
    try environment.write { transaction throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in
        try transaction.put(size, note.bytes, in: LedgerTable.checkpoints)
      }
    }
  }

  /// Puts cosignatures under a checkpoint that was signed before, and publishes it again.
  ///
  /// What is given has been verified: here only the text is compared, and of two lines by one key the
  /// one that is there stays.
  ///
  /// - Throws: `.noCheckpoint` when no head with that text was signed here.
  public func keep(cosigned note: SignedNote) throws(LedgerStoreError) -> SignedNote {
    try mustBeWriting("keep cosignatures")
    let size = try inTransparency { () throws(TransparencyError) in
      try Checkpoint(text: note.text).size
    }
    return try checkpointLock(in: folder).whileHeld { () throws(LedgerStoreError) in
      guard let before = try storedCheckpoint(ofSize: size), before.text == note.text else {
        throw .noCheckpoint(size: size)
      }
      let kept = try inTransparency { () throws(TransparencyError) in
        try before.merged(with: note)
      }
      if kept != before { try store(kept, size: size) }
      try publish(kept, size: size)
      return kept
    }
  }

  /// Throws when the key has signed more than the log holds, or another history.
  func compare(
    _ signed: CheckpointGuard, of place: CheckpointKeyPlace, size: UInt64
  ) throws(LedgerStoreError) {
    let path = place.guardPath
    guard signed.size <= size else {
      throw .guardAhead(path: path, guardSize: signed.size, size: size)
    }
    let root = try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in try transaction.root(atSize: signed.size) }
    }
    guard root == signed.root else { throw .guardDisagrees(path: path, size: signed.size) }
  }

  func storedCheckpoint(ofSize size: UInt64) throws(LedgerStoreError) -> SignedNote? {
    try environment.read { transaction throws(LedgerStoreError) in
      try stored(size, in: transaction)
    }
  }

  /// The stored checkpoint of a size, as a transaction sees it.
  func stored(
    _ size: UInt64, in transaction: borrowing ReadTransaction
  ) throws(LedgerStoreError) -> SignedNote? {
    let bytes = try inStorage { () throws(LMDBError) -> [UInt8]? in
      guard let row = try transaction.get(size, in: LedgerTable.checkpoints) else { return nil }
      return [UInt8](copying: row)
    }
    guard let bytes else { return nil }
    return try inTransparency { () throws(TransparencyError) in try SignedNote(bytes) }
  }

  /// Every checkpoint is kept, under its size; the one before this too, if the process that signed
  /// it was stopped before it could be published.
  ///
  /// One process at a time: two that take one bundle into a mirror publish the same heads.
  func publish(_ note: SignedNote, size: UInt64) throws(LedgerStoreError) {
    let published = Folder(folder.path(of: LedgerFiles.published))
    let lock = try inStorage { () throws(LMDBError) in
      try published.makeIfMissing()
      return try FileLock(.exclusive, on: published.path, waiting: true)
    }
    try lock.whileHeld { () throws(LedgerStoreError) in
      try publish(note, size: size, in: published)
    }
  }

  private func publish(
    _ note: SignedNote, size: UInt64, in published: Folder
  ) throws(LedgerStoreError) {
    if let before = try checkpoint(before: size),
      try inStorage({ () throws(LMDBError) in
        try published.lengthBytes(of: "\(before.size)") == nil
      })
    {
      try inStorage { () throws(LMDBError) in
        try published.replace("\(before.size)", before.bytes)
      }
    }
    try inStorage { () throws(LMDBError) in
      try published.replace("\(size)", note.bytes)
    }
    guard try checkpoint(before: .max)?.size == size else { return }
    try inStorage { () throws(LMDBError) in
      try published.replace(LedgerFiles.lastCheckpoint, note.bytes)
    }
  }

  /// The stored checkpoint of the largest size below another.
  private func checkpoint(
    before size: UInt64
  ) throws(LedgerStoreError) -> (size: UInt64, bytes: [UInt8])? {
    try environment.read { transaction throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) -> (size: UInt64, bytes: [UInt8])? in
        try transaction.withCursor(LedgerTable.checkpoints) { cursor throws(LMDBError) in
          try cursor.place(before: size)
          guard let row = try cursor.previous(), let before = UInt64(row: row.key) else {
            return nil
          }
          return (before, [UInt8](copying: row.value))
        }
      }
    }
  }
}
