import CanonicalJSON
import Foundation
import Partnership
import Testing

@Suite("Showing, sealing, describing and copying")
struct RecordPageTests {
  @Test func `A record shows its receipt, and its proof once a checkpoint covers it`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let before = try scratch.run("show", "9", "--lang", "en")
    #expect(before.output.contains("No proof yet"))
    #expect(try scratch.run("show", "9", "--json").json["proof"] == .null)
    let sealed = try scratch.run("sceller", "--langue", "fr-CA")
    #expect(sealed.code == 0)
    #expect(sealed.output.hasPrefix("example.org/ledger\n11\n"))
    #expect(sealed.words.contains("Tête de 11 écritures. Racine\n"))
    let json = try scratch.run("show", "9", "--json").json
    #expect(
      json.objectValue?.keys
        == ["answer", "asked", "changed_since", "documents_erased", "proof", "words"])
    #expect(json["answer"]?.objectValue?.keys == ["facts", "header", "receipt"])
    #expect(
      json["proof"]?.objectValue?.keys == ["checkpoint", "index", "path", "root", "size"])
    #expect(json["proof"]?["checkpoint"]?.stringValue == sealed.output)
    #expect(json["proof"]?["path"]?.arrayValue?.count == 3)
    #expect(try scratch.run("voir", "9").output.contains("Inclusion proof"))
  }

  @Test func `A record names whom it names beside their ids, and its evidence in words`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try Data(repeating: 0x61, count: 1_500).write(to: scratch.url.appending(path: "minutes.txt"))
    let person = try scratch.run("record", "person.registered", "name=Camille Exemple", "--json")
      .json["person"]?.stringValue
    let id = try #require(person)
    let held = try scratch.run(
      "record", "exchange.held", "exchange=X2", "form=visit", "participants:=[\"\(id)\",\"gq\"]",
      "--axis", "A1", "--party", "cnrs", "--occurred", "2022-05-03", "--evidence", "minutes.txt")
    #expect(held.code == 0, "\(held.words)")
    let page = try Run(
      ["voir", "12", "--langue", "fr-CA"], in: scratch.url,
      ["ENTENTE_LEDGER": "L", "COLUMNS": "200"]
    ).output
    for line in [
      "Parties concernées  CNRS (cnrs)",
      "Participants        Génome Québec (gq), Camille Exemple (\(id))",
      "Pièces à l’appui    minutes.txt · text/plain · 1,5\u{A0}ko · SHA-256 ",
    ] { #expect(page.contains(line), "\(page)") }
    #expect(!page.contains("evidence.0") && !page.contains("media_type"), "\(page)")
  }

  @Test func `An operation of an amendment and what an axis is to show are said in words`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(
      "record", "amendment.proposed", "amendment=V-1", "--on-behalf-of", "gq", "--occurred",
      "2022-05-03", #"operations:=[{"type":"agreement.extended","term":"P12M"}]"#)
    #expect(run.code == 0, "\(run.words)")
    let shown = try scratch.run("show", "11", "--lang", "fr-CA").output
    #expect(shown.contains("Entente prolongée (Durée ajoutée\u{A0}: 12 mois)"), "\(shown)")
    let agreed = try scratch.run("show", "7", "--lang", "fr-CA").output
    #expect(agreed.contains("savoir-faire dans les deux sens"), "\(agreed)")
  }

  @Test func `Words of several lines are shown as several lines`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let action = #"""
      {"type":"exchange.held","agreement":"gq-cnrs","occurred":"2022-05-03",\#
      "axes":["A1"],"parties":["gq","cnrs"],"data":{"exchange":"X2","form":"visit"},\#
      "text":{"fr":"Une visite.\n\tUne autre suivra."}}
      """#
    #expect(try scratch.run("import", "-", input: action).code == 0)
    let lines = try scratch.run("show", "11", "--lang", "fr-CA").output.split(separator: "\n")
    #expect(lines.contains { $0.hasSuffix("Une visite.") })
    #expect(lines.contains { $0.hasSuffix("Une autre suivra.") })
  }

  @Test func `The catalogue is told in both languages, and each type has its schema`() throws {
    let scratch = try Scratch()
    let list = try scratch.run("types")
    #expect(list.output.contains("Échange tenu"))
    #expect(list.output.contains("Exchange held"))
    let all = try #require(try scratch.run("types", "--json").json.arrayValue)
    #expect(all.count == RecordType.allCases.count)
    #expect(
      all[0].objectValue?.keys == [
        "axis", "by_hand", "description", "fields", "kind", "label", "may_lie_ahead", "name",
        "scope",
      ])
    #expect(try scratch.run("types", "exchange.held").output.contains("workshop"))
    #expect(try scratch.run("types", "nothing").code == 3)
    for type in all.compactMap({ $0["name"]?.stringValue }) {
      let run = try scratch.run("schema", type)
      #expect(run.code == 0)
      let schema = try JSONSerialization.jsonObject(with: Data(run.output.utf8))
      #expect((schema as? [String: Any])?["$schema"] as? String != nil)
    }
  }

  @Test func `A backup answers like the ledger, and without words withholds them`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("sauvegarder", "B", "--langue", "fr-CA")
    #expect(run.code == 0)
    #expect(run.output == "Registre copié dans B.\n")
    #expect(
      try scratch.run("state", "--json", "--ledger", "B").output
        == (try scratch.run("state", "--json")).output)
    #expect(
      !FileManager.default.fileExists(atPath: scratch.url.appending(path: "B/checkpoint.key").path))
    #expect(try scratch.run("backup", "B").code == 5)
    #expect(try scratch.run("backup", "C", "--without-words").code == 0)
    let silent = try scratch.run("state", "--json", "--ledger", "C").json
    #expect(silent["answer"] == (try scratch.run("state", "--json").json["answer"]))
    #expect(
      silent["words"]?.arrayValue?.allSatisfy {
        $0["missing"] == "withheld" && $0["text"] == nil
      } == true)
    for arguments in [["state"], ["state", "axis", "A1"], ["log"], ["show", "1"]] {
      let english = try scratch.run(arguments + ["--ledger", "C"]).output
      #expect(english.contains("[withheld]") && !english.contains("[erased]"), "\(english)")
      let french = try scratch.run(arguments + ["--ledger", "C", "--lang", "fr-CA"]).output
      #expect(french.contains("[non remis]") && !french.contains("[effacé]"), "\(french)")
    }
  }

  @Test func `A folder whose name has a space is quoted where it is to be typed`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let english = try scratch.run("backup", "my copy")
    #expect(english.words.hasSuffix("\nentente verify 'my copy'\n"), "\(english.words)")
    let french = try scratch.run("sauvegarder", "ma copie", "--lang", "fr-CA")
    #expect(french.words.hasSuffix("\nentente verifier 'ma copie'\n"), "\(french.words)")
  }

  @Test(arguments: [
    ("exchange.held", "exchange=… form=… --axis … --party … --occurred …"),
    ("agreement.announced", "--party … --occurred …"),
    ("commitment.met", "commitment=… --occurred … --reason …"),
    ("commitment.waived", "commitment=… --on-behalf-of … --occurred …"),
    ("agreement.extended", "amendment=… until=… --on-behalf-of … --occurred …"),
    ("axis.retired", "axis=… --on-behalf-of … --occurred …"),
    ("funding.applied", "lead=… --on-behalf-of … --occurred …"),
    ("protocol.drafted", "version:=… --axis … --on-behalf-of … --occurred …"),
    ("tool.used", "tool=… --occurred …"),
    (
      "dispute.raised",
      "subject=… 'against:=[\"…\"]' --axis … --on-behalf-of … --occurred …"
    ),
    ("hold.placed", "hold=… 'covers:={\"agreements\": [\"…\"]}' --reason …"),
    ("knowhow.transferred", "subject=… --axis … --occurred …"),
    ("commitment.made", "due=… --axis … --on-behalf-of … --occurred …"),
    ("figure.declared", "qualifier=… --occurred …"),
  ])
  func `The command that types suggests says whom and which axis a record counts for`(
    type: String, end: String
  ) throws {
    let scratch = try Scratch()
    let english = try scratch.run("types", type)
    #expect(english.output.hasSuffix("\(end)\n"), "\(english.output)")
    let french = try scratch.run("types", type, "--lang", "fr-CA")
    let inFrench =
      end.replacing("--axis", with: "--axe").replacing("--party", with: "--partie")
      .replacing("--reason", with: "--motif")
      .replacing("--occurred", with: "--survenu").replacing("--on-behalf-of", with: "--au-nom-de")
    #expect(french.output.hasSuffix("\(inFrench)\n"), "\(french.output)")
  }

  @Test func `The command that types suggests for a correction is the one that corrects`() throws {
    let scratch = try Scratch()
    for (type, english, french) in [
      (
        "record.corrected", "entente correct SEQ field=value --reason …",
        "entente rectifier SEQ champ=valeur --motif …"
      ),
      ("record.annulled", "entente annul SEQ --reason …", "entente annuler SEQ --motif …"),
    ] {
      #expect(try scratch.run("types", type).output.hasSuffix("\n\n\(english)\n"))
      #expect(
        try scratch.run("types", type, "--lang", "fr-CA").output.hasSuffix("\n\n\(french)\n"))
    }
  }

  @Test func `doctor names what somebody should know`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let json = try scratch.run("doctor", "--json").json
    #expect(
      json.objectValue?.keys == [
        "checkpoint_every", "checkpoint_key", "checkpoint_key_file", "clock", "derived",
        "derived_version", "documents", "format", "free_bytes", "ledger", "open_elsewhere",
        "records", "signed", "store",
        "symptoms", "words_keys",
        "writable",
      ])
    #expect(json["symptoms"]?.arrayValue?.map { $0["name"] } == ["unsealed"])
    _ = try scratch.run("checkpoint")
    let well = try scratch.run("docteur", "--lang", "fr-CA")
    #expect(well.code == 0)
    #expect(well.output.contains("✓ Rien à signaler."))
  }

  @Test func `doctor finds an older copy put in the place of a newer one`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let store = scratch.url.appending(path: "L/data.mdb")
    let older = try Data(contentsOf: store)
    _ = try scratch.run("record", "actor.registered", "actor=x", "name=X", "kind=party")
    _ = try scratch.run("checkpoint")
    try older.write(to: store)
    let run = try scratch.run("doctor", "--json")
    #expect(run.code == 4)
    #expect(try run.json["symptoms"]?.arrayValue?.first?["name"] == "guard_ahead")
    let sealing = try scratch.run("checkpoint", "--json")
    #expect(sealing.code == 4)
    #expect(try sealing.json["error"]?["name"] == "guard_ahead")
  }
}
