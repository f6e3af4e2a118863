import CanonicalJSON
import Foundation
import LedgerStore
import RecordFormat
import Testing
import Transparency

/// Whoever writes a bundle may put any 64 bytes where a signature stands: its rules see who signed, and a
/// mirror has to see that they did.
@Suite("A signature that nobody made")
struct MadeUpSignatureTests {
  private let partners: SigningPartners
  private var scratch: Scratch { partners.scratch }

  init() throws {
    partners = try SigningPartners()
    try scratch.write(
      try #require(try scratch.run("keys", "--json").json["policy"]?.stringValue), to: "policy")
    try scratch.done("bundle", "first")
    try scratch.done("mirror", "open", "M", "first", "--policy", "policy")
  }

  /// A bundle of the ledger with its last record changed, its head made anew and signed by a key.
  private func forge(
    _ bundle: String, signedBy key: String, _ change: (String) throws -> String
  ) throws -> String {
    var lines = try scratch.text(of: bundle).split(separator: "\n").map(String.init)
    let last = lines.count - 2
    lines[last] = try change(lines[last])
    var tree = TreeFrontier()
    let records = try lines.filter { $0.contains("\"header\":") }.map {
      try RecordFile(canonical: Array($0.utf8))
    }
    for record in records { _ = tree.append(MerkleTree.leafHash(of: record.headerBytes)) }
    let origin = try Origin("example.org/ledger")
    let signer = try KeyFile(at: scratch.url.appending(path: key).path)
      .signer(named: origin.keyName)
    let head = try Checkpoint(
      origin: origin, size: UInt64(records.count), root: tree.root())
    let note: JSON = [
      "checkpoint": .string(String(decoding: try head.signed(by: signer).bytes, as: UTF8.self))
    ]
    let place = try #require(lines.lastIndex { $0.hasPrefix("{\"checkpoint\"") })
    lines[place] = try note.canonicalText
    try scratch.write(lines.map { $0 + "\n" }.joined(), to: "forged")
    return "forged"
  }

  /// The same signature with another first digit: 64 bytes under a key that everybody knows.
  private func otherSignature(in line: String, of key: String? = nil) throws -> String {
    var text = line
    let mark = try #require(
      text.range(
        of: key.map { "{\"key\":\"\($0)\",\"value\":\"" } ?? "\"value\":\"", options: .backwards))
    let digit = text[mark.upperBound]
    text.replaceSubrange(
      mark.upperBound...mark.upperBound, with: digit == "0" ? "1" : "0")
    return text
  }

  @Test("under an act is refused by a mirror, and shown by the bundle alone")
  func act() throws {
    try partners.signAgreement()
    try scratch.done("bundle", "true")
    let forged = try forge("true", signedBy: "L/checkpoint.key") { try otherSignature(in: $0) }
    let verified = try scratch.run("verify", forged, "--policy", "policy", "--json")
    #expect(verified.code == 4)
    #expect(verified.output.contains("F-SIGNATURE-INVALID"), "\(verified.output)")
    #expect(try scratch.run("mirror", "open", "N", forged, "--policy", "policy").code != 0)
    let taken = try scratch.run("mirror", "take", forged, "--ledger", "M", "--json")
    #expect(taken.code == 4, "\(taken.output)\(taken.words)")
    #expect(try scratch.run("mirror", "take", "true", "--ledger", "M").code == 0)
  }

  @Test("does not bring in a key of heads, whoever sends it")
  func takeover() throws {
    try scratch.done("keys", "make", "thief.key", "--use", "checkpoint")
    // By the host's own key: what is taken over by it would be right.
    try scratch.done("keys", "add", "thief.key", "--owner", "gq", "--sign", "L/checkpoint.key")
    try scratch.done("checkpoint", "--key", "thief.key")
    try scratch.done("bundle", "true")
    let old = try KeyFile(at: scratch.url.appending(path: "L/checkpoint.key").path)
    let fingerprint = try #require(Digest(hex: old.publicKeyHex)).bytes
    let forged = try forge("true", signedBy: "thief.key") {
      try otherSignature(in: $0, of: Digest(hashing: fingerprint).hex)
    }
    let taken = try scratch.run("mirror", "take", forged, "--ledger", "M", "--json")
    #expect(taken.code == 4, "\(taken.output)\(taken.words)")
    #expect(
      taken.output.contains("F-SIGNATURE-INVALID") && taken.output.contains("F-HEAD-NOT-ACCEPTED"),
      "\(taken.output)")
    #expect(try scratch.run("mirror", "take", "true", "--ledger", "M").code == 0)
  }
}
