internal import LMDB
internal import LedgerTables
internal import Partnership
internal import RecordFormat

/// The documents as they are copied while others write.
extension DocumentFolder {
  /// The files of those whose records are committed; what else lies in the folder is no document.
  func settled() throws(LMDBError) -> [DocumentFile] {
    let files = try files()
    // After their names: one that is in no list now is named by a record, or gone.
    let pending = try pendingHashes()
    return files.filter { !pending.contains($0.sha256) }
  }

  /// Copies them beside a store that was copied before: a document is held before the record commits
  /// that names it, so that every record of the copy finds its own.
  ///
  /// As they lie there: what is sealed opens with the keys that are copied, or not at all. The copy lists
  /// those that came meanwhile: its log may not name them, and opening it for writing settles which stay.
  ///
  /// - Parameter settled: Those that were settled before the store was copied.
  func copy(
    to target: Folder, settledBefore settled: [DocumentFile], _ copied: () -> Void
  ) throws(LMDBError) {
    let files = try files()
    guard !files.isEmpty else { return }
    let pending = Set(Set(files).subtracting(settled).map(\.sha256))
    if !pending.isEmpty {
      try target.replace(LedgerFiles.pendingDocuments, PendingDocuments(pending.sorted()).bytes)
    }
    let copies = Folder(target.path(of: LedgerFiles.documents))
    try copies.makeIfMissing()
    for file in files {
      // Where neither is there, it was swept meanwhile: nothing names it. One that was sealed may have
      // come to lie there as it is.
      if try !copy(file, to: copies), file.isSealed {
        _ = try copy(DocumentFile(file.sha256), to: copies)
      }
      copied()
    }
  }

  /// Copies one; false where it is gone.
  private func copy(_ file: DocumentFile, to copies: Folder) throws(LMDBError) -> Bool {
    let limit = DocumentFile.largestBytes + (file.isSealed ? SealedDocument.overhead : 0)
    do throws(LMDBError) {
      try copies.copy(file.name, from: folder, limitBytes: limit)
      return true
    } catch  where error.reason == .missing {
      return false
    }
  }

  /// How many documents lie there as they are, and not sealed.
  func countInTheClear() throws(LMDBError) -> Int { try files().count { !$0.isSealed } }

  private func files() throws(LMDBError) -> [DocumentFile] {
    guard try folder.exists() else { return [] }
    return try folder.names().compactMap { DocumentFile(name: $0) }
  }

  /// The hashes of the list; what does not read lists nothing.
  private func pendingHashes() throws(LMDBError) -> Set<String> {
    Set(try list().flatMap { PendingDocuments(reading: $0) }?.hashes ?? [])
  }
}
