import CanonicalJSON
import Foundation
import Testing
import Transparency

@Suite("A clock that was set back", .enabled(if: BadMachine.isThere, BadMachine.whyNot))
struct ClockBackTests {
  private func run(_ scratch: Scratch, hours: Int, _ arguments: [String]) throws -> Run {
    try Run(
      arguments + ["--json"], in: scratch.url,
      BadMachine.shifted(seconds: 3_600 * hours).merging(["ENTENTE_LEDGER": "L"]) { $1 })
  }

  @Test("keeps records out unless somebody accepts it by name")
  func ledger() throws {
    let scratch = try Scratch()
    try scratch.done("open", "L", "--origin", "example.org/clock", "--title", "Clock")
    func recorded(_ actor: String, hours: Int, _ more: String...) throws -> Run {
      try run(
        scratch, hours: hours,
        ["record", "actor.registered", "actor=\(actor)", "name=X", "kind=party"] + more)
    }
    #expect(try recorded("a", hours: 0).code == 0)
    let back = try recorded("b", hours: -48)
    #expect(back.code == 3, "\(back.output)\(back.words)")
    #expect(try back.refusal == "E-CLOCK-BEHIND", "\(back.output)")
    let far = try recorded("b", hours: 24 * 500)
    #expect(far.code == 3)
    let accepted = try recorded("b", hours: -48, "--accept-clock")
    #expect(accepted.code == 0, "\(accepted.output)\(accepted.words)")
    // Signed all the same: a head has no time.
    #expect(try run(scratch, hours: -48, ["checkpoint"]).code == 0)
    #expect(try scratch.run("verify").code == 0)
  }

  @Test("gives no cosignature that is older than the one before it")
  func witness() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    func time(_ run: Run) throws -> UInt64 {
      let json = try run.json
      let (note, key) = (json["checkpoint"]?.stringValue, json["witness"]?.stringValue)
      let cosignatures = try SignedNote(Array(try #require(note).utf8))
        .verified(by: [VerifierKey(try #require(key))]).cosignatures
      return try #require(cosignatures.first).time
    }
    let now = try time(try run(scratch, hours: 0, ["cosign", "kept", "--witness", "W"]))
    try scratch.meet("V1")
    try scratch.done("checkpoint", "--since", "11", "-o", "later")
    let back = try run(scratch, hours: -100, ["cosign", "later", "--witness", "W"])
    #expect(back.code == 0, "\(back.output)")
    #expect(try time(back) >= now)
  }
}
