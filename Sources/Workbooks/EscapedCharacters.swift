/// Characters that XML has not, as a workbook writes them: `_x0007_` (ECMA-376 §22.9.2.19).
public enum EscapedCharacters {
  /// The text that one in a file stands for, `_x0041_` being the letter A.
  public static func read(_ text: String) -> String {
    guard text.utf8.contains(sign) else { return text }
    let written = Array(text.utf16)
    var units: [UInt16] = []
    var index = 0
    while index < written.count {
      if let unit = unit(at: index, of: written) {
        units.append(unit)
        index += length
      } else {
        units.append(written[index])
        index += 1
      }
    }
    // Half of a character stands for nothing: such a text is what it looks like.
    return String(validating: units, as: UTF16.self) ?? text
  }

  /// A text as a file has it, where what looks like an escaped character stands for itself.
  static func write(_ text: String) -> String {
    guard text.utf8.contains(sign) else { return text }
    let units = Array(text.utf16)
    var written: [UInt16] = []
    for (index, character) in units.enumerated() {
      if unit(at: index, of: units) != nil { written += escape }
      written.append(character)
    }
    return String(decoding: written, as: UTF16.self)
  }

  /// As much of a text as a file has in so many units of UTF-16.
  static func beginning(of text: String, mostUnits most: Int) -> String {
    let units = Array(text.utf16)
    var room = most
    var index = 0
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let width = UTF16.width(scalar)
      room -= unit(at: index, of: units) == nil ? width : width + escape.count
      guard room >= 0 else { break }
      kept.append(scalar)
      index += width
    }
    return String(kept)
  }

  private static let sign = UInt8(ascii: "_")
  /// What stands before a sign that begins no escaped character, the sign of which closes it.
  private static let escape = Array("_x005F".utf16)
  /// Of `_xHHHH_`.
  private static let length = 7

  /// The unit of UTF-16 that is escaped at a place; nil where none is.
  private static func unit(at index: Int, of units: [UInt16]) -> UInt16? {
    guard index + length <= units.count, units[index] == UInt16(sign),
      units[index + 1] == UInt16(UInt8(ascii: "x")), units[index + length - 1] == UInt16(sign)
    else { return nil }
    let digits = String(decoding: units[index + 2..<index + length - 1], as: UTF16.self)
    // A number may begin with a sign elsewhere, and may not here.
    return digits.utf8.allSatisfy({ $0 != UInt8(ascii: "+") && $0 != UInt8(ascii: "-") })
      ? UInt16(digits, radix: 16) : nil
  }
}
