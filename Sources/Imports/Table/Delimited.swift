/// A table as text, its cells between semicolons, commas or tabs (RFC 4180, and what officers'
/// programs make of it).
public struct Delimited: Sendable, Hashable {
  /// How its characters are written.
  public let form: TextForm
  /// What stands between cells.
  public let delimiter: Unicode.Scalar
  /// The table.
  public let table: SourceTable

  /// Reads a table.
  ///
  /// The row of headings says what stands between cells: a tab where it has one outside quotation
  /// marks, else a semicolon, else a comma. French headings hold commas; English ones hold no
  /// semicolons.
  ///
  /// - Throws: The first fault, with row and column.
  public init(_ bytes: [UInt8]) throws(ImportError) {
    do throws(TableFault) {
      let (form, text) = try TextForm.read(bytes)
      let delimiter = Delimited.delimiter(of: text)
      self.form = form
      self.delimiter = Unicode.Scalar(delimiter)
      var reader = DelimitedReader(text, form, delimiter)
      var filling: TableFilling?
      while let row = try reader.next() {
        if filling == nil {
          if row.cells.allSatisfy({ $0 == .empty }) { continue }
          filling = try TableFilling(row, sheet: nil)
        } else {
          try filling?.add(row, cellsAreCounted: true)
        }
      }
      guard let filling else { throw TableFault(.noHeading, row: 1) }
      table = filling.table
    } catch {
      throw ImportError(error)
    }
  }

  private static func delimiter(of text: [UInt8]) -> UInt8 {
    var isQuoted = false
    var found: Set<UInt8> = []
    for byte in text {
      switch byte {
      case 0x22: isQuoted.toggle()
      case 0x0A, 0x0D:
        if !isQuoted, !found.isEmpty { return best(of: found) }
      case 0x09, 0x2C, 0x3B:
        if !isQuoted { found.insert(byte) }
      default: break
      }
    }
    return best(of: found)
  }

  private static func best(of found: Set<UInt8>) -> UInt8 {
    found.contains(0x09) ? 0x09 : found.contains(0x3B) ? 0x3B : 0x2C
  }
}

/// Reads rows of cells one after the other.
private struct DelimitedReader {
  private let bytes: [UInt8]
  private let form: TextForm
  private let delimiter: UInt8
  private var at = 0
  private var number = 0

  init(_ bytes: [UInt8], _ form: TextForm, _ delimiter: UInt8) {
    self.bytes = bytes
    self.form = form
    self.delimiter = delimiter
  }

  /// The next row; nil at the end of the file.
  mutating func next() throws(TableFault) -> TableRow? {
    guard at < bytes.count else { return nil }
    number += 1
    var cells: [TableCell] = []
    while true {
      do throws(TableFault) {
        guard cells.count < SourceTable.mostColumns else {
          throw TableFault(.tooManyColumns(limit: SourceTable.mostColumns))
        }
        cells.append(bytes.indices.contains(at) && bytes[at] == 0x22 ? try quoted() : try bare())
      } catch {
        throw TableFault(error.reason, row: number, column: cells.count)
      }
      guard at < bytes.count, bytes[at] == delimiter else { break }
      at += 1
    }
    if at < bytes.count, bytes[at] == 0x0D { at += 1 }
    if at < bytes.count, bytes[at] == 0x0A { at += 1 }
    return TableRow(number: number, cells: cells)
  }

  private mutating func bare() throws(TableFault) -> TableCell {
    let start = at
    while at < bytes.count, !endsCell(bytes[at]) { at += 1 }
    return try cell(of: bytes[start..<at])
  }

  private mutating func quoted() throws(TableFault) -> TableCell {
    var content: [UInt8] = []
    at += 1
    var start = at
    while true {
      guard at < bytes.count else { throw TableFault(.unterminatedQuote) }
      if bytes[at] != 0x22 {
        at += 1
        continue
      }
      content += bytes[start..<at]
      at += 1
      guard at < bytes.count, bytes[at] == 0x22 else { break }
      // The mark itself, written twice.
      start = at
      at += 1
    }
    // Spaces after the mark are nothing.
    while at < bytes.count, bytes[at] == 0x20 { at += 1 }
    guard at == bytes.count || endsCell(bytes[at]) else { throw TableFault(.textAfterQuote) }
    return try cell(of: content[...])
  }

  private func endsCell(_ byte: UInt8) -> Bool {
    byte == delimiter || byte == 0x0A || byte == 0x0D
  }

  private func cell(of content: ArraySlice<UInt8>) throws(TableFault) -> TableCell {
    guard content.count <= SourceTable.longestCellBytes else {
      throw TableFault(.cellTooLong(limitBytes: SourceTable.longestCellBytes))
    }
    let text = try form.text(of: content)
    // Lines inside a cell end as lines of ours do.
    return TableCell(
      trimming: (text.utf8.contains(0x0D)
        ? text.replacing("\r\n", with: "\n").replacing("\r", with: "\n") : text)[...])
  }
}
