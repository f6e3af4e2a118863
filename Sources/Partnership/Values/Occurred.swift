/// When something happened, as its author says: a day, a month, a year, an interval of two of
/// these, an interval with one end open, or an instant with its offset.
///
/// Written `2022-06-14`, `2022-06`, `2022`, `2022-06-14/2022-07`, `../2022-05-05`, `2022-06-14/..`
/// or `2022-06-14T09:30:00-04:00` (no fraction; a zero offset is `Z`). A written day is the day its
/// author wrote, in an instant too: no time zone takes part in any comparison.
public struct Occurred: Sendable, Hashable {
  /// One end of an interval, or a whole date, as precise as its author was.
  public enum Date: Sendable, Hashable {
    /// A whole year.
    case year(Int)
    /// A month of a year.
    case month(year: Int, month: Int)
    /// A day.
    case day(Day)
  }

  /// The form the author chose.
  public enum Form: Sendable, Hashable {
    /// One date: a day, a month or a year.
    case date(Date)
    /// Two dates, at most one of them open.
    case interval(from: Date?, to: Date?)
    /// A day, the seconds since its midnight, and the minutes its clock was ahead of UTC.
    case instant(Day, secondOfDay: Int, offsetMinutes: Int)
  }

  /// The form the author chose, from which the text is written again.
  public let form: Form

  /// A whole day.
  public init(_ day: Day) {
    form = .date(.day(day))
  }

  /// Reads one of the written forms; nil for anything else, unreal dates and reversed intervals
  /// included.
  public init?(_ text: String) { self.init(utf8: text.utf8Span.span) }

  /// Reads the bytes of one of the written forms; nil for anything else.
  public init?(utf8 bytes: Span<UInt8>) {
    guard bytes.count <= 32, let form = Occurred.parse(bytes) else { return nil }
    self.form = form
  }

  /// The first day it may have happened; nil when the beginning is open.
  public var first: Day? {
    switch form {
    case .date(let date): date.first
    case .interval(let from, _): from?.first
    case .instant(let day, _, _): day
    }
  }

  /// The last day it may have happened; nil when the end is open.
  public var last: Day? {
    switch form {
    case .date(let date): date.last
    case .interval(_, let to): to?.last
    case .instant(let day, _, _): day
    }
  }

  /// The seconds since midnight on the author's clock, for an instant.
  public var secondOfDay: Int? {
    guard case .instant(_, let second, _) = form else { return nil }
    return second
  }

  /// The one day it happened, when the author gave a day or an instant.
  public var exactDay: Day? {
    switch form {
    case .date(.day(let day)): day
    case .instant(let day, _, _): day
    default: nil
    }
  }
}

extension Occurred.Date {
  /// The first day of the date.
  public var first: Day {
    switch self {
    case .year(let year): Day(year: year, month: 1, day: 1) ?? .earliest
    case .month(let year, let month): Day(year: year, month: month, day: 1) ?? .earliest
    case .day(let day): day
    }
  }

  /// The last day of the date.
  public var last: Day {
    switch self {
    case .year(let year): Day(year: year, month: 12, day: 31) ?? .latest
    case .month(let year, let month):
      Day(year: year, month: month, day: Day.length(ofMonth: month, year: year)) ?? .latest
    case .day(let day): day
    }
  }

  /// Reads `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
  public init?(_ text: String) {
    var reader = ASCIIReader(text.utf8Span.span)
    guard let date = reader.date(), reader.isAtEnd else { return nil }
    self = date
  }
}

extension Occurred.Date: CustomStringConvertible {
  /// The date as written.
  public var description: String {
    switch self {
    case .day(let day): return day.description
    case .year(let year):
      var text = ASCIIWriter()
      text.number(year, width: 4)
      return text.text
    case .month(let year, let month):
      var text = ASCIIWriter()
      text.number(year, width: 4)
      text.character("-")
      text.number(month, width: 2)
      return text.text
    }
  }
}

extension Occurred: CustomStringConvertible {
  /// The text as its author wrote it.
  public var description: String {
    switch form {
    case .date(let date): return date.description
    case .interval(let from, let to):
      return "\(from?.description ?? "..")/\(to?.description ?? "..")"
    case .instant(let day, let second, let offset):
      var text = ASCIIWriter()
      text.day(day)
      text.character("T")
      text.time(secondOfDay: second)
      guard offset != 0 else {
        text.character("Z")
        return text.text
      }
      text.character(offset < 0 ? "-" : "+")
      text.number(abs(offset) / 60, width: 2)
      text.character(":")
      text.number(abs(offset) % 60, width: 2)
      return text.text
    }
  }
}

extension Occurred {
  private static func parse(_ bytes: Span<UInt8>) -> Form? {
    var reader = ASCIIReader(bytes)
    if reader.skip(".") {
      guard reader.skip("."), reader.skip("/"), let to = reader.date(), reader.isAtEnd else {
        return nil
      }
      return .interval(from: nil, to: to)
    }
    guard let from = reader.date() else { return nil }
    if reader.isAtEnd { return .date(from) }
    if reader.skip("T") {
      guard case .day(let day) = from else { return nil }
      return instant(of: day, &reader)
    }
    guard reader.skip("/") else { return nil }
    if reader.skip(".") {
      return reader.skip(".") && reader.isAtEnd ? .interval(from: from, to: nil) : nil
    }
    guard let to = reader.date(), reader.isAtEnd, from != to, from.first <= to.last
    else { return nil }
    return .interval(from: from, to: to)
  }

  /// RFC 3339 §5.6 without fractions, leap seconds and `-00:00`.
  private static func instant(of day: Day, _ reader: inout ASCIIReader) -> Form? {
    guard let second = reader.timeOfDay() else { return nil }
    if reader.skip("Z") {
      return reader.isAtEnd ? .instant(day, secondOfDay: second, offsetMinutes: 0) : nil
    }
    let sign: Int
    if reader.skip("+") {
      sign = 1
    } else if reader.skip("-") {
      sign = -1
    } else {
      return nil
    }
    guard let hours = reader.digits(2), reader.skip(":"), let minutes = reader.digits(2),
      hours < 24, minutes < 60, hours + minutes > 0, reader.isAtEnd
    else { return nil }
    return .instant(day, secondOfDay: second, offsetMinutes: sign * (hours * 60 + minutes))
  }
}

extension ASCIIReader {
  fileprivate mutating func date() -> Occurred.Date? {
    guard let year = digits(4), year >= 1 else { return nil }
    guard skip("-") else { return .year(year) }
    guard let month = digits(2), (1...12).contains(month) else { return nil }
    guard skip("-") else { return .month(year: year, month: month) }
    guard let number = digits(2), let day = Day(year: year, month: month, day: number)
    else { return nil }
    return .day(day)
  }
}
