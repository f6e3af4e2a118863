import CanonicalJSON
import Foundation
import Partnership
import Testing
import Wording

@testable import EntenteCommand

/// What people write otherwise than the ledger keeps it.
@Suite("Values as people write them, on the command line")
struct WrittenValueTests {
  private func lead(_ fields: String..., language: String = "en") -> [String] {
    ["record", "funding.identified", "lead=F-1", "funder=cnrs"] + fields
      + ["--axis", "A1", "--occurred", "2022-05-03", "--lang", language]
  }

  @Test(arguments: [
    ("1234,50", "CAD", 123_450), ("1 234.5", "CAD", 123_450), ("1.2340", "BHD", 1_234),
    ("1234", "JPY", 1_234),
  ])
  func `An amount is read by the decimals of its currency, which may stand behind it`(
    written: String, currency: String, smallest: Int64
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(lead("amount.decimal=\(written)", "currency=\(currency)"))
    #expect(run.code == 0, "\(run.words)")
    let shown = try scratch.run("show", "11", "--json").json
    #expect(shown["answer"]?["facts"]?["amount"] == .integer(smallest))
  }

  @Test(arguments: [
    ("1,234", "CAD", "reads two ways. Write the decimals: 1,234.00 or 1.23."),
    ("1,234", "BHD", "reads two ways. Write the decimals: 1,234.000 or 1.2340."),
    ("1,234", "JPY", "reads two ways. Write the number without a separator: 1234."),
    ("1.234,567", "CAD", "has more than 2 decimals"), ("much", "CAD", "is no number"),
    ("9999999999999999", "CAD", "has more digits than a number keeps. Check it."),
  ])
  func `An amount that does not read is refused, and how to write it is said`(
    written: String, currency: String, sentence: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(lead("amount.decimal=\(written)", "currency=\(currency)"))
    #expect(run.code == 64)
    #expect(run.words.contains("“\(written)”") && run.words.contains(sentence), "\(run.words)")
  }

  @Test func `An amount as people write it needs its currency, and is given once`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let alone = try scratch.run(lead("amount.decimal=5"))
    #expect(alone.code == 64 && alone.words.contains("Add it, for example currency=CAD."))
    let twice = try scratch.run(lead("amount=5", "amount.decimal=5", "currency=CAD"))
    #expect(twice.code == 64 && twice.words.contains("“amount” is given twice"))
  }

  @Test func `A type that has an amount shows both ways to give it`() throws {
    let page = try Scratch().run("types", "funding.awarded", "--lang", "en").output
    #expect(page.contains("amount.decimal") && page.contains("1234.50"), "\(page)")
  }

  @Test func `A text may begin with a mark that combines with the sign before it`() throws {
    let arguments = FieldArguments(of: .exchangeHeld, .en)
    #expect(
      try arguments.data(["title=\u{301}a"], Wording(.en)) == ["title": ["en": "\u{301}a"]])
  }
}
