internal import LMDB
internal import LedgerTables
internal import Partnership

/// The documents whose bytes the ledger holds, each in a file named by its SHA-256.
///
/// A document is durable before the record that names it commits, and goes again where none does:
/// what is being kept stands in a list beside the folder until that is known. List and files are
/// written under the store's write lock only.
struct DocumentFolder {
  private let ledger: Folder
  let folder: Folder

  /// That of the ledger in a folder.
  init(of ledger: Folder) {
    self.ledger = ledger
    folder = Folder(ledger.path(of: LedgerFiles.documents))
  }

  /// A document is attached when its bytes are held here or are coming, or its evidence says where
  /// they are.
  func check(_ record: Record, with coming: [KeptDocument]) throws(AppendFailure) {
    guard record.type == .documentAttached, let hash = record.facts.text(.sha256) else { return }
    let isElsewhere = record.facts.wordsPresent.contains {
      $0.hasPrefix("evidence.") && $0.hasSuffix(".held_at")
    }
    if isElsewhere { return }
    let length =
      if let document = coming.first(where: { $0.sha256 == hash }) {
        document.bytes.count
      } else {
        try lengthBytes(of: hash)
      }
    guard let length, Int64(length) == record.facts.integer(.bytes) else {
      throw .refused(Refusal(.documentNotHeld, .text(hash)))
    }
  }

  private func lengthBytes(of hash: String) throws(AppendFailure) -> Int? {
    try store { () throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in try folder.lengthBytes(of: hash) }
    }
  }

  /// Keeps documents for records that are about to be committed; what an earlier commit left is
  /// swept.
  ///
  /// One that is held in other bytes than its own is put right.
  func keep(_ documents: [KeptDocument]) throws(LedgerStoreError) {
    try inStorage { () throws(LMDBError) in
      var missing: [KeptDocument] = []
      for document in documents where try !holds(document) { missing.append(document) }
      guard !missing.isEmpty else { return }
      try folder.makeIfMissing()
      let pending = PendingDocuments(missing.map(\.sha256))
      try ledger.replace(LedgerFiles.pendingDocuments, pending.bytes)
      for document in missing { try folder.replace(document.sha256, document.bytes) }
    }
  }

  private func holds(_ document: KeptDocument) throws(LMDBError) -> Bool {
    let count = document.bytes.count
    guard try folder.lengthBytes(of: document.sha256) == count else { return false }
    return try folder.read(document.sha256, limitBytes: count) == document.bytes
  }

  /// Whether the bytes of a document are held.
  func isThere(_ hash: String) throws(LedgerTablesError) -> Bool {
    do throws(LMDBError) {
      return try folder.lengthBytes(of: hash) != nil
    } catch {
      throw .storage(error)
    }
  }

  /// Removes documents that were erased; durable when this returns.
  func remove(_ hashes: [String]) throws(LMDBError) {
    guard !hashes.isEmpty else { return }
    for hash in hashes { try folder.remove(hash) }
    try folder.synchronize()
  }

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

  /// Removes the documents that were being kept and that no committed record names.
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
    try inStorage { () throws(LMDBError) in
      for hash in unnamed {
        try folder.remove(hash)
        // What was half written.
        try folder.remove("\(hash).new")
      }
      if !unnamed.isEmpty { try folder.synchronize() }
      try ledger.remove(LedgerFiles.pendingDocuments)
    }
  }
}
