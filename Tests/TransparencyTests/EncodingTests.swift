import EntenteTesting
import Testing

@testable import Transparency

@Suite struct `A digest` {
  private let hex = "00010203040506070809fafbfcfdfeff80818283848586878889a0a1a2a3a4a5"

  @Test func `Bytes and hexadecimal come back as they went in`() throws {
    let digest = try #require(Digest(hex: hex))
    #expect(digest.hex == hex)
    #expect("\(digest)" == hex)
    #expect(Digest(digest.bytes) == digest)
    #expect(Digest(digest.bytes.span) == digest)
    var buffer = [UInt8](repeating: 0xee, count: 34)
    digest.write(into: &buffer, at: 1)
    #expect(buffer == [0xee] + digest.bytes + [0xee])
  }

  @Test func `Only 64 lower-case hexadecimal characters are read`() {
    let short = String(hex.dropLast())
    let shorter = String(short.dropLast())
    let refused: [String] = [
      "", short, shorter, "\(hex)0", "\(hex)00", " \(short)", "\(short) ", hex.uppercased(),
      "\(short)g", "\(short)é", "\(shorter)+5", "\(shorter)0x", "\(shorter)é",
    ]
    for text in refused {
      #expect(Digest(hex: text) == nil, "\(text)")
    }
  }

  @Test func `Another number of bytes is no digest`() {
    for count in [0, 31, 33, 64] {
      #expect(Digest([UInt8](repeating: 0, count: count)) == nil)
    }
  }

  @Test func `Digests are in the order of their bytes`() {
    var random = SeededRandom(for: "order")
    for _ in 0..<200 {
      let left = random.bytes(32)
      var right = left
      right[Int.random(in: 0..<32, using: &random)] = UInt8.random(in: 0...255, using: &random)
      guard let first = Digest(left), let second = Digest(right) else {
        Issue.record("32 bytes were refused")
        return
      }
      #expect((first < second) == left.lexicographicallyPrecedes(right))
      #expect((first == second) == (left == right))
    }
  }

  @Test func `Plain hashing is SHA-256 as published`() {
    // FIPS 180-4, the message "abc".
    #expect(
      Digest(hashing: Array("abc".utf8)).hex
        == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
  }
}

@Suite struct `Canonical base64` {
  @Test(arguments: [
    ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="),
    ("fooba", "Zm9vYmE="), ("foobar", "Zm9vYmFy"),
  ])
  func `The vectors of RFC 4648 §10 hold in both directions`(plain: String, encoded: String) {
    #expect(Base64.encode(Array(plain.utf8)) == Array(encoded.utf8))
    #expect(Base64.decode(Array(encoded.utf8)) == Array(plain.utf8))
  }

  @Test(arguments: [
    "=", "==", "====", "A", "AA", "AAA", "AAAAA", "A===", "AA=", "AA=A", "=AAA", "Zh==", "Zm9=",
    "Zm8", "Zg", "Zm9v\n", "Zm 9v", "Zm9v====", "Zm9_", "Zm9-", "Zg==Zg==", "Zm9v=", "éAA",
  ])
  func `Anything another encoder or a typist might write is refused`(text: String) {
    #expect(Base64.decode(Array(text.utf8)) == nil)
  }

  @Test func `What is read is exactly what would have been written`() {
    var random = SeededRandom(for: "base64")
    let characters = Array("ABQgwZaz019+/=".utf8)
    var read = 0
    for _ in 0..<20_000 {
      let length = Int.random(in: 0...8, using: &random)
      let text = (0..<length).map { _ in characters.randomElement(using: &random) ?? 0 }
      guard let bytes = Base64.decode(text) else { continue }
      read += 1
      #expect(Base64.encode(bytes) == text)
    }
    #expect(read > 100)
    for count in 0..<100 {
      let bytes = random.bytes(count)
      #expect(Base64.decode(Base64.encode(bytes)) == bytes)
    }
  }
}
