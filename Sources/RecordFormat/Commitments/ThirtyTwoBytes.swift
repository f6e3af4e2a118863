/// A value of 32 bytes: a commitment, a salt, a root, the name of a key.
///
/// Each use is a type of its own: a salt does not pass where a commitment is asked for.
public protocol ThirtyTwoBytes: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The 32 bytes.
  var block: Bytes32 { get }
  /// The value of those bytes.
  init(_ block: Bytes32)
}

extension ThirtyTwoBytes {
  /// How many bytes the value has.
  public static var byteCount: Int { 32 }

  /// Takes exactly 32 bytes; nil for any other number.
  public init?(_ bytes: Span<UInt8>) {
    guard let block = Bytes32(bytes) else { return nil }
    self.init(block)
  }

  /// Takes exactly 32 bytes; nil for any other number.
  public init?(_ bytes: [UInt8]) {
    self.init(bytes.span)
  }

  /// Reads exactly 64 lower-case hexadecimal digits; nil for anything else.
  public init?(hex: String) {
    let digits = hex.utf8Span.span
    guard let block = Bytes32(hex: digits, at: 0..<digits.count) else { return nil }
    self.init(block)
  }

  /// The 32 bytes, first byte first.
  public var bytes: [UInt8] {
    var bytes: [UInt8] = []
    bytes.reserveCapacity(Self.byteCount)
    block.append(to: &bytes)
    return bytes
  }

  /// Puts the 32 bytes at the end of `bytes`.
  public func append(to bytes: inout [UInt8]) { block.append(to: &bytes) }

  /// The 64 lower-case hexadecimal digits.
  public var hex: String { String(decoding: block.hexadecimal, as: UTF8.self) }

  /// All 64 digits: a shortened hash invites a look-alike.
  public var description: String { hex }

  /// By byte.
  public static func < (one: Self, other: Self) -> Bool { one.block.precedes(other.block) }
}
