import CanonicalJSON
import EntenteTesting
import Imports
import Partnership
import Testing
import Wording

/// Every way a table can be wrong that we know of, with what its keeper is told.
struct MalformedTable: Sendable, CustomTestStringConvertible {
  let name: String
  let bytes: [UInt8]
  var mapping = ""
  var isWorkbook = false
  let fr: String
  let en: String
  var testDescription: String { name }

  /// A table as text.
  static func text(
    _ name: String, _ text: String, mapping: String = "", fr: String, en: String
  ) -> MalformedTable {
    MalformedTable(name: name, bytes: Array(text.utf8), mapping: mapping, fr: fr, en: en)
  }

  /// A workbook whose second row has one cell under the heading `occurred`.
  static func workbook(
    _ name: String, _ cell: String = WorkbookParts.text("2022-05-03"), after: String = "",
    fr: String, en: String, _ change: (inout WorkbookParts) -> Void = { _ in }
  ) -> MalformedTable {
    var parts = WorkbookParts(
      rows: [
        [WorkbookParts.text("type"), WorkbookParts.text("occurred")],
        [WorkbookParts.text("exchange.held"), cell],
      ], after: after)
    change(&parts)
    return MalformedTable(name: name, bytes: parts.bytes, isWorkbook: true, fr: fr, en: en)
  }

  /// What its keeper is told.
  func sentence(in language: Language) -> String {
    do throws(ImportError) {
      let mapping = mapping.isEmpty ? Mapping() : try Mapping(Array(mapping.utf8))
      let table =
        isWorkbook
        ? try Workbook(bytes, sheet: mapping.sheet).table : try Delimited(bytes).table
      let source = ImportSource(name: "f", sha256: "", bytes: bytes.count, mediaType: "text/csv")
      let rows = try TableReading(mapping).rows(of: table, from: source)
      return "no fault in \(rows.count) rows"
    } catch {
      if case .table(let fault) = error { return Wording(language).sentence(for: fault) }
      return error.description
    }
  }
}

@Suite struct `A malformed table` {
  @Test(arguments: malformedTables)
  func `is told with its place and what to do, in French`(_ table: MalformedTable) {
    #expect(table.sentence(in: .frCA) == table.fr)
  }

  @Test(arguments: malformedTables)
  func `is told with its place and what to do, in English`(_ table: MalformedTable) {
    #expect(table.sentence(in: .en) == table.en)
  }

  @Test func `of a million rows is refused at the first that is too many`() throws {
    let row = "<row><c><v>1</v></c></row>"
    let parts = WorkbookParts(rows: [[WorkbookParts.text("type")]])
    let sheet = parts.sheetXML.replacing(
      "</sheetData>", with: String(repeating: row, count: 200_001) + "<broken")
    // Its hash is wrong, which is seen at its end, and its end is not.
    let workbook = Zip.archive(
      parts.parts.map { name, bytes in
        let bytes = name == WorkbookParts.sheetPart ? Array(sheet.utf8) : bytes
        let crc = name == WorkbookParts.sheetPart ? 0 : Zip.crc32(bytes)
        return Zip.Entry(name: name, packed: bytes, crc: crc, size: bytes.count, method: 0)
      })
    #expect(throws: ImportError.tooManyRows(limit: 200_000)) { try Workbook(workbook) }
    let text = "type\n" + String(repeating: "x\n", count: 200_001) + "\"open"
    #expect(throws: ImportError.tooManyRows(limit: 200_000)) { try Delimited(Array(text.utf8)) }
  }

  @Test func `cut at any byte is a fault and no crash`() {
    let whole = WorkbookParts(rows: [[WorkbookParts.text("type")], [WorkbookParts.text("x")]]).bytes
    for length in stride(from: 0, to: whole.count, by: 7) {
      #expect(throws: ImportError.self) { try Workbook(Array(whole[..<length])) }
    }
  }

  @Test func `made of chance is a table or a fault, and no crash`() {
    var random = SeededRandom(for: "A workbook made of chance")
    let pieces = [
      "<", ">", "&", "\"", "</row>", "<c r=\"ZZZZ99\">", "<row r=\"-5\">", "<v>1e400</v>",
      "<c s=\"-1\"><v>9</v></c>", "<c t=\"s\"><v>-1</v></c>", "<mergeCell ref=\"A1:::\"/>", "\u{0}",
    ].map { Array($0.utf8) }
    let whole = WorkbookParts(
      rows: [[WorkbookParts.text("type")], ["<c s=\"1\"><v>44673</v></c>"]]
    ).parts
    for _ in 0..<400 {
      var parts = whole
      let changed = Int.random(in: parts.indices, using: &random)
      for _ in 0..<Int.random(in: 1...4, using: &random) {
        let at = Int.random(in: parts[changed].bytes.indices, using: &random)
        switch Int.random(in: 0..<3, using: &random) {
        case 0: parts[changed].bytes[at] = UInt8.random(in: 0...255, using: &random)
        case 1:
          parts[changed].bytes.removeSubrange(
            at..<max(at, min(at + 30, parts[changed].bytes.count - 1)))
        default: parts[changed].bytes.insert(contentsOf: random.pick(pieces) ?? [], at: at)
        }
      }
      // What it is matters not, as long as it is said.
      _ = try? Workbook(Zip.stored(parts))
    }
  }
}
