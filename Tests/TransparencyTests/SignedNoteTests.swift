import EntenteTesting
import Testing

@testable import Transparency

/// The example of the C2SP specification, and its parts to build broken notes from.
private enum Example {
  static let key = "example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k"
  static let text = "This is an example message.\n"
  static let signature =
    "Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM="
  static let line = "— example.com/foo \(signature)\n"
  static let note = "\(text)\n\(line)"
}

@Suite struct `A signed note` {
  @Test func `The example of the specification is verified`() throws {
    let note = try SignedNote(Array(Example.note.utf8))
    #expect(note.text == Array(Example.text.utf8))
    #expect(note.bytes == Array(Example.note.utf8))
    let key = try VerifierKey(Example.key)
    #expect(
      try note.verified(by: [key])
        == NoteVerification(verified: [key], cosignatures: [], unknown: []))
    #expect(try note.verified(by: [key, key]).verified == [key])
  }

  @Test func `Every flipped bit of a note is refused`() throws {
    let key = try VerifierKey(Example.key)
    let original = Array(Example.note.utf8)
    for bit in 0..<8 * original.count {
      var bytes = original
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: TransparencyError.self) { try SignedNote(bytes).verified(by: [key]) }
    }
  }

  @Test func `Every note that was cut off is refused`() throws {
    let key = try VerifierKey(Example.key)
    let original = Array(Example.note.utf8)
    for count in original.indices {
      #expect(throws: TransparencyError.self) {
        try SignedNote(Array(original.prefix(count))).verified(by: [key])
      }
    }
  }

  @Test func `Unknown lines are kept and given back`() throws {
    // A cosignature by a witness of another type, whose bytes nobody here can check.
    let payload = Base64.encode([1, 2, 3, 4] + [UInt8](repeating: 9, count: 3000))
    let unknown = "— witness.example/post-quantum \(String(decoding: payload, as: UTF8.self))\n"
    let text = "\(Example.text)\n\(unknown)\(Example.line)"
    let note = try SignedNote(Array(text.utf8))
    #expect(note.bytes == Array(text.utf8))
    let result = try note.verified(by: [try VerifierKey(Example.key)])
    #expect(result.verified.map(\.text) == [Example.key])
    #expect(result.unknown.map(\.name.text) == ["witness.example/post-quantum"])
    #expect(result.unknown.map(\.id) == [KeyID(0x0102_0304)])
    #expect(result.unknown.map(\.bytes) == [[UInt8](repeating: 9, count: 3000)])
  }

  @Test func `A note without any known signature says so`() throws {
    let note = try SignedNote(Array(Example.note.utf8))
    #expect(throws: TransparencyError.noKnownSignature) { try note.verified(by: []) }
    // The same name with another key has another id, and so is another signer.
    let other = try SignerKey(
      name: KeyName("example.com/foo"), seed: [UInt8](repeating: 1, count: 32))
    #expect(throws: TransparencyError.noKnownSignature) {
      try note.verified(by: [other.verifierKey])
    }
  }

  @Test func `A bad signature of a known key condemns the note, whoever else signed`() throws {
    let key = try SignerKey(name: KeyName("a.example"), seed: [UInt8](repeating: 1, count: 32))
    let other = try SignerKey(name: KeyName("b.example"), seed: [UInt8](repeating: 2, count: 32))
    let text = Array("one\n".utf8)
    let false_ = try key.sign(Array("two\n".utf8))
    let note = try SignedNote(text: text, signatures: [try other.sign(text), false_])
    let refusal = TransparencyError.invalidSignature(name: "a.example", id: key.verifierKey.id)
    #expect(throws: refusal) { try note.verified(by: [key.verifierKey, other.verifierKey]) }
    #expect(try note.verified(by: [other.verifierKey]).unknown == [false_])
  }

  @Test func `Two signers sign one text, which may hold blank lines`() throws {
    let text = Array("first\n\nsecond\n\n".utf8)
    let keys = try [UInt8(1), 2].map {
      try SignerKey(name: KeyName("key.\($0)"), seed: [UInt8](repeating: $0, count: 32))
    }
    var note = try SignedNote(text: text, signatures: [try keys[0].sign(text)])
    try note.add(try keys[1].sign(text))
    let read = try SignedNote(note.bytes)
    #expect(read == note)
    #expect(read.text == text)
    #expect(try read.verified(by: keys.map(\.verifierKey)).verified == keys.map(\.verifierKey))
    #expect(
      throws: TransparencyError.duplicateSignature(name: "key.1", id: keys[0].verifierKey.id)
    ) {
      try note.add(try keys[0].sign(text))
    }
  }

  @Test func `A text that no reader would split off again is not signed`() throws {
    let key = try SignerKey(name: KeyName("a.example"), seed: [UInt8](repeating: 1, count: 32))
    for (text, refusal) in [
      ("", .malformedNoteText), ("no line end", .malformedNoteText),
      ("a\r\n", .controlCharacter(byte: 13, offset: 1)),
      (String(repeating: "x", count: 999_999) + "\n", nil),
    ] as [(String, TransparencyError?)] {
      let text = Array(text.utf8)
      let signature = try key.sign(text)
      do throws(TransparencyError) {
        _ = try SignedNote(text: text, signatures: [signature])
        Issue.record("A text of \(text.count) bytes was signed")
      } catch .noteTooLong(limit: 1_000_000, _) {
        #expect(refusal == nil)
      } catch {
        #expect(error == refusal)
      }
    }
    #expect(throws: TransparencyError.missingSignatures) {
      try SignedNote(text: Array("a\n".utf8), signatures: [])
    }
  }
}

@Suite struct `A malformed note` {
  private static let text = Example.text
  private static let line = Example.line
  private static let duplicate = TransparencyError.duplicateSignature(
    name: "example.com/foo", id: KeyID(0x530d_903a))

  static let cases: [MalformedCase] = [
    MalformedCase("nothing", "", .missingFinalNewline),
    MalformedCase("a line feed", "\n", .missingBlankLine),
    MalformedCase("two line feeds", "\n\n", .missingSignatures),
    MalformedCase(
      "CRLF", Example.note.replacing("\n", with: "\r\n"), .controlCharacter(byte: 13, offset: 27)),
    MalformedCase("NUL", "\0\(Example.note)", .controlCharacter(byte: 0, offset: 0)),
    MalformedCase("TAB", "a\tb\n\n\(line)", .controlCharacter(byte: 9, offset: 1)),
    MalformedCase("DEL", "ab\u{7f}\n\n\(line)", .controlCharacter(byte: 127, offset: 2)),
    MalformedCase(
      "ESC in a name", "a\n\n— b\u{1b} AAAAAAA=\n", .controlCharacter(byte: 27, offset: 8)),
    MalformedCase("no final line feed", String(Example.note.dropLast()), .missingFinalNewline),
    MalformedCase("no blank line", text + line, .missingBlankLine),
    MalformedCase("no signature", "\(text)\n", .missingSignatures),
    MalformedCase("text alone", text, .missingBlankLine),
    MalformedCase("blank line at the end", "\(Example.note)\n", .missingSignatures),
    MalformedCase("stray line", "\(Example.note)stray\n", .malformedSignatureLine(2)),
    MalformedCase("hyphen", Example.note.replacing("—", with: "-"), .malformedSignatureLine(1)),
    MalformedCase("en dash", Example.note.replacing("—", with: "–"), .malformedSignatureLine(1)),
    MalformedCase("no space", Example.note.replacing("— ", with: "—"), .malformedSignatureLine(1)),
    MalformedCase(
      "two spaces", Example.note.replacing("— ", with: "—  "), .malformedSignatureLine(1)),
    MalformedCase("space at the end", "\(Example.note.dropLast()) \n", .malformedSignatureLine(1)),
    MalformedCase(
      "no name", Example.note.replacing("example.com/foo", with: ""), .malformedSignatureLine(1)),
    MalformedCase(
      "plus in the name", Example.note.replacing("com/foo", with: "com+foo"),
      .malformedSignatureLine(1)),
    MalformedCase(
      "wide space in the name", Example.note.replacing("com/foo", with: "com\u{2003}foo"),
      .malformedSignatureLine(1)),
    MalformedCase("id alone", "\(text)\n— example.com/foo Uw2QOg==\n", .malformedSignatureLine(1)),
    MalformedCase(
      "no padding", Example.note.replacing("QM=", with: "QM"), .malformedSignatureLine(1)),
    MalformedCase(
      "loose padding bits", Example.note.replacing("QM=", with: "QN="), .malformedSignatureLine(1)),
    MalformedCase(
      "base64 for URLs", Example.note.replacing("Uw2Q", with: "Uw-_"), .malformedSignatureLine(1)),
    MalformedCase("the line twice", Example.note + line, duplicate),
    MalformedCase(
      "another signature under the same id", "\(Example.note)— example.com/foo Uw2QOkFB\n",
      duplicate),
    MalformedCase(
      "101 signatures", text + "\n" + String(repeating: line, count: 101),
      .tooManySignatures(limit: 100, found: 101)),
    MalformedCase(
      "a million and one bytes", [UInt8](repeating: 0x0a, count: 1_000_001),
      .noteTooLong(limit: 1_000_000, found: 1_000_001)),
    MalformedCase(
      "a lone byte of UTF-8", [0x61, 0xff] + Array(Example.note.utf8), .invalidUTF8(offset: 1)),
    MalformedCase(
      "an overlong slash", [0xc0, 0xaf] + Array(Example.note.utf8), .invalidUTF8(offset: 0)),
    MalformedCase(
      "a surrogate", [0x61, 0x62, 0xed, 0xa0, 0x80] + Array(Example.note.utf8),
      .invalidUTF8(offset: 2)),
  ]

  @Test(arguments: cases)
  func `It is refused by name`(given: MalformedCase) {
    #expect(throws: given.refusal) { try SignedNote(given.bytes) }
  }

  @Test func `Random damage never traps`() throws {
    var random = SeededRandom(for: "damaged notes")
    let pieces = [
      "\n", "\n\n", "— ", "—", " ", "a", Example.signature, Example.line, Example.text, "=", "\r",
    ]
    var read = 0
    for _ in 0..<5_000 {
      let count = Int.random(in: 0...7, using: &random)
      let text = (0..<count).compactMap { _ in pieces.randomElement(using: &random) }.joined()
      guard let note = try? SignedNote(Array(text.utf8)) else { continue }
      read += 1
      #expect(note.bytes == Array(text.utf8))
    }
    #expect(read > 0)
  }
}

@Suite(PublishedVectors.condition) struct `Published notes` {
  @Test func `Every note is answered as published, but that a repeated line is refused`() throws {
    let file = try PublishedVectors.read("signed_note.json", as: NoteFile.self)
    var counts: [String: Int] = [:]
    for given in file.cases {
      let note = try given.note.map { Array($0.utf8) } ?? bytes(hex: #require(given.note_hex))
      let keys = try given.vkeys.map { try VerifierKey($0) }
      var answer = "ok"
      do throws(TransparencyError) {
        let result = try SignedNote(note).verified(by: keys)
        #expect(result.verified.count == given.verified, "\(given.name)")
        #expect(result.unknown.count == given.unverified, "\(given.name)")
      } catch .noKnownSignature {
        answer = "unverified"
      } catch .invalidSignature {
        answer = "invalid-signature"
      } catch .duplicateSignature {
        answer = "duplicate"
      } catch {
        answer = "malformed"
      }
      let isRepeat = given.name == "duplicate signature of a known key"
      #expect(answer == (isRepeat ? "duplicate" : given.want), "\(given.name)")
      counts[answer, default: 0] += 1
    }
    #expect(
      counts == ["ok": 3, "unverified": 1, "invalid-signature": 1, "duplicate": 1, "malformed": 8])
    #expect(file.vkeys_good.count == 4)
    for text in file.vkeys_good {
      #expect(try VerifierKey(text).text == text)
    }
    #expect(file.vkeys_bad.count == 2)
    for text in file.vkeys_bad {
      #expect(throws: TransparencyError.self) { try VerifierKey(text) }
    }
  }
}

// swift-format-ignore: AlwaysUseLowerCamelCase
private struct NoteFile: Decodable {
  struct Case: Decodable {
    let name: String
    let note: String?
    let note_hex: String?
    let vkeys: [String]
    let want: String
    let verified: Int?
    let unverified: Int?
  }
  let cases: [Case]
  let vkeys_good: [String]
  let vkeys_bad: [String]
}
