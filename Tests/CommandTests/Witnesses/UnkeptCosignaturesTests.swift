import CanonicalJSON
import Foundation
import Testing
import Transparency

/// Cosignatures are recorded, and a record can be refused: then the head is out already.
@Suite(
  "What witnesses gave while no record could be written",
  .enabled(if: BadMachine.isThere, BadMachine.whyNot))
struct UnkeptCosignaturesTests {
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
    #expect(try back.json["unkept"] == nil)
    #expect(try scratch.run("verify").code == 0)
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
    #expect(answer["unkept"]?["refusal"]?["name"] == "E-CLOCK-AHEAD", "\(run.output)")
  }
}
