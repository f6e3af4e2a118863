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

  private func start(_ arguments: [String], in scratch: Scratch) throws -> Process {
    let process = Process()
    process.executableURL = try Run.program
    process.arguments = arguments + ["--ledger", "L", "--lang", "en"]
    process.currentDirectoryURL = scratch.url
    process.standardOutput = Pipe()
    process.standardError = Pipe()
    try process.run()
    return process
  }

  private func words(_ pipe: Any?) throws -> String {
    let pipe = try #require(pipe as? Pipe)
    return String(decoding: try pipe.fileHandleForReading.readToEnd() ?? Data(), as: UTF8.self)
  }

  /// Starts imports while this process holds the ledger's write lock, so that all of them have looked
  /// for their rows before any can record one.
  private func atOnce(_ files: [String], in scratch: Scratch) throws -> [Process] {
    let environment = try Environment(
      at: scratch.url.appending(path: "L").path, access: .writing, tables: LedgerTable.all)
    var processes: [Process] = []
    try environment.write { _ throws(LMDBError) in
      processes = files.compactMap { try? start(["import", $0], in: scratch) }
      Thread.sleep(forTimeInterval: 1)
    }
    for process in processes { process.waitUntilExit() }
    try #require(processes.count == files.count)
    return processes
  }

  @Test func `of overlapping files record each row once, whoever comes first`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.write(table(1...20, "data.exchange"), to: "a.csv")
    try scratch.write(table(11...30, "data.exchange"), to: "b.csv")
    let processes = try atOnce(["a.csv", "b.csv"], in: scratch)
    let said = try processes.map { try words($0.standardOutput) + words($0.standardError) }
    #expect(processes.map(\.terminationStatus) == [0, 0], "\(said)")
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
    let processes = try atOnce(["a.csv", "b.csv"], in: scratch)
    let said = try processes.map { try words($0.standardOutput) + words($0.standardError) }
    #expect(processes.map(\.terminationStatus) == [0, 0], "\(said)")
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
    let processes = try atOnce(["a.csv", "b.csv"], in: scratch)
    #expect(Set(processes.map(\.terminationStatus)) == [0, 3])
    #expect(try scratch.size == 11 + 1 + 1)
  }
}
