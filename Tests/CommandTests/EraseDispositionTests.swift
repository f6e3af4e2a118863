import CanonicalJSON
import Foundation
import Testing

@Suite("A decision to destroy, carried out")
struct EraseDispositionTests {
  /// The sample after its end, closed out, with two documents and a rule that destroys.
  private struct Given {
    let scratch: Scratch
    let person: String

    init() throws {
      scratch = try Scratch()
      try scratch.openSample()
      for (code, name) in [("D-1", "lettre"), ("D-2", "note")] {
        try scratch.write(name, to: "\(name).txt")
        try scratch.done(
          "record", "document.attached", "document=\(code)", "title=\(name)", "language=fr",
          "class=\(code == "D-1" ? "internal" : "personal")", "--document", "\(name).txt",
          "--agreement", "gq-cnrs", "--occurred", "2022-05-05")
      }
      let made = try scratch.done(
        "record", "person.registered", "name=Philippa Quenneville", "--json")
      person = try #require(made.json["person"]?.stringValue)
      try scratch.done(
        "record", "commitment.met", "commitment=C-1", "--axis", "A1", "--occurred", "2022-05-06",
        "--reason", "By hand")
      try scratch.done(
        "record", "agreement.closed_out", "--occurred", "2024-05-02", "--on-behalf-of", "gq",
        "--on-behalf-of", "cnrs", "--now", "2024-05-03", "--accept-clock")
      try scratch.done(
        "retention", "assign", "R-1", "--after", "P1D", "--then", "destroy", "--reason", "Rule",
        "--agreement", "gq-cnrs")
    }

    func decide() throws {
      try scratch.done("disposition", "decide", "R-1", "--reason", "Period over")
    }

    func documents() throws -> [String] {
      try FileManager.default.contentsOfDirectory(
        atPath: scratch.url.appending(path: "L/documents").path)
    }
  }

  @Test func `destroys what it covers at once, and skips what has no words`() throws {
    let given = try Given()
    let scratch = given.scratch
    try scratch.done(
      "erase", "--record", "9", "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    try given.decide()
    let size = try scratch.size
    let trial = try scratch.run("erase", "--disposition", "R-1", "--dry-run", "--lang", "en")
    #expect(trial.code == 0, "\(trial.words)")
    #expect(trial.output.contains("of the agreement gq-cnrs"), "\(trial.output)")
    #expect(trial.output.contains("Documents that would be destroyed: 2."), "\(trial.output)")
    #expect(trial.output.contains("Erased before: 1 record."), "\(trial.output)")
    #expect(try scratch.size == size)
    let done = try scratch.run("erase", "--disposition", "R-1", "--yes", "--json")
    #expect(done.code == 0, "\(done.words)")
    let json = try done.json
    #expect(json["disposition"]?["agreement"] == "gq-cnrs")
    #expect(json["disposition"]?["erased_before"] == 1, "\(json)")
    #expect((json["disposition"]?["without_words"]?.integerValue ?? 0) > 0)
    #expect(json["documents"]?.arrayValue?.count == 2)
    #expect(json["erasures"]?.arrayValue?.count == 1)
    #expect(try given.documents().isEmpty)
    // What says why keeps its reasons; what is of no agreement is not covered.
    let kept = try scratch.run("log", "--agreement", "gq-cnrs", "--json").output
    #expect(kept.contains("Period over") && !kept.contains("By hand"), "\(kept)")
    #expect(try scratch.run("person", given.person).output.contains("Quenneville"))
    // The erasure says which decision it carries out, and rests on the rule.
    let erasure = try #require(json["erasures"]?.arrayValue?.first?.integerValue)
    let facts = try scratch.run("show", "\(erasure)", "--json").json["answer"]?["facts"]
    #expect(facts?["cause"] == json["disposition"]?["decision"] && facts?["legal_basis"] == "R-1")
    let verified = try scratch.run("verify")
    #expect(verified.code == 0, "\(verified.output)")
    // Again, nothing is left, and that is no error.
    let again = try scratch.run("effacer", "--sort", "R-1", "--oui", "--langue", "fr-CA")
    #expect(
      again.code == 0 && again.output.contains("il ne reste rien à détruire"), "\(again.words)")
  }

  @Test func `takes what an interrupted one left, and only that`() throws {
    let given = try Given()
    let scratch = given.scratch
    try given.decide()
    let first = try scratch.run("erase", "--disposition", "R-1", "--dry-run", "--json").json
    let records = first["records"]?.arrayValue?.compactMap(\.integerValue) ?? []
    try #require(records.count > 2)
    // Somebody began record by record.
    try scratch.done(
      "erase", "--record", "\(records[0])", "--record", "\(records[1])", "--legal-basis", "R-1",
      "--reason", "Decision", "--yes")
    let rest = try scratch.run("erase", "--disposition", "R-1", "--yes", "--json").json
    #expect(
      rest["records"]?.arrayValue?.compactMap(\.integerValue) == Array(records.dropFirst(2)),
      "\(rest)")
    #expect(try scratch.run("verify").code == 0)
  }

  @Test func `asks for the agreement typed again, with what there is to know before it`() throws {
    let given = try Given()
    let scratch = given.scratch
    try given.decide()
    let refused = try scratch.run("erase", "--disposition", "R-1", "--lang", "en", input: "R-1\n")
    #expect(refused.code == 3 && refused.words.contains("Nothing was written."), "\(refused.words)")
    let words = refused.words
    let (warning, question) = (
      try #require(words.range(of: "The ledger does not know")),
      try #require(words.range(of: "To confirm, type again: gq-cnrs"))
    )
    #expect(warning.lowerBound < question.lowerBound)
    let done = try scratch.run("erase", "--disposition", "R-1", input: "gq-cnrs\n")
    #expect(done.code == 0, "\(done.words)")
  }

  @Test func `is refused where nothing is decided, or a hold came after the decision`() throws {
    let given = try Given()
    let scratch = given.scratch
    let size = try scratch.size
    let undecided = try scratch.run("erase", "--disposition", "R-1", "--yes", "--lang", "en")
    #expect(undecided.code == 64 || undecided.code == 5, "\(undecided.words)")
    #expect(undecided.words.contains("not decided"), "\(undecided.words)")
    let unknown = try scratch.run("erase", "--disposition", "R-9", "--yes")
    #expect(unknown.code == 3 && unknown.words.contains("E-UNKNOWN-RULE"), "\(unknown.words)")
    let both = try scratch.run("erase", given.person, "--disposition", "R-1", "--yes")
    #expect(both.code == 64, "\(both.words)")
    #expect(try scratch.size == size)
    try given.decide()
    try scratch.done("hold", "place", "H-1", "--record", "9", "--reason", "Inquiry")
    let held = try scratch.run("erase", "--disposition", "R-1", "--yes")
    #expect(held.code == 3 && held.words.contains("E-UNDER-HOLD"), "\(held.words)")
    // Nobody is asked about what is not going to happen.
    let asked = try scratch.run("erase", "--disposition", "R-1", input: "gq-cnrs\n")
    #expect(asked.code == 3 && !asked.words.contains("To confirm"), "\(asked.words)")
    #expect(try given.documents().count == 2)
  }

  @Test func `keeps a document that a record of elsewhere names too`() throws {
    let given = try Given()
    let scratch = given.scratch
    for (code, name, level) in [("D-1", "lettre", "internal"), ("D-2", "note", "personal")] {
      try scratch.done(
        "record", "document.attached", "document=L\(code)", "title=\(name)", "language=fr",
        "class=\(level)", "--document", "\(name).txt", "--party", "gq", "--occurred",
        "2024-05-03")
    }
    try given.decide()
    let done = try scratch.run("erase", "--disposition", "R-1", "--yes", "--json").json
    #expect(done["documents"] == [] && done["documents_kept"]?.arrayValue?.count == 2, "\(done)")
    #expect(try given.documents().count == 2)
    let verified = try scratch.run("verify")
    #expect(verified.code == 0, "\(verified.output)")
    let again = try scratch.run("erase", "--disposition", "R-1", "--yes")
    #expect(again.code == 0, "\(again.words)")
  }
}
