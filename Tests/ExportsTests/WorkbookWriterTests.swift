import Archives
import Foundation
import Testing
import Workbooks

@Suite struct `A workbook on its way out` {
  private func bytes(_ write: (WorkbookWriter) throws -> Void) throws -> [UInt8] {
    let folder = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    defer { try? FileManager.default.removeItem(at: folder) }
    let writer = try WorkbookWriter(
      in: folder.path, title: "Title <&>", createdSeconds: 1_650_000_000)
    try write(writer)
    var bytes: [UInt8] = []
    try writer.finish({ $0 }) { (piece: [UInt8]) throws(WorkbookError) in bytes += piece }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
    return bytes
  }

  private func part(_ name: String, of bytes: [UInt8]) throws -> String {
    let stream = try ZipArchive(bytes).stream(of: name)
    stream.open()
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 65_536)
    while true {
      let read = stream.read(&buffer, maxLength: buffer.count)
      guard read > 0 else { break }
      text += buffer[..<read]
    }
    return String(decoding: text, as: UTF8.self)
  }

  private func sample(_ writer: WorkbookWriter) throws {
    let sheet = try writer.addSheet(
      "one", [WorkbookColumn("a", width: 10), WorkbookColumn("b", width: 20)])
    try writer.write([.text("=1+1"), .text("_x0041_ _y0041_ _x00g1_")], row: 1, to: sheet)
    try writer.write([.day(0), .instant(86_400_000_000 / 2)], row: 2, to: sheet)
    try writer.write([.number(999_999_999_999_999), .truth(true)], row: 3, to: sheet)
    try writer.write([.empty, .text("<c> & \"d\"")], row: 4, to: sheet)
    try writer.filter(rows: 5, columns: 2, of: sheet)
  }

  @Test func `has no formula, whatever a text begins with`() throws {
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes(sample))
    #expect(!sheet.contains("<f>"))
    #expect(sheet.contains("<t>=1+1</t>"))
    #expect(sheet.contains("&lt;c&gt; &amp; \"d\""))
    // A text that looks like an escaped character is escaped itself, and no other.
    #expect(sheet.contains("<t>_x005F_x0041_ _y0041_ _x00g1_</t>"))
  }

  @Test func `counts days as every spreadsheet program does`() throws {
    let sheet = try part("xl/worksheets/sheet1.xml", of: bytes(sample))
    #expect(sheet.contains("<v>25569</v>") && sheet.contains("<v>25569.5</v>"))
    #expect(sheet.contains("<v>999999999999999</v>") && sheet.contains("t=\"b\"><v>1</v>"))
    #expect(sheet.contains("<autoFilter ref=\"A1:B5\"/>") && sheet.contains("ySplit=\"1\""))
  }

  @Test func `offers lists where a spreadsheet can hold them, and lets anything else be typed`()
    throws
  {
    let sheet = try part(
      "xl/worksheets/sheet1.xml",
      of: bytes { writer in
        _ = try writer.addSheet(
          "one",
          [
            WorkbookColumn("a", isText: true, choices: ["oui", "non"]),
            WorkbookColumn("b", choices: ["one, two", "three"]),
            WorkbookColumn("c", choices: [String(repeating: "x", count: 256)]),
            WorkbookColumn("d", choices: [String(repeating: "é", count: 128)]),
            WorkbookColumn("e", choices: [String(repeating: "é", count: 127), ""]),
          ])
      })
    #expect(sheet.contains("<dataValidations count=\"2\">"))
    #expect(sheet.contains("sqref=\"A2:A1048576\"><formula1>\"oui,non\"</formula1>"))
    #expect(sheet.contains("sqref=\"E2:E1048576\">") && !sheet.contains("showErrorMessage"))
  }

  @Test func `reads escaped characters as they are meant, and writes what looks so as itself`() {
    #expect(EscapedCharacters.read("a_x000D_\nb") == "a\r\nb")
    #expect(EscapedCharacters.read("_xD83D__xDE00_") == "\u{1F600}")
    for plain in ["_x005_", "_x00g1_", "_X0041_", "_x+041_", "x0041_", "_xD83D_", "_x0041", "é_"] {
      #expect(EscapedCharacters.read(plain) == plain)
    }
    #expect(EscapedCharacters.read("_x005F_x0041_") == "_x0041_")
  }

  @Test func `says the time it was given, and has the same bytes each time`() throws {
    let first = try bytes(sample)
    #expect(first == (try bytes(sample)))
    #expect(try part("docProps/core.xml", of: first).contains("2022-04-15T05:20:00Z"))
  }

  @Test func `refuses two sheets of one name, a text that is too long and a folder that is not`()
    throws
  {
    #expect(throws: WorkbookError.self) {
      _ = try bytes { writer in
        for _ in 0..<2 { _ = try writer.addSheet("one", []) }
      }
    }
    #expect(throws: WorkbookError.self) {
      _ = try bytes { writer in
        let sheet = try writer.addSheet("one", [WorkbookColumn("a")])
        let long = String(repeating: "x", count: WorkbookCell.mostCharacters + 1)
        try writer.write([.text(long)], row: 1, to: sheet)
      }
    }
    #expect(throws: WorkbookError.system(number: 2, what: "No such file or directory")) {
      _ = try WorkbookWriter(in: "/nowhere/at/all", title: "", createdSeconds: 1)
    }
  }

  @Test func `given up leaves nothing`() throws {
    let folder = FileManager.default.temporaryDirectory.appending(path: "workbook-\(UUID())")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: false)
    // A leftover harms nobody.
    defer { try? FileManager.default.removeItem(at: folder) }
    do {
      let writer = try WorkbookWriter(in: folder.path, title: "x", createdSeconds: 1)
      _ = try writer.addSheet("one", [WorkbookColumn("a")])
    }
    #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path).isEmpty)
  }
}
