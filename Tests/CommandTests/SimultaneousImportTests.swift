import Foundation
import LMDB
import LedgerTables
import Testing

@Suite("Two imports at once")
struct SimultaneousImportTests {
  private func table(_ codes: ClosedRange<Int>, _ heading: String) -> String {
    (["type;agreement;occurred;axes;parties;\(heading);data.form"]
      + codes.map { "Échange tenu;gq-cnrs;2022-04-22;A1;gq,cnrs;Y\($0);atelier" })
      .joined(separator: "\n")
  }

  /// Starts imports while this process holds the ledger's write lock, so that all of them have looked
  /// for their rows before any can record one.
  private func atOnce(_ files: [String], in scratch: Scratch) throws -> [Run] {
    let environment = try Environment(
      at: scratch.url.appending(path: "L").path, access: .writing, tables: LedgerTable.all)
    var running: [RunningProgram] = []
    try environment.write { _ throws(LMDBError) in
      running = files.compactMap {
        try? RunningProgram(["import", $0, "--ledger", "L", "--lang", "en"], in: scratch.url)
      }
      Thread.sleep(forTimeInterval: 1)
    }
    try #require(running.count == files.count)
    return try running.map { try $0.end() }
  }

  @Test func `of overlapping files record each row once, whoever comes first`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.write(table(1...20, "data.exchange"), to: "a.csv")
    try scratch.write(table(11...30, "data.exchange"), to: "b.csv")
    let runs = try atOnce(["a.csv", "b.csv"], in: scratch)
    let said = runs.map { $0.output + $0.words }
    #expect(runs.map(\.code) == [0, 0], "\(said)")
    // 30 rows and a record about each import.
    #expect(try scratch.size == 11 + 30 + 2)
    #expect(
      Set(said) == [
        "20 rows: 21 records more, 0 already in the ledger.\n",
        "20 rows: 11 records more, 10 already in the ledger.\n",
      ])
    #expect(try scratch.run("verify").code == 0)
  }

  @Test func `of one file make one import of it`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.write(table(1...20, "data.exchange"), to: "a.csv")
    try scratch.write(table(1...20, "Exchange"), to: "b.csv")
    let runs = try atOnce(["a.csv", "b.csv"], in: scratch)
    let said = runs.map { $0.output + $0.words }
    #expect(runs.map(\.code) == [0, 0], "\(said)")
    #expect(try scratch.size == 11 + 20 + 1)
    #expect(
      Set(said) == [
        "20 rows: 21 records more, 0 already in the ledger.\n",
        "20 rows: 0 records more, 20 already in the ledger.\n",
      ])
  }

  @Test func `of a row with other words under one id refuse the second`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let table = table(1...1, "data.exchange").split(separator: "\n")
    try scratch.write("\(table[0]);text.fr\n\(table[1]);Un\n", to: "a.csv")
    try scratch.write("\(table[0]);text.fr\n\(table[1]);Deux\n", to: "b.csv")
    let runs = try atOnce(["a.csv", "b.csv"], in: scratch)
    #expect(Set(runs.map(\.code)) == [0, 3])
    #expect(try scratch.size == 11 + 1 + 1)
  }
}
