import CanonicalJSON
import EntenteTesting
import Testing

@Suite struct `A packed name` {
  /// Bytes among which a zero, which is also what fills a word behind a name, is frequent.
  private func byte(_ random: inout SeededRandom) -> UInt8 {
    let usual: [UInt8] = [0x00, 0x00, 0x01, 0x22, 0x2E, 0x61, 0x62, 0x7F]
    return usual[Int.random(in: 0..<usual.count, using: &random)]
  }

  private func bytes(_ count: Int, _ random: inout SeededRandom) -> [UInt8] {
    (0..<count).map { _ in byte(&random) }
  }

  /// Whether a name stands somewhere, byte by byte.
  private func stands(_ name: [UInt8], in bytes: [UInt8], at start: Int) -> Bool {
    start <= bytes.count && bytes[start...].starts(with: name)
  }

  @Test func `Of any length is found where it stands and nowhere else, a byte changed or not`() {
    var random = SeededRandom(for: "packed names")
    var (found, missed) = (0, 0)
    for count in 0...PackedName.maximumBytes {
      let name = bytes(count, &random)
      let packed = PackedName(String(decoding: name, as: UTF8.self))
      for before in [0, 1, 9] {
        // Two words behind it are as good as many.
        for behind in 0...17 {
          let text = bytes(before, &random) + name + bytes(behind, &random)
          for changed in -1..<text.count {
            var text = text
            if changed >= 0 { text[changed] ^= 1 << UInt8.random(in: 0..<8, using: &random) }
            let expected = stands(name, in: text, at: before)
            if expected { found += 1 } else { missed += 1 }
            let holds = text.span.holds(packed, at: before)
            let range = before..<before + count
            let fills = text.span.holds(packed, at: range)
            let isAsExpected = holds == expected && fills == expected
            #expect(isAsExpected, "\(name) in \(text) at \(before)")
          }
          for start in 0...text.count where start != before {
            let holds = text.span.holds(packed, at: start)
            let isAsExpected = holds == stands(name, in: text, at: start)
            #expect(isAsExpected, "\(name) in \(text) at \(start)")
          }
        }
      }
    }
    #expect(found > 10_000 && missed > 10_000)
  }

  @Test func `Does not fill a range of another length`() {
    let text = Array("local-office".utf8)
    let name: PackedName = "local"
    for end in 0...text.count {
      let fills = text.span.holds(name, at: 0..<end)
      #expect(fills == (end == 5), "\(end)")
    }
  }

  @Test func `Gives back its text and its length`() {
    var random = SeededRandom(for: "texts of packed names")
    for count in 0...PackedName.maximumBytes {
      let text = String(decoding: bytes(count, &random), as: UTF8.self)
      #expect(PackedName(text).text == text)
      #expect(PackedName(text).count == count)
    }
    let accented: PackedName = "fédération"
    #expect(accented.text == "fédération")
    #expect(accented.count == 12)
  }

  @Test func `Of more bytes than it may have traps`() async {
    await #expect(processExitsWith: .failure) {
      _ = PackedName(String(repeating: "a", count: PackedName.maximumBytes + 1))
    }
  }
}
