import EntenteTesting
import Foundation
import Imports
import Testing

@Suite struct `A workbook` {
  private func table(
    _ rows: [[String]], _ change: (inout WorkbookParts) -> Void = { _ in }
  ) throws -> SourceTable {
    var parts = WorkbookParts(rows: rows)
    change(&parts)
    return try Workbook(parts.bytes).table
  }

  private static let heading = [WorkbookParts.text("a"), WorkbookParts.text("b")]

  @Test func `gives texts, shared and not, numbers, booleans, and dates by their style`() throws {
    let table = try table([
      WorkbookTests.heading, ["<c t=\"s\"><v>1</v></c>", "<c><v>1234567.5</v></c>"],
      ["<c t=\"b\"><v>1</v></c>", "<c s=\"1\"><v>44673</v></c>"],
      ["<c s=\"2\"><v>59</v></c>", "<c s=\"2\"><v>61</v></c>"],
      ["<c s=\"3\"><v>12</v></c>", "<c t=\"d\"><v>2022-05-03</v></c>"],
      ["<c><v>0.30000000000000004</v></c>", "<c t=\"str\"><v> é </v></c>"],
    ]) { $0.sharedTexts = ["x", "y &amp; z"] }
    #expect(table.headings == ["a", "b"])
    #expect(table.sheet == "Feuille 1")
    #expect(
      table.rows.map(\.cells) == [
        [.text("y & z"), .number("1234567.5")],
        [.boolean(true), .day("2022-04-22", hasTime: false)],
        [.day("1900-02-28", hasTime: false), .day("1900-03-01", hasTime: false)],
        [.number("12"), .day("2022-05-03", hasTime: false)], [.number("0.3"), .text("é")],
      ])
  }

  @Test func `says what its escaped characters stand for, in texts shared and not`() throws {
    let table = try table([
      WorkbookTests.heading,
      ["<c t=\"s\"><v>0</v></c>", WorkbookParts.text("_x005F_x0041_ · p_x002E_ 3")],
    ]) { $0.sharedTexts = ["un_x000D_\ndeux"] }
    #expect(table.rows[0].cells == [.text("un\r\ndeux"), .text("_x0041_ · p. 3")])
  }

  @Test func `of a Macintosh counts its days from 1904`() throws {
    let table = try table([WorkbookTests.heading, ["<c s=\"1\"><v>43211</v></c>"]]) {
      $0.workbookProperties = "<workbookPr date1904=\"1\"/>"
    }
    #expect(table.rows[0].cells == [.day("2022-04-22", hasTime: false), .empty])
  }

  @Test func `has dates up to the last day of the calendar`() throws {
    let table = try table([WorkbookTests.heading, ["<c s=\"1\"><v>2958465</v></c>"]])
    #expect(table.rows[0].cells == [.day("9999-12-31", hasTime: false), .empty])
    #expect {
      try self.table([WorkbookTests.heading, ["<c s=\"1\"><v>2958466</v></c>"]])
    } throws: {
      guard case .table(let fault)? = $0 as? ImportError else { return false }
      return fault.reason == .badDate("2958466")
    }
  }

  @Test func `has rows and cells left out where they are empty`() throws {
    let table = try table([
      [], WorkbookTests.heading, [], ["", WorkbookParts.text("x")], ["<c/>", "<c s=\"1\"/>"],
    ])
    #expect(table.headingRow == 2)
    #expect(table.rows == [TableRow(number: 4, cells: [.empty, .text("x")])])
  }

  @Test func `gives texts that are written as CDATA, whole or in part`() throws {
    let inline = "<c t=\"inlineStr\"><is><t>1 <![CDATA[< 2 & 3]]> é</t></is></c>"
    let table = try table([WorkbookTests.heading, [inline, "<c t=\"s\"><v>0</v></c>"]]) {
      $0.sharedTexts = ["<![CDATA[a<b]]>"]
    }
    #expect(table.rows[0].cells == [.text("1 < 2 & 3 é"), .text("a<b")])
  }

  @Test(arguments: [
    "XFE2", "ZZZZZZ2", "b2", "É2", "$B$2", "B", "2", "", "B3", "B99999999999999999999",
  ])
  func `is refused where a cell is not in its row`(reference: String) {
    #expect(throws: ImportError.table(TableFault(.badPart("Feuille 1")))) {
      try table([WorkbookTests.heading, ["", WorkbookParts.text("x")]]) {
        $0.sheet = $0.sheet.replacing("r=\"B2\"", with: "r=\"\(reference)\"")
      }
    }
  }

  @Test(arguments: ["0", "1", "-2", "x", "1048577", "99999999999999999999"])
  func `is refused where a row is not below the one before`(number: String) {
    #expect(throws: ImportError.table(TableFault(.badPart("Feuille 1")))) {
      try table([WorkbookTests.heading, [WorkbookParts.text("x")]]) {
        $0.sheet = $0.sheet.replacing("<row r=\"2\">", with: "<row r=\"\(number)\">")
          .replacing(" r=\"A2\"", with: "")
      }
    }
  }

  @Test func `is refused where the pieces of a text are too long together`() {
    let piece = "<r><t>\(String(repeating: "x", count: 40_000))</t></r>"
    let place = TableFault.Place(sheet: "Feuille 1", row: 2, column: 0, heading: "a")
    #expect(throws: ImportError.table(TableFault(.cellTooLong(limitBytes: 65_536), at: place))) {
      try table([WorkbookTests.heading, ["<c t=\"inlineStr\"><is>\(piece)\(piece)</is></c>"]])
    }
  }

  @Test func `of many columns takes the memory of the cells that are filled in`() throws {
    let headings = (0..<700).map { WorkbookParts.text("h\($0)") }
    let row = ["<c><v>1</v></c>", "<c><v>2</v></c>"]
    let bytes = WorkbookParts(rows: [headings] + Array(repeating: row, count: 60_000)).bytes
    let before = try residentBytes()
    let table = try Workbook(bytes).table
    let grown = try residentBytes() - before
    // A cell kept for each heading would come to a thousand million bytes.
    #expect(grown < 400 << 20, "\(grown) bytes")
    #expect(table.rows.count == 60_000)
    let last = try #require(table.rows.last)
    #expect(last.cells.count == 700)
    #expect(last.cells.prefix(3) == [.number("1"), .number("2"), .empty])
  }

  /// What this process holds in memory.
  private func residentBytes() throws -> Int {
    let pages = try String(contentsOfFile: "/proc/self/statm", encoding: .utf8)
      .split(separator: " ")
    return (Int(pages[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE))
  }

  @Test func `merged below its headings is read`() throws {
    let parts = WorkbookParts(
      rows: [WorkbookTests.heading, [WorkbookParts.text("x"), ""]],
      after: "<mergeCells><mergeCell ref=\"A2:B2\"/></mergeCells>")
    #expect(try Workbook(parts.bytes).table.rows.count == 1)
  }

  @Test func `written then read is the same`() throws {
    var random = SeededRandom(for: "A workbook written then read")
    let pieces = ["a", "é", "&", "<", "\"", "\n", "]]>", "🙂", " "]
    for _ in 0..<30 {
      let rows = (0..<5).map { _ in
        (0..<2).map { _ in
          "x" + (0..<4).map { _ in random.pick(pieces) ?? "" }.joined() + "x"
        }
      }
      let table = try table([WorkbookTests.heading] + rows.map { $0.map(WorkbookParts.text) })
      #expect(table.rows.map { $0.cells.map(\.text) } == rows)
    }
  }

  @Test(arguments: [
    ("1E3", "1000"), ("1.5e-05", "0.000015"), ("-1.23456789012345e-05", "-0.0000123456789012345"),
    ("123456789012345", "123456789012345"), ("1e14", "100000000000000"), (".5", "0.5"),
    ("0e-400", "0"), ("-0", "0"), ("1e-15", "0.000000000000001"),
  ])
  func `gives a number with all its digits and no exponent`(text: String, number: String) throws {
    let table = try table([WorkbookTests.heading, ["<c><v>\(text)</v></c>"]])
    #expect(table.rows[0].cells[0] == .number(number))
  }

  @Test(arguments: [
    "0x10", "0x1p3", "nan", "inf", "1e", "e1", "1e1.5", "--1", "1.2.3", ".", "1 2", "٣",
  ])
  func `is refused where a number is none that a spreadsheet writes`(text: String) {
    let place = TableFault.Place(sheet: "Feuille 1", row: 2, column: 1, heading: "b")
    #expect(throws: ImportError.table(TableFault(.badNumber(text), at: place))) {
      try table([WorkbookTests.heading, ["", "<c><v>\(text)</v></c>"]])
    }
  }

  @Test(arguments: [
    "1e-300", "-1e-16", "1e15", "12345678901234567", "-1e300", "999999999999999.9",
    "-999999999999999.5",
  ])
  func `is refused where a number would lose digits`(text: String) {
    let place = TableFault.Place(sheet: "Feuille 1", row: 2, column: 1, heading: "b")
    #expect(throws: ImportError.table(TableFault(.tooManyDigits(text), at: place))) {
      try table([WorkbookTests.heading, ["", "<c><v>\(text)</v></c>"]])
    }
  }

  @Test func `is refused where a truth value is neither`() {
    let place = TableFault.Place(sheet: "Feuille 1", row: 2, column: 0, heading: "a")
    #expect(throws: ImportError.table(TableFault(.notYesOrNo("2"), at: place))) {
      try table([WorkbookTests.heading, ["<c t=\"b\"><v>2</v></c>"]])
    }
  }

  @Test
  func `of more shared texts than any table has is refused before they fill the memory`() {
    let parts = WorkbookParts(rows: [[WorkbookParts.text("type")]])
    let sheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    var changed = parts
    changed.changed["xl/sharedStrings.xml"] =
      Array("<sst xmlns=\"\(sheet)\">".utf8)
      + Array(repeatElement(Array("<si/>".utf8), count: 4_000_001).joined()) + Array("</sst>".utf8)
    let fault = TableFault(.tooManySharedTexts(part: "xl/sharedStrings.xml", limit: 4_000_000))
    #expect(throws: ImportError.table(fault)) { try Workbook(changed.bytes) }
  }
}

private typealias WorkbookTests = `A workbook`
