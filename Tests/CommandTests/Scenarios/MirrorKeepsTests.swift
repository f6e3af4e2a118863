import CanonicalJSON
import Foundation
import Testing
import Transparency

@Suite("A mirror that has a cosigned head")
struct MirrorKeepsTests {
  @Test("keeps the cosignature when the same head comes without it, whoever takes it away")
  func cosignature() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try scratch.done("checkpoint", "--cosigned", "answer", "--policy", "demanding")
    // The head that the mirror took before it was cosigned, now with the line of the witness.
    let cosigned = try partners.bundled("L")
    #expect(cosigned.code == 0, "\(cosigned.output)\(cosigned.words)")
    #expect(try scratch.run("verify", "M", "--policy", "demanding").code == 0)
    // The bundle from before, again.
    try scratch.done("mirror", "take", "first", "--ledger", "M")
    let after = try scratch.run("verify", "M", "--policy", "demanding", "--json")
    #expect(after.code == 0, "\(after.output)")
    let published = try SignedNote(Array(scratch.text(of: "M/published/11").utf8))
    #expect(published.signatures.count == 2)
  }

  @Test("keeps it when another line comes in its place, which fits nothing")
  func another() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try scratch.done("checkpoint", "--cosigned", "answer", "--policy", "demanding")
    #expect(try partners.bundled("L").code == 0)
    let line = try #require(
      try scratch.text(of: "M/published/11").split(separator: "\n").last { $0.contains("witness") })
    let letter = line.dropLast(20).last == "A" ? "B" : "A"
    let changed = line.dropLast(21) + letter + line.suffix(20)
    let bundle = try scratch.text(of: "bundle")
    try #require(bundle.contains(line))
    try scratch.write(bundle.replacing(line, with: changed), to: "changed")
    _ = try scratch.run("mirror", "take", "changed", "--ledger", "M")
    let verified = try scratch.run("verify", "M", "--policy", "demanding")
    #expect(verified.code == 0, "\(verified.output)")
  }
}

/// Anybody can make a key and give it the name of a log.
@Suite("A stranger whose key bears a log's name")
struct StrangersKeyTests {
  private let partners: Partners
  private let stranger: SignerKey
  private var scratch: Scratch { partners.scratch }

  /// The stranger opens a ledger of the same name, which has a key of its own.
  init() throws {
    partners = try Partners()
    try partners.scratch.done(
      "open", "O", "--origin", "example.org/ledger", "--title", "Other", "--clock", "simulated",
      "--now", "2022-05-06")
    let seed = try #require(
      Digest(hex: String(partners.scratch.text(of: "O/checkpoint.key").split(separator: "\n")[1])))
    stranger = try SignerKey(name: Origin("example.org/ledger").keyName, seed: seed.bytes)
  }

  @Test("adds no line to a head that a mirror takes, and makes no fork of its log")
  func mirror() throws {
    let head = try SignedNote(Array(scratch.text(of: "L/published/11").utf8))
    let both = try SignedNote(
      text: head.text, signatures: head.signatures + [try stranger.sign(head.text)])
    let bundle = try scratch.text(of: "first")
    func inJSON(_ note: SignedNote) -> String {
      String(decoding: note.bytes, as: UTF8.self).replacing("\n", with: "\\n")
    }
    try #require(bundle.contains(inJSON(head)))
    try scratch.write(bundle.replacing(inJSON(head), with: inJSON(both)), to: "changed")
    try scratch.done("mirror", "open", "N", "changed", "--policy", "policy")
    let kept = try SignedNote(Array(scratch.text(of: "N/published/11").utf8))
    #expect(kept.signatures == head.signatures)
    // Now a history of their own, signed by the same key.
    try scratch.done("bundle", "strange", "--ledger", "O")
    let taken = try scratch.run("mirror", "take", "strange", "--ledger", "N")
    #expect(taken.code != 0 && !taken.words.contains("fork"), "\(taken.words)")
    #expect(try scratch.names(in: "N").allSatisfy { !$0.hasPrefix("fork") })
    #expect(try scratch.run("verify", "N", "--policy", "policy").code == 0)
  }

  @Test("accuses nobody with a fork of their own making, however long its file")
  func accusation() throws {
    let one = try SignedNote(Array(scratch.text(of: "O/published/1").utf8))
    let text = try Checkpoint(
      origin: Origin("example.org/ledger"), size: 1, root: Digest(hashing: [1])
    ).text
    let other = try SignedNote(text: text, signatures: [try stranger.sign(text)])
    let evidence = try ForkEvidence(
      key: stranger.verifierKey, earlier: one, later: other, other: nil)
    try Data(evidence.bytes).write(to: scratch.url.appending(path: "L/fork-0"))
    let alone = try scratch.run("verify", "L/fork-0")
    // Alone it shows that a key has signed two histories, and says that nobody has compared it.
    let said = alone.output.replacing("\n", with: " ")
    #expect(alone.code == 0 && said.contains("Compare the key"), "\(alone.output)")
    #expect(said.contains("if not, this file accuses nobody"), "\(alone.output)")
    let judged = try scratch.run("verify", "L/fork-0", "--policy", "policy")
    #expect(judged.code == 4 && judged.output.contains("accuses nobody"), "\(judged.output)")
    let json = try scratch.run("verify", "L/fork-0", "--policy", "policy", "--json")
    let answer = try json.json
    #expect(json.code == 4 && answer["fork"] == false && answer["vouched"] == false)
    let french = try scratch.run(
      "verifier", "L/fork-0", "--politique", "policy", "--lang", "fr-CA")
    #expect(french.output.contains("n’accuse personne"), "\(french.output)")
    // A policy for another log says nothing of this one.
    let key = VerifierKey(
      name: try Origin("other.example/log").keyName, publicKey: stranger.verifierKey.publicKey)
    try scratch.write("log \(key)\nquorum none\n", to: "elsewhere")
    let unknown = try scratch.run("verify", "L/fork-0", "--policy", "elsewhere")
    #expect(unknown.code == 2, "\(unknown.output)\(unknown.words)")
    #expect(try scratch.run("verify", "L/fork-0", "--old", "L/published/1").code == 64)
    try Data(count: 3_000_000).write(to: scratch.url.appending(path: "L/fork-notes"))
    let verified = try scratch.run("verify", "L", "--policy", "policy")
    #expect(verified.code == 0, "\(verified.output)\(verified.words)")
  }
}

@Suite("A folder that says that it mirrors a log")
struct MirrorClaimTests {
  @Test("excuses no lost document by the name of a file alone, nor beside a key that signs heads")
  func claim() throws {
    let partners = try Partners()
    let scratch = partners.scratch
    try scratch.write("text", to: "d.txt")
    try scratch.done(
      "record", "document.attached", "document=D-1", "title.en=Minutes", "class=public",
      "language=en", "--document", "d.txt", "--agreement", "gq-cnrs", "--occurred",
      "2022-05-03")
    try scratch.done("checkpoint")
    try scratch.remove("L/documents")
    let lost = try scratch.run("verify", "L", "--policy", "policy")
    #expect(lost.code == 4 && lost.output.contains("F-DOCUMENT"), "\(lost.output)")
    for claim in ["", "entente-mirror/v1\n\(partners.key)\n"] {
      try scratch.write(claim, to: "L/mirror")
      let claimed = try scratch.run("verify", "L", "--policy", "policy")
      #expect(claimed.code == 4 && claimed.output.contains("F-DOCUMENT"), "\(claimed.output)")
    }
  }
}
