internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// Destroys what the log says was erased: the keys of the words, the documents, and then the
/// ciphertext in the rows.
///
/// The log says so first, and each step may be done again: whoever is stopped between two of them leaves
/// what the next one to open the ledger for writing finishes.
struct Erasing {
  private let folder: Folder
  private let environment: Environment
  private let ledger: LedgerName

  init(in folder: Folder, _ environment: Environment, of ledger: LedgerName) {
    self.folder = folder
    self.environment = environment
    self.ledger = ledger
  }

  /// What is still to be destroyed.
  private struct Unfinished {
    /// The records whose key lives.
    var keys: [SequenceNumber] = []
    /// The records whose ciphertext is still in their row.
    var rows: [SequenceNumber] = []
    /// The documents that are still held.
    var documents: [String] = []

    var isEmpty: Bool { keys.isEmpty && rows.isEmpty && documents.isEmpty }
  }

  /// Finishes every erasure of the log.
  ///
  /// Nothing is locked where there is nothing to do. Readers go on: they see the words until the erasure
  /// is committed, and none after.
  ///
  /// - Parameter waiting: Whether to wait for a copy that is being made; else what it keeps is left to
  ///   the next opening.
  /// - Returns: Whether anything was destroyed.
  @discardableResult
  func finish(
    _ trail: Trail = Trail(), waiting: Bool = true
  ) throws(LedgerStoreError) -> Bool {
    let isFinished = try environment.read { transaction throws(LedgerStoreError) in
      try unfinished(trail, in: transaction).isEmpty
    }
    if isFinished { return false }
    guard try hasKeys() else {
      try destroy(trail)
      return true
    }
    // A copy that is being made takes the store first and the keys after: it must not find a key
    // destroyed of which its log does not say so.
    let lock: FileLock
    do throws(LMDBError) {
      lock = try FileLock(
        .exclusive, on: folder.path(of: WordsKeysFile.name), waiting: waiting)
    } catch {
      if !waiting, error.reason == .locked { return false }
      throw .storage(error)
    }
    try lock.whileHeld { () throws(LedgerStoreError) in try destroy(trail) }
    return true
  }

  /// Makes copies wait for keys to be destroyed, and erasures for the copy.
  static func whileKeysStay<Result>(
    in folder: Folder, _ work: () throws(LedgerStoreError) -> Result
  ) throws(LedgerStoreError) -> Result {
    guard
      try inStorage({ () throws(LMDBError) in try folder.lengthBytes(of: WordsKeysFile.name) })
        != nil
    else { return try work() }
    let lock = try inStorage { () throws(LMDBError) in
      try FileLock(.shared, on: folder.path(of: WordsKeysFile.name), waiting: true)
    }
    return try lock.whileHeld(work)
  }

  private func hasKeys() throws(LedgerStoreError) -> Bool {
    try inStorage { () throws(LMDBError) in try folder.lengthBytes(of: WordsKeysFile.name) } != nil
  }

  private func unfinished(
    _ trail: Trail, in transaction: borrowing ReadTransaction
  ) throws(LedgerStoreError) -> Unfinished {
    try inTables { () throws(LedgerTablesError) in
      let erased = try LedgerView(transaction, trail: trail).erased(in: transaction)
      var unfinished = Unfinished()
      guard !erased.isEmpty else { return unfinished }
      let keys = try WordsKeysFile(in: folder, of: ledger, ifThere: true)
      for sequence in erased.records.keys.sorted() {
        let (hasWords, hasRow) = try transaction.withRecordRow(sequence) {
          row throws(LedgerTablesError) in
          (try StoredRecord(row, sequence).header.words != nil, !row.sealedWords.isEmpty)
        }
        guard hasWords else { continue }
        if hasRow { unfinished.rows.append(sequence) }
        if try keys.isAlive(sequence) { unfinished.keys.append(sequence) }
      }
      let documents = DocumentFolder(of: folder)
      for document in erased.documents.keys.sorted() where try documents.isThere(document) {
        unfinished.documents.append(document)
      }
      return unfinished
    }
  }

  /// Keys, documents, rows, in this order, under the store's write lock: no other process makes keys
  /// meanwhile, or keeps a document.
  private func destroy(_ trail: Trail) throws(LedgerStoreError) {
    try environment.write { transaction throws(LedgerStoreError) in
      let left = try unfinished(trail, in: transaction.reading)
      try inStorage { () throws(LMDBError) in
        try WordsKeysWriter.destroy(left.keys, in: folder)
        try DocumentFolder(of: folder).remove(left.documents)
      }
      for sequence in left.rows {
        let row = try inTables { () throws(LedgerTablesError) in
          try transaction.reading.rowWithoutWords(sequence)
        }
        try inStorage { () throws(LMDBError) in
          try transaction.put(sequence.index, row, in: LedgerTable.records)
        }
      }
    }
  }
}

extension WordsKeysFile? {
  /// Whether a record has a key that opens anything.
  fileprivate func isAlive(_ sequence: SequenceNumber) throws(LedgerTablesError) -> Bool {
    switch self {
    case .some(let file): try file.key(of: sequence).map { !$0.isErased } ?? false
    case .none: false
    }
  }
}

extension ReadTransaction {
  /// The row of a record with its header and facts as they are, and nothing after them.
  fileprivate func rowWithoutWords(
    _ sequence: SequenceNumber
  ) throws(LedgerTablesError) -> [UInt8] {
    try withRecordRow(sequence) { row throws(LedgerTablesError) in
      Array(row.bytes.dropLast(row.sealedWords.count))
    }
  }
}
