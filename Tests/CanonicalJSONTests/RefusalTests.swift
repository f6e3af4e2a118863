import CanonicalJSON
import Testing

@Suite struct `Refusals` {
  @Test(arguments: Refusal.always)
  func `A text outside the profile is refused by both readers at its byte`(refusal: Refusal) {
    #expect(throws: refusal.error) { try JSON(parsing: refusal.text) }
    #expect(throws: refusal.error) { try JSON(canonical: refusal.text) }
    #expect(throws: refusal.error) { try skip(refusal.text) }
  }

  @Test(arguments: Refusal.canonicalOnly.dropLast())
  func `A text that is not canonical is read from people and refused as canonical`(
    refusal: Refusal
  ) throws {
    #expect(throws: refusal.error) { try JSON(canonical: refusal.text) }
    #expect(throws: refusal.error) { try skip(refusal.text) }
    let value = try JSON(parsing: refusal.text)
    #expect(try value.canonicalBytes != refusal.text)
  }

  @Test func `Keys out of order that also repeat are refused by both, each at what it sees first`()
    throws
  {
    let refusal = try #require(Refusal.canonicalOnly.last)
    #expect(throws: refusal.error) { try JSON(canonical: refusal.text) }
    #expect(throws: CanonicalJSONError(offset: 13, reason: .duplicateKey)) {
      try JSON(parsing: refusal.text)
    }
  }

  @Test func `A key repeated under another spelling is still a repeat`() {
    let text = Array(#"{"a":1,"b":2, "\u0061":3}"#.utf8)
    #expect(throws: CanonicalJSONError(offset: 14, reason: .duplicateKey)) {
      try JSON(parsing: text)
    }
  }

  @Test(arguments: [#"{"b":1,"a":2,"b":3,"a":4,"a":5}"#, #"{"a":1,"b":2,"a":3,"b":4}"#])
  func `Of several repeated keys the first repeat in the text is named`(text: String) {
    #expect(throws: CanonicalJSONError(offset: 13, reason: .duplicateKey)) {
      try JSON(parsing: Array(text.utf8))
    }
  }

  @Test func `A key may have 38 characters and no other`() throws {
    var allowed = 0
    for byte in UInt8(0x20)..<0x7F where byte != UInt8(ascii: "\"") && byte != UInt8(ascii: "\\") {
      let text = Array(#"{"a"#.utf8) + [byte] + Array(#"":1}"#.utf8)
      let key = String(decoding: [UInt8(ascii: "a"), byte], as: UTF8.self)
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"),
        UInt8(ascii: "_"), UInt8(ascii: "."):
        allowed += 1
        #expect(try JSON(parsing: text) == .object([key: 1]))
        #expect(try JSON(canonical: text).canonicalBytes == text)
      default:
        let error = CanonicalJSONError(offset: 3, reason: .badKey)
        #expect(throws: error) { try JSON(parsing: text) }
        #expect(throws: error) { try JSON(canonical: text) }
        #expect(throws: CanonicalJSONError(offset: 1, reason: .badKey)) {
          try JSON.object([key: 1]).canonicalBytes
        }
      }
    }
    #expect(allowed == 38)
  }

  @Test func `Limits are narrowed by the caller`() throws {
    let text = Array("[[1]]".utf8)
    #expect(try JSON(parsing: text, limits: JSONLimits(depth: 2, bytes: 5)) == [[1]])
    for limits in [JSONLimits(depth: 1), JSONLimits(depth: 1, bytes: 5)] {
      let error = CanonicalJSONError(offset: 1, reason: .tooDeep)
      #expect(throws: error) { try JSON(parsing: text, limits: limits) }
      #expect(throws: error) { try JSON(canonical: text, limits: limits) }
      #expect(throws: error) { try JSON.array([[1]]).canonical(limits: limits) }
    }
    let tooLong = CanonicalJSONError(offset: 4, reason: .tooLong)
    #expect(throws: tooLong) { try JSON(parsing: text, limits: JSONLimits(bytes: 4)) }
    #expect(throws: tooLong) { try JSON(canonical: text, limits: JSONLimits(bytes: 4)) }
    #expect(throws: tooLong) { try JSON.array([[1]]).canonical(limits: JSONLimits(bytes: 4)) }
    #expect(throws: CanonicalJSONError(offset: 0, reason: .tooDeep)) {
      try JSON(parsing: text, limits: JSONLimits(depth: 0))
    }
  }

  @Test func `Every reason is shown by a text, a reader or a writer, and explains itself`() {
    var shown = Set((Refusal.always + Refusal.canonicalOnly).map(\.reason))
    // These come from a caller's mistake or wish; see the suites of the reader and the writer.
    shown.formUnion([.unexpectedKey, .unexpectedType, .misplaced])
    #expect(shown == Set(CanonicalJSONError.Reason.allCases))
    let sentences = Set(
      CanonicalJSONError.Reason.allCases.map {
        CanonicalJSONError(offset: 7, reason: $0).description
      })
    #expect(sentences.count == CanonicalJSONError.Reason.allCases.count)
    #expect(sentences.allSatisfy { $0.hasPrefix("byte 7: ") && $0.count > 30 })
  }
}

/// Passes over one canonical value with the pull reader.
func skip(_ text: [UInt8]) throws {
  var reader = try CanonicalReader(text.span)
  try reader.skipValue()
  try reader.finish()
}
