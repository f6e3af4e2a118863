internal import Partnership

/// The name of a public key in records: SHA-256 of its 32 raw bytes.
public struct KeyFingerprint: ThirtyTwoBytes {
  /// The 32 bytes.
  public let block: Bytes32

  /// The fingerprint of those 32 bytes.
  public init(_ block: Bytes32) {
    self.block = block
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
