import Foundation
import Partnership
import RecordFormat
import Testing

@testable import Exports

/// The records that `Docs/Formats/Selection.md` gives, as whoever has no ledger makes an export of them.
struct DocumentedRecords {
  /// What the export is of.
  let scope: ExportScope
  /// The records, as far as they are shown.
  let all: [ExportedRecord]

  init() throws {
    let text = try String(contentsOf: DocumentedRecords.page("Selection"), encoding: .utf8)
    let line = try DocumentedRecords.block("selection", of: text)
    let selection = try Selection(canonical: Array(line.utf8.dropLast()))
    let files = try DocumentedRecords.block("records", of: text).split(separator: "\n")
      .map { try RecordFile(canonical: Array($0.utf8)) }
    var selecting = RecordSelecting(selection)
    for file in files { selecting.take(file.header) }
    let selected = selecting.selected()
    #expect(selected.sequences == files.map(\.header.sequence.index))
    all = files.map {
      ExportedRecord($0, selected.marks[$0.header.sequence.index], erasedBy: nil)
    }
    scope = ExportScope(
      ledger: try #require(LedgerName("ledger.example.org/quebec-france")),
      ledgerOpened: try #require(Recorded("2022-06-10T00:00:00.000000Z")), headSize: 6,
      selection: selection, asOf: nil,
      recorded: try #require(Recorded("2022-06-10T00:00:05.000000Z")), isClockSimulated: true)
  }

  /// A page on formats.
  static func page(_ name: String) -> URL {
    OtherTools.project.appending(path: "Docs/Formats/\(name).md")
  }

  /// What stands in a block of a page.
  static func block(_ name: String, of text: String) throws -> Substring {
    let start = try #require(text.range(of: "```\(name)\n")?.upperBound)
    let end = try #require(text.range(of: "```", range: start..<text.endIndex)?.lowerBound)
    return text[start..<end]
  }
}
