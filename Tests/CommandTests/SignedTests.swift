import CanonicalJSON
import Foundation
import Testing

/// A small ledger whose party CNRS signs what it does.
private struct SigningLedger {
  let scratch: Scratch

  init() throws {
    scratch = try Scratch()
    try scratch.openSample()
    #expect(try scratch.run("keys", "make", "cnrs.key").code == 0)
    let added = try scratch.run("keys", "add", "cnrs.key", "--owner", "cnrs")
    #expect(added.code == 0, "\(added.words)")
    #expect(try scratch.run("checkpoint").code == 0)
  }

  /// What CNRS plans, with these options beside.
  func plan(_ code: String, _ options: String...) throws -> Run {
    try scratch.run(
      [
        "record", "exchange.scheduled", "exchange=\(code)", "form=visit", "planned=2022-06",
        "--axis", "A1", "--occurred", "2022-05-05", "--on-behalf-of", "cnrs",
      ] + options)
  }
}

@Suite struct `An act of a party that signs` {
  @Test func `is refused without its key, and recorded with it`() throws {
    let ledger = try SigningLedger()
    let refused = try ledger.plan("X8")
    #expect(refused.code == 3 && refused.words.contains("E-SIGNATURE-MISSING"))
    let signed = try ledger.plan("X8", "--sign", "cnrs.key")
    #expect(signed.code == 0, "\(signed.words)")
    let page = try ledger.scratch.run("show", "12")
    #expect(page.output.contains("Signed by the key"))
    // An import on its behalf bears no signature.
    let line = """
      {"type":"exchange.scheduled","agreement":"gq-cnrs","occurred":"2022-05-05","axes":["A1"],\
      "on_behalf_of":["cnrs"],"data":{"exchange":"X9","form":"visit","planned":"2022-06"}}
      """
    let imported = try ledger.scratch.run("import", "-", input: line)
    #expect(imported.code == 3 && imported.words.contains("E-SIGNATURE-MISSING"))
  }

  @Test func `is its last where the party's only key is retired, and that is said first`() throws {
    let ledger = try SigningLedger()
    let scratch = ledger.scratch
    let made = try scratch.run("keys", "--json").json["keys"]?.arrayValue?.first
    let key = try #require(made?.objectValue?["key"]?.stringValue)
    let retire = ["keys", "retire", key, "--why", "lost", "--sign", "cnrs.key"]
    for language in ["en", "fr-CA"] {
      let dry = try scratch.run(retire + ["--dry-run", "--lang", language])
      #expect(dry.code == 0, "\(dry.words)")
      let sentence = language == "en" ? "the party can sign nothing more here" : "ne peut plus rien"
      #expect(dry.output.replacing("\n", with: " ").contains(sentence), "\(dry.output)")
    }
    // Its owner adds it once more: nothing is missing.
    let again = try scratch.run("keys", "add", "cnrs.key", "--owner", "cnrs", "--lang", "en")
    #expect(again.code == 3 && again.words.contains("E-KEY-IN-USE"), "\(again.words)")
    #expect(again.words.contains("already for cnrs"), "\(again.words)")
    let other = try scratch.run("keys", "add", "cnrs.key", "--owner", "gq", "--lang", "en")
    #expect(other.code == 3 && !other.words.contains("already for"), "\(other.words)")
    try scratch.done("keys", "make", "next.key")
    try scratch.done("keys", "add", "next.key", "--owner", "cnrs", "--sign", "cnrs.key")
    let retired = try scratch.run(retire + ["--lang", "en"])
    #expect(retired.code == 0 && !retired.output.contains("last act key"), "\(retired.output)")
    let second = try scratch.run("keys", "--json").json["keys"]?.arrayValue?.last
    let last = try scratch.run(
      "keys", "retire", try #require(second?.objectValue?["key"]?.stringValue), "--why", "lost",
      "--sign", "next.key", "--lang", "en")
    #expect(last.code == 0 && last.output.contains("That was the last act key"), "\(last.output)")
  }

  @Test func `is shown without what a file's name would do to a terminal`() throws {
    let ledger = try SigningLedger()
    let name = "x\u{1B}[31m\u{202E}a"
    let written = try ledger.plan("X8", "--to-sign", name)
    let read = try ledger.scratch.run("sign", name)
    #expect(written.code == 0 && read.code == 0, "\(written.words)\(read.words)")
    for said in [written.output, written.words, read.output, read.words] {
      #expect(!said.unicodeScalars.contains { $0 == "\u{1B}" || $0 == "\u{202E}" }, "\(said)")
    }
  }

  @Test func `travels as a file to whoever has the key, and back`() throws {
    let ledger = try SigningLedger()
    let written = try ledger.plan("X8", "--to-sign", "plan.json", "--json")
    #expect(written.code == 0, "\(written.words)")
    #expect(try ledger.scratch.run("record", "--signed", "plan.json").code == 3)
    let shown = try ledger.scratch.run("signer", "plan.json", "--lang", "fr-CA")
    #expect(shown.code == 0 && shown.output.contains("exchange.scheduled"))
    #expect(try ledger.scratch.run("sign", "plan.json", "--key", "cnrs.key").code == 0)
    #expect(try ledger.scratch.run("record", "--signed", "plan.json", "--dry-run").code == 0)
    let recorded = try ledger.scratch.run("record", "--signed", "plan.json", "--json")
    #expect(recorded.code == 0, "\(recorded.words)")
    let again = try ledger.scratch.run("record", "--signed", "plan.json", "--json")
    #expect(try again.json["repeated"] == true)
    #expect(try ledger.scratch.run("verify").code == 0)
  }

  @Test func `takes the place of one file alone, where it is written for others to sign`() throws {
    let ledger = try SigningLedger()
    let scratch = ledger.scratch
    for name in ["plan.json", "head", "bundle", "due.ics"] {
      try scratch.write("somebody's", to: "\(name).new")
    }
    #expect(try ledger.plan("X8", "--to-sign", "plan.json").code == 0)
    #expect(try scratch.run("sign", "plan.json", "--key", "cnrs.key").code == 0)
    try scratch.done("checkpoint", "-o", "head")
    try scratch.done("bundle", "bundle")
    try scratch.done("due", "--ics", "due.ics")
    for name in ["plan.json", "head", "bundle", "due.ics"] {
      #expect(scratch.exists(name), "\(name)")
      #expect(try scratch.text(of: "\(name).new") == "somebody's", "\(name)")
    }
    #expect(try scratch.names(in: ".").filter { $0.hasPrefix(".entente") } == [])
  }

  @Test func `is taken from its file whole, with nothing said beside it`() throws {
    let ledger = try SigningLedger()
    let scratch = ledger.scratch
    #expect(try ledger.plan("X8", "--to-sign", "plan.json").code == 0)
    #expect(try scratch.run("sign", "plan.json", "--key", "cnrs.key").code == 0)
    for beside in [
      ["--occurred", "2022-05-04"], ["--author", "svc-a"], ["--agreement", "gq-cnrs"],
      ["--evidence", "plan.json"], ["--reason", "Late"], ["--axis", "A1"], ["--party", "gq"],
      ["--text-fr", "Texte"], ["--cause", "3"], ["--expires", "2030-01-01T00:00:00Z"],
    ] {
      let run = try Run(
        ["record", "--signed", "plan.json"] + beside, in: scratch.url, ["ENTENTE_LEDGER": "L"])
      #expect(run.code == 64, "\(beside): \(run.code) \(run.words)")
    }
    #expect(try scratch.run("record", "--signed", "plan.json").code == 0)
  }

  @Test func `brings the bytes of its document, which no file of an action carries`() throws {
    let ledger = try SigningLedger()
    let scratch = ledger.scratch
    try scratch.write("minutes", to: "minutes.txt")
    let written = try scratch.run(
      "record", "document.attached", "document=D-1", "title=Minutes", "language=en",
      "class=internal", "--document", "minutes.txt", "--agreement", "gq-cnrs", "--party", "gq",
      "--party", "cnrs", "--on-behalf-of", "cnrs", "--occurred", "2022-05-05", "--to-sign",
      "minutes.json")
    #expect(written.code == 0, "\(written.words)")
    #expect(try scratch.run("sign", "minutes.json", "--key", "cnrs.key").code == 0)
    let recorded = try scratch.run(
      "record", "--signed", "minutes.json", "--document", "minutes.txt")
    #expect(recorded.code == 0, "\(recorded.words)")
    #expect(try scratch.names(in: "L/documents").count == 1)
    #expect(try scratch.run("verify").code == 0)
  }

  @Test func `is signed with a key file of its kind, and with nothing else`() throws {
    let ledger = try SigningLedger()
    let scratch = ledger.scratch
    #expect(try scratch.run("keys", "make", "w.key", "--use", "witness").code == 0)
    try scratch.write("no key", to: "text")
    for (file, words) in [
      ("w.key", "for another use"), ("text", "is no key file"), ("absent", "does not exist"),
    ] {
      let run = try ledger.plan("X8", "--sign", file)
      #expect(run.code == 5 && run.words.contains(words), "\(file): \(run.code) \(run.words)")
    }
    // What is there is never written over: it may be the only copy of a key.
    let over = try scratch.run("keys", "make", "cnrs.key")
    #expect(over.code == 5)
    try scratch.write("{}", to: "plan.json")
    #expect(try scratch.run("sign", "plan.json", "--key", "cnrs.key").code == 5)
    #expect(try scratch.run("record", "--signed", "plan.json").code == 5)
  }

  @Test func `lies between the head its author had verified and the first cosignature over it`()
    throws
  {
    let ledger = try SigningLedger()
    let scratch = ledger.scratch
    #expect(try ledger.plan("X8", "--sign", "cnrs.key").code == 0)
    let before = try scratch.run("verify", "--json").json
    #expect(before["signed"]?.arrayValue?.last?["record"] == 12)
    #expect(before["signed"]?.arrayValue?.last?["seen"] == 12)
    #expect(before["signed"]?.arrayValue?.last?["not_after"] == .null)
    #expect(
      try scratch.run("witness", "open", "W", "--name", "w.gq.example", "--party", "gq").code == 0)
    let keys = try scratch.run("keys", "--json").json
    let verifier = try #require(keys["checkpoint"]?["verifier_key"]?.stringValue)
    #expect(try scratch.run("witness", "trust", "W", verifier).code == 0)
    #expect(try scratch.run("checkpoint", "--since", "0", "-o", "request").code == 0)
    #expect(try scratch.run("cosign", "request", "--witness", "W", "-o", "cosigned").code == 0)
    let shown = try scratch.run("witness", "show", "W", "--json").json
    let witness = try #require(shown["key"]?.stringValue)
    let log = try #require(keys["policy"]?.stringValue?.split(separator: "\n").first)
    try scratch.write("\(log)\nwitness w \(witness)\nquorum w\n", to: "policy")
    let kept = try scratch.run("checkpoint", "--cosigned", "cosigned", "--policy", "policy")
    #expect(kept.code == 0, "\(kept.words)")
    let after = try scratch.run("verify", "--json").json
    let time = after["cosignatures"]?.arrayValue?.first?["time"]
    #expect(time != nil && after["signed"]?.arrayValue?.last?["not_after"] == time)
    let page = try scratch.run("verify", environment: ["COLUMNS": "300"])
    #expect(page.output.contains("Record 12, signed: not before the checkpoint of 12"))
    #expect(page.output.contains("not after its first cosignature"))
    // It may be a witness of the host's, whose clock the host sets.
    #expect(page.output.contains("by the clock of a witness that nothing from outside names"))
    let named = try scratch.run("verify", "--policy", "policy", "--json").json
    #expect(named["signed"]?.arrayValue?.last?["not_after"] == time)
    #expect(named["signed_vouched"] == .bool(true) && after["signed_vouched"] == .bool(false))
    #expect(
      try scratch.run("witness", "open", "V", "--name", "v.cnrs.example", "--party", "cnrs").code
        == 0)
    let other = try scratch.run("witness", "show", "V", "--json").json
    let partners = try #require(other["key"]?.stringValue)
    try scratch.write("\(log)\nwitness v \(partners)\nquorum none\n", to: "partner")
    let own = try scratch.run("verify", "--policy", "partner", "--json").json
    #expect(own["signed"]?.arrayValue?.last?["not_after"] == .null)
  }
}
