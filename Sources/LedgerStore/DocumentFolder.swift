internal import LMDB
internal import LedgerTables
internal import Partnership

extension LedgerStore {
  /// The largest document a ledger holds.
  public static let largestDocumentBytes = 256 << 20
}

/// The documents whose bytes the ledger holds, each in a file named by its SHA-256.
struct DocumentFolder {
  private let folder: Folder

  /// That of the ledger in a folder.
  init(of ledger: Folder) {
    folder = Folder(ledger.path(of: LedgerFiles.documents))
  }

  /// A document is attached when its bytes are held here, or its evidence says where they are.
  func check(_ record: Record) throws(AppendFailure) {
    guard record.type == .documentAttached, let hash = record.facts.text(.sha256) else { return }
    let isElsewhere = record.facts.wordsPresent.contains {
      $0.hasPrefix("evidence.") && $0.hasSuffix(".held_at")
    }
    if isElsewhere { return }
    let length = try store { () throws(LedgerStoreError) in
      try inStorage { () throws(LMDBError) in try folder.lengthBytes(of: hash) }
    }
    guard let length, Int64(length) == record.facts.integer(.bytes) else {
      throw .refused(Refusal(.documentNotHeld, .text(hash)))
    }
  }
}
