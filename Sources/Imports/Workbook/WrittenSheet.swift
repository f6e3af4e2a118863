public import Workbooks

/// A sheet of a workbook that is written: a row of headings, and rows of characters under them.
public struct WrittenSheet: Sendable, Hashable {
  /// Its name; what no sheet may be called is left out.
  public var name: String
  /// Its columns.
  public var columns: [WorkbookColumn]
  /// The rows under the headings, each with as many cells as there are columns.
  public var rows: [[String]]

  /// A sheet.
  public init(_ name: String, _ columns: [WorkbookColumn], rows: [[String]] = []) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}
