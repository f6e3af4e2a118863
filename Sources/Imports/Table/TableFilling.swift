/// A table as its rows come, held to its headings.
struct TableFilling {
  private(set) var table: SourceTable

  /// Begins with the row of headings.
  init(_ row: TableRow, sheet: String?) throws(TableFault) {
    var headings = row.cells.map { $0.text }
    while headings.last == "" { headings.removeLast() }
    guard headings.count <= SourceTable.mostColumns else {
      throw TableFault(.tooManyColumns(limit: SourceTable.mostColumns), row: row.number)
    }
    var columns: [String: Int] = [:]
    for (column, heading) in headings.enumerated() where !heading.isEmpty {
      guard columns.updateValue(column, forKey: heading) == nil else {
        throw TableFault(
          .repeatedHeading(heading), row: row.number, column: column, heading: heading)
      }
    }
    table = SourceTable(headings: headings, headingRow: row.number, rows: [], sheet: sheet)
  }

  /// Adds a row, unless it is empty.
  ///
  /// - Parameter cellsAreCounted: Whether a row with fewer cells than headings was cut short.
  mutating func add(_ row: TableRow, cellsAreCounted: Bool) throws(TableFault) {
    var cells = row.cells
    guard cells.contains(where: { $0 != .empty }) else { return }
    let expected = table.headings.count
    while cells.count > expected, cells.last == .empty { cells.removeLast() }
    if cellsAreCounted, cells.count != expected {
      throw TableFault(.cellCount(found: cells.count, expected: expected), row: row.number)
    }
    if cells.count > expected {
      throw TableFault(.noHeading, row: row.number, column: cells.count - 1)
    }
    for (column, cell) in cells.enumerated()
    where cell != .empty && table.headings[column].isEmpty {
      throw TableFault(.noHeading, row: row.number, column: column)
    }
    guard table.rows.count < SourceTable.mostRows else {
      throw TableFault(.tooManyRows, row: row.number)
    }
    table.rows.append(TableRow(number: row.number, cells: cells, width: expected))
  }
}
