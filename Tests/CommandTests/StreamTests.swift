import Foundation
import Testing

@Suite("Standard streams that are missing or full, and limits of the shell")
struct StreamTests {
  /// What a shell does before and after the program's name, and arguments that print.
  static let closed = [">&-", "<&- >&-", "<&- >&- 2>&-", "2>&-"]

  @Test(arguments: closed)
  func `What is said never goes into a file of the ledger`(streams: String) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let before = try files(of: scratch)
    for command in ["state --json", "log --json", "verify --json", "doctor", "show 3"] {
      _ = try shell("\"$0\" \(command) \(streams)", in: scratch)
      #expect(try files(of: scratch) == before, "\(command) \(streams)")
    }
    let run = try shell("\"$0\" state >&-", in: scratch)
    #expect(run.code == 5)
    #expect(run.words.contains("standard output"))
  }

  @Test func `A receipt that cannot be shown does not hide that the record is kept`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let record =
      "record exchange.held exchange=X2 form=visit --axis A1 --party gq --occurred 2022-05-03"
    let run = try shell("\"$0\" \(record) >/dev/full", in: scratch)
    #expect(run.code == 5)
    #expect(run.words.contains("Record 11 is kept"))
    #expect(!run.words.contains("Nothing was written"))
    #expect(try scratch.run("show", "11").code == 0)
  }

  @Test func `A limit on the length of files ends with 5, not with a signal`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try shell("ulimit -f 8; exec \"$0\" backup copy", in: scratch)
    #expect(run.code == 5, "\(run.words)")
    #expect(try scratch.run("verify").code == 0)
  }

  /// What stands between `"$0"` and its reader, who has left before the first word is said.
  private func unread(_ command: String, in scratch: Scratch) throws -> Run {
    try shell(
      """
      mkfifo pipe
      { exec < pipe; } &
      exec 3> pipe
      wait
      "$0" \(command) >&3
      """, in: scratch)
  }

  @Test(arguments: ["verify", "verify --json", "replay", "replay --json", "doctor"])
  func `A reader that goes away changes nothing of a verdict`(command: String) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(try unread(command, in: scratch).code == 0)
    try FileManager.default.removeItem(at: scratch.url.appending(path: "pipe"))
    let store = scratch.url.appending(path: "L/data.mdb")
    let bytes = try Data(contentsOf: store)
    try Data(bytes.prefix(bytes.count / 2)).write(to: store)
    let read = try shell("\"$0\" \(command)", in: scratch)
    #expect(read.code == 4, "\(read.output)\(read.words)")
    #expect(try unread(command, in: scratch).code == 4)
  }

  @Test(arguments: [
    ("verify", 2), ("state --known-on '#5' --exit-code", 1),
    ("log --json --known-on '#5' --exit-code", 1), ("log", 0),
    ("show 99", 3), ("record exchange.held", 3), ("state --nonsense --json", 64), ("--help", 0),
  ])
  func `A reader that goes away leaves every exit code as it is`(
    command: String, code: Int32
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    // Without the words' keys a verification is undecided.
    if command == "verify" {
      try FileManager.default.removeItem(at: scratch.url.appending(path: "L/words.keys"))
    }
    let read = try shell("\"$0\" \(command)", in: scratch)
    #expect(read.code == code, "\(read.words)")
    #expect(try unread(command, in: scratch).code == code)
  }

  /// The lengths of the ledger's files, and the bytes of those that reading leaves alone.
  private func files(of scratch: Scratch) throws -> [String: Data] {
    let folder = scratch.url.appending(path: "L")
    var files: [String: Data] = [:]
    for name in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let file = folder.appending(path: name)
      if name == "published" { continue }
      let bytes = try Data(contentsOf: file)
      files[name] = name == "lock.mdb" ? Data("\(bytes.count)".utf8) : bytes
    }
    return files
  }

  private func shell(_ script: String, in scratch: Scratch) throws -> Run {
    try Run(
      ["-c", script, Run.program.path], in: scratch.url, ["ENTENTE_LEDGER": "L"],
      program: URL(fileURLWithPath: "/bin/sh"))
  }
}
