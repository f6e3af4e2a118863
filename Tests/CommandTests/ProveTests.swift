import CanonicalJSON
import Foundation
import LMDB
import LedgerTables
import Testing

@Suite struct `The proof of one record, written and verified` {
  private func ledger() throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(try scratch.run("checkpoint").code == 0)
    let keys = try scratch.run("keys", "--json").json
    try scratch.write(try #require(keys["policy"]?.stringValue), to: "policy")
    try scratch.write(try #require(keys["anchors"]?.stringValue), to: "anchors")
    return scratch
  }

  private func faults(_ run: Run) throws -> [String] {
    (try run.json["checks"]?.arrayValue ?? []).flatMap { check in
      (check["faults"]?.arrayValue ?? []).compactMap { $0["name"]?.stringValue }
    }
  }

  @Test func `is undecided until somebody says whose it is, and holds by policy or anchors`() throws
  {
    let scratch = try ledger()
    let made = try scratch.run("prove", "3", "-o", "p.tlog-proof", "--json")
    #expect(made.code == 0, "\(made.words)")
    #expect(try made.json["files"] == ["proof": "p.tlog-proof", "record": "p.json"])
    #expect(try made.json["head"]?["size"] == 11)
    #expect(try made.json["words"] == "withheld")
    // Nothing of the ledger is needed any more.
    try FileManager.default.removeItem(at: scratch.url.appending(path: "L"))
    let wide = ["COLUMNS": "300"]
    let alone = try scratch.run("verify", "p.tlog-proof", environment: wide)
    #expect(alone.code == 2)
    #expect(alone.output.contains("consistent in itself; whose, nobody has said"))
    #expect(alone.output.contains("To be compared with what each partner gave you:"))
    #expect(alone.output.contains("Shown: the header and the facts."))
    #expect(alone.output.contains("Title of the agreement (fr)  (not in the proof)"))
    #expect(
      alone.output.contains("Committed to by the header and not in the proof: the words.")
        && alone.output.contains("the proof does not say; the ledger does: entente show 3."))
    #expect(!alone.output.contains("Explorer"))
    for option in [["--policy", "policy"], ["--anchors", "anchors"], ["--ancres", "anchors"]] {
      let told = try scratch.run(["verify", "p.tlog-proof"] + option, environment: wide)
      #expect(told.code == 0, "\(told.output)")
      #expect(told.output.contains("signed by the key that you were given for the ledger"))
      #expect(!told.output.contains("To be compared"))
    }
    let french = try scratch.run(
      "verifier", "p.tlog-proof", "--lang", "fr-CA", environment: wide)
    #expect(french.code == 2)
    #expect(french.output.contains("cohérent, mais on ignore de qui cela vient"))
    #expect(french.output.contains("Montré\u{A0}: l’en-tête et les données."))
  }

  @Test func `gives words when asked, and says when they were erased`() throws {
    let scratch = try ledger()
    let wide = ["COLUMNS": "300"]
    let given = try scratch.run(
      "prouver", "3", "--textes", "--sortie", "words", "--lang", "fr-CA", environment: wide)
    #expect(given.code == 0)
    #expect(given.words.contains("Le registre ne retient pas à qui vont ces textes"))
    let again = try scratch.run("prove", "3", "--words", "-o", "words", environment: wide)
    #expect(again.words.contains("The ledger does not keep to whom these words go"))
    let without = try scratch.run("prove", "3", "-o", "without", environment: wide)
    #expect(!without.words.contains("does not keep"), "\(without.words)")
    let shown = try scratch.run("verify", "words.tlog-proof", "--policy", "policy")
    #expect(shown.code == 0)
    #expect(shown.output.contains("Explorer"))
    let mode = try FileManager.default.attributesOfItem(
      atPath: scratch.url.appending(path: "words.json").path)[.posixPermissions]
    #expect(mode as? Int == 0o600)
    try scratch.done(
      "erase", "--record", "3", "--legal-basis", "consent_withdrawn", "--reason", "Asked for",
      "--yes")
    let erased = try scratch.run(
      "prove", "3", "--words", "-o", "erased", environment: ["COLUMNS": "300"])
    #expect(erased.code == 0)
    #expect(erased.words.contains("Its words were erased by record 11 and cannot be given"))
    #expect(
      try scratch.run("prove", "3", "--words", "-o", "again", "--json").json["words"] == "erased")
    #expect(try scratch.run("verify", "erased.tlog-proof", "--policy", "policy").code == 0)
    try FileManager.default.removeItem(at: scratch.url.appending(path: "L/words.keys"))
    let absent = try scratch.run(
      "prove", "2", "--words", "-o", "absent", environment: ["COLUMNS": "300"])
    #expect(absent.words.contains("words.keys is not in the folder"))
  }

  @Test func `gives the header alone where the rest is withheld`() throws {
    let scratch = try ledger()
    #expect(try scratch.run("prove", "8", "--header-only", "-o", "p").code == 0)
    #expect(try scratch.text(of: "p.json").hasPrefix(#"{"header":{"action":"#))
    let run = try scratch.run("verify", "p.tlog-proof", "--policy", "policy", "--json")
    #expect(run.code == 0)
    #expect(try run.json["record"]?["facts_state"] == "withheld")
    #expect(try run.json["record"]?["facts"] == .null)
    #expect(try run.json["proof"]?["index"] == 8)
    #expect(try scratch.run("prove", "8", "--header-only", "--words").code == 64)
  }

  @Test func `is never written over another file, and the same twice is no matter`() throws {
    let scratch = try ledger()
    #expect(try scratch.run("prove", "3").code == 0)
    let before = try scratch.text(of: "record-3.tlog-proof")
    #expect(try scratch.run("prove", "3").code == 0)
    for (name, other) in [
      ("record-3.json", "record-3.tlog-proof"), ("record-3.tlog-proof", "record-3.json"),
    ] {
      let kept = try scratch.text(of: name)
      try scratch.write("mine", to: name)
      try FileManager.default.removeItem(at: scratch.url.appending(path: other))
      let run = try scratch.run("prove", "3", environment: ["COLUMNS": "300"])
      #expect(run.code == 5)
      #expect(run.words.contains("\(name): it exists already"))
      #expect(try scratch.text(of: name) == "mine")
      // Of two files neither is written.
      #expect(!scratch.exists(other))
      try scratch.write(kept, to: name)
      #expect(try scratch.run("prove", "3").code == 0)
    }
    #expect(try scratch.text(of: "record-3.tlog-proof") == before)
    #expect(try scratch.run("prove", "3", "-o", "nowhere/p").code == 5)
  }

  @Test func `is under the head that is named, or the last that covers the record`() throws {
    let scratch = try ledger()
    #expect(
      try scratch.run("record", "actor.registered", "actor=lab", "name=Lab", "kind=party").code == 0
    )
    let none = try scratch.run("prove", "11", environment: ["COLUMNS": "300"])
    #expect(none.code == 3)
    #expect(none.words.contains("Sign one: entente checkpoint"))
    #expect(try scratch.run("prove", "11", "--json").json["error"]?["name"] == "no_head")
    #expect(try scratch.run("prove", "12").code == 3)
    #expect(try scratch.run("checkpoint").code == 0)
    #expect(try scratch.run("prove", "3", "--json", "-o", "a").json["head"]?["size"] == 12)
    let named = try scratch.run("prove", "3", "--tete", "11", "--json", "-o", "b")
    #expect(try named.json["head"]?["size"] == 11)
    #expect(try scratch.run("verify", "b.tlog-proof", "--policy", "policy").code == 0)
    for head in ["7", "1", "0", "99"] {
      let run = try scratch.run("prove", "3", "--head", head, environment: ["COLUMNS": "300"])
      #expect(run.code == 3)
      #expect(run.words.contains("those that cover it: 11 and 12"), "\(run.words)")
    }
    let french = try scratch.run(
      "prouver", "3", "--tete", "7", "--lang", "fr-CA", environment: ["COLUMNS": "300"])
    #expect(french.words.contains("celles qui la couvrent\u{A0}: 11 et 12"), "\(french.words)")
  }

  @Test func `is not that of another record, nor accepted by another policy`() throws {
    let scratch = try ledger()
    #expect(try scratch.run("prove", "3", "-o", "a").code == 0)
    #expect(try scratch.run("prove", "4", "-o", "b").code == 0)
    let swapped = try scratch.run(
      "verify", "a.tlog-proof", "--record", "b.json", "--policy", "policy", "--json")
    #expect(swapped.code == 4)
    #expect(try faults(swapped) == ["F-RECORD-MISPLACED", "F-NOT-INCLUDED"])
    // What is refuted is not read out.
    let words = try scratch.run(
      "verify", "a.tlog-proof", "--record", "b.json", "--policy", "policy")
    #expect(words.code == 4)
    #expect(!words.output.contains("agreement.signed"), "\(words.output)")
    #expect(
      try scratch.run(
        "verify", "a.tlog-proof", "--ecriture", "a.json", "--policy", "policy"
      ).code == 0)
    try FileManager.default.removeItem(at: scratch.url.appending(path: "a.json"))
    let missing = try scratch.run("verify", "a.tlog-proof", "--policy", "policy", "--json")
    #expect(missing.code == 2)
    #expect(try faults(missing) == ["F-RECORD-NOT-GIVEN"])
    #expect(
      try scratch.run(
        "open", "other", "--origin", "example.org/ledger", "--title", "Other"
      ).code == 0)
    let stranger = try scratch.run("keys", "--ledger", "other", "--json").json
    try scratch.write(try #require(stranger["policy"]?.stringValue), to: "policy")
    let run = try scratch.run("verify", "b.tlog-proof", "--policy", "policy", "--json")
    #expect(run.code == 4)
    #expect(try faults(run) == ["F-HEAD-NOT-ACCEPTED"])
  }

  @Test(arguments: [LedgerTable.tree, LedgerTable.records])
  func `is not given away where the ledger is damaged`(table: Table) throws {
    let scratch = try ledger()
    let environment = try Environment(
      at: scratch.url.appending(path: "L").path, access: .writing, tables: LedgerTable.all)
    // The leaf of record 2 stands beside that of record 3.
    let key: [UInt8] = [0, 0, 0, 0, 0, 0, 0, table == LedgerTable.tree ? 2 : 3]
    var row = try environment.read { transaction throws(LMDBError) -> [UInt8] in
      guard let stored = try transaction.get(key, in: table) else { return [] }
      return [UInt8](copying: stored)
    }
    row[table == LedgerTable.tree ? 7 : 200] ^= 1
    try environment.write { transaction throws(LMDBError) in
      try transaction.put(key, row, in: table)
    }
    let run = try scratch.run("prove", "3", "-o", "p")
    #expect(run.code == 4, "\(run.words)")
    #expect(!scratch.exists("p.tlog-proof") && !scratch.exists("p.json"))
  }

  @Test func `shows no control character of what it was given`() throws {
    let scratch = try ledger()
    let input = """
      {"type":"exchange.held","agreement":"gq-cnrs","occurred":"2022-05-03","axes":["A1"],"parties":["gq"],"data":{"exchange":"X2","form":"visit","title":{"en":"safe\u{202E}evil"}}}
      """
    #expect(try scratch.run("import", "-", input: input).code == 0)
    #expect(try scratch.run("checkpoint").code == 0)
    #expect(try scratch.run("prove", "11", "--words", "-o", "p").code == 0)
    let run = try scratch.run("verify", "p.tlog-proof", "--policy", "policy")
    #expect(run.code == 0, "\(run.output)")
    #expect(run.output.contains("safe") && !run.output.contains("\u{202E}"))
  }

  @Test func `is a file, and takes no older head`() throws {
    let scratch = try ledger()
    #expect(try scratch.run("verify", "nothing.tlog-proof").code == 5)
    #expect(try scratch.run("verify", "--record", "policy").code == 64)
    #expect(try scratch.run("prove", "3", "-o", "p").code == 0)
    #expect(
      try scratch.run("verify", "p.tlog-proof", "--old", "L/published/11").code == 64)
    try scratch.write("not a proof\n", to: "x.tlog-proof")
    let run = try scratch.run("verify", "x.tlog-proof", "--json")
    #expect(run.code == 4)
    #expect(try faults(run) == ["F-PROOF-UNREADABLE"])
  }

  @Test func `takes no ledger, which is said to be for a dossier`() throws {
    let scratch = try ledger()
    try scratch.done("prove", "3", "-o", "p.tlog-proof")
    let wide = ["COLUMNS": "400"]
    let english = try scratch.run(
      "verify", "p.tlog-proof", "--ledger", "L", environment: wide)
    #expect(english.code == 64, "\(english.words)")
    #expect(
      english.words.contains("beside the path of a dossier, the one that should have issued it"),
      "\(english.words)")
    let french = try scratch.run(
      "verifier", "p.tlog-proof", "--registre", "L", "--lang", "fr-CA", environment: wide)
    #expect(french.words.contains("celui qui doit l’avoir émis"), "\(french.words)")
    #expect(try scratch.run("verify", "L", "--ledger", "L").code == 64)
    let nothing = try scratch.run("verify", "nothing", "--ledger", "L", environment: wide)
    #expect(nothing.code == 5 && nothing.words.contains("no such file"), "\(nothing.words)")
  }
}
