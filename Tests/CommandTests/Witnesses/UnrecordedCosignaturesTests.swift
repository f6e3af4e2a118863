import CanonicalJSON
import Foundation
import LedgerTesting
import Testing
import Transparency
import Witness

/// Cosignatures are recorded, and a record can be refused: then the head is out already.
@Suite(
  "What witnesses gave while no record could be written",
  .enabled(if: BadMachine.isThere, BadMachine.whyNot))
struct UnrecordedCosignaturesTests {
  private let ledger: WitnessedLedger
  private var scratch: Scratch { ledger.scratch }

  init() throws {
    ledger = try WitnessedLedger(isSimulated: false)
    try ledger.serve()
    try scratch.done("record", "actor.registered", "actor=lab", "name=Lab", "kind=party")
  }

  /// Signs on a machine whose clock is that many days off.
  private func checkpoint(days: Int, _ arguments: String...) throws -> Run {
    try Run(
      ["checkpoint", "--policy", "policy"] + arguments, in: scratch.url,
      BadMachine.shifted(seconds: days * 86_400).merging(["ENTENTE_LEDGER": "L"]) { $1 })
  }

  private func size(of note: SignedNote) throws -> UInt64 { try Checkpoint(text: note.text).size }

  @Test("is said beside the head, which is signed, published and shown to them all the same")
  func told() throws {
    let told = try checkpoint(days: 500, "--lang", "en")
    #expect(told.code == 5, "\(told.output)\(told.words)")
    #expect(told.words.contains("E-CLOCK-AHEAD"), "\(told.words)")
    #expect(told.words.contains("The checkpoint is signed and published"), "\(told.words)")
    #expect(told.output.hasPrefix("example.org/ledger\n4\n"), "\(told.output)")
    #expect(try size(of: ledger.published()) == 4)
    // Both have seen it.
    for party in ["gq", "cnrs"] {
      let shown = try scratch.run("witness", "show", party, "--json")
      #expect(try shown.json["logs"]?.arrayValue?.first?["size"] == 4, "\(shown.output)")
    }
    // Where the clock is right again the same command asks them again, and keeps what they say.
    let later = try checkpoint(days: 0, "--json")
    #expect(later.code == 0, "\(later.words)")
    #expect(try later.json["cosignatures"]?.arrayValue?.count == 2)
    #expect(try scratch.run("verify").code == 0)
  }

  @Test("is recorded all the same where the clock was set back, which keeps other records out")
  func setBack() throws {
    let back = try checkpoint(days: -2, "--json")
    #expect(back.code == 0, "\(back.words)")
    #expect(try back.json["cosignatures"]?.arrayValue?.count == 2)
    #expect(try back.json["unrecorded"] == nil)
    #expect(try scratch.run("verify").code == 0)
    let other = try Run(
      ["record", "actor.registered", "actor=more", "name=More", "kind=party"], in: scratch.url,
      BadMachine.shifted(seconds: -2 * 86_400).merging(["ENTENTE_LEDGER": "L"]) { $1 })
    #expect(other.code == 3 && other.words.contains("E-CLOCK"), "\(other.words)")
  }

  @Test("is said in French and to programs")
  func otherReaders() throws {
    let french = try checkpoint(days: 500, "--lang", "fr-CA")
    #expect(french.code == 5)
    #expect(french.words.contains("La tête est signée et publiée"), "\(french.words)")
    let run = try checkpoint(days: 500, "--json")
    #expect(run.code == 5)
    let answer = try run.json
    #expect(answer["signed"] == .bool(true) && answer["met"] == .bool(true))
    // They are given, though in no record: the head that is shown has their lines.
    #expect(answer["cosignatures"]?.arrayValue?.count == 2)
    let note = try SignedNote(Array((answer["checkpoint"]?.stringValue ?? "").utf8))
    #expect(note.signatures.count == 3)
    #expect(answer["unrecorded"]?["refusal"]?["name"] == "E-CLOCK-AHEAD", "\(run.output)")
  }
}

@Suite(
  "What witnesses gave while the disk filled up",
  .enabled(if: SmallDisk.canMount, "mounting a small disk is not permitted here"))
struct CosignaturesOnFullDiskTests {
  @Test("is told without saying that nothing was written", arguments: ["en", "fr-CA", nil])
  func told(language: String?) throws {
    let ledger = try WitnessedLedger()
    let scratch = ledger.scratch
    try FileManager.default.createDirectory(
      at: scratch.url.appending(path: "D"), withIntermediateDirectories: false)
    let disk = try #require(
      SmallDisk(at: scratch.url.appending(path: "D").path, bytes: 16 << 20))
    try scratch.copy("L", to: "D/L")
    // The new head is signed when a witness sees it, and there is no room left by then.
    let servers = try ["gq", "cnrs"].map { party in
      let folder = scratch.url.appending(path: party).path
      return try AnsweringServer { _, body in
        guard let request = try? WitnessRequest(body),
          let head = try? Checkpoint(text: request.checkpoint.text)
        else { return .init(status: "400 Bad Request", body: []) }
        switch try? WitnessFolder(at: folder).answer(to: request) {
        case .cosigned(_, let line)?:
          if head.size > 1, party == "gq" { try? disk.leave(freeBytes: 0) }
          return .init(type: "text/plain", body: line.line)
        case .refused(.conflict(let seen), _)?:
          return .init(
            status: "409 Conflict", type: "text/x.tlog.size", body: Array("\(seen)\n".utf8))
        default: return .init(status: "500 Error", body: [])
        }
      }
    }
    try ledger.writePolicy(addresses: ["gq": servers[0].url, "cnrs": servers[1].url])
    let run = try Run(
      ["checkpoint", "--policy", "policy"] + (language.map { ["--lang", $0] } ?? ["--json"]),
      in: scratch.url, ["ENTENTE_LEDGER": "D/L"])
    #expect(run.code == 5, "\(run.output)\(run.words)")
    let said = run.output + run.words
    #expect(said.contains("ENOSPC"), "\(said)")
    for claim in ["Nothing was written", "Rien n’a été écrit"] {
      #expect(!said.contains(claim), "\(said)")
    }
    if language == nil {
      #expect(try run.json["signed"] == true)
      #expect(try run.json["unrecorded"]?["error"]?["name"] == "file")
    } else {
      let head = language == "en" ? "is signed and published" : "est signée et publiée"
      #expect(run.words.contains(head), "\(run.words)")
    }
    try disk.makeRoom()
    #expect(try scratch.run("verify", "D/L").code == 0)
  }
}
