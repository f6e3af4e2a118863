internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// The documents whose bytes the ledger holds, each in a file named by its SHA-256: as they are, or sealed
/// under the key of a record, where every record that brought them says that they are personal.
///
/// A document is durable before the record that names it commits, and goes again where none does:
/// what is being kept stands in a list beside the folder until that is known. List and files are
/// written under the store's write lock only.
struct DocumentFolder {
  let ledger: Folder
  let folder: Folder

  /// That of the ledger in a folder.
  init(of ledger: Folder) {
    self.ledger = ledger
    folder = Folder(ledger.path(of: LedgerFiles.documents))
  }

  /// A document is attached when its bytes are held here or are coming, or its evidence says where
  /// they are.
  ///
  /// Sealed bytes are held for records of class personal alone: another one brings its own, which no
  /// erasure of those takes away.
  func check(_ record: Record, with coming: [KeptDocument]) throws(AppendFailure) {
    guard let hash = record.documentHeldHere else { return }
    let length =
      if let document = coming.first(where: { $0.sha256 == hash }) {
        document.bytes.count
      } else {
        try lengthBytes(of: hash, isPersonal: record.personalDocument != nil)
      }
    guard let length, Int64(length) == record.facts.integer(.bytes) else {
      throw .refused(Refusal(.documentNotHeld, .text(hash)))
    }
  }

  private func lengthBytes(
    of hash: String, isPersonal: Bool
  ) throws(AppendFailure) -> Int? {
    try store { () throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in
        if let length = try folder.lengthBytes(of: DocumentFile(hash).name) { return length }
        guard isPersonal else { return nil }
        return try folder.lengthBytes(of: DocumentFile(hash, isSealed: true).name)
          .map { $0 - SealedDocument.overhead }
      }
    }
  }

  /// Keeps documents for records that are about to be committed; what an earlier commit left is
  /// swept.
  ///
  /// What is held stays in its form, and one that is held in other bytes than its own is put right. Only
  /// where what is sealed has to be there for another record too, its bytes come to lie beside it; which
  /// of the two stays is known after the commit.
  func keep(
    _ documents: [KeptDocument], sealedBy seals: DocumentSeals
  ) throws(LedgerStoreError) {
    let reader = try inTables { () throws(LedgerTablesError) in
      try DocumentReader(of: ledger, named: seals.ledger)
    }
    var missing: [(document: KeptDocument, seal: DocumentSeals.Seal?)] = []
    for document in documents {
      let seal = seals[document.sha256]
      guard try !holds(document, isSealed: seal != nil, reader) else { continue }
      let (isClear, _) = try inStorage { () throws(LMDBError) in
        try forms(of: document.sha256)
      }
      missing.append((document, isClear ? nil : seal))
    }
    guard !missing.isEmpty else { return }
    try inStorage { () throws(LMDBError) in
      try folder.makeIfMissing()
      let pending = PendingDocuments(missing.map(\.document.sha256))
      try ledger.replace(LedgerFiles.pendingDocuments, pending.bytes)
      for (document, seal) in missing { try write(document, seal, of: seals.ledger) }
    }
  }

  private func write(
    _ document: KeptDocument, _ seal: DocumentSeals.Seal?, of ledger: LedgerName
  ) throws(LMDBError) {
    guard let seal else {
      return try folder.replace(DocumentFile(document.sha256).name, document.bytes)
    }
    // Sealed in memory: nowhere on the disk do its bytes lie as they are.
    try folder.replace(
      DocumentFile(document.sha256, isSealed: true).name,
      SealedDocument.seal(
        document.bytes, sha256: document.sha256, by: seal.record, key: seal.key, ledger: ledger))
  }

  /// Whether the bytes of a document are held, as they are or, where that is enough, sealed.
  private func holds(
    _ document: KeptDocument, isSealed: Bool, _ reader: borrowing DocumentReader
  ) throws(LedgerStoreError) -> Bool {
    let found = try inTables { () throws(LedgerTablesError) in
      try reader.find(document.sha256)
    }
    guard case .bytes(let held) = found, isSealed || held.sealing == nil,
      held.lengthBytes == document.bytes.count
    else { return false }
    return try inStorage { () throws(LMDBError) in try held.all() } == document.bytes
  }

  /// Whether the bytes of a document are held, in either form.
  func isThere(_ hash: String) throws(LedgerTablesError) -> Bool {
    do throws(LMDBError) {
      let (isClear, isSealed) = try forms(of: hash)
      return isClear || isSealed
    } catch {
      throw .storage(error)
    }
  }

  /// In which forms a document is held.
  func forms(of hash: String) throws(LMDBError) -> (isClear: Bool, isSealed: Bool) {
    try DocumentFile.forms(of: hash, in: folder)
  }

  /// Removes documents that were erased; durable when this returns.
  func remove(_ hashes: [String]) throws(LMDBError) {
    guard !hashes.isEmpty else { return }
    for file in hashes.flatMap(DocumentFile.both(of:)) { try remove(file) }
    try folder.synchronize()
  }

  /// Removes a file, and what was half written of it.
  func remove(_ file: DocumentFile) throws(LMDBError) {
    try folder.remove(file.name)
    try folder.remove("\(file.name).new")
  }
}
