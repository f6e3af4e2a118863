/// When the ledger took a record: an instant in UTC, to the microsecond.
///
/// Strictly increasing along the log, even when the clock of the machine steps back. Written
/// `YYYY-MM-DDThh:mm:ss.ffffffZ`, always six digits of fraction.
public struct Recorded: Sendable, Hashable {
  /// Microseconds since 0001-01-01T00:00:00Z.
  public let microseconds: Int64

  static let microsecondsADay: Int64 = 86_400_000_000
  private static let unixEpochDay: Int64 = 719_162

  /// An instant of the calendar's years; nil outside them.
  public init?(microseconds: Int64) {
    guard microseconds >= 0,
      microseconds < (Int64(Day.latest.ordinal) + 1) * Recorded.microsecondsADay
    else { return nil }
    self.microseconds = microseconds
  }

  /// The instant that many microseconds after 1970-01-01T00:00:00Z.
  public init?(unixMicroseconds: Int64) {
    let (sum, overflow) = unixMicroseconds.addingReportingOverflow(
      Recorded.unixEpochDay * Recorded.microsecondsADay)
    guard !overflow else { return nil }
    self.init(microseconds: sum)
  }

  /// The beginning of a day, UTC.
  public init(startOf day: Day) {
    microseconds = Int64(day.ordinal) * Recorded.microsecondsADay
  }

  /// The last microsecond of a day, UTC.
  public init(endOf day: Day) {
    microseconds = (Int64(day.ordinal) + 1) * Recorded.microsecondsADay - 1
  }

  /// The last microsecond of a day as the clocks of a place show it.
  ///
  /// The next day begins at its midnight or, where clocks are put forward over midnight, at the
  /// instant they are.
  ///
  /// - Parameter secondsAhead: How far ahead of UTC the clocks of the place are at an instant.
  public init(endOf day: Day, secondsAhead: (Recorded) -> Int) {
    let midnight = Recorded(startOf: day.adding(days: 1))
    func instant(_ seconds: Int) -> Recorded {
      midnight.adding(microseconds: -Int64(seconds) * 1_000_000)
    }
    // The offset that holds at the midnight itself, found from the one that holds near it.
    let near = instant(secondsAhead(midnight))
    let ahead = secondsAhead(near)
    let found = instant(ahead)
    // An offset that does not hold at the instant it gives: no clock ever shows that midnight.
    let next = secondsAhead(found) == ahead ? found : max(near, found)
    self = next.adding(microseconds: -1)
  }

  /// Reads `YYYY-MM-DDThh:mm:ss.ffffffZ` and nothing else.
  public init?(_ text: String) { self.init(utf8: text.utf8Span.span) }

  /// Reads the bytes of `YYYY-MM-DDThh:mm:ss.ffffffZ` and nothing else.
  public init?(utf8 bytes: Span<UInt8>) {
    var reader = ASCIIReader(bytes)
    guard let day = reader.day(), reader.skip("T"), let second = reader.timeOfDay(),
      reader.skip("."), let fraction = reader.digits(6), reader.skip("Z"), reader.isAtEnd
    else { return nil }
    microseconds =
      Int64(day.ordinal) * Recorded.microsecondsADay + Int64(second) * 1_000_000 + Int64(fraction)
  }

  /// Microseconds since 1970-01-01T00:00:00Z; negative before.
  public var unixMicroseconds: Int64 {
    microseconds - Recorded.unixEpochDay * Recorded.microsecondsADay
  }

  /// Its UTC day: the day that lateness, the clamp of dates and the future are counted from.
  public var day: Day { Day(ordinal: Int32(microseconds / Recorded.microsecondsADay)) }

  /// The instant that many microseconds later; held within the calendar's years.
  public func adding(microseconds more: Int64) -> Recorded {
    Recorded(microseconds: microseconds.addingReportingOverflow(more).partialValue)
      ?? (more < 0 ? Recorded(startOf: .earliest) : Recorded(endOf: .latest))
  }
}

extension Recorded: Comparable {
  /// Earlier instants first.
  public static func < (one: Recorded, other: Recorded) -> Bool {
    one.microseconds < other.microseconds
  }
}

extension Recorded: CustomStringConvertible {
  /// `YYYY-MM-DDThh:mm:ss.ffffffZ`.
  public var description: String {
    let inDay = microseconds % Recorded.microsecondsADay
    var text = ASCIIWriter()
    text.day(day)
    text.character("T")
    text.time(secondOfDay: Int(inDay / 1_000_000))
    text.character(".")
    text.number(Int(inDay % 1_000_000), width: 6)
    text.character("Z")
    return text.text
  }
}
