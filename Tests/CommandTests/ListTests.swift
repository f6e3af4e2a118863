import CanonicalJSON
import Foundation
import Testing

@Suite("Asking what falls due, what needs somebody, and for an auditor's lists")
struct ListTests {
  @Test func `French names and options ask the same questions`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let pairs: [([String], [String])] = [
      (
        ["due", "--axis", "A1", "--party", "cnrs", "--within", "30"],
        ["echeances", "--axe", "A1", "--partie", "cnrs", "--dans", "30"]
      ),
      (
        ["alerts", "--axis", "A1", "--party", "cnrs"],
        ["alertes", "--axe", "A1", "--partie", "cnrs"]
      ),
      (
        ["audit", "sample", "--seed", "42", "-n", "3", "--from", "2022-04-22", "--to", "2022-05"],
        [
          "auditer", "échantillon", "--graine", "42", "--taille", "3", "--depuis", "2022-04-22",
          "--jusqu-à", "2022-05",
        ]
      ),
      (["audit", "late"], ["auditer", "tardives"]),
      (["audit", "imported"], ["auditer", "importées"]),
      (["audit", "corrected"], ["auditer", "rectifiees"]),
      (["audit", "annulled"], ["auditer", "annulées"]),
      (["audit", "erased"], ["auditer", "effacées"]),
      (["audit", "anomalies"], ["auditer", "anomalies"]),
      (["audit", "exports"], ["auditer", "exportations"]),
      (["audit", "transfers"], ["auditer", "transferts"]),
      (["audit", "incidents"], ["auditer", "incidents"]),
    ]
    for (english, french) in pairs {
      let one = try scratch.run(english + ["--json"])
      let other = try scratch.run(french + ["--json"])
      #expect(one.code == 0, "\(english): \(one.words)")
      #expect(other.code == 0, "\(french): \(other.words)")
      #expect(one.output == other.output)
      let json = try one.json
      #expect(json.objectValue?.keys == ["answer", "asked", "changed_since", "words"])
      #expect(json["answer"]?["rows"]?.arrayValue != nil)
    }
  }

  @Test func `What falls due is late as of a day, and not yet as of an earlier one`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    func days(_ options: String...) throws -> JSON? {
      try scratch.run(["due", "--json"] + options).json["answer"]?["rows"]?.arrayValue?.first?[
        "days"]
    }
    #expect(try days() == -2)
    #expect(try days("--as-of", "2022-05-03") == 1)
    let words = try scratch.run("echeances", "--lang", "fr-CA").output
    #expect(words.contains("! engagement en retard") && words.contains("il y a 2 jours"))
    #expect(words.contains("2 échéances"))
    // Known before it was made, it is no due date, and the answer has changed since.
    let then = try scratch.run("due", "--known-on", "#9", "--json").json
    #expect(then["answer"]?["rows"]?.arrayValue?.count == 1)
    #expect(then["changed_since"]?["records"] == [10])
  }

  @Test func `A hold placed since is not among what changed the lists`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let hold = try scratch.run(
      "record", "hold.placed", "hold=H-1", #"covers:={"agreements":["gq-cnrs"]}"#, "--agreement",
      "gq-cnrs", "--reason", "Dispute feared")
    #expect(hold.code == 0, "\(hold.words)")
    for list in [["due"], ["alerts"], ["state", "party", "gq", "--all"]] {
      let then = try scratch.run(list + ["--known-on", "#9", "--json"]).json
      #expect(then["changed_since"]?["records"] == [10], "\(list)")
    }
    let agreement = try scratch.run("state", "agreement", "--known-on", "#9", "--json").json
    #expect(agreement["changed_since"]?["records"] == [10, 11])
  }

  @Test func `due writes a calendar that its records alone decide`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let shown = try scratch.run("due", "--ics", "--lang", "fr-CA")
    #expect(shown.code == 0, "\(shown.words)")
    #expect(shown.output.hasPrefix("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n"))
    #expect(shown.output.hasSuffix("END:VCALENDAR\r\n"))
    #expect(shown.output.contains("\r\nUID:gq-cnrs/commitment:C-1@example.org/ledger\r\n"))
    let written = try scratch.run("due", "--lang", "fr-CA", "--ics", "due.ics")
    #expect(written.code == 0, "\(written.words)")
    #expect(written.output.isEmpty)
    #expect(written.words.contains("2 échéances dans due.ics."))
    let file = try Data(contentsOf: scratch.url.appending(path: "due.ics"))
    #expect(file == Data(shown.output.utf8))
    // It is replaced whole.
    #expect(try scratch.run("due", "--ics", "due.ics", "--within", "1").code == 0)
    #expect(
      try String(contentsOf: scratch.url.appending(path: "due.ics"), encoding: .utf8)
        .components(separatedBy: "BEGIN:VEVENT").count == 2)
    #expect(try scratch.run("due", "--ics", "nowhere/due.ics").code == 5)
    let folder = try scratch.run("due", "--ics", "L", "--lang", "fr-CA")
    #expect(folder.code == 5)
    #expect(
      folder.words.contains("L\u{A0}: c’est un dossier. Nommez un fichier"), "\(folder.words)")
    #expect(try scratch.run("due", "--ics", "--json").code == 64)
  }

  @Test func `due says how many due dates have no day to stand on in a calendar`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let made = try scratch.run(
      "import", "-",
      input: """
        {"type":"protocol.drafted","agreement":"gq-cnrs","occurred":"2022-05-02","axes":["A1"],"on_behalf_of":["gq"],"data":{"protocol":"P1","version":1}}
        {"type":"transfer.made","agreement":"gq-cnrs","occurred":"2022-05","axes":["A1"],"data":{"transfer":"T1","sender":"gq","receiver":"cnrs","protocol":"P1","version":1,"personal":false,"bytes":12,"duo":["DUO:0000042"]}}
        """)
    #expect(made.code == 0, "\(made.words)")
    let file = try scratch.run("due", "--lang", "fr-CA", "--ics", "due.ics")
    #expect(file.words.contains("due.ics. 1 échéance sans jour n’y figure pas."), "\(file.words)")
    let shown = try scratch.run("due", "--ics", "--lang", "en")
    #expect(shown.words == "1 due date without a day is left out.\n")
    #expect(shown.output.hasSuffix("END:VCALENDAR\r\n"))
  }

  @Test func `due writes a calendar into a device and does not replace it`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    // Links, so that no device is lost where this is not so.
    for device in ["null", "full"] {
      try FileManager.default.createSymbolicLink(
        atPath: scratch.url.appending(path: device).path, withDestinationPath: "/dev/\(device)")
    }
    #expect(try scratch.run("due", "--ics", "null").code == 0)
    let full = try scratch.run("due", "--ics", "full")
    #expect(full.code == 5)
    #expect(full.words.contains("no room is left"))
    for device in ["null", "full"] {
      #expect(
        try FileManager.default.destinationOfSymbolicLink(
          atPath: scratch.url.appending(path: device).path) == "/dev/\(device)")
    }
  }

  @Test(arguments: ["99999999999", "9223372036854775807"])
  func `No width is too wide`(columns: String) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    for command in [["due"], ["state"], ["log"]] {
      let run = try scratch.run(command, environment: ["COLUMNS": columns])
      #expect(run.code == 0, "\(run.words)")
    }
  }

  @Test func `alerts ends with 1 where asked and there are any`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("alerts", "--exit-code")
    #expect(run.code == 1)
    #expect(run.output.contains("! Overdue commitment: C-1"))
    #expect(run.output.contains("→ entente record commitment.met commitment=C-1"))
    #expect(try scratch.run("alerts").code == 0)
    #expect(try scratch.run("alertes", "--au", "2022-05-03", "--code-de-sortie").code == 1)
    let none = try scratch.run("alertes", "--au", "2022-04-30", "--code-de-sortie", "--lang", "fr")
    #expect(none.code == 0)
    #expect(none.output.contains("✓ Rien n’attend personne."))
  }

  @Test func `The command an alert suggests is one that is taken`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let alerts = try scratch.run("alerts", "--json").json["answer"]?["rows"]?.arrayValue
    let next = try #require(alerts?.first?["next"]?.stringValue)
    let words = next.split(separator: " ").dropFirst().map(String.init)
    let run = try scratch.run(
      words + ["--axis", "A1", "--occurred", "2022-05-06", "--reason", "Delivered by hand"])
    #expect(run.code == 0, "\(run.words)")
    #expect(try scratch.run("alerts", "--exit-code").code == 0)
  }

  @Test func `A sample is what sha256sum draws`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let drawn = try scratch.run("audit", "sample", "--seed", "42", "-n", "4", "--json").json
    let rows = try #require(drawn["answer"]?["rows"]?.arrayValue)
    #expect(drawn["answer"]?["draw"] == ["of": 11, "seed": "42", "size": 4])
    let recipe = """
      for record in $(seq 0 10); do
        echo "$(printf 'entente/sample/v1\\n42\\n%d' $record | sha256sum | cut -c1-64) $record"
      done | sort | head -4
      """
    let shell = try Run(
      ["-c", recipe], in: scratch.url, program: URL(fileURLWithPath: "/bin/bash"))
    let expected = shell.output.split(separator: "\n").map { $0.split(separator: " ") }
    let byPlace = rows.sorted {
      ($0["place"]?.integerValue ?? 0) < ($1["place"]?.integerValue ?? 0)
    }
    #expect(byPlace.map { $0["digest"]?.stringValue ?? "" } == expected.map { String($0[0]) })
    #expect(
      byPlace.map { $0["record"]?.integerValue ?? -1 } == expected.compactMap { Int64($0[1]) })
    let records = rows.compactMap { $0["record"]?.integerValue }
    #expect(records == records.sorted())
    // One agreement is drawn from what its log shows, which is all here is.
    let one = try scratch.run(
      "audit", "sample", "--seed", "42", "-n", "100", "--agreement", "gq-cnrs", "--json"
    ).json
    #expect(one["answer"]?["rows"]?.arrayValue?.count == 11)
  }

  @Test func `An audit of the whole ledger is that of all its agreements and of none`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let second = try scratch.run(
      "import", "-",
      input: """
        {"type":"agreement.proposed","agreement":"second","occurred":"2022-05-01","on_behalf_of":["gq"],"data":{"title":{"en":"Second"},"object":{"en":"Explore"},"parties":["gq","cnrs"],"term":"P24M"}}
        {"action":"01838f00-0000-7000-8000-000000000001","type":"exchange.held","agreement":"second","occurred":"2022-03-01","parties":["gq"],"data":{"exchange":"X9","form":"visit"},"reason":{"en":"Found later"}}
        """)
    #expect(second.code == 0, "\(second.words)")
    func records(_ arguments: String...) throws -> [Int64] {
      let run = try scratch.run(["audit", "--json"] + arguments)
      #expect(run.code == 0, "\(run.words)")
      return try run.json["answer"]?["rows"]?.arrayValue?.compactMap {
        $0["record"]?.integerValue
      } ?? []
    }
    #expect(try records("late") == [12])
    #expect(try records("late", "--agreement", "gq-cnrs") == [])
    #expect(try records("anomalies") == [12])
    // Whatever was imported without an id of its own; the opening was written by hand.
    #expect(try records("imported") == Array(1...11))
    #expect(try records("imported", "--agreement", "second") == [1, 2, 11])
    #expect(try records("imported", "--axis", "A1") == [7, 8, 9, 10])
    #expect(try records("sample", "--seed", "7", "-n", "100") == Array(0...12))
    #expect(try records("late", "--known-on", "#11") == [])
    let changed = try scratch.run("audit", "late", "--known-on", "#11", "--json").json
    #expect(changed["changed_since"]?["records"] == [12])
    let words = try scratch.run("auditer", "tardives", "--lang", "fr-CA").output
    #expect(words.contains("Écritures tardives · tout le registre"))
    #expect(words.contains("Found later [en]"))
  }

  @Test(
    arguments: [
      ["audit", "late", "--axis", "A9"], ["audit", "late", "--party", "nobody"],
      ["audit", "late", "--agreement", "other"], ["due", "--axis", "A9"],
      ["alerts", "--party", "nobody"],
    ])
  func `What nobody knows is refused`(arguments: [String]) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(arguments)
    #expect(run.code == 3, "\(arguments): \(run.output)\(run.words)")
    #expect(run.output.isEmpty)
  }

  @Test(
    arguments: [
      ["audit", "sample"], ["audit", "late", "--seed", "1"], ["audit", "latest"],
      ["audit", "late", "-n", "3"], ["audit", "late", "--from", "soon"],
      ["due", "--within", "soon"], ["alerts", "--as-of", "2022-13"],
    ])
  func `What cannot be read is not asked`(arguments: [String]) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(arguments)
    #expect(run.code == 64, "\(arguments): \(run.output)\(run.words)")
    #expect(run.output.isEmpty)
  }

  @Test(arguments: [80, 120])
  func `No line is wider than the terminal`(columns: Int) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    for command in [
      ["due"], ["alerts"], ["audit", "imported"], ["audit", "sample", "--seed", "1"],
    ] {
      let run = try scratch.run(
        command, environment: ["COLUMNS": String(columns), "LANG": "fr_CA.UTF-8"])
      #expect(run.code == 0)
      for line in run.output.split(separator: "\n") { #expect(line.count <= columns, "\(line)") }
    }
  }
}
