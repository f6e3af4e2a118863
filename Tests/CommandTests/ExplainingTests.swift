import CanonicalJSON
import Foundation
import Testing

@Suite("Asking why, what changed and since when")
struct ExplainingTests {
  @Test func `A value is explained by its records, in both languages and as JSON`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let english = try scratch.run("why", "agreement/signed/by", "--lang", "en")
    #expect(english.code == 0)
    #expect(english.output.contains("Value: 2"))
    #expect(english.output.contains("Agreement signed"))
    let french = try scratch.run("pourquoi", "entente/signed/by", "--langue", "fr-CA")
    #expect(french.output.contains("Valeur\u{A0}: 2"))
    let stage = try scratch.run("pourquoi", "axe:A1/stage", "--langue", "fr-CA")
    #expect(stage.output.hasPrefix("Pourquoi · Axe A1 · état (axis:A1/stage)"))
    #expect(stage.output.contains("Valeur\u{A0}: actif\n"))
    let json = try scratch.run("why", "axis:A1/stage", "--json").json
    #expect(json["answer"]?["value"] == "active")
    #expect(json["answer"]?["path"] == "axis:A1/stage")
    #expect(json["answer"]?["records"]?.arrayValue?.isEmpty == false)
  }

  @Test(arguments: [
    ("pourquoi", "axe:A1/counts/tools", "fr-CA", "autre chose que zéro", "« Outil proposé »"),
    ("why", "axis:A1/counts/tools", "en", "other than zero on that date", "“Tool proposed”"),
    ("why", "axes/A1/partners/gq/tally/given", "en", "other than zero", "(knowhow.transferred)"),
  ])
  func `A count of nothing says that no record adds to it, and what would`(
    command: String, path: String, language: String, nothing: String, type: String
  ) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(command, path, "--lang", language, environment: ["COLUMNS": "200"])
    #expect(run.code == 0, "\(run.words)")
    let output = run.output.replacing("\u{A0}", with: " ")
    #expect(output.contains(nothing) && output.contains(type), "\(output)")
    #expect(!output.contains("En raison de") && !output.contains("Because of"))
  }

  @Test func `A place that holds nothing says that nothing is recorded there`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("why", "axis:A1/disputes", "--lang", "en")
    #expect(run.code == 3)
    #expect(
      run.words.hasPrefix("error: Nothing is recorded at axis:A1/disputes:"), "\(run.words)")
  }

  @Test func `A path that leads nowhere is refused, with some that lead somewhere`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run("why", "axis:A1/nothing", "--lang", "en")
    #expect(run.code == 3)
    #expect(run.words.contains("no value at axis:A1/nothing"))
    #expect(run.words.contains("agreed/by"))
    #expect(try scratch.run("why", "axis:A9/stage").code == 3)
    #expect(try scratch.run("why", "nonsense:A1/stage").code == 64)
  }

  @Test func `Two dates are compared on either line, each value with its records`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let happened = try scratch.run(
      "diff", "2022-04-21", "2022-05-06", "agreement", "--on", "as-of", "--json"
    ).json
    let values = happened["answer"]?["values"]?.arrayValue ?? []
    let signed = values.first { $0["id"] == "signed/by" }
    #expect(signed?["now"] == 2)
    #expect(signed?["records"]?.arrayValue?.count == 2)
    #expect(happened["asked"]?["from"]?["as_of"] == "2022-04-21")
    let known = try scratch.run(
      "comparer", "#5", "maintenant", "entente", "--sur", "connu-le", "--langue", "fr-CA")
    #expect(known.code == 0)
    #expect(known.output.contains("par rapport au"))
    let shown = try scratch.run(
      "comparer", "2022-04-21", "2022-05-06", "entente", "--langue", "fr-CA")
    #expect(shown.output.hasPrefix("Entente"))
    #expect(shown.output.contains("\nSignature "), "\(shown.output)")
    #expect(!shown.output.contains("signed/"))
    let same = try scratch.run("diff", "today", "today", "--lang", "en")
    #expect(same.output.contains("Nothing changed."))
    #expect(try scratch.run("diff", "today", "today", "--exit-code").code == 0)
    #expect(try scratch.run("diff", "#5", "now", "--on", "known-on", "--exit-code").code == 1)
  }

  @Test func `A line of time that is asked about twice is refused`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    #expect(
      try scratch.run("diff", "today", "today", "--on", "as-of", "--as-of", "today").code == 64)
    #expect(
      try scratch.run("diff", "#5", "now", "--on", "known-on", "--known-on", "#5").code == 64)
    #expect(try scratch.run("diff", "today", "today", "--on", "sideways").code == 64)
  }

  @Test func `The end of a line of time is written now on either line`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let today = try scratch.run("diff", "2022-04-01", "today", "--json")
    for now in ["now", "maintenant"] {
      let same = try scratch.run("diff", "2022-04-01", now, "--json")
      #expect(same.code == 0 && same.output == today.output, "\(same.words)")
    }
  }

  @Test func `An answer known on a past date names the command that shows what changed`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let past = try scratch.run("state", "agreement", "--known-on", "#7", "--lang", "en")
    let line = try #require(
      past.output.split(separator: "\n").last { $0.hasPrefix("See: entente ") })
    let words = line.dropFirst("See: entente ".count).replacing("'", with: "")
      .split(separator: " ").map(String.init)
    let shown = try scratch.run(words + ["--json"]).json
    let count = shown["answer"]?["values"]?.arrayValue?.count ?? 0
    #expect(count > 0)
    #expect(past.output.contains("changed since: \(count) values"))
  }

  @Test func `The first record after which a value is another is found`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let signed = try scratch.run("bisect", "agreement/signed/by=1", "--json")
    #expect(signed.code == 1)
    let answer = try signed.json["answer"]
    #expect(answer?["value"] == 2)
    let failed = answer?["failed"]?["record"]?.integerValue
    #expect(answer?["held"]?.integerValue.map { $0 + 1 } == failed)
    #expect(try scratch.run("bissecter", "entente/signed/by=2").code == 0)
    #expect(try scratch.run("bisect", "agreement/signed/by=7", "--lang", "en").code == 1)
    let stayed = try scratch.run(
      "bisect", "agreement/stage=in_force", "--lang", "en", environment: ["COLUMNS": "200"])
    #expect(
      stayed.output.contains("this one since record 6, and has stayed so up to record 10"),
      "\(stayed.output)")
    #expect(try scratch.run("bisect", "agreement/signed/by").code == 64)
    let whole = try scratch.run("bisect", "--lang", "en")
    #expect(whole.code == 0)
    #expect(whole.output.contains("The seven checks hold"))
  }

  @Test func `Cells of the board that hold nothing are neither shown nor counted as changes`()
    throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    for arguments in [
      ["actor.registered", "actor=lab", "name=Laboratoire Exemple", "kind=academic"],
      ["actor.introduced", "actor=lab", "--axis", "A1", "--occurred", "2022-05-03"],
    ] {
      let run = try scratch.run(["record"] + arguments)
      #expect(run.code == 0, "\(run.words)")
    }
    let between = ["diff", "#10", "now", "--on", "known-on"]
    let values = try scratch.run(between + ["--json"]).json["answer"]?["values"]?.arrayValue ?? []
    let empty = values.filter {
      $0["id"]?.stringValue?.hasPrefix("without_axis/partners/lab/") == true
    }
    #expect(empty.count > 2 && empty.contains { $0["now"] == "lab" })
    #expect(empty.allSatisfy { $0["now"] == 0 || $0["now"] == "lab" }, "\(empty)")
    let count = values.count - empty.count
    let shown = try scratch.run(between + ["--lang", "en"]).output
    #expect(shown.contains("A1 · Laboratoire Exemple"), "\(shown)")
    #expect(!shown.contains("No axis · Laboratoire Exemple"), "\(shown)")
    #expect(shown.contains("\n\(count) values, "), "\(shown)")
    let past = try scratch.run("etat", "--connu-le", "#10", "--langue", "fr-CA").output
    #expect(past.contains("a changé depuis\u{A0}: \(count) valeurs"), "\(past)")
  }

  @Test func `A path that never led anywhere is no value to look for, nor is nothing`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let nowhere = try scratch.run("bisect", "axis:A1/counts/nope=1", "--lang", "en")
    #expect(nowhere.code == 3)
    #expect(
      nowhere.words.contains("no value at axis:A1/counts/nope")
        && nowhere.words.contains("counts/records"), "\(nowhere.words)")
    #expect(try scratch.run("bisect", "axis:A9/stage=active").code == 3)
    // There was one before the agreement was signed by both.
    let once = try scratch.run("bisect", "agreement/commitments/open=9")
    #expect(once.code == 1)
    for (language, sentence) in [
      ("en", "does not say which value is expected"), ("fr-CA", "ne dit pas quelle valeur"),
    ] {
      let empty = try scratch.run("bisect", "axis:A1/stage=", "--lang", language)
      #expect(empty.code == 64)
      #expect(empty.words.contains(sentence), "\(empty.words)")
    }
  }

  @Test func `An object is asked about by its sort in either language, and its code`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let add = try scratch.run(
      "record", "protocol.drafted", "protocol=P-1", "version=1", "--axis", "A1", "--on-behalf-of",
      "gq", "--occurred", "2022-05-05")
    #expect(add.code == 0)
    let english = try scratch.run("state", "protocol", "P-1", "--lang", "en")
    #expect(english.output.contains("○ drafted"))
    let french = try scratch.run("etat", "protocole:P-1", "--langue", "fr-CA")
    #expect(french.output.contains("○ rédigée"))
    #expect(french.output.contains("Aucune version en vigueur"))
    #expect(try scratch.run("state", "protocol", "P-2").code == 3)
    #expect(try scratch.run("state", "gizmo", "P-1").code == 64)
  }

  @Test(arguments: [
    (["etat", "axe", "a1"], "Axe A1"), (["state", "axis:a1"], "Axe A1"),
    (["etat", "engagement", "c-1"], "Engagement C-1"), (["etat", "partie", "CNRS"], "CNRS (cnrs)"),
    (["pourquoi", "axe:a1/stage"], "Pourquoi · Axe A1 · état (axis:A1/stage)"),
    (["bissecter", "axe:a1/stage=active"], "Axe A1 · état = actif"),
    (["comparer", "2022-04-21", "2022-05-06", "échange", "x1"], "Échange X1"),
  ])
  func `A code is known whatever its capitals`(arguments: [String], title: String) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let run = try scratch.run(arguments + ["--langue", "fr-CA"])
    #expect(run.code == 0, "\(run.words)")
    #expect(run.output.hasPrefix(title), "\(run.output)")
  }

  @Test func `A code that nothing has brings up those that were meant, else those there are`()
    throws
  {
    let scratch = try Scratch()
    try scratch.openSample()
    for (arguments, sentence) in [
      (["state", "axis", "B1"], "No record speaks of B1. Did you mean A1?"),
      (["state", "axis", "lacs"], "No record speaks of lacs. There are: A1."),
      (["state", "party", "cnr"], "No record speaks of cnr. Did you mean cnrs?"),
      (["state", "commitment", "zzz"], "No record speaks of zzz. There are: C-1."),
      (["state", "protocol", "P-1"], "No record speaks of P-1. There is none of its sort yet."),
    ] {
      let run = try scratch.run(arguments + ["--lang", "en"])
      #expect(run.code == 3)
      #expect(run.words.contains(sentence), "\(run.words)")
    }
    let json = try scratch.run("state", "axis", "A9", "--json").json
    #expect(json["error"]?["name"] == "unknown_object", "\(json)")
  }

  @Test func `A partner is shown across all agreements`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let all = try scratch.run("state", "party", "gq", "--all", "--json").json
    #expect(all["answer"]?["agreements"]?.arrayValue?.count == 1)
    #expect(all["asked"]?["agreement"] == .null)
    #expect(try scratch.run("etat", "partie", "gq", "--toutes").code == 0)
    #expect(try scratch.run("state", "axis", "A1", "--all").code == 64)
    #expect(try scratch.run("state", "party", "nobody", "--all").code == 3)
  }

  @Test func `Every answer is given as a table too, a row an item or a value`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    func rows(_ arguments: String...) throws -> [String] {
      let run = try scratch.run(arguments + ["--csv"])
      #expect(run.code == 0, "\(run.words)")
      #expect(run.output.hasSuffix("\r\n"))
      return run.output.split(separator: "\r\n").map(String.init)
    }
    let board = try rows("state")
    #expect(board.first?.hasPrefix("axis,stage,partner,records,") == true)
    #expect(board.contains { $0.hasPrefix("A1,active,cnrs,4,") })
    let axis = try rows("etat", "axe", "A1")
    #expect(axis.first == "path,value")
    #expect(axis.contains("title/fr,Savoir-faire"))
    #expect(axis.contains("counts/commitments/overdue,1"))
    for arguments in [
      ["state", "agreement"], ["state", "party", "gq"], ["state", "commitment", "C-1"],
    ] {
      #expect(try scratch.run(arguments + ["--csv"]).output.hasPrefix("path,value\r\n"))
    }
    #expect(try rows("due").contains { $0.hasPrefix("2022-05-04,commitment,commitment:C-1,") })
    #expect(try rows("alerts").contains { $0.contains(",overdue_commitment,") })
    #expect(try rows("audit", "late").first?.hasPrefix("record") == true)
    #expect(try rows("why", "agreement/signed/by").count == 3 + 1)
    let diff = try rows("diff", "2022-04-21", "2022-05-06", "agreement")
    #expect(diff.first == "path,then,now,records")
    #expect(diff.contains { $0.hasPrefix("signed/by,0,2,") })
    for command in [["state"], ["log"], ["due"], ["alerts"], ["audit", "late"]] {
      #expect(try scratch.run(command + ["--csv", "--json"]).code == 64)
    }
  }
}
