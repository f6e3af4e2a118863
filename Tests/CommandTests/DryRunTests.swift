import CanonicalJSON
import Foundation
import Testing

@Suite("A dry run of record")
struct DryRunTests {
  private let workshop = [
    "record", "exchange.held", "exchange=X2", "form=workshop", "--axis", "A1", "--party", "gq",
    "--party", "cnrs", "--occurred", "2022-05-03",
  ]

  private func run(_ arguments: [String], in scratch: Scratch) throws -> Run {
    try Run(arguments, in: scratch.url, ["ENTENTE_LEDGER": "L", "COLUMNS": "200"])
  }

  @Test func `says in words what would be recorded and what would change, and writes nothing`()
    throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    let dry = try run(workshop + ["--dry-run"], in: scratch)
    #expect(dry.code == 0, "\(dry.words)")
    #expect(
      dry.output == """
        Would be record 11. Nothing was written.
        Exchange held (exchange.held)
        Agreement          gq-cnrs
        When it happened   May 3, 2022
        Parties concerned  CNRS, Génome Québec
        Axes concerned     A1
        Exchange           X2
        Form               workshop
        What changes:
          exchange X2: — → held
          A1 · exchanges held: 1 → 2
          A1 · CNRS · exchanges held: 1 → 2
          A1 · Génome Québec · exchanges held: 1 → 2
          CNRS · exchanges held: 1 → 2
          Génome Québec · exchanges held: 1 → 2
          Total · exchanges held: 1 → 2

        """)
    #expect(dry.words.hasPrefix("? Looks like record 8: Exchange held X1, May 1, 2022."))
    #expect(try scratch.size == 11)
  }

  @Test(arguments: [
    ("en", "  #8 · anomaly: — → out of term\n"),
    ("fr-CA", "  #8 · anomalie\u{A0}: — → hors de la période en vigueur\n"),
  ])
  func `lists an anomaly that it would add among what changes`(
    language: String, line: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let dry = try run(
      [
        "correct", "8", "occurred=2022-04-01", "--reason", "w", "--dry-run", "--lang", language,
      ], in: scratch)
    #expect(dry.code == 0, "\(dry.words)")
    #expect(dry.output.contains("! A-OUT-OF-TERM"), "\(dry.output)")
    #expect(dry.output.contains(line), "\(dry.output)")
  }

  @Test func `names actors and persons that the agreement does not know yet`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let lab = try run(
      ["record", "actor.registered", "actor=lab", "name=Laboratoire Exemple", "kind=academic"],
      in: scratch)
    #expect(lab.code == 0, "\(lab.words)")
    let dry = try run(
      [
        "record", "actor.introduced", "actor=lab", "--party", "gq", "--axis", "A1", "--occurred",
        "2022-05-03", "--dry-run",
      ], in: scratch)
    #expect(dry.output.contains("Actor              Laboratoire Exemple\n"), "\(dry.output)")
    #expect(dry.output.contains("A1 · Laboratoire Exemple · records: 0 → 1"), "\(dry.output)")
    #expect(!dry.output.contains(" lab"), "\(dry.output)")
  }

  @Test func `has the changed values and the records it resembles in JSON`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let json = try run(workshop + ["--essai", "--json"], in: scratch).json
    #expect(json["resembles"]?.arrayValue == [8])
    let values = try #require(json["changes"]?["board"]?["values"]?.arrayValue)
    #expect(
      values.contains(["id": "axes/A1/total/exchanges_held", "now": 2, "then": 1]), "\(values)")
    let real = try run(workshop + ["--json"], in: scratch).json
    #expect(real["changes"] == .null)
    #expect(real["resembles"]?.arrayValue == [8])
  }

  @Test func `A record that looks like another is recorded, with a remark`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let first = try run(workshop, in: scratch)
    #expect(first.code == 0)
    #expect(first.words.contains("Looks like record 8"))
    // Another form of exchange, another week, another axis: nothing to remark.
    for other in [
      ["form=visit", "--occurred", "2022-05-03"], ["form=workshop", "--occurred", "2022-04-25"],
    ] {
      let run = try run(
        ["record", "exchange.held", "exchange=X\(other[0].count)", "--axis", "A1", "--party", "gq"]
          + other, in: scratch)
      #expect(run.code == 0 && run.words.isEmpty, "\(run.words)")
    }
  }

  @Test(arguments: [
    ("Métagénomique", true), ("La metagenomique des sols", true), ("Analyse de pollen", false),
    ("Extraction d'ADN ancien", false),
  ])
  func `A record about something else by its words is no repetition, though the rest is the same`(
    _ subject: String, _ isAlike: Bool
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let arguments = [
      "record", "knowhow.transferred", "giver=cnrs", "receiver=gq", "subject.fr=\(subject)",
      "--axis",
      "A1", "--occurred", "2022-05-02", "--lang", "en",
    ]
    let dry = try run(arguments + ["--dry-run"], in: scratch)
    #expect(dry.words.contains("Looks like record 9") == isAlike, "\(dry.words)")
    let real = try run(arguments, in: scratch)
    #expect(real.code == 0 && real.words.contains("Looks like record 9") == isAlike)
  }

  @Test func `says of what is to come that nothing changes yet`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let dry = try run(
      [
        "record", "axis.suspended", "axis=A1", "--on-behalf-of", "gq", "--on-behalf-of", "cnrs",
        "--occurred", "2022-06-01", "--dry-run",
      ], in: scratch)
    #expect(dry.output.contains("Takes effect on its date"), "\(dry.output)\(dry.words)")
  }

  @Test func `names the stage of an axis and of the agreement in words`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let dry = try run(
      [
        "consigner", "axis.suspended", "axis=A1", "--au-nom-de", "gq", "--au-nom-de", "cnrs",
        "--survenu", "2022-05-05", "--essai", "--langue", "fr-CA",
      ], in: scratch)
    #expect(
      dry.output.replacing("\u{A0}", with: " ").contains("  A1 · état : actif → suspendu\n"),
      "\(dry.output)\(dry.words)")
  }

  @Test func `takes a document whose file is at hand for kept, and keeps nothing`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try Data("minutes".utf8).write(to: scratch.url.appending(path: "minutes.txt"))
    let attach = [
      "record", "document.attached", "document=D-1", "title=Minutes", "language=fr",
      "class=internal", "--occurred", "2022-05-03",
    ]
    let dry = try run(attach + ["--document", "minutes.txt", "--dry-run"], in: scratch)
    #expect(dry.code == 0 && dry.output.contains("Would be record 11."), "\(dry.words)")
    let documents = scratch.url.appending(path: "L/documents").path
    let kept = FileManager.default.enumerator(atPath: documents)?.allObjects ?? []
    #expect(kept.isEmpty, "\(kept)")
    let hash = String(repeating: "a", count: 64)
    let absent = try run(
      attach + ["bytes:=7", "media_type=text/plain", "sha256=\(hash)", "--dry-run"], in: scratch)
    #expect(absent.code == 3 && absent.words.contains("E-DOCUMENT-NOT-HELD"), "\(absent.words)")
  }

  @Test func `names the last three of the records it resembles, and counts the others`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let rows = (1...6).map { number in
      #"{"type":"exchange.held","agreement":"gq-cnrs","occurred":"2022-05-03","axes":["A1"],"parties":["gq"],"data":{"exchange":"Y\#(number)","form":"visit"}}"#
    }
    let imported = try scratch.run("import", "-", input: rows.joined(separator: "\n") + "\n")
    #expect(imported.code == 0, "\(imported.words)")
    let dry = try run(
      [
        "record", "exchange.held", "exchange=X2", "form=visit", "--axis", "A1", "--party", "gq",
        "--occurred", "2022-05-03", "--dry-run",
      ], in: scratch)
    #expect(dry.words.split(separator: "\n").count == 4, "\(dry.words)")
    #expect(dry.words.hasSuffix("? And like 3 records more.\n"), "\(dry.words)")
  }
}
