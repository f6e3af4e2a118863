import CanonicalJSON
import Crypto
import Partnership
import RecordFormat
import Testing

@Suite struct `Golden records` {
  @Test(arguments: GoldenRecord.all)
  func `A header is read and written as the same bytes`(golden: GoldenRecord) throws {
    let bytes = Array(golden.header.utf8)
    let header = try Header(canonical: bytes)
    #expect(try header.canonicalBytes() == bytes)
    #expect(try header.content.signedBytes() == Array(golden.signedBytes.utf8))
    #expect(hex(SHA256.hash(data: [0] + bytes)) == golden.leafHash)
  }

  @Test(arguments: GoldenRecord.all)
  func `Facts are read and written as the same bytes`(golden: GoldenRecord) throws {
    let bytes = Array(golden.facts.utf8)
    let type = try golden.read().type
    let facts = try FactsFormat.read(bytes, type: type)
    #expect(try FactsFormat.canonicalBytes(facts, type: type) == bytes)
  }

  @Test(arguments: GoldenRecord.all)
  func `Words are read and written as the same bytes`(golden: GoldenRecord) throws {
    guard let words = golden.words else { return }
    let bytes = Array(words.text.utf8)
    let header = try golden.read()
    let facts = try header.content.facts(opening: try golden.factsOpening())
    let read = try WordsFormat.read(bytes, type: header.type, facts: facts)
    #expect(try WordsFormat.canonicalBytes(read, type: header.type, facts: facts) == bytes)
    #expect(read.paths == facts.wordsPresent)
  }

  @Test(arguments: GoldenRecord.all)
  func `Commitments are those computed elsewhere`(golden: GoldenRecord) throws {
    let header = try golden.read()
    let opening = try golden.factsOpening()
    let commitment = Commitment.facts(
      opening.bytes, salt: opening.salt, ledger: header.ledger, action: header.action)
    #expect(commitment.hex == golden.factsCommitment)
    #expect(header.facts == commitment)
    guard let words = golden.words else {
      #expect(header.words == nil)
      return
    }
    let wordsOpening = try #require(try golden.wordsOpening())
    let wordsCommitment = Commitment.words(
      wordsOpening.bytes, salt: wordsOpening.salt, ledger: header.ledger, action: header.action)
    #expect(wordsCommitment.hex == words.commitment)
    #expect(header.words == wordsCommitment)
  }

  @Test(arguments: GoldenRecord.all)
  func `Words are sealed as the same bytes and open again`(golden: GoldenRecord) throws {
    guard let words = golden.words else { return }
    let header = try golden.read()
    let opening = try #require(try golden.wordsOpening())
    let key = try #require(WordsKey(bytes(words.key)))
    let nonce = try #require(SealNonce(bytes(words.nonce)))
    let sealed = try SealedWords.seal(
      opening, key: key, ledger: header.ledger, action: header.action, nonce: nonce)
    #expect(hex(sealed) == words.sealed)
    #expect(sealed.count == opening.bytes.count + SealedWords.overhead)
    let opened = try SealedWords.open(
      sealed, key: key, ledger: header.ledger, action: header.action,
      commitment: try #require(header.words))
    #expect(opened == opening)
  }

  @Test(arguments: GoldenRecord.all)
  func `The action file is the same bytes`(golden: GoldenRecord) throws {
    let file = try ActionFile(
      header: try golden.read().content, facts: try golden.factsOpening(),
      words: try golden.wordsOpening())
    let bytes = try file.canonicalBytes()
    #expect(hex(SHA256.hash(data: bytes)) == golden.actionFileSHA256)
    #expect(try ActionFile(canonical: bytes) == file)
  }

  @Test func `Signatures hold under their keys`() throws {
    let header = try GoldenRecord.signed.read()
    var keys: [String: Curve25519.Signing.PublicKey] = [:]
    for text in GoldenRecord.publicKeys {
      keys[hex(SHA256.hash(data: bytes(text)))] = try Curve25519.Signing.PublicKey(
        rawRepresentation: bytes(text))
    }
    #expect(header.signatures.count == 2)
    try header.content.checkSignatures { key, signature, bytes in
      keys[key.hex]?.isValidSignature(signature, for: bytes)
    }
  }

  @Test func `The head of the words' keys binds them to the ledger`() throws {
    let ledger = try #require(LedgerName(GoldenRecord.ledger))
    #expect(hex(WordsKeysHead.bytes(of: ledger)) == GoldenRecord.wordsKeysHead)
    try WordsKeysHead.check(bytes(GoldenRecord.wordsKeysHead), of: ledger)
    let other = try #require(LedgerName("ledger.example/other"))
    #expect(throws: RecordFormatError.self) {
      try WordsKeysHead.check(bytes(GoldenRecord.wordsKeysHead), of: other)
    }
  }

  @Test func `A header of the log is the domain's record`() throws {
    let header = try GoldenRecord.corrected.read()
    let facts = try header.content.facts(opening: try GoldenRecord.corrected.factsOpening())
    let record = header.record(facts: facts)
    #expect(record.type == .recordCorrected)
    #expect(record.target == 30)
    #expect(record.amends.axes == [])
    #expect(record.amends.occurred == Occurred("2022-06-15"))
    #expect(record.amends.parties == nil)
    #expect(record.facts.changes["axes"] == .null)
    let again = Header(
      record: record, action: header.action, ledger: header.ledger, facts: header.facts,
      words: header.words)
    #expect(again == header)
  }
}

extension GoldenRecord {
  func read() throws -> Header { try Header(canonical: Array(header.utf8)) }

  func factsOpening() throws -> Opening {
    Opening(salt: try #require(Salt(hex: factsSalt)), bytes: Array(facts.utf8))
  }

  func wordsOpening() throws -> Opening? {
    guard let words else { return nil }
    return Opening(salt: try #require(Salt(hex: words.salt)), bytes: Array(words.text.utf8))
  }
}

func hex(_ bytes: some Sequence<UInt8>) -> String {
  bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
}

/// The bytes of hexadecimal digits that stand in this file.
func bytes(_ hex: String) -> [UInt8] {
  let digits = hex.compactMap { $0.hexDigitValue }
  return stride(from: 0, to: digits.count, by: 2).map { UInt8(digits[$0] << 4 | digits[$0 + 1]) }
}
