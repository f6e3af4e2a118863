internal import Crypto

/// An Ed25519 public key that only the holder of its private key can sign under.
///
/// RFC 8032 and the common libraries also accept points of order 8 or less, under which signatures
/// can be made without any private key, and some accept second spellings of a point (y ≥ p), so
/// that one key has two fingerprints. Neither becomes a value of this type.
public struct Ed25519PublicKey: Sendable, Hashable {
  /// How many bytes a key has.
  public static let byteCount = 32

  /// The encoding of RFC 8032 §5.1.2: y little-endian, the sign of x in the highest bit.
  public let bytes: [UInt8]

  /// Refuses another length, a second spelling and a point of small order.
  public init(_ bytes: [UInt8]) throws(TransparencyError) {
    guard bytes.count == Self.byteCount else { throw .wrongKeyLength(found: bytes.count) }
    let y = Coordinate(littleEndian: bytes)
    guard y < .prime else { throw .nonCanonicalPublicKey }
    guard !Coordinate.ofSmallOrder.contains(y) else { throw .smallOrderPublicKey }
    self.bytes = bytes
  }

  /// SHA-256 of the bytes, the name of the key in records.
  public var fingerprint: Digest { Digest(hashing: bytes) }

  /// Checks that `signature` was made with the private key over exactly `message` (RFC 8032
  /// §5.1.7).
  public func check(_ signature: [UInt8], over message: [UInt8]) throws(TransparencyError) {
    // The library refuses a key only for its length, which is right by now; then no signature fits.
    let key = try? Curve25519.Signing.PublicKey(rawRepresentation: bytes)
    guard let key, key.isValidSignature(signature, for: message) else {
      throw .signatureMismatch(key: fingerprint)
    }
  }
}

/// The y coordinate of a point, a number below 2²⁵⁵ as four 64-bit words.
private struct Coordinate: Hashable, Comparable {
  /// Least significant word first.
  let words: [UInt64]

  init(words: [UInt64]) {
    self.words = words
  }

  /// Reads 32 bytes and leaves out the highest bit, which is the sign of x.
  init(littleEndian bytes: [UInt8]) {
    var words: [UInt64] = [0, 0, 0, 0]
    for (index, byte) in bytes.enumerated() {
      words[index / 8] |= UInt64(byte) << UInt64(8 * (index % 8))
    }
    words[3] &= UInt64.max >> 1
    self.words = words
  }

  static func < (left: Coordinate, right: Coordinate) -> Bool {
    left.words.reversed().lexicographicallyPrecedes(right.words.reversed())
  }

  /// p = 2²⁵⁵ − 19.
  static let prime = Coordinate(words: [.max - 18, .max, .max, .max >> 1])

  /// The y of the eight points P with 8·P = 0, on −x² + y² = 1 + d·x²·y² modulo p; each but 1 and
  /// −1 is the y of two points, x and −x.
  static let ofSmallOrder: Set<Coordinate> = [
    // Order 1: the neutral point (0, 1).
    Coordinate(words: [1, 0, 0, 0]),
    // Order 2: (0, −1).
    Coordinate(words: [.max - 19, .max, .max, .max >> 1]),
    // Order 4: y = 0.
    Coordinate(words: [0, 0, 0, 0]),
    // Order 8: doubling gives y = 0, so x² = −y², and d·y⁴ + 2·y² = 1, which two numbers solve, y
    // and −y.
    Coordinate(words: [
      0xb027_b2c2_8f95_e826, 0xf098_eff2_89f4_c345, 0x3933_c6d3_05ac_dfd5, 0x05fc_536d_8802_38b1,
    ]),
    Coordinate(words: [
      0x4fd8_4d3d_706a_17c7, 0x0f67_100d_760b_3cba, 0xc6cc_392c_fa53_202a, 0x7a03_ac92_77fd_c74e,
    ]),
  ]
}
