import EntenteTesting
import Testing

@testable import CanonicalJSON

@Suite struct `A run of plain bytes` {
  /// What stands for itself in a string: printable ASCII but the quote and the backslash.
  private func isPlain(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x22, 0x5C: false
    case 0x20...0x7E: true
    default: false
    }
  }

  private func end(of bytes: [UInt8], from start: Int) -> Int {
    var end = start
    while end < bytes.count, isPlain(bytes[end]) { end += 1 }
    return end
  }

  @Test func `Ends at the first byte that is not plain, wherever it stands in a word`() {
    var random = SeededRandom(for: "plain bytes")
    let plain = (UInt8.min...UInt8.max).filter(isPlain)
    var ended = 0
    for byte in UInt8.min...UInt8.max {
      for place in 0..<16 {
        for behind in 0...16 {
          let before = (0..<place).map { _ in plain.randomElement(using: &random) ?? 0x20 }
          // Behind it whatever, so that a mark set wrongly there would be seen.
          let after = (0..<behind).map { _ in UInt8.random(in: 0...255, using: &random) }
          let bytes = before + [byte] + after
          for start in [0, place / 2] {
            let expected = end(of: bytes, from: start)
            let found = bytes.span.endOfPlainBytes(from: start)
            let isAsExpected = found == expected
            #expect(isAsExpected, "\(found), not \(expected), from \(start) of \(bytes)")
          }
          if !isPlain(byte) { ended += 1 }
        }
      }
    }
    #expect(ended == (256 - plain.count) * 16 * 17)
    #expect(plain.count == 93)
  }

  @Test func `Goes on over every pair of plain bytes beside each other`() {
    let plain = (UInt8.min...UInt8.max).filter(isPlain)
    for first in plain {
      for second in plain {
        let bytes: [UInt8] = [first, second, first, first, second, second, first, second, 0x22]
        let isWhole = bytes.span.endOfPlainBytes(from: 0) == 8
        #expect(isWhole, "\(first) and \(second)")
      }
    }
  }
}
