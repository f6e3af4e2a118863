import CanonicalJSON
import Foundation
import Testing

@Suite("The log of the whole ledger")
struct LogOfAllTests {
  private func records(_ scratch: Scratch, _ options: String...) throws -> [Int64] {
    let run = try scratch.run(["log", "--json"] + options)
    #expect(run.code == 0, "\(run.words)")
    return try run.output.split(separator: "\n").map { line in
      try #require(JSON(canonical: Array(line.utf8))["record"]?.integerValue)
    }
  }

  @Test func `lists every record once, of all agreements and of none`() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try sample.export("D")
    #expect(try records(scratch, "--all") == Array(0...15))
    #expect(try records(scratch, "--toutes", "--by-occurred").sorted() == Array(0...15))
    #expect(try records(scratch, "--all", "--known-on", "#12") == Array(0...12))
    #expect(try records(scratch, "--all", "--type", "agreement.proposed") == [3, 12])
    // What the ledger does itself is of no agreement, and is found without being told so.
    #expect(try records(scratch, "--type", "export.issued") == [15])
    #expect(try records(scratch, "--type", "export.issued", "--agreement", "other") == [])
    #expect(try scratch.run("log", "--all", "--party", "nobody").code == 3)
    #expect(try scratch.run("log", "--all", "--agreement", "other").code == 64)
  }

  @Test func `is named where an agreement's leaves records out`() throws {
    let sample = try DossierSample()
    try sample.export("D")
    for (language, sentence, title) in [
      (
        "en", "Not of this agreement: 12 records of the ledger (entente log --all).", "whole ledger"
      ),
      (
        "fr-CA",
        "Hors de cette entente\u{A0}: 12 écritures du registre (entente journal --toutes).",
        "tout le registre"
      ),
    ] {
      let wide = ["COLUMNS": "200"]
      let run = try sample.scratch.run(
        "log", "--agreement", "other", "--lang", language, environment: wide)
      #expect(run.output.contains(sentence), "\(run.output)")
      let filtered = try sample.scratch.run(
        "log", "--agreement", "other", "--party", "gq", "--lang", language, environment: wide)
      #expect(!filtered.output.contains("--all") && !filtered.output.contains("--toutes"))
      let all = try sample.scratch.run("log", "--all", "--lang", language, environment: wide)
      #expect(all.output.contains(title) && !all.output.contains(sentence), "\(all.output)")
      #expect(all.output.contains("16 "), "\(all.output)")
      // Of several agreements each has its own codes.
      #expect(all.output.contains("(gq-cnrs)") && all.output.contains("(other)"), "\(all.output)")
      #expect(!run.output.contains("(other)"), "\(run.output)")
      let exports = try sample.scratch.run(
        "audit", "exports", "--agreement", "other", "--lang", language, environment: wide)
      #expect(
        exports.output.contains(language == "en" ? "without --agreement" : "sans --entente"),
        "\(exports.output)")
    }
  }

  @Test func `marks what was done after the day asked about, and audits leave it out`() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try sample.export("D")
    try scratch.done(
      "erase", sample.person, "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    func statuses(asOf day: String) throws -> [String?] {
      let lines = try scratch.run("log", "--all", "--json", "--as-of", day).output
        .split(separator: "\n")
      return try lines.map { try JSON(canonical: Array($0.utf8))["status"]?.stringValue }
    }
    let (before, after) = (try statuses(asOf: "2022-05-05"), try statuses(asOf: "2022-05-06"))
    #expect(before.suffix(2) == ["coming", "coming"] && after.suffix(2) == ["counted", "counted"])
    // What was registered later was so before.
    #expect(before.prefix(3) == ["counted", "counted", "counted"])
    for list in ["exports", "erased"] {
      func rows(asOf day: String) throws -> Int? {
        try scratch.run("audit", list, "--json", "--as-of", day).json["answer"]?["rows"]?
          .arrayValue?.count
      }
      #expect(try rows(asOf: "2022-05-05") == 0 && rows(asOf: "2022-05-06") == 1, "\(list)")
    }
  }

  @Test func `says what was exported, and who and what was erased, by no name`() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try sample.export("D")
    try scratch.done(
      "erase", sample.person, "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    let digest = try #require(
      sample.verify("D", "--json").json["dossier"]?["digest"]?.stringValue)
    let run = try scratch.run("log", "--all", environment: ["COLUMNS": "400"])
    #expect(run.output.contains("dossier-auditor SHA-256 \(digest.prefix(12))…"), "\(run.output)")
    #expect(run.output.contains("\(sample.person) #11"), "\(run.output)")
    #expect(!run.output.contains("Quenneville"), "\(run.output)")
  }
}
