import CanonicalJSON
import Foundation
import Testing

@Suite struct `Where a dossier is written` {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.openSample()
    try scratch.done("checkpoint")
  }

  private func makeFolder(_ name: String) throws {
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: name), withIntermediateDirectories: true)
  }

  @Test func `nothing of anybody else's is removed`() throws {
    try makeFolder("out.new")
    try scratch.write("precious", to: "out.new/thesis.txt")
    #expect(try scratch.run("export", "dossier", "out").code == 5)
    #expect(try scratch.text(of: "out.new/thesis.txt") == "precious")

    try makeFolder("elsewhere")
    try scratch.write("precious", to: "elsewhere/thesis.txt")
    try FileManager.default.createSymbolicLink(
      atPath: scratch.url.appending(path: "linked.new").path, withDestinationPath: "elsewhere")
    #expect(try scratch.run("export", "dossier", "linked", "--zip").code == 5)
    #expect(try scratch.text(of: "elsewhere/thesis.txt") == "precious")

    try FileManager.default.copyItem(
      at: scratch.url.appending(path: "L"), to: scratch.url.appending(path: "other.new"))
    let before = try scratch.files(below: "other.new").keys
    #expect(try scratch.run("export", "dossier", "other", "--ledger", "other.new").code == 5)
    #expect(try scratch.files(below: "other.new").keys.sorted() == before.sorted())
    #expect(!scratch.exists("out") && !scratch.exists("linked") && !scratch.exists("other"))
  }

  @Test func `what a run left that was stopped makes room`() throws {
    try makeFolder("out.new/out/data")
    try scratch.write("", to: "out.new/.entente-staged")
    try scratch.write("half", to: "out.new/out/data/facts.jsonl")
    try scratch.done("export", "dossier", "out")
    #expect(scratch.exists("out/bagit.txt") && !scratch.exists("out.new"))
    try makeFolder("empty.new")
    try scratch.done("export", "dossier", "empty", "--tar")
    #expect(scratch.exists("empty") && !scratch.exists("empty.new"))
  }

  @Test(arguments: [
    ["dossier", "L/out"], ["dossier", "L/documents.pending", "--tar"],
    ["dossier", "L/published/16"], ["csv", "L/documents"], ["report", "L/published/out"],
    ["tiles", "L/published"], ["selection", "L/out"],
  ])
  func `is never a place that a ledger lives by`(options: [String]) throws {
    let before = try scratch.files(below: "L").keys.sorted()
    let run = try scratch.run(["export"] + options, environment: ["COLUMNS": "300"])
    #expect(run.code == 5 && run.words.contains("in the folder of a ledger"), "\(run.words)")
    #expect(try scratch.files(below: "L").keys.sorted() == before)
  }

  @Test func `has a name, and so does an extract of a person`() throws {
    let size = try scratch.done("verify", "--json").json["size"]
    let run = try scratch.run("export", "dossier", "", environment: ["COLUMNS": "300"])
    #expect(run.code == 64 && run.words.contains("An empty name does not say where"))
    #expect(try scratch.done("verify", "--json").json["size"] == size)
    let made = try scratch.done("record", "person.registered", "name=Philippa", "--json")
    let person = try #require(made.json["person"]?.stringValue)
    #expect(try scratch.run("person", person, "--export", "L/extract").code == 5)
    #expect(!scratch.exists("L/extract"))
  }

  @Test func `a head without records has none`() throws {
    for profile in ["dossier", "csv", "prov", "ocel"] {
      let run = try scratch.run("export", profile, "out", "--head", "0")
      #expect(run.code == 64 && run.words.contains("has nothing to export"), "\(run.words)")
      #expect(!scratch.exists("out"))
    }
  }

  @Test func `a moment before the first record has none`() throws {
    let run = try scratch.run(
      ["export", "csv", "out", "--known-on", "2021-01-01"], environment: ["COLUMNS": "300"])
    #expect(run.code == 64 && run.words.contains("nothing was known yet"), "\(run.words)")
    #expect(!scratch.exists("out"))
  }

  @Test func `from a backup it changes nothing there, so that erasures still reach it`() throws {
    let made = try scratch.done(
      "record", "person.registered", "name=Philippa Quenneville", "--json")
    let person = try #require(made.json["person"]?.stringValue)
    try scratch.done("checkpoint")
    try scratch.done("backup", "copy")
    let before = try scratch.files(below: "copy")
    let run = try scratch.run(
      ["export", "dossier", "out", "--ledger", "copy"], environment: ["COLUMNS": "300"])
    #expect(run.code == 0 && run.words.contains("nothing is written into a copy"), "\(run.words)")
    #expect(try before["data.mdb"] == scratch.files(below: "copy")["data.mdb"])
    try scratch.done("erase", person, "--legal-basis", "loi25-28", "--reason", "Asked", "--yes")
    try scratch.done("erase", "--apply", "copy")
    #expect(
      try scratch.files(below: "copy").values.allSatisfy {
        $0.range(of: Data("Quenneville".utf8)) == nil
      })
  }

  @Test func `no document goes whose bytes are others, and none is said to be issued`() throws {
    try scratch.write("the minutes", to: "minutes.txt")
    try scratch.done(
      "record", "document.attached", "document=D-1", "title.fr=Compte rendu", "class=internal",
      "language=fr", "--document", "minutes.txt", "--agreement", "gq-cnrs", "--occurred",
      "2022-05-05")
    try scratch.done("checkpoint")
    let held = try #require(
      FileManager.default.contentsOfDirectory(atPath: scratch.url.path + "/L/documents").first)
    try scratch.write("the MINUTES", to: "L/documents/\(held)")
    let size = try scratch.size
    let run = try scratch.run("export", "dossier", "out", environment: ["COLUMNS": "300"])
    #expect(run.code == 4 && run.words.contains(held), "\(run.code) \(run.words)")
    #expect(try scratch.size == size && !scratch.exists("out") && !scratch.exists("out.new"))
  }

  @Test func `from a backup without words it is made without them`() throws {
    try scratch.done("backup", "copy", "--without-words")
    try scratch.done("export", "dossier", "out", "--ledger", "copy")
    #expect(try scratch.text(of: "out/data/withheld.csv").contains(",words,unavailable,"))
  }
}

/// What is said where nothing was chosen, and where a name ends as that of a folder does.
@Suite("An export whose name or choice is slightly off")
struct ExportSlipTests {
  private let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.openSample()
    try scratch.done("checkpoint")
  }

  @Test func `drops the slashes at the end of a name`() throws {
    try scratch.done("export", "dossier", "D/")
    #expect(scratch.exists("D/bagit.txt") && !scratch.exists("D.new"))
    try scratch.done("export", "dossier", "Y.tar//", "--tar")
    let url = scratch.url.appending(path: "Y.tar")
    #expect(try !Data(contentsOf: url).isEmpty)
    #expect(try scratch.run("verify", "Y.tar").code == 2)
    #expect(try scratch.run("export", "dossier", "Z.tar/").code == 64)
    #expect(try scratch.run("export", "dossier", "D/").code == 5)
    try scratch.done("export", "csv", "tables/")
    #expect(scratch.exists("tables/tables"))
  }

  @Test func `says that no record is of what was chosen, and is written all the same`() throws {
    for (profile, sentence) in [
      ("dossier", "what is written proves it"), ("selection", "what is written proves it"),
      ("csv", "No record is within what was chosen. Check"),
    ] {
      let folder = "empty-\(profile)"
      let run = try scratch.run(
        "export", profile, folder, "--from", "2031-01", "--lang", "en",
        environment: ["COLUMNS": "300"])
      #expect(run.code == 0 && run.words.contains(sentence), "\(run.words)")
      #expect(scratch.exists(folder))
      let full = try scratch.run(
        "export", profile, "full-\(profile)", "--lang", "en", environment: ["COLUMNS": "300"])
      #expect(full.code == 0 && !full.words.contains("No record is within"), "\(full.words)")
    }
    let french = try scratch.run(
      "exporter", "dossier", "vide", "--depuis", "2031-01", "--langue", "fr-CA",
      environment: ["COLUMNS": "300"])
    #expect(french.words.contains("! Aucune écriture n’est dans ce qui a été choisi\u{A0}:"))
    #expect(try scratch.run("verify", "vide").code == 2)
  }
}
