import Foundation
import Imports
import Partnership
import RecordFormat
import Testing

@testable import Exports

/// `Docs/Formats/Exports.md` shows what becomes of the records that `Selection.md` gives: made here from
/// those lines, and from no ledger.
///
/// With `ENTENTE_WRITE_DOCUMENTATION=1` the page is written again: read it before it is committed.
@Suite("The page on exports") struct ExportsDocumentationTests {
  private static func page(_ name: String) -> URL {
    OtherTools.project.appending(path: "Docs/Formats/\(name).md")
  }

  private static func block(_ name: String, of text: String) throws -> Substring {
    let start = try #require(text.range(of: "```\(name)\n")?.upperBound)
    let end = try #require(text.range(of: "```", range: start..<text.endIndex)?.lowerBound)
    return text[start..<end]
  }

  private let selection: Selection
  private let records: [ExportedRecord]

  init() throws {
    let text = try String(contentsOf: ExportsDocumentationTests.page("Selection"), encoding: .utf8)
    let line = try ExportsDocumentationTests.block("selection", of: text)
    selection = try Selection(canonical: Array(line.utf8.dropLast()))
    let files = try ExportsDocumentationTests.block("records", of: text).split(separator: "\n")
      .map { try RecordFile(canonical: Array($0.utf8)) }
    var selecting = RecordSelecting(selection)
    for file in files { selecting.take(file.header) }
    let selected = selecting.selected()
    #expect(selected.sequences == files.map(\.header.sequence.index))
    records = files.map {
      ExportedRecord($0, selected.marks[$0.header.sequence.index], erasedBy: nil)
    }
  }

  private func scope() throws -> ExportScope {
    ExportScope(
      ledger: try #require(LedgerName("ledger.example.org/quebec-france")),
      opened: try #require(Recorded("2022-06-10T00:00:00.000000Z")), headSize: 6,
      selection: selection, asOf: nil,
      recorded: try #require(Recorded("2022-06-10T00:00:05.000000Z")), isClockSimulated: true)
  }

  private func made() throws -> [(block: String, text: String)] {
    let scope = try scope()
    let scratch = try Scratch()
    let parts = PartsFolder(scratch.url.appending(path: "out").path)
    var tables = try TablesPublication(of: scope, in: parts)
    var events: [UInt8] = []
    var provenance = ProvenanceDocument(of: scope, spooledIn: scratch.url.path)
    for record in records {
      events += try CloudEvents.line(of: record)
      try tables.write(record)
      try provenance.add(record)
    }
    try tables.finish()
    var statements: [UInt8] = []
    try provenance.finish { (piece: [UInt8]) throws(ExportError) in statements += piece }
    return [
      ("events", String(decoding: events, as: UTF8.self)),
      (
        "records",
        try scratch.text(of: "out/tables/records.csv").replacingOccurrences(of: "\r\n", with: "\n")
      ),
      ("provenance", String(decoding: statements, as: UTF8.self)),
    ]
  }

  @Test func `shows what is made of its records, byte for byte`() throws {
    let url = ExportsDocumentationTests.page("Exports")
    var text = try String(contentsOf: url, encoding: .utf8)
    let made = try made()
    if ProcessInfo.processInfo.environment["ENTENTE_WRITE_DOCUMENTATION"] == "1" {
      for (name, content) in made {
        let shown = try ExportsDocumentationTests.block(name, of: text)
        text.replaceSubrange(shown.startIndex..<shown.endIndex, with: content)
      }
      try Data(text.utf8).write(to: url)
    }
    for (name, content) in made {
      #expect(try ExportsDocumentationTests.block(name, of: text) == content, "\(name)")
    }
  }
  @Test func `A workbook has no more rows than a sheet holds, and counts those it leaves out`()
    throws
  {
    let scratch = try Scratch()
    var register = try RegisterPart(of: scope(), spooledIn: scratch.url.path, mostRows: 3)
    for record in records { try register.write(record) }
    var bytes: [UInt8] = []
    try register.finish { (piece: [UInt8]) throws(ExportError) in bytes += piece }
    #expect(try Workbook(bytes, sheet: "records").table.rows.count == 2)
    let about = try Workbook(bytes, sheet: "LISEZ-MOI README").table.rows.map(\.cells)
    let line = try #require(about.first { $0[2] == .text("records") })
    #expect(line[3...] == [.number("2"), .number("2"), .number("0")])
  }
}
