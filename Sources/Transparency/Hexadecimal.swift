/// Lower-case hexadecimal, one spelling for each sequence of bytes.
enum Hexadecimal {
  static func encode(_ bytes: [UInt8]) -> String {
    var characters: [UInt8] = []
    characters.reserveCapacity(2 * bytes.count)
    for byte in bytes {
      characters.append(character(of: byte >> 4))
      characters.append(character(of: byte & 0x0f))
    }
    return String(decoding: characters, as: UTF8.self)
  }

  /// `nil` for an odd number of characters and for anything but `0`–`9` and `a`–`f`.
  static func decode(_ characters: [UInt8]) -> [UInt8]? {
    guard characters.count.isMultiple(of: 2) else { return nil }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(characters.count / 2)
    for index in stride(from: 0, to: characters.count, by: 2) {
      guard let high = value(of: characters[index]), let low = value(of: characters[index + 1])
      else { return nil }
      bytes.append(high << 4 | low)
    }
    return bytes
  }

  private static func character(of value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "a") + value - 10
  }

  private static func value(of character: UInt8) -> UInt8? {
    switch character {
    case UInt8(ascii: "0")...UInt8(ascii: "9"): character - UInt8(ascii: "0")
    case UInt8(ascii: "a")...UInt8(ascii: "f"): character - UInt8(ascii: "a") + 10
    default: nil
    }
  }
}
