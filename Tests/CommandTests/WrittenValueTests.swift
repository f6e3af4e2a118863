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

  @Test func `A document is attached by its file, which says the rest`() throws {
    let page = try Scratch().run("types", "document.attached", "--langue", "fr-CA").output
    let line = page.split(separator: "\n").last
    #expect(line?.contains("--document FICHIER") == true && line?.contains("sha256") == false)
  }

  @Test(arguments: [
    ("03/05/2022", "3/5/2022", 64), ("14/04/2022", "2022-04-14", 0),
    ("14 avril 2022", "2022-04-14", 0),
    ("April 14, 2022", "2022-04-14", 0), ("avril 2022", "2022-04", 0),
  ])
  func `A date on papers is read, and said back as it is kept; what reads two ways is refused`(
    written: String, kept: String, code: Int32
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "record", "exchange.held", "exchange=X2", "form=visit", "--axis", "A1", "--party", "gq",
      "--occurred", written, "--lang", "en")
    #expect(run.code == code, "\(run.words)")
    guard code == 0 else {
      let remedy = "Write the month in letters, or the year first: 2022-04-22."
      return #expect(run.words.contains(remedy), "\(run.words)")
    }
    #expect(run.words.contains("When it happened: April"), "\(run.words)")
    let shown = try scratch.run("show", "11", "--json").json
    #expect(shown["answer"]?["header"]?["occurred"] == .string(kept))
  }

  @Test(arguments: [
    ("14/06/2023", "2023-06-14"), ("14 juin 2023", "2023-06-14"), ("end_of_term", "end_of_term"),
  ])
  func `A field that holds a date takes one on papers, and its choices`(
    written: String, kept: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let commitment = [
      "record", "commitment.made", "commitment=C-2", "title=Rapport", "debtors:=[\"cnrs\"]",
      "--axis", "A1", "--on-behalf-of", "cnrs", "--occurred", "2022-05-03", "--lang", "en",
    ]
    let run = try scratch.run(commitment + ["due=\(written)"])
    #expect(run.code == 0, "\(run.words)")
    let shown = try scratch.run("show", "11", "--json").json
    #expect(shown["answer"]?["facts"]?["due"] == .string(kept))
    let unsure = try scratch.run(commitment + ["due=03/04/2023"])
    #expect(unsure.code == 64 && unsure.words.contains("reads two ways"), "\(unsure.words)")
  }

  @Test func `The dates of a question are read the same way`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let asked = try scratch.run(
      "state", "--as-of", "30/04/2022", "--known-on", "6 mai 2022", "--json"
    ).json["asked"]
    #expect(asked?["as_of"] == "2022-04-30")
    let log = try scratch.run("log", "--from", "14/04/2022", "--to", "April 30, 2022")
    #expect(log.code == 0, "\(log.words)")
    let changed = try scratch.run("diff", "14/04/2022", "30 avril 2022")
    #expect(changed.code == 0, "\(changed.words)")
    for line in [["state", "--as-of"], ["log", "--from"], ["diff", "2022-04-01"]] {
      let run = try scratch.run(line + ["03/05/2022", "--lang", "en"])
      #expect(run.code == 64)
      #expect(run.words.contains("“03/05/2022” reads two ways."), "\(run.words)")
    }
  }

  @Test func `A text may begin with a mark that combines with the sign before it`() throws {
    let arguments = FieldArguments(of: .exchangeHeld, .en)
    #expect(
      try arguments.data(["title=\u{301}a"], Wording(.en)) == ["title": ["en": "\u{301}a"]])
  }

  @Test func `A list that is empty rests on no record, made up or not`() throws {
    let scratch = try Scratch()
    #expect(try scratch.run("demo", "D").code == 0)
    let empty = try scratch.run("audit", "imported", "--ledger", "D", "--lang", "en").output
    #expect(empty.contains("The list is empty.") && !empty.contains("◇ Rests"), "\(empty)")
    let late = try scratch.run("audit", "late", "--ledger", "D", "--lang", "en").output
    #expect(late.contains("◇ Rests in part on synthetic records"), "\(late)")
  }
}
