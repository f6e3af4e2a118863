import Partnership
import Testing

@Suite struct `When something happened` {
  @Test(arguments: [
    ("2022-06-14", "2022-06-14", "2022-06-14"), ("2022-06", "2022-06-01", "2022-06-30"),
    ("2022", "2022-01-01", "2022-12-31"), ("2024-02", "2024-02-01", "2024-02-29"),
    ("2022-06-14/2022-07", "2022-06-14", "2022-07-31"),
    ("2022/2022-03-05", "2022-01-01", "2022-03-05"),
    ("2022-06/2022-06-14", "2022-06-01", "2022-06-14"), ("../2022-05-05", "", "2022-05-05"),
    ("../2022", "", "2022-12-31"), ("2022-06-14/..", "2022-06-14", ""),
    ("2022-06-14T09:30:00-04:00", "2022-06-14", "2022-06-14"),
    ("2022-06-14T23:30:00-04:00", "2022-06-14", "2022-06-14"),
    ("2022-06-14T00:00:00+14:00", "2022-06-14", "2022-06-14"),
    ("2022-06-14T23:59:59Z", "2022-06-14", "2022-06-14"), ("0001", "0001-01-01", "0001-12-31"),
    ("9999", "9999-01-01", "9999-12-31"),
  ])
  func `Every written form has its first and last day and is written again as it was`(
    text: String, first: String, last: String
  ) throws {
    let occurred = try #require(Occurred(text))
    #expect((occurred.first?.description ?? "") == first)
    #expect((occurred.last?.description ?? "") == last)
    #expect(occurred.description == text)
  }

  @Test(arguments: [
    "", "22", "2022-6", "2022-06-31", "2022-13", "0000", "20220614", "2022-06-14/2022-06-14",
    "2022-06/2022-06", "2022-07/2022-06", "2022-06-15/2022-06-14", "../..", "..", "/", "../",
    "/2022", "2022/", "2022/..x", "2022/../..", "2022//2023", "2022-06-14/2022-06-15/2022-06-16",
    "2022-06-14T09:30:00", "2022-06-14T09:30-04:00", "2022-06-14T09:30:00.5Z",
    "2022-06-14T09:30:60Z", "2022-06-14T24:00:00Z", "2022-06-14T09:60:00Z",
    "2022-06-14T09:30:00+00:00", "2022-06-14T09:30:00-00:00", "2022-06-14T09:30:00+24:00",
    "2022-06-14T09:30:00+02:60", "2022-06-14T09:30:00+0200", "2022-06-14T09:30:00z",
    "2022-06-14t09:30:00Z", "2022-06T09:30:00Z", "2022-06-14 09:30:00Z",
    "2022-06-14T09:30:00Z/2022-06-15", "2022-06-14T09:30:00ZZ", "2022-06-14T9:30:00Z",
    "2022-02-29T09:30:00Z", " 2022", "2022 ", "２０２２",
  ])
  func `Every other form is refused`(text: String) {
    #expect(Occurred(text) == nil)
  }

  @Test func `Only a day and an instant are one exact day`() {
    #expect(Occurred("2022-06-14")?.exactDay == Day("2022-06-14"))
    #expect(Occurred("2022-06-14T01:00:00+09:00")?.exactDay == Day("2022-06-14"))
    #expect(Occurred("2022-06")?.exactDay == nil)
    #expect(Occurred("../2022-06-14")?.exactDay == nil)
  }
}

@Suite struct `The instant of recording` {
  @Test(arguments: [
    "2022-05-06T00:00:00.000000Z", "0001-01-01T00:00:00.000001Z", "9999-12-31T23:59:59.999999Z",
  ])
  func `It is written with six digits, as it is read`(text: String) throws {
    let recorded = try #require(Recorded(text))
    #expect(recorded.description == text)
    #expect(Recorded(unixMicroseconds: recorded.unixMicroseconds) == recorded)
  }

  @Test(arguments: [
    "2022-05-06T00:00:00Z", "2022-05-06T00:00:00.000Z", "2022-05-06T00:00:60.000000Z",
    "2022-05-06T00:00:00.000000+00:00", "2022-05-06T24:00:00.000000Z", "2022-05-06",
    "2022-02-30T00:00:00.000000Z", "2022-05-06T00:00:00.000000Z ",
  ])
  func `Any other form is refused`(text: String) {
    #expect(Recorded(text) == nil)
  }

  @Test func `Its day is its UTC day, to the last microsecond`() throws {
    let day = try #require(Day("2022-05-06"))
    #expect(Recorded(startOf: day).day == day)
    #expect(Recorded(endOf: day).day == day)
    #expect(Recorded(endOf: day).adding(microseconds: 1).day == day.adding(days: 1))
    #expect(Recorded(startOf: day).unixMicroseconds == 1_651_795_200_000_000)
  }

  @Test func `Time stops at the ends of the calendar`() {
    #expect(Recorded(endOf: .latest).adding(microseconds: 1) == Recorded(endOf: .latest))
    #expect(Recorded(endOf: .latest).adding(microseconds: .max) == Recorded(endOf: .latest))
    #expect(Recorded(startOf: .earliest).adding(microseconds: -1) == Recorded(startOf: .earliest))
    #expect(Recorded(microseconds: -1) == nil)
  }
}
