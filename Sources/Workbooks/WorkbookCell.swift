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
  /// As much of a text as a cell holds, with a sign that there was more; nil for one that fits.
  ///
  /// What looks like an escaped character is written longer than it is.
  public static func beginning(of text: String, ending sign: String) -> String? {
    // Nothing is written twice as long as it is.
    guard text.utf16.count > mostCharacters / 2,
      EscapedCharacters.write(text).utf16.count > mostCharacters
    else { return nil }
    let most = mostCharacters - sign.utf16.count
    return EscapedCharacters.beginning(of: text, mostUnits: most) + sign
  }
}
