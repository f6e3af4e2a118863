public import LMDB
internal import Transparency

/// The name of a file in which a document is held: the SHA-256 of the document, and whether its bytes lie
/// there as they are or sealed.
public struct DocumentFile: Sendable, Hashable {
  /// The largest document a ledger keeps, in bytes.
  public static let largestBytes = 256 << 20
  private static let sealedSuffix = ".sealed"

  /// The SHA-256 of the document's own bytes, 64 hexadecimal digits.
  public let sha256: String
  /// Whether its bytes are sealed under the key of a record.
  public let isSealed: Bool

  /// The file of a document.
  public init(_ sha256: String, isSealed: Bool = false) {
    self.sha256 = sha256
    self.isSealed = isSealed
  }

  /// Reads the name of a file; nil for what holds no document.
  public init?(name: String) {
    isSealed = name.hasSuffix(DocumentFile.sealedSuffix)
    sha256 = String(name.dropLast(isSealed ? DocumentFile.sealedSuffix.count : 0))
    guard Digest(hex: sha256) != nil else { return nil }
  }

  /// The name of the file.
  public var name: String { isSealed ? sha256 + DocumentFile.sealedSuffix : sha256 }

  /// Both files in which a document may be held.
  public static func both(of sha256: String) -> [DocumentFile] {
    [DocumentFile(sha256), DocumentFile(sha256, isSealed: true)]
  }

  /// In which forms a document lies in a folder of documents.
  public static func forms(
    of sha256: String, in folder: Folder
  ) throws(LMDBError) -> (isClear: Bool, isSealed: Bool) {
    (
      try folder.lengthBytes(of: DocumentFile(sha256).name) != nil,
      try folder.lengthBytes(of: DocumentFile(sha256, isSealed: true).name) != nil
    )
  }
}
