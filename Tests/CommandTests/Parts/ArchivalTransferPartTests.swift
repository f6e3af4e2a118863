import CanonicalJSON
import Foundation
import Testing
import Transparency

@Suite struct `A transfer to French public archives` {
  private func given(_ options: String...) throws -> (scratch: Scratch, text: String) {
    let scratch = try Scratch()
    try scratch.openArchived()
    try scratch.export("seda", to: "out", Scratch.parties + options)
    return (scratch, try scratch.text(of: "out/seda.xml"))
  }

  private static let minutes = Digest(hashing: Array("%PDF-1.7 minutes".utf8)).hex

  @Test func `hands over the records and the documents that are held, each by its hash`() throws {
    let (scratch, text) = try given("--words")
    let minutes = `A transfer to French public archives`.minutes
    #expect(
      try scratch.files(below: "out").keys.sorted()
        == ["content/\(minutes)", "content/records.jsonl", "seda.xml"].sorted())
    #expect(try scratch.text(of: "out/content/\(minutes)") == "%PDF-1.7 minutes")
    let records = try scratch.files(below: "out")["content/records.jsonl"]
    let hash = Digest(hashing: Array(try #require(records))).hex
    #expect(text.contains(#"<MessageDigest algorithm="SHA-256">\#(hash)<"#))
    #expect(text.contains("<Uri>content/\(minutes)<") && text.contains("<Size>16<"))
    #expect(text.contains(#"<Title xml:lang="en">Minutes &amp; &lt;notes&gt;<"#))
    // The records are those that CloudEvents has.
    try scratch.export("cloudevents", to: "other", ["--words"])
    #expect(try scratch.files(below: "other")["records.jsonl"] == records)
  }

  @Test func `hands over no document without words, nor leaves one there from before`() throws {
    let (scratch, _) = try given("--words")
    let run = try scratch.export("seda", to: "out", Scratch.parties)
    #expect(run.words.contains("Documents that stay here: 2"), "\(run.words)")
    #expect(
      try scratch.files(below: "out").keys.sorted() == ["content/records.jsonl", "seda.xml"])
    let text = try scratch.text(of: "out/seda.xml")
    #expect(text.contains("The file is not handed over here.") && !text.contains("Minutes"))
    #expect(!text.contains("Génome") && text.contains("<Corpname>gq<"))
    #expect(text.contains(">Document D-1 (intitulé non remis)<"))
    #expect(text.contains(">Agreement gq-cnrs (title withheld)<"))
    #expect(try !given("--words").text.contains("(title "))
  }

  @Test func `says between whom, under which agreement and of which head`() throws {
    let (_, text) = try given("--archival-agreement", "IC-000001")
    #expect(text.contains("<ArchivalAgreement>IC-000001<"))
    #expect(text.contains("<ArchivalAgency>\n    <Identifier>FRAN_NP_000001<"))
    #expect(text.contains("<TransferringAgency>\n    <Identifier>FRAN_NP_000002<"))
    #expect(text.contains("<MessageIdentifier>example.org/ledger/checkpoint:21/"))
    #expect(text.contains("<Date>2022-05-06T"))
  }

  @Test func `carries retention rules, holds and who may see what`() throws {
    let (_, text) = try given()
    #expect(text.contains("<AppraisalRule>"))
    #expect(text.contains("<Rule>R-1</Rule>") && text.contains("<FinalAction>Keep<"))
    #expect(text.contains("<StartDate>2024-04-22</StartDate>"))
    #expect(text.contains("<HoldRule>") && text.contains("<Rule>H-1</Rule>"))
    #expect(text.contains("<Rule>class-confidential</Rule>"))
    #expect(text.contains("R-1 (keep, P10Y)"))
  }

  @Test func `restricts the records where they say what persons are called`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.done("record", "person.registered", "name=Philippa Quenneville")
    try scratch.done("checkpoint")
    let rule = "<Rule>class-personal</Rule>"
    try scratch.export("seda", to: "out", Scratch.parties)
    #expect(!(try scratch.text(of: "out/seda.xml").contains(rule)))
    try scratch.export("seda", to: "out", Scratch.parties + ["--words"])
    #expect(try scratch.text(of: "out/seda.xml").contains(rule))
    if OtherTools.xmllint != nil, OtherTools.schema("seda-2.3") != nil {
      let run = try scratch.validate("out/seda.xml", against: "seda-2.3/seda-2.3-main.xsd")
      #expect(run.code == 0, "\(run.words)")
    }
  }

  @Test func `says of a title that it is erased, with the words and without`() throws {
    let scratch = try Scratch()
    try scratch.openArchived()
    try scratch.done("hold", "lift", "H-1", "--reason", "Settled")
    try scratch.done(
      "erase", "--record", "16", "--legal-basis", "GDPR-17", "--reason", "Asked", "--yes")
    for options in [["--words"], []] {
      try scratch.export("seda", to: "out", options)
      let text = try scratch.text(of: "out/seda.xml")
      #expect(text.contains(">Document D-1 (intitulé effacé)<"), "\(options)")
      #expect(text.contains(">Document D-1 (title erased)<"), "\(options)")
    }
  }

  @Test func `tells every record once, as an event of what it is about`() throws {
    let (_, text) = try given()
    #expect(text.components(separatedBy: "<Event>").count == 22)
    #expect(text.contains("annulée par example.org/ledger#13"))
    #expect(text.contains("textes effacés par example.org/ledger#15"))
  }

  @Test func `is refused where it does not say between whom, in both languages`() throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let wide = ["COLUMNS": "300"]
    let french = wide.merging(["LANG": "fr_CA.UTF-8"]) { $1 }
    let none = try scratch.run("export", "seda", "out", environment: wide)
    #expect(none.code == 64 && none.words.contains("give --archival-agency"), "\(none.words)")
    let half = try scratch.run(
      "exporter", "seda", "sortie", "--service-archives", "FRAN", environment: french)
    #expect(half.code == 64 && half.words.contains("donnez --service-versant"), "\(half.words)")
    let bad = try scratch.run(
      "export", "seda", "out", "--archival-agency", " x", "--transferring-agency", "y",
      environment: wide)
    #expect(bad.code == 64 && bad.words.contains("is no identifier"), "\(bad.words)")
    let other = try scratch.run(
      "export", "csv", "out", "--archival-agency", "x", environment: wide)
    #expect(other.code == 64 && other.words.contains("go with “export seda”"), "\(other.words)")
    #expect(!scratch.exists("out") && !scratch.exists("sortie"))
  }

  @Test func `is refused when a document is held in other bytes than its own`() throws {
    let (scratch, _) = try given()
    let minutes = `A transfer to French public archives`.minutes
    let held = scratch.url.appending(path: "L/documents/\(minutes)")
    try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: held.path)
    try Data("%PDF-1.7 MINUTES".utf8).write(to: held)
    let run = try scratch.run(["export", "seda", "out", "--words"] + Scratch.parties)
    #expect(run.code == 4, "\(run.code) \(run.words)")
    #expect(!scratch.exists("out/seda.xml"))
  }

  @Test func `says what was chosen and what stays behind in sentences`() throws {
    let text = try given("--axis", "A1", "--from", "2022-05").text
    let chosen = [
      "Sélection\u{A0}: axe A1 · depuis le 2022-05-01. Les textes de ",
      "Selection: axis A1 · from 2022-05-01. The words of ",
    ]
    for sentence in chosen { #expect(text.contains(sentence), "\(text.prefix(6000))") }
    #expect(text.contains(" ne sont pas remis. Qui veut une preuve"))
    #expect(!text.contains("{&quot;at") && !text.contains("{\"at"))
    let all = try given("--words").text
    #expect(all.contains("Sélection\u{A0}: toutes les écritures. Qui veut une preuve"))
    #expect(all.contains("Selection: every record. Whoever wants a proof"))
  }
}
