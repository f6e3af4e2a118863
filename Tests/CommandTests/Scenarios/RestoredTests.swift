import CanonicalJSON
import Foundation
import Testing
import Transparency

@Suite("A ledger put back to an earlier state")
struct RestoredTests {
  @Test("is found out by the head that was kept, and by mirror and witness once it signs again")
  func rollback() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    // The whole folder of another day: store, key and guard.
    try scratch.copy("L", to: "honest")
    try scratch.copy("opened", to: "L")
    let alone = try scratch.run("verify", "--json")
    #expect(alone.code == 0)
    let kept = try scratch.run("verify", "--old", "kept", "--json")
    #expect(kept.code == 4)
    #expect(try kept.faults == ["F-OLDER-HEAD-AHEAD"])
    // An older bundle of the same history brings nothing, and takes nothing away.
    let older = try partners.bundled("L")
    #expect(older.code == 0, "\(older.output)\(older.words)")
    #expect(try older.json["records"] == 0)
    #expect(try older.json["size"] == .integer(Int64(Partners.size)))
    // Grown as far again it is another history.
    try scratch.done(
      "import", "-",
      input: sampleActions.replacingOccurrences(of: "\"workshop\"", with: "\"meeting\""))
    try scratch.done("checkpoint")
    #expect(try partners.bundled("L").failure == "fork")
    #expect(try partners.cosigned("L", since: 11).code == 4)
    try scratch.copy("honest", to: "L")
    try partners.expectNothingTaken()
  }

  @Test("from a backup has no key; with key and guard it signs no other history")
  func backup() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try scratch.done("backup", "copy")
    #expect(try scratch.names(in: "copy").allSatisfy { !$0.hasPrefix("checkpoint.key") })
    try scratch.meet("V1")
    try scratch.done("checkpoint")
    try scratch.done("restore", "copy", "--ledger", "R")
    // A thief of the backup reads it all, and signs nothing.
    #expect(try scratch.run("verify", "R").code == 0)
    let thief = try scratch.run("checkpoint", "--ledger", "R", "--json")
    #expect(thief.code == 5, "\(thief.output)")
    #expect(try thief.failure == "key")
    for name in ["checkpoint.key", "checkpoint.key.guard"] {
      try scratch.copy("L/\(name)", to: "R/\(name)")
    }
    let record = ["record", "actor.registered", "actor=x", "name=X", "kind=party"]
    for arguments in [["checkpoint"], record] {
      let run = try Run(arguments + ["--json"], in: scratch.url, ["ENTENTE_LEDGER": "R"])
      #expect(run.code != 0, "\(arguments): \(run.output)")
      #expect(try run.failure == "guard_ahead", "\(arguments): \(run.output)")
    }
    #expect(try scratch.heads(of: "R").keys.sorted() == [1, 11])
    // The mirror knows what the backup does not: nothing is lost to the partner.
    #expect(try partners.bundled("L", since: 11).code == 0)
    #expect(try scratch.run("verify", "M", "--old", "L/published/12").code == 0)
  }
}

@Suite("The guard beside the key")
struct GuardScenarioTests {
  @Test("when it is missing, keeps the head from being signed until it is put back")
  func missing() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try scratch.meet("V1")
    try scratch.copy("L/checkpoint.key.guard", to: "guard")
    try scratch.remove("L/checkpoint.key.guard")
    let before = try scratch.heads(of: "L")
    for more in [[], ["--policy", "policy", "--witness", "http://127.0.0.1:1"]] {
      let run = try Run(["checkpoint", "--json"] + more, in: scratch.url, ["ENTENTE_LEDGER": "L"])
      #expect(run.code == 5, "\(run.output)")
      #expect(try run.failure == "key")
    }
    #expect(try scratch.heads(of: "L") == before)
    #expect(!scratch.exists("L/checkpoint.key.guard"))
    try scratch.copy("guard", to: "L/checkpoint.key.guard")
    try scratch.done("checkpoint")
    #expect(try partners.bundled("L", since: 11).code == 0)
  }

  @Test("put back from another day lets the same history go on, and no other")
  func older() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try scratch.copy("opened/checkpoint.key.guard", to: "L/checkpoint.key.guard")
    let same = try scratch.done("checkpoint", "--json")
    // What was signed is given again, and not signed anew.
    #expect(try same.json["checkpoint"]?.stringValue == scratch.text(of: "kept"))
    try scratch.meet("V1")
    try scratch.done("checkpoint")
    #expect(try partners.bundled("L", since: 11).code == 0)
    #expect(try partners.forks() == [])
  }

  @Test("ahead of the store keeps it from being signed, and from going on")
  func ahead() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try scratch.copy("opened/data.mdb", to: "L/data.mdb")
    let before = try scratch.heads(of: "L")
    let signed = try scratch.run("checkpoint", "--json")
    #expect(signed.code == 4, "\(signed.output)")
    #expect(try signed.failure == "guard_ahead")
    let recorded = try scratch.run(
      "record", "actor.registered", "actor=x", "name=X", "kind=party", "--json")
    #expect(try recorded.failure == "guard_ahead")
    #expect(try scratch.heads(of: "L") == before)
  }
}

@Suite("Two processes that sign one ledger at once")
struct SigningAtOnceTests {
  @Test("sign one history, which the partner takes whole")
  func once() async throws {
    let partners = try Partners()
    let folder = partners.scratch.url
    let codes = try await withThrowingTaskGroup(of: [Int32].self) { group in
      for writer in 0..<3 {
        group.addTask {
          try (0..<4).flatMap { number in
            [
              try Run(
                [
                  "record", "exchange.held", "exchange=W\(writer)-\(number)", "form=visit",
                  "--axis", "A1", "--party", "gq", "--party", "cnrs", "--occurred", "2022-05-03",
                ], in: folder, ["ENTENTE_LEDGER": "L"]
              ).code,
              try Run(["checkpoint"], in: folder, ["ENTENTE_LEDGER": "L"]).code,
            ]
          }
        }
      }
      return try await group.reduce(into: []) { $0 += $1 }
    }
    #expect(codes.allSatisfy { $0 == 0 } && codes.count == 24)
    let scratch = partners.scratch
    #expect(try scratch.run("verify", "--old", "kept").code == 0)
    let taken = try partners.bundled("L", since: 11)
    #expect(taken.code == 0, "\(taken.output)\(taken.words)")
    #expect(try taken.json["records"] == 12)
    #expect(try scratch.heads(of: "M") == scratch.heads(of: "L"))
    #expect(try partners.cosigned("L", since: 11).code == 0)
    #expect(try partners.forks() == [])
  }

  @Test("from two folders with one key are a fork, whichever partner sees both")
  func twoFolders() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    // A thief of the key, or a host with two machines.
    try scratch.copy("L", to: "stolen")
    try scratch.meet("V1")
    try scratch.meet("V2", "--ledger", "stolen")
    for ledger in ["L", "stolen"] { try scratch.done("checkpoint", "--ledger", ledger) }
    #expect(try partners.bundled("L", since: 11).code == 0)
    #expect(try partners.bundled("stolen", since: 11).failure == "fork")
    #expect(try partners.cosigned("L", since: 11).code == 0)
    #expect(try partners.cosigned("stolen", since: 11).code == 4)
    for fork in try partners.forks() {
      #expect(try scratch.run("verify", fork, "--policy", "policy").code == 0)
    }
    #expect(try partners.forks().count == 2)
  }
}
