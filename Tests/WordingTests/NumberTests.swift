import Partnership
import Testing
import Wording

@Suite struct `Numbers in each language` {
  @Test func `Groups of three stand apart`() {
    #expect(Wording(.frCA).number(1_234_567) == "1\u{A0}234\u{A0}567")
    #expect(Wording(.frFR).number(1_234_567) == "1\u{202F}234\u{202F}567")
    #expect(Wording(.en).number(1_234_567) == "1,234,567")
    #expect(Wording(.en).number(999) == "999")
    #expect(Wording(.frCA).number(1_000) == "1\u{A0}000")
    #expect(Wording(.frCA).number(0) == "0")
    #expect(Wording(.en).number(-1_234) == "−1,234")
    #expect(Wording(.en).number(Int.min) == "−9,223,372,036,854,775,808")
  }

  @Test func `Money has its symbol where the language wants it`() {
    #expect(
      Wording(.frCA).money(123_456_750, "CAD") == "1\u{A0}234\u{A0}567,50\u{A0}$")
    #expect(
      Wording(.frFR).money(123_456_750, "CAD") == "1\u{202F}234\u{202F}567,50\u{A0}$CA")
    #expect(Wording(.en).money(123_456_750, "CAD") == "$1,234,567.50")
    #expect(Wording(.frCA).money(100_00, "EUR") == "100,00\u{A0}€")
    #expect(Wording(.en).money(100_00, "EUR") == "€100.00")
    #expect(Wording(.frCA).money(100_00, "USD") == "100,00\u{A0}$\u{A0}US")
    #expect(Wording(.en).money(100_00, "USD") == "US$100.00")
    #expect(Wording(.en).money(100_00, "CHF") == "CHF\u{A0}100.00")
    #expect(Wording(.frFR).money(100_00, "CHF") == "100,00\u{A0}CHF")
  }

  @Test func `The minor unit is that of the currency`() {
    #expect(Wording(.frCA).money(5, "CAD") == "0,05\u{A0}$")
    #expect(Wording(.frCA).money(0, "CAD") == "0,00\u{A0}$")
    #expect(Wording(.en).money(1_500, "JPY") == "JPY\u{A0}1,500")
    #expect(Wording(.en).money(1_500, "TND") == "TND\u{A0}1.500")
    #expect(Wording(.en).money(-250, "CAD") == "−$2.50")
    #expect(Wording(.frCA).money(-250, "CAD") == "−2,50\u{A0}$")
  }

  @Test func `Shares are in hundredths`() {
    #expect(Wording(.frCA).percent(24) == "24\u{A0}%")
    #expect(Wording(.frFR).percent(24) == "24\u{202F}%")
    #expect(Wording(.en).percent(24) == "24%")
  }

  @Test func `Sizes are in decimal units`() {
    #expect(Wording(.frCA).bytes(0) == "0 octet")
    #expect(Wording(.frCA).bytes(1) == "1 octet")
    #expect(Wording(.frCA).bytes(999) == "999 octets")
    #expect(Wording(.en).bytes(0) == "0 bytes")
    #expect(Wording(.frCA).bytes(1_000) == "1\u{A0}ko")
    #expect(Wording(.frCA).bytes(1_500_000) == "1,5\u{A0}Mo")
    #expect(Wording(.en).bytes(1_500_000) == "1.5\u{A0}MB")
    #expect(Wording(.en).bytes(999_949) == "999.9\u{A0}kB")
    #expect(Wording(.en).bytes(999_950) == "1\u{A0}MB")
    #expect(Wording(.en).bytes(5_367) == "5.4\u{A0}kB")
    #expect(Wording(.frFR).bytes(2_000_000_000_000) == "2\u{A0}To")
  }
}

@Suite struct `Counts and lists` {
  @Test(arguments: [
    (0, "écriture", "records"), (1, "écriture", "record"), (2, "écritures", "records"),
  ])
  func `French counts 0 and 1 in the singular, English 1 alone`(
    _ number: Int, _ french: String, _ english: String
  ) {
    #expect(Wording(.frCA).count(number, .record) == "\(number) \(french)")
    #expect(Wording(.frFR).count(number, .record) == "\(number) \(french)")
    #expect(Wording(.en).count(number, .record) == "\(number) \(english)")
  }

  @Test func `A term counts what it is made of`() throws {
    let months = try #require(Term("P24M"))
    #expect(Wording(.frCA).term(months) == "24 mois")
    #expect(Wording(.en).term(months) == "24 months")
    #expect(Wording(.frCA).term(try #require(Term("P1Y"))) == "1 an")
    #expect(Wording(.frCA).term(try #require(Term("P2Y"))) == "2 ans")
    #expect(Wording(.en).term(try #require(Term("P1D"))) == "1 day")
  }

  @Test func `A day lies ahead, behind, or is today`() {
    #expect(Wording(.frCA).distance(days: 432) == "dans 432 jours")
    #expect(Wording(.frCA).distance(days: 1) == "dans 1 jour")
    #expect(Wording(.frCA).distance(days: 0) == "aujourd’hui")
    #expect(Wording(.frCA).distance(days: -3) == "il y a 3 jours")
    #expect(Wording(.en).distance(days: 432) == "in 432 days")
    #expect(Wording(.en).distance(days: 0) == "today")
    #expect(Wording(.en).distance(days: -1) == "1 day ago")
  }

  @Test func `Lists end with a conjunction, English ones of three with a comma`() {
    #expect(Wording(.frCA).list(["A", "B", "C"]) == "A, B et C")
    #expect(Wording(.en).list(["A", "B", "C"]) == "A, B, and C")
    #expect(Wording(.frFR).list(["A", "B"]) == "A et B")
    #expect(Wording(.en).list(["A", "B"]) == "A and B")
    #expect(Wording(.en).list(["A"]) == "A")
    #expect(Wording(.en).list([]) == "")
    #expect(Wording(.frCA).choice(["A", "B", "C"]) == "A, B ou C")
  }
}
