import Partnership
import Testing

@testable import Imports

@Suite struct `A date as somebody writes it` {
  @Test(arguments: [
    ("2022-04-22", "2022-04-22"), ("2022-04", "2022-04"), ("2022", "2022"),
    ("../2022-04-22", "../2022-04-22"), ("2022-04-01/2022-05", "2022-04-01/2022-05"),
    ("2022-06-14T09:30:00-04:00", "2022-06-14T09:30:00-04:00"), ("22/04/2022", "2022-04-22"),
    ("04/22/2022", "2022-04-22"), ("22.04.2022", "2022-04-22"), ("22-4-2022", "2022-04-22"),
    ("5/5/2022", "2022-05-05"), ("2022/04/22", "2022-04-22"), ("22 avril 2022", "2022-04-22"),
    ("1er mai 2022", "2022-05-01"), ("1\u{A0}août\u{202F}2022", "2022-08-01"),
    ("Avril 2022", "2022-04"), ("12 déc. 2022", "2022-12-12"), ("April 22, 2022", "2022-04-22"),
    ("22 April 2022", "2022-04-22"), ("May 1st, 2022", "2022-05-01"), ("Apr. 2022", "2022-04"),
  ])
  func `is read`(given: String, day: String) throws {
    #expect(try WrittenDate.read(given, nil) == day)
  }

  @Test(arguments: [
    "31/02/2022", "22/04/22", "2022-13-01", "13/13/2022", "demain", "31 juin 2022", "44684",
    "22 avril", "avril 22 2022 2023", "", "1/2/3/2022", "22//2022",
  ])
  func `is refused when it is none`(given: String) {
    #expect(throws: TableFault(.badDate(given))) { try WrittenDate.read(given, nil) }
  }

  @Test(arguments: ["03/04/2022", "3.4.2022", "03-04-2022"])
  func `that reads two ways waits for an order`(given: String) throws {
    #expect(throws: TableFault(.ambiguousDate(given))) { try WrittenDate.read(given, nil) }
    #expect(try WrittenDate.read(given, .dayFirst) == "2022-04-03")
    #expect(try WrittenDate.read(given, .monthFirst) == "2022-03-04")
  }

  @Test func `is not read against the order given`() {
    #expect(throws: TableFault(.badDate("04/22/2022"))) {
      try WrittenDate.read("04/22/2022", .dayFirst)
    }
  }
}

@Suite struct `A number as somebody writes it` {
  private func cents(_ text: String, _ sign: DecimalSign? = nil) throws -> Int64? {
    try WrittenNumber.read(text, sign).scaled(decimals: 2)
  }

  @Test(
    arguments: [
      ("1 234 567,50", 123_456_750), ("1\u{A0}234\u{A0}567,5", 123_456_750),
      ("1\u{202F}234\u{202F}567,50", 123_456_750), ("1,234,567.50", 123_456_750),
      ("1.234.567,50", 123_456_750), ("1'234'567.50", 123_456_750), ("1234567.5", 123_456_750),
      ("1,234,567", 123_456_700), ("1 234", 123_400), ("12,5", 1_250), ("1234,567000", nil),
      ("0,125", nil), ("0.12", 12), ("-7", -700), ("1 234.500", 123_450),
    ] as [(String, Int64?)])
  func `is read`(given: String, cents: Int64?) throws {
    #expect(try self.cents(given) == cents)
  }

  @Test(arguments: ["1,234", "1.234", "999.000"])
  func `that reads two ways waits for a sign`(given: String) throws {
    #expect(throws: TableFault(.ambiguousNumber(given))) { try WrittenNumber.read(given, nil) }
    let sign: DecimalSign = given.contains(",") ? .comma : .point
    let other: DecimalSign = sign == .comma ? .point : .comma
    #expect(try WrittenNumber.read(given, other).decimals.isEmpty)
    #expect(try WrittenNumber.read(given, sign).decimals.count == 3)
  }

  @Test(arguments: [
    "", "abc", "12 34", "1 23 456", "1,23,456", "1.234.56", "12,", ",5", "1e3", "1,234.5,6", "--1",
    "1 234 ", "$5", "1..2",
  ])
  func `is refused when it is none`(given: String) {
    #expect(throws: TableFault(.badNumber(given))) { try WrittenNumber.read(given, nil) }
  }

  @Test func `over what an integer holds is none`() throws {
    #expect(try WrittenNumber.read("99999999999999999999", nil).scaled(decimals: 0) == nil)
  }
}
