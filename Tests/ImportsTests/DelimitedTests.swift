import DelimitedText
import EntenteTesting
import Imports
import Testing

@Suite struct `A table as text` {
  private func cells(_ bytes: [UInt8]) throws -> [[String]] {
    let table = try Delimited(bytes).table
    return [table.headings] + table.rows.map { $0.cells.map(\.text) }
  }

  private func cells(_ text: String) throws -> [[String]] { try cells(Array(text.utf8)) }

  @Test(arguments: [";", ",", "\t"])
  func `is read whatever stands between its cells`(mark: String) throws {
    let text = ["a", "\"b;,\tc\"", "d"].joined(separator: mark) + "\r\n1\(mark)\(mark)3\r\n"
    #expect(try cells(text) == [["a", "b;,\tc", "d"], ["1", "", "3"]])
  }

  @Test func `has commas in headings where semicolons stand between them`() throws {
    #expect(
      try cells("Montant, en cents;Devise\n1;CAD") == [
        ["Montant, en cents", "Devise"], ["1", "CAD"],
      ])
  }

  @Test func `numbers its rows as a spreadsheet does`() throws {
    let table = try Delimited(Array("\na;b\n\n\"1\n2\";x\n;\n3;y\n".utf8)).table
    #expect(table.headingRow == 2)
    #expect(table.rows.map(\.number) == [4, 6])
    #expect(table.rows[0].cells[0] == .text("1\n2"))
  }

  @Test func `keeps quotation marks that are text`() throws {
    #expect(
      try cells("a;b\n\"il dit \"\"oui\"\"\";5\" de large\n")[1] == [
        "il dit \"oui\"", "5\" de large",
      ])
  }

  @Test func `is read in UTF-8 with and without mark, UTF-16 both ways, and Windows-1252`() throws {
    let text = "Échange;Coût\nœuvre «\u{A0}É\u{A0}»;5 €\n"
    let expected = [["Échange", "Coût"], ["œuvre «\u{A0}É\u{A0}»", "5 €"]]
    #expect(try cells(text) == expected)
    #expect(try cells([0xEF, 0xBB, 0xBF] + Array(text.utf8)) == expected)
    let units = Array(text.utf16)
    #expect(
      try cells([0xFF, 0xFE] + units.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }) == expected)
    #expect(
      try cells([0xFE, 0xFF] + units.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }) == expected)
    let windows = text.unicodeScalars.map { scalar -> UInt8 in
      switch scalar {
      case "œ": 0x9C
      case "€": 0x80
      default: UInt8(scalar.value)
      }
    }
    #expect(try cells(windows) == expected)
    #expect(try Delimited(windows).form == .windows1252)
  }

  @Test func `written then read is the same, whatever its cells hold`() throws {
    var random = SeededRandom(for: "A table written then read")
    let pieces = [
      "a", "é", "\"", ";", ",", "\t", "\n", "œ", " ", "=1", "\u{A0}", "🙂", "'", "{\"x\":1}",
    ]
    for _ in 0..<200 {
      let width = Int.random(in: 1...5, using: &random)
      let headings = (0..<width).map { "h\($0)" }
      let rows = (0..<Int.random(in: 0...5, using: &random)).map { _ in
        (0..<width).map { _ in
          // Spaces around a cell are cut.
          (random.pick(["x", "=", "+", "-", "@", "'=", "'", "''@", "'x", "-1", "\u{FF1D}"]) ?? "")
            + (0..<Int.random(in: 0...6, using: &random)).map { _ in random.pick(pieces) ?? "" }
            .joined() + "x"
        }
      }
      for delimiter: Unicode.Scalar in [",", ";", "\t"] where width > 1 {
        let bytes = DelimitedText.bytes(
          of: [headings] + rows, delimiter: delimiter, hasMark: Bool.random(using: &random))
        #expect(try cells(bytes) == [headings] + rows)
      }
    }
  }

  @Test(arguments: [
    ("=HYPERLINK(\"http://x\")", "'=HYPERLINK(\"http://x\")"),
    ("+1 514 555-0100", "'+1 514 555-0100"), ("-2+3", "'-2+3"), ("@SUM(A1)", "'@SUM(A1)"),
    ("\u{FF1D}1", "'\u{FF1D}1"), ("=1", "'=1"), ("'=1", "''=1"), ("''@", "'''@"),
    // Numbers stay numbers, and an apostrophe before a word is one.
    ("-12", "-12"), ("-1234.50", "-1234.50"), ("'tis", "'tis"), ("a=b", "a=b"), ("", ""),
    ("'", "'"),
  ])
  func `holds no formula, and reads back as what was there`(text: String, written: String) throws {
    let bytes = DelimitedText.bytes(of: [["h", "x"], [text, "y"]])
    let quoted =
      written.contains("\"") ? "\"\(written.replacing("\"", with: "\"\""))\"" : written
    #expect(String(decoding: bytes, as: UTF8.self) == "h,x\r\n\(quoted),y\r\n")
    #expect(try cells(bytes)[1] == [text, "y"])
  }

  @Test func `and a workbook that was saved from it say the same`() throws {
    let rows = ["'=1+1", "''=x", "'tis", "-5"].map { [WorkbookParts.text($0)] }
    let table = try Workbook(WorkbookParts(rows: [[WorkbookParts.text("h")]] + rows).bytes).table
    #expect(table.rows.map { $0.cells[0].text } == ["=1+1", "'=x", "'tis", "-5"])
  }
}
