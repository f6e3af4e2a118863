/// Reads fixed-form ASCII text byte by byte: dates, durations, identifiers.
///
/// `Int("+5")` and `Int("007")` parse in Swift; the frozen forms allow neither, hence bytes.
struct ASCIIReader {
  private var rest: Substring.UTF8View

  init(_ text: String) {
    rest = text.utf8[...]
  }

  var isAtEnd: Bool { rest.isEmpty }
  var remaining: Int { rest.count }
  var next: UInt8? { rest.first }

  /// Passes over a literal, or over nothing.
  mutating func skip(_ literal: String) -> Bool {
    var after = rest
    for byte in literal.utf8 {
      guard after.popFirst() == byte else { return false }
    }
    rest = after
    return true
  }

  /// Exactly that many decimal digits.
  mutating func digits(_ count: Int) -> Int? {
    var after = rest
    var number = 0
    for _ in 0..<count {
      guard let byte = after.popFirst(), byte >= 0x30, byte <= 0x39 else { return nil }
      number = number * 10 + Int(byte - 0x30)
    }
    rest = after
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
      rest.removeFirst()
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
