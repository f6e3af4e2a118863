internal import CXLSXWriter

/// A workbook, `.xlsx`, on its way: sheets are written row by row, and nothing of them is held.
///
/// Its parts and the whole lie in files that have no name, in the folder that is given: nothing is left
/// there whatever ends the process. The same cells under the same version of the library make the same
/// bytes: no clock is read.
@safe
public final class WorkbookWriter {
  private var workbook: UnsafeMutablePointer<lxw_workbook>?
  private let file: Int32
  private let styles: Styles
  private var sheets: [(page: UnsafeMutablePointer<lxw_worksheet>, columns: [WorkbookColumn])] =
    unsafe []

  /// Of the cells of each sort.
  @unsafe private struct Styles {
    let heading: UnsafeMutablePointer<lxw_format>?
    let text: UnsafeMutablePointer<lxw_format>?
    /// Of a whole column of text, whose long texts are shown in several lines.
    let column: UnsafeMutablePointer<lxw_format>?
    let number: UnsafeMutablePointer<lxw_format>?
    let day: UnsafeMutablePointer<lxw_format>?
    let instant: UnsafeMutablePointer<lxw_format>?
  }

  /// The version of the library, `1.1.4`.
  public static var libraryVersion: String {
    // A constant of the library.
    unsafe String(cString: lxw_version())
  }

  /// Begins a workbook.
  ///
  /// - Parameters:
  ///   - folder: Where the nameless files lie.
  ///   - title: What it is, for programs that ask.
  ///   - createdSeconds: When it says that it was made, in seconds from the beginning of 1970.
  public init(
    in folder: String, title: String, createdSeconds: Int64
  ) throws(WorkbookError) {
    let file = unsafe entente_open_nameless(folder)
    guard file >= 0 else { throw WorkbookWriter.systemError() }
    self.file = file
    // The library copies the path and the options; both outlive the call.
    let made = unsafe folder.withCString { folder in
      let copy = unsafe strdup(folder)
      defer { unsafe free(copy) }
      var options = unsafe lxw_workbook_options()
      unsafe options.constant_memory = 1
      unsafe options.tmpdir = unsafe copy
      return unsafe workbook_new_opt("/proc/self/fd/\(file)", &options)
    }
    guard let made = unsafe made else {
      close(file)
      throw .library(
        number: LXW_ERROR_MEMORY_MALLOC_FAILED.rawValue, what: "no workbook could be made")
    }
    // The library copies the properties; the title outlives the call.
    unsafe title.withCString { title in
      let copy = unsafe strdup(title)
      defer { unsafe free(copy) }
      var properties = unsafe lxw_doc_properties()
      unsafe properties.title = unsafe copy
      unsafe properties.created = time_t(createdSeconds)
      _ = unsafe workbook_set_properties(made, &properties)
    }
    unsafe workbook = unsafe made
    unsafe styles = unsafe Styles(
      // Formats live as long as their workbook.
      heading: unsafe workbook_add_format(made), text: unsafe workbook_add_format(made),
      column: unsafe workbook_add_format(made), number: unsafe workbook_add_format(made),
      day: unsafe workbook_add_format(made), instant: unsafe workbook_add_format(made))
    setStyles()
  }

  private func setStyles() {
    // Formats of this workbook, which is not closed yet.
    unsafe format_set_bold(styles.heading)
    unsafe format_set_bg_color(styles.heading, 0xE7ECF2)
    unsafe format_set_bottom(styles.heading, UInt8(LXW_BORDER_THIN.rawValue))
    // 49 is text: a cell that is edited stays no formula.
    unsafe format_set_num_format_index(styles.heading, 49)
    unsafe format_set_num_format_index(styles.text, 49)
    unsafe format_set_align(styles.text, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    unsafe format_set_num_format_index(styles.column, 49)
    unsafe format_set_align(styles.column, UInt8(LXW_ALIGN_VERTICAL_TOP.rawValue))
    unsafe format_set_text_wrap(styles.column)
    unsafe format_set_num_format(styles.number, "0")
    unsafe format_set_num_format(styles.day, "yyyy-mm-dd")
    unsafe format_set_num_format(styles.instant, "yyyy-mm-dd hh:mm:ss.000")
  }

  deinit {
    // Given up: the library frees what it holds, and the file goes with its descriptor.
    if let workbook = unsafe workbook { unsafe lxw_workbook_free(workbook) }
    close(file)
  }

  private static func systemError() -> WorkbookError {
    let number = entente_last_error()
    // The text lives until the next call, and is copied here.
    return .system(number: number, what: unsafe String(cString: strerror(number)))
  }

  private static func check(_ error: lxw_error) throws(WorkbookError) {
    guard error != LXW_NO_ERROR else { return }
    // A constant of the library.
    throw .library(number: error.rawValue, what: unsafe String(cString: lxw_strerror(error)))
  }
}

// MARK: - Sheets

extension WorkbookWriter {
  /// A sheet of a workbook that is on its way.
  public struct Sheet: Sendable, Hashable {
    fileprivate let index: Int
  }

  /// Adds a sheet, its headings in its first row, which stays in sight.
  public func addSheet(
    _ name: String, _ columns: [WorkbookColumn]
  ) throws(WorkbookError) -> Sheet {
    // The library copies the name; the sheet lives as long as its workbook.
    guard let page = unsafe workbook_add_worksheet(workbook, name) else {
      throw .library(
        number: LXW_ERROR_SHEETNAME_ALREADY_USED.rawValue, what: "no sheet may be called \(name)")
    }
    unsafe sheets.append((page, columns))
    let sheet = Sheet(index: unsafe sheets.count - 1)
    for (index, column) in columns.enumerated() {
      let place = lxw_col_t(index)
      let style = unsafe column.isText ? styles.column : nil
      try WorkbookWriter.check(
        unsafe worksheet_set_column(page, place, place, Double(column.width), style))
      try WorkbookWriter.check(write(.text(column.heading), 0, place, true, sheet))
      if column.canOffer { try offer(column.choices, in: place, of: sheet) }
    }
    unsafe worksheet_freeze_panes(page, 1, 0)
    return sheet
  }

  /// Writes a row under the headings, which are row 0, after those before it.
  public func write(
    _ cells: [WorkbookCell], row: Int, to sheet: Sheet
  ) throws(WorkbookError) {
    for (column, cell) in cells.enumerated() {
      try WorkbookWriter.check(write(cell, lxw_row_t(row), lxw_col_t(column), false, sheet))
    }
  }

  /// Lets who fills a column in choose from a list, or type anything else.
  private func offer(
    _ choices: [String], in column: lxw_col_t, of sheet: Sheet
  ) throws(WorkbookError) {
    // The library copies the list, which ends with a null.
    var list = unsafe choices.map { unsafe strdup($0) } + [nil]
    defer { unsafe list.forEach { unsafe free($0) } }
    let error = unsafe list.withUnsafeMutableBufferPointer { list in
      var validation = unsafe lxw_data_validation()
      unsafe validation.validate = UInt8(LXW_VALIDATION_TYPE_LIST.rawValue)
      unsafe validation.show_error = UInt8(LXW_VALIDATION_OFF.rawValue)
      unsafe validation.value_list = list.baseAddress
      return unsafe worksheet_data_validation_range(
        sheets[sheet.index].page, 1, column, lxw_row_t(WorkbookCell.mostRows - 1), column,
        &validation)
    }
    try WorkbookWriter.check(error)
  }

  /// Lets the reader choose rows by what stands below the headings.
  public func filter(rows: Int, columns: Int, of sheet: Sheet) throws(WorkbookError) {
    guard columns > 0 else { return }
    // A sheet of this workbook, which is not closed yet.
    try WorkbookWriter.check(
      unsafe worksheet_autofilter(
        sheets[sheet.index].page, 0, 0, lxw_row_t(max(0, rows - 1)), lxw_col_t(columns - 1)))
  }

  private func write(
    _ cell: WorkbookCell, _ row: lxw_row_t, _ column: lxw_col_t, _ isHeading: Bool, _ to: Sheet
  ) -> lxw_error {
    // A sheet and formats of this workbook, which is not closed yet; the library copies texts.
    let (sheet, columns) = unsafe sheets[to.index]
    switch cell {
    case .empty: return LXW_NO_ERROR
    case .text(let text):
      // Without a style of its own a cell has that of its column.
      let isOfColumn = columns.indices.contains(Int(column)) && columns[Int(column)].isText
      let style = unsafe isHeading ? styles.heading : isOfColumn ? nil : styles.text
      return unsafe worksheet_write_string(
        sheet, row, column, EscapedCharacters.write(text), style)
    case .number(let number):
      return unsafe worksheet_write_number(sheet, row, column, Double(number), styles.number)
    case .day(let day):
      return unsafe worksheet_write_number(
        sheet, row, column, Double(day + WorkbookWriter.firstDay), styles.day)
    case .instant(let microseconds):
      let days = Double(microseconds) / 86_400_000_000
      return unsafe worksheet_write_number(
        sheet, row, column, days + Double(WorkbookWriter.firstDay), styles.instant)
    case .truth(let truth):
      return unsafe worksheet_write_boolean(sheet, row, column, truth ? 1 : 0, nil)
    }
  }

  /// What Excel counts 1 January 1970 as.
  private static let firstDay: Int64 = 25_569
}

// MARK: - The end

extension WorkbookWriter {
  /// Ends the workbook and gives its bytes, piece by piece; no more is written to it.
  public func finish<Failure: Error>(
    _ failure: (WorkbookError) -> Failure, _ body: ([UInt8]) throws(Failure) -> Void
  ) throws(Failure) {
    // The library frees the workbook, however it ends; so it is ours no more.
    let workbook = unsafe workbook
    unsafe self.workbook = nil
    do throws(WorkbookError) {
      try WorkbookWriter.check(unsafe workbook_close(workbook))
    } catch {
      throw failure(error)
    }
    var offset: off_t = 0
    while true {
      var bytes = [UInt8](repeating: 0, count: 1 << 18)
      // As many bytes as the array has.
      let read = unsafe bytes.withUnsafeMutableBytes { buffer in
        unsafe pread(file, buffer.baseAddress, buffer.count, offset)
      }
      guard read >= 0 else { throw failure(WorkbookWriter.systemError()) }
      guard read > 0 else { return }
      bytes.removeLast(bytes.count - read)
      try body(bytes)
      offset += off_t(read)
    }
  }
}
