internal import Partnership
internal import Wording
internal import Workbooks

/// A sheet of the workbook that is being written: its rows as far as they fit, and what did not.
struct WorkbookSheet {
  /// Its name, which is that of the table.
  let name: String
  /// What its rows are.
  let title: InBoth
  /// How many rows it has below the headings.
  private(set) var rows = 0
  /// How many it has no place for.
  private(set) var rowsLeftOut = 0
  /// How many cells were cut.
  private(set) var cellsCut = 0
  /// The first of those: where they are, and how many characters they had.
  private(set) var cuts: [Cut] = []

  /// A cell that holds the beginning of a text.
  struct Cut {
    let cell: String
    let characters: Int
  }

  /// As many cells that were cut are named; the rest are counted.
  static let mostCutsNamed = 100

  private let columns: [TableColumn]
  private let mostRows: Int
  private let sheet: WorkbookWriter.Sheet

  /// Adds a sheet with its headings to a workbook.
  init(
    _ name: String, _ title: InBoth, _ columns: [TableColumn], mostRows: Int,
    in workbook: WorkbookWriter
  ) throws(WorkbookError) {
    self.name = name
    self.title = title
    self.columns = columns
    self.mostRows = mostRows
    sheet = try workbook.addSheet(
      name, columns.map { WorkbookColumn($0.name, width: $0.width) })
  }

  /// Writes the next row, unless there is no place for it.
  mutating func write(
    _ cells: [String], to workbook: WorkbookWriter
  ) throws(WorkbookError) {
    guard rows + 1 < mostRows else {
      rowsLeftOut += 1
      return
    }
    rows += 1
    var written: [WorkbookCell] = []
    for (index, column) in columns.enumerated() {
      written.append(cell(cells[index], column, at: index))
    }
    try workbook.write(written, row: rows, to: sheet)
  }

  /// Ends the sheet: its rows are known now.
  func end(in workbook: WorkbookWriter) throws(WorkbookError) {
    try workbook.filter(rows: rows + 1, columns: columns.count, of: sheet)
  }

  private mutating func cell(
    _ text: String, _ column: TableColumn, at index: Int
  ) -> WorkbookCell {
    let text = withoutReordering(text)
    let typed = column.typed(text)
    guard case .text = typed, let beginning = WorkbookCell.beginning(of: text, ending: " […]")
    else { return typed }
    cellsCut += 1
    if cuts.count < WorkbookSheet.mostCutsNamed {
      let place = WorkbookSheet.letters(ofColumn: index) + String(rows + 1)
      cuts.append(Cut(cell: "\(name)!\(place)", characters: text.utf16.count))
    }
    return .text(beginning)
  }

  /// The letters that a spreadsheet gives a column, counted from 0; no table has more than 676.
  private static func letters(ofColumn column: Int) -> String {
    let last = Unicode.Scalar(UInt8(ascii: "A") + UInt8(column % 26))
    let first = column < 26 ? "" : letters(ofColumn: column / 26 - 1)
    return first + String(Character(last))
  }
}

extension TableColumn {
  /// What a cell holds, of the text that stands in the table.
  fileprivate func typed(_ text: String) -> WorkbookCell {
    guard !text.isEmpty else { return .empty }
    switch kind {
    case .integer:
      // A longer one would lose its last digits.
      if let number = Int64(text), WorkbookCell.numbers.contains(number) { return .number(number) }
    case .truth:
      return text == "true" ? .truth(true) : text == "false" ? .truth(false) : .text(text)
    case .day:
      if let day = Day(text) {
        let days = Recorded(startOf: day).unixMicroseconds / TableColumn.microsecondsADay
        if WorkbookCell.days.contains(days) { return .day(days) }
      }
    case .instant:
      if let instant = Recorded(text),
        WorkbookCell.days.contains(instant.unixMicroseconds / TableColumn.microsecondsADay)
      {
        return .instant(instant.unixMicroseconds)
      }
    case .text, .texts, .object, .array, .word: break
    }
    return .text(text)
  }

  private static let microsecondsADay: Int64 = 86_400_000_000

  /// How many characters wide the column is: its name and the sign of the filter, and what its cells are
  /// likely to hold.
  fileprivate var width: Int {
    let cells =
      switch kind {
      case .integer, .truth: 10
      case .day: 12
      case .instant: 25
      case .text: 16
      case .texts: 22
      case .object, .array, .word: 44
      }
    return max(cells, name.count + 4)
  }
}
