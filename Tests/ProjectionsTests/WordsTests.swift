import CanonicalJSON
import Partnership
import Projections
import Testing

@Suite struct `The words of a view` {
  @Test func `Views of the same history with other words are byte-identical`() throws {
    var one = try TestLedger.realAgreement(words: "un")
    try one.addTwoSeasons(words: "un")
    var other = try TestLedger.realAgreement(words: "a longer text, élan")
    try other.addTwoSeasons(words: "a longer text, élan")
    for day in ["2022-04-21", "2022-04-22", "2022-10-11", "2023-02-15", "2024-06-01"] {
      #expect(
        try allViews(of: one.agreement, one.history, asOf: day)
          == allViews(of: other.agreement, other.history, asOf: day))
    }
    #expect(
      AgreementSummary(of: one.agreement, atEndOf: one.history)
        == AgreementSummary(of: other.agreement, atEndOf: other.history))
  }

  @Test func `Every reference names a word that its record was given`() throws {
    var ledger = try TestLedger.realAgreement()
    try ledger.addTwoSeasons()
    try ledger.record(
      #"{"type":"record.corrected","data":{"target":9,"changes":{"title":{"en":"w"},"title.fr":null}},"reason":{"en":"w"}}"#
    )
    let answer = try ledger.answer("2023-02-15")
    let views: [any View] = [
      ledger.agreementView(answer), ledger.board(answer), ledger.timeline(answer),
      try ledger.axis("A1", answer), try ledger.axis("A2", answer),
      try ledger.partner("cnrs", answer), try ledger.partner("genome-quebec", answer),
    ]
    for view in views {
      #expect(!view.words.isEmpty)
      for word in view.words {
        let record = try #require(ledger.history.record(word.sequence))
        #expect(record.facts.wordsPresent.contains(word.path), "\(word)")
      }
    }
  }

  @Test func `A corrected word is looked up in the correction, and a removed one not at all`()
    throws
  {
    var ledger = try TestLedger.realAgreement()
    try ledger.record(
      #"{"type":"record.corrected","data":{"target":9,"changes":{"title":{"en":"w"},"title.fr":null}},"reason":{"en":"w"}}"#
    )
    let view = ledger.agreementView(try ledger.answer("2022-05-06"))
    #expect(view.title?.english == WordReference(28, "changes.title.en"))
    #expect(view.title?.french == nil)
    #expect(view.words.contains(WordReference(28, "changes.title.en")))
    #expect(!view.words.contains(WordReference(9, "title.en")))
  }

  @Test func `References come by record and path, each once`() throws {
    let ledger = try TestLedger.realAgreement()
    let words = ledger.board(try ledger.answer("2022-05-06")).words
    #expect(
      words == [
        WordReference(0, "name"), WordReference(1, "name"), WordReference(9, "title.en"),
        WordReference(9, "title.fr"), WordReference(12, "title.en"), WordReference(12, "title.fr"),
        WordReference(13, "title.en"), WordReference(13, "title.fr"), WordReference(14, "title.en"),
        WordReference(14, "title.fr"), WordReference(15, "title.en"), WordReference(15, "title.fr"),
      ])
  }
}
