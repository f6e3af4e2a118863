internal import LMDB
internal import LedgerTables
internal import Transparency

/// The documents of a ledger as they are copied while others write.
struct CopiedDocuments {
  private let ledger: Folder
  private let folder: Folder

  /// Those of the ledger in a folder.
  init(from ledger: Folder) {
    self.ledger = ledger
    folder = Folder(ledger.path(of: LedgerFiles.documents))
  }

  /// The hashes of those that are there; what else lies in the folder is none.
  func names() throws(LMDBError) -> [String] {
    guard try folder.exists() else { return [] }
    return try folder.names().filter { Digest(hex: $0) != nil }
  }

  /// Copies them beside a store that was copied before: a document is held before the record commits
  /// that names it, so that every record of the copy finds its own.
  ///
  /// The copy lists those that came meanwhile or are being kept: its log may not name them, and opening
  /// it for writing settles which stay.
  ///
  /// - Parameter before: Those that were there before the store was copied.
  func copy(
    to target: Folder, heldBefore before: [String], _ copied: () -> Void
  ) throws(LMDBError) {
    let names = try names()
    guard !names.isEmpty else { return }
    // After their names: one that is in no list now is named by a record of the ledger, or gone.
    let pending = Set(names).subtracting(before).union(try pendingHashes())
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

  /// The hashes of the ledger's own list; what does not read lists nothing.
  private func pendingHashes() throws(LMDBError) -> [String] {
    let name = LedgerFiles.pendingDocuments
    do throws(LMDBError) {
      let list = try ledger.read(name, limitBytes: PendingDocuments.longestBytes)
      return PendingDocuments(reading: list)?.hashes ?? []
    } catch {
      if error.reason == .missing { return [] }
      throw error
    }
  }
}
