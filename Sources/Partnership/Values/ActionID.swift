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
  public init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count == 36 else { return nil }
    var words: (UInt64, UInt64) = (0, 0)
    var digits = 0
    for (index, byte) in bytes.enumerated() {
      if index == 8 || index == 13 || index == 18 || index == 23 {
        guard byte == 0x2D else { return nil }
        continue
      }
      let digit: UInt64
      switch byte {
      case 0x30...0x39: digit = UInt64(byte - 0x30)
      case 0x61...0x66: digit = UInt64(byte - 0x61 + 10)
      default: return nil
      }
      if digits < 16 { words.0 = words.0 << 4 | digit } else { words.1 = words.1 << 4 | digit }
      digits += 1
    }
    self.init(high: words.0, low: words.1)
  }
}

extension ActionID: CustomStringConvertible {
  /// Lower-case, with hyphens.
  public var description: String {
    var text = ASCIIWriter()
    text.hexadecimal(high, digits: 0..<8)
    text.character("-")
    text.hexadecimal(high, digits: 8..<12)
    text.character("-")
    text.hexadecimal(high, digits: 12..<16)
    text.character("-")
    text.hexadecimal(low, digits: 0..<4)
    text.character("-")
    text.hexadecimal(low, digits: 4..<16)
    return text.text
  }
}
