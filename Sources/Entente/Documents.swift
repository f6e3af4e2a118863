internal import Crypto
internal import LMDB
internal import LedgerStore
internal import LedgerTables
internal import Partnership

/// A document whose bytes the ledger holds.
public struct KeptDocument: Sendable, Hashable {
  /// The SHA-256 of the bytes, in hexadecimal.
  public let sha256: String
  /// How many bytes.
  public let bytes: Int
}

extension Ledger {
  /// The largest document the ledger holds.
  public static let largestDocumentBytes = LedgerStore.largestDocumentBytes

  /// The SHA-256 of some bytes in 64 lower-case hexadecimal digits, as records name documents and
  /// files.
  public static func sha256(of bytes: [UInt8]) -> String {
    SHA256.hash(data: bytes).map { byte in
      (byte < 16 ? "0" : "") + String(byte, radix: 16)
    }.joined()
  }

  /// Keeps the bytes of a document, durably, so that `document.attached` may name it.
  ///
  /// One that no record names afterwards stays in its folder, and nothing speaks of it.
  public func keep(document bytes: [UInt8]) throws(LedgerError) -> KeptDocument {
    guard bytes.count <= Ledger.largestDocumentBytes else {
      throw .refused(
        Refusal(.tooLarge, .field("document"), .limit(Ledger.largestDocumentBytes)))
    }
    let hash = Ledger.sha256(of: bytes)
    let folder = Folder(store.folder.path(of: LedgerFiles.documents))
    try inStore { () throws(LedgerStoreError) in
      do throws(LMDBError) {
        try folder.makeIfMissing()
        // The same document may come from two sides at once.
        try FileLock(.exclusive, on: folder.path, waiting: true).whileHeld { () throws(LMDBError) in
          if try folder.lengthBytes(of: hash) != bytes.count { try folder.replace(hash, bytes) }
        }
      } catch {
        throw LedgerStoreError.storage(error)
      }
    }
    return KeptDocument(sha256: hash, bytes: bytes.count)
  }
}
