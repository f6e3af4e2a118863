public import Partnership

/// A clock that stands still until it is told, and moves on one second with each record.
public struct TestClock: Sendable {
  /// What it shows.
  public private(set) var now: Recorded

  /// A clock that shows the beginning of a day, UTC.
  public init(_ day: Day) {
    now = Recorded(startOf: day)
  }

  /// The next instant, one second later: `recorded` increases strictly along the log.
  public mutating func tick() -> Recorded {
    now = now.adding(microseconds: 1_000_000)
    return now
  }

  /// Moves on to the beginning of a day; a day that has begun leaves the clock as it is.
  public mutating func move(to day: Day) {
    now = max(now, Recorded(startOf: day))
  }
}
