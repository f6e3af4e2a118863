/// A calendar day of the proleptic Gregorian calendar, years 0001 to 9999, in no time zone.
///
/// Arithmetic is on whole days; the text form is ISO 8601 `YYYY-MM-DD`.
public struct Day: Sendable, Hashable {
  /// Days since 0001-01-01, which is 0.
  public let ordinal: Int32

  /// 0001-01-01.
  public static let earliest = Day(ordinal: 0)
  /// 9999-12-31.
  public static let latest = Day(ordinal: 3_652_058)

  init(ordinal: Int32) {
    self.ordinal = ordinal
  }

  /// The day that many days after 0001-01-01, as rows hold it; nil past the last there is.
  package init?(checking ordinal: UInt64) {
    guard ordinal <= UInt64(Day.latest.ordinal) else { return nil }
    self.ordinal = Int32(ordinal)
  }

  /// The day of that year, month and day of month, or nil where the calendar has none.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month), day >= 1,
      day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    self.init(civilYear: year, month: month, day: day)
  }

  /// Reads `YYYY-MM-DD` and nothing else.
  public init?(_ text: String) { self.init(utf8: text.utf8Span.span) }

  /// Reads the bytes of `YYYY-MM-DD` and nothing else.
  public init?(utf8 bytes: Span<UInt8>) {
    var reader = ASCIIReader(bytes)
    guard let day = reader.day(), reader.isAtEnd else { return nil }
    self = day
  }

  /// For a date the caller has checked; counts from 1 March, so that the leap day ends the year.
  private init(civilYear: Int, month: Int, day: Int) {
    let year = month > 2 ? civilYear : civilYear - 1
    let monthFromMarch = (month + 9) % 12
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let days = year * 365 + year / 4 - year / 100 + year / 400 + dayOfYear
    self.ordinal = Int32(days - 306)
  }

  /// The year, 1 to 9999.
  public var year: Int { components.year }
  /// The month, 1 to 12.
  public var month: Int { components.month }
  /// The day of the month, 1 to 31.
  public var dayOfMonth: Int { components.day }

  /// Year, month and day of month at once.
  public var components: (year: Int, month: Int, day: Int) {
    let days = Int(ordinal) + 306
    let era = days / 146_097
    let dayOfEra = days % 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    let month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The number of days in a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: isLeap(year) ? 29 : 28
    case 4, 6, 9, 11: 30
    default: 31
    }
  }

  private static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The day that many days later (or earlier), held within the calendar's years.
  public func adding(days: Int) -> Day {
    let sum = Int64(ordinal) + Int64(clamping: days)
    return Day(
      ordinal: Int32(min(max(sum, 0), Int64(Day.latest.ordinal))))
  }

  /// The same day-number that many months later, clamped to the length of the month it falls in:
  /// 31 August and six months is 28 or 29 February.
  public func adding(months: Int) -> Day {
    let (year, month, day) = components
    let index = year * 12 + (month - 1) + months
    let newYear = index / 12
    let newMonth = index % 12 + 1
    guard newYear <= 9999 else { return .latest }
    guard newYear >= 1 else { return .earliest }
    return Day(
      civilYear: newYear, month: newMonth,
      day: min(day, Day.length(ofMonth: newMonth, year: newYear)))
  }

  /// Calendar days from this day to another; negative when the other is earlier.
  public func days(until other: Day) -> Int {
    Int(other.ordinal) - Int(ordinal)
  }
}

extension Day: Comparable {
  /// Earlier days first.
  public static func < (one: Day, other: Day) -> Bool { one.ordinal < other.ordinal }
}

extension Day: CustomStringConvertible {
  /// `YYYY-MM-DD`.
  public var description: String {
    var text = ASCIIWriter()
    text.day(self)
    return text.text
  }
}
