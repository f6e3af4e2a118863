internal import Foundation
internal import Partnership
internal import Workbooks

/// One sheet of a workbook: its rows as they come.
final class SheetReader: PartReader {
  private let texts: [TableCell]
  private let areDates: [Bool]
  private let firstDay: Day
  private let countsFrom1904: Bool
  private let sheet: String

  private var filling: TableFilling?
  /// A cell without heading, until it is known that headings are merged: that stands at the end.
  private var headless: TableFault?
  private var row = 0
  private var column = -1
  private var cells: [TableCell] = []
  private var sort = "n"
  private var style = 0
  private var value: String?
  private var isInline = false
  private var isPhonetic = false

  init(_ sheet: String, texts: [TableCell], areDates: [Bool], countsFrom1904: Bool) {
    self.sheet = sheet
    self.texts = texts
    self.areDates = areDates
    self.countsFrom1904 = countsFrom1904
    firstDay = countsFrom1904 ? SheetReader.origin1904 : SheetReader.origin1900
  }

  private static let origin1900 = Day(year: 1899, month: 12, day: 30) ?? .earliest
  private static let origin1904 = Day(year: 1904, month: 1, day: 1) ?? .earliest

  /// The table; nil for a sheet that holds nothing.
  var table: SourceTable? { filling?.table }

  override func keepsText(of name: String) -> Bool { name == "v" || name == "t" }

  override func begin(_ name: String, _ attributes: [String: String]) throws(TableFault) {
    switch name {
    case "row":
      let number = attributes["r"].map { Int($0) } ?? row + 1
      guard let number, number > row, number <= 1_048_576 else {
        throw TableFault(.badPart(sheet))
      }
      (row, column, cells) = (number, -1, [])
    case "c":
      column = try attributes["r"].map(column(of:)) ?? column + 1
      guard column < SourceTable.mostColumns else {
        throw TableFault(.tooManyColumns(limit: SourceTable.mostColumns), row: row, column: column)
      }
      guard column >= cells.count else { throw TableFault(.badPart(sheet)) }
      (sort, style) = (attributes["t"] ?? "n", attributes["s"].flatMap { Int($0) } ?? 0)
      (value, isInline) = (nil, false)
    case "is": (value, isInline) = ("", true)
    case "rPh": isPhonetic = true
    case "f": throw TableFault(.formula, at: place)
    case "mergeCell":
      if let area = attributes["ref"], let heading = filling?.table.headingRow,
        SheetReader.rows(of: area)?.contains(heading) == true
      {
        throw TableFault(.mergedHeading(area), row: heading)
      }
    default: break
    }
  }

  override func end(_ name: String, _ text: String) throws(TableFault) {
    switch name {
    case "v": value = text
    case "t":
      if isInline, !isPhonetic { value?.append(EscapedCharacters.read(text)) }
      if let value, value.utf8.count > SourceTable.longestCellBytes {
        throw TableFault(.cellTooLong(limitBytes: SourceTable.longestCellBytes), at: place)
      }
    case "rPh": isPhonetic = false
    case "c":
      while cells.count < column { cells.append(.empty) }
      cells.append(try cell())
    case "row": try take(TableRow(number: row, cells: cells))
    case "worksheet":
      if let headless { throw headless }
    default: break
    }
  }

  private func take(_ row: TableRow) throws(TableFault) {
    if headless != nil { return }
    if filling != nil {
      do throws(TableFault) {
        try filling?.add(row, cellsAreCounted: false)
      } catch {
        guard error.reason == .noHeading else { throw error }
        headless = error
      }
    } else if row.cells.contains(where: { $0 != .empty }) {
      filling = try TableFilling(row, sheet: sheet)
    }
  }

  private var place: TableFault.Place {
    let headings = filling?.table.headings ?? []
    let heading = headings.indices.contains(column) ? headings[column] : nil
    return TableFault.Place(row: row, column: column, heading: heading)
  }

  private func cell() throws(TableFault) -> TableCell {
    guard let value else { return .empty }
    switch sort {
    case "s":
      guard let index = Int(value), texts.indices.contains(index) else {
        throw TableFault(.badSharedText(value), at: place)
      }
      return texts[index]
    case "inlineStr", "str": return TableCell(trimming: value[...])
    case "b":
      // xsd:boolean.
      guard ["0", "1", "false", "true"].contains(value) else {
        throw TableFault(.notYesOrNo(value), at: place)
      }
      return .boolean(value == "1" || value == "true")
    case "e": throw TableFault(.errorValue(value), at: place)
    case "d": return date(written: value)
    default: return try number(value)
    }
  }

  /// A date in full (ISO 8601), as strict workbooks may hold it.
  private func date(written text: String) -> TableCell {
    guard let day = Day(String(text.prefix(10))) else { return TableCell(trimming: text[...]) }
    let time = text.dropFirst(10)
    return .day(day.description, hasTime: time.contains { "123456789".contains($0) })
  }

  private func number(_ text: String) throws(TableFault) -> TableCell {
    if text.isEmpty { return .empty }
    guard SheetReader.isNumber(text), let number = Double(text), number.isFinite else {
      throw TableFault(.badNumber(text), at: place)
    }
    guard areDates.indices.contains(style), areDates[style] else {
      guard let decimal = SheetReader.decimal(number) else {
        throw TableFault(.tooManyDigits(text), at: place)
      }
      return .number(decimal)
    }
    var serial = Int(clamping: Int64(max(-1, min(number, 3_000_000)).rounded(.down)))
    let hasTime = number != number.rounded(.down)
    if !countsFrom1904 {
      // Day 60 is 29 February 1900, which was not; up to there the days are one later.
      if serial == 60 { throw TableFault(.noSuchDay, at: place) }
      if serial < 1 { throw TableFault(.badDate(text), at: place) }
      if serial < 60 { serial += 1 }
    }
    // Beyond the last day there is none to add to.
    guard serial >= 0, firstDay.adding(days: serial - 1) < .latest else {
      throw TableFault(.badDate(text), at: place)
    }
    return .day(firstDay.adding(days: serial).description, hasTime: hasTime)
  }

  /// A number as XML writes one (xsd:double): no hexadecimal digits, which Swift would read too.
  private static func isNumber(_ text: String) -> Bool {
    let isScientific = text.contains { $0 == "e" || $0 == "E" }
    let parts = text.split(
      maxSplits: 1, omittingEmptySubsequences: false, whereSeparator: { $0 == "e" || $0 == "E" })
    func isPlain(_ text: Substring, mayHavePoint: Bool) -> Bool {
      let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text
      return digits.contains { $0 != "." } && digits.count { $0 == "." } <= (mayHavePoint ? 1 : 0)
        && digits.unicodeScalars.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
    }
    return isPlain(parts[0], mayHavePoint: true)
      && (!isScientific || isPlain(parts[1], mayHavePoint: false))
  }

  /// The number with the fifteen digits a spreadsheet shows, and no exponent; nil where it takes more
  /// than fifteen places on either side of the point, so that digits of it would be made up or lost.
  static func decimal(_ number: Double) -> String? {
    if number == 0 { return "0" }
    guard (1e-15..<1e15).contains(number.magnitude) else { return nil }
    let text = String(format: "%.15g", number)
    // Of what is under 1e-4, C gives an exponent: `1.2345e-05`; and of what rounds up to a sixteenth
    // place, `1e+15`.
    let parts = text.split(separator: "e")
    guard parts.count == 2, let exponent = Int(parts[1]) else { return text }
    guard exponent < 0 else { return nil }
    let isNegative = parts[0].hasPrefix("-")
    let digits = parts[0].filter(\.isNumber)
    return (isNegative ? "-" : "") + "0." + String(repeating: "0", count: -exponent - 1) + digits
  }

  /// The column of a reference, `AB12`, from 0; one that leads elsewhere than into its row leads
  /// nowhere.
  private func column(of reference: String) throws(TableFault) -> Int {
    var column = 0
    let letters = reference.utf8.prefix { (0x41...0x5A).contains($0) }
    for byte in letters where column <= SheetReader.mostColumns {
      column = column * 26 + Int(byte - 0x40)
    }
    guard (1...SheetReader.mostColumns).contains(column),
      Int(reference.dropFirst(letters.count)) == row
    else { throw TableFault(.badPart(sheet)) }
    return column - 1
  }

  /// The columns of a sheet (`XFD`), of which a table has far fewer.
  private static let mostColumns = 16_384

  /// The rows of an area, `A1:B2`.
  private static func rows(of area: String) -> ClosedRange<Int>? {
    let rows = area.split(separator: ":").compactMap { corner in
      Int(corner.drop { $0.isLetter || $0 == "$" }.filter { $0 != "$" })
    }
    guard let first = rows.first, let last = rows.last, first <= last else { return nil }
    return first...last
  }
}
