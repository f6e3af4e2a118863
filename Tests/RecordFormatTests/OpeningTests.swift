import CanonicalJSON
import Partnership
import RecordFormat
import Testing

@Suite struct Openings {
  let header: ActionHeader
  let facts: Opening
  let words: Opening

  init() throws {
    header = try GoldenRecord.plain.read().content
    facts = try GoldenRecord.plain.factsOpening()
    words = try #require(try GoldenRecord.plain.wordsOpening())
  }

  @Test func `An opening is refused for another action, ledger or salt`() throws {
    let action = try #require(ActionID("0198a5e4-0c00-7000-8000-000000000002"))
    let ledger = try #require(LedgerName("ledger.example/other"))
    let commitment = try #require(header.words)
    try header.facts.checkFacts(facts, ledger: header.ledger, action: header.action)
    try commitment.checkWords(words, ledger: header.ledger, action: header.action)
    for (ledger, action, salt) in [
      (header.ledger, action, nil), (ledger, header.action, nil),
      (header.ledger, header.action, Salt(hex: String(repeating: "1", count: 63) + "0")),
    ] {
      let factsOpening = Opening(salt: salt ?? facts.salt, bytes: facts.bytes)
      let wordsOpening = Opening(salt: salt ?? words.salt, bytes: words.bytes)
      #expect(
        fault { try header.facts.checkFacts(factsOpening, ledger: ledger, action: action) }
          == "commitmentMismatch facts")
      #expect(
        fault { try commitment.checkWords(wordsOpening, ledger: ledger, action: action) }
          == "commitmentMismatch words")
      var other = header
      other.ledger = ledger
      other.action = action
      #expect(
        fault { _ = try other.facts(opening: factsOpening) } == "commitmentMismatch facts")
      #expect(
        fault { _ = try other.words(opening: wordsOpening, facts: nil) }
          == "commitmentMismatch words")
    }
  }

  @Test func `Facts do not pass for words, nor words for facts`() throws {
    let asWords = Commitment.words(
      facts.bytes, salt: facts.salt, ledger: header.ledger, action: header.action)
    #expect(asWords != header.facts)
    #expect(
      fault { try asWords.checkFacts(facts, ledger: header.ledger, action: header.action) }
        == "commitmentMismatch facts")
  }

  @Test func `Bytes that are not canonical are refused though they hash right`() {
    let spaced = Opening(salt: facts.salt, bytes: Array("{ }".utf8))
    let commitment = Commitment.facts(
      spaced.bytes, salt: spaced.salt, ledger: header.ledger, action: header.action)
    #expect(
      fault { try commitment.checkFacts(spaced, ledger: header.ledger, action: header.action) }
        == "notCanonical notCanonical")
  }

  @Test func `Over a mebibyte is refused by name`() {
    let limit = 1 << 20
    for (count, fits) in [(limit, true), (limit + 1, false)] {
      let text = String(repeating: "a", count: count - 8)
      let opening = Opening(salt: facts.salt, bytes: Array("{\"a\":\"\(text)\"}".utf8))
      #expect(opening.bytes.count == count)
      let mismatch = fits ? "commitmentMismatch facts" : "tooLarge facts \(count) \(limit)"
      #expect(
        fault { try header.facts.checkFacts(opening, ledger: header.ledger, action: header.action) }
          == mismatch)
      let wordsFault = fits ? "commitmentMismatch words" : "tooLarge words \(count) \(limit)"
      #expect(
        fault { try header.facts.checkWords(opening, ledger: header.ledger, action: header.action) }
          == wordsFault)
    }
  }

  @Test func `Header and facts agree on whether there are words`() throws {
    var wordless = header
    wordless.words = nil
    #expect(fault { _ = try wordless.facts(opening: facts) } == "wordsDisagree")
    #expect(fault { _ = try wordless.words(opening: words, facts: nil) } == "wordsDisagree")
  }

  @Test(arguments: [31, 33, 0])
  func `A salt has 32 bytes`(count: Int) {
    #expect(Salt(Array(repeating: 1, count: count)) == nil)
  }

  @Test func `Hexadecimal has one spelling`() throws {
    let salt = try #require(Salt(hex: "00ff" + String(repeating: "9", count: 60)))
    #expect(salt.bytes.prefix(3) == [0x00, 0xFF, 0x99])
    #expect(Salt(salt.bytes) == salt)
    #expect(Salt(hex: salt.hex) == salt)
    #expect(Salt(hex: salt.hex.uppercased()) == nil)
    #expect(Salt(hex: String(salt.hex.dropLast())) == nil)
    #expect(Salt(hex: String(salt.hex.dropLast()) + "g") == nil)
  }

  @Test func `An action file is refused unless its openings are those committed to`() throws {
    let file = try ActionFile(header: header, facts: facts, words: words)
    let text = String(decoding: try file.canonicalBytes(), as: UTF8.self)
    #expect(
      fault { _ = try ActionFile(header: header, facts: facts, words: nil) }
        == "missingKey words")
    #expect(
      fault { _ = try ActionFile(header: header, facts: words, words: words) }
        == "missingKey axis")
    for (path, value, expected) in [
      (["facts", "axis"], "A2", "commitmentMismatch facts"),
      (["facts_salt"], JSON.string(String(repeating: "0", count: 64)), "commitmentMismatch facts"),
      (["facts_salt"], nil, "missingKey facts_salt"),
      (["header"], nil, "missingKey header"),
      (["header", "recorded"], "2022-04-25T13:05:09.000042Z", "unknownKey recorded"),
      (["header", "sequence"], 12, "unknownKey sequence"),
      (["words", "title.en"], "Other words", "commitmentMismatch words"),
      (["words_salt"], nil, "missingKey words_salt"),
      (["words"], nil, "unknownKey words_salt"),
      (["extra"], 1, "unknownKey extra"),
    ] as [([String], JSON?, String)] {
      let bytes = try changed(text, path, to: value)
      #expect(fault { _ = try ActionFile(canonical: bytes) } == expected)
    }
  }

  @Test func `An action file takes signatures in any order`() throws {
    let signed = try GoldenRecord.signed.read().content
    var unsigned = signed
    unsigned.signatures = []
    for order in [
      signed.signatures, signed.signatures.reversed(), signed.signatures + signed.signatures,
    ] {
      var file = try ActionFile(
        header: unsigned, facts: GoldenRecord.signed.factsOpening(),
        words: GoldenRecord.signed.wordsOpening())
      for signature in order { file.add(signature) }
      #expect(file.header == signed)
    }
  }
}
