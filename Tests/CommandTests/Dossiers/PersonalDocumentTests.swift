import CanonicalJSON
import Foundation
import Testing
import Transparency

/// What the commands give, and say, of a document that is held sealed.
@Suite("A personal document that is handed out")
struct PersonalDocumentTests {
  private static let text = "Curriculum of Philippa Quenneville\n"
  private static let hash = Digest(hashing: Array(text.utf8)).hex
  private static let held = "L/documents/\(hash).sealed"

  /// The sample with a personal document, record 15, under a head.
  private func given() throws -> DossierSample {
    let sample = try DossierSample()
    try sample.scratch.write(PersonalDocumentTests.text, to: "curriculum.txt")
    try attach("D-2", of: "personal", in: sample)
    try #require(sample.scratch.exists(PersonalDocumentTests.held))
    return sample
  }

  private func attach(
    _ code: String, of documentClass: String, in sample: DossierSample,
    on day: String = "2022-05-05"
  ) throws {
    try sample.scratch.done(
      "record", "document.attached", "document=\(code)", "title.fr=Curriculum",
      "class=\(documentClass)", "language=fr", "--document", "curriculum.txt", "--agreement",
      "gq-cnrs", "--occurred", day)
    try sample.scratch.done("checkpoint")
  }

  @discardableResult
  private func erase(_ sample: DossierSample, _ more: String...) throws -> Run {
    try sample.scratch.run(
      ["erase", "--record", "15", "--legal-basis", "loi25-28", "--reason", "On request"] + more)
  }

  /// Whether any file below a folder has the text.
  private func shows(_ folder: String, _ sample: DossierSample) throws -> Bool {
    try sample.scratch.files(below: folder).contains { _, bytes in
      Data(bytes).range(of: Data(PersonalDocumentTests.text.utf8)) != nil
    }
  }

  @Test("is read back whole where personal words are given, and withheld elsewhere")
  func dossier() throws {
    let sample = try given()
    try sample.export("P", "--personal-words")
    #expect(
      try sample.scratch.text(of: "P/data/documents/\(PersonalDocumentTests.hash)")
        == PersonalDocumentTests.text)
    #expect(try sample.verify("P").code == 0)
    try sample.export("D")
    #expect(try !shows("D", sample) && sample.verify("D").code == 0)
    #expect(try sample.scratch.text(of: "D/data/withheld.csv").contains("15,15,document,personal,"))
    #expect(try !shows("L", sample))
  }

  @Test("is read back by a transfer with words")
  func transfer() throws {
    let sample = try given()
    let run = try sample.scratch.run(["export", "seda", "T", "--words"] + Scratch.parties)
    #expect(run.code == 0, "\(run.words)")
    #expect(
      try sample.scratch.text(of: "T/content/\(PersonalDocumentTests.hash)")
        == PersonalDocumentTests.text)
  }

  @Test("is left out and counted where the words' keys are not, and verifies as words do")
  func withoutKeys() throws {
    let sample = try given()
    let scratch = sample.scratch
    try scratch.done("backup", "B", "--without-words")
    #expect(scratch.exists("B/documents/\(PersonalDocumentTests.hash).sealed"))
    let verified = try scratch.run("verify", "B", "--json")
    #expect(verified.code == 2 && verified.output.contains("F-WORDS-KEYS-ABSENT"))
    #expect(!verified.output.contains("F-DOCUMENT"), "\(verified.output)")
    let given = try scratch.run(
      ["export", "seda", "T", "--words", "--ledger", "B"] + Scratch.parties)
    #expect(given.code == 0, "\(given.words)")
    #expect(given.words.contains("cannot be given from here: 1"), "\(given.words)")
    #expect(try !shows("T", sample) && !shows("B", sample))
  }

  @Test("is refused as damage where its file was changed, and goes into no export")
  func changed() throws {
    let sample = try given()
    let scratch = sample.scratch
    let file = scratch.url.appending(path: PersonalDocumentTests.held)
    var bytes = try Data(contentsOf: file)
    bytes[bytes.count - 1] ^= 1
    try bytes.write(to: file)
    let verified = try scratch.run("verify", "--json")
    #expect(verified.code == 4 && verified.output.contains("F-DOCUMENT-ALTERED"))
    for arguments in [
      ["export", "dossier", "D", "--personal-words"] + DossierSample.toSomebody,
      ["export", "seda", "T", "--words"] + Scratch.parties,
    ] {
      let run = try scratch.run(arguments)
      #expect(run.code == 4 || run.code == 5, "\(run.code) \(run.words)")
      #expect(run.words.contains("\(PersonalDocumentTests.hash).sealed"), "\(run.words)")
    }
    #expect(!scratch.exists("D") && !scratch.exists("T/seda.xml"))
  }

  @Test("goes with the record that attached it, which the command says, and is in no export after")
  func erased() throws {
    let sample = try given()
    let scratch = sample.scratch
    let hash = PersonalDocumentTests.hash
    try scratch.done("backup", "older")
    let ofPerson = try scratch.run(
      "erase", sample.person, "--legal-basis", "loi25-28", "--reason", "On request", "--dry-run",
      "--json")
    #expect(
      try ofPerson.json["personal_documents"] == [["record": 15, "sha256": .string(hash)]])
    let dry = try erase(sample, "--dry-run", "--lang", "en")
    #expect(dry.code == 0, "\(dry.words)")
    #expect(dry.output.contains("Would destroy with them the personal document \(hash)"))
    let asked = try erase(sample, "--lang", "fr-CA")
    #expect(
      asked.code == 3 && asked.words.contains("Ces documents seront détruits"), "\(asked.words)")
    let done = try erase(sample, "--yes", "--json")
    #expect(try done.json["documents"] == [.string(hash)], "\(done.output)")
    #expect(try done.json["documents_kept"] == [])
    try scratch.done("checkpoint")
    let shown = try scratch.run("show", "15")
    #expect(shown.output.contains("✗ Document destroyed by record 16"), "\(shown.output)")
    #expect(
      try scratch.run("show", "15", "--json").json["documents_erased"]
        == [["by": 16, "sha256": .string(hash)]])
    let documents = try scratch.run(
      "etat", "document", "D-2", "--entente", "gq-cnrs", "--lang", "fr-CA")
    #expect(
      documents.output.contains("✗ détruit"), "\(documents.output) \(documents.words)")
    // What is gone is not counted again.
    let again = try scratch.run(
      "erase", "--document", hash, "--legal-basis", "loi25-28", "--reason", "Twice", "--dry-run")
    #expect(again.code == 3 && again.words.contains("E-ALREADY-ERASED"), "\(again.words)")
    #expect(!scratch.exists(PersonalDocumentTests.held))
    try sample.export("P", "--personal-words")
    #expect(try sample.verify("P").code == 0)
    #expect(try scratch.text(of: "P/data/withheld.csv").contains("15,15,document,erased,16"))
    let given = try scratch.run(["export", "seda", "T", "--words"] + Scratch.parties)
    #expect(given.code == 0, "\(given.words)")
    let dryly = try scratch.run("erase", "--apply", "older", "--dry-run")
    #expect(dryly.code == 64 && dryly.words.contains("--dry-run"), "\(dryly.words)")
    #expect(try scratch.names(in: "older/documents").count == 2)
    try scratch.done("backup", "newer")
    try scratch.done("erase", "--apply", "older")
    for folder in ["L", "P", "T", "newer", "older"] {
      #expect(try !shows(folder, sample), "\(folder)")
    }
    for ledger in ["L", "newer", "older"] {
      #expect(try scratch.names(in: "\(ledger)/documents").count == 1, "\(ledger)")
      let verified = try scratch.run("verify", ledger, "--lang", "en")
      #expect(verified.code == 0, "\(verified.output)")
      #expect(verified.output.contains("erased by record 16"), "\(verified.output)")
    }
    let attached = try scratch.run(
      "record", "document.attached", "document=D-3", "title.fr=Encore", "class=internal",
      "language=fr", "--document", "curriculum.txt", "--agreement", "gq-cnrs", "--occurred",
      "2022-05-05")
    #expect(attached.code == 3 && attached.words.contains("E-ALREADY-ERASED"), "\(attached.words)")
  }

  @Test(
    "stays where a record that is not personal named it before, and is personal in every dossier")
  func kept() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try scratch.write(PersonalDocumentTests.text, to: "curriculum.txt")
    try attach("D-2", of: "internal", in: sample)
    try attach("D-3", of: "personal", in: sample)
    #expect(!scratch.exists(PersonalDocumentTests.held))
    try sample.export("D")
    #expect(try !shows("D", sample) && sample.verify("D").code == 0)
    let rows = try scratch.text(of: "D/data/withheld.csv")
    #expect(rows.contains("15,16,document,personal,"), "\(rows)")
    let run = try scratch.run(
      "erase", "--record", "16", "--legal-basis", "loi25-28", "--reason", "On request", "--yes",
      "--lang", "en")
    #expect(run.code == 0, "\(run.words)")
    let sentence = run.words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(
      sentence.contains("stays: record 15, which is not of class personal, names it too"),
      "\(run.words)")
    try scratch.done("checkpoint")
    try sample.export("P", "--personal-words")
    #expect(
      try scratch.text(of: "P/data/documents/\(PersonalDocumentTests.hash)")
        == PersonalDocumentTests.text)
    #expect(try sample.verify("P").code == 0)
    #expect(try scratch.run("verify").code == 0)
  }

  @Test("is attached under another class once its record is found not to be personal")
  func unsealed() throws {
    let sample = try given()
    let scratch = sample.scratch
    let again = [
      "record", "document.attached", "document=D-3", "title.fr=Curriculum", "class=internal",
      "language=fr", "--document", "curriculum.txt", "--agreement", "gq-cnrs", "--occurred",
      "2022-05-05",
    ]
    for language in ["fr-CA", "en"] {
      let refused = try scratch.run(again + ["--lang", language])
      #expect(refused.code == 3 && refused.words.contains("E-DOCUMENT-PERSONAL"))
      #expect(refused.words.contains("15"), "\(refused.words)")
    }
    #expect(scratch.exists(PersonalDocumentTests.held))
    #expect(try !shows("L", sample))
    try scratch.done("correct", "15", "class=internal", "--reason", "Published since")
    #expect(try scratch.run(again).code == 0)
    #expect(!scratch.exists(PersonalDocumentTests.held))
    #expect(try scratch.run("verify").code == 0)
    // What was personal once is so to whoever may not see that: the narrowest circle counts.
    try scratch.done("checkpoint")
    try sample.export("D")
    #expect(try !shows("D", sample) && sample.verify("D").code == 0)
  }

  @Test("goes with its record where a correction has found it to be personal")
  func corrected() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try scratch.write(PersonalDocumentTests.text, to: "curriculum.txt")
    try attach("D-2", of: "internal", in: sample)
    try scratch.done("correct", "15", "class=personal", "--reason", "Holds a curriculum")
    let person = try scratch.run(
      "erase", sample.person, "--legal-basis", "loi25-28", "--reason", "On request", "--dry-run",
      "--json")
    #expect(try person.json["personal_documents"]?.arrayValue?.count == 1)
    // A correction that does not stand takes nothing with it.
    try scratch.done("annul", "16", "--reason", "Another file was meant")
    let spared = try erase(sample, "--dry-run", "--json")
    #expect(try spared.json["documents"] == [], "\(spared.output)\(spared.words)")
    try scratch.done("correct", "15", "class=personal", "--reason", "It does hold one")
    let run = try erase(sample, "--yes", "--json")
    #expect(
      try run.json["documents"] == [.string(PersonalDocumentTests.hash)],
      "\(run.output)\(run.words)")
    #expect(try !shows("L", sample))
    #expect(try scratch.run("verify").code == 0)
  }

  @Test("is withheld of a selection whose reader is not shown the record that says so")
  func selected() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try scratch.write(PersonalDocumentTests.text, to: "curriculum.txt")
    try attach("D-2", of: "internal", in: sample, on: "2022-04-30")
    try attach("D-3", of: "personal", in: sample)
    try sample.export("D", "--to", "2022-04-30")
    #expect(try !shows("D", sample) && sample.verify("D").code == 0)
  }

  @Test("is named beside an extract of the person whose records name it, and is not in it")
  func extracted() throws {
    let sample = try given()
    let scratch = sample.scratch
    let person = sample.person
    // Nothing says yet whom it is about.
    let before = try scratch.done("person", person, "--json").json["answer"]
    #expect(before?["documents"] == [])
    try scratch.done(
      "record", "role.assigned", "person=\(person)", "actor=gq", "function=director",
      "label.en=Director", "--occurred", "2022-05-02", "--on-behalf-of", "gq", "--evidence",
      "curriculum.txt")
    let expected: JSON = [
      ["document": "D-2", "record": 15, "sha256": .string(PersonalDocumentTests.hash)]
    ]
    let asked = try scratch.done("person", person, "--json").json["answer"]
    #expect(asked?["documents"] == expected, "\(String(describing: asked))")
    let made = try scratch.done("person", person, "--export", "extract.json", "--json")
    #expect(try made.json["documents"] == expected)
    for (language, sentence) in [
      ("en", "The documents of class personal that these records name are not in the extract"),
      ("fr-CA", "que ces écritures nomment ne sont pas dans l’extrait, et se remettent à part"),
    ] {
      let run = try scratch.run(
        "person", person, "--export", "extract.\(language).json", "--lang", language,
        environment: ["COLUMNS": "300"])
      #expect(run.code == 0 && run.words.contains(sentence), "\(run.words)")
      #expect(run.words.contains(PersonalDocumentTests.hash) && run.words.contains("D-2"))
      let page = try scratch.run(
        "person", person, "--lang", language, environment: ["COLUMNS": "300"])
      #expect(page.output.contains(sentence), "\(page.output)")
    }
    try erase(sample, "--document", PersonalDocumentTests.hash, "--yes")
    #expect(try scratch.done("person", person, "--json").json["answer"]?["documents"] == [])
  }
}
