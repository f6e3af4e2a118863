import CanonicalJSON
import Foundation
import Testing

@Suite("entente retention and disposition")
struct RetentionTests {
  /// The sample, whose agreement ends on 22 April 2024 with a commitment overdue.
  private func ended(closed: Bool = false) throws -> Scratch {
    let scratch = try Scratch()
    try scratch.openSample()
    if closed { try scratch.closeOut() }
    return scratch
  }

  private func rows(
    _ arguments: String..., in scratch: Scratch
  ) throws -> [JSON] {
    let run = try scratch.run(arguments + ["--json"])
    #expect(run.code == 0, "\(run.words)")
    return try run.json["answer"]?["rows"]?.arrayValue ?? []
  }

  @Test func `keeps records for a time after the last day of their agreement`() throws {
    let scratch = try ended(closed: true)
    try scratch.done("retention", "assign", "R-1", "--after", "P7Y", "--then", "transfer")
    let row = try #require(try rows("retention", in: scratch).first)
    #expect(row["ends"] == "2024-04-22" && row["kept_until"] == "2031-04-22", "\(row)")
    #expect(row["standing"] == "running" && row["for_all"] == .bool(false))
    #expect(try rows("disposition", "--as-of", "2031-04-22", in: scratch).isEmpty)
    let due = try rows("disposition", "--as-of", "2031-04-23", in: scratch)
    #expect(due.map { $0["standing"] } == ["proposed"])
    let french = try scratch.run(
      "disposer", "--au", "2031-04-23", "--langue", "fr-CA", environment: ["COLUMNS": "140"])
    #expect(french.code == 0)
    for part in [
      "Sort final à décider · tout le registre", "7 ans, versement aux archives",
      "2031-04-22 (il y a 1 jour)", "! à décider",
    ] { #expect(french.output.contains(part), "\(french.output)") }
    let none = try scratch.run("disposition", "--lang", "en")
    #expect(none.output.contains("✓ Nothing has come to the end of its retention."))
    // Before it has ended, nothing runs.
    #expect(
      try rows("retention", "--as-of", "2022-05-06", in: scratch).map { $0["standing"] }
        == ["not_ended"])
  }

  @Test func `names what keeps records longer, and refuses a decision under a hold`() throws {
    let scratch = try ended()
    try scratch.done("retention", "assign", "R-1", "--after", "P1M", "--then", "détruire")
    try scratch.done(
      "hold", "place", "H-1", "--agreement", "gq-cnrs", "--reason", "Dispute feared")
    try scratch.done("hold", "place", "H-2", "--record", "8", "--reason", "Inquiry")
    try scratch.done(
      "record", "agreement.expired", "--occurred", "2024-04-22", "--on-behalf-of", "gq",
      "--accept-clock", "--now",
      "2024-05-02")
    let kept = try #require(try rows("disposition", "--as-of", "2024-05-23", in: scratch).first)
    #expect(kept["standing"] == "kept")
    #expect(
      kept["holds"] == [
        ["agreement": "gq-cnrs", "hold": "H-1", "record": 12, "whole": .bool(true)],
        ["agreement": .null, "hold": "H-2", "record": 13, "whole": .bool(false)],
      ], "\(kept)")
    #expect(kept["open"] == [["code": "C-1", "kind": "commitment", "record": 10]])
    let words = try scratch.run(
      "disposition", "--as-of", "2024-05-23", "--lang", "en", environment: ["COLUMNS": "200"]
    ).output
    #expect(
      words.contains(
        "! kept by: hold H-1 (#12), hold H-2 (#13, in part), commitment C-1, open (#10)"),
      "\(words)")
    let refused = try scratch.run("disposition", "decide", "R-1", "--lang", "en")
    #expect(refused.code == 3 && refused.words.contains("E-UNDER-HOLD"), "\(refused.words)")
    #expect(
      refused.words.replacing("\n", with: " ").contains(
        "H-1 (placed by record 12) covers agreement gq-cnrs; H-2 (placed by record 13) covers record 8."
      ), "\(refused.words)")
    try scratch.done("hold", "lift", "H-1", "--reason", "Settled")
    // What covers one record alone keeps the decision from reaching it, too; to keep them all is what it asks.
    let partly = try scratch.run("disposer", "decider", "R-1", "verser", "--langue", "fr-CA")
    #expect(partly.code == 3 && partly.words.contains("E-UNDER-HOLD"), "\(partly.words)")
    let kind = partly.words.replacing("\u{A0}", with: " ").replacing("\n", with: " ")
    #expect(kind.contains("H-2 (posé par l’écriture 13) couvre l’écriture 8."), "\(kind)")
    let decided = try scratch.run("disposer", "decider", "R-1", "conserver", "--langue", "fr-CA")
    #expect(decided.code == 0, "\(decided.words)")
    let said = decided.words.replacing("\u{A0}", with: " ").replacing("\n", with: " ")
    #expect(said.contains("Le gel H-2 (écriture 13) retient ce qu’il couvre."), "\(said)")
    #expect(said.contains("Pas encore réglé : engagement C-1 (écriture 10)."), "\(said)")
    let again = try scratch.run("disposition", "decide", "R-1", "keep", "--lang", "en")
    #expect(again.code == 3 && again.words.contains("E-ALREADY-RECORDED"), "\(again.words)")
    #expect(again.words.contains("There is nothing to do."), "\(again.words)")
    try scratch.done("hold", "lift", "H-2", "--reason", "Settled")
    let opposite = try scratch.run("disposition", "decide", "R-1", "destroy", "--lang", "en")
    #expect(opposite.code == 3 && opposite.words.contains("E-ALREADY-DECIDED"), "\(opposite.words)")
    #expect(opposite.words.contains("(record 16)"), "\(opposite.words)")
    let list = try rows("disposition", "--as-of", "2024-05-23", "--with-decided", in: scratch)
    #expect(list.map { $0["standing"] } == ["decided"])
    #expect(list.first?["decision"] == "keep" && list.first?["decided"] == 16, "\(list)")
    #expect(try rows("disposition", "--as-of", "2024-05-23", in: scratch).isEmpty)
    let all = try scratch.run("disposition", "--as-of", "2024-05-23", "--lang", "en")
    for part in [
      "all that has come to the end of its retention is decided (1", "✓ decided: keeping",
    ] {
      #expect(all.output.replacing("\n", with: " ").contains(part), "\(all.output)")
    }
    #expect(try scratch.run("verify").code == 0)
  }

  @Test func `for all agreements is decided in each by itself`() throws {
    let scratch = try ended(closed: true)
    let second = try scratch.run(
      "import", "-",
      input: """
        {"type":"agreement.proposed","agreement":"second","occurred":"2024-05-02","on_behalf_of":["gq"],"data":{"title":{"fr":"Deux"},"object":{"fr":"Explorer"},"parties":["gq","cnrs"],"term":"P24M"}}
        {"type":"agreement.abandoned","agreement":"second","occurred":"2024-05-03","on_behalf_of":["gq","cnrs"]}
        """)
    #expect(second.code == 0, "\(second.words)")
    let unsaid = try scratch.run("retention", "assign", "R-0", "--after", "P1D", "--then", "keep")
    #expect(unsaid.code == 64, "\(unsaid.words)")
    try scratch.done(
      "conservation", "fixer", "R-0", "--delai", "P1D", "--puis", "conserver", "--pour-toutes")
    let due = try rows("disposition", "--as-of", "2024-05-06", in: scratch)
    #expect(due.map { $0["id"] } == ["gq-cnrs:R-0", "second:R-0"])
    #expect(due.map { $0["ends"] } == ["2024-04-22", "2024-05-03"])
    let ledgerWide = try scratch.run("record", "disposition.decided", "rule=R-0", "action=keep")
    #expect(
      ledgerWide.code == 64 && ledgerWide.words.contains("--agreement"), "\(ledgerWide.words)")
    let which = try scratch.run("disposition", "decide", "R-0")
    #expect(which.code == 64 && which.words.contains("gq-cnrs and second"), "\(which.words)")
    try scratch.done("disposition", "decide", "R-0", "transfer", "--agreement", "second")
    let left = try rows("disposition", "--as-of", "2024-05-06", in: scratch)
    #expect(left.map { $0["id"] } == ["gq-cnrs:R-0"])
    let then = try scratch.run(
      "disposition", "--as-of", "2024-05-06", "--known-on", "#15", "--json"
    ).json
    #expect(then["answer"]?["rows"]?.arrayValue?.count == 2)
    #expect(then["changed_since"]?["records"] == [16], "\(then)")
    let table = try scratch.run("retention", "--csv").output
    #expect(table.hasPrefix("agreement,rule,standing,kept_until,"), "\(table)")
    #expect(table.split(separator: "\r\n").count == 3, "\(table)")
    #expect(try scratch.run("verify").code == 0)
  }

  @Test(arguments: ["record", "person"])
  func `is refused under a hold of another agreement, and decided so again by whoever verifies`(
    covered: String
  ) throws {
    let scratch = try ended(closed: true)
    let second = try scratch.run(
      "import", "-",
      input: """
        {"type":"agreement.proposed","agreement":"second","occurred":"2024-05-02","on_behalf_of":["gq"],"data":{"title":{"fr":"Deux"},"object":{"fr":"Explorer"},"parties":["gq","cnrs"],"term":"P24M"}}
        """)
    #expect(second.code == 0, "\(second.words)")
    let made = try scratch.done("record", "person.registered", "name=Philippa", "--json")
    let person = try #require(made.json["person"]?.stringValue)
    try scratch.done(
      "record", "contact.designated", "party=gq", "person=\(person)", "--agreement", "gq-cnrs",
      "--on-behalf-of", "gq", "--occurred", "2024-05-02")
    try scratch.done(
      "hold", "place", "H-1", "--hold-of", "second", "--\(covered)",
      covered == "person" ? person : "8", "--reason", "Inquiry")
    try scratch.done(
      "retention", "assign", "R-1", "--after", "P1D", "--then", "destroy", "--agreement", "gq-cnrs")
    let refused = try scratch.run("disposition", "decide", "R-1")
    #expect(refused.code == 3 && refused.words.contains("E-UNDER-HOLD"), "\(refused.words)")
    try scratch.done("disposition", "decide", "R-1", "keep")
    #expect(try scratch.run("verify").code == 0)
  }

  @Test func `is judged by the day on which it is decided`() throws {
    let scratch = try ended(closed: true)
    try scratch.done("retention", "assign", "R-1", "--after", "P1Y", "--then", "keep")
    let early = try scratch.run(
      "disposition", "decide", "R-1", "--now", "2025-04-22", "--accept-clock", "--dry-run",
      "--lang", "en")
    #expect(early.words.contains("The period runs until"), "\(early.words)")
    let due = try scratch.run(
      "disposition", "decide", "R-1", "--now", "2025-04-23", "--accept-clock", "--lang", "en")
    #expect(due.code == 0 && !due.words.contains("The period runs"), "\(due.words)")
  }

  @Test func `lists nothing as to be decided that would be refused as decided`() throws {
    let scratch = try ended(closed: true)
    try scratch.done(
      "retention", "assign", "R-0", "--after", "P1D", "--then", "transfer", "--for-all")
    try scratch.done("retention", "assign", "R-1", "--after", "P1D", "--then", "destroy")
    func ids(_ more: String...) throws -> [JSON?] {
      let run = try scratch.run(["disposition", "list", "--json"] + more)
      return try run.json["answer"]?["rows"]?.arrayValue?.map { $0["id"] } ?? []
    }
    #expect(try ids() == ["gq-cnrs:R-0", "gq-cnrs:R-1"])
    try scratch.done("disposition", "decide", "R-1")
    let refused = try scratch.run("disposition", "decide", "R-0")
    #expect(refused.code == 3 && refused.words.contains("E-ALREADY-DECIDED"), "\(refused.words)")
    #expect(try ids().isEmpty)
    let all = try scratch.run(
      "disposition", "--with-decided", "--lang", "en", environment: ["COLUMNS": "160"]
    ).output
    #expect(all.contains("✓ decided under R-1: destruction (#15)"), "\(all)")
    #expect(all.contains("✓ decided: destruction (#15)"), "\(all)")
    // A rule that is assigned after it has to be decided on.
    try scratch.done("retention", "assign", "R-2", "--after", "P1D", "--then", "keep")
    #expect(try ids() == ["gq-cnrs:R-2"])
    #expect(try scratch.run("disposition", "decide", "R-2").code == 0)
    #expect(try ids().isEmpty)
  }

  @Test func `names the other rules that keep what is decided to be destroyed`() throws {
    let scratch = try ended(closed: true)
    try scratch.done("retention", "assign", "R-0", "--after", "P20Y", "--then", "keep", "--for-all")
    try scratch.done("retention", "assign", "R-1", "--after", "P1D", "--then", "destroy")
    func decide(_ action: String, _ language: String) throws -> String {
      let run = try scratch.run(
        "disposition", "decide", "R-1", action, "--dry-run", "--lang", language,
        environment: ["COLUMNS": "300"])
      #expect(run.code == 0, "\(run.words)")
      return run.words
    }
    #expect(
      try decide("destroy", "en").contains(
        "! The rule R-0 keeps the same records until April 22, 2044."))
    #expect(
      try decide("destroy", "fr-CA").contains(
        "! La règle R-0 garde les mêmes écritures jusqu’au 22 avril 2044."))
    #expect(try !decide("transfer", "en").contains("R-0"))
  }

  @Test func `is refused for what is no rule and no disposition`() throws {
    let scratch = try ended()
    let size = try scratch.size
    let unknown = try scratch.run("disposition", "decide", "R-9", "keep")
    #expect(unknown.code == 3 && unknown.words.contains("E-UNKNOWN-RULE"), "\(unknown.words)")
    for arguments in [["R-9"], ["R-9", "--agreement", "gq-cnrs"]] {
      let unsaid = try scratch.run(["disposition", "decide"] + arguments)
      #expect(unsaid.code == 3 && unsaid.words.contains("E-UNKNOWN-RULE"), "\(unsaid.words)")
    }
    let never = try scratch.run("retention", "assign", "R-1", "--after", "7", "--then", "keep")
    #expect(never.code == 3 && never.words.contains("E-BAD-FIELD"), "\(never.words)")
    #expect(
      try scratch.run("retention", "assign", "R-1", "--after", "P7Y", "--then", "burn").code == 64)
    #expect(try scratch.run("retention", "--lang", "en").output.contains("No retention rule"))
    #expect(try scratch.size == size)
  }
}
