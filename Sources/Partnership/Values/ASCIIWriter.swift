/// Writes fixed-form ASCII text byte by byte: what `ASCIIReader` reads.
///
/// Every header holds several dates, and interpolating them piece by piece costs more than hashing
/// the header.
struct ASCIIWriter {
  private var bytes: [UInt8] = []

  init(reserving capacity: Int = 40) {
    bytes.reserveCapacity(capacity)
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func character(_ character: Unicode.Scalar) {
    bytes.append(UInt8(truncatingIfNeeded: character.value))
  }

  /// A number with leading zeros up to a width, at most 8.
  @inline(__always)
  mutating func number(_ number: Int, width: Int) {
    precondition((0...8).contains(width), "a word has room for eight digits")
    // The last digit first, so that the first ends in the lowest byte.
    var digits: UInt64 = 0
    var rest = number
    for _ in 0..<width {
      digits = digits << 8 | UInt64(0x30 + rest % 10)
      rest /= 10
    }
    bytes.append(digits, count: width)
  }

  mutating func day(_ day: Day) {
    let (year, month, dayOfMonth) = day.components
    number(year, width: 4)
    character("-")
    number(month, width: 2)
    character("-")
    number(dayOfMonth, width: 2)
  }

  /// `hh:mm:ss` of the seconds since midnight.
  mutating func time(secondOfDay second: Int) {
    number(second / 3600, width: 2)
    character(":")
    number(second / 60 % 60, width: 2)
    character(":")
    number(second % 60, width: 2)
  }
}
