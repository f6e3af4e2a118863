internal import CanonicalJSON

/// The name an author gives an action, so that sending it twice records it once: a UUID
/// (RFC 9562) of version 7, or of version 8 when an import derived it.
public struct ActionID: Sendable, Hashable {
  /// The first eight bytes, big-endian.
  public let high: UInt64
  /// The last eight bytes, big-endian.
  public let low: UInt64

  /// The UUID of those sixteen bytes; nil unless its version is 7 or 8 and its variant RFC 9562's.
  public init?(high: UInt64, low: UInt64) {
    let version = (high >> 12) & 0xF
    guard version == 7 || version == 8, low >> 62 == 0b10 else { return nil }
    self.high = high
    self.low = low
  }

  /// Version 7 (RFC 9562 §5.7): milliseconds since 1970 and 74 random bits.
  public init(unixMilliseconds: UInt64, random first: UInt16, _ second: UInt64) {
    high = (unixMilliseconds << 16) | 0x7000 | UInt64(first & 0x0FFF)
    low = (0b10 << 62) | (second >> 2)
  }

  /// Version 8 (RFC 9562 §5.8): 122 bits of the caller's making.
  public init(derivedFrom first: UInt64, _ second: UInt64) {
    high = (first & ~0xF000) | 0x8000
    low = (0b10 << 62) | (second >> 2)
  }

  /// Reads the lower-case text form, version 7 or 8.
  public init?(_ text: String) { self.init(utf8: text.utf8Span.span) }

  /// Reads the bytes of the lower-case text form, version 7 or 8.
  public init?(utf8 bytes: Span<UInt8>) {
    guard bytes.count == 36 else { return nil }
    guard bytes[8] == 0x2D, bytes[13] == 0x2D, bytes[18] == 0x2D, bytes[23] == 0x2D else {
      return nil
    }
    // The groups have 8, 4, 4, 4 and 12 digits; those of four are read in pairs.
    guard let first = bytes.eightBytes(at: 0), let second = bytes.eightBytes(at: 9),
      let third = bytes.eightBytes(at: 14), let fourth = bytes.eightBytes(at: 19),
      let fifth = bytes.eightBytes(at: 24), let sixth = bytes.eightBytes(at: 28),
      let one = number(ofHexadecimal: first),
      let two = number(ofHexadecimal: second & 0xFFFF_FFFF | third << 32),
      let three = number(ofHexadecimal: fourth & 0xFFFF_FFFF | fifth << 32),
      let four = number(ofHexadecimal: sixth)
    else { return nil }
    self.init(
      high: UInt64(one) << 32 | UInt64(two), low: UInt64(three) << 32 | UInt64(four))
  }
}

extension ActionID: CustomStringConvertible {
  /// Lower-case, with hyphens.
  public var description: String { String(decoding: utf8, as: UTF8.self) }

  /// The bytes of the text.
  package var utf8: [UInt8] {
    var bytes: [UInt8] = []
    append(to: &bytes)
    return bytes
  }

  /// Puts the text at the end of `bytes`.
  package func append(to bytes: inout [UInt8]) {
    // Eight characters a word, the hyphens between them; the last word holds four.
    let second = hexadecimal(of: UInt32(truncatingIfNeeded: high))
    let third = hexadecimal(of: UInt32(truncatingIfNeeded: low >> 32))
    let fourth = hexadecimal(of: UInt32(truncatingIfNeeded: low))
    let hyphen: UInt64 = 0x2D
    bytes.append(hexadecimal(of: UInt32(truncatingIfNeeded: high >> 32)), count: 8)
    bytes.append(
      hyphen | (second & 0xFFFF_FFFF) << 8 | hyphen << 40 | (second >> 32) << 48, count: 8)
    bytes.append(
      second >> 48 | hyphen << 16 | (third & 0xFFFF_FFFF) << 24 | hyphen << 56, count: 8)
    bytes.append(third >> 32 | fourth << 32, count: 8)
    bytes.append(fourth >> 32, count: 4)
  }
}
