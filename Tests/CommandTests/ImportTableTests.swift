import CanonicalJSON
import Foundation
import Testing

@Suite("Importing a table")
struct ImportTableTests {
  private static let heading =
    "type;agreement;occurred;axes;parties;data.exchange;data.form;text.fr"

  /// A row of the sample's agreement.
  private static func row(_ code: String, _ text: String = "Texte", form: String = "atelier")
    -> String
  {
    "Échange tenu;gq-cnrs;22 avril 2022;A1;gq,cnrs;\(code);\(form);\(text)"
  }

  private static func table(_ rows: String...) -> String {
    ([heading] + rows).joined(separator: "\r\n") + "\r\n"
  }

  /// The sample's ledger, and a file beside it.
  private func scratch(_ text: String, _ name: String = "échanges.csv") throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.write(text, to: name)
    return scratch
  }

  @Test func `Of a file with a row that a rule refuses, nothing is kept`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let rows = "type,data.actor,data.name,data.kind\nactor.registered,gq,Again,party\n"
    let run = try scratch.run("import", "-", input: rows)
    #expect(run.code == 3)
    #expect(!scratch.exists("L/documents"))
    #expect(try scratch.size == 11)
  }

  @Test func `A dry run shows rows and records, and keeps nothing`() throws {
    let scratch = try scratch(ImportTableTests.table(ImportTableTests.row("Y1")))
    let run = try scratch.run("importer", "échanges.csv", "--essai", "--lang", "fr-CA")
    #expect(run.code == 0, "\(run.words)")
    #expect(run.output.contains("#11  Échange tenu"), "\(run.output)")
    #expect(run.output.contains("#12  Écritures importées"), "\(run.output)")
    #expect(run.output.contains("1 ligne\u{A0}: 2 écritures à faire"), "\(run.output)")
    #expect(try scratch.size == 11)
    #expect(!scratch.exists("L/documents"))
  }

  @Test func `Each record cites its row, the import is recorded, and the file is kept`() throws {
    let text = ImportTableTests.table(ImportTableTests.row("Y1"), ImportTableTests.row("Y2"))
    let scratch = try scratch(text)
    let run = try scratch.run("import", "échanges.csv", "--dates", "dmy", "--json")
    #expect(run.code == 0, "\(run.words)")
    #expect(try run.json["imported"] == 13)
    #expect(try run.json["recorded"] == 2)
    let list = try Run(
      ["auditer", "importees", "--entente", "gq-cnrs", "--langue", "fr-CA"], in: scratch.url,
      ["ENTENTE_LEDGER": "L", "COLUMNS": "160"]
    ).output
    #expect(list.contains("Fichier") && list.contains("Ligne"), "\(list)")
    #expect(list.contains("échanges.csv  2 "), "\(list)")
    #expect(list.contains("échanges.csv  3 "), "\(list)")
    let csv = try scratch.run("audit", "imported", "--csv").output
    #expect(csv.contains(",échanges.csv#row=3,"), "\(csv)")
    let words = try scratch.run("audit", "imported", "--json").json["words"]?.arrayValue ?? []
    #expect(words.contains { $0["text"] == "échanges.csv#row=2" && $0["sequence"] == 11 })
    let record = try scratch.run("show", "12", "--json").json
    let evidence = try #require(
      record["answer"]?["facts"]?["evidence"]?.arrayValue?.first?.objectValue)
    #expect(evidence["media_type"] == "text/csv")
    #expect(evidence["bytes"] == .integer(Int64(text.utf8.count)))
    #expect(
      record["words"]?.arrayValue?.contains {
        $0["field"] == "evidence.0.name" && $0["text"] == "échanges.csv#row=3"
      } == true, "\(record)")
    let imported = try scratch.run("show", "13", "--json").json["answer"]
    #expect(imported?["header"]?["type"] == "records.imported")
    #expect(imported?["facts"]?["rows"] == 2)
    #expect(imported?["facts"]?["source_sha256"] == evidence["sha256"])
    for key in ["source_sha256", "mapping_sha256"] {
      let hash = try #require(imported?["facts"]?[key]?.stringValue)
      #expect(scratch.exists("L/documents/\(hash)"), "\(key)")
    }
    let mapping = try #require(imported?["facts"]?["mapping_sha256"]?.stringValue)
    #expect(try scratch.text(of: "L/documents/\(mapping)") == #"{"dates":"dmy"}"#)
    let verified = try scratch.run("verify")
    #expect(verified.code == 0, "\(verified.output)\(verified.words)")
  }

  @Test func `Imported again it changes nothing, whatever the file is called then`() throws {
    let text = ImportTableTests.table(ImportTableTests.row("Y1"), ImportTableTests.row("Y1"))
    let scratch = try scratch(text)
    #expect(try scratch.run("import", "échanges.csv").code == 0)
    #expect(try scratch.size == 14)
    try scratch.write(text.replacing(";", with: "\t"), to: "other.tsv")
    for file in ["échanges.csv", "other.tsv"] {
      let again = try scratch.run("import", file)
      #expect(
        again.output == "2 rows: 0 records more, 2 already in the ledger.\n", "\(again.words)")
    }
    #expect(try scratch.size == 14)
    #expect(
      try FileManager.default.contentsOfDirectory(
        atPath: scratch.url.appending(path: "L/documents").path
      ).count == 1)
  }

  @Test func `Of an edited file, rows that stayed are repeats and new ones are recorded`() throws {
    let scratch = try scratch(
      ImportTableTests.table(ImportTableTests.row("Y1"), ImportTableTests.row("Y2")))
    #expect(try scratch.run("import", "échanges.csv").code == 0)
    try scratch.write(
      ImportTableTests.table(
        ImportTableTests.row("Y0"), ImportTableTests.row("Y2"), ImportTableTests.row("Y1")),
      to: "échanges.csv")
    let edited = try scratch.run("import", "échanges.csv")
    #expect(
      edited.output.hasSuffix("3 rows: 2 records more, 2 already in the ledger.\n"),
      "\(edited.words)")
    // A text is no part of what a row is known by: the same row with another one is another content.
    try scratch.write(
      ImportTableTests.table(ImportTableTests.row("Y2", "Autre texte")), to: "échanges.csv")
    let other = try scratch.run("import", "échanges.csv")
    #expect(other.code == 3)
    #expect(
      other.words.hasPrefix("refused: échanges.csv, row 2: E-ACTION-REUSED."), "\(other.words)")
    // Fewer rows, all of them known: nothing is written.
    try scratch.write(ImportTableTests.table(ImportTableTests.row("Y2")), to: "échanges.csv")
    #expect(try scratch.run("import", "échanges.csv").code == 0)
    #expect(try scratch.size == 16)
  }

  @Test func `A row whose unique id is there with other content is refused with its line`() throws {
    let mapping = #"{"unique":{"column":"No","register":"échanges"}}"#
    func table(_ rows: (Int, String)...) -> String {
      (["No;" + ImportTableTests.heading] + rows.map { "\($0.0);\($0.1)" }).joined(separator: "\n")
    }
    let scratch = try scratch(
      table((1, ImportTableTests.row("Y1")), (2, ImportTableTests.row("Y2"))))
    try scratch.write(mapping, to: "m.json")
    let first = try scratch.run("import", "échanges.csv", "--mapping", "m.json")
    #expect(first.code == 0, "\(first.words)")
    try scratch.write(
      table((2, ImportTableTests.row("Y2")), (1, ImportTableTests.row("Y1", form: "visite"))),
      to: "échanges.csv")
    let other = try scratch.run(
      "importer", "échanges.csv", "--correspondance", "m.json", "--lang", "fr-CA")
    #expect(other.code == 3)
    #expect(
      other.words.hasPrefix("refusé\u{A0}: échanges.csv, ligne 3\u{A0}: E-ACTION-REUSED."),
      "\(other.words)")
    #expect(try scratch.size == 14)
  }

  @Test func `A cell that is wrong is refused with row and column, and nothing is written`() throws
  {
    let scratch = try scratch(
      ImportTableTests.table(
        ImportTableTests.row("Y1"), ImportTableTests.row("Y2", form: "pique-nique")))
    let run = try scratch.run(
      "import", "échanges.csv", "--lang", "fr-FR", environment: ["COLUMNS": "300"])
    #expect(run.code == 3)
    #expect(
      run.words.hasPrefix(
        "refusé\u{A0}: échanges.csv, ligne 3, colonne 7 (G), «\u{A0}data.form\u{A0}»\u{A0}: "),
      "\(run.words)")
    #expect(run.words.hasSuffix("Rien n’a été écrit.\n"), "\(run.words)")
    let json = try scratch.run("import", "échanges.csv", "--json").json
    #expect(json["error"]?["name"] == "bad_cell")
    #expect(
      json["error"]?["parameters"]
        == [
          ["role": "path", "value": "échanges.csv"], ["role": "line", "value": 3],
          ["role": "column", "value": 7],
        ])
    #expect(try scratch.size == 11)
    #expect(!scratch.exists("L/documents"))
  }

  @Test func `A row that a rule refuses is named with its file, and the column of what is refused`()
    throws
  {
    let scratch = try scratch(
      ImportTableTests.table(
        ImportTableTests.row("Y1"),
        ImportTableTests.row("Y2").replacing(";gq,cnrs;", with: ";gq,nobody;")))
    let french = try scratch.run("importer", "échanges.csv", "--lang", "fr-CA")
    #expect(french.code == 3)
    #expect(
      french.words.replacing("\n", with: " ").hasPrefix(
        "refusé\u{A0}: échanges.csv, ligne 3, colonne 5 (E), «\u{A0}parties\u{A0}»\u{A0}:"
          + " E-UNKNOWN-ACTOR."), "\(french.words)")
    let english = try scratch.run("import", "échanges.csv", "--json")
    #expect(
      english.words.hasPrefix("refused: échanges.csv, row 3, column 5 (E), “parties”:"),
      "\(english.words)")
    let parameters = try english.json["refusal"]?["parameters"]?.arrayValue ?? []
    #expect(
      parameters.suffix(3) == [
        ["role": "path", "value": "échanges.csv"], ["role": "line", "value": 3],
        ["role": "column", "value": 5],
      ])
    // A field that the form of an action refuses is a column too, before the ledger is asked.
    try scratch.write(
      ImportTableTests.table(ImportTableTests.row("Y 1")), to: "échanges.csv")
    let form = try scratch.run("import", "échanges.csv")
    #expect(
      form.words.hasPrefix("refused: échanges.csv, row 2, column 6 (F), “data.exchange”:"),
      "\(form.words)")
    // What stands in no column is refused with its row.
    try scratch.write(
      ImportTableTests.table(ImportTableTests.row("Y1").replacing("gq-cnrs;22", with: ";22")),
      to: "échanges.csv")
    let option = try scratch.run("import", "échanges.csv", "--agreement", "other")
    #expect(
      option.words.hasPrefix("refused: échanges.csv, row 2: E-UNKNOWN-AGREEMENT."),
      "\(option.words)")
  }

  @Test func `Partners are known by their names, and what they stood for is kept`() throws {
    let text = ImportTableTests.table(
      ImportTableTests.row("Y1").replacing(";gq,cnrs;", with: ";Génome Québec, CNRS;"))
    let scratch = try scratch(text)
    let run = try scratch.run("import", "échanges.csv", "--json")
    #expect(run.code == 0, "\(run.words)")
    let imported = try scratch.run("show", "12", "--json").json["answer"]
    let mapping = try #require(imported?["facts"]?["mapping_sha256"]?.stringValue)
    #expect(
      try scratch.text(of: "L/documents/\(mapping)")
        == #"{"actors":[{"cell":"Génome Québec","value":"gq"},{"cell":"CNRS","value":"cnrs"}]}"#)
    // The same row with ids is the same row.
    try scratch.write(ImportTableTests.table(ImportTableTests.row("Y1")), to: "ids.csv")
    #expect(try scratch.run("import", "ids.csv").output.contains("1 already"))
    try scratch.write(text.replacing("CNRS", with: "CNRS Ouest"), to: "échanges.csv")
    let french = try scratch.run(
      "importer", "échanges.csv", "--lang", "fr-CA", environment: ["COLUMNS": "300"])
    #expect(french.code == 3)
    #expect(
      french.words == "refusé\u{A0}: échanges.csv, ligne 2, colonne 5 (E), «\u{A0}parties\u{A0}»"
        + "\u{A0}: aucun acteur ne s’appelle «\u{A0}CNRS Ouest\u{A0}». Il y a CNRS. Rien n’a été"
        + " écrit.\n", "\(french.words)")
  }

  @Test func `A file cut short ends with 5`() throws {
    let scratch = try scratch(ImportTableTests.heading + "\n\"Échange")
    let run = try scratch.run("import", "échanges.csv")
    #expect(run.code == 5)
    #expect(run.words.hasPrefix("error: échanges.csv, row 2, column 1 (A)"), "\(run.words)")
  }

  @Test(arguments: ["fr-CA", "fr-FR", "en"])
  func `A template filled in is imported without a mapping`(language: String) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let template = try scratch.run("import", "--template", "exchange.held", "--lang", language)
    #expect(template.code == 0, "\(template.words)")
    let mark = language == "en" ? "," : ";"
    let columns = template.output.split(separator: mark).count
    let cells = [
      language == "en" ? "Exchange held" : "Échange tenu", "gq-cnrs", "2022-05-03", "A1",
      "gq\(mark == "," ? ";" : ",")cnrs", "", "Y1", language == "en" ? "Visit" : "Visite",
    ]
    let row = (cells + Array(repeating: "", count: columns - cells.count)).joined(separator: mark)
    try scratch.write(template.output + row + "\r\n", to: "rempli.csv")
    let run = try scratch.run("import", "rempli.csv")
    #expect(run.code == 0, "\(run.words)")
    #expect(try scratch.size == 13)
    let empty = try scratch.run("import", "--template", "records.imported")
    #expect(empty.code == 3)
  }

  @Test func `A template is a workbook where it is asked for, and none without a type`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let arguments = [
      "importer", "--modele", "exchange.held", "--format", "xlsx", "--lang", "fr-CA",
    ]
    let shell = try Run(
      ["-c", "\"$0\" \"$@\" > t.xlsx", try Run.program.path] + arguments, in: scratch.url,
      program: URL(fileURLWithPath: "/bin/sh"))
    #expect(shell.code == 0, "\(shell.words)")
    let empty = try scratch.run("importer", "t.xlsx", "--lang", "fr-CA")
    #expect(empty.code == 5)
    #expect(empty.words.contains("ne contient aucune action"), "\(empty.words)")
    #expect(try scratch.run("import", "x.csv", "--format", "xlsx").code == 64)
    #expect(try scratch.run("import", "--template", "exchange.held", "--format", "pdf").code == 64)
  }

  @Test func `What an import records of itself nobody records by hand`() throws {
    let scratch = try scratch(ImportTableTests.table(ImportTableTests.row("Y1")))
    let hash = String(repeating: "a", count: 64)
    let typed = try scratch.run("record", "records.imported", "source_sha256=\(hash)", "rows:=1")
    #expect(typed.code == 3)
    #expect(typed.words.contains("E-NOT-BY-HAND"))
    try scratch.write(
      "type;data.source_sha256;data.rows\nrecords.imported;\(hash);1\n", to: "x.csv")
    let imported = try scratch.run("import", "x.csv")
    #expect(imported.code == 3)
    #expect(imported.words.hasPrefix("refused: x.csv, row 2: E-NOT-BY-HAND"), "\(imported.words)")
  }

  @Test func `A late table takes the reason of the import, and JSON lines take no mapping`() throws
  {
    let late = ImportTableTests.row("Y1").replacing("22 avril 2022", with: "5 janvier 2022")
    let scratch = try scratch(ImportTableTests.table(late))
    #expect(try scratch.run("import", "échanges.csv").words.contains("E-LATE-WITHOUT-REASON"))
    for _ in 1...2 {
      #expect(try scratch.run("import", "échanges.csv", "--reason", "Ancien registre").code == 0)
    }
    let lines = try scratch.run("import", "-", "--dates", "dmy", input: sampleActions)
    #expect(lines.code == 64)
  }
}
