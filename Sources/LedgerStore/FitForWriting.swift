internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// What must fit the log before anything is appended to it: the guard and the words' keys.
///
/// Over a store that was rolled back, or beside the keys of another one, a record would be
/// acknowledged that no key may ever sign, or whose words are lost when the right file is put back.
extension LedgerStore {
  /// Throws when the guard beside the store or the words' keys are not those of this log.
  ///
  /// A few reads; `verify` reads everything.
  func checkFitForWriting() throws(LedgerStoreError) {
    // Before the log: whoever signs meanwhile has appended first.
    let place = try CheckpointKeyPlace(ofLedgerIn: folder)
    if let signed = try CheckpointGuard(of: place) {
      let size = try environment.read { transaction throws(LedgerStoreError) in
        try inTables { () throws(LedgerTablesError) in try transaction.logSize() }
      }
      try compare(signed, of: place, size: size)
    }
    try environment.read { transaction throws(LedgerStoreError) in
      try inTables { () throws(LedgerTablesError) in try checkWordsKeys(transaction) }
    }
  }

  /// How far back the last record with words is looked for: as many as get their keys together.
  private static let mostLookedAt = UInt64(WordsKeysWriter.slotsAtATime)
  /// How many erased records are passed over.
  private static let mostErased = 8

  /// Opens the words of the last record that has some with its key.
  private func checkWordsKeys(
    _ transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) {
    let size = try transaction.logSize()
    // After the log: a slot is made before the record commits that needs it.
    let keys = try WordsKeysFile(in: folder, of: name)
    var next = size
    var erased = 0
    while next > size - min(size, LedgerStore.mostLookedAt), erased < LedgerStore.mostErased {
      next -= 1
      let sequence = SequenceNumber(next)
      // Its row is not read any further where it has no words.
      let hasWords = try transaction.withRecordRow(sequence) { row throws(LedgerTablesError) in
        !row.sealedWords.isEmpty
      }
      guard hasWords else { continue }
      guard let key = try keys.key(of: sequence) else {
        throw wordsKeys(what: "it ends before the key of record \(sequence)")
      }
      guard key.isErased else { return try check(key, opens: sequence, in: transaction) }
      erased += 1
    }
  }

  private func check(
    _ key: WordsKey, opens sequence: SequenceNumber, in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) {
    let (stored, sealed) = try transaction.withRecordRow(sequence) {
      row throws(LedgerTablesError) in
      (try StoredRecord(row, sequence), [UInt8](copying: row.sealedWords))
    }
    guard let commitment = stored.header.words else { return }
    do throws(RecordFormatError) {
      _ = try SealedWords.open(
        sealed, key: key, ledger: stored.header.ledger, action: stored.header.action,
        commitment: commitment)
    } catch {
      // Whatever the reason: the bytes of the record are for `verify` to tell from those of the key.
      throw wordsKeys(what: "its key of record \(sequence) does not open the words of that record")
    }
  }

  private func wordsKeys(what: String) -> LedgerTablesError {
    .wordsKeys(path: folder.path(of: WordsKeysFile.name), what: what)
  }
}
