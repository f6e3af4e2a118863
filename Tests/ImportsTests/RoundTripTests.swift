import DelimitedText
import EntenteTesting
import Foundation
import Imports
import Partnership
import Testing
import Workbooks

@Suite struct `Actions written as a table` {
  @Test func `are the same read back from CSV and from a workbook, for every type`() throws {
    let scenario = try Scenario.withParties()
    let actions = try examples.map {
      try scenario.action($0.type, on: $0.occurred, $0.data, $0.envelope)
    }
    let written = ActionTable.rows(of: actions)
    let source = ImportSource(name: "t", sha256: "", bytes: 0, mediaType: "text/csv")
    let fromText = try TableReading(Mapping()).rows(
      of: try Delimited(DelimitedText.bytes(of: written)).table, from: source)
    let workbook = WorkbookParts(
      rows: written.map { $0.map { $0.isEmpty ? "" : WorkbookParts.text($0) } })
    let fromWorkbook = try TableReading(Mapping()).rows(
      of: try Workbook(workbook.bytes).table, from: source)
    let own = WrittenSheet(
      "Écritures", written[0].map { .init($0) }, rows: Array(written.dropFirst()))
    let fromOwn = try TableReading(Mapping()).rows(
      of: try Workbook(
        Workbook.bytes(of: [own], spooledIn: FileManager.default.temporaryDirectory.path)
      ).table, from: source)
    #expect(fromOwn.map(\.action) == fromWorkbook.map(\.action))
    #expect(fromText.count == actions.count)
    #expect(fromWorkbook.count == actions.count)
    for ((text, cells), action) in zip(zip(fromText, fromWorkbook), actions) {
      #expect(text.action == cells.action, "\(action.type.name)")
      // A table keeps what says the same: prepared, it is the action.
      #expect(ActionTable.rows(of: [text.action]) == ActionTable.rows(of: [action]))
    }
    #expect(Set(actions.map(\.type)).count > 80)
  }
}
