/// Bytes in lower-case hexadecimal, as hashes, keys and signatures are written in records.
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

extension Span where Element == UInt8 {
  /// The eight bytes at an offset, big-endian.
  func word(at offset: Int) -> UInt64 {
    var word: UInt64 = 0
    for index in offset..<offset + 8 { word = word << 8 | UInt64(self[index]) }
    return word
  }

  /// The eight bytes that sixteen lower-case digits at an offset stand for; nil for other digits.
  func hexadecimalWord(at offset: Int) -> UInt64? { hexadecimal(at: offset, count: 16) }

  /// The number that at most sixteen lower-case digits at an offset stand for.
  @inline(__always)
  func hexadecimal(at offset: Int, count: Int) -> UInt64? {
    var word: UInt64 = 0
    for index in offset..<offset + count {
      guard let digit = hexadecimalDigit(self[index]) else { return nil }
      word = word << 4 | digit
    }
    return word
  }

  /// The bytes that the lower-case digits at a range stand for; nil for other or an odd number.
  func hexadecimalBytes(at range: Range<Int>) -> [UInt8]? {
    guard range.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(range.count / 2)
    for index in stride(from: range.lowerBound, to: range.upperBound, by: 2) {
      guard let high = hexadecimalDigit(self[index]), let low = hexadecimalDigit(self[index + 1])
      else { return nil }
      bytes.append(UInt8(high << 4 | low))
    }
    return bytes
  }
}

@inline(__always)
private func hexadecimalDigit(_ byte: UInt8) -> UInt64? {
  switch byte {
  case 0x30...0x39: UInt64(byte - 0x30)
  case 0x61...0x66: UInt64(byte - 0x61 + 10)
  default: nil
  }
}
