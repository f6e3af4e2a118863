internal import LMDB
internal import LedgerTables

extension LedgerStore {
  /// Copies the ledger as it is committed now, while others go on writing.
  ///
  /// The copy holds everything but the checkpoint key and the locks; the words' keys only when
  /// asked. It is whole when this returns, and none of it is when this throws half-way: use it only
  /// after it verifies.
  ///
  /// - Parameter path: A folder that is empty or not there.
  public func backup(to path: String, withWords: Bool = true) throws(LedgerStoreError) {
    let copy = Folder(path)
    try inStorage { () throws(LMDBError) in try copy.makeIfMissing() }
    guard try inStorage({ () throws(LMDBError) in try copy.names() }).isEmpty else {
      throw .folderNotEmpty(path: path)
    }
    try LedgerStore.copyStore(environment, to: copy) { () throws(LedgerStoreError) in
      // After the store: a record's slot is made before the record commits, so every record of
      // the copy finds its slot here.
      try LedgerStore.copySmallFiles(from: folder, to: copy, withWords: withWords)
    }
  }

  /// Puts a backup back as a ledger, in a folder that holds no store.
  ///
  /// A checkpoint key that is in the folder stays and goes on signing where its guard stands. The
  /// caller verifies the backup first.
  public static func restore(from backup: String, to path: String) throws(LedgerStoreError) {
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
      try fill(target, from: source)
    }
  }

  private static func fill(_ target: Folder, from source: Folder) throws(LedgerStoreError) {
    let isFree = try inStorage { () throws(LMDBError) in
      try target.lengthBytes(of: LedgerFiles.store) == nil
    }
    guard isFree else { throw .ledgerExists(path: target.path) }
    let environment = try inStorage { () throws(LMDBError) in
      try Environment(at: source.path, access: .reading, tables: LedgerTable.all)
    }
    try copyStore(environment, to: target) { () throws(LedgerStoreError) in
      try copySmallFiles(from: source, to: target, withWords: true)
    }
  }

  /// Copies a store beside its place, then the rest, and puts it in its place last: a folder in
  /// which this was interrupted holds no store.
  private static func copyStore(
    _ environment: Environment, to target: Folder, then rest: () throws(LedgerStoreError) -> Void
  ) throws(LedgerStoreError) {
    let incoming = Folder(target.path(of: "incoming"))
    try inStorage { () throws(LMDBError) in
      try incoming.makeIfMissing()
      // What an interrupted copy left.
      try incoming.remove(LedgerFiles.store)
      try environment.copy(to: incoming.path)
    }
    try rest()
    try inStorage { () throws(LMDBError) in
      try target.move("incoming/\(LedgerFiles.store)", to: LedgerFiles.store)
      try incoming.removeIfEmpty()
    }
  }

  private static func copySmallFiles(
    from source: Folder, to copy: Folder, withWords: Bool
  ) throws(LedgerStoreError) {
    let names = withWords ? [WordsKeysFile.name, LedgerFiles.importKey] : [LedgerFiles.importKey]
    try inStorage { () throws(LMDBError) in
      for name in names where try source.lengthBytes(of: name) != nil {
        try copyFile(name, from: source, to: copy)
      }
      for part in [LedgerFiles.documents, LedgerFiles.published] {
        let from = Folder(source.path(of: part))
        guard try from.exists() else { continue }
        let to = Folder(copy.path(of: part))
        try to.makeIfMissing()
        // What is being written has a name of its own until it is whole.
        for name in try from.names() where !name.hasSuffix(".new") {
          try copyFile(name, from: from, to: to)
        }
      }
    }
  }

  private static func copyFile(
    _ name: String, from source: Folder, to copy: Folder
  ) throws(LMDBError) {
    let length = try source.lengthBytes(of: name) ?? 0
    try copy.replace(name, try source.read(name, limitBytes: length))
  }
}
