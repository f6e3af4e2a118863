import CanonicalJSON
import Foundation
import Testing

@Suite("A dossier for an audience", .serialized)
struct DossierAudienceTests {
  @Test("is refused where it opens what that audience is not given")
  func beyond() throws {
    let sample = try DossierSample()
    try sample.export("A", DossierSample.forArchive)
    try sample.export("P", ["--audience", "public"])
    try sample.export("D")
    try sample.export("one", ["--agreement", "other"])
    let all = try ["facts", "words"].reduce(into: [String: String]()) {
      $0[$1] = try sample.scratch.text(of: "A/data/\($1).jsonl")
    }
    for (folder, part, record, reason) in [
      ("P", "facts", 11, "personal"), ("P", "facts", 13, "confidential"),
      ("P", "words", 14, "remark"), ("D", "words", 11, "personal"),
      ("one", "facts", 13, "other_agreement"), ("one", "facts", 11, "not_selected"),
    ] {
      let copy = try sample.changed(folder, rebagged: true) { url in
        try url.open(part, record, from: all[part] ?? "")
      }
      let faults = try sample.faults(of: copy)
      #expect(
        faults.contains("F-OPENED-BEYOND-AUDIENCE"), "\(folder) \(part) \(record): \(faults)")
      #expect(try sample.verify(copy).output.contains(reason), "\(folder) \(part) \(record)")
    }
    // Who says that an archive's dossier is the public's opens too much for it, and makes other files.
    let copy = try sample.changed("A", rebagged: true) { url in
      try url.change("bag-info.txt") { $0.replacing("Audience: archive", with: "Audience: public") }
    }
    #expect(try sample.faults(of: copy).contains("F-OPENED-BEYOND-AUDIENCE"))
  }

  @Test("is refused where a part is withheld for a reason that does not hold")
  func withheld() throws {
    let sample = try DossierSample()
    try sample.export("A", DossierSample.forArchive)
    try sample.export("D")
    try sample.export("P", ["--audience", "public"])
    try sample.export("axis", ["--axis", "A1"])
    for (folder, part, record, reason) in [
      // To an archive and an auditor no facts are kept back, whatever is said of them.
      ("A", "facts", 6, "confidential"), ("A", "facts", 11, "personal"),
      ("D", "facts", 6, "personal"), ("D", "facts", 6, "unavailable"),
      ("D", "facts", 6, "other_agreement"), ("D", "facts", 6, "later"),
      ("D", "words", 14, "personal"), ("D", "words", 14, "remark"),
      // Of what the views are made of nothing is kept back either, chosen or not.
      ("axis", "facts", 13, "not_selected"), ("axis", "facts", 1, "not_selected"),
      ("P", "facts", 6, "not_selected"), ("P", "facts", 0, "later"),
    ] {
      let copy = try sample.changed(folder, rebagged: true) { url in
        // Words are opened only where facts are.
        let words = try String(contentsOf: url.appending(path: "data/words.jsonl"), encoding: .utf8)
        if part == "facts", words.contains("\"sequence\":\(record),") {
          try url.withhold("words", record, reason)
        }
        try url.withhold(part, record, reason)
      }
      let faults = try sample.faults(of: copy)
      #expect(
        faults.contains("F-WITHHELD-UNFOUNDED"), "\(folder) \(part) \(record) \(reason): \(faults)")
    }
  }

  @Test("names no document of a record that attaches none")
  func documents() throws {
    let sample = try DossierSample()
    try sample.export("D")
    let copy = try sample.changed("D", rebagged: true) { url in
      try url.change("data/withheld.csv") {
        $0.replacing("erased_by\r\n", with: "erased_by\r\n6,6,document,confidential,\r\n")
      }
    }
    #expect(try sample.faults(of: copy).contains("F-PART-MISCOUNTED"))
  }

  @Test("gives no bytes to the public that any record says are not for it")
  func twice() throws {
    let sample = try DossierSample()
    for (document, of) in [("D-2", "public"), ("D-3", "internal")] {
      try sample.scratch.done(
        "record", "document.attached", "document=\(document)", "title.fr=Encore", "class=\(of)",
        "language=fr", "--document", "minutes.txt", "--agreement", "gq-cnrs", "--occurred",
        "2022-05-05")
    }
    try sample.scratch.done("checkpoint")
    try sample.export("P", ["--audience", "public"])
    #expect(try sample.verify("P").code == 0)
    let withheld = try sample.scratch.text(of: "P/data/withheld.csv")
    #expect(withheld.contains("15,16,facts,confidential,"), "\(withheld)")
    #expect(!sample.scratch.exists("P/data/documents"))
    // What is not chosen says it too.
    try sample.export("Q", ["--audience", "public", "--to", "2022-04-30"])
    #expect(try sample.verify("Q").code == 0 && !sample.scratch.exists("Q/data/documents"))
  }

  @Test("is made with a word about each actor whose name a remark keeps back")
  func unnamed() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try scratch.done(
      "record", "actor.registered", "actor=mei", "name=Ministère", "kind=government", "--text-fr",
      "Une remarque")
    try scratch.done("checkpoint")
    func said(_ folder: String, _ language: String, _ audience: String) throws -> String {
      try Run(
        ["export", "dossier", folder, "--audience", audience, "--lang", language],
        in: scratch.url, ["ENTENTE_LEDGER": "L", "COLUMNS": "1000"]
      ).words
    }
    let english = try said("P", "en", "public")
    #expect(english.contains("The last name of mei (#15) is not in it"), "\(english)")
    let french = try said("Q", "fr-CA", "public")
    #expect(french.contains("Le dernier nom de mei (#15) n’y est pas"), "\(french)")
    #expect(try !said("D", "en", "auditor").contains("The last name of"))
    #expect(!english.contains("The titles of"), "\(english)")
    try scratch.done(
      "record", "actor.renamed", "actor=mei", "name=Ministère", "--occurred", "2022-05-05")
    try scratch.done("checkpoint")
    #expect(try !said("R", "en", "public").contains("The last name of"))
    #expect(try scratch.text(of: "R/data/words.jsonl").contains("Ministère"))
    // A correction has a reason, which is a remark.
    try scratch.done("correct", "19", "name=Ministère de la Recherche", "--reason", "Misspelt")
    try scratch.done("checkpoint")
    let corrected = try scratch.done(
      "export", "dossier", "S", "--audience", "public", "--json"
    ).json["unnamed"]
    #expect(corrected == [["actor": "mei", "record": 21]], "\(String(describing: corrected))")
  }

  @Test("is made with a word about titles that a remark keeps back")
  func untitled() throws {
    let sample = try DossierSample()
    try sample.scratch.done(
      "record", "exchange.held", "exchange=X3", "form=visit", "title.fr=Visite", "--axis", "A1",
      "--party", "gq", "--agreement", "gq-cnrs", "--occurred", "2022-05-05", "--text-fr", "Pluie")
    try sample.scratch.done("checkpoint")
    let said = try sample.export("P", "--audience", "public").words.replacing("\n", with: " ")
    #expect(said.contains("The titles of 1 record are not in it either"), "\(said)")
  }

  @Test("counts nothing as missing that is withheld")
  func unsigned() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try scratch.done(
      "record", "agreement.signed", "party=gq", "person=\(sample.person)", "place.fr=Montréal",
      "--agreement", "other", "--occurred", "2022-05-05")
    try scratch.done(
      "record", "statement.published", "person=\(sample.person)", "language=fr", "--party", "gq",
      "--text-fr", "Une déclaration", "--agreement", "other", "--occurred", "2022-05-05")
    try scratch.done(
      "erase", sample.person, "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    try scratch.done("checkpoint")
    try sample.export("P", "--audience", "public")
    try sample.export("D")
    func chapter(_ folder: String, _ language: String) throws -> String {
      let report = try scratch.text(of: "\(folder)/data/report.\(language).html")
      let chapters = report.components(separatedBy: "<h2").filter { $0.contains("Autre") }
      return try #require(chapters.last).replacing(/<[^>]*>/, with: " ")
    }
    for (language, said) in [
      (
        "en",
        [
          "The facts of 2 records of this agreement are withheld: Agreement signed (1)"
            + " · Statement published (1).",
          "Signed (0/2, 1 withheld)", "[withheld] (#15)", "Erasures that concern this agreement",
          "No anomaly. The facts of 2 records are withheld.",
        ]
      ),
      (
        "fr",
        [
          "Les données de 2 écritures de cette entente ne sont pas remises\u{A0}: Déclaration"
            + " publiée (1) · Entente signée (1).",
          "Signature (0/2, 1 non remise)", "[non remis] (#15)",
          "Effacements qui touchent cette entente",
        ]
      ),
    ] {
      let chapter = try chapter("P", language)
      for sentence in said { #expect(chapter.contains(sentence), "\(sentence): \(chapter)") }
      #expect(!chapter.contains("No erasure concerns") && !chapter.contains("Aucun effacement"))
    }
    #expect(try chapter("D", "en").contains("Signed (1/2)"))
    for (folder, cells) in [("P", ",,2,0,2,"), ("D", ",1,2,0,2,")] {
      let table = try scratch.text(of: "\(folder)/data/tables/agreements.csv")
      let row = try #require(table.components(separatedBy: "\r\n").first { $0.hasPrefix("other,") })
      #expect(row.contains(cells), "\(row)")
      #expect(try sample.verify(folder).code == 0)
    }
  }

  @Test("of a selection is made for the public after somebody named in it is erased")
  func erasedSignatory() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try scratch.done(
      "record", "agreement.signed", "party=gq", "person=\(sample.person)", "--agreement", "other",
      "--occurred", "2022-05-05")
    // The erasure names the person, and of the signature, whose facts are withheld, nobody can tell that.
    try scratch.done(
      "erase", sample.person, "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    try scratch.done("checkpoint")
    for (folder, choice) in [("one", ["--agreement", "other"]), ("two", ["--party", "gq"])] {
      try sample.export(folder, ["--audience", "public"] + choice)
      #expect(try sample.verify(folder).code == 0)
    }
    // Nothing else of an erasure is withheld for that reason.
    let copy = try sample.changed("one", rebagged: true) { url in
      try url.change("data/withheld.csv") {
        $0.replacing(/(?<row>\r\n16,16,words,)personal/, with: { "\($0.row)confidential" })
      }
    }
    #expect(try sample.faults(of: copy).contains("F-WITHHELD-UNFOUNDED"))
  }

  @Test(
    "counts no act that is annulled, and leaves open where an agreement stands without signatures")
  func annulled() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    for (party, place) in [("gq", "Montréal"), ("cnrs", "Paris")] {
      try scratch.done(
        "record", "agreement.signed", "party=\(party)", "person=\(sample.person)",
        "place.fr=\(place)",
        "--agreement", "other", "--occurred", "2022-05-05")
    }
    try scratch.done("annul", "16", "--reason", "By mistake")
    try scratch.done("checkpoint")
    try sample.export("P", "--audience", "public")
    #expect(try sample.verify("P").code == 0)
    func chapter(_ folder: String) throws -> String {
      let report = try scratch.text(of: "\(folder)/data/report.en.html")
      let chapters = report.components(separatedBy: "<h2").filter { $0.contains("Autre") }
      return try #require(chapters.last).replacing(/<[^>]*>/, with: " ")
    }
    let told = try chapter("P")
    #expect(
      told.contains("Signed (0/2, 1 withheld)") && told.contains("[withheld] (#15)"), "\(told)")
    #expect(!told.contains("#16") && told.contains("a signature is withheld"), "\(told)")
    #expect(told.contains("and 3 withheld"), "\(told)")
    let table = try scratch.text(of: "P/data/tables/agreements.csv")
    #expect(table.contains("\r\nother,,"), "\(table)")
  }

  @Test("leaves open where an exchange stands whose end may be withheld")
  func unended() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    for code in ["X5", "X6"] {
      try scratch.done(
        "record", "exchange.scheduled", "exchange=\(code)", "form=visit", "planned=2022-05-05",
        "title.fr=Visite", "--axis", "A1", "--party", "gq", "--party", "cnrs", "--agreement",
        "gq-cnrs", "--occurred", "2022-05-04")
    }
    try scratch.done(
      "record", "exchange.held", "exchange=X5", "form=visit",
      "participants:=[\"\(sample.person)\"]",
      "--axis", "A1", "--party", "gq", "--party", "cnrs", "--agreement", "gq-cnrs", "--occurred",
      "2022-05-05")
    try scratch.done("checkpoint")
    try sample.export("P", "--audience", "public")
    try sample.export("D")
    func rows(_ folder: String, _ table: String, _ code: String) throws -> [String] {
      try scratch.text(of: "\(folder)/data/tables/\(table).csv").components(separatedBy: "\r\n")
        .filter { $0.hasPrefix("gq-cnrs,\(code),") }
    }
    for code in ["X5", "X6"] {
      #expect(
        try rows("P", "exchanges", code).map { $0.hasPrefix("gq-cnrs,\(code),,visit,") } == [true])
      let due = try rows("P", "due", "exchange:\(code)")
      #expect(due.map { $0.hasPrefix("gq-cnrs,exchange:\(code),exchange,,2022-05-05,") } == [true])
    }
    // What was held by what is given was held, and to an auditor all is given.
    #expect(try rows("P", "exchanges", "X2").map { $0.hasPrefix("gq-cnrs,X2,held,") } == [true])
    #expect(try rows("D", "exchanges", "X5").map { $0.hasPrefix("gq-cnrs,X5,held,") } == [true])
    #expect(
      try rows("D", "exchanges", "X6").map { $0.hasPrefix("gq-cnrs,X6,scheduled,") } == [true])
    #expect(try rows("D", "due", "exchange:X5").isEmpty)
    for folder in ["P", "D"] { #expect(try sample.verify(folder).code == 0) }
  }

  @Test("has heads and keys that its own records name")
  func keys() throws {
    let sample = try DossierSample()
    try sample.export("D")
    let unsigned = try sample.changed("D", rebagged: true) { url in
      let checkpoint = try String(
        contentsOf: url.appending(path: "data/proof/checkpoint"), encoding: .utf8)
      // Another byte of the signature, in the last letters before the padding.
      let line = try #require(checkpoint.split(separator: "\n").last)
      let other = String(line.dropLast(8)) + (line.hasSuffix("AAAAAAA=") ? "BBBBBBB=" : "AAAAAAA=")
      try url.change("data/proof/checkpoints/15") { $0.replacing(line, with: other) }
    }
    #expect(try sample.faults(of: unsigned).contains("F-CHECKPOINT-SIGNATURE"))
    for name in ["policy", "anchors"] {
      let copy = try sample.changed("D", rebagged: true) { url in
        try url.change("data/proof/\(name)") { "# handed over in person\n" + $0 }
      }
      #expect(try sample.faults(of: copy).contains("F-DERIVED-FILE-DIFFERS"), "\(name)")
    }
  }

  @Test("says in every view that facts are withheld, and for whom it is when it is verified")
  func said() throws {
    let sample = try DossierSample()
    try sample.export("P", ["--audience", "public"])
    try sample.export("D", ["--personal-words"])
    let files = [
      ("report.en.html", "The facts of 2 records are withheld"),
      ("report.fr.html", "Les données de 2 écritures ne sont pas remises"),
      ("README.txt", "The facts of 2 records are withheld"),
      ("LISEZ-MOI.txt", "Les données de 2 écritures ne sont pas remises"),
      ("tables/csv-metadata.json", "The facts of 2 records are withheld"),
      ("tables/datapackage.json", "Les données de 2 écritures ne sont pas remises"),
    ]
    for (name, sentence) in files {
      #expect(try sample.scratch.text(of: "P/data/\(name)").contains(sentence), "\(name)")
      #expect(try !sample.scratch.text(of: "D/data/\(name)").contains(sentence), "\(name)")
    }
    let calendar = try sample.scratch.text(of: "P/data/due.ics").replacing("\r\n ", with: "")
    #expect(calendar.contains("The facts of 2 records are withheld"))
    let said = try sample.verify("P", "--lang", "fr").output
    #expect(said.contains("Dossier pour le public (rien de personnel"))
    #expect(said.contains("Les données de 2 écritures ne sont pas remises"))
    #expect(
      try sample.verify("D").output.contains("an auditor (all, words about persons among it)"))
    let json = try sample.verify("P", "--json").json
    #expect(json["dossier"]?["facts_withheld"] == 2)
  }
}

extension URL {
  /// Adds the line of a record to the openings of a dossier, and takes it out of what is withheld.
  func open(_ part: String, _ record: Int, from lines: String) throws {
    let ending = { (line: Substring, sequence: Int) in
      line.contains("\"sequence\":\(sequence)\(part == "facts" ? "}" : ",")")
    }
    let line = try #require(lines.split(separator: "\n").first { ending($0, record) })
    try change("data/\(part).jsonl") { text in
      let known = text.split(separator: "\n")
      let later = known.firstIndex { known in (record + 1...99).contains { ending(known, $0) } }
      var all = known
      all.insert(line, at: later ?? known.endIndex)
      return all.map { "\($0)\n" }.joined()
    }
    try change("data/withheld.csv") { text in
      text.split(separator: "\r\n").flatMap { row -> [String] in
        let cells = row.split(separator: ",", omittingEmptySubsequences: false)
        guard cells[2] == part, let first = Int(cells[0]), let last = Int(cells[1]),
          (first...last).contains(record)
        else { return ["\(row)\r\n"] }
        let rest = cells[2...].joined(separator: ",")
        return (first < record ? ["\(first),\(record - 1),\(rest)\r\n"] : [])
          + (record < last ? ["\(record + 1),\(last),\(rest)\r\n"] : [])
      }.joined()
    }
  }

  /// Takes a record out of the openings of a dossier, and says that it is withheld.
  func withhold(_ part: String, _ record: Int, _ reason: String) throws {
    try change("data/\(part).jsonl") { text in
      text.split(separator: "\n").filter {
        !$0.contains("\"sequence\":\(record)\(part == "facts" ? "}" : ",")")
      }.map { "\($0)\n" }.joined()
    }
    try change("data/withheld.csv") { text in
      var rows = text.split(separator: "\r\n").map { "\($0)\r\n" }
      let place = rows.dropFirst().firstIndex { row in
        let cells = row.split(separator: ",")
        return (String(cells[2]), Int(cells[0]) ?? 0) > (part, record)
      }
      rows.insert("\(record),\(record),\(part),\(reason),\r\n", at: place ?? rows.endIndex)
      return rows.joined()
    }
  }
}
