import Partnership

// The three keys of every header whose text has one length are read from its bytes; making a
// string of each first took a third of the time of reading a header.

extension PartReader {
  /// A UUID of version 7 or 8 in lower case.
  mutating func actionID() throws(RecordFormatError) -> ActionID {
    let form = "UUID of version 7 or 8"
    let range = try stringBytes(form)
    guard let id = bytes.actionID(at: range) else { throw malformed(form) }
    return id
  }

  /// An instant to the microsecond, in UTC.
  mutating func instant() throws(RecordFormatError) -> Recorded {
    let range = try stringBytes(Form.instant)
    guard let instant = bytes.instant(at: range) else { throw malformed(Form.instant) }
    return instant
  }

  /// A date in any form; most are a day.
  mutating func occurred() throws(RecordFormatError) -> Occurred {
    let form = FieldKind.occurred.form
    let range = try stringBytes(form)
    if range.count == 10, let day = bytes.day(at: range.lowerBound) { return Occurred(day) }
    guard range.count <= 32, let occurred = Occurred(text(range)) else { throw malformed(form) }
    return occurred
  }
}

extension Span where Element == UInt8 {
  fileprivate func actionID(at range: Range<Int>) -> ActionID? {
    guard range.count == 36 else { return nil }
    let start = range.lowerBound
    for place in [8, 13, 18, 23] where self[start + place] != UInt8(ascii: "-") { return nil }
    guard let first = hexadecimal(at: start, count: 8),
      let second = hexadecimal(at: start + 9, count: 4),
      let third = hexadecimal(at: start + 14, count: 4),
      let fourth = hexadecimal(at: start + 19, count: 4),
      let fifth = hexadecimal(at: start + 24, count: 12)
    else { return nil }
    return ActionID(high: first << 32 | second << 16 | third, low: fourth << 48 | fifth)
  }

  fileprivate func instant(at range: Range<Int>) -> Recorded? {
    let start = range.lowerBound
    guard range.count == 27, let day = day(at: start), self[start + 10] == UInt8(ascii: "T"),
      let hour = decimal(at: start + 11, count: 2), self[start + 13] == UInt8(ascii: ":"),
      let minute = decimal(at: start + 14, count: 2), self[start + 16] == UInt8(ascii: ":"),
      let second = decimal(at: start + 17, count: 2), self[start + 19] == UInt8(ascii: "."),
      let fraction = decimal(at: start + 20, count: 6), self[start + 26] == UInt8(ascii: "Z"),
      hour < 24, minute < 60, second < 60
    else { return nil }
    let seconds = Int64(hour * 3600 + minute * 60 + second)
    return Recorded(startOf: day).adding(microseconds: seconds * 1_000_000 + Int64(fraction))
  }

  /// The day whose ten bytes begin at an offset.
  fileprivate func day(at start: Int) -> Day? {
    guard let year = decimal(at: start, count: 4), self[start + 4] == UInt8(ascii: "-"),
      let month = decimal(at: start + 5, count: 2), self[start + 7] == UInt8(ascii: "-"),
      let day = decimal(at: start + 8, count: 2)
    else { return nil }
    return Day(year: year, month: month, day: day)
  }

  private func decimal(at start: Int, count: Int) -> Int? {
    var number = 0
    for index in start..<start + count {
      let digit = self[index] &- 0x30
      guard digit < 10 else { return nil }
      number = number * 10 + Int(digit)
    }
    return number
  }
}
