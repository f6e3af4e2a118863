internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// What becomes of documents that were being kept, once it is known which records are committed.
extension DocumentFolder {
  /// Whether there is anything to sweep.
  func hasPending() throws(LedgerStoreError) -> Bool {
    try inStorage { () throws(LMDBError) in
      try ledger.lengthBytes(of: LedgerFiles.pendingDocuments) != nil
    }
  }

  /// The bytes of the list; nil where there is none.
  func list() throws(LMDBError) -> [UInt8]? {
    do throws(LMDBError) {
      return try ledger.read(
        LedgerFiles.pendingDocuments, limitBytes: PendingDocuments.longestBytes)
    } catch {
      if error.reason == .missing { return nil }
      throw error
    }
  }

  /// Removes the documents that were being kept and that no committed record names, and of those that one
  /// names the form that is not wanted.
  ///
  /// - Parameter transaction: A write transaction in which nothing is written yet.
  func sweep(in transaction: borrowing ReadTransaction) throws(LedgerStoreError) {
    guard let list = try inStorage({ () throws(LMDBError) in try list() }) else { return }
    guard let pending = PendingDocuments(reading: list) else {
      throw .pendingDocuments(
        path: ledger.path(of: LedgerFiles.pendingDocuments),
        what: "it is no list of documents; move it away, and look for those no record names")
    }
    let unnamed = try inTables { () throws(LedgerTablesError) in
      try pending.unnamed(in: transaction)
    }
    let named = Set(pending.hashes).subtracting(unnamed)
    let unfounded = try unfounded(named, in: transaction)
    let unwanted =
      try unnamed.flatMap(DocumentFile.both(of:)) + unfounded
      + unwantedForms(of: named.subtracting(unfounded.map(\.sha256)), in: transaction)
    try inStorage { () throws(LMDBError) in
      for file in unwanted { try remove(file) }
      for file in named.flatMap(DocumentFile.both(of:)) { try folder.remove("\(file.name).new") }
      if try folder.exists() { try folder.synchronize() }
      try ledger.remove(LedgerFiles.pendingDocuments)
    }
  }

  /// The sealed files of documents whose seal is that of no record that attaches them: of one that was
  /// not committed, whose key another record gets.
  private func unfounded(
    _ hashes: Set<String>, in transaction: borrowing ReadTransaction
  ) throws(LedgerStoreError) -> [DocumentFile] {
    var unfounded: [DocumentFile] = []
    for hash in hashes.sorted() {
      let file = DocumentFile(hash, isSealed: true)
      guard let record = try inStorage({ () throws(LMDBError) in try recordSealing(file) })
      else { continue }
      let attached = try inTables { () throws(LedgerTablesError) in
        try record.index < transaction.logSize()
          ? transaction.storedRecord(record).record.personalDocument : nil
      }
      if attached != hash { unfounded.append(file) }
    }
    return unfounded
  }

  /// Of the documents that lie there in both forms, the sealed one where a record names them that is not
  /// personal, and else the other.
  private func unwantedForms(
    of hashes: Set<String>, in transaction: borrowing ReadTransaction
  ) throws(LedgerStoreError) -> [DocumentFile] {
    var inBoth: Set<String> = []
    for hash in hashes {
      let (isClear, isSealed) = try inStorage { () throws(LMDBError) in try forms(of: hash) }
      if isClear, isSealed { inBoth.insert(hash) }
    }
    let notPersonal = try inTables { () throws(LedgerTablesError) in
      try transaction.documentsNotPersonal(inBoth)
    }
    return inBoth.map { DocumentFile($0, isSealed: notPersonal.contains($0)) }
  }

  /// The record under whose key a file is sealed; nil where there is none, or it does not say.
  func recordSealing(_ sealed: DocumentFile) throws(LMDBError) -> SequenceNumber? {
    guard let length = try folder.lengthBytes(of: sealed.name),
      length >= SealedDocument.headBytes
    else { return nil }
    let file = try DataFile(opening: folder.path(of: sealed.name), access: .reading)
    return SealedDocument.record(
      sealing: try file.read(at: 0, count: SealedDocument.headBytes))
  }
}
