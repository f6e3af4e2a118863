import EntenteTesting
import Partnership
import Testing

/// A calendar that counts on its fingers: one day at a time from 0001-01-01.
private struct SlowCalendar {
  var year = 1
  var month = 1
  var day = 1
  var count = 0

  var length: Int {
    switch month {
    case 4, 6, 9, 11: return 30
    case 2:
      if year % 400 == 0 { return 29 }
      if year % 100 == 0 { return 28 }
      return year % 4 == 0 ? 29 : 28
    default: return 31
    }
  }

  mutating func advance() {
    count += 1
    day += 1
    guard day > length else { return }
    day = 1
    month += 1
    guard month > 12 else { return }
    month = 1
    year += 1
  }

  var text: String {
    func pad(_ number: Int, _ width: Int) -> String {
      String(String(repeating: "0", count: width) + String(number)).suffix(width).description
    }
    return "\(pad(year, 4))-\(pad(month, 2))-\(pad(day, 2))"
  }
}

@Suite struct `A day` {
  @Test func `Every day of the years 0001 to 9999 is where counting one by one puts it`() throws {
    var slow = SlowCalendar()
    var random = SeededRandom(for: "days")
    var step = 0
    while slow.year <= 9999 {
      if step == 0 || (slow.month == 2 && slow.day >= 28) || (slow.month == 12 && slow.day == 31) {
        let day = try #require(Day(year: slow.year, month: slow.month, day: slow.day))
        #expect(Int(day.ordinal) == slow.count)
        #expect(day.components == (slow.year, slow.month, slow.day))
        #expect(day.description == slow.text)
        #expect(Day(slow.text) == day)
        #expect(Day.earliest.adding(days: slow.count) == day)
        step = Int.random(in: 1...60, using: &random)
      }
      step -= 1
      slow.advance()
    }
    #expect(slow.count == Int(Day.latest.ordinal) + 1)
  }

  @Test(arguments: [
    "2022-02-29", "2100-02-29", "1900-02-29", "2022-04-31", "2022-00-10", "2022-13-01",
    "2022-01-00", "2022-01-32", "0000-01-01", "22-01-01", "2022-1-01", "2022-01-1", "2022/01/01",
    " 2022-01-01", "2022-01-01 ", "+022-01-01", "2022-01-01T", "٢٠٢٢-01-01", "", "12022-01-01",
  ])
  func `A day the calendar does not have is not read`(text: String) {
    #expect(Day(text) == nil)
  }

  @Test(arguments: ["2000-02-29", "2024-02-29", "0001-01-01", "9999-12-31"])
  func `A day is written as it is read`(text: String) {
    #expect(Day(text)?.description == text)
  }

  @Test(arguments: [
    ("2022-08-31", 6, "2023-02-28"), ("2023-08-31", 6, "2024-02-29"),
    ("2022-04-22", 24, "2024-04-22"), ("2024-02-29", 12, "2025-02-28"),
    ("2024-02-29", 48, "2028-02-29"), ("2022-12-31", 2, "2023-02-28"),
    ("2022-03-31", -1, "2022-02-28"), ("2022-01-15", -1, "2021-12-15"),
    ("2022-01-31", 0, "2022-01-31"), ("9999-12-01", 1, "9999-12-31"),
    ("0001-01-01", -1, "0001-01-01"),
  ])
  func `Months later is the same day number, held to the length of the month`(
    start: String, months: Int, end: String
  ) throws {
    #expect(try #require(Day(start)).adding(months: months).description == end)
  }

  @Test func `Days added stop at the ends of the calendar`() {
    #expect(Day.latest.adding(days: 1) == .latest)
    #expect(Day.earliest.adding(days: -1) == .earliest)
    #expect(Day.earliest.adding(days: .max) == .latest)
    #expect(Day.latest.adding(days: .min) == .earliest)
  }

  @Test func `Days between two days are counted with their sign`() throws {
    let one = try #require(Day("2022-04-22"))
    let other = try #require(Day("2024-04-22"))
    #expect(one.days(until: other) == 731)
    #expect(other.days(until: one) == -731)
  }
}

@Suite struct `A term` {
  @Test(arguments: [
    ("P24M", "2022-04-22", "2024-04-22"), ("P2Y", "2022-04-22", "2024-04-22"),
    ("P1Y", "2024-02-29", "2025-02-28"), ("P30D", "2022-04-22", "2022-05-22"),
    ("P6M", "2022-08-31", "2023-02-28"), ("P6M", "2023-08-31", "2024-02-29"),
    ("P9999Y", "2022-04-22", "9999-12-31"), ("P9999D", "2022-04-22", "2049-09-06"),
  ])
  func `Its last day is the same day number, clamped to the month`(
    term: String, start: String, last: String
  ) throws {
    let term = try #require(Term(term))
    #expect(term.lastDay(from: try #require(Day(start))).description == last)
  }

  @Test(arguments: [
    "P0M", "P024M", "P24", "24M", "P10000M", "P24m", "P-1M", "P1M1D", "PM", "P", "", "P1W",
    "P1M ", "P+1M",
  ])
  func `Anything else than a count and a unit is not a term`(text: String) {
    #expect(Term(text) == nil)
  }

  @Test(arguments: ["P1D", "P24M", "P9999Y"])
  func `A term is written as it is read`(text: String) {
    #expect(Term(text)?.description == text)
  }
}
