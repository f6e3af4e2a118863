public import Partnership

/// How much of a date is spelt out.
public enum DateLength: Sendable, Hashable {
  /// In digits, for tables: `2022-04-22`; in France `22/04/2022`.
  case short
  /// With the name of the month, for sentences: `22 avril 2022`, `April 22, 2022`.
  case long
}

extension Wording {
  /// A day: `22 avril 2022`, `1er mai 2022`, `April 22, 2022`; in digits where asked.
  public func date(_ day: Day, _ length: DateLength = .long) -> String {
    let (year, month, number) = day.components
    switch (length, language) {
    case (.short, .frFR): return "\(digits(number, 2))/\(digits(month, 2))/\(digits(year, 4))"
    case (.short, _): return day.description
    case (.long, .en): return "\(name(ofMonth: month)) \(number), \(year)"
    case (.long, _): return "\(ordinal(number)) \(name(ofMonth: month)) \(year)"
    }
  }

  /// A day as the complement of a verb: `le 22 avril 2022`, `on April 22, 2022`.
  public func on(_ day: Day) -> String {
    say(fr: "le \(date(day))", en: "on \(date(day))")
  }

  /// A time of day on its author's clock: `09 h 02`, `09:02`; the seconds only where there are
  /// any.
  public func time(secondOfDay: Int) -> String {
    let hours = digits(secondOfDay / 3_600, 2)
    let minutes = digits(secondOfDay / 60 % 60, 2)
    let seconds = secondOfDay % 60
    guard language == .frCA else {
      return "\(hours):\(minutes)" + (seconds == 0 ? "" : ":\(digits(seconds, 2))")
    }
    let space = Typography.noBreakSpace
    let rest = seconds == 0 ? "" : "\(space)min\(space)\(digits(seconds, 2))\(space)s"
    return "\(hours)\(space)h\(space)\(minutes)\(rest)"
  }

  /// When the ledger took a record, to the second, in UTC as the words say:
  /// `22 avril 2022 à 09 h 02 UTC`.
  public func instant(_ recorded: Recorded, _ length: DateLength = .long) -> String {
    let inDay = recorded.microseconds - Recorded(startOf: recorded.day).microseconds
    let time = time(secondOfDay: Int(inDay / 1_000_000))
    return instant(date(recorded.day, length), time, "UTC", length)
  }

  /// An instant that a witness gives, in POSIX seconds; the number alone outside of the calendar.
  public func instant(posixSeconds seconds: UInt64) -> String {
    let (microseconds, overflow) = Int64(clamping: seconds)
      .multipliedReportingOverflow(by: 1_000_000)
    guard !overflow, let recorded = Recorded(unixMicroseconds: microseconds) else {
      return String(seconds)
    }
    return instant(recorded)
  }

  func instant(_ date: String, _ time: String, _ zone: String, _ length: DateLength) -> String {
    switch length {
    case .short: "\(date) \(time) \(zone)"
    case .long: say(fr: "\(date) à \(time) \(zone)", en: "\(date) at \(time) \(zone)")
    }
  }

  /// The name of a month, in lower case in French.
  func name(ofMonth month: Int) -> String {
    let names =
      language.isFrench
      ? [
        "janvier", "février", "mars", "avril", "mai", "juin", "juillet", "août", "septembre",
        "octobre", "novembre", "décembre",
      ]
      : [
        "January", "February", "March", "April", "May", "June", "July", "August", "September",
        "October", "November", "December",
      ]
    return names[month - 1]
  }

  /// The number of a day: `1er`, then the cardinals.
  func ordinal(_ day: Int) -> String { day == 1 && language.isFrench ? "1er" : String(day) }

  func digits(_ number: Int, _ width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.count)) + digits
  }
}
