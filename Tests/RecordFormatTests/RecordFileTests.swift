import CanonicalJSON
import Partnership
import RecordFormat
import Testing

@Suite struct `The file of a record` {
  private func file(
    _ golden: GoldenRecord, facts: Bool = true, words: Bool = true
  ) throws -> RecordFile {
    try RecordFile(
      header: Array(golden.header.utf8), facts: facts ? try golden.factsOpening() : nil,
      words: words ? try golden.wordsOpening() : nil)
  }

  private func text(_ file: RecordFile) -> String {
    String(decoding: file.canonicalBytes, as: UTF8.self)
  }

  @Test(arguments: GoldenRecord.all)
  func `is read and written as the same bytes, whatever it shows`(golden: GoldenRecord) throws {
    for (facts, words) in [(true, true), (true, false), (false, false)] {
      let file = try file(golden, facts: facts, words: words)
      let bytes = file.canonicalBytes
      #expect(try RecordFile(canonical: bytes) == file)
      #expect(try JSON(canonical: bytes, limits: JSONLimits(bytes: bytes.count)) != .null)
      #expect(file.headerBytes == Array(golden.header.utf8))
      #expect(try RecordFile.headerBytes(in: bytes) == file.headerBytes)
      #expect((file.facts != nil) == facts)
      #expect((file.words != nil) == (words && golden.words != nil))
    }
  }

  @Test func `has its keys in the order of canonical JSON`() throws {
    let golden = GoldenRecord.plain
    let words = try #require(golden.words)
    #expect(
      text(try file(golden))
        == #"{"facts":\#(golden.facts),"facts_salt":"\#(golden.factsSalt)","header":"#
        + #"\#(golden.header),"words":\#(words.text),"words_salt":"\#(words.salt)"}"#)
    #expect(
      text(try file(golden, facts: false, words: false)) == #"{"header":\#(golden.header)}"#)
  }

  @Test func `shows words beside the facts that list them, and never alone`() throws {
    #expect(
      fault { _ = try file(.plain, facts: false, words: true) } == "missingKey facts")
    let golden = GoldenRecord.plain
    let words = try #require(golden.words)
    let alone =
      #"{"header":\#(golden.header),"words":\#(words.text),"words_salt":"\#(words.salt)"}"#
    #expect(throws: RecordFormatError.self) { try RecordFile(canonical: Array(alone.utf8)) }
  }

  @Test func `is refused with the opening of another record`() throws {
    let header = Array(GoldenRecord.plain.header.utf8)
    for other in [GoldenRecord.signed, .corrected, .annulled, .wordless] {
      #expect(throws: RecordFormatError.self) {
        try RecordFile(header: header, facts: try other.factsOpening(), words: nil)
      }
      guard let words = try other.wordsOpening() else { continue }
      #expect(throws: RecordFormatError.self) {
        try RecordFile(
          header: header, facts: try GoldenRecord.plain.factsOpening(), words: words)
      }
    }
  }

  @Test func `with any byte changed, or cut anywhere, is refused`() throws {
    let file = try file(.plain)
    let original = file.canonicalBytes
    for place in original.indices {
      for bit in 0..<8 as Range<UInt8> {
        var bytes = original
        bytes[place] ^= 1 << bit
        guard let read = try? RecordFile(canonical: bytes) else { continue }
        // A header may read as another one: its leaf is then another, and the proof says no.
        #expect(read.headerBytes != file.headerBytes, "byte \(place), bit \(bit)")
      }
    }
    for count in original.indices {
      #expect(throws: RecordFormatError.self) {
        try RecordFile(canonical: Array(original.prefix(count)))
      }
    }
    #expect(throws: RecordFormatError.self) { try RecordFile(canonical: original + [0x0A]) }
    #expect(throws: RecordFormatError.self) { try RecordFile(canonical: [0x20] + original) }
  }

  @Test func `with a key more, less, twice or in another place is refused`() throws {
    let whole = text(try file(.plain))
    let salt = #""facts_salt":"\#(GoldenRecord.plain.factsSalt)","#
    let cases = [
      whole.replacing(salt, with: ""), whole.replacing(#"{"facts":"#, with: #"{"a":1,"facts":"#),
      whole.replacing(salt, with: salt + salt),
      whole.replacing(salt, with: salt + #""g":1,"#),
      String(whole.dropLast()) + #","x":1}"#, whole.replacing("{\"facts\"", with: "{ \"facts\""),
      "[\(whole)]", "{}", "null", "",
    ]
    for text in cases {
      #expect(throws: RecordFormatError.self, "\(text.prefix(60))") {
        try RecordFile(canonical: Array(text.utf8))
      }
    }
  }

  @Test func `is not read beyond its limit`() {
    #expect(RecordFile.maximumBytes == ActionFile.maximumBytes)
    let long = [UInt8](repeating: 0x20, count: RecordFile.maximumBytes + 1)
    #expect(fault { _ = try RecordFile(canonical: long) } == "tooLarge recordFile 2162944 2162943")
  }

  @Test func `of a newer catalogue still gives its header`() throws {
    let golden = GoldenRecord.plain
    let newer = golden.header.replacing(#""catalogue":1"#, with: #""catalogue":999"#)
    let bytes = Array(#"{"header":\#(newer)}"#.utf8)
    #expect(throws: RecordFormatError.unknownCatalogue(999)) { try RecordFile(canonical: bytes) }
    #expect(try RecordFile.headerBytes(in: bytes) == Array(newer.utf8))
  }
}
