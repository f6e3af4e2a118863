/// Reads fixed-form ASCII text byte by byte: dates, durations, identifiers.
///
/// `Int("+5")` and `Int("007")` parse in Swift; the frozen forms allow neither, hence bytes.
struct ASCIIReader {
  private let bytes: [UInt8]
  private var position = 0

  init(_ text: some StringProtocol) {
    bytes = Array(text.utf8)
  }

  var isAtEnd: Bool { position == bytes.count }
  var remaining: Int { bytes.count - position }
  var next: UInt8? { position < bytes.count ? bytes[position] : nil }

  mutating func skip(_ literal: String) -> Bool {
    var index = position
    for byte in literal.utf8 {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
    }
    position = index
    return true
  }

  /// Exactly that many decimal digits.
  mutating func digits(_ count: Int) -> Int? {
    guard remaining >= count else { return nil }
    var number = 0
    for byte in bytes[position..<position + count] {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    position += count
    return number
  }

  /// A decimal number without sign or leading zero, at most nine digits.
  mutating func number() -> Int? {
    var number = 0
    var count = 0
    while let byte = next, byte >= 0x30, byte <= 0x39 {
      guard count < 9, !(count > 0 && number == 0) else { return nil }
      number = number * 10 + Int(byte - 0x30)
      count += 1
      position += 1
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
