import EntenteTesting
import Partnership
import Testing

@Suite struct `Hexadecimal` {
  private let digits = Array("0123456789abcdef".utf8)

  /// What a digit stands for; nil for any other byte, capital letters among them.
  private func value(of digit: UInt8) -> UInt64? {
    digits.firstIndex(of: digit).map { UInt64($0) }
  }

  /// What digits stand for, one by one.
  private func number(of digits: [UInt8]) -> UInt64? {
    digits.reduce(UInt64?(0)) { number, digit in
      guard let number, let value = value(of: digit) else { return nil }
      return number << 4 | value
    }
  }

  private func word(_ bytes: [UInt8]) -> UInt64 {
    bytes.reversed().reduce(0) { $0 << 8 | UInt64($1) }
  }

  private func bytes(of word: UInt64) -> [UInt8] {
    (0..<8).map { UInt8(truncatingIfNeeded: word >> (8 * $0)) }
  }

  private func someDigits(_ count: Int, _ random: inout SeededRandom) -> [UInt8] {
    (0..<count).map { _ in digits.randomElement(using: &random) ?? 0x30 }
  }

  @Test func `Eight digits are read as their number, whatever byte stands in whatever place`() {
    var random = SeededRandom(for: "eight hexadecimal digits")
    var read = 0
    for place in 0..<8 {
      for byte in UInt8.min...UInt8.max {
        for _ in 0..<8 {
          var text = someDigits(8, &random)
          text[place] = byte
          let number = Partnership.number(ofHexadecimal: word(text))
          let isAsExpected = number.map { UInt64($0) } == self.number(of: text)
          #expect(isAsExpected, "\(text)")
          if number != nil { read += 1 }
        }
      }
    }
    #expect(read == 8 * 16 * 8)
  }

  @Test func `Digits beside bytes that are none do not pass for digits`() {
    var random = SeededRandom(for: "no hexadecimal digits")
    for _ in 0..<20_000 {
      // Bytes at the edges of digits and letters, some of them with the highest bit.
      let edges: [UInt8] = [0x00, 0x2F, 0x30, 0x39, 0x3A, 0x60, 0x61, 0x66, 0x67, 0x80, 0xB5, 0xFF]
      let text = (0..<8).map { _ in edges.randomElement(using: &random) ?? 0 }
      let isAsExpected =
        Partnership.number(ofHexadecimal: word(text)).map { UInt64($0) } == number(of: text)
      #expect(isAsExpected, "\(text)")
    }
  }

  @Test func `What is written is read as the same number`() {
    var random = SeededRandom(for: "hexadecimal there and back")
    let edges: [UInt32] = [0, 1, 9, 10, 15, 16, 0x9A9A_9A9A, 0xA9A9_A9A9, 0xF0F0_F0F0, .max]
    let numbers = edges + (0..<5_000).map { _ in UInt32(truncatingIfNeeded: random.next()) }
    for number in numbers {
      let written = hexadecimal(of: number)
      #expect(Partnership.number(ofHexadecimal: written) == number)
      #expect(self.number(of: bytes(of: written)) == UInt64(number))
    }
  }

  @Test func `Sixteen digits in a text are eight bytes, whatever byte stands in whatever place`() {
    var random = SeededRandom(for: "sixteen hexadecimal digits")
    var read = 0
    for place in 0..<16 {
      for byte in UInt8.min...UInt8.max {
        var digits = someDigits(16, &random)
        digits[place] = byte
        let before = Int.random(in: 0...9, using: &random)
        let text = someDigits(before, &random) + digits + someDigits(before % 3, &random)
        let expected = number(of: digits)
        let found = text.span.hexadecimalWord(at: before)
        #expect(found == expected, "\(text) at \(before)")
        let bytes = text.span.hexadecimalBytes(at: before..<before + 16)
        #expect(bytes.map { word($0.reversed()) } == expected)
        if found != nil { read += 1 }
      }
    }
    #expect(read == 16 * 16)
  }

  @Test func `Bytes are written as digits and read again, in words of eight`() {
    var random = SeededRandom(for: "hexadecimal bytes")
    for count in stride(from: 0, through: 80, by: 8) {
      let bytes = (0..<count).map { _ in UInt8.random(in: 0...255, using: &random) }
      var text = Array("0x".utf8)
      text.append(hexadecimalOf: bytes.span)
      let plain = bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
      #expect(text == Array("0x".utf8) + plain)
      let read = text.span.hexadecimalBytes(at: 2..<text.count)
      #expect(read == bytes)
      for cut in 1..<16 where count > 0 {
        let part = text.span.hexadecimalBytes(at: 2..<text.count - cut)
        #expect(part == nil)
      }
    }
  }

  @Test func `Bytes that make no whole words are not written`() async {
    await #expect(processExitsWith: .failure) {
      var digits: [UInt8] = []
      digits.append(hexadecimalOf: [1, 2, 3].span)
    }
  }

  @Test func `An action's id is read for what it spells, whatever byte stands in whatever place`() {
    var random = SeededRandom(for: "ids of actions")
    let hyphens: Set<Int> = [8, 13, 18, 23]
    var read = 0
    for place in 0..<36 {
      for byte in UInt8.min...UInt8.max {
        let id = ActionID(
          unixMilliseconds: random.next() >> 16, random: UInt16(truncatingIfNeeded: random.next()),
          random.next())
        var text = id.utf8
        #expect(ActionID(utf8: text.span) == id)
        text[place] = byte
        let spelt = text.indices.filter { !hyphens.contains($0) }.map { text[$0] }
        var expected: ActionID?
        if hyphens.allSatisfy({ text[$0] == UInt8(ascii: "-") }),
          let high = number(of: Array(spelt[..<16])), let low = number(of: Array(spelt[16...]))
        {
          expected = ActionID(high: high, low: low)
        }
        let found = ActionID(utf8: text.span)
        #expect(found == expected, "\(text)")
        if let found {
          #expect(found.utf8 == text)
          read += 1
        }
      }
    }
    // 30 digits may be any; that of the version is 7 or 8, that of the variant 8, 9, a or b.
    #expect(read == 30 * 16 + 2 + 4 + 4)
  }
}
