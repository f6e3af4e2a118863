import Foundation

/// A workbook of one sheet, made part by part, so that any of them can be wrong.
struct WorkbookParts {
  var sheet = ""
  var sharedTexts: [String] = []
  var workbookProperties = ""
  var name = "Feuille 1"
  var changed: [String: [UInt8]?] = [:]

  /// A workbook of those rows; a cell is its element without reference: `<c t="b"><v>1</v></c>`.
  init(rows: [[String]], after: String = "") {
    var xml = "<sheetData>"
    for (row, cells) in rows.enumerated() {
      xml += "<row r=\"\(row + 1)\">"
      for (column, cell) in cells.enumerated() where !cell.isEmpty {
        let letter =
          (column < 26 ? "" : String(UnicodeScalar(UInt8(64 + column / 26))))
          + String(UnicodeScalar(UInt8(65 + column % 26)))
        xml += cell.replacing("<c", with: "<c r=\"\(letter)\(row + 1)\"", maxReplacements: 1)
      }
      xml += "</row>"
    }
    sheet = xml + "</sheetData>" + after
  }

  /// A cell of characters.
  static func text(_ text: String) -> String {
    let escaped = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;")
      .replacing(">", with: "&gt;")
    return "<c t=\"inlineStr\"><is><t xml:space=\"preserve\">\(escaped)</t></is></c>"
  }

  private static let head = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
  private static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
  private static let office =
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  private static let package = "http://schemas.openxmlformats.org/package/2006/relationships"

  static let sheetPart = "xl/worksheets/sheet1.xml"

  /// The parts, by name.
  var parts: [(name: String, bytes: [UInt8])] {
    let (head, main, office, package) = (
      WorkbookParts.head, WorkbookParts.main, WorkbookParts.office, WorkbookParts.package
    )
    let texts = sharedTexts.map { "<si><t>\($0)</t></si>" }.joined()
    let all: [(String, String)] = [
      (
        "_rels/.rels",
        "<Relationships xmlns=\"\(package)\"><Relationship Id=\"rId1\""
          + " Type=\"\(office)/officeDocument\" Target=\"xl/workbook.xml\"/></Relationships>"
      ),
      (
        "xl/workbook.xml",
        "<workbook xmlns=\"\(main)\" xmlns:r=\"\(office)\">\(workbookProperties)<sheets>"
          + "<sheet name=\"\(name)\" sheetId=\"1\" r:id=\"rId1\"/></sheets></workbook>"
      ),
      (
        "xl/_rels/workbook.xml.rels",
        "<Relationships xmlns=\"\(package)\">"
          + "<Relationship Id=\"rId1\" Type=\"\(office)/worksheet\" Target=\"worksheets/sheet1.xml\"/>"
          + "<Relationship Id=\"rId2\" Type=\"\(office)/styles\" Target=\"/xl/styles.xml\"/>"
          + "<Relationship Id=\"rId3\" Type=\"\(office)/sharedStrings\" Target=\"sharedStrings.xml\"/>"
          + "</Relationships>"
      ),
      (
        "xl/styles.xml",
        "<styleSheet xmlns=\"\(main)\"><numFmts><numFmt numFmtId=\"164\""
          + " formatCode=\"[$-40C]d mmmm yyyy\"/><numFmt numFmtId=\"165\" formatCode=\"#,##0 &quot;jours&quot;\"/>"
          + "</numFmts><cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
          + "<xf numFmtId=\"14\"/><xf numFmtId=\"164\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>"
      ),
      ("xl/sharedStrings.xml", "<sst xmlns=\"\(main)\">\(texts)</sst>"),
      (WorkbookParts.sheetPart, "<worksheet xmlns=\"\(main)\">\(sheet)</worksheet>"),
    ]
    return all.compactMap { name, xml in
      guard let other = changed[name] else { return (name, Array((head + xml).utf8)) }
      return other.map { (name, $0) }
    }
  }

  /// The part of the sheet, as text.
  var sheetXML: String {
    String(decoding: parts.last?.bytes ?? [], as: UTF8.self)
  }

  /// The workbook as a file.
  var bytes: [UInt8] { Zip.stored(parts) }
}

/// Zip archives whose parts are stored, and one that is a bomb.
enum Zip {
  static func stored(_ parts: [(name: String, bytes: [UInt8])]) -> [UInt8] {
    archive(
      parts.map {
        Entry(
          name: $0.name, packed: $0.bytes, crc: crc32($0.bytes), size: $0.bytes.count, method: 0)
      })
  }

  struct Entry {
    let name: String
    let packed: [UInt8]
    let crc: UInt32
    let size: Int
    let method: UInt16
    var isEncrypted = false
  }

  static func archive(_ entries: [Entry]) -> [UInt8] {
    var file: [UInt8] = []
    var directory: [UInt8] = []
    for entry in entries {
      let offset = file.count
      let facts =
        little(UInt16(20)) + little(UInt16(entry.isEncrypted ? 1 : 0)) + little(entry.method)
        + little(UInt32(0)) + little(entry.crc) + little(UInt32(entry.packed.count))
        + little(UInt32(entry.size)) + little(UInt16(entry.name.utf8.count)) + little(UInt16(0))
      file += little(UInt32(0x0403_4B50)) + facts + Array(entry.name.utf8) + entry.packed
      directory += little(UInt32(0x0201_4B50)) + little(UInt16(20)) + facts
      directory += little(UInt16(0)) + little(UInt16(0)) + little(UInt16(0)) + little(UInt32(0))
      directory += little(UInt32(offset)) + Array(entry.name.utf8)
    }
    let count = little(UInt16(entries.count))
    return file + directory + little(UInt32(0x0605_4B50)) + little(UInt32(0)) + count + count
      + little(UInt32(directory.count)) + little(UInt32(file.count)) + little(UInt16(0))
  }

  private static func little<Number: FixedWidthInteger>(_ number: Number) -> [UInt8] {
    (0..<Number.bitWidth / 8).map { UInt8(truncatingIfNeeded: number >> ($0 * 8)) }
  }

  static func crc32(_ bytes: [UInt8]) -> UInt32 {
    var crc: UInt32 = .max
    for byte in bytes {
      crc ^= UInt32(byte)
      for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
    }
    return ~crc
  }

  /// A start followed by so many spaces in deflate (RFC 1951 §3.2.6): 13 bits for each 258 of them.
  static func deflated(_ start: [UInt8], thenSpaces runs: Int) -> [UInt8] {
    var bits = Bits()
    bits.add(0b011, 3)
    for byte in start + [0x20] {
      byte < 144 ? bits.addCode(UInt32(byte) + 0x30, 8) : bits.addCode(UInt32(byte) + 0x100, 9)
    }
    for _ in 0..<runs {
      bits.addCode(0b1100_0101, 8)
      bits.addCode(0, 5)
    }
    bits.addCode(0, 7)
    return bits.bytes
  }

  private struct Bits {
    var bytes: [UInt8] = []
    var used = 8

    mutating func add(_ value: UInt32, _ count: Int) {
      for bit in 0..<count {
        if used == 8 {
          bytes.append(0)
          used = 0
        }
        bytes[bytes.count - 1] |= UInt8(value >> bit & 1) << used
        used += 1
      }
    }

    /// A code of Huffman goes the other way round.
    mutating func addCode(_ value: UInt32, _ count: Int) {
      for bit in (0..<count).reversed() { add(value >> bit & 1, 1) }
    }
  }
}
