/// Tables as text that other programs open (RFC 4180), with an apostrophe before what these would take
/// for a formula: the one form in which a table goes out, and which `Imports` reads back.
public enum DelimitedText {
  /// Rows of cells as a file (RFC 4180): a comma or a semicolon between cells, quotation marks where
  /// they are needed, CR LF after each row, and an apostrophe before what would be a formula, which
  /// reading takes away.
  ///
  /// - Parameter hasMark: Whether it begins with a byte order mark, by which spreadsheet programs
  ///   know UTF-8.
  public static func bytes(
    of rows: some Sequence<[String]>, delimiter: Unicode.Scalar = ",", hasMark: Bool = false
  ) -> [UInt8] {
    var bytes: [UInt8] = hasMark ? [0xEF, 0xBB, 0xBF] : []
    for row in rows {
      for (column, cell) in row.enumerated() {
        if column > 0 { bytes += Array(String(delimiter).utf8) }
        bytes += written(cell.withFormulaSign, delimiter)
      }
      // A row of one empty cell would read as no row.
      if row == [""] { bytes += [0x22, 0x22] }
      bytes += [0x0D, 0x0A]
    }
    return bytes
  }

  private static func written(_ cell: String, _ delimiter: Unicode.Scalar) -> [UInt8] {
    let needsMarks = cell.unicodeScalars.contains {
      $0 == delimiter || $0 == "\"" || $0 == "\n" || $0 == "\r" || $0 == "\t" || $0 == ";"
        || $0 == ","
    }
    guard needsMarks else { return Array(cell.utf8) }
    return [0x22] + cell.utf8.flatMap { $0 == 0x22 ? [0x22, 0x22] : [$0] } + [0x22]
  }
}
