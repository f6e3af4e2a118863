internal import LedgerTables
public import Partnership
internal import Transparency

/// A document whose bytes the ledger is to keep with the record that names it.
public struct KeptDocument: Sendable, Hashable {
  /// The largest document a ledger keeps, in bytes.
  public static let largestBytes = DocumentFile.largestBytes

  /// The most documents that are kept with the records of one commit.
  public static let mostTogether = 10_000

  /// The bytes themselves.
  public let bytes: [UInt8]
  /// Their SHA-256 in 64 lower-case hexadecimal digits, as the record names it.
  public let sha256: String

  /// Takes the bytes of a document.
  ///
  /// - Throws: `tooLarge` when there are more than ``largestBytes``.
  public init(_ bytes: [UInt8]) throws(Refusal) {
    guard bytes.count <= KeptDocument.largestBytes else {
      throw Refusal(.tooLarge, .field("document"), .limit(KeptDocument.largestBytes))
    }
    self.bytes = bytes
    sha256 = Digest(hashing: bytes).hex
  }
}
