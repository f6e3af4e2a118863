import Foundation
import Imports
import Testing

@testable import Exports

@Suite struct `Tables as a workbook` {
  private func sheet(_ name: String, of scratch: Scratch) throws -> SourceTable {
    let bytes = try Data(contentsOf: scratch.url.appending(path: "out/register.xlsx"))
    return try Workbook(Array(bytes), sheet: name).table
  }

  private func cells(_ column: String, of table: SourceTable) throws -> [TableCell] {
    let index = try #require(table.headings.firstIndex(of: column), "\(table.headings)")
    return table.rows.map { $0.cells[index] }
  }

  /// What the first sheet has beside an English name.
  private func about(_ english: String, of scratch: Scratch) throws -> [TableCell] {
    let table = try sheet("LISEZ-MOI README", of: scratch)
    return try #require(
      table.rows.first { $0.cells[1].text.hasPrefix(english) }, "\(table.rows.map(\.cells))"
    ).cells
  }

  @Test func `hold numbers as numbers, days as days and texts as texts`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.export("xlsx", to: "out", ["--words"])
    let commitments = try sheet("commitments", of: scratch)
    #expect(try cells("due_day", of: commitments).contains(.day("2022-05-04", hasTime: false)))
    #expect(try cells("record", of: commitments) == [.number("10"), .number("11")])
    #expect(
      try cells("title_en", of: commitments).last
        == .text("=1+1, \"quoted\"\nsecond line"), "no formula, and no apostrophe either")
    let due = try sheet("due", of: scratch)
    #expect(try cells("days", of: due).contains(.number("-2")))
    let partners = try sheet("partners", of: scratch)
    #expect(try cells("party", of: partners) == [.boolean(true), .boolean(true)])
    guard case .day(let recorded, hasTime: true) = try cells("recorded", of: due)[0] else {
      Issue.record("an instant is a day with a time")
      return
    }
    #expect(recorded.hasPrefix("2022-05-06"))
  }

  @Test func `begin with a sheet that says what it is and of which head`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.export("xlsx", to: "out")
    #expect(try about("Ledger", of: scratch)[2] == .text("example.org/ledger"))
    #expect(try about("Size of the signed checkpoint", of: scratch)[2] == .number("16"))
    #expect(try about("Last record", of: scratch)[2] == .number("15"))
    #expect(try about("Views at the end", of: scratch)[2] == .day("2022-05-06", hasTime: false))
    #expect(try about("Simulated clock", of: scratch)[2] == .boolean(true))
    let withheld = try about("Whose words are withheld", of: scratch)[2]
    #expect(withheld == .number("11"))
    #expect(try about("Whose words were erased", of: scratch)[2] == .number("1"))
    #expect(
      try about("Commitments", of: scratch)[3...] == [.number("2"), .number("0"), .number("0")])
    let columns = try sheet("columns", of: scratch)
    #expect(try cells("fr", of: columns).contains(.text("Échéance")))
  }

  @Test func `cut what a cell has no room for, and say which and how much`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    // The sign outside the first plane counts twice, as spreadsheet programs count.
    let long = String(repeating: "x", count: 32_760) + "🎉🎉🎉🎉_x0041_"
    let escaped = String(repeating: "_x0041_", count: 4000)
    try scratch.done(
      "import", "-",
      input: #"{"type":"commitment.made","agreement":"gq-cnrs","occurred":"2022-05-01","#
        + #""axes":["A1"],"on_behalf_of":["gq"],"data":{"commitment":"C-9","title":{"en":""#
        + long + #"","fr":""# + escaped + #""},"debtors":["gq"],"due":"2022-06-30"}}"#)
    try scratch.done("checkpoint")
    try scratch.export("xlsx", to: "out", ["--words"])
    let commitments = try sheet("commitments", of: scratch)
    guard case .text(let kept)? = try cells("title_en", of: commitments).last else {
      Issue.record("no text")
      return
    }
    #expect(kept.utf16.count <= 32_767 && kept.hasSuffix("x🎉 […]"))
    // What looks like an escaped character takes up more room than it shows.
    guard case .text(let begun)? = try cells("title_fr", of: commitments).last else {
      Issue.record("no text")
      return
    }
    #expect(begun.hasSuffix(" […]") && escaped.hasPrefix(begun.dropLast(4)))
    #expect((17_000...18_000).contains(begun.utf16.count))
    #expect(try about("Commitments", of: scratch)[5] == .number("2"))
    let cut = try about("Cut to what a cell holds, from 32775", of: scratch)
    #expect(cut[2] == .text("commitments!N3"))
  }

  @Test func `have no more rows than a sheet holds, and count those they leave out`() throws {
    let scratch = try Scratch()
    let records = try DocumentedRecords()
    var register = try WorkbookPart(
      of: records.scope, spooledIn: scratch.url.path, mostRows: 3)
    for record in records.all { try register.write(record) }
    var bytes: [UInt8] = []
    try register.finish { (piece: [UInt8]) throws(ExportError) in bytes += piece }
    #expect(try Workbook(bytes, sheet: "records").table.rows.count == 2)
    let about = try Workbook(bytes, sheet: "LISEZ-MOI README").table.rows.map(\.cells)
    let line = try #require(about.first { $0[2] == .text("records") })
    #expect(line[3...] == [.number("2"), .number("2"), .number("0")])
  }

  @Test func `leave no name behind in the folder but their own`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.export("xlsx", to: "out", ["--words"])
    let names = try FileManager.default.contentsOfDirectory(
      atPath: scratch.url.appending(path: "out").path)
    #expect(names == ["register.xlsx"])
  }
}
