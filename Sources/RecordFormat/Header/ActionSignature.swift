/// The name of a public key in records: SHA-256 of its 32 raw bytes.
public struct KeyFingerprint: ThirtyTwoBytes {
  public let first: UInt64
  public let second: UInt64
  public let third: UInt64
  public let fourth: UInt64

  public init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
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
}

extension KeyFingerprint: Comparable {
  /// By byte.
  public static func < (one: KeyFingerprint, other: KeyFingerprint) -> Bool {
    (one.first, one.second, one.third, one.fourth)
      < (other.first, other.second, other.third, other.fourth)
  }
}

extension KeyFingerprint: CustomStringConvertible {
  /// All 64 digits.
  public var description: String { hex }
}
