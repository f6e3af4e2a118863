import CanonicalJSON
import Foundation
import Testing

@Suite("Importing a file of actions")
struct ImportTests {
  @Test func `Importing a file twice changes nothing`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let again = try scratch.run("import", "-", input: sampleActions)
    #expect(again.code == 0, "\(again.words)")
    #expect(again.output == "10 rows: 0 records more, 10 already in the ledger.\n")
    #expect(try scratch.size == 11)
  }

  @Test func `A refused row names its line, and no row is written`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let rows = """

      {"type":"actor.registered","data":{"actor":"third","name":"Third","kind":"party"}}
      {"type":"actor.registered","data":{"actor":"gq","name":"Again","kind":"academic"}}
      """
    let run = try scratch.run("import", "-", "--lang", "fr-CA", input: rows)
    #expect(run.code == 3)
    #expect(
      run.words.hasPrefix("refusé\u{A0}: entrée standard, ligne 3\u{A0}: E-ID-IN-USE."),
      "\(run.words)")
    #expect(try scratch.size == 11)
  }

  @Test func `A row without its agreement is of the one that is given, or of the only one`() throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    let row =
      #"{"type":"exchange.held","occurred":"2022-05-03","data":{"exchange":"X2","form":"visit"}}"#
    #expect(try scratch.run("import", "-", input: row).code == 0)
    let second =
      #"{"type":"agreement.proposed","agreement":"second","occurred":"2022-05-01","on_behalf_of":["gq"],"data":{"title":{"en":"Second"},"object":{"en":"More"},"parties":["gq","cnrs"],"term":"P12M"}}"#
    #expect(try scratch.run("import", "-", input: second).code == 0)
    #expect(try scratch.run("import", "-", input: row).code == 3)
    let again = try scratch.run("importer", "-", "--entente", "gq-cnrs", "--lang", "en", input: row)
    #expect(again.output == "1 row: 0 records more, 1 already in the ledger.\n")
  }

  @Test func `Where there are several agreements, a row is told to name its own`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let second =
      #"{"type":"agreement.proposed","agreement":"second","occurred":"2022-05-01","on_behalf_of":["gq"],"data":{"title":{"en":"Second"},"object":{"en":"More"},"parties":["gq","cnrs"],"term":"P12M"}}"#
    #expect(try scratch.run("import", "-", input: second).code == 0)
    let row =
      #"{"type":"exchange.held","occurred":"2022-05-03","data":{"exchange":"X2","form":"visit"}}"#
    let environment = ["COLUMNS": "300"]
    let english = try scratch.run("import", "-", environment: environment, input: row)
    #expect(english.code == 3)
    #expect(
      english.words.contains("Add the agreement in the row (“agreement”)."), "\(english.words)")
    let french = try scratch.run(
      "importer", "-", "--lang", "fr-CA", environment: environment, input: row)
    #expect(french.words.contains("à la ligne («\u{A0}agreement\u{A0}»)."), "\(french.words)")
    #expect(!(english.words + french.words).contains("--"))
  }

  @Test func `A row with an unknown field names the line and the field`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "import", "-", "--json", input: #"{"type":"actor.registered","sequence":3}"#)
    #expect(run.code == 3)
    let refusal = try #require(try run.json["refusal"])
    #expect(refusal["name"] == "E-UNKNOWN-FIELD")
    #expect(
      refusal["parameters"]?.arrayValue?.contains(["role": "field", "value": "sequence"]) == true)
    #expect(refusal["parameters"]?.arrayValue?.contains(["role": "line", "value": 1]) == true)
  }

  @Test func `A line that is no JSON ends with 5 and names line and byte`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("import", "-", "--json", input: "{\"type\":1,}\n")
    #expect(run.code == 5)
    let error = try #require(try run.json["error"])
    #expect(error["name"] == "bad_line")
    #expect(error["parameters"]?.arrayValue?.contains(["role": "line", "value": 1]) == true)
    #expect(error["parameters"]?.arrayValue?.contains(["role": "offset", "value": 10]) == true)
  }

  @Test func `A file without actions, and one that is not there, end with 5`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(try scratch.run("import", "-", input: "\n\n").code == 5)
    let missing = try scratch.run("importer", "rien.jsonl", "--lang", "fr-FR")
    #expect(missing.code == 5)
    #expect(missing.words.contains("rien.jsonl"))
    #expect(missing.words.contains("aucun fichier"))
  }

  @Test func `A folder in the place of a file is called one`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("importer", "L", "--lang", "fr-CA")
    #expect(run.code == 5)
    #expect(run.words.contains("c’est un dossier. Nommez un fichier"), "\(run.words)")
  }

  @Test(
    arguments: [
      ["import", "pipe"], ["record", "actor.registered", "actor=x", "name=@pipe", "kind=party"],
      ["record", "actor.registered", "actor=x", "name=X", "kind=party", "--evidence", "pipe"],
      ["import", "/dev/zero"],
    ])
  func `A pipe that nobody writes into is not waited for`(arguments: [String]) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try #require(mkfifo(scratch.url.appending(path: "pipe").path, 0o600) == 0)
    let run = try Run(arguments + ["--json"], in: scratch.url, ["ENTENTE_LEDGER": "L"])
    #expect(run.code == 5)
    #expect(run.words.contains("it is a pipe or a device"), "\(run.words)")
    #expect(try run.json["error"]?["name"] == "file")
    let french = try Run(
      arguments + ["--lang", "fr-CA"], in: scratch.url, ["ENTENTE_LEDGER": "L"])
    #expect(french.code == 5)
    #expect(french.words.contains("c’est un tube ou un appareil"), "\(french.words)")
  }

  @Test func `A line over four mebibytes is refused with its number`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "import", "-", input: "\n" + String(repeating: " ", count: (4 << 20) + 1))
    #expect(run.code == 5)
    #expect(run.words.contains("line 2"))
  }

  @Test func `A dry run shows rows and records, and writes nothing`() throws {
    let scratch = try Scratch()
    _ = try scratch.run(
      "open", "L", "--origin", "example.org/l", "--title", "S", "--clock", "simulated", "--now",
      "2022-05-06")
    let run = try scratch.run("import", "-", "--dry-run", "--lang", "en", input: sampleActions)
    #expect(run.code == 0, "\(run.words)")
    #expect(run.output.contains("   1      #1  Actor registered"))
    #expect(
      run.output.hasSuffix(
        "10 rows: 10 records to make, 0 already in the ledger. Nothing was written.\n"))
    #expect(try scratch.size == 1)
  }

  @Test(arguments: ["rows.jsonl", "rows.csv"])
  func `A dry run makes no file and changes none, and says no id that is not fixed yet`(
    name: String
  ) throws {
    let scratch = try Scratch()
    _ = try scratch.run(
      "open", "L", "--origin", "example.org/l", "--title", "S", "--clock", "simulated", "--now",
      "2022-05-06")
    let id = "018f0000-0000-7000-8000-000000000001"
    try scratch.write(
      name.hasSuffix(".csv")
        ? "type,data.actor,data.name,data.kind,action\nactor.registered,gq,GQ,party,\n"
          + "actor.registered,cnrs,CNRS,party,\(id)\n"
        : #"{"type":"actor.registered","data":{"actor":"gq","name":"GQ","kind":"party"}}"#
          + "\n{\"action\":\"\(id)\",\"type\":\"actor.registered\",\"data\":{\"actor\":\"cnrs\","
          + "\"name\":\"CNRS\",\"kind\":\"party\"}}\n", to: name)
    let before = try scratch.files(in: "L")
    let dry = try scratch.run("import", name, "--dry-run", "--json")
    #expect(dry.code == 0, "\(dry.words)")
    #expect(try scratch.files(in: "L") == before)
    #expect(try dry.json["rows"]?.arrayValue?.map { $0["action"] } == [.null, .string(id)])
    let real = try scratch.run("import", name, "--json")
    let ids = try #require(try real.json["rows"]?.arrayValue?.map { $0["action"] })
    let again = try scratch.run("import", name, "--dry-run", "--json")
    #expect(try again.json["rows"]?.arrayValue?.map { $0["action"] } == ids)
  }

  @Test func `Late rows take the reason of the import`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let row =
      #"{"type":"exchange.held","agreement":"gq-cnrs","occurred":"2022-01-05","axes":["A1"],"parties":["gq"],"data":{"exchange":"X9","form":"visit"}}"#
    let without = try scratch.run("import", "-", input: row)
    #expect(without.code == 3)
    #expect(without.words.contains("E-LATE-WITHOUT-REASON"))
    let with = try scratch.run("import", "-", "--reason", "From the old register", input: row)
    #expect(with.code == 0, "\(with.words)")
    let again = try scratch.run("import", "-", "--reason", "From the old register", input: row)
    #expect(again.output.contains("1 already"))
  }

  @Test func `A row that registers a person says the id the ledger made`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let rows = """
      {"type":"actor.registered","data":{"actor":"third","name":"Third","kind":"party"}}
      {"type":"person.registered","data":{"name":"Ada"}}
      """
    let dry = try scratch.run("import", "-", "--dry-run", "--json", input: rows)
    #expect(try dry.json["rows"]?.arrayValue?.map { $0["person"] } == [.null, .null])
    let words = try scratch.run("importer", "-", "--lang", "fr-FR", input: rows)
    #expect(words.code == 0, "\(words.words)")
    let shown = try scratch.run("show", "12", "--json").json
    let person = try #require(shown["answer"]?["facts"]?["person"]?.stringValue)
    #expect(
      words.output.hasPrefix("Ligne 2 · Identifiant de la personne\u{A0}: \(person)\n"),
      "\(words.output)")
    let again = try scratch.run("import", "-", "--json", input: rows)
    #expect(
      try again.json["rows"]?.arrayValue?.map { $0["person"] } == [.null, .string(person)])
  }
}

extension Scratch {
  /// What is in the files of a folder, but for the table of readers, which every opening writes.
  fileprivate func files(in folder: String) throws -> [String: Data] {
    let root = url.appending(path: folder)
    var files: [String: Data] = [:]
    for name in try FileManager.default.subpathsOfDirectory(atPath: root.path)
    where name != "lock.mdb" {
      files[name] = FileManager.default.contents(atPath: root.appending(path: name).path) ?? Data()
    }
    return files
  }
}
