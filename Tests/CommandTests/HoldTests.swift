import CanonicalJSON
import Foundation
import Testing
import Transparency

@Suite("entente hold")
struct HoldTests {
  /// The sample, a person and a document of the agreement; holds are recorded days later.
  private struct Given {
    let sample: SampleWithPerson
    var scratch: Scratch { sample.scratch }
    var person: String { sample.person }

    init() throws {
      sample = try SampleWithPerson()
      try scratch.attach("D-1", "lettre")
    }

    func rows(_ options: String...) throws -> [JSON] {
      let run = try scratch.run(["hold", "list", "--json"] + options)
      #expect(run.code == 0, "\(run.words)")
      return try run.json["answer"]?["rows"]?.arrayValue ?? []
    }
  }

  @Test func `keeps what it covers from being erased until it is lifted`() throws {
    let given = try Given()
    let scratch = given.scratch
    let erasing = [
      "erase", given.person, "--legal-basis", "law25-28", "--reason", "On request", "--yes",
    ]
    try scratch.done(
      "hold", "place", "H-1", "--person", given.person, "--reason", "Dispute feared")
    let held = try scratch.run(erasing)
    #expect(held.code == 3 && held.words.contains("E-UNDER-HOLD"), "\(held.words)")
    #expect(
      held.words.replacing("\n", with: " ").contains("H-1 (placed by record 13) covers person"),
      "\(held.words)")
    let covers = try scratch.run("correct", "13", #"covers:={"records":[99]}"#, "--reason", "Other")
    #expect(covers.code == 3 && covers.words.contains("E-NOT-CORRECTABLE"), "\(covers.words)")
    #expect(covers.words.replacing("\n", with: " ").contains("then lift this one"))
    let unknown = try scratch.run("correct", "13", "nothing=1", "--reason", "Other")
    #expect(unknown.code == 3 && unknown.words.contains("The record 13 cannot be corrected"))
    try scratch.done("geler", "lever", "H-1", "--motif", "Réglé")
    let again = try scratch.run("hold", "lift", "H-1", "--reason", "Settled")
    #expect(again.code == 3 && again.words.contains("E-ALREADY-RECORDED"), "\(again.words)")
    #expect(try scratch.run(erasing).code == 0)
    #expect(try scratch.run("verify").code == 0)
  }

  @Test func `keeps what a held record has as evidence, whoever else attaches it`() throws {
    let scratch = try Given().scratch
    try scratch.write("minutes", to: "minutes.txt")
    let hash = Digest(hashing: Array("minutes".utf8)).hex
    try scratch.done(
      "record", "document.attached", "document=D-9", "title.en=Minutes", "language=en",
      "class=public", "--document", "minutes.txt", "--agreement", "gq-cnrs", "--occurred",
      "2022-05-04")
    let made = try scratch.done(
      "record", "exchange.held", "exchange=X9", "form=workshop", "--axis", "A1", "--party", "gq",
      "--party", "cnrs", "--agreement", "gq-cnrs", "--occurred", "2022-05-04", "--evidence",
      "minutes.txt", "--json")
    let record = try #require(made.json["receipt"]?["sequence"]?.integerValue)
    try scratch.done("hold", "place", "H-9", "--record", "\(record)", "--reason", "Dispute feared")
    let erasing = [
      "erase", "--document", hash, "--legal-basis", "loi25-28", "--reason", "Asked", "--yes",
    ]
    let held = try scratch.run(erasing)
    #expect(held.code == 3 && held.words.contains("E-UNDER-HOLD"), "\(held.words)")
    #expect(held.words.replacing("\n", with: " ").contains("covers record \(record)"))
    try scratch.done("hold", "lift", "H-9", "--reason", "Settled")
    #expect(try scratch.run(erasing).code == 0)
    let shown = try scratch.done("show", "\(record)").output
    #expect(shown.contains("✗ Evidence destroyed by record") && shown.contains(hash), "\(shown)")
  }

  @Test func `says what it covers, who placed it and why`() throws {
    let given = try Given()
    let scratch = given.scratch
    try scratch.done(
      "hold", "place", "H-1", "--agreement", "gq-cnrs", "--reason", "Dispute feared")
    try scratch.done(
      "geler", "poser", "H-2", "--personne", given.person, "--ecriture", "8", "--document", "D-1",
      "--gel-de", "gq-cnrs", "--motif", "Enquête", "--auteur", "svc-archives")
    let rows = try given.rows()
    #expect(rows.count == 2)
    #expect(rows[0]["agreement"] == "gq-cnrs" && rows[0]["covers"]?["agreements"] == ["gq-cnrs"])
    #expect(
      rows[1]["covers"] == [
        "agreements": [], "documents": ["D-1"], "persons": [.string(given.person)], "records": [8],
      ])
    #expect(rows[1]["placed"]?["author"] == "svc-archives" && rows[1]["lifted"] == .null)
    let french = try scratch.run(
      "geler", "--langue", "fr-CA", environment: ["COLUMNS": "160"]
    ).output.replacing("\u{A0}", with: " ")
    for part in [
      "Gels · tout le registre", "entente gq-cnrs", "document D-1 (gq-cnrs)",
      "Philippa Quenneville (\(given.person))", "écriture 8", "! en cours",
      "par svc-archives (#14) : Enquête", "2 gels",
    ] { #expect(french.contains(part), "\(part): \(french)") }
    let table = try scratch.run("hold", "--csv", "--agreement", "gq-cnrs").output
    #expect(table.hasPrefix("hold,agreement,"), "\(table)")
    #expect(table.contains("H-2,gq-cnrs") && table.contains("Dispute feared"), "\(table)")
    #expect(try scratch.run("hold", "--plain").output.split(separator: "\n").count == 3)
  }

  @Test func `is in force from the day it is placed to the day before it is lifted`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.done(
      "hold", "place", "H-1", "--record", "8", "--reason", "Dispute feared", "--now", "2022-06-01")
    try scratch.done("hold", "lift", "H-1", "--reason", "Settled", "--now", "2022-07-01")
    func count(_ options: String...) throws -> Int? {
      let run = try scratch.run(["hold", "--json"] + options)
      #expect(run.code == 0, "\(run.words)")
      return try run.json["answer"]?["rows"]?.arrayValue?.count
    }
    #expect(try count() == 0)
    #expect(try count("--with-lifted") == 1)
    #expect(try count("--as-of", "2022-05-31") == 0)
    #expect(try count("--as-of", "2022-05-31", "--avec-leves") == 0)
    #expect(try count("--as-of", "2022-06-01") == 1)
    #expect(try count("--as-of", "2022-06-30") == 1)
    #expect(try count("--as-of", "2022-07-01") == 0)
    // Known before it was lifted, it lasts, and the answer has changed since.
    let then = try scratch.run("hold", "--known-on", "#11", "--as-of", "2022-07-01", "--json").json
    #expect(then["answer"]?["rows"]?.arrayValue?.count == 1)
    #expect(then["changed_since"]?["records"] == [12])
    let lifted = try scratch.run(
      "hold", "--with-lifted", "--lang", "en", environment: ["COLUMNS": "160"]
    ).output
    #expect(lifted.contains("placed 2022-06-01 by local (#11): Dispute feared"), "\(lifted)")
    #expect(lifted.contains("lifted 2022-07-01 by local (#12): Settled"), "\(lifted)")
    let none = try scratch.run("geler", "enumerer", "--langue", "fr-CA")
    #expect(none.output.contains("✓ Rien n’est gelé."), "\(none.output)")
  }

  @Test func `needs a reason, something to cover, and a code of its own`() throws {
    let given = try Given()
    let scratch = given.scratch
    let size = try scratch.size
    let silent = try scratch.run("hold", "place", "H-1", "--record", "8")
    #expect(silent.code == 3 && silent.words.contains("E-REASON-MISSING"), "\(silent.words)")
    let empty = try scratch.run("hold", "place", "H-1", "--reason", "Feared")
    #expect(empty.code == 64 && empty.words.contains("--person"), "\(empty.words)")
    let nobody = try scratch.run(
      "hold", "place", "H-1", "--person", "p-aaaaaaaaaaaaaaaa", "--reason", "Feared")
    #expect(nobody.code == 3 && nobody.words.contains("E-UNKNOWN-PERSON"), "\(nobody.words)")
    let nothing = try scratch.run("hold", "lift", "H-9", "--reason", "Settled")
    #expect(nothing.code == 3 && nothing.words.contains("E-UNKNOWN-HOLD"), "\(nothing.words)")
    let elsewhere = try scratch.run("hold", "--agreement", "other")
    #expect(elsewhere.code == 3, "\(elsewhere.words)")
    #expect(
      try scratch.run("hold", "place", "H-1", "--record", "8", "--reason", "F", "--dry-run").code
        == 0)
    #expect(try scratch.size == size)
    try scratch.done("hold", "place", "H-1", "--record", "8", "--reason", "Feared")
    let twice = try scratch.run("hold", "place", "h-1", "--record", "8", "--reason", "Feared")
    #expect(twice.code == 3 && twice.words.contains("E-ID-IN-USE"), "\(twice.words)")
  }

  @Test func `is named by its agreement, or as the ledger's, where both have its code`() throws {
    let given = try Given()
    let scratch = given.scratch
    try scratch.done("hold", "place", "H-1", "--agreement", "gq-cnrs", "--reason", "Feared")
    try scratch.done("hold", "place", "H-1", "--person", given.person, "--reason", "Feared")
    let size = try scratch.size
    let both = try scratch.run("hold", "lift", "H-1", "--reason", "Settled")
    #expect(both.code == 64, "\(both.words)")
    for way in ["--hold-of gq-cnrs", "record 13", "--hold-of-ledger", "record 14"] {
      #expect(both.words.replacing("\n", with: " ").contains(way), "\(way): \(both.words)")
    }
    let french = try scratch.run(
      "geler", "lever", "H-1", "--motif", "Réglé", "--langue", "fr-CA",
      environment: ["COLUMNS": "300"])
    #expect(french.words.contains("--gel-de gq-cnrs"), "\(french.words)")
    #expect(french.words.contains("--gel-du-registre"), "\(french.words)")
    #expect(
      try scratch.run(
        "hold", "lift", "H-1", "--agreement", "gq-cnrs", "--hold-of-ledger", "--reason", "S"
      ).code == 64)
    #expect(try scratch.size == size)
    let listed = try scratch.run("hold", "--lang", "en", environment: ["COLUMNS": "160"]).output
    #expect(listed.contains("H-1 (gq-cnrs)") && listed.contains("H-1 (ledger)"), "\(listed)")
    // Lifting the ledger's leaves the agreement's, which can be lifted after it.
    try scratch.done("hold", "lift", "H-1", "--hold-of-ledger", "--reason", "Settled")
    #expect(try given.rows().map { $0["agreement"] } == ["gq-cnrs"])
    let state = try scratch.run("state", "--json").json["answer"]?["holds"]?.arrayValue ?? []
    #expect(state.allSatisfy { $0["lifted"] == .null }, "\(state)")
    try scratch.done("hold", "lift", "H-1", "--agreement", "gq-cnrs", "--reason", "Settled")
    #expect(try given.rows().isEmpty)
    #expect(try scratch.run("verify").code == 0)
  }

  @Test func `is not lifted for an agreement that has none of its code`() throws {
    let given = try Given()
    let scratch = given.scratch
    try scratch.done("hold", "place", "H-1", "--person", given.person, "--reason", "Feared")
    let other = try scratch.run(
      "hold", "lift", "H-1", "--agreement", "gq-cnrs", "--reason", "Settled")
    #expect(other.code == 3, "\(other.words)")
    #expect(other.words.contains("--hold-of-ledger"), "\(other.words)")
    #expect(try given.rows().count == 1)
  }

  @Test func `that was lifted is said to be so, by which record and where another of its code is`()
    throws
  {
    let given = try Given()
    let scratch = given.scratch
    func lift(_ more: String...) throws -> (code: Int32, words: String) {
      let run = try Run(
        ["hold", "lift", "H-1", "--reason", "Settled"] + more, in: scratch.url,
        ["ENTENTE_LEDGER": "L", "COLUMNS": "400"])
      return (run.code, run.words)
    }
    try scratch.done("hold", "place", "H-1", "--agreement", "gq-cnrs", "--reason", "Feared")
    try scratch.done("hold", "place", "H-1", "--person", given.person, "--reason", "Feared")
    try scratch.done("hold", "lift", "H-1", "--hold-of", "gq-cnrs", "--reason", "Settled")
    let size = try scratch.size
    // The ledger's is in place, and not lifted in its stead.
    let elsewhere = try lift("--agreement", "gq-cnrs")
    #expect(elsewhere.code == 3, "\(elsewhere.words)")
    for part in ["lifted (record 15)", "--hold-of-ledger (the ledger’s, record 14)"] {
      #expect(elsewhere.words.contains(part), "\(elsewhere.words)")
    }
    let french = try lift("--gel-de", "gq-cnrs", "--langue", "fr-CA")
    #expect(french.words.contains("est levé (écriture 15)"), "\(french.words)")
    #expect(try scratch.size == size)
    try scratch.done("hold", "lift", "H-1", "--reason", "Settled")
    let own = try lift("--agreement", "gq-cnrs")
    #expect(own.code == 3 && own.words.contains("E-ALREADY-RECORDED"), "\(own.words)")
    #expect(
      own.words.contains("The hold H-1 of the agreement gq-cnrs is lifted already (record 15)"),
      "\(own.words)")
    let ledgers = try lift("--hold-of-ledger", "--langue", "fr-CA")
    #expect(
      ledgers.words.contains("Le gel H-1 du registre est déjà levé (écriture 16)"),
      "\(ledgers.words)")
  }

  @Test(arguments: ["--record", "--person"])
  func `of another is among those of an agreement whose record or person it covers`(
    option: String
  ) throws {
    let given = try Given()
    let scratch = given.scratch
    let covered = option == "--record" ? "8" : given.person
    try scratch.done("hold", "place", "H-1", option, covered, "--reason", "Feared")
    // Record 1 registers an actor, and is of no agreement.
    try scratch.done("hold", "place", "H-2", "--record", "1", "--reason", "Feared")
    if option == "--person" {
      // Of whom the agreement knows nothing, the hold is not its.
      #expect(try given.rows("--agreement", "gq-cnrs").isEmpty)
      try scratch.done(
        "record", "contact.designated", "party=gq", "person=\(given.person)", "--agreement",
        "gq-cnrs", "--on-behalf-of", "gq", "--occurred", "2022-05-06")
    }
    let rows = try given.rows("--agreement", "gq-cnrs")
    #expect(rows.map { $0["hold"] } == ["H-1"] && rows.first?["agreement"] == .null, "\(rows)")
    let key = option == "--record" ? "records" : "persons"
    #expect(rows.first?["covers"]?[key] == [option == "--record" ? 8 : .string(covered)])
    guard option == "--person" else { return }
    let then = try scratch.run("hold", "--agreement", "gq-cnrs", "--known-on", "#14", "--json").json
    #expect(then["answer"]?["rows"] == [])
    #expect(then["changed_since"]?["records"] == [15], "\(then)")
  }

  @Test func `on a document of no agreement is the ledger's, and shown as such`() throws {
    let given = try Given()
    let scratch = given.scratch
    try scratch.write("Charte", to: "charte.txt")
    try scratch.done(
      "record", "document.attached", "document=D-0", "title=Charte", "language=fr",
      "class=internal", "--document", "charte.txt", "--party", "gq", "--occurred", "2022-05-05")
    try scratch.done("hold", "place", "H-0", "--document", "D-0", "--reason", "Feared")
    try scratch.done("hold", "place", "H-1", "--document", "D-1", "--reason", "Feared")
    // An agreement's hold reaches the ledger's documents, too.
    try scratch.done(
      "hold", "place", "H-2", "--document", "D-0", "--hold-of", "gq-cnrs", "--reason", "Feared")
    let rows = try given.rows()
    #expect(rows.map { $0["agreement"] } == [.null, "gq-cnrs", "gq-cnrs"])
    #expect(
      rows.map { $0["documents"] } == [
        [["agreement": .null, "document": "D-0"]], [["agreement": "gq-cnrs", "document": "D-1"]],
        [["agreement": .null, "document": "D-0"]],
      ])
    let french = try scratch.run("geler", "--langue", "fr-CA", environment: ["COLUMNS": "160"])
      .output
    #expect(french.split(separator: "document D-0 (registre)").count == 3, "\(french)")
    #expect(french.contains("document D-1 (gq-cnrs)"), "\(french)")
    // The record says in words what it covers.
    let shown = try scratch.run("voir", "15", "--langue", "fr-CA").output
    #expect(shown.contains("document D-1"), "\(shown)")
  }
}
