import CanonicalJSON
import Foundation
import Testing

/// What the program does where a free text holds how to reach somebody.
@Suite("An e-mail address or a telephone number in a free text")
struct PersonalTextTests {
  private let address = "ada@exemple.ca"

  /// Asserts that a run was refused for it, by field, and that nothing was written.
  private func expectRefused(_ run: Run, _ parts: String..., in scratch: Scratch) throws {
    #expect(run.code == 3, "\(run.words)")
    #expect(run.words.contains("E-PERSONAL-TEXT"), "\(run.words)")
    for part in parts { #expect(run.words.contains(part), "\(run.words)") }
    #expect(try scratch.size == 11)
  }

  @Test func `is refused where nobody can be asked, and left by an option`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let held = [
      "record", "exchange.held", "exchange=X2", "form=visit", "title=Chez \(address)", "--axis",
      "A1", "--occurred", "2022-05-03",
    ]
    let refused = try scratch.run(held)
    try expectRefused(refused, "title.en=", address, in: scratch)
    let french = try scratch.run(
      held + ["--langue", "fr-CA"], environment: ["COLUMNS": "500"])
    try expectRefused(
      french, "une adresse électronique ou un numéro de téléphone («\u{A0}\(address)\u{A0}»)",
      "--accepter-texte-personnel", "Rien n’a été écrit.", in: scratch)
    try expectRefused(try scratch.run(held + ["--dry-run"]), "title.en=", in: scratch)
    let json = try scratch.run(held + ["--json"]).json["refusal"]
    #expect(json?["name"] == "E-PERSONAL-TEXT")
    #expect(
      json?["parameters"]?.arrayValue == [
        ["role": "field", "value": "data.title.en"], ["role": "text", "value": .string(address)],
      ])
    #expect(try scratch.run(held + ["--allow-personal-text", "--dry-run"]).code == 0)
    let taken = try scratch.run(held + ["--accepter-texte-personnel"])
    #expect(taken.code == 0, "\(taken.words)")
    #expect(try scratch.run("verify").code == 0)
  }

  @Test func `is no matter in the fields that are made for it`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let person = try scratch.run(
      "record", "person.registered", "name=Ada", "email=\(address)", "phone=514 555-0199")
    #expect(person.code == 0, "\(person.words)")
  }

  @Test func `is asked about in corrections, annulments, holds and erasures`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try expectRefused(
      try scratch.run("correct", "8", "title.fr=Voir \(address)", "--reason", "Coquille"),
      address, in: scratch)
    try expectRefused(
      try scratch.run("correct", "8", "form=visit", "--reason", "Selon 514 555-0199"),
      "--reason", "514 555-0199", in: scratch)
    try expectRefused(
      try scratch.run("annul", "8", "--reason", "Selon \(address)"), "--reason", in: scratch)
    try expectRefused(
      try scratch.run("hold", "place", "H-1", "--agreement", "gq-cnrs", "--reason", address),
      "--reason", in: scratch)
    try expectRefused(
      try scratch.run(
        "effacer", "--ecriture", "9", "--fondement", "loi25-28", "--motif",
        "Demande de \(address)", "--oui", "--langue", "fr-CA"), "--motif", address, in: scratch)
    let erased = try scratch.run(
      "erase", "--record", "9", "--legal-basis", "loi25-28", "--reason", "Asked by \(address)",
      "--yes", "--allow-personal-text")
    #expect(erased.code == 0, "\(erased.words)")
  }

  @Test func `is named by line and field in a file, of which nothing is recorded`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let lines = """
      {"type":"exchange.held","agreement":"gq-cnrs","occurred":"2022-05-03","axes":["A1"],"data":{"exchange":"X2","form":"visit"}}
      {"type":"exchange.held","agreement":"gq-cnrs","occurred":"2022-05-04","axes":["A1"],"data":{"exchange":"X3","form":"visit"},"text":{"fr":"Tél. 01 44 96 40 00"}}
      """
    let refused = try scratch.run("import", "-", input: lines)
    try expectRefused(refused, "line 2", "text.fr", "01 44 96 40 00", in: scratch)
    let json = try scratch.run("import", "-", "--json", input: lines).json["refusal"]
    #expect(
      json?["parameters"]?.arrayValue?.contains(["role": "line", "value": 2]) == true)
    try scratch.write(
      "type;agreement;occurred;axes;data.exchange;data.form;text.fr\r\n"
        + "Échange tenu;gq-cnrs;2022-05-03;A1;X2;visite;Écrire à \(address)\r\n",
      to: "visites.csv")
    try expectRefused(
      try scratch.run("import", "visites.csv"), "visites.csv", "row 2", "column 7", address,
      in: scratch)
    let reason = try scratch.run(
      "import", "-", "--reason", "De \(address)", input: String(lines.prefix { $0 != "\n" }))
    try expectRefused(reason, "line 1", "reason.", in: scratch)
    let taken = try scratch.run("import", "-", "--allow-personal-text", input: lines)
    #expect(taken.code == 0, "\(taken.words)")
  }

  @Test func `is found in an action that others have signed`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(try scratch.run("checkpoint").code == 0)
    let planned = [
      "record", "exchange.scheduled", "exchange=X2", "form=visit", "planned=2022-06", "--axis",
      "A1", "--occurred", "2022-05-05", "--on-behalf-of", "cnrs", "--text-fr",
      "Joindre \(address)", "--to-sign", "plan.json",
    ]
    try expectRefused(try scratch.run(planned), "--text-fr", in: scratch)
    #expect(try scratch.run(planned + ["--allow-personal-text"]).code == 0)
    try expectRefused(
      try scratch.run("record", "--signed", "plan.json"), "text.fr", address, in: scratch)
    let taken = try scratch.run("record", "--signed", "plan.json", "--allow-personal-text")
    #expect(taken.code == 0, "\(taken.words)")
  }

  private static let script = "/usr/bin/script"
  private static var hasScript: Bool {
    let isThere = FileManager.default.isExecutableFile(atPath: script)
    if !isThere { print("Skipped: there is no script (util-linux) to make a terminal with.") }
    return isThere
  }

  @Test(
    .enabled(if: hasScript),
    arguments: [
      ("fr-CA", "oui", 0), ("fr-CA", "non", 3), ("en", "y", 0), ("en", "", 3), ("en", "ada", 3),
    ])
  func `is shown on a terminal, and stays on a yes alone`(
    language: String, answer: String, code: Int32
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let command =
      "\(try Run.program.path) annul 8 --reason 'Selon \(address)' --lang \(language)"
    let run = try Run(
      ["-qefc", command, "transcript"], in: scratch.url,
      ["ENTENTE_LEDGER": "L", "COLUMNS": "400", "TERM": "dumb"], input: Data("\(answer)\n".utf8),
      program: URL(fileURLWithPath: PersonalTextTests.script))
    #expect(run.code == code, "\(run.output)")
    #expect(run.output.contains(address))
    #expect(run.output.contains(language == "en" ? "Type yes or no." : "Tapez oui ou non."))
    #expect(try scratch.size == (code == 0 ? 12 : 11))
  }
}
