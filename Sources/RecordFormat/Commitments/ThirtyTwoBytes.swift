/// A value of 32 bytes: a commitment, a salt, a root, the name of a key.
///
/// Held as four big-endian words, so that it needs no memory of its own and hashes fast as a key.
/// Each use is a type of its own: a salt does not pass where a commitment is asked for.
public protocol ThirtyTwoBytes: Sendable, Hashable {
  /// The first eight bytes, big-endian.
  var first: UInt64 { get }
  /// The bytes 8 to 15.
  var second: UInt64 { get }
  /// The bytes 16 to 23.
  var third: UInt64 { get }
  /// The bytes 24 to 31.
  var fourth: UInt64 { get }

  /// The value of those four words.
  init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64)
}

extension ThirtyTwoBytes {
  /// How many bytes the value has.
  public static var byteCount: Int { 32 }

  /// Takes exactly 32 bytes; nil for any other number.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(
      bytes.word(at: 0), bytes.word(at: 8), bytes.word(at: 16), bytes.word(at: 24))
  }

  /// Takes exactly 32 bytes; nil for any other number.
  public init?(_ bytes: [UInt8]) {
    self.init(bytes.span)
  }

  /// Reads exactly 64 lower-case hexadecimal digits; nil for anything else.
  public init?(hex: String) {
    let digits = hex.utf8Span.span
    self.init(hex: digits, at: 0..<digits.count)
  }

  /// Reads exactly 64 lower-case hexadecimal digits that stand in a text.
  init?(hex bytes: Span<UInt8>, at range: Range<Int>) {
    guard range.count == 2 * Self.byteCount,
      let first = bytes.hexadecimalWord(at: range.lowerBound),
      let second = bytes.hexadecimalWord(at: range.lowerBound + 16),
      let third = bytes.hexadecimalWord(at: range.lowerBound + 32),
      let fourth = bytes.hexadecimalWord(at: range.lowerBound + 48)
    else { return nil }
    self.init(first, second, third, fourth)
  }

  /// Thirty-two bytes of the system's random source.
  public static func random() -> Self {
    var source = SystemRandomNumberGenerator()
    return Self(source.next(), source.next(), source.next(), source.next())
  }

  /// The 32 bytes, first byte first.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    append(to: &bytes)
    return bytes
  }

  /// Puts the 32 bytes at the end of `bytes`.
  public func append(to bytes: inout [UInt8]) {
    for word in [first, second, third, fourth] {
      for shift in stride(from: UInt64(56), through: 0, by: -8) {
        bytes.append(UInt8(truncatingIfNeeded: word >> shift))
      }
    }
  }

  /// The 64 lower-case hexadecimal digits.
  public var hex: String { hexadecimal(bytes) }
}
