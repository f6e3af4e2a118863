internal import LMDB
internal import LedgerTables
public import Partnership
internal import RecordFormat

/// Which of the documents that come with some records are sealed, and under the key of which.
///
/// One is where each of these records that names it attaches it as personal.
struct DocumentSeals {
  /// The record under whose key a document is sealed.
  struct Seal {
    let record: SequenceNumber
    let key: WordsKey
  }

  let ledger: LedgerName
  private var seals: [String: Seal] = [:]

  /// - Parameters:
  ///   - records: The records that are about to be committed, and those that were sent again, with the
  ///     key of each where it lives.
  ///   - transaction: One that sees them.
  init(
    _ records: [(record: Record, key: WordsKey?)], of ledger: LedgerName,
    in transaction: borrowing ReadTransaction
  ) throws(LedgerTablesError) {
    self.ledger = ledger
    for (record, key) in records {
      guard let hash = record.personalDocument, let key, seals[hash] == nil else { continue }
      seals[hash] = Seal(record: record.sequence, key: key)
    }
    for (record, _) in records where !seals.isEmpty {
      let named = try transaction.documents(Set(seals.keys), namedBy: record.sequence)
      for hash in named where record.personalDocument != hash { seals[hash] = nil }
    }
  }

  /// The seal of a document; nil for one that is held as it is.
  subscript(hash: String) -> Seal? { seals[hash] }
}

extension LedgerStore {
  /// The records under whose key documents are sealed, by their SHA-256; none of one that lies here in the
  /// clear, or not at all.
  public func recordsSealing(
    _ documents: [String]
  ) throws(LedgerStoreError) -> [String: SequenceNumber] {
    let folder = DocumentFolder(of: folder)
    return try inStorage { () throws(LMDBError) in
      var records: [String: SequenceNumber] = [:]
      for hash in documents where try !folder.forms(of: hash).isClear {
        records[hash] = try folder.recordSealing(DocumentFile(hash, isSealed: true))
      }
      return records
    }
  }
}

extension ReadTransaction {
  /// Those of some documents that a record names anywhere in its facts.
  func documents(
    _ hashes: Set<String>, namedBy sequence: SequenceNumber
  ) throws(LedgerTablesError) -> Set<String> {
    let facts = try withRecordRow(sequence) { row throws(LedgerTablesError) in
      String(decoding: [UInt8](copying: row.facts), as: UTF8.self)
    }
    return hashes.filter { facts.contains($0) }
  }

  /// The records that attach a document as personal, the last first; reads the whole log.
  func personalAttachments(of hash: String) throws(LedgerTablesError) -> [Record] {
    var attaching: [Record] = []
    var next = try logSize()
    while next > 0 {
      next -= 1
      guard try !documents([hash], namedBy: SequenceNumber(next)).isEmpty else { continue }
      let record = try storedRecord(SequenceNumber(next)).record
      if record.personalDocument == hash { attaching.append(record) }
    }
    return attaching
  }

  /// Those of some documents that a record of the log names which does not attach them as personal.
  ///
  /// Reads the whole log where there is none.
  func documentsNotPersonal(_ hashes: Set<String>) throws(LedgerTablesError) -> Set<String> {
    var personal = hashes
    var next = hashes.isEmpty ? 0 : try logSize()
    while next > 0, !personal.isEmpty {
      next -= 1
      let named = try documents(personal, namedBy: SequenceNumber(next))
      guard !named.isEmpty else { continue }
      let record = try storedRecord(SequenceNumber(next)).record
      // What erases a document names it, and needs no bytes.
      guard record.type != .personalErased else { continue }
      personal.subtract(named.filter { record.personalDocument != $0 })
    }
    return hashes.subtracting(personal)
  }
}
