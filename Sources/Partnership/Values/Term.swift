/// How long an agreement runs: a number of days, months or years, written `P30D`, `P24M`, `P2Y`.
public struct Term: Sendable, Hashable {
  /// What is counted.
  public enum Unit: String, Sendable, Hashable {
    /// Calendar days.
    case days = "D"
    /// Calendar months.
    case months = "M"
    /// Calendar years.
    case years = "Y"
  }

  /// How many, 1 to 9999.
  public let count: Int
  /// Of what.
  public let unit: Unit

  /// Reads `^P[1-9][0-9]{0,3}[DMY]$`.
  public init?(_ text: String) { self.init(utf8: text.utf8Span.span) }

  /// Reads the bytes of `^P[1-9][0-9]{0,3}[DMY]$`.
  public init?(utf8 bytes: Span<UInt8>) {
    var reader = ASCIIReader(bytes)
    guard reader.skip("P"), let count = reader.number(), (1...9999).contains(count) else {
      return nil
    }
    if reader.skip("D") {
      unit = .days
    } else if reader.skip("M") {
      unit = .months
    } else if reader.skip("Y") {
      unit = .years
    } else {
      return nil
    }
    guard reader.isAtEnd else { return nil }
    self.count = count
  }

  /// The last day in force of a term that begins on a day: the same day-number, clamped to the
  /// length of the month.
  public func lastDay(from start: Day) -> Day {
    switch unit {
    case .days: start.adding(days: count)
    case .months: start.adding(months: count)
    case .years: start.adding(months: count * 12)
    }
  }
}

extension Term: CustomStringConvertible {
  /// As written.
  public var description: String { "P\(count)\(unit.rawValue)" }
}
