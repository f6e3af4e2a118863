import CanonicalJSON
import Foundation
import LMDB
import LedgerTables
import Testing

@Suite("Verifying, replaying and restoring")
struct VerifyTests {
  @Test func `A sound ledger holds, in each language`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let english = try scratch.run("verify", "--lang", "en", environment: ["COLUMNS": "120"])
    #expect(english.code == 0, "\(english.words)")
    #expect(
      english.output.hasPrefix(
        "11 records · bytes ✓ · order ✓ · tree ✓ · labels ✓ · rules ✓"
          + " · views ✓ (none stored yet) · indexes ✓\n"
      ))
    let french = try scratch.run(
      "verifier", "L", "--langue", "fr-FR", environment: ["COLUMNS": "120"])
    #expect(french.code == 0)
    #expect(
      french.output.hasPrefix(
        "11 écritures · octets ✓ · ordre ✓ · arbre ✓ · étiquettes ✓ · règles ✓"
          + " · vues ✓ (aucune conservée encore) · index ✓\n"
      ))
    let json = try scratch.run("verify", "--json").json
    #expect(
      json.objectValue?.keys == [
        "checkpoints", "checks", "cosignatures", "derived", "erasures", "ledger", "outcome",
        "records", "remarks", "root", "signed", "signed_total", "signed_vouched", "stamps",
        "standing", "vouched",
      ])
    #expect(json["outcome"] == "holds")
    #expect(json["checks"]?.arrayValue?.count == 7)
  }

  @Test func `A changed row fails with 4, names the record and keeps what stands`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.damage(record: 6)
    let run = try scratch.run("verify", "--json")
    #expect(run.code == 4)
    let json = try run.json
    #expect(json["outcome"] == "fails")
    #expect(json["standing"]?["records"] == 6)
    let words = try scratch.run("verifier", "--lang", "fr-CA")
    #expect(words.code == 4)
    #expect(words.output.contains("écriture 6"))
    #expect(words.output.contains("L’histoire tient jusqu’à l’écriture 5 comprise"))
    #expect(words.output.contains("la tête 1 répond des écritures"), "\(words.output)")
  }

  @Test func `What is wrong with words.keys is said whole, in French too`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let folder = String(repeating: "un-dossier-au-nom-bien-long-", count: 4)
    #expect(try scratch.run("sauvegarder", folder).code == 0)
    try Data(repeating: 7, count: 131_104).write(
      to: scratch.url.appending(path: "\(folder)/words.keys"))
    let run = try scratch.run(
      "verifier", folder, "--lang", "fr-CA", environment: ["COLUMNS": "400"])
    #expect(run.code == 4)
    #expect(run.output.contains("\(folder)/words.keys"), "\(run.output)")
    #expect(run.output.contains("son en-tête n’est pas"), "\(run.output)")
    #expect(!run.output.contains("put back"), "\(run.output)")
  }

  @Test func `A log made again gives what the ledger answers, at any two times`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    for times in [[], ["--as-of", "2022-05-01"], ["--as-of", "2022-04-30", "--known-on", "#7"]] {
      let run = try scratch.run(["replay", "--json"] + times)
      #expect(run.code == 0, "\(run.words)")
      let json = try run.json
      #expect(json.objectValue?.keys == ["answer", "asked", "differences"])
      #expect(json["differences"] == [])
      #expect(
        json["answer"]?.objectValue?.keys == ["agreement", "axes", "board", "partners"])
      let state = try scratch.run(["state", "--json"] + times).json
      #expect(json["answer"]?["board"] == state["answer"])
    }
    let french = try scratch.run("rejouer", "--langue", "fr-CA", "--au", "2022-05-01")
    #expect(french.code == 0)
    #expect(french.output.hasPrefix("✓ Refait depuis le journal seul, au 1er mai 2022"))
  }

  /// Neither person has anything to do with the agreement: the roles and contacts of a partner are the
  /// ledger's.
  @Test func `A log made again names the persons whom a partner's own records name`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let person = "0190163d-8694-739b-aea5-966c26f8ad91"
    let imported = try scratch.run(
      "import", "-",
      input: """
        {"type":"person.registered","action":"\(person)","data":{"name":"Jane"}}
        {"type":"role.assigned","occurred":"2022-05-02","on_behalf_of":["gq"],"data":{"person":{"action":"\(person)"},"actor":"gq","function":"director"}}
        {"type":"contact.designated","occurred":"2022-05-03","on_behalf_of":["gq"],"data":{"party":"gq","person":{"action":"\(person)"}}}
        """)
    try #require(imported.code == 0, "\(imported.words)")
    let run = try scratch.run("replay", "--json")
    #expect(run.code == 0, "\(run.words)")
    #expect(try run.json["differences"] == [])
    #expect(try scratch.run("state", "party", "gq").output.contains("Jane"))
  }

  @Test func `A log without an agreement gives none, as the ledger does`() throws {
    let scratch = try Scratch()
    _ = try scratch.run("open", "L", "--origin", "example.org/l", "--title", "S")
    let english = try scratch.run("replay", "--lang", "en")
    #expect(english.code == 0, "\(english.words)")
    #expect(english.output.contains("it holds no agreement, and the ledger answers none."))
    let french = try scratch.run("rejouer", "--langue", "fr-CA")
    #expect(french.code == 0)
    #expect(french.output.contains("depuis le journal seul\u{A0}: il ne contient aucune entente"))
    let json = try scratch.run("replay", "--json").json
    #expect(json.objectValue?.keys == ["answer", "asked", "differences"])
    #expect(json["answer"] == .null)
    #expect(json["differences"] == [])
    #expect(try scratch.run("replay", "--agreement", "none").code == 3)
    try scratch.damage(record: 0)
    #expect(try scratch.run("replay").code == 4)
  }

  @Test func `A log written again into a fresh folder is verified, and answers as the ledger`()
    throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    let english = try scratch.run("replay", "--into", "F", "--lang", "en")
    #expect(english.code == 0, "\(english.words)")
    #expect(english.output.hasPrefix("✓ Log written again into F, tables made from it alone"))
    #expect(
      try scratch.run("state", "--json", "--ledger", "F").output
        == (try scratch.run("state", "--json")).output)
    #expect(
      try scratch.run("verify", "--json", "F").json["root"]
        == (try scratch.run("verify", "--json")).json["root"])
    #expect(
      !FileManager.default.fileExists(atPath: scratch.url.appending(path: "F/incoming").path))
    let again = try scratch.run("rejouer", "--dans", "F", "--json")
    #expect(again.code == 5)
    #expect(try again.json["error"]?["name"] == "folder_not_empty")
    let french = try scratch.run("rejouer", "--dans", "G", "--langue", "fr-CA")
    #expect(french.code == 0, "\(french.words)")
    #expect(french.output.hasPrefix("✓ Journal récrit dans G, tables refaites depuis lui seul"))
  }

  @Test func `A damaged log is not written again`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.damage(record: 6)
    let run = try scratch.run("replay", "--into", "F", "--json")
    #expect(run.code == 4)
    #expect(try run.json["error"]?["name"] == "damaged")
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "F/data.mdb").path))
  }

  @Test func `A replay of a damaged log ends with 4`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.damage(record: 6)
    let run = try scratch.run("rejouer", "--json")
    #expect(run.code == 4)
    #expect(try run.json["error"]?["name"] == "damaged")
  }

  @Test func `A backup is verified and put back, and answers as before`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    _ = try scratch.run("backup", "B")
    let restored = try scratch.run("restaurer", "B", "--registre", "R", "--lang", "fr-CA")
    #expect(restored.code == 0, "\(restored.words)")
    #expect(
      restored.output.hasPrefix("Sauvegarde vérifiée et remise dans R\u{A0}: 11 écritures.\n"))
    #expect(
      try scratch.run("state", "--json", "--ledger", "R").output
        == (try scratch.run("state", "--json")).output)
    let again = try scratch.run("restore", "B", "--ledger", "R", "--json")
    #expect(again.code == 5)
    #expect(try again.json["error"]?["name"] == "ledger_exists")
    // What was erased since is in it again: whoever reads JSON is told too.
    let other = try scratch.done("restore", "B", "--ledger", "R2", "--json", "--lang", "en")
    #expect(try other.json["records"] == 11)
    #expect(other.words.contains("What was erased after record 10"), "\(other.words)")
  }

  @Test(arguments: [
    ["restore", "--ledger", "R", "--", "B"], ["restore", "B", "--ledger", "R", "--"],
    ["replay", "--"], ["replay", "--into", "F", "--"], ["doctor", "--"],
    ["docteur", "--json", "--"],
  ])
  func `Two dashes end the options of a command that runs aside`(arguments: [String]) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    _ = try scratch.run("backup", "B")
    let run = try Run(arguments, in: scratch.url, ["ENTENTE_LEDGER": "L"])
    #expect(run.code == 0, "\(run.output)\(run.words)")
  }

  @Test func `A damaged backup is not put back`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    _ = try scratch.run("backup", "B")
    try scratch.damage(record: 3, in: "B")
    let run = try scratch.run("restore", "B", "--ledger", "R", "--json")
    #expect(run.code == 4)
    #expect(try run.json["error"]?["name"] == "bad_copy")
    // It is whole, and not what it was.
    #expect(
      try run.json["error"]?["sentence"]?.stringValue?.contains("altered or incomplete") == true)
    #expect(!FileManager.default.fileExists(atPath: scratch.url.appending(path: "R/data.mdb").path))
  }

  @Test(arguments: ["verify", "replay", "doctor", "restore"])
  func `A store damaged all over ends with 4 or 5 and a sentence, never by a signal`(
    command: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let store = scratch.url.appending(path: "L/data.mdb")
    let whole = try Data(contentsOf: store)
    let arguments = command == "restore" ? ["restore", "L", "--ledger", "R"] : [command]
    var seed: UInt64 = 20_221_104
    for round in 0..<12 {
      var bytes = whole
      for _ in 0..<200 {
        seed = seed &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
        bytes[8_192 + Int(seed >> 33) % (bytes.count - 8_192)] ^=
          UInt8(truncatingIfNeeded: seed >> 13) | 1
      }
      try bytes.write(to: store)
      let run = try scratch.run(arguments)
      // The doctor looks at figures, not at every byte: it may find nothing wrong.
      let isExpected = [4, 5].contains(run.code) || (command == "doctor" && run.code == 0)
      #expect(isExpected, "round \(round), code \(run.code): \(run.output)\(run.words)")
      #expect(!(run.output + run.words).isEmpty)
      // What a round restored must not stand in the way of the next.
      try? FileManager.default.removeItem(at: scratch.url.appending(path: "R"))
    }
  }
}

extension Scratch {
  /// Turns a bit of a record's row, as a failing disk would.
  fileprivate func damage(record: UInt64, in folder: String = "L") throws {
    let environment = try Environment(
      at: url.appending(path: folder).path, access: .writing, tables: LedgerTable.all)
    let key = (0..<8).map { UInt8(truncatingIfNeeded: record >> (56 - 8 * UInt64($0))) }
    var row = try environment.read { transaction throws(LMDBError) -> [UInt8] in
      guard let stored = try transaction.get(key, in: LedgerTable.records) else { return [] }
      return [UInt8](copying: stored)
    }
    try environment.write { transaction throws(LMDBError) in
      row[200] ^= 1
      try transaction.put(key, row, in: LedgerTable.records)
    }
  }
}
