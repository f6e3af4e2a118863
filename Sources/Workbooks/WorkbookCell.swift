/// What stands in a cell of a workbook.
public enum WorkbookCell: Sendable, Hashable {
  /// Nothing.
  case empty
  /// Text; whatever it begins with, it is no formula.
  case text(String)
  /// A number of at most fifteen digits, which is what spreadsheet programs keep.
  case number(Int64)
  /// A day, counted from 1 January 1970.
  case day(Int64)
  /// An instant, in microseconds from the beginning of 1 January 1970, UTC.
  case instant(Int64)
  /// True or false.
  case truth(Bool)

  /// The most characters of a cell, as spreadsheet programs count: units of UTF-16.
  public static let mostCharacters = 32_767
  /// The most rows of a sheet, that of the headings among them.
  public static let mostRows = 1_048_576

  /// The days that every program shows alike: from 1 March 1900, before which Excel counts a day that
  /// never was, to 31 December 9999.
  public static let days: ClosedRange<Int64> = -25_508...2_932_896

  /// The largest number whose digits a spreadsheet program keeps, and its opposite.
  public static let numbers: ClosedRange<Int64> = -999_999_999_999_999...999_999_999_999_999
}

extension WorkbookCell {
  /// A text as a file has it that reads `_x0041_` as the letter A (ECMA-376 §22.9.2.19): what looks so
  /// stands for itself.
  static func escaped(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "_")) else { return text }
    let bytes = Array(text.utf8)
    var escaped: [UInt8] = []
    for (index, byte) in bytes.enumerated() {
      if byte == UInt8(ascii: "_"), readsAsCharacter(bytes[index...]) {
        escaped += Array("_x005F".utf8)
      }
      escaped.append(byte)
    }
    return String(decoding: escaped, as: UTF8.self)
  }

  /// Whether bytes begin with `_xHHHH_`.
  private static func readsAsCharacter(_ bytes: ArraySlice<UInt8>) -> Bool {
    let form = Array(bytes.prefix(7))
    return form.count == 7 && form[1] == UInt8(ascii: "x") && form[6] == UInt8(ascii: "_")
      && form[2..<6].allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
  }
}
