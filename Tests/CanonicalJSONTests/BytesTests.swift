import CanonicalJSON
import EntenteTesting
import Testing

@Suite struct `Borrowed bytes` {
  private func bytes(_ random: inout SeededRandom) -> [UInt8] {
    let values: [UInt8] = [0x00, 0x61, 0x62, 0x7F, 0x80, 0xFF]
    return (0..<Int.random(in: 0...12, using: &random)).map { _ in
      values.randomElement(using: &random) ?? 0
    }
  }

  @Test func `Stand in the order of their values, and texts in the order of their bytes`() {
    var random = SeededRandom(for: "order of bytes")
    for _ in 0..<5_000 {
      let (one, other) = (bytes(&random), bytes(&random))
      let precedes = one.span.precedes(other.span)
      #expect(precedes == one.lexicographicallyPrecedes(other))
      let (text, next) = (random.string(), random.string())
      #expect(text.precedes(next) == text.utf8.lexicographicallyPrecedes(next.utf8))
    }
  }

  @Test func `Spell a text of the same bytes alone`() {
    let composed = "\u{E9}"
    let decomposed = "e\u{301}"
    for (text, bytes, isSpelt) in [
      ("", "", true), ("a", "a", true), ("a", "ab", false), ("ab", "a", false), ("a", "b", false),
      (composed, composed, true), (composed, decomposed, false),
    ] {
      let spells = Array(bytes.utf8).span.spells(text)
      #expect(spells == isSpelt, "\(bytes) and \(text)")
    }
  }

  @Test func `Are read as words of eight wherever eight are left`() {
    var random = SeededRandom(for: "words of eight bytes")
    let bytes = (0..<24).map { _ in UInt8.random(in: 0...255, using: &random) }
    for offset in -9...33 {
      let word = bytes.span.eightBytes(at: offset)
      guard (0...16).contains(offset) else {
        #expect(word == nil)
        continue
      }
      #expect(word == bytes[offset..<offset + 8].reversed().reduce(0) { $0 << 8 | UInt64($1) })
    }
  }

  @Test func `Are put at the end of others, a word with its highest byte first`() {
    var bytes: [UInt8] = [1]
    bytes.append(bigEndian: 0x0203_0405_0607_0809)
    bytes.append([10, 11].span)
    bytes.append([UInt8]().span)
    #expect(bytes == Array(1...11))
  }

  @Test func `Are a text when they are UTF-8`() {
    #expect(String(utf8: Array("é😀".utf8).span) == "é😀")
    #expect(String(utf8: [0xC3].span) == nil)
    #expect(String(utf8: [0xC0, 0x80].span) == nil)
  }
}
