import EntenteTesting
import Partnership
import RecordFormat
import Testing

@Suite struct `Records of every type` {
  @Test func `A random record is read as it was written, byte for byte`() throws {
    var random = SeededRandom(for: "round trips")
    for _ in 0..<1_000 {
      let record = try RandomRecord(using: &random)
      let bytes = try record.header.canonicalBytes()
      let header = try Header(canonical: bytes)
      #expect(header == record.header)
      #expect(try header.canonicalBytes() == bytes)
      let facts = try header.content.facts(opening: record.factsOpening)
      #expect(facts == record.facts)
      if let opening = record.wordsOpening {
        #expect(try header.content.words(opening: opening, facts: facts) == record.words)
        #expect(try header.content.words(opening: opening, facts: nil) == record.words)
      }
      let file = try ActionFile(
        header: header.content, facts: record.factsOpening, words: record.wordsOpening)
      #expect(try ActionFile(canonical: file.canonicalBytes()) == file)
      #expect(
        Header(
          record: header.record(facts: facts), action: header.action, ledger: header.ledger,
          facts: header.facts, words: header.words, expires: header.expires, seen: header.seen,
          signatures: header.signatures) == header)
    }
  }

  @Test func `What is signed stays the same when the ledger and others add theirs`() throws {
    var random = SeededRandom(for: "signed bytes")
    for _ in 0..<200 {
      var record = try RandomRecord(using: &random)
      let signed = try record.header.content.signedBytes()
      record.header.recorded = random.recorded()
      record.header.sequence = SequenceNumber(1 << 52)
      record.header.content.signatures = []
      #expect(try record.header.content.signedBytes() == signed)
      let file = try ActionHeader(canonical: record.header.content.canonicalBytes())
      #expect(try file.signedBytes() == signed)
    }
  }
}
