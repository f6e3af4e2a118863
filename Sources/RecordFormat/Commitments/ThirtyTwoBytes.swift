/// A value of 32 bytes: a commitment, a salt, a root, the name of a key.
///
/// Each use is a type of its own: a salt does not pass where a commitment is asked for.
public protocol ThirtyTwoBytes: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The 32 bytes.
  var block: Bytes32 { get }
  /// The value of those bytes.
  init(_ block: Bytes32)
}

/// Thirty-two bytes held as four big-endian words, so that a value needs no memory of its own,
/// hashes fast as a key, and compares in the order of its bytes.
public struct Bytes32: Sendable, Hashable {
  let first: UInt64
  let second: UInt64
  let third: UInt64
  let fourth: UInt64
}

extension ThirtyTwoBytes {
  /// How many bytes the value has.
  public static var byteCount: Int { 32 }

  /// Takes exactly 32 bytes; nil for any other number.
  public init?(_ bytes: Span<UInt8>) {
    guard bytes.count == Self.byteCount else { return nil }
    self.init(
      Bytes32(
        first: bytes.word(at: 0), second: bytes.word(at: 8), third: bytes.word(at: 16),
        fourth: bytes.word(at: 24)))
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
    self.init(Bytes32(first: first, second: second, third: third, fourth: fourth))
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
    bytes.append(block.first)
    bytes.append(block.second)
    bytes.append(block.third)
    bytes.append(block.fourth)
  }

  /// The 64 lower-case hexadecimal digits.
  public var hex: String { hexadecimal(bytes) }

  /// All 64 digits: a shortened hash invites a look-alike.
  public var description: String { hex }

  /// By byte.
  public static func < (one: Self, other: Self) -> Bool {
    (one.block.first, one.block.second, one.block.third, one.block.fourth)
      < (other.block.first, other.block.second, other.block.third, other.block.fourth)
  }
}

extension [UInt8] {
  fileprivate mutating func append(_ word: UInt64) {
    for shift in stride(from: UInt64(56), through: 0, by: -8) {
      append(UInt8(truncatingIfNeeded: word >> shift))
    }
  }
}
