internal import Foundation
public import Partnership

/// The days of a ledger's time zone.
public enum ZoneDays {
  /// Whether this machine knows a zone by that name.
  public static func knows(_ name: String) -> Bool { TimeZone(identifier: name) != nil }

  /// The last microsecond of a day as the clocks of a zone show it; nil when this machine does not
  /// know the zone.
  ///
  /// Also for a replay, which resolves its question by itself and has to be told.
  public static func end(of day: Day, inZone name: String) -> Recorded? {
    guard let zone = TimeZone(identifier: name) else { return nil }
    return Recorded(endOf: day) { instant in
      zone.secondsFromGMT(
        for: Date(timeIntervalSince1970: Double(instant.unixMicroseconds) / 1_000_000))
    }
  }
}
