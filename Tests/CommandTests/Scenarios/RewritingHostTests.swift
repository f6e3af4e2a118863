import CanonicalJSON
import Foundation
import Testing
import Transparency

@Suite("A host that has the key and makes its ledger again, with a record changed")
struct RewritingHostTests {
  @Test("passes alone, and fails against a head that was kept, cosigners, mirror and witness")
  func againstEach() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try partners.forge()
    // A host alone proves nothing against itself, and the output says what was not compared.
    let alone = try scratch.run("verify", "F", environment: ["COLUMNS": "300"])
    #expect(alone.code == 0, "\(alone.output)")
    #expect(alone.output.contains("Its keys were compared with nothing outside."))
    for outside in [["--policy", "policy"], ["--anchors", "anchors"]] {
      let own = try Run(["verify", "F"] + outside, in: scratch.url)
      #expect(own.code == 0, "\(own.output)")
    }
    let kept = try scratch.run("verify", "F", "--old", "kept", "--json")
    #expect(kept.code == 4)
    #expect(try kept.faults == ["F-OLDER-HEAD-DIFFERS"])
    let demanding = try scratch.run("verify", "F", "--policy", "demanding", "--json")
    #expect(demanding.code == 4)
    #expect(try demanding.faults == ["F-QUORUM-NOT-MET"])
    let mirror = try partners.bundled("F")
    #expect(mirror.code == 4)
    #expect(try mirror.failure == "fork")
    let witness = try partners.cosigned("F", since: 11)
    #expect(witness.code == 4)
    #expect(try witness.failure == "not_cosigned")
    #expect(try partners.forks().count == 2)
    try partners.expectNothingTaken()
    // The honest ledger goes on beside it.
    try scratch.done("checkpoint", "--cosigned", "answer", "--policy", "demanding")
    #expect(try scratch.run("verify", "--policy", "demanding", "--old", "kept").code == 0)
  }

  @Test("cannot put the cosignature of the true head under its own")
  func cosignatureMoved() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try partners.forge()
    let taken = try scratch.run(
      "checkpoint", "--cosigned", "answer", "--policy", "demanding", "--ledger", "F", "--json")
    #expect(taken.code != 0, "\(taken.output)")
    // Pasted by hand into what it has published, it does not fit, and no policy is met by it.
    let line = try #require(try scratch.text(of: "answer").split(separator: "\n").last)
    for name in ["11", "checkpoint"] {
      let note = try scratch.text(of: "F/published/\(name)")
      try scratch.write("\(note)\(line)\n", to: "F/published/\(name)")
    }
    let pasted = try scratch.run("verify", "F", "--policy", "demanding", "--json")
    #expect(pasted.code == 4)
    #expect(try pasted.faults.contains("F-QUORUM-NOT-MET"))
    #expect(try scratch.run("verify", "F", "--old", "kept").code == 4)
  }

  /// Fewer records than the partners have seen, as many, and more: with the proof of its growth.
  @Test("is shown by mirror and witness whatever size it signs", arguments: [9, 11, 13])
  func sizes(size: Int) throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try partners.forge(size: size)
    #expect(try partners.bundled("F").failure == "fork")
    if size > Int(Partners.size) {
      // What is new alone, as if the beginning were that of the mirror.
      #expect(try partners.bundled("F", since: 11).failure == "fork")
    }
    // A smaller head alone contradicts nothing that a witness keeps; cosigned it is not.
    let answer = try partners.cosigned("F", since: min(size, Int(Partners.size)))
    #expect([3, 4].contains(answer.code), "\(answer.output)")
    let forks = try partners.forks()
    #expect(forks.contains { $0.hasPrefix("W/") } == (size >= Int(Partners.size)))
    for fork in forks {
      let shown = try scratch.run("verify", fork, "--policy", "policy", "--json")
      #expect(shown.code == 0, "\(fork): \(shown.words)")
      #expect(try shown.json["key"] == .string(partners.key))
    }
    try partners.expectNothingTaken()
  }

  @Test("has to leave out what a partner signed over the true history")
  func signedActLeftOut() throws {
    let partners = try SigningPartners()
    let scratch = partners.scratch
    // The same up to the key of the partner, whose adding it has kept signed, and then changed.
    try scratch.copy("keyed", to: "F")
    for (ledger, count) in [("L", 33_000), ("F", 1)] {
      try scratch.done(
        "record", "figure.declared", "actor=gq", "figure=staff", "value:=\(count)", "unit=persons",
        "qualifier=about", "--occurred", "2022-04-22", "--ledger", ledger)
      try scratch.done("checkpoint", "--ledger", ledger)
    }
    try scratch.done(
      "record", "agreement.signed", "party=cnrs", "--occurred", "2022-04-22", "--to-sign", "act")
    try scratch.done("sign", "act", "--key", "cnrs.key")
    try scratch.done("record", "--signed", "act")
    let replayed = try scratch.run("record", "--signed", "act", "--ledger", "F", "--json")
    #expect(replayed.code == 3)
    #expect(try replayed.refusal == "E-SEEN-DIFFERS")
  }

  @Test("is told from a bundle with a byte changed on its way, which shows nothing against anybody")
  func changedOnItsWay() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try scratch.meet("V1")
    try scratch.done("checkpoint")
    try scratch.done("bundle", "new", "--since", "11")
    let whole = Array(try scratch.text(of: "new").utf8)
    for offset in stride(from: 3, to: whole.count, by: max(1, whole.count / 40)) {
      var bytes = whole
      bytes[offset] ^= 1
      try Data(bytes).write(to: scratch.url.appending(path: "changed"))
      let run = try scratch.run("mirror", "take", "changed", "--ledger", "M")
      #expect([4, 5].contains(run.code), "byte \(offset): \(run.output)\(run.words)")
    }
    #expect(try partners.forks() == [])
    try partners.expectNothingTaken()
    try scratch.done("mirror", "take", "new", "--ledger", "M")
  }
}

@Suite("An export that brings what it is to be judged by")
struct SelfVouchingTests {
  @Test("is not judged by it: tiles, bundle, proof and mirror ask for what came another way")
  func own() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try partners.forge()
    try scratch.done("export", "tiles", "tiles", "--ledger", "F")
    for name in ["policy", "anchors"] { try scratch.copy(name, to: "tiles/\(name)") }
    try scratch.done("bundle", "bundle", "--ledger", "F")
    try scratch.copy("policy", to: "bundle.policy")
    try scratch.done("prove", "3", "--ledger", "F", "--out", "record.tlog-proof")
    for name in ["tiles", "bundle", "record.tlog-proof"] {
      let path = scratch.url.appending(path: name).path
      let alone = try scratch.run("verify", path, "--json")
      #expect(alone.code == 2, "\(name): \(alone.output)")
      #expect(alone.output.contains("F-POLICY-NOT-GIVEN"), "\(name)")
      // By the policy of those who kept apart what the host gave them, it is refused.
      let judged = try scratch.run("verify", path, "--policy", "demanding", "--json")
      #expect(judged.code == 4, "\(name): \(judged.output)")
      #expect(judged.output.contains("F-QUORUM-NOT-MET"), "\(name)")
    }
    let opened = try scratch.run("mirror", "open", "N", "bundle")
    #expect(opened.code == 64)
    #expect(!scratch.exists("N"))
    #expect(try scratch.run("mirror", "open", "N", "bundle", "--policy", "demanding").code != 0)
    #expect(!scratch.exists("N"))
  }
}

@Suite("The file of a fork")
struct ForkFileTests {
  @Test("convinces whoever has the key of the log, and no changed one does")
  func alone() throws {
    let partners = try Partners()
    try partners.forge(size: 13)
    #expect(try partners.bundled("F", since: 11).failure == "fork")
    let fork = try #require(try partners.forks().first)
    let stranger = try Scratch()
    try FileManager.default.copyItem(
      at: partners.scratch.url.appending(path: fork), to: stranger.url.appending(path: "fork"))
    // Whoever has nothing from outside is shown that two histories were signed, and by which key.
    let alone = try stranger.run("verify", "fork")
    #expect(alone.code == 0 && alone.output.contains("A fork is proven"), "\(alone.output)")
    let shown = try stranger.run("verify", "fork", "--json").json
    #expect(shown["fork"] == true && shown["vouched"] == false)
    for name in ["policy", "anchors"] {
      try stranger.write(try partners.scratch.text(of: name), to: name)
      let told = try stranger.run("verify", "fork", "--\(name)", name)
      #expect(told.code == 0, "\(told.words)")
      #expect(told.output.contains("A fork is proven"))
      let json = try stranger.run("verify", "fork", "--\(name)", name, "--json").json
      #expect(json["fork"] == true && json["vouched"] == true)
    }
    let french = try stranger.run(
      "verifier", "fork", "--politique", "policy", "--lang", "fr-CA")
    #expect(french.output.contains("Bifurcation prouvée"))
    let whole = Array(try stranger.text(of: "fork").utf8)
    for offset in stride(from: 0, to: whole.count, by: 23) {
      var bytes = whole
      bytes[offset] ^= 1
      try Data(bytes).write(to: stranger.url.appending(path: "changed"))
      let run = try stranger.run("verify", "changed", "--policy", "policy")
      #expect(run.code != 0 && run.code != -1, "byte \(offset): \(run.output)")
      #expect(!run.output.contains("A fork is proven"))
    }
  }
}
