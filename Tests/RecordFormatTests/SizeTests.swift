import CanonicalJSON
import Partnership
import RecordFormat
import Testing

@Suite struct Sizes {
  @Test func `A header of 65,535 bytes is the largest that could be read`() throws {
    // No header of the grammar is so large; what is measured first is the length.
    let padded = { (count: Int) in
      let text = GoldenRecord.plain.header
      return Array((text + String(repeating: " ", count: count - text.utf8.count)).utf8)
    }
    #expect(fault { _ = try Header(canonical: padded(65_535)) } == "notCanonical notCanonical")
    #expect(fault { _ = try Header(canonical: padded(65_536)) } == "tooLarge header 65536 65535")
    #expect(
      fault { _ = try ActionHeader(canonical: padded(65_536)) } == "tooLarge header 65536 65535")
  }

  @Test func `Facts over a mebibyte are refused when read and when written`() throws {
    let limit = 1 << 20
    let long = Array(repeating: UInt8(ascii: " "), count: limit + 1)
    #expect(
      fault { _ = try FactsFormat.read(long, type: .axisAgreed) }
        == "tooLarge facts \(limit + 1) \(limit)")
    let facts = Facts([.init(.axis, .text(String(repeating: "A", count: limit)))])
    #expect(
      fault { _ = try FactsFormat.canonicalBytes(facts, type: .axisAgreed) }
        == "tooLarge facts \(limit + 11) \(limit)")
  }

  @Test func `Words over a mebibyte are refused when read and when written`() throws {
    let limit = 1 << 20
    let long = Array(repeating: UInt8(ascii: " "), count: limit + 1)
    #expect(
      fault { _ = try WordsFormat.read(long, type: .axisAgreed, facts: nil) }
        == "tooLarge words \(limit + 1) \(limit)")
    var words = Words()
    for index in 0..<17 {
      words["evidence.\(index).name"] = String(repeating: "a", count: Words.maximumBytes)
    }
    let bytes = try JSON.object(words.texts).canonical(limits: JSONLimits(bytes: 1 << 21)).count
    #expect(
      fault { _ = try WordsFormat.canonicalBytes(words, type: .axisAgreed, facts: nil) }
        == "tooLarge words \(bytes) \(limit)")
  }

  @Test func `A text has at most 65,536 bytes`() throws {
    for (count, expected) in [(65_536, "none"), (65_537, "malformed title.fr")] {
      let text = String(repeating: "a", count: count - 2) + "é"
      let bytes = Array("{\"title.fr\":\"\(text)\"}".utf8)
      #expect(fault { _ = try WordsFormat.read(bytes, type: .axisAgreed, facts: nil) } == expected)
    }
  }

  @Test func `An action file has at most the bytes of its parts`() {
    let long = Array(repeating: UInt8(ascii: " "), count: ActionFile.maximumBytes + 1)
    #expect(
      fault { _ = try ActionFile(canonical: long) }
        == "tooLarge actionFile \(long.count) \(long.count - 1)")
  }

  @Test func `The largest header of the grammar can be written`() throws {
    var header = try GoldenRecord.signed.read()
    let many = (0..<64).map { String($0 + 100) + String(repeating: "a", count: 61) }
    header.content.parties = many.compactMap { ActorID($0) }
    header.content.onBehalfOf = header.content.parties
    header.content.axes = (0..<64).compactMap {
      Code(String($0 + 100) + String(repeating: "a", count: 29))
    }
    header.content.signatures = try (10..<26).map { number in
      let key = try #require(KeyFingerprint(hex: String(repeating: "0", count: 62) + "\(number)"))
      return try #require(ActionSignature(key: key, value: Array(repeating: 0, count: 64)))
    }
    let bytes = try header.canonicalBytes()
    #expect(bytes.count > 10_000 && bytes.count <= 65_535)
    #expect(try Header(canonical: bytes) == header)
  }
}
