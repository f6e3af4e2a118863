import CanonicalJSON
import EntenteTesting
import Partnership
import RecordFormat
import Testing

@Suite struct `The line of a selection` {
  /// A line, and what it asks for.
  static let vectors: [(line: String, make: @Sendable () throws -> Selection)] = [
    (#"{"at":1}"#, { try Selection(size: 1) }),
    (
      #"{"agreement":"gq-cnrs-2022","at":186,"axes":["A1","A3"],"from":"2023-01-01","parties":["cnrs"],"to":"2023-02-28","types":["exchange.held","record.corrected"]}"#,
      {
        try Selection(
          size: 186, agreement: AgreementID("gq-cnrs-2022"),
          axes: ["A3", "A1", "A3"].compactMap { Code($0) },
          parties: [ActorID("cnrs")].compactMap { $0 }, types: [.recordCorrected, .exchangeHeld],
          from: Day("2023-01-01"), to: Day("2023-02-28"))
      }
    ),
    (
      #"{"at":9007199254740991,"to":"2023-02-28"}"#,
      { try Selection(size: 1 << 53 - 1, to: Day("2023-02-28")) }
    ),
  ]

  @Test(arguments: vectors)
  func `is one canonical text, whatever the order of what was asked for`(
    line: String, make: @Sendable () throws -> Selection
  ) throws {
    let selection = try make()
    #expect(String(decoding: try selection.canonicalBytes(), as: UTF8.self) == line)
    #expect(try Selection(canonical: Array(line.utf8)) == selection)
  }

  @Test(arguments: [
    (#"{}"#, "missingKey at"),
    (#"{"at":0}"#, "malformed at"),
    (#"{"at":"1"}"#, "malformed at"),
    (#"{"at":9007199254740992}"#, "notCanonical"),
    (#"{"at":1} "#, "notCanonical"),
    (#"{"at":1,"axes":[]}"#, "malformed axes"),
    (#"{"at":1,"axes":["A2","A1"]}"#, "malformed axes"),
    (#"{"at":1,"axes":["A1","A1"]}"#, "malformed axes"),
    (#"{"at":1,"axes":"A1"}"#, "malformed axes"),
    (#"{"at":1,"axes":null}"#, "malformed axes"),
    (#"{"at":1,"axes":["A 1"]}"#, "malformed axes"),
    (#"{"agreement":"GQ","at":1}"#, "malformed agreement"),
    (#"{"at":1,"parties":["local"]}"#, "malformed parties"),
    (#"{"at":1,"from":"2022"}"#, "malformed from"),
    (#"{"at":1,"from":"2022-02-30"}"#, "malformed from"),
    (#"{"at":1,"from":"2022-02-02","to":"2022-02-01"}"#, "malformed to"),
    (#"{"at":1,"types":["exchange.hold"]}"#, "unknownType"),
    (#"{"at":1,"types":["exchange.held","axis.agreed"]}"#, "malformed types"),
    (#"{"at":1,"author":"local"}"#, "unknownKey author"),
    (#"[{"at":1}]"#, "malformed"),
    ("", "notCanonical"),
  ])
  func `is refused in any other spelling`(line: String, name: String) {
    #expect(fault { _ = try Selection(canonical: Array(line.utf8)) }.hasPrefix(name), "\(line)")
  }

  @Test func `is refused with more of a sort than 64, and with more bytes than it may have`() {
    let many = (0..<65).compactMap { Code("A\($0)") }
    #expect(throws: RecordFormatError.self) { try Selection(size: 1, axes: many) }
    #expect(throws: Never.self) { try Selection(size: 1, axes: many.dropLast()) }
    let long = Array((String(repeating: " ", count: Selection.maximumBytes) + "{}").utf8)
    #expect(
      throws: RecordFormatError.tooLarge(
        part: .selection, bytes: 16_386, limit: Selection.maximumBytes)
    ) { try Selection(canonical: long) }
    #expect(throws: RecordFormatError.self) { try Selection(size: 0) }
    #expect(throws: RecordFormatError.self) { try Selection(size: 1 << 53) }
  }

  @Test func `at its longest is within its limit`() throws {
    func long(_ index: Int, _ count: Int) -> String {
      "a\(index)" + String(repeating: "x", count: count - 1 - "\(index)".utf8.count)
    }
    let longest = try Selection(
      size: 1 << 53 - 1, agreement: AgreementID(long(0, 64)),
      axes: (0..<64).compactMap { Code(long($0, 32)) },
      parties: (0..<64).compactMap { ActorID(long($0, 64)) },
      types: Array(
        RecordType.allCases.sorted { $0.name.utf8.count > $1.name.utf8.count }.prefix(64)),
      from: .earliest, to: .latest)
    #expect(longest.axes.count == 64 && longest.parties.count == 64)
    #expect(try longest.canonicalBytes().count <= Selection.maximumBytes)
    #expect(try Selection(canonical: longest.canonicalBytes()) == longest)
  }
}
