import CanonicalJSON
import Foundation
import Testing

/// What `verify` says of an export that proves nothing by itself.
@Suite("An export that does not verify on its own")
struct ExportAloneTests {
  private struct Given {
    let sample: DossierSample

    init() throws {
      sample = try DossierSample()
      for (profile, folder) in [
        ("ro-crate", "crate"), ("csv", "T"), ("ics", "I"), ("cloudevents", "E"), ("prov", "P"),
        ("ocel", "O"), ("premis", "M"), ("xlsx", "X"), ("report", "R"), ("csv", "all"),
        ("ics", "all"),
      ] {
        try sample.scratch.done("export", profile, folder)
      }
      let transfer = try sample.scratch.run(["export", "seda", "S"] + Scratch.parties)
      try #require(transfer.code == 0, "\(transfer.words)")
      try sample.scratch.done("person", sample.person, "--export", "person.json")
    }
  }

  private static let wide = ["COLUMNS": "400"]

  /// Each with its kinds in JSON.
  private static let paths: [(String, [String])] = [
    ("crate", ["ro-crate"]), ("crate/ro-crate-metadata.json", ["ro-crate"]),
    ("T", ["csv"]), ("T/tables", ["csv"]), ("T/tables/board.csv", ["csv"]),
    ("T/tables/csv-metadata.json", ["csv"]), ("T/tables/datapackage.json", ["csv"]),
    ("I", ["ics"]), ("I/due.ics", ["ics"]), ("E", ["cloudevents"]),
    ("E/records.jsonl", ["cloudevents"]), ("P", ["prov"]), ("P/prov.json", ["prov"]),
    ("O", ["ocel"]), ("O/ocel.json", ["ocel"]), ("M", ["premis"]), ("M/premis.xml", ["premis"]),
    ("X", ["xlsx"]), ("X/register.xlsx", ["xlsx"]), ("R", ["report"]),
    ("R/report.fr.html", ["report"]), ("S", ["seda"]), ("S/seda.xml", ["seda"]),
    ("all", ["csv", "ics"]), ("person.json", ["person"]),
  ]

  @Test("is called what it is, and a dossier is what to ask for")
  func named() throws {
    let given = try Given()
    for (path, kinds) in ExportAloneTests.paths {
      let run = try given.sample.scratch.run("verify", path, "--json")
      #expect(run.code == 3, "\(path): \(run.code) \(run.output)\(run.words)")
      let error = try run.json["error"]
      #expect(error?["name"]?.stringValue == "export_alone", "\(path): \(run.output)")
      let found = (error?["parameters"]?.arrayValue ?? []).filter { $0["role"] == "kind" }
      #expect(found.compactMap { $0["value"]?.stringValue } == kinds, "\(path): \(run.output)")
      for (language, ask) in [
        ("en", "Ask whoever gave it to you for"), ("fr-CA", "Demandez à qui vous l’a remis"),
      ] {
        let said = try given.sample.scratch.run(
          "verify", path, "--lang", language, environment: ExportAloneTests.wide)
        #expect(said.words.contains(ask) && said.words.contains("dossier"), "\(said.words)")
      }
    }
    let all = try given.sample.scratch.run("verify", "all", "--lang", "en")
    #expect(all.words.contains("it is tables (csv) and a calendar (ics)"), "\(all.words)")
  }

  @Test("is not mistaken for one where a ledger, tiles or a selection lie in the same folder")
  func besideOthers() throws {
    let scratch = try DossierSample().scratch
    try scratch.done("export", "tiles", "tiles")
    try scratch.done("export", "selection", "selection")
    for name in ["L/due.ics", "tiles/due.ics"] { try scratch.write("BEGIN:VCALENDAR", to: name) }
    #expect(try scratch.run("verify", "L").code == 0)
    #expect(try scratch.run("verify", "tiles").code == 2)
    #expect(try scratch.run("verify", "selection").code == 2)
    // What nothing says anything of is said to be no ledger, as before.
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "other"), withIntermediateDirectories: false)
    try scratch.write("…", to: "other/letter.txt")
    let other = try scratch.run("verify", "other", "--lang", "en")
    #expect(other.code == 5 && other.words.contains("holds no ledger"), "\(other.words)")
  }

  @Test("is the inside of a dossier, and the folder around it is what to verify")
  func inside() throws {
    let sample = try DossierSample()
    try sample.export("D")
    let run = try sample.scratch.run(
      "verify", "D/data", "--lang", "fr-CA", environment: ExportAloneTests.wide)
    #expect(run.code == 3)
    #expect(run.words.contains("D/data fait partie du dossier D"), "\(run.words)")
    #expect(run.words.contains("entente verifier D."), "\(run.words)")
    // Where nothing is around it, it is to be asked for.
    let scratch = sample.scratch
    try FileManager.default.copyItem(
      at: scratch.url.appending(path: "D/data"), to: scratch.url.appending(path: "inside"))
    let alone = try scratch.run(
      "verify", "inside", "--lang", "fr-CA", environment: ExportAloneTests.wide)
    #expect(alone.words.contains("inside fait partie d’un dossier"), "\(alone.words)")
    #expect(alone.words.contains("là où se trouve bagit.txt"), "\(alone.words)")
  }
}
