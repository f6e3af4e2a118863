import CanonicalJSON
import Foundation
import Testing
import Transparency

@Suite("A verification that asks witnesses")
struct VerificationAskingWitnessesTests {
  private let ledger: WitnessedLedger
  private var scratch: Scratch { ledger.scratch }

  init() throws {
    ledger = try WitnessedLedger()
    try ledger.serve()
  }

  private func verify(_ folder: String, _ more: String...) throws -> (
    code: Int32, faults: [String], remarks: [String]
  ) {
    let addresses = ["gq", "cnrs"].flatMap { ["--witness", ledger.served[$0]?.url ?? ""] }
    let run = try Run(
      ["verify", folder, "--policy", "policy", "--json"] + addresses + more, in: scratch.url)
    let checks = try run.json["checks"]?.arrayValue ?? []
    let faults = checks.flatMap { $0.objectValue?["faults"]?.arrayValue ?? [] }
    let remarks = try run.json["remarks"]?.arrayValue ?? []
    return (
      run.code, faults.compactMap { $0.objectValue?["name"]?.stringValue },
      remarks.compactMap(\.stringValue)
    )
  }

  @Test("holds where they have seen nothing that disagrees, in a mirror too")
  func agreeing() throws {
    try scratch.done("checkpoint", "--policy", "policy")
    let (code, faults, remarks) = try verify("L")
    #expect(code == 0 && faults.isEmpty, "\(faults)")
    #expect(remarks.contains("witnesses_agree"))
    try scratch.done("bundle", "first")
    try scratch.done("mirror", "open", "M", "first", "--policy", "policy")
    #expect(try verify("M").remarks.contains("witnesses_agree"))
  }

  @Test("is told of an older copy, and of another history, whatever the store says of itself")
  func told() throws {
    try scratch.done("checkpoint", "--policy", "policy")
    try scratch.copy("L", to: "old")
    try scratch.copy("L", to: "other")
    try ledger.record(1)
    try scratch.done("checkpoint", "--policy", "policy")
    #expect(try verify("old").faults == ["F-WITNESS-AHEAD", "F-WITNESS-AHEAD"])
    #expect(try verify("old").code == 2)
    // The head that a witness kept is what refutes it.
    #expect(
      try scratch.run("verify", "old", "--old", "L/published/checkpoint", "--json").code == 4)
    // The host signs another history of the same length behind the back of the witnesses.
    for day in [2, 3, 4, 5] {
      try scratch.done(
        "record", "exchange.held", "exchange=Y\(day)", "form=workshop", "--axis", "A1", "--party",
        "gq", "--party", "cnrs", "--occurred", "2022-05-0\(day)", "--ledger", "other")
    }
    try scratch.done("checkpoint", "--ledger", "other")
    #expect(try scratch.run("verify", "other").code == 0)
    let other = try Run(
      ["verify", "other", "--witness", ledger.served["cnrs"]?.url ?? "", "--lang", "fr-CA"],
      in: scratch.url)
    #expect(other.code == 2)
    #expect(other.output.contains("F-WITNESS-DIFFERS"), "\(other.output)")
    #expect(other.output.contains("dit avoir vu une autre histoire"), "\(other.output)")
  }

  @Test("is undecided, and accuses nobody, by a word that bears no signature")
  func unsigned() throws {
    try scratch.done("checkpoint", "--policy", "policy")
    let size = try Checkpoint(text: ledger.published().text).size
    func stands(at size: UInt64) -> AnsweringServer.Answer {
      .init(status: "409 Conflict", type: "text/x.tlog.size", body: Array("\(size)\n".utf8))
    }
    let answers: [(AnsweringServer.Answer, fault: String)] = [
      (.init(status: "422 Unprocessable Entity", body: []), "F-WITNESS-DIFFERS"),
      (stands(at: size), "F-WITNESS-DIFFERS"), (stands(at: size + 1), "F-WITNESS-AHEAD"),
      // A witness that is told where it stands has nothing to correct.
      (stands(at: 0), "F-WITNESS-SILENT"), (stands(at: 1), "F-WITNESS-SILENT"),
    ]
    for (answer, fault) in answers {
      let server = try AnsweringServer { _, _ in answer }
      let (code, faults, _) = try verify("L", "--witness", server.url)
      #expect(code == 2 && faults == [fault], "\(answer.status): \(faults)")
      let told = try scratch.run("verify", "L", "--witness", server.url, "--lang", "en").output
      #expect(!told.contains("✗") && !told.contains("refutes"), "\(told)")
    }
  }

  @Test("is undecided where one does not answer, and goes with ledgers alone")
  func silent() throws {
    try scratch.done("checkpoint", "--policy", "policy")
    let (code, faults, remarks) = try verify("L", "--witness", "http://127.0.0.1:1")
    #expect(code == 2 && faults == ["F-WITNESS-SILENT"])
    #expect(!remarks.contains("witnesses_agree"))
    // Who and why, in no language; a reader is told in words.
    let json = try scratch.run(
      "verify", "--witness", "http://127.0.0.1:1", "--json", "--lang", "fr-CA"
    ).json
    let fault = (json["checks"]?.arrayValue ?? []).flatMap { $0["faults"]?.arrayValue ?? [] }
      .first { $0["name"] == "F-WITNESS-SILENT" }
    #expect(
      fault?["parameters"] == [
        ["role": "name", "value": ["text": "http://127.0.0.1:1"]],
        ["role": "text", "value": ["text": "unreachable"]],
      ], "\(String(describing: fault))")
    let told = try scratch.run("verify", "--witness", "http://127.0.0.1:1", "--lang", "fr-CA")
    #expect(told.output.contains("http://127.0.0.1:1 — n’a pas répondu"), "\(told.output)")
    try scratch.done("export", "tiles", "tiles")
    for what in ["tiles", "L/published/checkpoint"] {
      #expect(try scratch.run("verify", what, "--witness", "http://127.0.0.1:1").code != 0)
    }
    #expect(
      try scratch.run("verify", "tiles", "--witness", "http://127.0.0.1:1", "--lang", "en").words
        .contains("goes with a ledger, a mirror or a backup"))
  }
}
