import CanonicalJSON
import Foundation
import LMDB
import Testing

@Suite("A decision to destroy, carried out")
struct EraseDispositionTests {
  /// The sample after its end, closed out, with two documents and a rule that destroys.
  private struct Given {
    let sample: SampleWithPerson
    var scratch: Scratch { sample.scratch }
    var person: String { sample.person }

    init() throws {
      sample = try SampleWithPerson()
      try scratch.attach("D-1", "lettre")
      try scratch.attach("D-2", "note", class: "personal")
      try scratch.closeOut()
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
    #expect(trial.output.contains("Words erased before: 1 record."), "\(trial.output)")
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
    #expect(undecided.code == 3, "\(undecided.words)")
    #expect(undecided.words.contains("not decided"), "\(undecided.words)")
    let unknown = try scratch.run("erase", "--disposition", "R-9", "--yes")
    #expect(unknown.code == 3 && unknown.words.contains("E-UNKNOWN-RULE"), "\(unknown.words)")
    let both = try scratch.run("erase", given.person, "--disposition", "R-1", "--yes")
    #expect(both.code == 64, "\(both.words)")
    #expect(try scratch.size == size)
    try given.decide()
    try scratch.done("hold", "place", "H-1", "--record", "9", "--reason", "Inquiry")
    let listed = try scratch.run("retention", "--lang", "en", environment: ["COLUMNS": "200"])
    #expect(listed.output.contains("! kept by: hold H-1"), "\(listed.output)")
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
    let hash = try #require(
      done["documents_kept"]?.arrayValue?.compactMap { $0["sha256"]?.stringValue }.first)
    for (language, sentence) in [
      ("en", "The document \(hash) stays: record"),
      ("fr-CA", "Le document \(hash) reste\u{A0}: l’écriture"),
    ] {
      let again = try scratch.run(
        "erase", "--disposition", "R-1", "--yes", "--lang", language,
        environment: ["COLUMNS": "300"])
      #expect(again.code == 0 && again.output.contains(sentence), "\(again.output)")
    }
  }

  @Test func `carries out what was shown, and nothing where the log has moved on since`() throws {
    let given = try Given()
    let scratch = given.scratch
    try given.decide()
    for (what, typed) in [(["--disposition", "R-1"], "gq-cnrs"), (["--record", "9"], "9")] {
      let size = try #require(try scratch.size)
      let run = try scratch.erase(what, typed: typed)
      #expect(run.code == 3 && run.words.contains("E-POSITION-MOVED"), "\(run.words)")
      #expect(run.words.contains("has moved on since what you were shown"), "\(run.words)")
      #expect(try scratch.size == size + 1)
    }
    #expect(try given.documents().count == 2)
  }

  @Test func `says beforehand which other rules would keep the records`() throws {
    let given = try Given()
    let scratch = given.scratch
    try scratch.done("retention", "assign", "R-0", "--after", "P20Y", "--then", "keep", "--for-all")
    try given.decide()
    let french = try scratch.run(
      "effacer", "--sort", "R-1", "--langue", "fr-CA", environment: ["COLUMNS": "300"],
      input: "non\n")
    let warning = try #require(
      french.words.range(of: "! La règle R-0 garde les mêmes écritures jusqu’au 22 avril 2044."))
    let question = try #require(french.words.range(of: "Pour le confirmer"))
    #expect(french.code == 3 && warning.lowerBound < question.lowerBound)
    // A rule that knows of the decision may say otherwise.
    try scratch.done(
      "retention", "assign", "R-2", "--after", "P2D", "--then", "keep", "--agreement", "gq-cnrs")
    try scratch.done("disposition", "decide", "R-2")
    let english = try scratch.run(
      "erase", "--disposition", "R-1", "--dry-run", "--lang", "en", environment: ["COLUMNS": "300"])
    #expect(english.code == 0, "\(english.words)")
    for part in [
      "! The rule R-0 keeps the same records until April 22, 2044.",
      "! Of the same records something else is decided under the rule R-2, whose period runs until",
    ] { #expect(english.words.contains(part), "\(english.words)") }
  }

  @Test func `is in the register of erasures of its agreement, in tables and in a dossier`() throws
  {
    let given = try Given()
    let scratch = given.scratch
    try given.decide()
    let erasure = try #require(
      try scratch.done("erase", "--disposition", "R-1", "--yes", "--json").json["erasures"]?
        .arrayValue?.first?.integerValue)
    try scratch.done("checkpoint")
    try scratch.done("export", "csv", "parts", "--agreement", "gq-cnrs")
    try scratch.done("export", "dossier", "D", "--agreement", "gq-cnrs")
    for table in ["parts/tables/erasures.csv", "D/data/tables/erasures.csv"] {
      let lines = try scratch.text(of: table).split(separator: "\r\n")
      #expect(lines.count == 2 && lines.last?.hasPrefix("\(erasure),") == true, "\(lines)")
    }
    let verified = try scratch.run("verify", "D", "--lang", "en")
    #expect(verified.code == 2 && !verified.output.contains("✗"), "\(verified.output)")
  }

  @Test func `is named by the rule that it was decided under`() throws {
    let given = try Given()
    let scratch = given.scratch
    try scratch.done(
      "retention", "assign", "R-0", "--after", "P1D", "--then", "destroy", "--for-all")
    try given.decide()
    let other = try scratch.run("erase", "--disposition", "R-0", "--yes", "--lang", "en")
    #expect(other.code == 3 && other.words.contains("--disposition R-1"), "\(other.words)")
  }
}

extension Scratch {
  /// Erases what is named and confirms it, when somebody has recorded while the question stood.
  fileprivate func erase(_ what: [String], typed: String) throws -> Run {
    let script = #"""
      rm -f said; typed=$1; program=$2; shift
      (n=0; until grep -qs "To confirm" said || [ $n = 1200 ]; do n=$((n+1)); sleep 0.05; done
      "$program" record actor.registered actor=x$$ name=X kind=party > recorded 2>&1
      echo "$typed") | "$@" 2> said
      code=$?; cat said >&2; exit $code
      """#
    return try Run(
      ending: ChildProcess(
        shell: script,
        [typed, Run.program.path, "erase"] + what
          + ["--legal-basis", "loi25-28", "--reason", "On request", "--lang", "en"],
        in: url, ["ENTENTE_LEDGER": "L", "COLUMNS": "300"]))
  }
}
