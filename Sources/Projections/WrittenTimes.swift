public import Partnership

/// What somebody wrote for the moment a question is *known on*, before a ledger says what it is.
public enum WrittenTime: Sendable, Hashable {
  /// The end of what is known: `now`, `maintenant`.
  case now
  /// The end of a day.
  case day(WrittenDay)
  /// Up to and including a record: `#40`.
  case record(UInt64)
  /// What the signed head of a size covers: `checkpoint:41`, `tete:41`.
  case head(UInt64)
  /// An instant, with its fraction or with its offset.
  case instant(Recorded)

  private static let headWords = ["checkpoint:", "tete:", "tête:"]

  /// Reads the moment; nil when it is none.
  ///
  /// An instant without a fraction is the whole of its second.
  public init?(_ text: String) {
    if text == "now" || text == "maintenant" {
      self = .now
    } else if text.hasPrefix("#") {
      let digits = text.dropFirst()
      guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
        let index = UInt64(digits)
      else { return nil }
      self = .record(index)
    } else if let word = WrittenTime.headWords.first(where: text.lowercased().hasPrefix) {
      let digits = text.dropFirst(word.count)
      guard let size = UInt64(digits), size > 0, String(size) == digits else { return nil }
      self = .head(size)
    } else if let instant = Recorded(text) {
      self = .instant(instant)
    } else if case .instant(let day, let second, let offset) = Occurred(text)?.form {
      self = .instant(
        Recorded(startOf: day).adding(
          microseconds: Int64(second - offset * 60) * 1_000_000 + 999_999))
    } else if let day = WrittenDay(text) {
      self = .day(day)
    } else {
      return nil
    }
  }
}

/// What somebody wrote for the date a question is *as of*, before a ledger says which day it is.
public enum WrittenDay: Sendable, Hashable {
  /// A day told from the day it is: `today`, `hier`.
  case near(NearDay)
  /// A day, or the last of a month or a year.
  case date(Occurred.Date)

  /// Reads the date; nil when it is none.
  public init?(_ text: String) {
    if let near = NearDay(text) {
      self = .near(near)
    } else if let date = Occurred.Date(text) {
      self = .date(date)
    } else {
      return nil
    }
  }

  /// The day, where the day it is counts.
  public func day(from today: Day) -> Day {
    switch self {
    case .near(let near): near.day(from: today)
    case .date(let date): date.last
    }
  }
}

/// A day that people name by how far it is from the day it is.
public enum NearDay: Sendable, Hashable {
  /// `today`, `aujourd'hui`, with either apostrophe.
  case today
  /// `yesterday`, `hier`.
  case yesterday

  /// Reads the word in either language; nil for any other.
  public init?(_ word: String) {
    switch word.lowercased() {
    case "today", "aujourd'hui", "aujourd’hui", "aujourdhui": self = .today
    case "yesterday", "hier": self = .yesterday
    default: return nil
    }
  }

  /// The day, counted from the day it is.
  public func day(from today: Day) -> Day {
    switch self {
    case .today: today
    case .yesterday: today.adding(days: -1)
    }
  }
}
