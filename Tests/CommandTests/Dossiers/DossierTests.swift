import CanonicalJSON
import Foundation
import Testing

@Suite("A dossier")
struct DossierTests {
  @Test("verifies for each audience and for a selection, and says how much it shows")
  func verifies() throws {
    let sample = try DossierSample()
    try sample.export("auditor")
    try sample.export("archive", DossierSample.forArchive)
    try sample.export("public", "--destination", "public")
    try sample.export("axis", "--axis", "A1", "--from", "2022-05-01")
    try sample.export("one", "--agreement", "gq-cnrs")
    try sample.export("then", "--known-on", "#11", "--as-of", "2022-05-03")
    let sentences = [
      "auditor": "exactly 15 match as labelled; 15 opened, 0 facts and 1 words withheld",
      "archive": "exactly 15 match as labelled; 15 opened, 0 facts and 0 words withheld",
      "public": "exactly 15 match as labelled; 13 opened, 2 facts and 3 words withheld",
      "axis": "exactly 4 match as labelled; 4 opened, 0 facts and 0 words withheld",
      "one": "exactly 10 match as labelled; 10 opened, 0 facts and 0 words withheld",
      "then": "Of the first 12 records under head 15, exactly 12 match as labelled",
    ]
    for (folder, sentence) in sentences {
      let run = try sample.verify(folder, "--lang", "en")
      #expect(run.code == 0, "\(folder): \(run.output)\(run.words)")
      let said = run.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
      #expect(said.contains(sentence), "\(folder): \(said)")
    }
    // Without outside knowledge nobody has said whose it is.
    let alone = try sample.scratch.run("verify", "auditor")
    #expect(alone.code == 2)
  }

  @Test("has the same bytes under the same head, in any zone and language")
  func same() throws {
    let sample = try DossierSample()
    try sample.export("one")
    let other = try Run(
      ["exporter", "dossier", "two", "--tete", "15"], in: sample.scratch.url,
      ["ENTENTE_LEDGER": "L", "TZ": "Pacific/Auckland", "LC_ALL": "fr_FR.UTF-8"])
    #expect(other.code == 0, "\(other.words)")
    let paths = try #require(
      FileManager.default.subpaths(atPath: sample.scratch.url.appending(path: "one").path))
    #expect(paths.count > 150)
    for path in paths {
      let (one, two) = (
        sample.scratch.url.appending(path: "one/\(path)"),
        sample.scratch.url.appending(path: "two/\(path)")
      )
      #expect(FileManager.default.contentsEqual(atPath: one.path, andPath: two.path), "\(path)")
    }
  }

  @Test("opens to each audience what it may have, and accounts for the rest")
  func audiences() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try sample.export("auditor")
    try sample.export("asked", "--personal-words")
    try sample.export(
      "archive", "--audience", "archives", "--recipient", "BAnQ", "--legal-basis", "archives-act")
    try sample.export("public", "--audience", "public")
    try sample.export("one", "--agreement", "other")
    try sample.export("axis", "--axis", "A1")
    func holds(_ folder: String, _ text: String) throws -> Bool {
      let run = try Run(
        ["-rqF", text, folder], in: scratch.url, program: URL(filePath: "/bin/grep"))
      return run.code == 0
    }
    for (folder, isShown) in [
      ("auditor", false), ("asked", true), ("archive", true), ("public", false),
    ] {
      #expect(try holds(folder, "Quenneville") == isShown, "\(folder)")
      #expect(try holds(folder, "pq@example.org") == isShown, "\(folder)")
    }
    // The head of a dossier covers it all the same: headers name persons by codes alone.
    #expect(try holds("public", "Compte rendu") == false && holds("auditor", "Compte rendu"))
    #expect(try holds("public", "the minutes") == false && holds("archive", "the minutes"))
    #expect(try holds("public", "Une remarque") == false && holds("auditor", "Une remarque"))
    // Facts of the whole agreement are opened for its views; its documents are not.
    #expect(try holds("axis", "the minutes") == false)
    #expect(try scratch.text(of: "axis/data/withheld.csv").contains("13,13,document,not_selected,"))
    #expect(try holds("one", "Métagénomique") == false && holds("one", "Autre"))
    let withheld = try scratch.text(of: "public/data/withheld.csv")
    #expect(withheld.contains("11,11,facts,personal,\r\n"), "\(withheld)")
    #expect(withheld.contains("13,13,facts,confidential,\r\n"), "\(withheld)")
    #expect(withheld.contains("14,14,words,remark,\r\n"), "\(withheld)")
    #expect(try scratch.text(of: "one/data/withheld.csv").contains("other_agreement"))
    #expect(try scratch.text(of: "archive/bag-info.txt").contains("Entente-Recipient: BAnQ\n"))
  }

  @Test("is recorded as issued, and the ledger says of it that it was")
  func issued() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    let written = try sample.export(
      "D", "--audience", "archive", "--recipient", "BAnQ", "--legal-basis", "archives-act",
      "--json")
    let digest = try #require(try written.json["digest"]?.stringValue)
    #expect(try written.json["issued"] == 15)
    let sums = try Run(
      ["tagmanifest-sha512.txt"], in: scratch.url.appending(path: "D"),
      program: URL(filePath: "/usr/bin/sha256sum"))
    #expect(sums.output.hasPrefix(digest))
    let shown = try scratch.run("show", "15", "--json")
    let facts = try shown.json["answer"]?["facts"]
    #expect(facts?["digest"]?.stringValue == digest && shown.output.contains("BAnQ"))
    let known = try sample.verify("D", "--ledger", "L", "--lang", "en")
    #expect(known.code == 0 && known.words.contains("Issued by this ledger: #15"), "\(known.words)")
    let copy = try sample.changed("D", rebagged: true) { url in
      try url.change("bag-info.txt") { $0.replacing("BAnQ", with: "BnF") }
    }
    let forged = try sample.verify(copy, "--ledger", "L", "--json")
    #expect(forged.code == 4 && forged.output.contains("F-DOSSIER-NOT-ISSUED"), "\(forged.output)")
    let altered = try sample.changed("D", rebagged: false) { url in
      try url.change("data/README.txt") { $0 + "." }
    }
    let told = try sample.verify(altered, "--ledger", "L", "--lang", "en")
    #expect(told.code == 4 && told.words.contains("(#15); this one is no longer"), "\(told.words)")
    // A recipient is a name, and not how to reach somebody.
    let reached = try scratch.run("export", "dossier", "E", "--recipient", "a.b@example.org")
    #expect(reached.code == 3 && reached.words.contains("E-PERSONAL-TEXT"), "\(reached.words)")
    #expect(!scratch.exists("E") && !scratch.exists("E.new"))
  }

  @Test("is there whole or not at all")
  func whole() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try scratch.write("mine", to: "taken")
    let size = try scratch.size
    let taken = try scratch.run("export", "dossier", "taken")
    #expect(taken.code == 5 && taken.words.contains("taken"), "\(taken.words)")
    #expect(try scratch.text(of: "taken") == "mine" && scratch.size == size)
    // What a run that was stopped left makes room.
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "D.new/D/data"), withIntermediateDirectories: true)
    try scratch.write("", to: "D.new/.entente-staged")
    try scratch.write("half", to: "D.new/D/data/facts.jsonl")
    try sample.export("D")
    #expect(!scratch.exists("D.new"))
    #expect(try sample.verify("D").code == 0)
    let again = try scratch.run("export", "dossier", "D")
    #expect(again.code == 5, "\(again.words)")
  }

  @Test("says of options that do not go together what to do")
  func usage() throws {
    let sample = try DossierSample()
    let line = "A recipient is one line of at most 200 characters"
    for (arguments, sentence) in [
      (["dossier", "D", "--audience", "archive"], "--recipient and --legal-basis."),
      (["dossier", "D", "--personal-words"], "--recipient and --legal-basis."),
      (["dossier", "D", "--words"], "--personal-words gives an auditor more."),
      (
        ["dossier", "D", "--audience", "public", "--personal-words"],
        "--personal-words goes with the dossier of an auditor"
      ),
      (["csv", "D", "--audience", "public"], "go with “export dossier”."),
      (["tiles", "D", "--recipient", "X"], "go with “export dossier”."),
      (
        ["dossier", "D", "--audience", "everybody"], "Choose “archive”, “auditor”, or “public”."
      ),
      (["dossier", "D", "--recipient", "a\nb"], line),
      (["dossier", "D", "--recipient", "a\u{202E}b"], line),
      (["dossier", "D", "--recipient", String(repeating: "a", count: 201)], line),
    ] {
      let run = try Run(
        ["export"] + arguments, in: sample.scratch.url,
        ["COLUMNS": "300", "ENTENTE_LEDGER": "L"])
      #expect(run.code == 64, "\(arguments): \(run.words)")
      #expect(run.words.contains(sentence), "\(arguments): \(run.words)")
      #expect(!sample.scratch.exists("D"))
    }
  }

  @Test("says how much is not in it, and what a copy cannot give")
  func withheld() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    let auditor = try sample.exporting("A", ["--lang", "fr-CA"])
    #expect(
      auditor.words.contains("N’y sont pas, et withheld.csv dit pourquoi"), "\(auditor.words)")
    let counted = try sample.exporting("J", ["--json"]).json["withheld"]
    #expect(counted?["words"]?["personal"] == 1, "\(String(describing: counted))")
    try scratch.done("backup", "copy", "--without-words")
    let copy = try scratch.run(
      ["export", "dossier", "C", "--ledger", "copy"] + DossierSample.forArchive
        + ["--lang", "en"])
    #expect(copy.code == 0 && copy.words.contains("! Cannot be given from here: words of"))
    let read = try sample.verify("C", "--lang", "fr-CA")
    #expect(read.output.contains("! Qui l’a fait n’avait pas tout"), "\(read.output)")
    #expect(try !sample.verify("A", "--lang", "fr-CA").output.contains("n’avait pas tout"))
  }

  @Test("is refused without any of the bag's own files")
  func tags() throws {
    let sample = try DossierSample()
    try sample.export("D")
    for name in [
      "bagit.txt", "bag-info.txt", "manifest-sha256.txt", "manifest-sha512.txt",
      "tagmanifest-sha512.txt",
    ] {
      let copy = try sample.changed("D", rebagged: false) { url in
        try FileManager.default.removeItem(at: url.appending(path: name))
      }
      #expect(try sample.faults(of: copy).contains("F-BAG-FILE-MISSING"), "\(name)")
      #expect(try sample.verify(copy).code == 4, "\(name)")
    }
  }

  @Test("shows what was erased as erased, before and after, and verifies")
  func erased() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try sample.export("before", DossierSample.forArchive)
    // Neither has words about persons.
    try sample.export("auditor")
    try sample.export("public", "--audience", "public")
    let erasing = try scratch.run(
      "erase", sample.person, "--legal-basis", "loi25-28", "--reason", "On request", "--yes",
      "--json")
    let issued = try scratch.run("audit", "exports", "--json").output
    #expect(issued.contains("dossier-archive") && issued.contains("dossier-public"), "\(issued)")
    #expect(try erasing.code == 0 && erasing.json["exports"] == [15], "\(erasing.output)")
    try scratch.done("checkpoint")
    try sample.export("after", DossierSample.forArchive)
    try sample.export("older", "--personal-words", "--head", "15")
    #expect(try sample.verify("before").code == 0)
    let known = try sample.verify("before", "--ledger", "L", "--json").json["dossier"]
    #expect(known?["erased_since"] == [18] && known?["issued_by"] == [15])
    let later = try sample.verify("after", "--ledger", "L", "--json").json["dossier"]
    #expect(later?["erased_since"] == [])
    let after = try sample.verify("after", "--lang", "en")
    #expect(after.code == 0 && after.output.contains("1 erased by record 18"), "\(after.output)")
    // The record that says so is not under the older head, which cannot prove it.
    let older = try sample.verify("older", "--lang", "en")
    #expect(older.code == 0 && older.output.contains("1 words\nwithheld"), "\(older.output)")
    for folder in ["after", "older"] {
      let found = try Run(
        ["-rqF", "Quenneville", folder], in: scratch.url, program: URL(filePath: "/bin/grep"))
      #expect(found.code == 1, "\(folder)")
    }
  }
}
