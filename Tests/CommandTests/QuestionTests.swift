import CanonicalJSON
import Foundation
import Testing

@Suite("Asking for state and log")
struct QuestionTests {
  @Test func `The board is the same in its three languages, each in its own words`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let english = try scratch.run("state", "--lang", "en")
    #expect(english.code == 0)
    #expect(english.output.contains("Agreement gq-cnrs — CNRS · Génome Québec"))
    #expect(english.output.contains("In force since April 22, 2022"))
    #expect(english.output.contains("day not over"))
    #expect(english.output.contains("Simulated clock"))
    let quebec = try scratch.run("etat", "--langue", "fr-CA")
    #expect(quebec.output.contains("En vigueur depuis le 22 avril 2022"))
    #expect(quebec.output.contains("Horloge simulée\u{A0}: démonstration ou essai"))
    #expect(quebec.output.contains("2022-05-02"))
    let france = try scratch.run("état", "--lang", "fr-FR")
    #expect(france.output.contains("02/05/2022"))
  }

  @Test func `The language is that of LC_ALL, LC_MESSAGES or LANG, in this order`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(
      try scratch.run("state", environment: ["LANG": "fr_CA.UTF-8"]).output.contains("En vigueur"))
    #expect(
      try scratch.run("state", environment: ["LANG": "fr_CA.UTF-8", "LC_ALL": "en_US.UTF-8"])
        .output.contains("In force"))
  }

  @Test func `An answer in JSON is the answer, its words, what changed, what was asked`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    for subject in [[], ["axis", "A1"], ["party", "gq"], ["agreement"]] {
      let json = try scratch.run(["state"] + subject + ["--json"]).json
      #expect(json.objectValue?.keys == ["answer", "asked", "changed_since", "words"])
      #expect(json["changed_since"] == .null)
      #expect(
        json["asked"]?.objectValue?.keys == [
          "agreement", "as_of", "day_not_over", "fold_version", "known_on", "recorded",
          "simulated_clock", "synthetic",
        ])
      #expect(json["asked"]?["known_on"] == 10)
      #expect(json["asked"]?["as_of"] == "2022-05-06")
      #expect(json["words"]?.arrayValue?.isEmpty == false)
    }
  }

  @Test func `French subjects and options ask the same questions`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let pairs = [
      (["state", "axis", "A1"], ["etat", "axe", "A1"]),
      (["state", "party", "gq"], ["etat", "partie", "gq"]),
      (["state", "agreement"], ["etat", "entente"]),
      (
        ["state", "--agreement", "gq-cnrs", "--as-of", "2022-04-30", "--known-on", "#9"],
        ["etat", "--entente", "gq-cnrs", "--au", "2022-04-30", "--connu-le", "#9"]
      ),
      (
        ["log", "--from", "2022-05-01", "--to", "2022-05-01", "--axis", "A1", "--by-occurred"],
        [
          "journal", "--depuis", "2022-05-01", "--jusqu-a", "2022-05-01", "--axe", "A1",
          "--par-date",
        ]
      ),
      (["show", "3", "--ledger", "L"], ["voir", "3", "--registre", "L"]),
    ]
    for (english, french) in pairs {
      let one = try scratch.run(english + ["--json"])
      let other = try scratch.run(french + ["--json"])
      #expect(one.code == 0, "\(one.words)")
      #expect(other.code == 0, "\(other.words)")
      #expect(one.output == other.output)
    }
  }

  @Test func `A question about the time before the first record is answered with that`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("state", "--known-on", "2022-01-01", "--lang", "fr-CA", "--json")
    #expect(run.code == 0)
    let json = try run.json
    #expect(json.objectValue?.keys == ["answer", "asked", "changed_since", "words"])
    #expect(json["answer"] == .null)
    #expect(json["asked"]?["first_recorded"] == "2022-05-06T00:00:00.000000Z")
    #expect(run.words.contains("première écriture du registre est du 6 mai 2022"))
  }

  @Test func `An answer known on a past record says how today's differs`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("state", "--known-on", "#9", "--lang", "en")
    #expect(run.code == 0)
    #expect(run.output.contains("This answer has changed since: "))
    #expect(run.output.contains("; 1 record about it (#10)"))
    #expect(try scratch.run("state", "--known-on", "#9", "--exit-code").code == 1)
  }

  @Test func `exit-code ends with 1 when there are anomalies, and with 0 without`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(try scratch.run("state", "--exit-code").code == 0)
    _ = try scratch.run(
      "record", "exchange.held", "exchange=X1", "form=visit", "--axis", "A1", "--party", "gq",
      "--occurred", "2022-05-03")
    #expect(try scratch.run("state", "--exit-code").code == 1)
    #expect(try scratch.run("journal", "--code-de-sortie").code == 1)
    #expect(try scratch.run("state").code == 0)
  }

  @Test func `What nobody knows is refused with 3, what cannot be read ends with 64`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(try scratch.run("state", "axis", "A9").code == 3)
    #expect(try scratch.run("state", "party", "nobody").code == 3)
    #expect(try scratch.run("state", "--agreement", "other").code == 3)
    #expect(try scratch.run("show", "99").code == 3)
    #expect(try scratch.run("log", "--type", "exchange.hold").code == 3)
    #expect(try scratch.run("state", "--as-of", "2022-13-01").code == 64)
    #expect(try scratch.run("state", "--known-on", "#1x").code == 64)
    #expect(try scratch.run("state", "room", "4").code == 64)
    let error = try scratch.run("state", "axe", "A9", "--json", "--lang", "fr-CA")
    #expect(try error.json["error"]?["name"] == "unknown_object")
    #expect(
      error.words.contains("Aucune écriture ne parle de «\u{A0}A9\u{A0}». Vouliez-vous dire A1?"))
  }

  @Test(arguments: [
    ["log", "--axis", "A9"], ["log", "--party", "nobody"], ["journal", "--axe", "A9"],
    ["journal", "--partie", "nobody"], ["log", "--axis", "A9", "--party", "gq"],
    ["log", "--axis", "A1", "--known-on", "#5"], ["log", "--axis", "A1", "--known-on", "#2"],
  ])
  func `A log filtered by what nobody knows is refused, as state is`(arguments: [String]) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(arguments + ["--json"])
    #expect(run.code == 3, "\(run.output)")
    #expect(try run.json["error"]?["name"] == "unknown_object")
  }

  @Test(arguments: [
    ["--axis", "a1"], ["--axis", "savoir-faire"], ["--axis", "Savoir-faire"],
    ["--axis", "Know-how"],
    ["--party", "CNRS"], ["--party", "génome québec"], ["--party", "Genome Québec"],
  ])
  func `A filter takes an axis or a party by its name, whatever its capitals`(
    filter: [String]
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let exact = [filter[0], filter[0] == "--axis" ? "A1" : filter[1] == "CNRS" ? "cnrs" : "gq"]
    for command in [["log"], ["alerts"], ["due"], ["audit", "sample", "--seed", "1"]] {
      let named = try scratch.run(command + filter + ["--json"])
      #expect(named.code == 0, "\(named.words)")
      let expected = try scratch.run(command + exact + ["--json"])
      #expect(named.output == expected.output)
    }
    let table = try scratch.run(["log", "--csv"] + filter)
    #expect(try table.output == scratch.run(["log", "--csv"] + exact).output)
  }

  @Test(arguments: [
    (["--axis", "Savoir-fair"], "No record speaks of Savoir-fair. Did you mean A1?"),
    (["--party", "Genome Quebc"], "No record speaks of Genome Quebc. Did you mean gq?"),
    (["--party", "zzz"], "No record speaks of zzz. There are: cnrs, gq."),
  ])
  func `A filter by no name brings up near ones`(filter: [String], words: String) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    for command in ["log", "alerts", "due"] {
      let run = try scratch.run([command, "--lang", "en"] + filter)
      #expect(run.code == 3)
      #expect(run.words.hasPrefix("error: " + words), "\(run.words)")
    }
    #expect(try scratch.run("log", "--axis", "").code == 64)
  }

  @Test func `A log filtered by what is known may be empty`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let registered = try scratch.run(
      "record", "actor.registered", "actor=uni", "name=University", "kind=academic")
    #expect(registered.code == 0, "\(registered.words)")
    for arguments in [
      ["--axis", "A1", "--to", "2020-01-01"], ["--axis", "A1", "--party", "uni"],
      ["--party", "uni"], ["--party", "gq", "--known-on", "#2"],
      ["--axis", "A1", "--as-of", "2020-01-01"],
    ] {
      let run = try scratch.run(["log"] + arguments)
      #expect(run.code == 0, "\(arguments): \(run.words)")
    }
  }

  @Test func `log in JSON is one line a record, with its words`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("log", "--json")
    let rows = try run.output.split(separator: "\n").map { try JSON(parsing: Array($0.utf8)) }
    #expect(rows.count == 11)
    #expect(
      rows[9].objectValue?.keys == [
        "acting", "agreement", "annulled_by", "anomalies", "author", "axes", "changes",
        "corrected_by", "days_late", "facts", "kind", "occurred", "parties", "record", "recorded",
        "status", "target", "type", "words",
      ])
    #expect(
      rows[9]["words"] == [
        [
          "id": "subject.fr", "text": "Métagénomique",
          "word": ["field": "subject.fr", "sequence": 9],
        ]
      ])
  }

  @Test func `log shows what its filters let through`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    func records(_ filter: String...) throws -> [Int64] {
      let run = try scratch.run(["log", "--json"] + filter)
      return try run.output.split(separator: "\n").compactMap {
        try JSON(parsing: Array($0.utf8))["record"]?.integerValue
      }
    }
    #expect(try records("--axis", "A1") == [7, 8, 9, 10])
    #expect(try records("--type", "agreement.signed") == [4, 5])
    #expect(try records("--party", "gq", "--from", "2022-05-01", "--to", "2022-05-02") == [8, 9])
    #expect(try records("--by-occurred", "--axis", "A1") == [7, 8, 10, 9])
  }

  @Test(arguments: [80, 120])
  func `No line is wider than the terminal`(columns: Int) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    for command in ["state", "log", "types", "doctor"] {
      let run = try scratch.run(
        [command], environment: ["COLUMNS": String(columns), "LANG": "fr_CA.UTF-8"])
      for line in run.output.split(separator: "\n") { #expect(line.count <= columns, "\(line)") }
    }
  }

  @Test func `Nothing is coloured where nobody looks`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("state")
    #expect(!run.output.contains("\u{1B}"))
  }

  @Test func `A ledger without an agreement yet lists its own records`() throws {
    let scratch = try Scratch()
    _ = try scratch.run(
      "open", "L", "--origin", "example.org/ledger", "--title", "Sample", "--clock", "simulated",
      "--now", "2022-05-06")
    _ = try scratch.run(
      "record", "actor.registered", "actor=gq", "name=Génome Québec", "kind=party")
    _ = try scratch.run("record", "person.registered", "name=Ada")
    let log = try scratch.run("log")
    #expect(log.code == 0, "\(log.words)")
    #expect(log.output.hasPrefix("Timeline · the whole ledger"))
    for word in ["Ledger opened", "Génome Québec", "Ada", "3 records"] {
      #expect(log.output.contains(word), "\(log.output)")
    }
    let french = try scratch.run("journal", "--langue", "fr-CA", "--type", "person.registered")
    #expect(french.output.contains("Ada") && french.output.contains("1 écriture"))
    let rows = try scratch.run("log", "--json").output.split(separator: "\n")
    #expect(rows.count == 3)
    // Everything else is about an agreement.
    let state = try scratch.run("state")
    #expect(state.code == 64)
    #expect(state.words.contains("holds no agreement yet"))
  }

  @Test func `What was known before the agreement is the ledger's own records`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let log = try scratch.run("log", "--known-on", "#2")
    #expect(log.code == 0, "\(log.words)")
    #expect(log.output.contains("3 records"))
    #expect(try scratch.run("log", "--known-on", "#2", "--agreement", "gq-cnrs").code == 3)
  }

  @Test func `A log of one of several agreements says which there are`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let proposed = try scratch.run(
      "import", "-",
      input: """
        {"type":"agreement.proposed","agreement":"second","occurred":"2022-05-01","on_behalf_of":["gq"],"data":{"title":{"en":"Second"},"object":{"en":"Explore"},"parties":["gq","cnrs"],"term":"P24M"}}
        """)
    #expect(proposed.code == 0, "\(proposed.words)")
    let log = try scratch.run("journal", "--lang", "fr-CA")
    #expect(log.code == 64)
    #expect(log.words.contains("choisissez gq-cnrs ou second avec --entente"), "\(log.words)")
    #expect(try scratch.run("log", "--agreement", "second").code == 0)
  }

  @Test(arguments: [
    (
      ["etat", "partie", "génome québec"],
      "«\u{A0}génome québec\u{A0}» est un nom\u{A0}: c’est celui de gq."
    ),
    (
      ["etat", "axe", "Savoir-faire"],
      "«\u{A0}Savoir-faire\u{A0}» est un nom\u{A0}: c’est celui de A1."
    ),
    (
      ["etat", "axe", "Tout autre"],
      "Aucune écriture ne parle de «\u{A0}Tout autre\u{A0}». Il y a\u{A0}: A1."
    ),
    (["comparer", "hier", "maintenant", "partie", "Boréal"], "Il y a\u{A0}: cnrs, gq."),
  ])
  func `A name in the place of a code is answered with the code, or with those there are`(
    arguments: [String], sentence: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(arguments + ["--lang", "fr-CA"], environment: ["COLUMNS": "200"])
    #expect(run.code == 3)
    #expect(run.words.contains(sentence), "\(run.words)")
  }

  @Test(arguments: [["state", "axis", ""], ["state", "party", " "], ["etat", "protocole", ""]])
  func `A subject without a name cannot be read`(arguments: [String]) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(arguments + ["--lang", "en"])
    #expect(run.code == 64, "\(run.words)")
    let typed = arguments[1]
    #expect(
      run.words.hasPrefix("error: “\(typed)” cannot be read. Write axis CODE"), "\(run.words)")
  }

  @Test func `What was annulled is said to be, and by which record`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let annulled = try scratch.run("annul", "8", "--reason", "Twice")
    #expect(annulled.code == 0, "\(annulled.words)")
    let exchange = try scratch.run("state", "exchange", "X1", "--lang", "en")
    #expect(exchange.code == 3)
    #expect(
      exchange.words.contains(
        "X1 is known no longer: record 8, which speaks of it, was annulled by record 11."),
      "\(exchange.words)")
  }
}
