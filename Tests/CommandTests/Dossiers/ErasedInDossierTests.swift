import CanonicalJSON
import Foundation
import Testing
import Transparency

/// What dossiers have of what is erased: whom to tell, what to destroy, and how much of it there is.
@Suite("What is erased and may be in dossiers")
struct ErasedInDossierTests {
  private static let wide = ["COLUMNS": "1000"]

  @discardableResult
  private func erase(_ sample: DossierSample, _ what: String...) throws -> Run {
    try sample.scratch.run(
      ["erase"] + what + ["--legal-basis", "loi25-28", "--reason", "On request", "--yes"],
      environment: ErasedInDossierTests.wide)
  }

  private func exports(_ sample: DossierSample, holding what: String...) throws -> JSON? {
    try sample.scratch.run(
      ["erase"] + what
        + ["--legal-basis", "loi25-28", "--reason", "On request", "--dry-run", "--json"]
    ).json["exports"]
  }

  @Test("is in those alone whose audience was given it, under a head that has it")
  func reached() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try sample.export("auditor")
    try sample.export("public", "--audience", "public")
    try sample.export("archive", DossierSample.forArchive)
    // A remark is not for everybody, and neither is a confidential document.
    #expect(try exports(sample, holding: "--record", "14") == [15, 17])
    let minutes = Digest(hashing: Array("the minutes".utf8)).hex
    #expect(try exports(sample, holding: "--document", minutes) == [15, 17])
    #expect(try exports(sample, holding: sample.person) == [17])
    // The title of an agreement is for everybody.
    #expect(try exports(sample, holding: "--record", "12") == [15, 16, 17])
    // What no head covered when they were made is in none of them.
    try scratch.done(
      "record", "exchange.held", "exchange=X3", "form=visit", "--axis", "A1", "--party", "gq",
      "--party", "cnrs", "--agreement", "gq-cnrs", "--occurred", "2022-05-05", "--text-fr", "Une")
    try sample.export("again")
    #expect(try exports(sample, holding: "--record", "18") == [])
    try scratch.done("checkpoint")
    try sample.export("later")
    #expect(try exports(sample, holding: "--record", "18") == [20])
  }

  @Test("is in every dossier that may be of the head before it was said to be personal")
  func foundOutLater() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try sample.export("before")
    try scratch.done(
      "correct", "14", #"participants:=["\#(sample.person)"]"#, "--reason", "She was there")
    try scratch.done("checkpoint")
    // Under which head this one is, the ledger does not remember.
    try sample.export("after")
    #expect(try exports(sample, holding: "--record", "14") == [15, 17])
  }

  @Test("has a dossier destroyed that holds it, and no other")
  func since() throws {
    let sample = try DossierSample()
    try sample.export("auditor")
    try sample.export("public", "--audience", "public")
    try sample.export("part", "--agreement", "other")
    try erase(sample, "--record", "14")
    func erasedSince(_ folder: String) throws -> JSON? {
      try sample.verify(folder, "--ledger", "L", "--json").json["dossier"]?["erased_since"]
    }
    #expect(try erasedSince("auditor") == [18])
    #expect(try erasedSince("public") == [] && erasedSince("part") == [])
    let run = try sample.verify("public", "--ledger", "L", "--lang", "en")
    #expect(run.words.contains("Issued by this ledger: #16"), "\(run.words)")
    #expect(!run.words.contains("destroy"), "\(run.words)")
  }

  @Test("is counted once by what makes a dossier, what verifies it and what it says of itself")
  func counted() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try erase(sample, "--record", "14")
    try scratch.done("checkpoint")
    try erase(sample, "--record", "12")
    let older = try Run(
      ["export", "dossier", "older", "--head", "16", "--lang", "en"], in: scratch.url,
      ErasedInDossierTests.wide.merging(["ENTENTE_LEDGER": "L"]) { $1 })
    #expect(
      older.words.contains("Erased under this head, by #15: words of 1 record."), "\(older.words)")
    #expect(
      older.words.contains("Erased since this head, by #16, and not in the dossier: words of 1"),
      "\(older.words)")
    let json = try sample.exporting("again", ["--head", "16", "--json"]).json
    #expect(json["erased"] == ["by": [15], "documents": 0, "words": 1])
    #expect(json["erased_since_head"] == ["by": [16], "documents": 0, "words": 1])
    let verified = try sample.verify("older", "--json").json["selection"]
    #expect(verified?["words_erased"] == 1 && verified?["erased_by"] == [15])
    #expect(
      verified?["words_erased_since_head"] == 1 && verified?["erased_since_head_by"] == [16])
    for (language, sentence) in [
      ("en", "of 1 record were erased since this head by #16: so says whoever made the dossier"),
      ("fr-CA", "de 1 écriture ont été effacés depuis cette tête par #16\u{A0}: c’est qui a fait"),
    ] {
      let run = try Run(
        ["verify", "older", "--policy", "policy", "--lang", language], in: scratch.url,
        ErasedInDossierTests.wide)
      #expect(run.code == 0 && run.output.contains(sentence), "\(run.output)")
    }
    let report = try scratch.text(of: "older/data/report.en.html")
    #expect(report.contains("The words of 1 record were erased by #15."))
    // What was not chosen is not counted.
    let part = try sample.exporting("part", ["--head", "16", "--agreement", "other", "--json"]).json
    #expect(part["erased"] == ["by": [], "documents": 0, "words": 0])
    #expect(part["erased_since_head"] == ["by": [16], "documents": 0, "words": 1])
  }

  @Test("is told in the report of the agreement that it was of, whoever is to read it")
  func told() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    let minutes = Digest(hashing: Array("the minutes".utf8)).hex
    try erase(sample, "--document", minutes)
    try scratch.done("checkpoint")
    // Everybody is told that it was erased, and not what it was.
    for audience in ["auditor", "public"] {
      try sample.export(audience, "--audience", audience)
      let run = try sample.verify(audience)
      #expect(run.code == 0, "\(run.output)")
      for (language, told, none) in [
        ("en", "Erasures that concern this agreement", "No erasure concerns this agreement."),
        (
          "fr", "Effacements qui touchent cette entente",
          "Aucun effacement ne touche cette entente."
        ),
      ] {
        let report = try scratch.text(of: "\(audience)/data/report.\(language).html")
        #expect(report.components(separatedBy: told).count == 2, "\(audience) \(language)")
        #expect(report.components(separatedBy: none).count == 2, "\(audience) \(language)")
      }
    }
  }

  @Test("is listed by the party, the axis and the agreement of what was erased")
  func audited() throws {
    let sample = try DossierSample()
    let scratch = sample.scratch
    try erase(sample, "--record", "14")
    func rows(_ filter: String...) throws -> Int? {
      try scratch.run(["audit", "erased", "--json"] + filter).json["answer"]?["rows"]?
        .arrayValue?.count
    }
    #expect(try rows() == 1)
    #expect(try rows("--party", "gq") == 1 && rows("--axis", "A1") == 1)
    #expect(try rows("--agreement", "gq-cnrs") == 1 && rows("--agreement", "other") == 0)
    #expect(try rows("--agreement", "gq-cnrs", "--party", "cnrs") == 1)
    #expect(try rows("--party", "gq", "--to", "2022-05-01") == 0)
    // The minutes name no party: they are of all that the agreement has.
    let minutes = Digest(hashing: Array("the minutes".utf8)).hex
    try erase(sample, "--document", minutes)
    #expect(try rows("--party", "cnrs") == 2 && rows("--axis", "A1") == 1)
    try erase(sample, sample.person)
    #expect(try rows() == 3 && rows("--party", "cnrs") == 2)
  }
}
