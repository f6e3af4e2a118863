import Foundation
import Partnership

/// The days of a ledger's time zone, for a replay that resolves its question by itself.
enum ZoneDays {
  /// The last microsecond of a day as a clock of the zone shows it; nil when this machine does not
  /// know the zone.
  static func end(of day: Day, inZone name: String) -> Recorded? {
    guard let zone = TimeZone(identifier: name) else { return nil }
    let midnight = Recorded(startOf: day.adding(days: 1))
    // The offset that holds at the midnight itself, found from the one that holds near it.
    let near = midnight.adding(microseconds: -offset(of: zone, at: midnight))
    return midnight.adding(microseconds: -offset(of: zone, at: near) - 1)
  }

  private static func offset(of zone: TimeZone, at instant: Recorded) -> Int64 {
    let date = Date(timeIntervalSince1970: Double(instant.unixMicroseconds) / 1_000_000)
    return Int64(zone.secondsFromGMT(for: date)) * 1_000_000
  }
}
