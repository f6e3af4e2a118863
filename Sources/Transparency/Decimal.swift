/// Numbers as C2SP formats write them: ASCII digits without sign, spaces or leading zeros, below 2⁶³.
///
/// Read here because the library takes `+5` and `007` for numbers, and each value may have one
/// spelling alone.
enum Decimal {
  static func read(_ digits: some Collection<UInt8>) -> UInt64? {
    guard let first = digits.first, digits.count <= 19,
      first != UInt8(ascii: "0") || digits.count == 1
    else { return nil }
    var number: UInt64 = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + UInt64(digit - UInt8(ascii: "0"))
    }
    return number <= MerkleTree.maximumSize ? number : nil
  }
}
