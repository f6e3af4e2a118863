import CanonicalJSON
import Foundation
import Testing
import Transparency

@Suite("entente erase --apply")
struct EraseElsewhereTests {
  /// The sample, with a document of it attached.
  private func sample() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.attach("D-1", "lettre")
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

  @Test func `counts no sealed document among those that lie in the clear`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.attach("D-1", "lettre", class: "personal")
    try scratch.done("backup", "wordless", "--without-words")
    try scratch.done(
      "erase", "--record", "11", "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    let run = try scratch.run("erase", "--apply", "wordless", "--lang", "en")
    #expect(run.code == 0 && run.output.contains("no words to erase"), "\(run.output) \(run.words)")
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

  @Test func `takes a folder of a ledger, and says of a file what is done with a dossier`() throws {
    let scratch = try sample()
    try scratch.write("PK", to: "dossier.zip")
    let english = try scratch.run(
      "erase", "--apply", "dossier.zip", "--lang", "en", environment: ["COLUMNS": "400"])
    #expect(english.code == 5 && !english.words.contains("ENOTDIR"), "\(english.words)")
    for part in ["dossier.zip is no folder of a ledger", "entente erase --notice NUMBER"] {
      #expect(english.words.contains(part), "\(english.words)")
    }
    let french = try scratch.run(
      "effacer", "--appliquer", "dossier.zip", "--langue", "fr-CA", environment: ["COLUMNS": "400"])
    #expect(
      french.code == 5 && french.words.contains("n’est pas le dossier d’un registre"),
      "\(french.words)")
    #expect(french.words.contains("entente effacer --avis NUMÉRO"), "\(french.words)")
    // Of what is not there, that is said.
    let nothing = try scratch.run("erase", "--apply", "nothing", "--lang", "en")
    #expect(nothing.code == 5 && nothing.words.contains("no ledger"), "\(nothing.words)")
  }

  @Test func `destroys nothing where a link in the copy leads`() throws {
    let scratch = try sample()
    try scratch.done("backup", "B")
    try scratch.done("backup", "V")
    let hash = try #require(
      try scratch.run("show", "11", "--json").json["answer"]?["facts"]?["sha256"]?.stringValue)
    try scratch.done(
      "erase", "--document", hash, "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    let files = FileManager.default
    for name in ["documents", "words.keys", "data.mdb", "documents/\(hash)"] {
      let own = scratch.url.appending(path: "B/\(name)")
      let aside = scratch.url.appending(path: "aside")
      try files.moveItem(at: own, to: aside)
      try files.createSymbolicLink(atPath: own.path, withDestinationPath: "../V/\(name)")
      let run = try scratch.run(
        "erase", "--apply", "B", "--lang", "en", environment: ["COLUMNS": "400"])
      #expect(run.code == 5 && run.words.contains("its \(name) is a link"), "\(run.words)")
      try files.removeItem(at: own)
      try files.moveItem(at: aside, to: own)
    }
    let shared = scratch.url.appending(path: "shared")
    try files.linkItem(at: scratch.url.appending(path: "B/words.keys"), to: shared)
    let run = try scratch.run("erase", "--apply", "B", "--lang", "en")
    #expect(run.code == 5 && run.words.contains("its words.keys is a link"), "\(run.words)")
    try files.removeItem(at: shared)
    #expect(files.fileExists(atPath: scratch.url.appending(path: "V/documents/\(hash)").path))
    #expect(try scratch.run("verify", "V").code == 0)
    #expect(try scratch.run("erase", "--apply", "B").code == 0)
    #expect(!files.fileExists(atPath: scratch.url.appending(path: "B/documents/\(hash)").path))
  }

  @Test func `says in the notice of an erasure nothing of what went before`() throws {
    let scratch = try sample()
    let hash = try #require(
      try scratch.run("show", "11", "--json").json["answer"]?["facts"]?["sha256"]?.stringValue)
    var erasures: [String] = []
    for (option, value) in [("--record", "11"), ("--document", hash)] {
      let erased = try scratch.done(
        "erase", option, value, "--legal-basis", "loi25-28", "--reason", "On request", "--yes",
        "--json")
      erasures.append("\(try #require(erased.json["erasures"]?.arrayValue?.first?.integerValue))")
    }
    let first = try scratch.done("erase", "--notice", erasures[0], "--lang", "en")
    #expect(first.output.contains("Words of this ledger") && first.output.contains("of record 11"))
    let second = try scratch.done("erase", "--notice", erasures[1], "--lang", "en")
    #expect(second.output.contains("Documents of this ledger"), "\(second.output)")
    #expect(second.output.contains(hash) && !second.output.contains("words of record"))
    let french = try scratch.done("erase", "--notice", erasures[1], "--lang", "fr-CA")
    #expect(french.output.contains("Des documents de ce registre ont été effacés"))
  }

  @Test func `writes the notice of an erasure, and of no other record`() throws {
    let scratch = try sample()
    let run = try scratch.run("erase", "--notice", "9", "--lang", "en")
    #expect(run.code == 3 && run.words.contains("Record 9 erases nothing"), "\(run.words)")
  }
}

@Suite("Erasing a table that was imported")
struct EraseTableTests {
  @Test func `by its hash in either case, says of no table that it stays which is destroyed`()
    throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    let heading = "type;agreement;occurred;axes;parties;data.exchange;data.form;text.fr"
    var tables: [String] = []
    for code in ["Y1", "Y2"] {
      let row = "Échange tenu;gq-cnrs;22 avril 2022;A1;gq,cnrs;\(code);atelier;Texte"
      let table = "\(heading)\r\n\(row)\r\n"
      try scratch.write(table, to: "\(code).csv")
      try scratch.done("import", "\(code).csv", "--dates", "dmy")
      tables.append(Digest(hashing: Array(table.utf8)).hex)
    }
    func erase(_ hash: String, _ more: String...) throws -> Run {
      try scratch.run(
        [
          "erase", "--document", hash, "--legal-basis", "loi25-28", "--reason", "On request",
          "--lang", "en", "--yes",
        ] + more, environment: ["COLUMNS": "300"])
    }
    let dry = try erase(tables[0].uppercased(), "--dry-run", "--json")
    #expect(dry.code == 0, "\(dry.words)")
    #expect(try dry.json["documents"] == [.string(tables[0])])
    #expect(try dry.json["tables"]?.arrayValue?.map { $0["sha256"] } == [.string(tables[1])])
    let first = try erase(tables[0].uppercased())
    #expect(first.code == 0 && first.output.contains("Document destroyed: \(tables[0])"))
    #expect(!first.words.contains("--document \(tables[0])"), "\(first.words)")
    #expect(first.words.contains("--document \(tables[1]) destroys it"), "\(first.words)")
    #expect(first.words.contains("(backup --without-words)"), "\(first.words)")
    let second = try erase(tables[1])
    #expect(second.code == 0 && !second.words.contains("is kept whole"), "\(second.words)")
    let unknown = try erase("ABC")
    #expect(unknown.code == 3, "\(unknown.words)")
  }
}
