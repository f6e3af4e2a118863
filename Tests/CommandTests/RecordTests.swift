import CanonicalJSON
import Foundation
import Testing

@Suite("Recording from the command line")
struct RecordTests {
  @Test func `record takes an act and answers with its receipt`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "record", "exchange.held", "exchange=X2", "form=visit", "place=Lab", "--axis", "A1",
      "--party", "gq", "--occurred", "2022-05-03", "--lang", "en")
    #expect(run.code == 0, "\(run.words)")
    #expect(run.output.hasPrefix("Record 11, May 6, 2022 at 00:00:11 UTC.\nReceipt: leaf "))
    let shown = try scratch.run("show", "11", "--json").json
    #expect(
      shown["words"]?.arrayValue == [["field": "place.en", "sequence": 11, "text": "Lab"]])
  }

  @Test func `consigner does the same, and a bare string is in the language of the command`() throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "consigner", "exchange.held", "exchange=X2", "form=visit", "place=Labo", "--axe", "A1",
      "--partie", "gq", "--survenu", "2022-05-03", "--langue", "fr-CA", "--texte-en", "Hello")
    #expect(run.code == 0, "\(run.words)")
    #expect(
      run.output.hasPrefix(
        "Écriture 11, consignée le 6 mai 2022 à 00\u{A0}h\u{A0}00\u{A0}min\u{A0}11\u{A0}s UTC.\n"))
    let shown = try scratch.run("show", "11", "--json").json
    #expect(
      shown["words"]?.arrayValue == [
        ["field": "place.fr", "sequence": 11, "text": "Labo"],
        ["field": "text.en", "sequence": 11, "text": "Hello"],
      ])
  }

  @Test(arguments: [
    ("today", "2022-05-06"), ("aujourd'hui", "2022-05-06"), ("aujourd’hui", "2022-05-06"),
    ("yesterday", "2022-05-05"), ("hier", "2022-05-05"), ("2022-05-04", "2022-05-04"),
  ])
  func `What happened today or yesterday is dated by the ledger's day, and the date is said`(
    _ word: String, _ day: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "record", "exchange.held", "exchange=X2", "form=visit", "--axis", "A1", "--party", "gq",
      "--occurred", word, "--lang", "fr-CA")
    #expect(run.code == 0, "\(run.words)")
    let shown = try scratch.run("show", "11", "--json").json
    #expect(shown["answer"]?["header"]?["occurred"] == .string(day))
    let isSaid = run.words.contains("mai 2022 (\(word), en temps universel).")
    #expect(isSaid == (word != day))
  }

  @Test(arguments: [
    ("fr-CA", "Montant\u{A0}: 1\u{A0}234,50\u{A0}$\n", "Montant "),
    ("en", "Amount: $1,234.50\n", "Amount "),
  ])
  func `An amount in the smallest unit is said back with its decimals`(
    language: String, receipt: String, label: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let lead = [
      "record", "funding.identified", "lead=F-1", "funder=cnrs", "amount:=123450", "currency=CAD",
      "--axis", "A1", "--occurred", "2022-05-03", "--lang", language,
    ]
    let dry = try scratch.run(lead + ["--dry-run"])
    let line = dry.output.split(separator: "\n").first { $0.hasPrefix(label) }
    #expect(line?.contains(receipt.dropFirst(label.count + 1).dropLast()) == true, "\(dry.output)")
    let run = try scratch.run(lead)
    #expect(run.output.contains(receipt), "\(run.output)")
  }

  @Test(arguments: [
    ("en", "move it away, and look for those no record names."),
    ("fr-CA", "déplacez-la, et cherchez ceux qu’aucune écriture ne nomme."),
  ])
  func `A list of documents being kept that is none says what to do with it`(
    language: String, remedy: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try Data("none".utf8).write(to: scratch.url.appending(path: "L/documents.pending"))
    let run = try scratch.run(
      "record", "agreement.noted", "--lang", language, environment: ["COLUMNS": "200"])
    #expect(run.code == 5)
    #expect(run.words.contains("documents.pending") && run.words.contains(remedy), "\(run.words)")
  }

  @Test func `Yesterday is the day before the instant that --now gives`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "record", "exchange.held", "exchange=X2", "form=visit", "--axis", "A1", "--party", "gq",
      "--occurred", "hier", "--now", "2022-05-20T01:00:00Z", "--lang", "en")
    #expect(run.code == 0, "\(run.words)")
    #expect(run.words.contains("May 19, 2022 (hier, by UTC)"))
  }

  @Test(arguments: [
    (
      "fr-CA",
      "Par exemple\u{A0}: aujourd’hui, hier, 22/04/2022, 22 avril 2022, 2022-04-22, 2022-04,"
    ),
    ("en", "For example: today, yesterday, 22/04/2022, April 22, 2022, 2022-04-22, 2022-04,"),
  ])
  func `A date that cannot be read brings up what can`(_ language: String, _ forms: String) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "record", "exchange.held", "exchange=X2", "form=visit", "--axis", "A1", "--party", "gq",
      "--occurred", "14/06", "--lang", language)
    #expect(run.code == 3)
    #expect(run.words.replacing("\n", with: " ").contains(forms), "\(run.words)")
  }

  @Test func `The JSON of a record has its receipt and what it wears`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let json = try scratch.run(
      "record", "exchange.held", "exchange=X1", "form=visit", "--axis", "A1", "--party", "gq",
      "--occurred", "2022-05-03", "--json"
    ).json
    #expect(
      json.objectValue?.keys == [
        "anomalies", "changes", "checkpoint", "dry_run", "newly_anomalous", "person", "receipt",
        "repeated",
        "resembles",
      ])
    #expect(json["person"] == .null)
    #expect(json["receipt"]?.objectValue?.keys == ["action", "leaf", "recorded", "sequence"])
    #expect(
      json["anomalies"]?.arrayValue == [
        ["anomaly": "A-DUPLICATE", "other": 8, "record": 11]
      ])
  }

  @Test(arguments: ["person=11", "person=#11", "person:=11"])
  func `A person is named by the number of the record that registers the person`(
    typed: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let ada = try scratch.run("record", "person.registered", "name=Ada", "--json").json["person"]
    let role = try scratch.run(
      "record", "role.assigned", typed, "actor=cnrs", "function=director", "--occurred",
      "2022-05-06")
    #expect(role.code == 0, "\(role.words)")
    let facts = try scratch.run("show", "12", "--json").json["answer"]?["facts"]
    #expect(ada != nil && facts?["person"] == ada)
  }

  @Test(arguments: [
    (["actor.registered", "actor=Boréal", "name=Boréal", "kind=party"], "par exemple boreal"),
    (["exchange.held", "exchange=R 4", "form=visit"], "par exemple R-4"),
  ])
  func `A code that is not one is refused with its form and an example`(
    arguments: [String], example: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      ["record"] + arguments + ["--lang", "fr-CA"]
        + (arguments[0] == "exchange.held" ? ["--occurred", "2022-05-06"] : []),
      environment: ["COLUMNS": "300"])
    #expect(run.code == 3 && run.words.hasPrefix("refusé\u{A0}: E-BAD-FIELD. "), "\(run.words)")
    #expect(run.words.contains("chiffres") && run.words.contains(example), "\(run.words)")
  }

  @Test func `An exchange of nobody is recorded with a remark, and a contact says whose it is`()
    throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    let held = try scratch.run(
      "record", "exchange.held", "exchange=X2", "form=visit", "--axis", "A1", "--occurred",
      "2022-05-06", "--lang", "en")
    #expect(held.code == 0 && held.output.contains("? No partner is named"), "\(held.words)")
    let named = try scratch.run(
      "record", "exchange.held", "exchange=X3", "form=visit", "--axis", "A1", "--party", "gq",
      "--occurred", "2022-05-06", "--lang", "en")
    #expect(named.code == 0 && !named.output.contains("?"), "\(named.output)")
    _ = try scratch.run("record", "person.registered", "name=Ada")
    let contact = ["record", "contact.designated", "party=gq", "person=13", "--dry-run"]
    let date = ["--occurred", "2022-05-06", "--lang", "fr-CA"]
    let ledgers = try scratch.run(contact + date, environment: ["COLUMNS": "200"])
    #expect(ledgers.output.contains("Cette écriture est du registre"), "\(ledgers.words)")
    let agreements = try scratch.run(contact + ["--entente", "gq-cnrs"] + date)
    #expect(agreements.output.contains("Cette écriture est de l’entente gq-cnrs."))
  }

  @Test func `The receipt of a person says the id the ledger made, also when it is sent again`()
    throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    let register = [
      "record", "person.registered", "name=Ada", "--action", "0190a1b2-0000-7000-8000-000000000001",
    ]
    let dry = try scratch.run(register + ["--dry-run", "--json"])
    #expect(dry.code == 0, "\(dry.words)")
    // The record itself would get another.
    #expect(try dry.json["person"] == .null)
    let first = try scratch.run(register + ["--json"])
    #expect(first.code == 0, "\(first.words)")
    let person = try #require(try first.json["person"]?.stringValue)
    #expect(
      try scratch.run("show", "11", "--json").json["answer"]?["facts"]?["person"]?.stringValue
        == person)
    let again = try scratch.run(register + ["--json"])
    #expect(try again.json["repeated"] == true)
    #expect(try again.json["person"]?.stringValue == person)
    let words = try scratch.run(register + ["--lang", "fr-CA"])
    #expect(
      words.output.hasSuffix("\nIdentifiant de la personne\u{A0}: \(person)\n"), "\(words.output)")
  }

  @Test(arguments: [
    ("en", "refused: E-ALREADY-SIGNED"), ("fr-CA", "refusé\u{A0}: E-ALREADY-SIGNED"),
  ])
  func `A refused act ends with 3 and writes nothing`(language: String, words: String) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "record", "agreement.signed", "party=gq", "--occurred", "2022-05-01", "--lang", language)
    #expect(run.code == 3)
    #expect(run.output.isEmpty)
    #expect(run.words.hasPrefix(words))
    #expect(try scratch.size == 11)
  }

  @Test func `A refusal in JSON has its name, its parameters and its sentence`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "record", "agreement.signed", "party=gq", "--occurred", "2022-05-01", "--json")
    #expect(run.code == 3)
    let refusal = try #require(try run.json["refusal"])
    #expect(refusal.objectValue?.keys == ["name", "parameters", "sentence"])
    #expect(refusal["name"] == "E-ALREADY-SIGNED")
    #expect(refusal["sentence"]?.stringValue?.contains("Nothing was written.") == true)
    #expect(run.words.hasPrefix("refused: E-ALREADY-SIGNED."))
  }

  @Test(arguments: [
    (["form=toto", "--survenu", "2022-05-01"], "champ form= ", "visit (visite)", "data.form"),
    (["form=visit", "--survenu", "demain"], "l’option --survenu ", "intervalle", "occurred"),
    (
      ["form=visit", "--survenu", "2022-05-01", "--au-nom-de", "É"], "l’option --au-nom-de ",
      "identifiant d’acteur", "on_behalf_of[0]"
    ),
    (
      ["form=visit", "--survenu", "2022-05-01", "participants=gq,cnrs"], "champ participants= ",
      #"Écrivez 'participants:=["gq", "cnrs"]'."#, "data.participants"
    ),
  ])
  func `A refusal names what was typed in words, and the path in JSON`(
    arguments: [String], typed: String, form: String, path: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      ["consigner", "exchange.held", "exchange=X2", "--axe", "A1", "--json", "--lang", "fr-CA"]
        + arguments, environment: ["COLUMNS": "1000"])
    #expect(run.code == 3)
    #expect(run.words.contains(typed) && run.words.contains(form), "\(run.words)")
    for raw in ["^", "YYYY", "|", path] { #expect(!run.words.contains(raw), "\(run.words)") }
    let refusal = try #require(try run.json["refusal"])
    #expect(refusal["sentence"]?.stringValue?.contains(path) == true)
    #expect(
      refusal["parameters"]?.arrayValue?.contains(["role": "field", "value": .string(path)])
        == true)
  }

  @Test func `A correction says which key is meant by the name of an option`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "rectifier", "8", "survenu=2022-05-02", "--motif", "x", "--lang", "fr-CA",
      environment: ["COLUMNS": "1000"])
    #expect(run.code == 3)
    #expect(run.words.contains("écrivez occurred=…"), "\(run.words)")
    #expect(
      try scratch.run("rectifier", "8", "occurred=2022-05-02", "--motif", "x").code == 0)
  }

  @Test(arguments: [("Refusals.md", "en_CA.UTF-8"), ("Refusals.fr.md", "fr_CA.UTF-8")])
  func `Every option that a refusal names is one of the command`(
    page: String, locale: String
  ) throws {
    let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let file = root.appending(path: "Docs/Reference/\(page)")
    let named = Set(
      try String(contentsOf: file, encoding: .utf8).matches(of: #/--[a-z][a-z-]*/#).map {
        String($0.output)
      })
    #expect(named.count >= 6)
    let help = try Scratch().run("record", "--help", environment: ["LANG": locale]).output
    let taken = Set(help.matches(of: #/--[a-z][a-z-]*/#).map { String($0.output) })
    #expect(named.subtracting(taken).isEmpty, "\(named.subtracting(taken).sorted())")
  }

  @Test func `Unknown types, unknown fields and broken JSON are refused with 3`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(try scratch.run("record", "exchange.hold").words.contains("E-UNKNOWN-TYPE"))
    #expect(try scratch.run("record", "exchange.hold").code == 3)
    let field = try scratch.run(
      "record", "exchange.held", "exchange=X2", "form=visit", "zone=1", "--axis", "A1",
      "--occurred", "2022-05-03")
    #expect(field.code == 3)
    #expect(field.words.contains("E-UNKNOWN-FIELD"))
    let broken = try scratch.run("record", "exchange.held", "participants:=[1,", "--axis", "A1")
    #expect(broken.code == 3)
    #expect(broken.words.contains("E-MALFORMED-JSON"))
    #expect(broken.words.contains("the argument (“participants:=[1,”)"), "\(broken.words)")
    #expect(!broken.words.contains("file"))
    #expect(try scratch.size == 11)
  }

  @Test func `A dry run decides everything and writes nothing`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "record", "exchange.held", "exchange=X2", "form=visit", "--axis", "A1", "--party", "gq",
      "--occurred", "2022-05-03", "--dry-run", "--lang", "en")
    #expect(run.code == 0, "\(run.words)")
    #expect(run.output.hasPrefix("Would be record 11. Nothing was written.\n"))
    #expect(try scratch.size == 11)
  }

  @Test func `An action said twice is recorded once`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let action = [
      "record", "exchange.held", "exchange=X2", "form=visit", "--axis", "A1", "--party", "gq",
      "--occurred", "2022-05-03", "--action", "0198c0de-0000-7000-8000-000000000001", "--json",
    ]
    let first = try scratch.run(action).json
    let second = try scratch.run(action).json
    #expect(first["repeated"] == false)
    #expect(second["repeated"] == true)
    #expect(first["receipt"] == second["receipt"])
    #expect(try scratch.size == 12)
  }

  @Test func `A log that has moved on is refused to whoever expected another`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "record", "exchange.held", "exchange=X2", "form=visit", "--axis", "A1", "--party", "gq",
      "--occurred", "2022-05-03", "--expecting", "10")
    #expect(run.code == 3)
    #expect(run.words.contains("E-POSITION-MOVED"))
    #expect(run.words.contains("expected (10): it holds 11."), "\(run.words)")
  }

  @Test func `Fields come from JSON and from files, and evidence is kept by its hash`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try Data("Le lieu".utf8).write(to: scratch.url.appending(path: "place.txt"))
    try Data("%PDF-1.7 minutes".utf8).write(to: scratch.url.appending(path: "minutes.bin"))
    let run = try scratch.run(
      "record", "exchange.held", "exchange=X2", "form=visit", "place.fr=@place.txt",
      "participants:=[\"gq\",\"cnrs\"]", "--axis", "A1", "--occurred", "2022-05-03", "--evidence",
      "minutes.bin")
    #expect(run.code == 0, "\(run.words)")
    let answer = try #require(try scratch.run("show", "11", "--json").json["answer"])
    #expect(answer["facts"]?["participants"] == ["cnrs", "gq"])
    #expect(
      answer["facts"]?["evidence"]?.arrayValue == [
        [
          "bytes": 16, "media_type": "application/pdf",
          "sha256": "0cb1baf86390e25e5bf9caa5d2f353bdb2fc2378ac5282dce9b5c28835b2cf20",
        ]
      ])
  }

  @Test func `The bytes of a document are kept before the record that names them`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try Data("minutes\n".utf8).write(to: scratch.url.appending(path: "minutes.txt"))
    let run = try scratch.run(
      "record", "document.attached", "document=D-1", "title=Minutes", "language=en",
      "class=internal",
      "--agreement", "gq-cnrs", "--occurred", "2022-05-03", "--document", "minutes.txt")
    #expect(run.code == 0, "\(run.words)")
    let kept = try FileManager.default.contentsOfDirectory(
      atPath: scratch.url.appending(path: "L/documents").path)
    #expect(kept == ["7078f4e21e0a27924c80403062ea50cbff7f171f8d579c622524db45f72b6ce3"])
    let facts = try #require(try scratch.run("show", "11", "--json").json["answer"]?["facts"])
    #expect(facts["sha256"]?.stringValue == kept.first)
    #expect(facts["bytes"] == 8)
    #expect(facts["media_type"] == "text/plain")
  }

  @Test func `The agreement of an axis is the only one there is, or is asked for`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try Data("minutes\n".utf8).write(to: scratch.url.appending(path: "minutes.txt"))
    func attach(_ document: String, _ more: String...) throws -> Run {
      try scratch.run(
        [
          "record", "document.attached", "document=\(document)", "title=Minutes", "language=en",
          "class=internal", "--occurred", "2022-05-03", "--document", "minutes.txt",
        ] + more)
    }
    let attached = try attach("D-1", "--axis", "A1")
    #expect(attached.code == 0, "\(attached.words)")
    let header = try scratch.run("show", "11", "--json").json["answer"]?["header"]
    #expect(header?["agreement"] == "gq-cnrs")
    // Without an axis the document is one of the whole ledger.
    #expect(try attach("D-2").code == 0)
    #expect(
      try scratch.run("show", "12", "--json").json["answer"]?["header"]?["agreement"] == nil)
    _ = try scratch.run(
      "import", "-",
      input: """
        {"type":"agreement.proposed","agreement":"second","occurred":"2022-05-01","on_behalf_of":["gq"],"data":{"title":{"en":"Second"},"object":{"en":"Explore"},"parties":["gq","cnrs"],"term":"P24M"}}
        """)
    let unsaid = try attach("D-3", "--axis", "A1")
    #expect(unsaid.code == 64)
    #expect(unsaid.words.contains("choose gq-cnrs or second with --agreement"), "\(unsaid.words)")
    #expect(try attach("D-3", "--axis", "A1", "--agreement", "gq-cnrs").code == 0)
  }

  @Test func `correct and annul leave the answer known before as it was`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let before = try #require(try scratch.run("state", "axis", "A1", "--json").json["answer"])
    let corrected = try scratch.run(
      "rectifier", "8", "form=visit", "--motif", "Erreur de saisie", "--langue", "fr-CA")
    #expect(corrected.code == 0, "\(corrected.words)")
    let annulled = try scratch.run("annul", "9", "--reason", "Said twice")
    #expect(annulled.code == 0, "\(annulled.words)")
    let asked = ["state", "axis", "A1", "--json", "--known-on", "#10"]
    let known = try scratch.run(asked).json
    #expect(known["answer"] == before)
    #expect(known["changed_since"]?["records"] == [11, 12])
    #expect(try scratch.run("state", "axis", "A1", "--json").json["answer"] != before)
  }

  @Test func `The instant of a record can be given on a simulated clock only`() throws {
    let scratch = try Scratch()
    _ = try scratch.run("open", "L", "--origin", "example.org/real", "--title", "Real")
    let run = try scratch.run(
      "record", "actor.registered", "actor=gq", "name=G", "kind=party", "--now", "2022-05-06")
    #expect(run.code == 64)
    #expect(run.words.contains("simulated clock"))
  }
}

extension Scratch {
  /// Runs the program here, with its arguments in a list.
  func run(_ arguments: [String], environment: [String: String] = [:]) throws -> Run {
    try Run(arguments, in: url, ["ENTENTE_LEDGER": "L"].merging(environment) { $1 })
  }

  /// How many records the ledger holds.
  var size: Int64? {
    get throws { try run("doctor", "--json").json["records"]?.integerValue }
  }
}

extension JSON {
  /// The value under a key of an object.
  subscript(key: String) -> JSON? { objectValue?[key] }
}
