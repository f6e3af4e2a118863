/// A short name that is looked for in bytes again and again: a key, a path, a type of record.
///
/// Its bytes are held as words, so that it is compared eight bytes at a time. Keep one for each
/// name: packing takes longer than comparing saves.
public struct PackedName: Sendable {
  /// The most bytes a name may have.
  public static let maximumBytes = 32

  /// How many bytes it has.
  public let count: Int
  /// The first eight bytes and the last eight of a longer name; in each word the first byte is the
  /// lowest.
  private let first: UInt64
  private let last: UInt64
  /// The bytes from the ninth to the twenty-fourth, with zeros behind the last.
  private let second: UInt64
  private let third: UInt64
  /// Which bits of the first word count.
  private let mask: UInt64
  /// Whether it may be the key of an object.
  let isKey: Bool

  /// Packs a name of at most 32 bytes of UTF-8; a longer one traps.
  public init(_ text: String) {
    let bytes = Array(text.utf8)
    precondition(bytes.count <= PackedName.maximumBytes, "a packed name has at most 32 bytes")
    func word(at start: Int) -> UInt64 {
      var word: UInt64 = 0
      for (index, byte) in bytes.dropFirst(start).prefix(8).enumerated() {
        word |= UInt64(byte) << UInt64(8 * index)
      }
      return word
    }
    count = bytes.count
    first = word(at: 0)
    second = word(at: 8)
    third = word(at: 16)
    last = word(at: max(0, bytes.count - 8))
    mask = bytes.count < 8 ? 1 << UInt64(8 * bytes.count) - 1 : .max
    isKey = !bytes.isEmpty && bytes.allSatisfy { Byte.isKey($0) }
  }

  /// The name as a string.
  public var text: String {
    var bytes: [UInt8] = []
    for index in 0..<count { bytes.append(byte(at: index)) }
    return String(decoding: bytes, as: UTF8.self)
  }

  private func byte(at index: Int) -> UInt8 {
    let word: UInt64
    switch index {
    case 0..<8: word = first
    case 8..<16: word = second
    case 16..<24: word = third
    default: return UInt8(truncatingIfNeeded: last >> UInt64(8 * (index - count + 8)))
    }
    return UInt8(truncatingIfNeeded: word >> UInt64(index % 8 * 8))
  }

  /// Whether it stands at an offset of bytes.
  @inline(__always)
  fileprivate func stands(in bytes: Span<UInt8>, at start: Int) -> Bool {
    guard let word = bytes.eightBytes(at: start) else {
      // The text ends soon.
      guard count <= bytes.count - start else { return false }
      for index in 0..<count where bytes[start + index] != byte(at: index) { return false }
      return true
    }
    guard (word ^ first) & mask == 0 else { return false }
    if count <= 8 { return true }
    guard bytes.eightBytes(at: start + count - 8) == last else { return false }
    if count <= 16 { return true }
    return bytes.eightBytes(at: start + 8) == second
      && (count <= 24 || bytes.eightBytes(at: start + 16) == third)
  }
}

extension PackedName: ExpressibleByStringLiteral {
  /// Packs a literal of at most 32 bytes of UTF-8; a longer one traps.
  public init(stringLiteral value: String) { self.init(value) }
}

extension Span where Element == UInt8 {
  /// Whether a name stands at an offset.
  package func holds(_ name: PackedName, at start: Int) -> Bool {
    name.stands(in: self, at: start)
  }

  /// Whether a name stands at a range, and nothing else.
  package func holds(_ name: PackedName, at range: Range<Int>) -> Bool {
    range.count == name.count && name.stands(in: self, at: range.lowerBound)
  }
}
