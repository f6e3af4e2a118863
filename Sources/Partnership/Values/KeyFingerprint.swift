internal import CanonicalJSON

/// The name of a public key in records: SHA-256 of its 32 raw bytes.
///
/// The domain compares such names and computes none; who decides says which key a name is of, by
/// ``Surroundings/fingerprint``.
public struct KeyFingerprint: Sendable, Hashable {
  /// The 32 bytes.
  public let bytes: [UInt8]

  /// The fingerprint of exactly 32 bytes; nil for any other number.
  public init?(_ bytes: [UInt8]) {
    guard bytes.count == 32 else { return nil }
    self.bytes = bytes
  }

  /// What was held to be 32 bytes before.
  package init(unchecked bytes: [UInt8]) {
    self.bytes = bytes
  }
}

extension KeyFingerprint: Comparable, CustomStringConvertible {
  /// By byte.
  public static func < (one: KeyFingerprint, other: KeyFingerprint) -> Bool {
    one.bytes.lexicographicallyPrecedes(other.bytes)
  }

  /// All 64 lower-case hexadecimal digits: a shortened hash invites a look-alike.
  public var description: String {
    var digits: [UInt8] = []
    digits.append(hexadecimalOf: bytes.span)
    return String(decoding: digits, as: UTF8.self)
  }
}
