internal import CanonicalJSON

// Lower-case hexadecimal, eight digits at a time: every header has two hashes and a UUID, and digit
// by digit they took a fifth of the time of reading it.

/// The number that eight lower-case digits stand for, the first the lowest byte of the word; nil for
/// other characters.
@inlinable
package func number(ofHexadecimal digits: UInt64) -> UInt32? {
  let ones: UInt64 = 0x0101_0101_0101_0101
  let high = ones &* 0x80
  guard digits & high == 0 else { return nil }
  // Of each byte the highest bit says whether it is at least one bound and not above the other.
  let isDigit = (digits &+ ones &* (0x80 - 0x30)) & ~(digits &+ ones &* (0x80 - 0x3A))
  let isLetter = (digits &+ ones &* (0x80 - 0x61)) & ~(digits &+ ones &* (0x80 - 0x67))
  guard (isDigit | isLetter) & high == high else { return nil }
  var number = (digits & (ones &* 0x0F)) &+ (isLetter & high) >> 7 &* 9
  number = number.byteSwapped
  number = (number | number >> 4) & 0x00FF_00FF_00FF_00FF
  number = (number | number >> 8) & 0x0000_FFFF_0000_FFFF
  return UInt32(truncatingIfNeeded: number | number >> 16)
}

/// The eight lower-case digits of a number, the first the lowest byte of the word.
@inlinable
package func hexadecimal(of number: UInt32) -> UInt64 {
  let ones: UInt64 = 0x0101_0101_0101_0101
  var digits = UInt64(number)
  digits = (digits | digits << 16) & 0x0000_FFFF_0000_FFFF
  digits = (digits | digits << 8) & 0x00FF_00FF_00FF_00FF
  digits = (digits | digits << 4) & (ones &* 0x0F)
  digits = digits.byteSwapped
  // From `a` on, 39 characters lie between the digits and the letters.
  let isLetter = (digits &+ ones &* 6) >> 4 & ones
  return digits &+ ones &* 0x30 &+ isLetter &* 39
}

extension Span where Element == UInt8 {
  /// The eight bytes that sixteen lower-case digits at an offset stand for, big-endian; nil for
  /// other digits.
  package func hexadecimalWord(at offset: Int) -> UInt64? {
    guard let first = eightBytes(at: offset), let second = eightBytes(at: offset + 8),
      let high = number(ofHexadecimal: first), let low = number(ofHexadecimal: second)
    else { return nil }
    return UInt64(high) << 32 | UInt64(low)
  }

  /// The bytes that the lower-case digits at a range stand for; nil for other digits, or unless
  /// each sixteen make eight bytes.
  package func hexadecimalBytes(at range: Range<Int>) -> [UInt8]? {
    guard range.count.isMultiple(of: 16) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count / 2)
    for offset in stride(from: range.lowerBound, to: range.upperBound, by: 16) {
      guard let word = hexadecimalWord(at: offset) else { return nil }
      bytes.append(bigEndian: word)
    }
    return bytes
  }
}

extension [UInt8] {
  /// Puts the digits of a word at the end, those of its highest byte first.
  package mutating func append(hexadecimalWord word: UInt64) {
    append(hexadecimal(of: UInt32(truncatingIfNeeded: word >> 32)), count: 8)
    append(hexadecimal(of: UInt32(truncatingIfNeeded: word)), count: 8)
  }

  /// Puts the digits of bytes at the end: of words of eight, or it traps.
  package mutating func append(hexadecimalOf bytes: Span<UInt8>) {
    precondition(bytes.count.isMultiple(of: 8), "hexadecimal is written eight bytes at a time")
    reserveCapacity(count + 2 * bytes.count)
    var offset = 0
    while let word = bytes.eightBytes(at: offset) {
      append(hexadecimalWord: word.byteSwapped)
      offset += 8
    }
  }

  /// Puts the lowest bytes of a word at the end, the lowest first.
  @inline(__always)
  mutating func append(_ word: UInt64, count: Int) {
    append(addingCapacity: count) { (output: inout OutputSpan<UInt8>) in
      for index in 0..<UInt64(count) {
        output.append(UInt8(truncatingIfNeeded: word >> (8 * index)))
      }
    }
  }
}
