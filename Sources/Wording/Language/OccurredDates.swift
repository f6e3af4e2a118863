public import Partnership

extension Wording {
  /// When something happened, as precisely as its author said: `22 avril 2022`, `mai 2022`,
  /// `du 3 au 5 mai 2022`, `au plus tard le 5 mai 2022`, `14 juin 2022 à 09 h 30 (UTC−04:00)`.
  ///
  /// In digits an open beginning is `≤`, an open end `≥`.
  public func date(_ occurred: Occurred, _ length: DateLength = .long) -> String {
    switch occurred.form {
    case .date(let date): return self.date(date, length)
    case .instant(let day, let second, let offset):
      return instant(
        date(day, length), time(secondOfDay: second), zone(offset, length), length)
    case .interval(let from?, let to?):
      return length == .long
        ? interval(from, to) : "\(date(from, .short)) – \(date(to, .short))"
    case .interval(nil, let to?):
      return length == .long
        ? say(fr: "au plus tard \(on(to))", en: "\(edge(to)) or before \(date(to, .long))")
        : "≤ \(date(to, .short))"
    case .interval(let from?, nil):
      return length == .long
        ? say(fr: "au plus tôt \(on(from))", en: "\(edge(from)) or after \(date(from, .long))")
        : "≥ \(date(from, .short))"
    case .interval(nil, nil):
      return say(fr: "date inconnue", en: "date unknown")
    }
  }

  /// When something happened, as the complement of a verb: `le 22 avril 2022`, `en mai 2022`,
  /// `du 3 au 5 mai 2022`, `on April 22, 2022`.
  public func on(_ occurred: Occurred) -> String {
    switch occurred.form {
    case .date(let date): on(date)
    case .instant: say(fr: "le \(date(occurred))", en: "on \(date(occurred))")
    case .interval: date(occurred)
    }
  }

  private func date(_ date: Occurred.Date, _ length: DateLength) -> String {
    switch (date, length, language) {
    case (.day(let day), _, _): self.date(day, length)
    case (.month(let year, let month), .long, _): "\(name(ofMonth: month)) \(year)"
    case (.month(let year, let month), .short, .frFR): "\(digits(month, 2))/\(digits(year, 4))"
    case (.month, .short, _): date.description
    case (.year(let year), .long, _): String(year)
    case (.year(let year), .short, _): digits(year, 4)
    }
  }

  private func on(_ date: Occurred.Date) -> String {
    switch date {
    case .day(let day): on(day)
    case .month, .year:
      say(fr: "en \(self.date(date, .long))", en: "in \(self.date(date, .long))")
    }
  }

  /// English says *on* a day and *in* a month or a year.
  private func edge(_ date: Occurred.Date) -> String {
    switch date {
    case .day: "on"
    case .month, .year: "in"
    }
  }

  private func zone(_ offsetMinutes: Int, _ length: DateLength) -> String {
    guard offsetMinutes != 0 else { return "UTC" }
    let minutes = abs(offsetMinutes)
    let sign = offsetMinutes < 0 ? "−" : "+"
    let offset = "UTC\(sign)\(digits(minutes / 60, 2)):\(digits(minutes % 60, 2))"
    return length == .long ? "(\(offset))" : offset
  }
}

extension Wording {
  /// An interval closed at both ends; what both ends share is said once.
  private func interval(_ from: Occurred.Date, _ to: Occurred.Date) -> String {
    switch (from, to) {
    case (.day(let first), .day(let last)): interval(first, last)
    case (.month(let year, let month), .month(let lastYear, let lastMonth)):
      interval(
        year == lastYear ? name(ofMonth: month) : "\(name(ofMonth: month)) \(year)",
        "\(name(ofMonth: lastMonth)) \(lastYear)")
    case (.year(let first), .year(let last)): interval(String(first), String(last))
    default: uneven(from, to)
    }
  }

  func interval(_ first: Day, _ last: Day) -> String {
    let (year, month, day) = first.components
    let (lastYear, lastMonth, lastDay) = last.components
    guard language == .en else {
      let start =
        switch (year == lastYear, month == lastMonth) {
        case (true, true): ordinal(day)
        case (true, false): "\(ordinal(day)) \(name(ofMonth: month))"
        case (false, _): date(first)
        }
      return "du \(start) au \(date(last))"
    }
    return switch (year == lastYear, month == lastMonth) {
    case (true, true): "from \(name(ofMonth: month)) \(day) to \(lastDay), \(year)"
    case (true, false): "from \(name(ofMonth: month)) \(day) to \(date(last))"
    case (false, _): "from \(date(first)) to \(date(last))"
    }
  }

  /// From a month to a month, or from a year to a year: `d’avril à mai 2022`.
  private func interval(_ from: String, _ to: String) -> String {
    say(fr: "\(de(from)) à \(to)", en: "from \(from) to \(to)")
  }

  /// Ends of different precision: the coarser one says which of its ends is meant.
  private func uneven(_ from: Occurred.Date, _ to: Occurred.Date) -> String {
    let start =
      switch from {
      case .day(let day): say(fr: "du \(date(day))", en: "from \(date(day))")
      case .month, .year:
        say(
          fr: "du début \(de(date(from, .long)))",
          en: "from the beginning of \(date(from, .long))")
      }
    return switch to {
    case .day(let day): say(fr: "\(start) au \(date(day))", en: "\(start) to \(date(day))")
    case .month, .year:
      say(
        fr: "\(start) à la fin \(de(date(to, .long)))",
        en: "\(start) to the end of \(date(to, .long))")
    }
  }

  /// `de mai`, `d’avril`.
  private func de(_ name: String) -> String {
    "aeiouhâéèêô".contains(name.prefix(1)) ? "d\(Typography.apostrophe)\(name)" : "de \(name)"
  }
}
