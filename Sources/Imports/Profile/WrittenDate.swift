internal import Partnership
internal import Wording

/// Which of two numbers is the day in a date of numbers.
public enum DateOrder: String, Sendable, Hashable, CaseIterable {
  /// `22/04/2022`.
  case dayFirst = "dmy"
  /// `04/22/2022`.
  case monthFirst = "mdy"
}

/// Dates as people write them in French and English.
enum WrittenDate {
  /// A date in the form the ledger keeps.
  ///
  /// - Parameter order: Which comes first where both could be a day; nil to refuse those.
  static func read(_ given: String, _ order: DateOrder?) throws(TableFault) -> String {
    // Its own form first: 2022-04-22, 2022-04, 2022, intervals, instants.
    if Occurred(given) != nil { return given }
    let text = Search.fold(given)
    let parts = text.split { $0 == "/" || $0 == "." || $0 == "-" }
    let numbers = parts.compactMap { number($0) }
    let isOfNumbers = parts.count == 3 && numbers.count == 3
    let date =
      isOfNumbers && parts.joined().count + 2 == text.count
      ? try ofNumbers(parts.map(\.count), numbers, given, order) : ofWords(text)
    guard let date else { throw TableFault(.badDate(given)) }
    return date
  }

  private static func number(_ text: some StringProtocol) -> Int? {
    text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text) : nil
  }

  private static func ofNumbers(
    _ lengths: [Int], _ numbers: [Int], _ given: String, _ order: DateOrder?
  ) throws(TableFault) -> String? {
    if lengths[0] == 4, lengths[1] <= 2, lengths[2] <= 2 {
      return day(numbers[0], numbers[1], numbers[2])
    }
    guard lengths[2] == 4, lengths[0] <= 2, lengths[1] <= 2 else { return nil }
    let dayFirst = day(numbers[2], numbers[1], numbers[0])
    let monthFirst = day(numbers[2], numbers[0], numbers[1])
    switch order {
    case .dayFirst: return dayFirst
    case .monthFirst: return monthFirst
    case nil:
      if let dayFirst, let monthFirst, dayFirst != monthFirst {
        throw TableFault(.ambiguousDate(given))
      }
      return dayFirst ?? monthFirst
    }
  }

  private static func day(_ year: Int, _ month: Int, _ day: Int) -> String? {
    Day(year: year, month: month, day: day)?.description
  }

  /// `22 avril 2022`, `1er mai 2022`, `avril 2022`, `April 22, 2022`, `22 April 2022`, `April 2022`.
  private static func ofWords(_ text: String) -> String? {
    let parts = text.split { $0 == " " || $0 == "," || $0 == "." }.map(String.init)
    guard (2...3).contains(parts.count), let last = parts.last, last.count == 4,
      let year = number(last)
    else { return nil }
    let rest = parts.dropLast()
    guard let place = rest.firstIndex(where: { month($0) != nil }), let month = month(rest[place])
    else { return nil }
    guard let other = rest.first(where: { self.month($0) == nil }) else {
      let text = "\(last)-\(month < 10 ? "0" : "")\(month)"
      return rest.count == 1 && Occurred(text) != nil ? text : nil
    }
    let plain =
      ["er", "st", "nd", "rd", "th"].first { other.hasSuffix($0) }
      .map { other.dropLast($0.count) } ?? other[...]
    guard let day = number(plain) else { return nil }
    return self.day(year, month, day)
  }

  private static func month(_ name: String) -> Int? { months[name] }

  private static let months: [String: Int] = {
    var months: [String: Int] = [:]
    let names = [
      "janvier janv january jan", "fevrier fevr fev february feb", "mars march mar",
      "avril avr april apr", "mai may", "juin june jun", "juillet juil july jul",
      "aout august aug", "septembre sept september sep", "octobre oct october",
      "novembre nov november", "decembre dec december",
    ]
    for (index, line) in names.enumerated() {
      for name in line.split(separator: " ") { months[String(name)] = index + 1 }
    }
    return months
  }()
}
