import Foundation
import Testing

@testable import Exports

/// `Docs/Formats/Exports.md` shows what becomes of the records that `Selection.md` gives: made here from
/// those lines, and from no ledger.
///
/// With `ENTENTE_WRITE_DOCUMENTATION=1` the page is written again: read it before it is committed.
@Suite("The page on exports") struct ExportsDocumentationTests {
  private let records: DocumentedRecords

  init() throws { records = try DocumentedRecords() }

  private func made() throws -> [(block: String, text: String)] {
    let scope = records.scope
    let scratch = try Scratch()
    let parts = PartsFolder(scratch.url.appending(path: "out").path)
    var tables = try TablesPublication(of: scope, in: parts)
    var events: [UInt8] = []
    var provenance = ProvenanceDocument(of: scope, spooledIn: scratch.url.path)
    for record in records.all {
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
    let url = DocumentedRecords.page("Exports")
    var text = try String(contentsOf: url, encoding: .utf8)
    let made = try made()
    if ProcessInfo.processInfo.environment["ENTENTE_WRITE_DOCUMENTATION"] == "1" {
      for (name, content) in made {
        let shown = try DocumentedRecords.block(name, of: text)
        text.replaceSubrange(shown.startIndex..<shown.endIndex, with: content)
      }
      try Data(text.utf8).write(to: url)
    }
    for (name, content) in made {
      #expect(try DocumentedRecords.block(name, of: text) == content, "\(name)")
    }
  }
}
