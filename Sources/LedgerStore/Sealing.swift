internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
public import Transparency

extension LedgerStore {
  /// Signs the head of the log, stores it and publishes it.
  ///
  /// Whole under the guard's lock, in this order: guard compared with the committed tree, guard
  /// raised, signature, store, publication. A head signed before is given again.
  ///
  /// - Throws: `.guardAhead` when the key has signed more than the store holds, `.guardDisagrees`
  ///   when it has signed another history; nothing is signed then.
  public func checkpoint() throws(LedgerStoreError) -> SignedNote {
    try checkpoint(makingGuard: false)
  }

  /// The same; `open` makes the guard, nothing else does.
  func checkpoint(makingGuard: Bool) throws(LedgerStoreError) -> SignedNote {
    try mustBeWriting("sign the head")
    return try inStorage { () throws(LMDBError) in
      try FileLock(
        .exclusive, creating: folder.path(of: LedgerFiles.checkpointGuardLock), waiting: true)
    }.whileHeld { () throws(LedgerStoreError) in try sealHead(makingGuard: makingGuard) }
  }

  private func sealHead(makingGuard: Bool) throws(LedgerStoreError) -> SignedNote {
    let key = try CheckpointKey(in: folder, of: name)
    guard opening.facts.text(.checkpointKey) == key.publicKeyHex else {
      throw .checkpointKey(
        path: folder.path(of: LedgerFiles.checkpointKey), what: "it is not this ledger's key")
    }
    var signed = try CheckpointGuard(in: folder)
    let (size, root) = try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in
        let size = try transaction.logSize()
        return (size, try transaction.root(atSize: size))
      }
    }
    if signed == nil, makingGuard, size == 1 {
      signed = CheckpointGuard(size: size, root: root)
      try signed?.write(in: folder)
    }
    guard let signed else {
      throw .checkpointKey(
        path: folder.path(of: LedgerFiles.checkpointGuard), what: "the guard is not there")
    }
    try compare(signed, size: size)
    if signed.size < size { try CheckpointGuard(size: size, root: root).write(in: folder) }
    if signed.size == size, let earlier = try storedCheckpoint(ofSize: size) {
      try publish(earlier, size: size)
      return earlier
    }
    let note = try inTransparency { () throws(TransparencyError) in
      try Checkpoint(origin: try Origin(name.text), size: size, root: root).signed(by: key.signer)
    }
    try environment.write { transaction throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in
        try transaction.put(size, note.bytes, in: LedgerTable.checkpoints)
      }
    }
    try publish(note, size: size)
    return note
  }

  /// Throws when the key has signed more than the log holds, or another history.
  func compare(_ signed: CheckpointGuard, size: UInt64) throws(LedgerStoreError) {
    let path = folder.path(of: LedgerFiles.checkpointGuard)
    guard signed.size <= size else {
      throw .guardAhead(path: path, guardSize: signed.size, size: size)
    }
    let root = try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in try transaction.root(atSize: signed.size) }
    }
    guard root == signed.root else { throw .guardDisagrees(path: path, size: signed.size) }
  }

  private func storedCheckpoint(ofSize size: UInt64) throws(LedgerStoreError) -> SignedNote? {
    let bytes = try environment.read { transaction throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) -> [UInt8]? in
        guard let row = try transaction.get(size, in: LedgerTable.checkpoints) else { return nil }
        return [UInt8](copying: row)
      }
    }
    guard let bytes else { return nil }
    return try inTransparency { () throws(TransparencyError) in try SignedNote(bytes) }
  }

  /// Every checkpoint is kept, under its size; the one before this too, if the process that signed
  /// it was stopped before it could be published.
  private func publish(_ note: SignedNote, size: UInt64) throws(LedgerStoreError) {
    let published = Folder(folder.path(of: LedgerFiles.published))
    try inStorage { () throws(LMDBError) in try published.makeIfMissing() }
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
