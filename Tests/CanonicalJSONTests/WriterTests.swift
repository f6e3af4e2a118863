import CanonicalJSON
import Testing

@Suite struct `Writing` {
  @Test func `A record's header is written piece by piece`() throws {
    var writer = CanonicalWriter(reserving: 128)
    writer.beginObject()
    writer.key("action")
    writer.string("0190-…\t\"q\" \\ \n/é😀")
    writer.key("axes")
    writer.beginArray()
    writer.string("A1")
    writer.string("A2")
    writer.beginArray()
    writer.endArray()
    writer.endArray()
    writer.key("empty")
    writer.beginObject()
    writer.endObject()
    writer.key("ok")
    writer.bool(true)
    writer.key("rest")
    writer.null()
    writer.key("sequence")
    writer.integer(-9_007_199_254_740_991)
    writer.key("tree")
    writer.value(["z": 1, "a": [false]])
    writer.endObject()
    let text = String(decoding: try writer.finish(), as: UTF8.self)
    #expect(
      text
        == #"{"action":"0190-…\t\"q\" \\ \n/é😀","axes":["A1","A2",[]],"empty":{},"ok":true,"#
        + #""rest":null,"sequence":-9007199254740991,"tree":{"a":[false],"z":1}}"#)
  }

  @Test func `A string may be given as UTF-8 bytes, and is held to the same profile`() throws {
    var writer = CanonicalWriter()
    let text = Array("a\"\u{10000}\u{FFFD}".utf8)
    writer.string(text.span)
    #expect(try writer.finish() == Array("\"a\\\"\u{10000}\u{FFFD}\"".utf8))

    for (bytes, reason) in [
      ([0x61, 0xFF], .invalidUTF8), ([0xED, 0xA0, 0x80], .invalidUTF8),
      ([0xC2, 0x80], .controlCharacter), ([0x0D], .controlCharacter), ([0x7F], .controlCharacter),
      ([0xEF, 0xBF, 0xBF], .noncharacter),
    ] as [([UInt8], CanonicalJSONError.Reason)] {
      var writer = CanonicalWriter()
      writer.string(bytes.span)
      #expect(throws: CanonicalJSONError(offset: 1, reason: reason)) { try writer.finish() }
    }
  }

  typealias Mistake = (
    name: String, offset: Int, reason: CanonicalJSONError.Reason,
    make: @Sendable (inout CanonicalWriter) -> Void
  )

  static let mistakes: [Mistake] = [
    ("nothing", 0, .unexpectedEnd, { _ in }),
    ("open", 1, .unexpectedEnd, { $0.beginArray() }),
    (
      "two values", 1, .misplaced,
      {
        $0.integer(1); $0.integer(2)
      }
    ),
    ("key outside", 0, .misplaced, { $0.key("a") }),
    (
      "key in array", 1, .misplaced,
      {
        $0.beginArray(); $0.key("a")
      }
    ),
    (
      "key after key", 5, .misplaced,
      {
        $0.beginObject(); $0.key("a"); $0.key("b")
      }
    ),
    (
      "value without key", 1, .misplaced,
      {
        $0.beginObject(); $0.null()
      }
    ),
    (
      "container without key", 1, .misplaced,
      {
        $0.beginObject(); $0.beginArray()
      }
    ),
    (
      "end after key", 5, .misplaced,
      {
        $0.beginObject(); $0.key("a"); $0.endObject()
      }
    ),
    (
      "wrong end of object", 1, .misplaced,
      {
        $0.beginObject(); $0.endArray()
      }
    ),
    (
      "wrong end of array", 1, .misplaced,
      {
        $0.beginArray(); $0.endObject()
      }
    ),
    ("end of nothing", 0, .misplaced, { $0.endArray() }),
    (
      "end of a scalar", 4, .misplaced,
      {
        $0.bool(true); $0.endObject()
      }
    ),
    (
      "order", 6, .keysOutOfOrder,
      {
        $0.beginObject(); $0.key("b"); $0.integer(1); $0.key("a")
      }
    ),
    (
      "repeat", 6, .duplicateKey,
      {
        $0.beginObject(); $0.key("b"); $0.integer(1); $0.key("b")
      }
    ),
    (
      "bad key", 1, .badKey,
      {
        $0.beginObject(); $0.key("É")
      }
    ),
    (
      "empty key", 1, .badKey,
      {
        $0.beginObject(); $0.key("")
      }
    ),
    (
      "too large", 1, .integerTooLarge,
      {
        $0.beginArray(); $0.integer(1 << 53)
      }
    ),
    ("too small", 0, .integerTooLarge, { $0.integer(.min) }),
    ("control character", 1, .controlCharacter, { $0.string("\u{0}") }),
    (
      "noncharacter", 6, .noncharacter,
      {
        $0.beginArray(); $0.string("a"); $0.string("\u{FFFE}")
      }
    ),
    ("too deep", 16, .tooDeep, { for _ in 0..<17 { $0.beginArray() } }),
  ]

  @Test(arguments: mistakes.indices)
  func `The first mistake is kept, whatever is written after it`(index: Int) {
    let mistake = Self.mistakes[index]
    let error = CanonicalJSONError(offset: mistake.offset, reason: mistake.reason)
    var alone = CanonicalWriter()
    mistake.make(&alone)
    #expect(throws: error, "\(mistake.name)") { try alone.finish() }
    guard mistake.reason != .unexpectedEnd else { return }

    var continued = CanonicalWriter()
    mistake.make(&continued)
    continued.integer(1)
    continued.string("x")
    continued.endObject()
    continued.endArray()
    continued.key("z")
    continued.beginObject()
    continued.value([1])
    #expect(throws: error, "\(mistake.name), continued") { try continued.finish() }
  }

  @Test func `Order is kept apart for each depth`() throws {
    var writer = CanonicalWriter()
    writer.beginObject()
    writer.key("b")
    writer.beginObject()
    writer.key("a")
    writer.null()
    writer.endObject()
    writer.key("c")
    writer.beginArray()
    writer.beginObject()
    writer.key("b")
    writer.null()
    writer.endObject()
    writer.beginObject()
    writer.key("a")
    writer.null()
    writer.endObject()
    writer.endArray()
    var outOfOrder = writer
    writer.endObject()
    #expect(
      String(decoding: try writer.finish(), as: UTF8.self)
        == #"{"b":{"a":null},"c":[{"b":null},{"a":null}]}"#)
    outOfOrder.key("b")
    #expect(throws: CanonicalJSONError(offset: 43, reason: .keysOutOfOrder)) {
      try outOfOrder.finish()
    }
  }

  @Test func `A value built outside the profile is refused when written`() {
    let cases: [(JSON, CanonicalJSONError)] = [
      (.integer(1 << 53), CanonicalJSONError(offset: 0, reason: .integerTooLarge)),
      (["Key": 1], CanonicalJSONError(offset: 1, reason: .badKey)),
      (["a": "\r\n"], CanonicalJSONError(offset: 6, reason: .controlCharacter)),
      (
        (0..<20).reduce(JSON.null) { value, _ in [value] },
        CanonicalJSONError(offset: 16, reason: .tooDeep)
      ),
    ]
    for (value, error) in cases {
      #expect(throws: error) { try value.canonicalBytes }
      #expect(throws: error) { try value.canonicalText }
    }
  }

  @Test func `A long text is written when the limit is widened, and refused otherwise`() throws {
    let text = String(repeating: "é", count: 1 << 19)
    #expect(throws: CanonicalJSONError(offset: 1 << 20, reason: .tooLong)) {
      try JSON.string(text).canonicalBytes
    }
    let limits = JSONLimits(bytes: 1 << 21)
    let bytes = try JSON.string(text).canonical(limits: limits)
    #expect(bytes.count == 1 << 20 + 2)
    #expect(try JSON(canonical: bytes, limits: limits) == .string(text))
    #expect(try JSON(parsing: bytes, limits: limits) == .string(text))
  }

  @Test func `A value far too deep is refused without using the stack for it`() {
    let deep = (0..<5_000).reduce(JSON.null) { value, _ in .array([value]) }
    #expect(throws: CanonicalJSONError(offset: 16, reason: .tooDeep)) { try deep.canonicalBytes }
  }
}
