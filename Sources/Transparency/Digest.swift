internal import Crypto

/// A SHA-256 hash: a leaf or node of the tree, a root, the fingerprint of a key.
///
/// The 32 bytes are held as four big-endian words, so that a digest needs no memory of its own,
/// hashes fast as a key, and compares in the order of its bytes.
public struct Digest: Sendable, Hashable {
  /// How many bytes a digest has.
  public static let byteCount = 32

  private let first: UInt64
  private let second: UInt64
  private let third: UInt64
  private let fourth: UInt64

  /// Takes exactly 32 bytes; `nil` for any other number.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    first = Self.word(bytes, at: 0)
    second = Self.word(bytes, at: 8)
    third = Self.word(bytes, at: 16)
    fourth = Self.word(bytes, at: 24)
  }

  /// Takes exactly 32 bytes; `nil` for any other number.
  public init?(_ bytes: [UInt8]) {
    self.init(bytes.span)
  }

  /// Reads exactly 64 lower-case hexadecimal characters; `nil` for anything else.
  public init?(hex: String) {
    guard let bytes = Hexadecimal.decode(Array(hex.utf8)) else { return nil }
    self.init(bytes)
  }

  /// Hashes these bytes with plain SHA-256, without the prefixes of a tree.
  public init(hashing bytes: [UInt8]) {
    self.init(SHA256.hash(data: bytes))
  }

  init(_ digest: SHA256Digest) {
    var bytes = digest.makeIterator()
    first = Self.word(&bytes)
    second = Self.word(&bytes)
    third = Self.word(&bytes)
    fourth = Self.word(&bytes)
  }

  /// The 32 bytes, first byte first.
  public var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: Self.byteCount)
    write(into: &bytes, at: 0)
    return bytes
  }

  /// The 64 lower-case hexadecimal characters, as heads are printed.
  public var hex: String {
    Hexadecimal.encode(bytes)
  }

  /// Overwrites the 32 bytes of `bytes` that begin at `offset`; traps when they do not all exist.
  public func write(into bytes: inout [UInt8], at offset: Int) {
    Self.write(first, into: &bytes, at: offset)
    Self.write(second, into: &bytes, at: offset + 8)
    Self.write(third, into: &bytes, at: offset + 16)
    Self.write(fourth, into: &bytes, at: offset + 24)
  }
}

extension Digest: Comparable {
  /// Orders digests as their bytes are ordered.
  public static func < (left: Digest, right: Digest) -> Bool {
    (left.first, left.second, left.third, left.fourth)
      < (right.first, right.second, right.third, right.fourth)
  }
}

extension Digest: CustomStringConvertible {
  /// All 64 hexadecimal characters: a shortened hash invites a look-alike.
  public var description: String { hex }
}

extension Digest {
  private static func word(_ bytes: Span<UInt8>, at offset: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in offset..<offset + 8 {
      word = word << 8 | UInt64(bytes[index])
    }
    return word
  }

  private static func word(_ bytes: inout some IteratorProtocol<UInt8>) -> UInt64 {
    var word: UInt64 = 0
    for _ in 0..<8 {
      guard let byte = bytes.next() else {
        preconditionFailure(
          "SHA-256 returned fewer than 32 bytes: the cryptographic library is broken")
      }
      word = word << 8 | UInt64(byte)
    }
    return word
  }

  private static func write(_ word: UInt64, into bytes: inout [UInt8], at offset: Int) {
    for index in 0..<8 {
      bytes[offset + index] = UInt8(truncatingIfNeeded: word >> (56 - 8 * index))
    }
  }
}
