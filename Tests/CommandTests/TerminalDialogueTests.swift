import CanonicalJSON
import Foundation
import Testing

/// The dialogue at a real terminal, one that `script` of util-linux makes.
@Suite("At a terminal, record without a type")
struct TerminalDialogueTests {
  private static let script = "/usr/bin/script"
  private static var hasScript: Bool {
    let isThere = FileManager.default.isExecutableFile(atPath: script)
    if !isThere { print("Skipped: there is no script (util-linux) to make a terminal with.") }
    return isThere
  }

  private func talk(
    _ command: String, _ answers: [String], in scratch: Scratch
  ) throws -> (code: Int32, screen: String) {
    let run = try Run(
      ["-qefc", "\(try Run.program.path) \(command)", "transcript"], in: scratch.url,
      ["ENTENTE_LEDGER": "L", "COLUMNS": "200", "TERM": "dumb"],
      input: Data(answers.map { $0 + "\n" }.joined().utf8),
      program: URL(fileURLWithPath: TerminalDialogueTests.script))
    let screen = run.output.replacing("\r\n", with: "\n").replacing("\u{A0}", with: " ")
    return (run.code, screen)
  }

  @Test(.enabled(if: hasScript))
  func `asks in French, shows what will change, and records after consent`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let (code, screen) = try talk(
      "consigner --langue fr-CA",
      ["atelier", "2", "hier", "", "atelier", "A1", "", "lieu", "L'atelier « bleu »", "", "o"],
      in: scratch)
    #expect(code == 0, "\(screen)")
    #expect(screen.contains("Quel type d’écriture?"), "\(screen)")
    #expect(screen.contains("[X2] > "), "\(screen)")
    #expect(screen.contains("  A1 · échanges tenus : 1 → 2\n"), "\(screen)")
    #expect(screen.contains("  A1 · CNRS · échanges tenus : 1 → 2\n"), "\(screen)")
    #expect(screen.contains("Écriture 11, consignée le "), "\(screen)")
    #expect(try scratch.size == 12)
    // The line that was taught makes the same record.
    let line = try #require(
      screen.split(separator: "\n").first { $0.hasPrefix("  entente consigner ") })
    let other = try Scratch()
    try other.openSample()
    let again = try Run(
      ["-c", "exec \"$0\" \(line.dropFirst("  entente ".count))", Run.program.path],
      in: other.url, ["ENTENTE_LEDGER": "L", "LANG": "fr_CA.UTF-8"],
      program: URL(fileURLWithPath: "/bin/sh"))
    #expect(again.code == 0, "\(again.words)")
    let one = try scratch.run("show", "11", "--json").json
    let two = try other.run("show", "11", "--json").json
    for part in ["facts", "words"] {
      let (first, second) =
        part == "words"
        ? (one["words"], two["words"]) : (one["answer"]?["facts"], two["answer"]?["facts"])
      #expect(first == second && first != nil, "\(part)")
    }
  }

  @Test(.enabled(if: hasScript))
  func `hints in English at a likely duplicate, and writes nothing without consent`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let (code, screen) = try talk(
      "record --lang en",
      ["exchange held", "2022-05-03", "", "workshop", "A1", "", "", ""], in: scratch)
    #expect(code == 3, "\(screen)")
    #expect(screen.contains("? Looks like record 8: Exchange held X1, May 1, 2022."), "\(screen)")
    #expect(screen.contains("Nothing was written."), "\(screen)")
    #expect(try scratch.size == 11)
  }

  @Test(.enabled(if: hasScript))
  func `ends with the input, and writes nothing`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let (code, screen) = try talk("consigner --langue fr-CA", ["échange tenu"], in: scratch)
    #expect(code == 3, "\(screen)")
    #expect(screen.contains("Rien n’a été écrit."), "\(screen)")
    #expect(try scratch.size == 11)
  }

  @Test func `Without a terminal the type is asked of the command line`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("record", environment: ["COLUMNS": "200"], input: "exchange held\n")
    #expect(run.code == 64)
    #expect(run.words.hasPrefix("error: The type of record is missing."), "\(run.words)")
  }
}
