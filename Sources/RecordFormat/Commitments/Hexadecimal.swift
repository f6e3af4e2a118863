internal import CanonicalJSON
internal import Partnership

extension Span where Element == UInt8 {
  /// The eight bytes that sixteen lower-case digits at an offset stand for, big-endian; nil for
  /// other digits.
  func hexadecimalWord(at offset: Int) -> UInt64? {
    guard let first = eightBytes(at: offset), let second = eightBytes(at: offset + 8),
      let high = number(ofHexadecimal: first), let low = number(ofHexadecimal: second)
    else { return nil }
    return UInt64(high) << 32 | UInt64(low)
  }

  /// The bytes that the lower-case digits at a range stand for; nil for other digits, or unless
  /// each sixteen make eight bytes.
  func hexadecimalBytes(at range: Range<Int>) -> [UInt8]? {
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
  /// Puts the sixteen lower-case digits of a word at the end.
  mutating func append(hexadecimalWord word: UInt64) {
    append(hexadecimal: UInt32(truncatingIfNeeded: word >> 32))
    append(hexadecimal: UInt32(truncatingIfNeeded: word))
  }
}

/// Bytes in lower-case hexadecimal, as signatures are written in records.
func hexadecimal(_ bytes: [UInt8]) -> String {
  let digits = Array("0123456789abcdef".utf8)
  var characters: [UInt8] = []
  characters.reserveCapacity(2 * bytes.count)
  for byte in bytes {
    characters.append(digits[Int(byte >> 4)])
    characters.append(digits[Int(byte & 0xF)])
  }
  return String(decoding: characters, as: UTF8.self)
}
