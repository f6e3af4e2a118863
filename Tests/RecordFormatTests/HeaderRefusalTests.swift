import CanonicalJSON
import Partnership
import RecordFormat
import Testing

/// A golden header with one key set to a value, or removed, and what is wrong with it then.
struct ChangedHeader: Sendable, CustomTestStringConvertible {
  let base: GoldenRecord
  let path: [String]
  let value: JSON?
  let fault: String

  init(_ base: GoldenRecord, _ path: String..., to value: JSON?, _ fault: String) {
    (self.base, self.path, self.value, self.fault) = (base, path, value, fault)
  }

  var testDescription: String {
    "\(base.name) \(path.joined(separator: ".")) = \(value.map { "\($0)" } ?? "absent")"
  }

  static let hash = String(repeating: "a", count: 64)
  static let actors: JSON = .array((0..<65).map { .string("actor-\($0 + 100)") })
  static let signatures: JSON = .array(
    (0..<17).map { number in
      .object([
        "key": .string(String(repeating: "0", count: 62) + String(number + 10)),
        "value": .string(String(repeating: "0", count: 128)),
      ])
    })
}

@Suite struct `Refused headers` {
  static let everyKey: [ChangedHeader] = [
    "action", "amends", "author", "axes", "catalogue", "expires", "facts", "format", "ledger",
    "occurred", "on_behalf_of", "parties", "recorded", "seen", "sequence", "signatures", "target",
    "words",
  ].flatMap { key -> [ChangedHeader] in
    let base: GoldenRecord =
      switch key {
      case "amends", "target": .corrected
      case "expires", "seen", "signatures": .signed
      default: .plain
      }
    let empties: [JSON] = [.null, "", [], [:]]
    return empties.map { empty in
      // An object is refused by what it lacks.
      let fault = key == "seen" && empty == .object([:]) ? "missingKey root" : "malformed \(key)"
      return ChangedHeader(base, key, to: empty, fault)
    }
  }

  static let compulsory: [ChangedHeader] = [
    ChangedHeader(.plain, "action", to: nil, "missingKey action"),
    ChangedHeader(.plain, "agreement", to: nil, "missingKey agreement"),
    ChangedHeader(.plain, "author", to: nil, "missingKey author"),
    ChangedHeader(.plain, "catalogue", to: nil, "missingKey catalogue"),
    ChangedHeader(.plain, "facts", to: nil, "missingKey facts"),
    ChangedHeader(.plain, "format", to: nil, "missingKey format"),
    ChangedHeader(.plain, "ledger", to: nil, "missingKey ledger"),
    ChangedHeader(.plain, "occurred", to: nil, "missingKey occurred"),
    ChangedHeader(.plain, "on_behalf_of", to: nil, "missingKey on_behalf_of"),
    ChangedHeader(.plain, "recorded", to: nil, "missingKey recorded"),
    ChangedHeader(.plain, "sequence", to: nil, "missingKey sequence"),
    ChangedHeader(.plain, "type", to: nil, "missingKey type"),
    ChangedHeader(.wordless, "occurred", to: nil, "missingKey occurred"),
    ChangedHeader(.signed, "seen", to: nil, "missingKey seen"),
    ChangedHeader(.signed, "seen", "root", to: nil, "missingKey root"),
    ChangedHeader(.signed, "seen", "size", to: nil, "missingKey size"),
    ChangedHeader(.corrected, "target", to: nil, "missingKey target"),
    ChangedHeader(.annulled, "target", to: nil, "missingKey target"),
  ]

  static let notOfTheType: [ChangedHeader] = [
    ChangedHeader(.plain, "target", to: 3, "notApplicable target"),
    ChangedHeader(.plain, "amends", to: ["occurred": "2022"], "notApplicable amends"),
    ChangedHeader(.annulled, "amends", to: ["occurred": "2022"], "notApplicable amends"),
    ChangedHeader(.corrected, "occurred", to: "2022", "notApplicable occurred"),
    ChangedHeader(.corrected, "on_behalf_of", to: ["cnrs"], "notApplicable on_behalf_of"),
    ChangedHeader(.plain, "type", to: "figure.declared", "notApplicable agreement"),
    ChangedHeader(.plain, "type", to: "person.registered", "notApplicable agreement"),
    ChangedHeader(.plain, "zone", to: "UTC", "unknownKey zone"),
    ChangedHeader(.plain, "a", to: 1, "unknownKey a"),
    ChangedHeader(.plain, "fact", to: 1, "unknownKey fact"),
    ChangedHeader(.corrected, "amends", "type", to: "x", "unknownKey type"),
    ChangedHeader(.signed, "seen", "signer", to: "x", "unknownKey signer"),
  ]

  static let malformed: [ChangedHeader] = [
    ChangedHeader(.plain, "agreement", to: .null, "malformed agreement"),
    ChangedHeader(.plain, "agreement", to: "Gq", "malformed agreement"),
    ChangedHeader(.plain, "agreement", to: "-gq", "malformed agreement"),
    ChangedHeader(
      .plain, "action", to: "0198A5E4-0c00-7000-8000-000000000001", "malformed action"),
    ChangedHeader(
      .plain, "action", to: "0198a5e4-0c00-4000-8000-000000000001", "malformed action"),
    ChangedHeader(
      .plain, "action", to: "0198a5e4-0c00-7000-c000-000000000001", "malformed action"),
    ChangedHeader(.plain, "action", to: "0198a5e40c00700080000000000000010000", "malformed action"),
    ChangedHeader(.plain, "action", to: 7, "malformed action"),
    ChangedHeader(.plain, "author", to: "svc-", "malformed author"),
    ChangedHeader(.plain, "author", to: "somebody", "malformed author"),
    ChangedHeader(.plain, "author", to: "p-abcdefghijklmno1", "malformed author"),
    ChangedHeader(.plain, "axes", to: ["A2", "A1"], "malformed axes"),
    ChangedHeader(.plain, "axes", to: ["A1", "A1"], "malformed axes"),
    ChangedHeader(.plain, "axes", to: ["é"], "malformed axes"),
    ChangedHeader(.plain, "axes", to: [1], "malformed axes"),
    ChangedHeader(.plain, "catalogue", to: 0, "malformed catalogue"),
    ChangedHeader(.plain, "catalogue", to: 2, "unknownCatalogue 2"),
    ChangedHeader(.plain, "format", to: 2, "unknownFormat 2"),
    ChangedHeader(.plain, "format", to: 0, "malformed format"),
    ChangedHeader(
      .plain, "facts", to: .string(String(repeating: "A", count: 64)), "malformed facts"),
    ChangedHeader(
      .plain, "facts", to: .string(String(repeating: "a", count: 63)), "malformed facts"),
    ChangedHeader(
      .plain, "facts", to: .string(String(repeating: "a", count: 65)), "malformed facts"),
    ChangedHeader(
      .plain, "words", to: .string(String(repeating: "g", count: 64)), "malformed words"),
    ChangedHeader(.plain, "ledger", to: "Ledger", "malformed ledger"),
    ChangedHeader(.plain, "ledger", to: "ledger/", "malformed ledger"),
    ChangedHeader(.plain, "occurred", to: "2022-02-30", "malformed occurred"),
    ChangedHeader(.plain, "occurred", to: "2022-04-22T11:00:00.5Z", "malformed occurred"),
    ChangedHeader(.plain, "occurred", to: "2022-04-22T11:00:00+00:00", "malformed occurred"),
    ChangedHeader(.plain, "occurred", to: "2022/2022", "malformed occurred"),
    ChangedHeader(.plain, "occurred", to: "2023/2022", "malformed occurred"),
    ChangedHeader(.plain, "on_behalf_of", to: ["genome-quebec", "cnrs"], "malformed on_behalf_of"),
    ChangedHeader(.plain, "on_behalf_of", to: ["all"], "malformed on_behalf_of"),
    ChangedHeader(.plain, "parties", to: ChangedHeader.actors, "malformed parties"),
    ChangedHeader(.plain, "parties", to: ["p-abcdefghijklmnop"], "malformed parties"),
    ChangedHeader(.plain, "recorded", to: "2022-04-25T13:05:09.00004Z", "malformed recorded"),
    ChangedHeader(.plain, "recorded", to: "2022-04-25T13:05:60.000042Z", "malformed recorded"),
    ChangedHeader(.plain, "recorded", to: "2022-04-25T24:05:09.000042Z", "malformed recorded"),
    ChangedHeader(.plain, "recorded", to: "2022-04-31T13:05:09.000042Z", "malformed recorded"),
    ChangedHeader(.plain, "recorded", to: "2022-04-25t13:05:09.000042Z", "malformed recorded"),
    ChangedHeader(.plain, "recorded", to: "2022-04-25T13:05:09.000042+", "malformed recorded"),
    ChangedHeader(.plain, "sequence", to: -1, "malformed sequence"),
    ChangedHeader(.plain, "type", to: "axis.forgotten", "unknownType axis.forgotten"),
    ChangedHeader(.plain, "type", to: "", "malformed type"),
    ChangedHeader(.signed, "expires", to: "2022-05-31", "malformed expires"),
    ChangedHeader(.signed, "expires", to: "2022-04-21T00:00:00.000000Z", "malformed expires"),
    ChangedHeader(.signed, "seen", "size", to: 0, "malformed size"),
    ChangedHeader(.signed, "seen", "root", to: "ab", "malformed root"),
    ChangedHeader(.signed, "seen", "size", to: 14, "malformed seen"),
    ChangedHeader(.signed, "signatures", to: ChangedHeader.signatures, "malformed signatures"),
    ChangedHeader(
      .signed, "signatures", to: [["key": .string(ChangedHeader.hash)]], "missingKey value"),
    ChangedHeader(
      .signed, "signatures",
      to: [["key": .string(ChangedHeader.hash), "value": .string(ChangedHeader.hash)]],
      "malformed value"),
    ChangedHeader(.corrected, "amends", "axes", to: [], "malformed axes"),
    ChangedHeader(.corrected, "amends", "occurred", to: .null, "malformed occurred"),
    ChangedHeader(.corrected, "amends", "parties", to: ["z", "a"], "malformed parties"),
    ChangedHeader(.corrected, "target", to: 31, "malformed target"),
    ChangedHeader(.annulled, "target", to: 33, "malformed target"),
    ChangedHeader(
      .corrected, "seen", to: ["root": .string(ChangedHeader.hash), "size": 30], "malformed seen"),
  ]

  @Test(arguments: everyKey)
  func `Nothing is said by an empty value`(changed: ChangedHeader) throws { try check(changed) }

  @Test(arguments: compulsory)
  func `What has to be there is missed`(changed: ChangedHeader) throws { try check(changed) }

  @Test(arguments: notOfTheType)
  func `What the type does not have is refused`(changed: ChangedHeader) throws {
    try check(changed)
  }

  @Test(arguments: malformed)
  func `Every key keeps its grammar`(changed: ChangedHeader) throws { try check(changed) }

  private func check(_ header: ChangedHeader) throws {
    let bytes = try changed(header.base.header, header.path, to: header.value)
    #expect(fault { _ = try Header(canonical: bytes) } == header.fault)
  }

  @Test(arguments: [
    ("{\"action\" :1}", "notCanonical notCanonical"), ("", "notCanonical unexpectedEnd"),
    ("[]", "malformed "), ("\u{FEFF}{}", "notCanonical byteOrderMark"), ("{}", "missingKey action"),
  ])
  func `What is no object of canonical JSON is refused`(text: String, expected: String) {
    #expect(fault { _ = try Header(canonical: Array(text.utf8)) } == expected)
  }

  @Test func `Keys out of order, twice, or followed by anything are refused`() {
    let text = GoldenRecord.plain.header
    let swapped = text.replacing(
      #""author":"local","axes":["A1"]"#, with: #""axes":["A1"],"author":"local""#)
    #expect(fault { _ = try Header(canonical: Array(swapped.utf8)) } == "missingKey author")
    let twice = text.replacing(#""axes":["A1"]"#, with: #""axes":["A1"],"axes":["A1"]"#)
    #expect(
      fault { _ = try Header(canonical: Array(twice.utf8)) } == "notCanonical duplicateKey")
    #expect(
      fault { _ = try Header(canonical: Array((text + "\n").utf8)) } == "notCanonical notCanonical")
    #expect(
      fault { _ = try Header(canonical: Array((text + "0").utf8)) } == "notCanonical trailingBytes")
  }

  @Test func `A refusal says where, and what to do`() throws {
    let bytes = try changed(GoldenRecord.plain.header, ["parties"], to: ["cnrs", "CNRS"])
    let text = String(decoding: bytes, as: UTF8.self)
    let place = try #require(text.ranges(of: "\"CNRS\"").first).lowerBound.utf16Offset(in: text)
    #expect {
      try Header(canonical: bytes)
    } throws: { error in
      "\(error)"
        == "header, byte \(place): parties is not of the form ^[a-z0-9][a-z0-9-]{0,63}$: correct it"
    }
  }
}
