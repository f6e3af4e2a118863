import CanonicalJSON
import Dispatch
import Foundation
import Synchronization
import Testing

/// What an officer, a partner and an auditor see of an erasure: each command is a process of its own.
@Suite("An erasure, as those who have to do with it see it")
struct ErasingScenarioTests {
  /// Partners as they are, with a person whose name and address the ledger, the mirror and a backup hold.
  private struct Given {
    let partners: Partners
    let person: String
    let registered: Int64

    var scratch: Scratch { partners.scratch }

    init() throws {
      partners = try Partners()
      let made = try partners.scratch.done(
        "record", "person.registered", "name=Philippa Quenneville", "email=pq@example.org", "--json"
      )
      person = try #require(made.json["person"]?.stringValue)
      registered = try #require(made.json["receipt"]?["sequence"]?.integerValue)
      try partners.scratch.done("checkpoint")
      try partners.scratch.done("bundle", "second", "--since", "11")
      try partners.scratch.done("mirror", "take", "second", "--ledger", "M")
      try partners.scratch.done("backup", "older")
    }

    @discardableResult
    func erase(_ more: String...) throws -> Run {
      try Run(
        ["erase", person, "--legal-basis", "loi25-28", "--reason", "On request"] + more,
        in: scratch.url, ["ENTENTE_LEDGER": "L"])
    }
  }

  @Test func `is refused for a record that no ledger can have, and finds no damage`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    for record in ["11", "9007199254740991", "9007199254740992", "18446744073709551615"] {
      for sure in ["--yes", "--dry-run"] {
        let run = try scratch.run(
          "erase", "--record", record, "--legal-basis", "loi25-28", "--reason", "On request", sure)
        #expect(run.code == 3 && run.words.contains("E-UNKNOWN-RECORD"), "\(run.code) \(run.words)")
      }
    }
  }

  @Test func `asks for the id typed again, and writes nothing where it is not`() throws {
    let given = try Given()
    let scratch = given.scratch
    let arguments = ["erase", given.person, "--legal-basis", "loi25-28", "--reason", "Demande"]
    func typed(_ text: String, _ lang: String) throws -> Run {
      try Run(
        arguments + ["--lang", lang], in: scratch.url, ["ENTENTE_LEDGER": "L"],
        input: Data(text.utf8))
    }
    for (text, lang) in [("", "en"), ("oui\n", "fr-CA"), ("p-aaaaaaaaaaaaaaaa\n", "en")] {
      let run = try typed(text, lang)
      #expect(run.code == 3, "\(run.words)")
      #expect(run.words.contains(lang == "en" ? "Nothing was written" : "Rien n’a été écrit"))
    }
    #expect(try scratch.run("show", "\(given.registered)").output.contains("Quenneville"))
    let done = try typed("\(given.person)\n", "fr-CA")
    #expect(done.code == 0, "\(done.words)")
    #expect(done.output.contains("les textes de l’écriture 11 sont effacés"))
    #expect(done.words.contains("Le registre ne sait pas"))
    let shown = try scratch.run("voir", "\(given.registered)", "--lang", "fr-CA")
    #expect(shown.code == 0 && shown.output.contains("[effacé]"))
    #expect(shown.output.contains("Textes effacés par l’écriture 12"))
    let verified = try scratch.run("verify", "--lang", "en")
    #expect(verified.code == 0, "\(verified.output)")
    #expect(verified.output.contains("Words of 1 record erased by record 12"))
    let audit = try scratch.run("audit", "erased", "--lang", "en")
    #expect(audit.output.contains(given.person) && audit.output.contains("loi25-28"))
  }

  @Test func `is refused with its reason, and the code that says so`() throws {
    let given = try Given()
    let scratch = given.scratch
    #expect(try scratch.run("erase", "--legal-basis", "x", "--reason", "y").code == 64)
    #expect(try scratch.run("erase", given.person, "--reason", "y").code == 64)
    try scratch.done(
      "record", "hold.placed", "hold=H1", "covers:={\"persons\":[\"\(given.person)\"]}", "--reason",
      "Litige")
    let held = try given.erase("--yes", "--json")
    #expect(held.code == 3 && held.output.contains("E-UNDER-HOLD"), "\(held.output)")
    try scratch.done("record", "hold.lifted", "hold=H1", "--reason", "Réglé")
    #expect(try given.erase("--yes").code == 0)
    let again = try given.erase("--yes", "--lang", "fr-CA")
    #expect(again.code == 3 && again.words.contains("déjà effacés"), "\(again.words)")
    let mirror = try scratch.run(
      "erase", given.person, "--legal-basis", "x", "--reason", "y", "--yes", "--ledger", "M")
    #expect(mirror.code == 5 && mirror.words.contains("mirrors"), "\(mirror.words)")
  }

  @Test func `reaches a mirror with the next bundle, which does not carry the words`() throws {
    let given = try Given()
    let scratch = given.scratch
    #expect(try given.erase("--yes").code == 0)
    // No head reaches the erasure yet: the words would be missing without a reason.
    let early = try scratch.run("bundle", "early", "--since", "11")
    #expect(early.code == 64 && early.words.contains("Sign first"), "\(early.words)")
    try scratch.done("checkpoint")
    for (name, since) in [("whole", "0"), ("third", "12")] {
      try scratch.done("bundle", name, "--since", since)
      #expect(try !scratch.text(of: name).contains("Quenneville"))
    }
    #expect(
      try scratch.run("show", "\(given.registered)", "--ledger", "M").output.contains("Quenneville")
    )
    try scratch.done("mirror", "take", "third", "--ledger", "M")
    try scratch.done("mirror", "open", "N", "whole", "--policy", "policy")
    for mirror in ["M", "N"] {
      let shown = try scratch.run("show", "\(given.registered)", "--ledger", mirror)
      #expect(shown.code == 0 && shown.output.contains("[erased]"), "\(shown.words)")
      let verified = try scratch.run("verify", mirror, "--policy", "policy", "--lang", "en")
      #expect(verified.code == 0, "\(verified.output)")
      #expect(verified.output.contains("erased by record 12"))
      let keys = try Data(contentsOf: scratch.url.appending(path: "\(mirror)/words.keys"))
      let slot = 32 + 32 * Int(given.registered)
      #expect(keys[slot..<slot + 32].allSatisfy { $0 == 0 })
    }
  }

  @Test func `stays with what proves it, and is said wherever words are shown`() throws {
    let given = try Given()
    let scratch = given.scratch
    #expect(try given.erase("--yes").code == 0)
    try scratch.done("checkpoint")
    let proven = try scratch.done("prove", "\(given.registered)", "--words", "--json")
    #expect(try proven.json["words"] == "erased" && proven.json["erased_by"] == 12)
    let proof = try scratch.run(
      "verify", "record-\(given.registered).tlog-proof", "--policy", "policy")
    #expect(proof.code == 0, "\(proof.output)")
    let before = try scratch.run("verify", "L", "--old", "kept")
    #expect(before.code == 0, "\(before.output)")
    let found = try scratch.done("show", "\(given.registered)", "--json")
    #expect(found.output.contains("\"missing\":\"erased\""))
  }

  @Test func `goes on beside those who verify and copy, whose copies are whole`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let persons = try (1...6).map { number in
      let made = try scratch.done("record", "person.registered", "name=Person \(number)", "--json")
      return try #require(made.json["person"]?.stringValue)
    }
    let wrong = Mutex<[String]>([])
    let folder = scratch.url
    @Sendable func run(_ arguments: String...) -> Run? {
      do {
        return try Run(arguments, in: folder, ["ENTENTE_LEDGER": "L"])
      } catch {
        wrong.withLock { $0.append("\(error)") }
        return nil
      }
    }
    DispatchQueue.concurrentPerform(iterations: 2) { side in
      if side == 0 {
        for person in persons {
          let erased = run(
            "erase", person, "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
          if erased?.code != 0 { wrong.withLock { $0.append(erased?.words ?? "") } }
        }
        return
      }
      for number in 1...8 {
        // Between its record and its end an erasure is unfinished, and nothing else is wrong.
        let verified = run("verify", "L", "--json")
        let names = verified?.output.matches(of: /F-[A-Z-]+/).map { String($0.output) } ?? ["?"]
        if names.contains(where: { $0 != "F-ERASURE-UNFINISHED" }) {
          wrong.withLock { $0.append(verified?.output ?? "") }
        }
        _ = run("backup", "copy\(number)")
        let copy = run("verify", "copy\(number)")
        if copy?.code != 0 { wrong.withLock { $0.append(copy?.output ?? "") } }
      }
    }
    #expect(wrong.withLock { $0 } == [])
    let verified = try scratch.run("verify", "--lang", "en")
    #expect(verified.code == 0 && verified.output.contains("Words of 6 records erased"))
  }

  @Test func `is told by whoever verifies a selection or a proof, with our program or another`()
    throws
  {
    let given = try Given()
    let scratch = given.scratch
    try scratch.done(
      "erase", "--record", "9", "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    try scratch.done("checkpoint")
    let exported = try scratch.done(
      "export", "selection", "chosen", "--agreement", "gq-cnrs", "--words")
    #expect(exported.words.contains("erased by #12"))
    try scratch.done("prove", "9", "--words")
    let ours = try scratch.run("verify", "chosen", "--policy", "policy", "--lang", "en")
    #expect(ours.code == 0 && ours.output.contains("1 erased by record 12"), "\(ours.output)")
    guard let python = OtherTools.python else { return }
    let tool = OtherTools.project.appending(path: "Tools/verify_records.py").path
    for arguments in [["selection", "chosen"], ["proof", "record-9.tlog-proof", "record-9.json"]] {
      let theirs = try Run(
        [tool] + arguments + ["--policy", "policy"], in: scratch.url, OtherTools.environment,
        program: python)
      #expect(theirs.code == 0, "\(theirs.output)\(theirs.words)")
      if arguments[0] == "selection" {
        #expect(theirs.output.contains("1 erased by record 12"), "\(theirs.output)")
      }
    }
  }

  @Test func `is carried into a backup made before it, and no other history`() throws {
    let given = try Given()
    let scratch = given.scratch
    #expect(try given.erase("--yes").code == 0)
    try scratch.meet("V1")
    try scratch.done("checkpoint")
    let applied = try scratch.run("effacer", "--appliquer", "older", "--lang", "fr-CA")
    #expect(applied.code == 0 && applied.output.contains("2 écritures en plus"), "\(applied.words)")
    let verified = try scratch.run("verify", "older", "--policy", "policy", "--lang", "en")
    #expect(verified.code == 0 && verified.output.contains("erased by record 12"))
    let shown = try scratch.run("show", "\(given.registered)", "--ledger", "older")
    #expect(shown.output.contains("[erased]"))
    try scratch.done("erase", "--apply", "older")
    try given.partners.forge(size: 13)
    let forged = try scratch.run("erase", "--apply", "F")
    #expect(forged.code == 4, "\(forged.words)")
    // One without words is held to its log as well.
    try scratch.done("backup", "forged", "--ledger", "F", "--without-words")
    let wordless = try scratch.run("erase", "--apply", "forged")
    #expect(wordless.code == 4, "\(wordless.output)\(wordless.words)")
    let mirror = try scratch.run("erase", "--apply", "M")
    #expect(mirror.code == 5 && mirror.words.contains("mirrors"), "\(mirror.words)")
    #expect(try scratch.run("erase", "--apply", "older", "--reason", "x").code == 64)
  }

  @Test func `is in a backup made after it, and not in one made before`() throws {
    let given = try Given()
    let scratch = given.scratch
    #expect(try given.erase("--yes").code == 0)
    try scratch.done("backup", "newer")
    try scratch.done("restore", "newer", "--ledger", "R")
    #expect(try scratch.run("verify", "R").code == 0)
    #expect(
      try scratch.run("show", "\(given.registered)", "--ledger", "R").output.contains("[erased]"))
    #expect(
      try scratch.run("show", "\(given.registered)", "--ledger", "older").output
        .contains("Quenneville"))
  }

  @Test func `is carried over into an older backup that was restored, which says it has to be`()
    throws
  {
    let given = try Given()
    let scratch = given.scratch
    #expect(try given.erase("--yes").code == 0)
    let restored = try scratch.done("restore", "older", "--ledger", "R")
    #expect(restored.words.contains("erased after record 11 is in it again"), "\(restored.words)")
    func shown() throws -> String {
      try scratch.run("show", "\(given.registered)", "--ledger", "R").output
    }
    #expect(try shown().contains("Quenneville"))
    try scratch.done("erase", "--apply", "R")
    #expect(try shown().contains("[erased]") && !shown().contains("Quenneville"))
    #expect(try scratch.run("verify", "R").code == 0)
  }
}
