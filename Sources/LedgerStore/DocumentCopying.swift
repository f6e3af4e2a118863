internal import LMDB
internal import LedgerTables
internal import Transparency

/// The documents as they are copied while others write.
extension DocumentFolder {
  /// The hashes of those whose records are committed; what else lies in the folder is no document.
  func settled() throws(LMDBError) -> [String] {
    let names = try names()
    // After their names: one that is in no list now is named by a record, or gone.
    let pending = try pendingHashes()
    return names.filter { !pending.contains($0) }
  }

  /// Copies them beside a store that was copied before: a document is held before the record commits
  /// that names it, so that every record of the copy finds its own.
  ///
  /// The copy lists the others: its log may not name them, and opening it for writing settles which
  /// stay.
  ///
  /// - Parameter settled: Those that were settled before the store was copied.
  func copy(
    to target: Folder, settledBefore settled: [String], _ copied: () -> Void
  ) throws(LMDBError) {
    let names = try names()
    guard !names.isEmpty else { return }
    let pending = Set(names).subtracting(settled)
    if !pending.isEmpty {
      try target.replace(LedgerFiles.pendingDocuments, PendingDocuments(pending.sorted()).bytes)
    }
    let copies = Folder(target.path(of: LedgerFiles.documents))
    try copies.makeIfMissing()
    for name in names {
      do throws(LMDBError) {
        try copies.copy(name, from: folder, limitBytes: KeptDocument.largestBytes)
      } catch  where error.reason == .missing {
        // Swept meanwhile: nothing names it.
      }
      copied()
    }
  }

  private func names() throws(LMDBError) -> [String] {
    guard try folder.exists() else { return [] }
    return try folder.names().filter { Digest(hex: $0) != nil }
  }

  /// The hashes of the list; what does not read lists nothing.
  private func pendingHashes() throws(LMDBError) -> Set<String> {
    Set(try list().flatMap { PendingDocuments(reading: $0) }?.hashes ?? [])
  }
}
