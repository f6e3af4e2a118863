import CanonicalJSON
import Foundation
import Testing

@Suite("entente erase --apply")
struct EraseElsewhereTests {
  /// The sample, with a document of it attached.
  private func sample() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.write("Lettre", to: "lettre.txt")
    try scratch.done(
      "record", "document.attached", "document=D-1", "title=Lettre", "language=fr",
      "class=internal", "--document", "lettre.txt", "--agreement", "gq-cnrs", "--occurred",
      "2022-05-05")
    return scratch
  }

  @Test func `says in both languages that it was given the ledger itself`() throws {
    let scratch = try sample()
    let english = try scratch.run("erase", "--apply", "L", "--lang", "en")
    #expect(
      english.code == 5 && english.words.contains("L is the ledger itself"), "\(english.words)")
    let french = try scratch.run("effacer", "--appliquer", "./L", "--langue", "fr-CA")
    #expect(
      french.code == 5 && french.words.contains("est le registre lui-même"), "\(french.words)")
    #expect(
      try scratch.run("erase", "--apply", "L", "--json").json["error"]?["name"] == "no_copy")
  }

  @Test func `says that a folder is no copy, but of another ledger`() throws {
    let scratch = try sample()
    try scratch.done(
      "open", "other", "--origin", "example.org/other", "--title", "Other", "--clock", "simulated",
      "--now", "2022-05-06")
    let french = try scratch.run(
      "effacer", "--appliquer", "other", "--langue", "fr-CA", environment: ["COLUMNS": "200"])
    #expect(french.code == 5, "\(french.words)")
    #expect(french.words.contains("mais du registre example.org/other"), "\(french.words)")
    let english = try scratch.run("erase", "--apply", "other", "--lang", "en")
    #expect(english.words.contains("no copy of this ledger"), "\(english.words)")
  }

  @Test func `has nothing to erase in a copy without words, unless a document lies there`() throws {
    let scratch = try sample()
    try scratch.done("backup", "wordless", "--without-words")
    let erasing = ["--legal-basis", "loi25-28", "--reason", "On request", "--yes"]
    #expect(try scratch.run(["erase", "--record", "9"] + erasing).code == 0)
    let english = try scratch.run("erase", "--apply", "wordless", "--lang", "en")
    #expect(english.code == 0, "\(english.words)")
    #expect(english.output.contains("no words to erase"), "\(english.output)")
    let french = try scratch.run("effacer", "--appliquer", "wordless", "--langue", "fr-CA")
    #expect(french.code == 0, "\(french.words)")
    #expect(french.output.replacing("\n", with: " ").contains("pas de texte à effacer"))
    #expect(
      try scratch.run("erase", "--apply", "wordless", "--json").json["without_words"]
        == .bool(true))
    // It keeps documents as they are, and no erasure is carried into it.
    #expect(try scratch.run(["erase", "--record", "11"] + erasing).code == 0)
    let hash = try #require(
      try scratch.run("show", "11", "--json").json["answer"]?["facts"]?["sha256"]?.stringValue)
    let document = try scratch.run(["erase", "--document", hash] + erasing)
    #expect(document.code == 0, "\(document.words)")
    let left = try scratch.run("erase", "--apply", "wordless", "--lang", "en")
    #expect(left.code == 5 && left.words.contains("Destroy it"), "\(left.words)")
  }
}
