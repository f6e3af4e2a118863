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
  public init?(_ text: String) {
    var reader = ASCIIReader(text)
    guard reader.skip("P"), let count = reader.number(), (1...9999).contains(count),
      let last = text.last, let unit = Unit(rawValue: String(last)), reader.remaining == 1
    else { return nil }
    self.count = count
    self.unit = unit
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
