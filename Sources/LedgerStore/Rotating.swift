internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat
internal import Transparency

extension LedgerStore {
  /// Gives a key that is to sign heads a guard before a record adds it, from what the ledger's keys have
  /// signed already, so that it never signs over a store older than that.
  ///
  /// Under the locks of both keys. The guard is that of the key the ledger expects, or the newest head
  /// that is stored, whichever covers more; a guard that is there is raised to it when it agrees with
  /// the log, and never lowered. Done again it changes nothing but that.
  ///
  /// - Parameter path: The file of the new key.
  /// - Throws: `.checkpointKey` when the guard of the expected key is gone while one of the ledger's keys
  ///   may still sign; `.guardAhead` and `.guardDisagrees` as signing would.
  public func adoptGuard(forKeyAt path: String) throws(LedgerStoreError) {
    try mustBeWriting("add a key")
    guard mirrored == nil else { throw .mirror(path: folder.path) }
    let expected = try CheckpointKeyPlace(ofLedgerIn: folder)
    let place = try CheckpointKeyPlace(named: path, forLedgerIn: folder)
    // That of the expected key is made by `open` alone.
    guard place != expected else { return }
    try expected.whileLocked(in: folder) { () throws(LedgerStoreError) in
      try place.whileLockedToo(in: folder) { () throws(LedgerStoreError) in
        try adoptGuard(for: place, from: expected)
      }
    }
  }

  private func adoptGuard(
    for place: CheckpointKeyPlace, from expected: CheckpointKeyPlace
  ) throws(LedgerStoreError) {
    let (size, keys) = try read { transaction, view throws(LedgerTablesError) in
      (view.size, HeadKeys(try view.journal(of: .keys, in: transaction)))
    }
    let there = try CheckpointGuard(of: place)
    if let there { try compare(there, of: place, size: size) }
    var adopted: CheckpointGuard?
    if let signed = try CheckpointGuard(of: expected) {
      try compare(signed, of: expected, size: size)
      adopted = signed
    } else if keys.keys.contains(where: { $0.retired == nil }) {
      throw .checkpointKey(path: expected.guardPath, .guardMissing)
    }
    if let newest = try newestCheckpoint(), newest.size > adopted?.size ?? 0,
      let root = Digest(newest.root.bytes)
    {
      adopted = CheckpointGuard(size: newest.size, root: root)
    }
    guard let adopted else {
      throw .nothingSigned(path: folder.path)
    }
    try compare(adopted, of: place, size: size)
    if let there, there.size >= adopted.size { return }
    try adopted.write(of: place)
  }
}
