internal import CanonicalJSON
internal import Crypto
public import Partnership

/// A document of class personal as it lies in a ledger's folder:
/// `01` ‖ sequence (8 bytes) ‖ 12-byte nonce ‖ AES-256-GCM(key; document; AAD `entente/document/v1` LF ledger LF sha256).
///
/// The key is that of the words of the record with that sequence, and the ciphertext ends in the
/// 16-byte tag (NIST SP 800-38D). Destroying the key destroys the document with the words, wherever
/// copies of the file are.
public enum SealedDocument {
  static let version: UInt8 = 1
  /// The bytes that say how a document is sealed, and by which record.
  public static let headBytes = 1 + 8
  private static let nonceBytes = 12
  private static let tagBytes = 16
  /// How many bytes a sealed document has beyond its own: head, nonce and tag.
  public static let overhead = headBytes + nonceBytes + tagBytes

  /// Seals a document under the key of a record, which must not be destroyed.
  ///
  /// - Parameters:
  ///   - sha256: The SHA-256 of the bytes in hexadecimal, which names the document.
  ///   - nonce: Given by tests only.
  public static func seal(
    _ bytes: [UInt8], sha256: String, by record: SequenceNumber, key: WordsKey, ledger: LedgerName,
    nonce: SealNonce = .random()
  ) -> [UInt8] {
    precondition(!key.isErased, "nothing is sealed under a key that was destroyed")
    let box: AES.GCM.SealedBox
    do {
      box = try AES.GCM.seal(
        bytes, using: SymmetricKey(data: key.bytes), nonce: AES.GCM.Nonce(data: nonce.bytes),
        authenticating: context(ledger, sha256))
    } catch {
      preconditionFailure("AES-GCM refused a key of 32 and a nonce of 12 bytes: \(error)")
    }
    var sealed: [UInt8] = []
    sealed.reserveCapacity(overhead + bytes.count)
    sealed.append(version)
    sealed.append(bigEndian: record.index)
    sealed += nonce.bytes
    // Arrays first: appended as they are, they would be taken byte by byte.
    sealed += Array(box.ciphertext)
    sealed += Array(box.tag)
    return sealed
  }

  /// The record under whose key a document is sealed, from the beginning of its file; nil for what is no
  /// sealed document of this version.
  public static func record(sealing head: [UInt8]) -> SequenceNumber? {
    guard head.count >= headBytes, head[0] == version else { return nil }
    let index = head[1..<headBytes].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    // No record has a greater number: canonical JSON knows none.
    return index < 1 << 53 ? SequenceNumber(index) : nil
  }

  /// Opens a sealed document and holds its bytes against the SHA-256 that names it.
  ///
  /// GCM alone does not bind: a ciphertext can be made that opens under two keys to two documents.
  public static func open(
    _ sealed: [UInt8], sha256: String, key: WordsKey, ledger: LedgerName
  ) throws(RecordFormatError) -> [UInt8] {
    guard sealed.count >= overhead, record(sealing: sealed) != nil, !key.isErased else {
      throw .documentSealBroken(sha256: sha256)
    }
    let bytes: [UInt8]
    do {
      bytes = Array(
        try AES.GCM.open(
          AES.GCM.SealedBox(combined: sealed[headBytes...]), using: SymmetricKey(data: key.bytes),
          authenticating: context(ledger, sha256)))
    } catch {
      throw .documentSealBroken(sha256: sha256)
    }
    guard Bytes32(SHA256.hash(data: bytes)).hexadecimal == Array(sha256.utf8) else {
      throw .documentSealBroken(sha256: sha256)
    }
    return bytes
  }

  /// What a seal is bound to, beside its key.
  private static func context(_ ledger: LedgerName, _ sha256: String) -> [UInt8] {
    Array("entente/document/v1\n\(ledger.text)\n\(sha256)".utf8)
  }
}
