internal import CanonicalJSON
internal import Crypto
public import Partnership

/// The words of a record as they lie in the store:
/// `01` ‖ 12-byte nonce ‖ AES-256-GCM(key; salt ‖ words; AAD `entente/words-row/v1` LF ledger LF action).
///
/// The ciphertext ends in the 16-byte tag (NIST SP 800-38D). Destroying the key destroys the words,
/// wherever copies of the row are.
public enum SealedWords {
  static let version: UInt8 = 1
  private static let nonceBytes = 12
  private static let tagBytes = 16
  /// How many bytes a row has beyond the words: version, nonce, salt and tag.
  public static let overhead = 1 + nonceBytes + Salt.byteCount + tagBytes

  /// Seals an opening of words under the key of its record.
  ///
  /// - Parameter nonce: Given by tests only; a key seals one record once.
  public static func seal(
    _ opening: Opening, key: WordsKey, ledger: LedgerName, action: ActionID,
    nonce: SealNonce = .random()
  ) throws(RecordFormatError) -> [UInt8] {
    guard !key.isErased else { throw .wordsErased(action: action) }
    guard opening.bytes.count <= WordsFormat.maximumBytes else {
      throw .tooLarge(
        part: .words, bytes: opening.bytes.count, limit: WordsFormat.maximumBytes)
    }
    var plaintext: [UInt8] = []
    plaintext.reserveCapacity(Salt.byteCount + opening.bytes.count)
    opening.salt.append(to: &plaintext)
    plaintext.append(contentsOf: opening.bytes)
    let box: AES.GCM.SealedBox
    do {
      box = try AES.GCM.seal(
        plaintext, using: SymmetricKey(data: key.bytes), nonce: AES.GCM.Nonce(data: nonce.bytes),
        authenticating: ActionBinding(ledger, action).sealContext)
    } catch {
      preconditionFailure("AES-GCM refused a key of 32 and a nonce of 12 bytes: \(error)")
    }
    guard let sealed = box.combined else {
      preconditionFailure("a nonce of 12 bytes stands before the ciphertext")
    }
    var row: [UInt8] = []
    row.reserveCapacity(1 + sealed.count)
    row.append(version)
    row.append(contentsOf: sealed)
    return row
  }

  /// Opens sealed words and holds them against the commitment in the header of their record.
  ///
  /// GCM alone does not bind: a ciphertext can be made that opens under two keys to two texts.
  public static func open(
    _ bytes: [UInt8], key: WordsKey, ledger: LedgerName, action: ActionID, commitment: Commitment
  ) throws(RecordFormatError) -> Opening {
    try open(
      bytes.span, key: key, ActionBinding(ledger, action), commitment: commitment)
  }

  /// Opens borrowed words, bound to their action, and holds them against the commitment.
  package static func open(
    _ bytes: Span<UInt8>, key: WordsKey, _ binding: ActionBinding, commitment: Commitment
  ) throws(RecordFormatError) -> Opening {
    var salted: [UInt8] = []
    try unseal(bytes, key: key, binding, to: &salted)
    guard let salt = Salt(salted.span.extracting(0..<Salt.byteCount)) else {
      throw .sealBroken(action: binding.action)
    }
    let opening = Opening(salt: salt, bytes: Array(salted[Salt.byteCount...]))
    try commitment.checkWords(opening, binding)
    return opening
  }

  /// Opens sealed words and puts them at the end of a message, behind their salt; what they are, and
  /// whether the header commits to them, is for the caller.
  static func unseal(
    _ bytes: Span<UInt8>, key: WordsKey, _ binding: ActionBinding, to message: inout [UInt8]
  ) throws(RecordFormatError) {
    guard !key.isErased else { throw .wordsErased(action: binding.action) }
    let limit = overhead + WordsFormat.maximumBytes
    guard bytes.count <= limit else {
      throw .tooLarge(part: .sealedWords, bytes: bytes.count, limit: limit)
    }
    guard bytes.count > overhead, bytes[0] == version else {
      throw .malformed(
        part: .sealedWords, key: "row", offset: 0, expected: "01, nonce, ciphertext, tag")
    }
    var combined: [UInt8] = []
    combined.append(bytes.extracting(1..<bytes.count))
    do {
      let salted = try AES.GCM.open(
        AES.GCM.SealedBox(combined: combined), using: SymmetricKey(data: key.bytes),
        authenticating: binding.sealContext)
      // An array first: appended as it is, it would be taken byte by byte.
      message += Array(salted)
    } catch {
      throw .sealBroken(action: binding.action)
    }
  }
}

/// The 12 bytes that differ each time a key seals (NIST SP 800-38D §8).
public struct SealNonce: Sendable, Hashable {
  /// The 12 bytes.
  public let bytes: [UInt8]

  /// The nonce of those 12 bytes; nil for any other number.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 12 else { return nil }
    self.bytes = bytes
  }

  private init(random source: inout SystemRandomNumberGenerator) {
    bytes = (0..<12).map { _ in UInt8.random(in: 0...255, using: &source) }
  }

  /// A nonce of the system's random source.
  public static func random() -> SealNonce {
    var source = SystemRandomNumberGenerator()
    return SealNonce(random: &source)
  }
}
