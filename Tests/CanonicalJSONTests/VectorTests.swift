import CanonicalJSON
import Testing

@Suite struct `Own vectors` {
  @Test(arguments: [
    ("0", "0"),
    (
      " [ 1 , -1,9007199254740991 ,-9007199254740991 ] ",
      "[1,-1,9007199254740991,-9007199254740991]"
    ),
    ("{ }", "{}"),
    ("[\n]\r\n", "[]"),
    (
      #"{"b":1,"a":2,"a.b":3,"a_b":4,"a0":5,"_":6,"0":7}"#,
      #"{"0":7,"_":6,"a":2,"a.b":3,"a0":5,"a_b":4,"b":1}"#
    ),
    (#"{"\u0061\u002e\u005F":"\/"}"#, #"{"a._":"/"}"#),
    (#""\u0041\u030a""#, "\"A\u{30A}\""),
    (
      #""\u20ac$\u000aA'\u0042\u0022\u005c\\\"\/""#,
      #""€$\nA'B\"\\\\\"/""#
    ),
    (#""\ud83d\uDE00\u00E9""#, #""😀é""#),
    (#""\uD834\udd1e""#, "\"\u{1D11E}\""),
    ("\"\u{2028}\u{2029}<>&\u{A0}\u{FEFF}\"", "\"\u{2028}\u{2029}<>&\u{A0}\u{FEFF}\""),
    ("\t[true,false,null]", "[true,false,null]"),
    (
      #"{"title.fr":"Savoir-faire et expertise, deux sens","title.en":"Know-how and expertise, both ways"}"#,
      #"{"title.en":"Know-how and expertise, both ways","title.fr":"Savoir-faire et expertise, deux sens"}"#
    ),
    (
      String(repeating: "[", count: 16) + String(repeating: "]", count: 16),
      String(repeating: "[", count: 16) + String(repeating: "]", count: 16)
    ),
  ])
  func `A text has one canonical form`(text: String, canonical: String) throws {
    let value = try JSON(parsing: Array(text.utf8))
    #expect(try value.canonicalBytes == Array(canonical.utf8))
    #expect(try JSON(canonical: Array(canonical.utf8)) == value)
  }
}

@Suite(
  .enabled(
    if: PublishedVectors.arePresent,
    "The published vectors are not here: set ENTENTE_VECTORS to their folder."))
struct `Published vectors of RFC 8785` {
  @Test func `Documents within the profile are reproduced, the others refused by name`() throws {
    let refusals: [String: CanonicalJSONError.Reason] = [
      "french": .badKey, "structures": .badKey, "unicode": .badKey, "values": .fraction,
      "weird": .badKey,
    ]
    var reproduced = 0
    var refused = 0
    for document in try PublishedVectors.read().documents {
      let input = bytes(hex: document.input_hex)
      let output = bytes(hex: document.output_hex)
      if let reason = refusals[document.name] {
        #expect(reason == self.reason { try JSON(parsing: input) }, "\(document.name)")
        #expect(self.reason { try JSON(canonical: output) } != nil, "\(document.name)")
        refused += 1
      } else {
        let value = try JSON(parsing: input)
        #expect(try value.canonicalBytes == output)
        #expect(try JSON(canonical: output) == value)
        reproduced += 1
      }
    }
    #expect(reproduced == 1)
    #expect(refused == 5)
  }

  @Test func `Numbers within the profile are reproduced, the others refused by name`() throws {
    var reproduced = 0
    var refused: [CanonicalJSONError.Reason: Int] = [:]
    var unwritable = 0
    for number in try PublishedVectors.read().numbers {
      let double = try Double(bitPattern: #require(UInt64(number.ieee_hex, radix: 16)))
      guard let want = number.want else {
        #expect(!double.isFinite)
        unwritable += 1
        continue
      }
      if let integer = Int64(exactly: double), integer.magnitude < 1 << 53 {
        #expect(try JSON.integer(integer).canonicalBytes == Array(want.utf8))
        #expect(try JSON(canonical: Array(want.utf8)) == .integer(integer))
        reproduced += 1
      } else {
        let reason = try #require(reason { try JSON(parsing: Array(want.utf8)) })
        #expect(reason == self.reason { try JSON(canonical: Array(want.utf8)) })
        refused[reason, default: 0] += 1
      }
    }
    #expect(reproduced == 2)
    #expect(refused == [.exponent: 4, .fraction: 13, .integerTooLarge: 7])
    #expect(unwritable == 2)
  }

  @Test func `Keys that UTF-16 order is about are outside the profile`() throws {
    let cases = try PublishedVectors.read().order
    #expect(cases.count == 2)
    // The first case writes U+FFFF, a noncharacter, before U+10000: each form meets another key first.
    let reasons: [[CanonicalJSONError.Reason]] = [[.noncharacter, .badKey], [.badKey, .badKey]]
    for (order, reasons) in zip(cases, reasons) {
      for (hex, reason) in zip([order.input_hex, order.output_hex], reasons) {
        #expect(self.reason { try JSON(parsing: bytes(hex: hex)) } == reason, "\(order.desc)")
        #expect(self.reason { try JSON(canonical: bytes(hex: hex)) } == reason, "\(order.desc)")
      }
    }
  }

  @Test func `What must be rejected is rejected, for its own reason`() throws {
    let reasons: [CanonicalJSONError.Reason] = [
      .loneSurrogate, .loneSurrogate, .loneSurrogate, .loneSurrogate, .invalidUTF8, .invalidUTF8,
      .duplicateKey, .exponent, .unexpectedByte, .byteOrderMark, .trailingBytes,
    ]
    let cases = try PublishedVectors.read().reject
    #expect(cases.count == reasons.count)
    for (reject, reason) in zip(cases, reasons) {
      #expect(
        self.reason { try JSON(parsing: bytes(hex: reject.input_hex)) } == reason, "\(reject.desc)")
    }
  }

  /// Why something was refused, or nil.
  private func reason(_ read: () throws -> JSON) -> CanonicalJSONError.Reason? {
    do {
      _ = try read()
      return nil
    } catch {
      return (error as? CanonicalJSONError)?.reason
    }
  }
}
