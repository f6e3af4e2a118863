/// Reads fixed-form ASCII text byte by byte: dates, durations, identifiers.
///
/// `Int("+5")` and `Int("007")` parse in Swift; the frozen forms allow neither, hence bytes.
struct ASCIIReader: ~Copyable, ~Escapable {
  private let bytes: Span<UInt8>
  private var offset = 0

  @_lifetime(copy utf8)
  init(_ utf8: Span<UInt8>) {
    bytes = utf8
  }

  var isAtEnd: Bool { offset == bytes.count }
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// Passes over a character, or over nothing.
  @inline(__always)
  mutating func skip(_ character: Unicode.Scalar) -> Bool {
    guard offset < bytes.count, UInt32(bytes[offset]) == character.value else { return false }
    offset += 1
    return true
  }

  /// Exactly that many decimal digits.
  @inline(__always)
  mutating func digits(_ count: Int) -> Int? {
    guard count <= bytes.count - offset else { return nil }
    var number = 0
    for index in offset..<offset + count {
      let digit = bytes[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    offset += count
    return number
  }

  /// A decimal number without sign or leading zero, at most nine digits.
  mutating func number() -> Int? {
    var number = 0
    var count = 0
    while let byte = next, isDigit(byte) {
      guard count < 9, !(count > 0 && number == 0) else { return nil }
      number = number * 10 + Int(byte - 0x30)
      count += 1
      offset += 1
    }
    return count > 0 ? number : nil
  }

  mutating func day() -> Day? {
    guard let year = digits(4), skip("-"), let month = digits(2), skip("-"),
      let day = digits(2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  /// Seconds since midnight of `hh:mm:ss`, the second at most 59 (no leap seconds).
  mutating func timeOfDay() -> Int? {
    guard let hour = digits(2), skip(":"), let minute = digits(2), skip(":"),
      let second = digits(2), hour < 24, minute < 60, second < 60
    else { return nil }
    return hour * 3600 + minute * 60 + second
  }
}
