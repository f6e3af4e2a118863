import CanonicalJSON
import Foundation
import Imports
import Testing
import Workbooks

@Suite("A ledger as a table")
struct RecordTableTests {
  /// What is left of a view when it is told by another ledger: all of it but when it was recorded.
  private func views(of ledger: String, in scratch: Scratch) throws -> [JSON] {
    try [
      [], ["agreement"], ["axis", "A1"], ["axis", "A2"], ["axis", "A3"], ["axis", "A4"],
      ["party", "cnrs"], ["party", "genome-quebec"], ["party", "genome-canada"],
    ].map { subject in
      let run = try Run(
        ["state"] + subject + ["--json", "--as-of", "2025-01-01", "--ledger", ledger],
        in: scratch.url)
      #expect(run.code == 0, "\(subject): \(run.words)")
      return try #require(try run.json["answer"]).withoutRecording
    }
  }

  @Test func `The demonstration as a table makes the same views in an empty ledger`() throws {
    let scratch = try Scratch()
    #expect(try scratch.run("demo", "D").code == 0)
    let table = try scratch.run("log", "--csv", "--ledger", "D")
    #expect(table.code == 0)
    #expect(table.words == "1 record that the ledger makes itself: left out.\n")
    try scratch.write(table.output, to: "demo.csv")
    let opened = try scratch.run(
      "open", "N", "--origin", "example.org/again", "--title", "Again", "--zone",
      "America/Toronto", "--clock", "simulated", "--now", "2024-12-31T12:00:00Z")
    #expect(opened.code == 0, "\(opened.words)")
    let imported = try scratch.run(
      "import", "demo.csv", "--ledger", "N", "--reason", "Repris", "--now", "2025-01-01T12:00:00Z")
    #expect(imported.code == 0, "\(imported.words)")
    #expect(try views(of: "N", in: scratch) == views(of: "D", in: scratch))
    #expect(try scratch.run("verify", "N").code == 0)

    // Into the ledger it is from, it is nothing new.
    let home = try scratch.run("import", "demo.csv", "--ledger", "D", "--json")
    #expect(try home.json["recorded"] == 0, "\(home.words)")
    #expect(try home.json["imported"] == .null)
    // And the copy tells the same table, its rows beside the reason and the citation.
    let again = try scratch.run("log", "--csv", "--ledger", "N")
    #expect(
      again.output.split(separator: "\r\n").count == table.output.split(separator: "\r\n").count)
  }

  @Test func `The demonstration as a workbook makes the same views in an empty ledger`() throws {
    let scratch = try Scratch()
    #expect(try scratch.run("demo", "D").code == 0)
    let log = try scratch.run("log", "--csv", "--ledger", "D")
    #expect(log.code == 0)
    let table = try Delimited(Array(log.output.utf8)).table
    let sheet = WrittenSheet(
      "Journal", table.headings.map { .init($0) }, rows: table.rows.map { $0.cells.map(\.text) })
    try Data(Workbook.bytes(of: [sheet], spooledIn: scratch.url.path))
      .write(to: scratch.url.appending(path: "demo.xlsx"))
    let opened = try scratch.run(
      "open", "N", "--origin", "example.org/again", "--title", "Again", "--zone",
      "America/Toronto", "--clock", "simulated", "--now", "2024-12-31T12:00:00Z")
    #expect(opened.code == 0, "\(opened.words)")
    let imported = try scratch.run(
      "import", "demo.xlsx", "--ledger", "N", "--reason", "Repris", "--now",
      "2025-01-01T12:00:00Z", "--json")
    #expect(imported.code == 0, "\(imported.words)")
    #expect(try imported.json["recorded"] == .integer(Int64(table.rows.count)))
    #expect(try views(of: "N", in: scratch) == views(of: "D", in: scratch))
    #expect(try scratch.run("verify", "N").code == 0)
    let home = try scratch.run("import", "demo.xlsx", "--ledger", "D", "--json")
    #expect(try home.json["recorded"] == 0, "\(home.words)")
    #expect(try home.json["imported"] == .null)
  }

  @Test func `What names records by sequence names them by action in a table`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let rows = """
      {"type":"hold.placed","agreement":"gq-cnrs","data":{"hold":"H1","covers":{"records":[8,9]}},"reason":{"fr":"Litige"}}
      {"type":"record.corrected","data":{"target":8,"changes":{"form":"visit","title.fr":"Visite"}},"reason":{"fr":"r"}}
      {"type":"exchange.held","agreement":"gq-cnrs","occurred":"2022-05-02","axes":["A1"],"data":{"exchange":"X2","form":"visit"},"cause":8}
      {"type":"record.annulled","data":{"target":9},"reason":{"fr":"r"}}
      """
    let recorded = try scratch.run("import", "-", input: rows)
    #expect(recorded.code == 0, "\(recorded.words)")
    try scratch.write(try scratch.run("log", "--csv").output, to: "t.csv")
    let opened = try scratch.run(
      "open", "N", "--origin", "example.org/again", "--title", "Again", "--clock", "simulated",
      "--now", "2022-05-06")
    #expect(opened.code == 0)
    // Two records in front, so that every sequence is another.
    let others = """
      {"type":"actor.registered","data":{"actor":"other","name":"Other","kind":"academic"}}
      {"type":"actor.registered","data":{"actor":"another","name":"Another","kind":"academic"}}
      """
    #expect(try scratch.run("import", "-", "--ledger", "N", input: others).code == 0)
    let imported = try scratch.run("import", "t.csv", "--ledger", "N")
    #expect(imported.code == 0, "\(imported.words)")
    func facts(_ sequence: String) throws -> JSON? {
      try scratch.run("show", sequence, "--json", "--ledger", "N").json["answer"]
    }
    #expect(try facts("13")?["facts"]?["covers"]?["records"] == [10, 11])
    #expect(try facts("14")?["header"]?["target"] == 10)
    #expect(try facts("15")?["facts"]?["cause"] == 10)
    #expect(try facts("16")?["header"]?["target"] == 11)
    #expect(try scratch.run("verify", "N").code == 0)
  }

  @Test func `A text that would be a formula is none in a table, and comes back as it was`() throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    let texts = ["=cmd|' /C calc'!A0", "+1+1", "-2+3", "@SUM(A1)", "'=1", "a\u{202E}b\u{202C}c"]
    let rows = texts.enumerated().map { index, text in
      #"{"type":"exchange.held","agreement":"gq-cnrs","occurred":"2022-05-01","data":{"exchange":"Z\#(index)","form":"visit","title":{"fr":"\#(text)"}}}"#
    }
    #expect(try scratch.run("import", "-", input: rows.joined(separator: "\n")).code == 0)
    let table = try scratch.run("log", "--csv").output
    for text in ["'=cmd|' /C calc'!A0", "'+1+1", "'-2+3", "'@SUM(A1)", "''=1"] {
      #expect(table.contains(",\(text),"), "\(text)")
    }
    // A record's text is what was recorded, signs that reorder it included.
    #expect(table.contains(",a\u{202E}b\u{202C}c,"))
    try scratch.write(table, to: "t.csv")
    let home = try scratch.run("import", "t.csv", "--json")
    #expect(try home.json["recorded"] == 0, "\(home.words)")
    let opened = try scratch.run(
      "open", "N", "--origin", "example.org/again", "--title", "Again", "--clock", "simulated",
      "--now", "2022-05-06")
    #expect(opened.code == 0)
    #expect(try scratch.run("import", "t.csv", "--ledger", "N").code == 0)
    let copy = try scratch.run("log", "--csv", "--ledger", "N").output
    for text in texts {
      let cell = text.hasPrefix("a") ? text : "'\(text)"
      #expect(copy.contains(",\(cell),"), "\(text)")
    }
    // A view, which nothing reads back, writes them out.
    let view = try scratch.run("state", "--csv", "exchange", "Z5")
    #expect(view.output.contains(#"a\u{202E}b\u{202C}c"#), "\(view.output)\(view.words)")
  }

  @Test func `Filters choose the rows of the table`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("log", "--csv", "--type", "agreement.signed")
    let rows = run.output.split(separator: "\r\n")
    #expect(rows.count == 3)
    #expect(rows[1].hasPrefix("agreement.signed,gq-cnrs,2022-04-22,,,gq,gq,"), "\(run.output)")
  }
}

extension JSON {
  /// The value without what says when and how late something was recorded.
  fileprivate var withoutRecording: JSON {
    switch self {
    case .object(let members):
      .object(
        JSONObject(
          uniqueKeysWithValues: members.filter { $0.key != "recorded" && $0.key != "late" }.map {
            ($0.key, $0.value.withoutRecording)
          }))
    case .array(let items): .array(items.map(\.withoutRecording))
    default: self
    }
  }
}
