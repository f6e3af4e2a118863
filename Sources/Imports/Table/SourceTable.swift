internal import DelimitedText
internal import Partnership

/// A table somebody keeps: a row of headings, and rows of cells under them.
public struct SourceTable: Sendable, Hashable {
  /// The most rows of a table, which are committed together.
  public static let mostRows = JSONLines.mostRows
  /// The most columns of a table.
  public static let mostColumns = 1_024
  /// The most bytes of a cell: a word at its limit.
  public static let longestCellBytes = 65_536

  /// The headings, spaces around them cut.
  public var headings: [String]
  /// The row the headings stand in, from 1.
  public var headingRow: Int
  /// The rows that hold anything, in order, each with as many cells as there are headings.
  public var rows: [TableRow]
  /// The sheet of the workbook; nil for a file that is one table.
  public var sheet: String?

  /// A table of those headings and rows.
  public init(headings: [String], headingRow: Int = 1, rows: [TableRow], sheet: String? = nil) {
    self.headings = headings
    self.headingRow = headingRow
    self.rows = rows
    self.sheet = sheet
  }
}

/// One row of a table.
///
/// Only cells that hold something are kept: a thousand columns cost a row that fills in one of them
/// nothing.
public struct TableRow: Sendable, Hashable {
  /// Which it is, from 1, the headings and empty rows counted, as a spreadsheet numbers it and RFC
  /// 7111 does.
  public let number: Int
  private let width: Int
  /// By column, ascending.
  private let filled: [FilledCell]

  /// A row and its cells.
  public init(number: Int, cells: [TableCell]) {
    self.init(number: number, cells: cells, width: cells.count)
  }

  /// A row of so many cells, of which those not given are empty.
  init(number: Int, cells: [TableCell], width: Int) {
    self.number = number
    self.width = width
    filled = cells.enumerated().compactMap { column, cell in
      cell == .empty ? nil : FilledCell(column: column, cell: cell)
    }
  }

  /// Its cells, one a heading.
  public var cells: [TableCell] {
    var cells = [TableCell](repeating: .empty, count: width)
    for item in filled { cells[item.column] = item.cell }
    return cells
  }

  /// The cell of a column, from 0.
  subscript(column: Int) -> TableCell {
    var (low, high) = (0, filled.count)
    while low < high {
      let middle = (low + high) / 2
      if filled[middle].column < column { low = middle + 1 } else { high = middle }
    }
    return low < filled.count && filled[low].column == column ? filled[low].cell : .empty
  }
}

private struct FilledCell: Sendable, Hashable {
  let column: Int
  let cell: TableCell
}

/// What a cell holds, as far as the file itself says.
public enum TableCell: Sendable, Hashable {
  /// Nothing.
  case empty
  /// Characters, spaces around them cut, and the apostrophe that keeps them from being a formula.
  case text(String)
  /// A number of a spreadsheet, with a point before its decimals.
  case number(String)
  /// A date of a spreadsheet, `2022-05-01`, and whether it has a time of day.
  case day(String, hasTime: Bool)
  /// True or false, of a spreadsheet.
  case boolean(Bool)

  /// What somebody reads in it.
  public var text: String {
    switch self {
    case .empty: ""
    case .text(let text), .number(let text), .day(let text, _): text
    case .boolean(let boolean): boolean ? "true" : "false"
    }
  }

  /// A cell of characters; empty when there are only spaces.
  init(trimming text: Substring) {
    let kept = text.trimmed
    self = kept.isEmpty ? .empty : .text(kept.withoutFormulaSign)
  }
}

/// The letters a spreadsheet gives a column, counted from 0: `A`, `Z`, `AA`.
func letters(ofColumn column: Int) -> String {
  var letters = ""
  var rest = column + 1
  while rest > 0 {
    letters = String(UnicodeScalar(UInt8(0x41 + (rest - 1) % 26))) + letters
    rest = (rest - 1) / 26
  }
  return letters
}
