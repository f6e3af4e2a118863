public import Partnership
internal import Projections
internal import RecordFormat
internal import Workbooks

/// The tables of an export as one workbook, a sheet a table, with a first sheet that says what it is and
/// what is not in it, and a last one that says what columns are called.
///
/// Rows go to the workbook as they come, and none is held. Cells and sheets have limits that spreadsheet
/// programs set; what does not fit is left out, and the first sheet counts it.
public struct WorkbookPart: ~Copyable {
  private let scope: ExportScope
  private let workbook: WorkbookWriter
  private let about: WorkbookWriter.Sheet
  private let choice: TableChoice
  private var records: [(table: RecordTable, sheet: WorkbookSheet)]
  /// The sheets of agreements, in the order of the tables.
  private var sheets: [WorkbookSheet]
  private var words = WordsTally()

  /// Begins a workbook.
  ///
  /// - Parameter folder: Where it lies without a name while it is written.
  public init(of scope: ExportScope, spooledIn folder: String) throws(ExportError) {
    try self.init(of: scope, spooledIn: folder, mostRows: WorkbookCell.mostRows)
  }

  init(
    of scope: ExportScope, spooledIn folder: String, mostRows: Int
  ) throws(ExportError) {
    self.scope = scope
    choice = scope.choice
    (workbook, about, records, sheets) = try inWorkbook { () throws(WorkbookError) in
      let workbook = try WorkbookWriter(
        in: folder, title: scope.title.french + " / " + scope.title.english,
        createdSeconds: scope.recorded.unixMicroseconds / 1_000_000)
      let about = try workbook.addSheet(WorkbookAbout.sheet, WorkbookAbout.columns)
      var records: [(table: RecordTable, sheet: WorkbookSheet)] = []
      for table in TableFiles.ofRecords {
        let sheet = try WorkbookSheet(
          table.name, table.title, table.columns, mostRows: mostRows, in: workbook)
        records.append((table, sheet))
      }
      var sheets: [WorkbookSheet] = []
      for table in TableFiles.tables {
        sheets.append(
          try WorkbookSheet(
            table.name, table.title, table.columns, mostRows: mostRows, in: workbook))
      }
      return (workbook, about, records, sheets)
    }
  }

  /// Writes the next record, in order of sequence.
  public mutating func write(_ record: ExportedRecord) throws(ExportError) {
    words.add(record)
    try inWorkbook { () throws(WorkbookError) in
      for index in records.indices {
        guard let cells = records[index].table.cells(record) else { continue }
        try records[index].sheet.write(cells, to: workbook)
      }
    }
  }

  /// Writes the next erasure of something of the chosen records, which was not chosen itself: in order of
  /// sequence among them.
  public mutating func write(erasure record: ExportedRecord) throws(ExportError) {
    try inWorkbook { () throws(WorkbookError) in
      for index in records.indices where records[index].table.listsErasures {
        guard let cells = records[index].table.cells(record) else { continue }
        try records[index].sheet.write(cells, to: workbook)
      }
    }
  }

  /// Writes the rows of the next agreement, its words looked up.
  public mutating func write(
    _ agreement: ExportedAgreement, word: WordFinding
  ) throws(ExportError) {
    let workbook = workbook
    try inWorkbook { () throws(WorkbookError) in
      for (index, table) in TableFiles.tables.enumerated() {
        var sheet = sheets[index]
        try table.forEachRow(of: agreement, choice, word) { cells throws(WorkbookError) in
          try sheet.write(cells, to: workbook)
        }
        sheets[index] = sheet
      }
    }
  }

  /// Gives the bytes of the whole, piece by piece.
  public consuming func finish(
    _ body: ([UInt8]) throws(ExportError) -> Void
  ) throws(ExportError) {
    let (workbook, scope, words, about) = (workbook, scope, words, about)
    let sheets = records.map(\.sheet) + sheets
    try inWorkbook { () throws(WorkbookError) in
      for sheet in sheets { try sheet.end(in: workbook) }
      try WorkbookPart.writeColumns(to: workbook)
      let page = WorkbookAbout(scope, words, sheets)
      for (row, cells) in page.rows.enumerated() {
        try workbook.write(cells, row: row + 1, to: about)
      }
    }
    try workbook.finish({ ExportError.workbook($0.description) }, body)
  }

  /// The sheet that says what every column is called.
  private static func writeColumns(to workbook: WorkbookWriter) throws(WorkbookError) {
    let columns = [
      WorkbookColumn("sheet", width: 18), WorkbookColumn("column", width: 24),
      WorkbookColumn("fr", width: 44), WorkbookColumn("en", width: 44),
    ]
    let sheet = try workbook.addSheet("columns", columns)
    var row = 1
    let tables =
      TableFiles.ofRecords.map { ($0.name, $0.columns) }
      + TableFiles.tables.map { ($0.name, $0.columns) }
    for (table, columns) in tables {
      for column in columns {
        let label = TableWords.label(of: column.name)
        let cells = [table, column.name, label.french, label.english]
        try workbook.write(cells.map { .text($0) }, row: row, to: sheet)
        row += 1
      }
    }
    try workbook.filter(rows: row, columns: columns.count, of: sheet)
  }
}

/// Runs work on a workbook and speaks its error as this module's.
private func inWorkbook<Result>(
  _ work: () throws(WorkbookError) -> Result
) throws(ExportError) -> Result {
  do throws(WorkbookError) {
    return try work()
  } catch {
    throw .workbook(error.description)
  }
}
