import Foundation
import Testing

@Suite struct `Due dates as a part of a dossier` {
  private func lines(_ scratch: Scratch, _ path: String) throws -> [String] {
    try scratch.text(of: path).replacingOccurrences(of: "\r\n ", with: "")
      .components(separatedBy: "\r\n")
  }

  @Test func `are in both languages, under the names that due --ics gives them`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let run = try scratch.export("ics", to: "out", ["--words"])
    #expect(run.output.contains("3 due dates in out/due.ics."), "\(run.output)")
    let lines = try lines(scratch, "out/due.ics")
    #expect(lines.contains("PRODID:-//entente//entente//FR-EN"))
    #expect(
      lines.contains(
        "SUMMARY:Engagement en retard C-1\u{A0}: Rapport / Overdue commitment C-1: Rapport [fr]"),
      "\(lines.filter { $0.hasPrefix("SUMMARY") })")
    #expect(lines.contains("CATEGORIES:Engagement,Commitment,A1"))
    try scratch.done("due", "--as-of", "2022-05-06", "--ics", "one.ics")
    let names = { (lines: [String]) in lines.filter { $0.hasPrefix("UID:") } }
    #expect(names(lines) == names(try self.lines(scratch, "one.ics")))
    #expect(names(lines).contains("UID:gq-cnrs/commitment:C-1@example.org/ledger"))
  }

  @Test func `withhold titles unless words are asked for, and say so`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    let run = try scratch.export("ics", to: "out")
    #expect(run.words.contains("The titles are not in it; --words gives them too."))
    let text = try scratch.text(of: "out/due.ics")
    #expect(!text.contains("Rapport") && text.contains("[withheld]"))
  }

  @Test func `are said to be none where nothing that was chosen falls due`() throws {
    let scratch = try Scratch()
    try scratch.openParts()
    try scratch.done(
      "record", "axis.agreed", "axis=A2", "title.en=Funding", "--on-behalf-of", "gq",
      "--on-behalf-of", "cnrs", "--occurred", "2022-05-03")
    try scratch.done("checkpoint")
    let wide = ["COLUMNS": "300"]
    let run = try scratch.export("ics", to: "none", ["--axis", "A2"], environment: wide)
    #expect(run.output.contains("0 due dates in none/due.ics."), "\(run.output)")
    #expect(run.words.contains("! Nothing that was chosen falls due."), "\(run.words)")
    let french = try scratch.export(
      "ics", to: "aucune", ["--axis", "A2", "--lang", "fr-CA"], environment: wide)
    #expect(
      french.words.contains("! Rien de ce qui a été choisi n’a d’échéance."), "\(french.words)")
    let some = try scratch.export("ics", to: "some", ["--axis", "A1"], environment: wide)
    #expect(!some.words.contains("falls due"), "\(some.words)")
    let dated = try scratch.export("ics", to: "dated", ["--from", "2022-05"], environment: wide)
    #expect(
      dated.words.contains("! Dates and types choose records, and no due dates"), "\(dated.words)")
    #expect(!some.words.contains("Dates and types"), "\(some.words)")
  }
}
