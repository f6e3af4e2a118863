public import Partnership

/// What somebody wrote for one of the two times of a question, before a ledger says what it is.
public enum WrittenTime: Sendable, Hashable {
  /// The end of what is known: `now`, `maintenant`.
  case now
  /// The day it is: `today`, `aujourd'hui`.
  case today
  /// Up to and including a record: `#40`.
  case record(UInt64)
  /// An instant, with its fraction or with its offset.
  case instant(Recorded)
  /// The end of a day, a month or a year.
  case date(Occurred.Date)

  /// Reads the date a question is *as of*; nil when it is none.
  public init?(asOf text: String) {
    switch text {
    case "today", "aujourd'hui", "aujourd’hui": self = .today
    default:
      guard let date = Occurred.Date(text) else { return nil }
      self = .date(date)
    }
  }

  /// Reads the moment a question is *known on*; nil when it is none.
  ///
  /// An instant without a fraction is the whole of its second.
  public init?(knownOn text: String) {
    if text == "now" || text == "maintenant" {
      self = .now
    } else if text.hasPrefix("#") {
      let digits = text.dropFirst()
      guard !digits.isEmpty, digits.utf8.allSatisfy({ $0 >= 0x30 && $0 <= 0x39 }),
        let index = UInt64(digits)
      else { return nil }
      self = .record(index)
    } else if let instant = Recorded(text) {
      self = .instant(instant)
    } else if case .instant(let day, let second, let offset) = Occurred(text)?.form {
      self = .instant(
        Recorded(startOf: day).adding(
          microseconds: Int64(second - offset * 60) * 1_000_000 + 999_999))
    } else {
      self.init(asOf: text)
    }
  }
}
