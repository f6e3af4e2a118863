internal import Crypto
public import Partnership

extension KeyFingerprint: ThirtyTwoBytes {
  /// The 32 bytes.
  public var block: Bytes32 {
    guard let block = Bytes32(bytes.span) else { preconditionFailure("a fingerprint has 32 bytes") }
    return block
  }

  /// The fingerprint of those 32 bytes.
  public init(_ block: Bytes32) {
    var bytes: [UInt8] = []
    block.append(to: &bytes)
    self.init(unchecked: bytes)
  }

  /// The fingerprint of a raw public key: SHA-256 of its 32 bytes.
  ///
  /// - Returns: Nil unless there are 32 bytes.
  public init?(ofPublicKey key: [UInt8]) {
    guard key.count == 32 else { return nil }
    self.init(Array(SHA256.hash(data: key)))
  }

  /// The fingerprint of a raw public key in 64 lower-case hexadecimal digits, as facts hold it.
  ///
  /// - Returns: Nil for anything else.
  public init?(ofPublicKey key: String) {
    guard let bytes = RootHash(hex: key)?.bytes else { return nil }
    self.init(ofPublicKey: bytes)
  }
}

/// One party's signature of an action: Ed25519 (RFC 8032) over the bytes of
/// ``ActionHeader/signedBytes()``.
public struct ActionSignature: Sendable, Hashable {
  /// How many bytes a signature has.
  public static let byteCount = 64

  /// Whose it is.
  public let key: KeyFingerprint
  /// The 64 bytes.
  public let value: [UInt8]

  /// A signature under a key; nil unless it has 64 bytes.
  public init?(key: KeyFingerprint, value: [UInt8]) {
    guard value.count == ActionSignature.byteCount else { return nil }
    self.key = key
    self.value = value
  }

  /// The lower-case digits of the bytes.
  var hexadecimal: [UInt8] {
    var digits: [UInt8] = []
    digits.append(hexadecimalOf: value.span)
    return digits
  }
}
