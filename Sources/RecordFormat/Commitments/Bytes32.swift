internal import CanonicalJSON
internal import Crypto
internal import Partnership

/// Thirty-two bytes held as four big-endian words, so that a value needs no memory of its own,
/// hashes fast as a key, and compares in the order of its bytes.
public struct Bytes32: Sendable, Hashable {
  let first: UInt64
  let second: UInt64
  let third: UInt64
  let fourth: UInt64
}

extension Bytes32 {
  init?(_ bytes: Span<UInt8>) {
    guard bytes.count == 32, let first = bytes.eightBytes(at: 0),
      let second = bytes.eightBytes(at: 8), let third = bytes.eightBytes(at: 16),
      let fourth = bytes.eightBytes(at: 24)
    else { return nil }
    self.init(
      first: first.byteSwapped, second: second.byteSwapped, third: third.byteSwapped,
      fourth: fourth.byteSwapped)
  }

  /// Reads exactly 64 lower-case hexadecimal digits that stand in a text.
  init?(hex bytes: Span<UInt8>, at range: Range<Int>) {
    guard range.count == 64,
      let first = bytes.hexadecimalWord(at: range.lowerBound),
      let second = bytes.hexadecimalWord(at: range.lowerBound + 16),
      let third = bytes.hexadecimalWord(at: range.lowerBound + 32),
      let fourth = bytes.hexadecimalWord(at: range.lowerBound + 48)
    else { return nil }
    self.init(first: first, second: second, third: third, fourth: fourth)
  }

  init(_ digest: SHA256Digest) {
    var bytes = digest.makeIterator()
    func word() -> UInt64 {
      var word: UInt64 = 0
      for _ in 0..<8 {
        guard let byte = bytes.next() else {
          preconditionFailure("SHA-256 returned fewer than 32 bytes: the library is broken")
        }
        word = word << 8 | UInt64(byte)
      }
      return word
    }
    self.init(first: word(), second: word(), third: word(), fourth: word())
  }

  static func random() -> Bytes32 {
    var source = SystemRandomNumberGenerator()
    return Bytes32(
      first: source.next(), second: source.next(), third: source.next(), fourth: source.next())
  }

  func append(to bytes: inout [UInt8]) {
    bytes.append(bigEndian: first)
    bytes.append(bigEndian: second)
    bytes.append(bigEndian: third)
    bytes.append(bigEndian: fourth)
  }

  /// The 64 lower-case digits, as bytes.
  var hexadecimal: [UInt8] {
    var digits: [UInt8] = []
    digits.reserveCapacity(64)
    digits.append(hexadecimalWord: first)
    digits.append(hexadecimalWord: second)
    digits.append(hexadecimalWord: third)
    digits.append(hexadecimalWord: fourth)
    return digits
  }

  func precedes(_ other: Bytes32) -> Bool {
    (first, second, third, fourth) < (other.first, other.second, other.third, other.fourth)
  }
}
