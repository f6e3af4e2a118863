/// How the characters of a file are written.
public enum TextForm: String, Sendable, Hashable {
  /// UTF-8, with or without a byte order mark.
  case utf8 = "UTF-8"
  /// UTF-16 with a byte order mark.
  case utf16 = "UTF-16"
  /// The encoding of Windows in western Europe and America.
  case windows1252 = "Windows-1252"

  /// The form of those bytes, and the bytes without mark, made UTF-8 where they were UTF-16.
  ///
  /// Whatever is no UTF-8 is Windows-1252: every file is one of these two, but one that is glued
  /// together, which ``text(of:)`` finds cell by cell.
  static func read(_ bytes: [UInt8]) throws(TableFault) -> (TextForm, [UInt8]) {
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return (.utf8, Array(bytes[3...])) }
    if bytes.starts(with: [0xFF, 0xFE]) { return (.utf16, try utf8(bytes, isLittle: true)) }
    if bytes.starts(with: [0xFE, 0xFF]) { return (.utf16, try utf8(bytes, isLittle: false)) }
    let isUTF8 = String(validating: bytes, as: UTF8.self) != nil
    return (isUTF8 ? .utf8 : .windows1252, bytes)
  }

  private static func utf8(_ bytes: [UInt8], isLittle: Bool) throws(TableFault) -> [UInt8] {
    guard bytes.count.isMultiple(of: 2) else { throw TableFault(.undefinedByte(bytes[0])) }
    let units = stride(from: 2, to: bytes.count, by: 2).map { index -> UInt16 in
      let (one, two) = (UInt16(bytes[index]), UInt16(bytes[index + 1]))
      return isLittle ? two << 8 | one : one << 8 | two
    }
    guard let text = String(validating: units, as: UTF16.self) else {
      throw TableFault(.undefinedByte(bytes[0]))
    }
    return Array(text.utf8)
  }

  /// The text of some bytes of a file of this form.
  func text(of bytes: ArraySlice<UInt8>) throws(TableFault) -> String {
    if let zero = bytes.first(where: { $0 == 0 }) { throw TableFault(.undefinedByte(zero)) }
    guard self == .windows1252, bytes.contains(where: { $0 >= 0x80 }) else {
      // A mark promises UTF-8; words that break the promise would be kept as other words.
      guard let text = String(validating: bytes, as: UTF8.self) else {
        throw TableFault(.mixedEncodings)
      }
      return text
    }
    if TextForm.showsUTF8(bytes) { throw TableFault(.mixedEncodings) }
    var text = String.UnicodeScalarView()
    for byte in bytes {
      guard let scalar = TextForm.scalar(byte) else { throw TableFault(.undefinedByte(byte)) }
      text.append(scalar)
    }
    return String(text)
  }

  /// Whether bytes of a file that is not UTF-8 are what UTF-8 makes of `é`, `°`, `œ`, `’` or `€`.
  ///
  /// Not every sequence of it: `É` before a no-break space is one too, and stands in many a French
  /// file of Windows-1252, while `Ã©` stands in none.
  private static func showsUTF8(_ bytes: ArraySlice<UInt8>) -> Bool {
    for (byte, next) in zip(bytes, bytes.dropFirst()) {
      switch byte {
      case 0xC2, 0xC3, 0xC5:
        if (0x80..<0xC0).contains(next) { return true }
      case 0xE2:
        if next == 0x80 || next == 0x82 { return true }
      default: break
      }
    }
    return false
  }

  /// The character of a byte of Windows-1252; nil for the five that have none.
  private static func scalar(_ byte: UInt8) -> Unicode.Scalar? {
    guard (0x80..<0xA0).contains(byte) else { return Unicode.Scalar(byte) }
    return high[Int(byte) - 0x80]
  }

  private static let high: [Unicode.Scalar?] = [
    "€", nil, "‚", "ƒ", "„", "…", "†", "‡", "ˆ", "‰", "Š", "‹", "Œ", nil, "Ž", nil, nil, "‘", "’",
    "“", "”", "•", "–", "—", "˜", "™", "š", "›", "œ", nil, "ž", "Ÿ",
  ]
}
