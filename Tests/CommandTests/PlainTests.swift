import Foundation
import Imports
import Testing

@Suite struct `An answer in plain lines` {
  private func lines(_ scratch: Scratch, _ command: String...) throws -> [[Substring]] {
    let run = try Run(command + ["--plain", "--ledger", "D"], in: scratch.url)
    #expect(run.code == 0, "\(run.words)")
    #expect(run.output.hasSuffix("\n"))
    return run.output.dropLast().split(separator: "\n", omittingEmptySubsequences: false).map {
      $0.split(separator: "\t", omittingEmptySubsequences: false)
    }
  }

  @Test func `has the cells of the table, a row a line, whatever they hold`() throws {
    let scratch = try Scratch()
    #expect(try scratch.run("demo", "D").code == 0)
    #expect(
      try scratch.run(
        "record", "actor.registered", "actor=lab", "name=Deux\tmots\net une ligne", "kind=party",
        "--ledger", "D", "--now", "2024-09-07"
      ).code == 0)
    for command in [["state", "party", "lab"], ["state"], ["alerts"], ["audit", "late"]] {
      let table = try Delimited(
        Array(try Run(command + ["--csv", "--ledger", "D"], in: scratch.url).output.utf8)
      )
      .table
      let plain = try Run(command + ["--plain", "--ledger", "D"], in: scratch.url).output
      let rows = plain.dropLast().split(separator: "\n", omittingEmptySubsequences: false)
      #expect(rows.count == 1 + table.rows.count, "\(command)")
      let width = table.headings.count
      #expect(rows.allSatisfy { $0.count { $0 == "\t" } == width - 1 }, "\(command)")
    }
    let party = try lines(scratch, "state", "party", "lab")
    #expect(party.contains { $0.last == "Deux\\u{9}mots\\u{A}et une ligne" })
  }

  @Test func `is the timeline of a log`() throws {
    let scratch = try Scratch()
    #expect(try scratch.run("demo", "D").code == 0)
    let rows = try lines(scratch, "log")
    #expect(rows[0].contains("type"))
    #expect(Set(rows.map(\.count)).count == 1)
  }

  @Test(arguments: [
    ["state", "--csv", "--plain"], ["state", "--plain", "--json"], ["log", "--csv", "--plain"],
    ["due", "--ics", "--plain"], ["diff", "#1", "now", "--on", "known-on", "--plain", "--json"],
  ])
  func `has one form alone`(command: [String]) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(try Run(command, in: scratch.url).code == 64)
  }
}
