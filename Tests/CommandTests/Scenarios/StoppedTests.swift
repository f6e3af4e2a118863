import CanonicalJSON
import Foundation
import Testing
import Transparency

@testable import Witness

/// Each test goes through every change of the disk that a command makes, in a process of its own that
/// ends there: as a kill would end it, and as a loss of power would, with what was not synced gone.
@Suite(
  "A program that is stopped between any two changes of its disk",
  .enabled(if: BadMachine.isThere, BadMachine.whyNot))
struct StoppedTests {
  /// More steps than any of these commands has; fewer were taken when a command came to its end.
  private static let mostSteps = 200

  /// Starts a command again and again, each time stopped one step later, until it comes to its end.
  ///
  /// - Returns: How many times it was stopped.
  func stopping(
    _ scratch: Scratch, losing: Bool, _ arguments: [String], ledger: String = "L",
    before: (Int) throws -> Void = { _ in }, after: (Int) throws -> Void
  ) throws -> Int {
    for step in 1...StoppedTests.mostSteps {
      try before(step)
      let environment = BadMachine.stopping(at: step, losing: losing, in: scratch)
        .merging(["ENTENTE_LEDGER": ledger]) { $1 }
      let run = try Run(arguments, in: scratch.url, environment)
      guard run.code == -1 else {
        #expect(run.code == 0, "step \(step): \(run.words)")
        return step - 1
      }
      try after(step)
    }
    Issue.record("the command never came to its end")
    return 0
  }

  @Test("while it records has lost nothing it gave a receipt for", arguments: [false, true])
  func recording(losing: Bool) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    var receipts: [JSON] = []
    let stops = try stopping(
      scratch, losing: losing,
      [
        "record", "knowhow.transferred", "giver=gq", "receiver=cnrs", "subject.fr=Puces", "--axis",
        "A1", "--occurred", "2022-05-03",
      ]
    ) { step in
      receipts.append(try #require(try scratch.meet("S\(step)").json["receipt"]))
    } after: { step in
      let verified = try scratch.run("verify")
      #expect(verified.code == 0, "step \(step): \(verified.output)")
    }
    #expect(stops > 3)
    for receipt in receipts {
      let sequence = try #require(receipt["sequence"]?.integerValue)
      let shown = try scratch.run("show", "\(sequence)", "--json").json["answer"]
      #expect(shown?["header"]?["action"] == receipt["action"])
      #expect(shown?["header"]?["recorded"] == receipt["recorded"])
    }
  }

  @Test(
    "while it signs with its partners signs no fork afterwards, and goes on",
    arguments: [false, true])
  func signing(losing: Bool) throws {
    let ledger = try WitnessedLedger()
    let scratch = ledger.scratch
    try ledger.serve()
    try scratch.done("checkpoint", "--policy", "policy")
    var heads: [UInt64: Digest] = [:]
    var isSame = true
    /// Every head that anybody could have seen until now, of which there is one a size.
    func see() throws {
      for (size, root) in try scratch.heads(of: "L") {
        isSame = isSame && (heads[size] ?? root) == root
        heads[size] = root
      }
      for party in ["gq", "cnrs"] {
        for name in try scratch.names(in: "\(party)/heads") {
          let text = try scratch.text(of: "\(party)/heads/\(name)")
          let note = text.split(separator: "\n\n", maxSplits: 1).last.map { Array($0.utf8) }
          let head = try Checkpoint(text: SignedNote(try #require(note)).text)
          isSame = isSame && (heads[head.size] ?? head.root) == head.root
          heads[head.size] = head.root
        }
        #expect(try scratch.names(in: "\(party)/forks") == [])
      }
      #expect(isSame)
    }
    let stops = try stopping(scratch, losing: losing, ["checkpoint", "--policy", "policy"]) {
      step in
      try scratch.meet("S\(step)")
    } after: { step in
      try see()
      let verified = try scratch.run("verify")
      #expect(verified.code == 0, "step \(step): \(verified.output)")
      // Another record first, so that a head of another size would be signed where none was.
      if step % 2 == 0 { try scratch.meet("T\(step)") }
      let again = try scratch.run("checkpoint", "--policy", "policy")
      #expect(again.code == 0, "step \(step): \(again.words)")
      try see()
    }
    // The guard, the head, what was published, two cosignatures and their records.
    #expect(stops > 20)
    try scratch.done("verify", "--policy", "policy")
    #expect(heads.count > stops)
  }

  /// The disk kept the guard, and the store is that of the day before: what was signed is not known there.
  @Test(
    "while it signs, and whose store is then lost, signs nothing that contradicts what it signed")
  func storeLost() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    var refused = 0
    let stops = try stopping(scratch, losing: true, ["checkpoint"]) { step in
      try scratch.copy("L", to: "before")
      try scratch.meet("S\(step)")
    } after: { step in
      let signed = try scratch.heads(of: "L")
      try scratch.copy("before", to: "P")
      try scratch.copy("L/checkpoint.key.guard", to: "P/checkpoint.key.guard")
      let isRaised =
        try scratch.text(of: "L/checkpoint.key.guard")
        != scratch.text(of: "before/checkpoint.key.guard")
      let other = try scratch.run(
        "record", "actor.registered", "actor=other-\(step)", "name=X", "kind=party", "--ledger", "P"
      )
      let again = try scratch.run("checkpoint", "--ledger", "P", "--json")
      // A guard that was raised keeps the other history from being written, let alone signed.
      #expect((other.code != 0) == isRaised, "step \(step): \(other.words)")
      #expect((again.code != 0) == isRaised, "step \(step): \(again.output)")
      if isRaised {
        #expect(try again.failure == "guard_ahead")
        refused += 1
      }
      for (size, root) in try scratch.heads(of: "P") { #expect((signed[size] ?? root) == root) }
      // Until it is raised nothing is signed.
      if !isRaised { #expect(try signed == scratch.heads(of: "before")) }
      try scratch.done("checkpoint")
    }
    #expect(refused > 0 && refused < stops)
  }

  @Test(
    "while it follows published headers keeps the head of before or the new one, and goes on",
    arguments: [false, true])
  func following(losing: Bool) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    try scratch.publish()
    let follow = ["mirror", "follow", "tiles", "K", "--policy", "policy"]
    try #require(try Run(follow, in: scratch.url).code == 0)
    try scratch.copy("K", to: "before")
    try scratch.meet("S")
    try scratch.publishAgain()
    var isNew: Set<Bool> = []
    let stops = try stopping(scratch, losing: losing, follow) { _ in
      try scratch.copy("before", to: "K")
    } after: { step in
      let verified = try scratch.run("verify", "K", "--policy", "policy", "--json")
      #expect(verified.code == 0, "step \(step): \(verified.output)")
      isNew.insert(try verified.json["records"] == 12)
      let again = try Run(follow, in: scratch.url)
      #expect(again.code == 0, "step \(step): \(again.words)")
      #expect(try scratch.run("verify", "K", "--policy", "policy", "--json").json["records"] == 12)
    }
    // Headers, hashes and the head, each written, synced and renamed.
    #expect(stops > 9)
    #expect(isNew.contains(false))
  }

  @Test("while it cosigns has cosigned one history at most", arguments: [false, true])
  func cosigning(losing: Bool) throws {
    let scratch = try Scratch()
    let witness = try scratch.makeWitness()
    let (log, other) = (try TestLog(9), try TestLog(9, story: "other", from: 4))
    _ = try witness.answer(to: log.request(3, since: 0))
    try Data(log.request(6, since: 3).bytes).write(to: scratch.url.appending(path: "log"))
    try Data(other.request(6, since: 3).bytes).write(to: scratch.url.appending(path: "other"))
    try scratch.copy("W", to: "before")
    var released = 0
    let stops = try stopping(
      scratch, losing: losing, ["cosign", "log", "--witness", "W", "-o", "answer"]
    ) { _ in
      try scratch.copy("before", to: "W")
      try scratch.remove("answer")
    } after: { step in
      let isReleased = scratch.exists("answer")
      if isReleased { released += 1 }
      let second = try scratch.run("cosign", "other", "--witness", "W")
      #expect([0, 3, 4].contains(second.code), "step \(step): \(second.words)")
      #expect(!(isReleased && second.code == 0), "step \(step): two histories")
      let first = try scratch.run("cosign", "log", "--witness", "W")
      // The one or the other, and from then on that one: a request that starts elsewhere is told so.
      #expect([0, 3, 4].contains(first.code), "step \(step): \(first.words)")
      #expect(!(second.code == 0 && first.code == 0), "step \(step): two histories")
      let head = try #require(try witness.lastHead(of: Origin(TestLog.origin)))
      #expect(head.checkpoint.size == 6)
      #expect((head.checkpoint == (try other.checkpoint(6))) == (second.code == 0))
    }
    #expect(stops > 3)
    // What is given to a file is there before its folder is synced.
    #expect(released > 0 || losing)
  }

  @Test(
    "while it takes a bundle has all of it or nothing, and takes it again",
    arguments: [false, true])
  func taking(losing: Bool) throws {
    let partners = try Partners()
    let scratch = partners.scratch
    for number in 1...3 {
      try scratch.meet("V\(number)")
      try scratch.done("checkpoint")
    }
    try scratch.done("bundle", "new", "--since", "11")
    try partners.forge(size: 14)
    try scratch.done("bundle", "forged", "--since", "11", "--ledger", "F")
    try scratch.copy("M", to: "before")
    let stops = try stopping(
      scratch, losing: losing, ["mirror", "take", "new"], ledger: "M"
    ) { _ in
      try scratch.copy("before", to: "M")
    } after: { step in
      let verified = try scratch.run("verify", "M", "--old", "kept", "--json")
      #expect(verified.code == 0, "step \(step): \(verified.output)")
      let size = try verified.json["records"]?.integerValue
      #expect(size == 11 || size == 14, "step \(step): \(size ?? -1)")
      if step % 4 == 0 {
        let fork = try scratch.run("mirror", "take", "forged", "--ledger", "M", "--json")
        #expect(try fork.failure == "fork", "step \(step): \(fork.output)")
      }
      let again = try scratch.run("mirror", "take", "new", "--ledger", "M")
      #expect(again.code == 0, "step \(step): \(again.words)")
      #expect(try scratch.heads(of: "M") == scratch.heads(of: "L"), "step \(step)")
    }
    #expect(stops > 10)
    try scratch.done("verify", "M", "--old", "L/published/14")
  }

  @Test(
    "while it erases has shown nothing since its record, and the next to write finishes it",
    arguments: [false, true])
  func erasing(losing: Bool) throws {
    let scratch = try Scratch()
    try scratch.openSample()
    let made = try scratch.done(
      "record", "person.registered", "name=Philippa Quenneville", "--json")
    let person = try #require(made.json["person"]?.stringValue)
    try scratch.copy("L", to: "before")
    var unfinished = 0
    let stops = try stopping(
      scratch, losing: losing,
      ["erase", person, "--legal-basis", "loi25-28", "--reason", "On request", "--yes"]
    ) { _ in
      try scratch.copy("before", to: "L")
    } after: { step in
      let verified = try scratch.run("verify", "--json")
      let isRecorded = try verified.json["records"] == 13
      let shown = try scratch.run("show", "11").output
      #expect(shown.contains("[erased]") == isRecorded, "step \(step): \(shown)")
      if verified.code != 0 {
        #expect(verified.code == 4 && isRecorded, "step \(step): \(verified.output)")
        #expect(verified.output.contains("F-ERASURE-UNFINISHED"), "step \(step)")
        unfinished += 1
      }
      try scratch.meet("S")
      let again = try scratch.run("verify")
      #expect(again.code == 0, "step \(step): \(again.output)")
      let keys = try Data(contentsOf: scratch.url.appending(path: "L/words.keys"))
      let isDestroyed = keys[32 + 32 * 11..<32 + 32 * 12].allSatisfy { $0 == 0 }
      #expect(isDestroyed == isRecorded, "step \(step)")
    }
    #expect(stops > 5 && unfinished > 1)
  }

  @Test(
    "while a mirror takes an erasure has erased, or finishes it when it is next opened",
    arguments: [false, true])
  func takingErasure(losing: Bool) throws {
    let partners = try Partners()
    let scratch = partners.scratch
    let made = try scratch.done(
      "record", "person.registered", "name=Philippa Quenneville", "--json")
    let person = try #require(made.json["person"]?.stringValue)
    try scratch.done("checkpoint")
    try scratch.done("bundle", "second", "--since", "11")
    try scratch.done("mirror", "take", "second", "--ledger", "M")
    try scratch.done(
      "erase", person, "--legal-basis", "loi25-28", "--reason", "On request", "--yes")
    try scratch.done("checkpoint")
    try scratch.done("bundle", "third", "--since", "12")
    try scratch.copy("M", to: "before")
    let stops = try stopping(
      scratch, losing: losing, ["mirror", "take", "third"], ledger: "M"
    ) { _ in
      try scratch.copy("before", to: "M")
    } after: { step in
      let isRecorded = try scratch.run("verify", "M", "--json").json["records"] == 13
      let shown = try scratch.run("show", "11", "--ledger", "M").output
      #expect(shown.contains("[erased]") == isRecorded, "step \(step): \(shown)")
      try scratch.done("mirror", "take", "third", "--ledger", "M")
      let verified = try scratch.run("verify", "M", "--old", "L/published/13")
      #expect(verified.code == 0, "step \(step): \(verified.output)")
    }
    #expect(stops > 10)
  }

  @Test(
    "while it opens a witness is gone on with: a key that was made is its own",
    arguments: [false, true])
  func openingWitness(losing: Bool) throws {
    let scratch = try Scratch()
    let arguments = ["witness", "open", "W", "--name", "witness.example", "--party", "gq"]
    let stops = try stopping(scratch, losing: losing, arguments) { _ in
      try scratch.remove("W")
    } after: { step in
      let key = try? scratch.text(of: "W/witness.key")
      let again = try Run(arguments, in: scratch.url)
      // Where all was done but to sync it, it is there.
      if again.code != 0 { try scratch.done("witness", "show", "W") }
      #expect(try key == nil || key == scratch.text(of: "W/witness.key"), "step \(step)")
      #expect(
        try scratch.names(in: "W") == ["forks", "heads", "witness", "witness.key", "witness.lock"],
        "step \(step)")
    }
    #expect(stops > 4)
  }

  @Test("while it opens a mirror leaves a folder in which to open it again")
  func opening() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    let stops = try stopping(
      scratch, losing: true, ["mirror", "open", "N", "first", "--policy", "policy"]
    ) { _ in
      try scratch.remove("N")
    } after: { step in
      let again = try scratch.run("mirror", "open", "N", "first", "--policy", "policy")
      // What was committed is a mirror, to which the bundle can be given again.
      if again.code != 0 { try scratch.done("mirror", "take", "first", "--ledger", "N") }
      let verified = try scratch.run("verify", "N", "--old", "kept", "--json")
      #expect(verified.code == 0, "step \(step): \(verified.output)")
      #expect(try verified.json["records"] == 11, "step \(step)")
    }
    #expect(stops > 20)
  }
}
