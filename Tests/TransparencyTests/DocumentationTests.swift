import Foundation
import Testing

@testable import Transparency

/// The bytes the format pages show are those the other tests compute.
@Suite struct `The pages on formats` {
  @Test func `The page on the tree shows the reference roots and worked proofs`() throws {
    let page = try page("Tree.md")
    let tree = StoredTree(leaves: ReferenceTree.leaves)
    let inclusion = try InclusionProof(
      of: LeafPosition(index: 5, size: 7), reading: tree.reader(atSize: 7))
    let consistency = try ConsistencyProof(
      of: TreeGrowth(from: 6, to: 8), reading: tree.reader(atSize: 8))
    let shown = ReferenceTree.roots.dropFirst() + inclusion.path + consistency.path
    #expect(shown.count == 14)
    for hash in shown {
      #expect(page.contains(hash.hex), "\(hash)")
    }
  }

  @Test func `The page on checkpoints shows the worked note and the keys that are refused`() throws
  {
    let page = try page("Checkpoint.md")
    #expect(page.contains("```\n\(WorkedExample.note)```\n"))
    #expect(page.contains(WorkedExample.verifierKey))
    #expect(page.contains(WorkedExample.seed))
    let refused = page.split(separator: "`").compactMap { Digest(hex: String($0)) }.filter { key in
      do throws(TransparencyError) {
        _ = try Ed25519PublicKey(key.bytes)
        return false
      } catch {
        return error == .smallOrderPublicKey
      }
    }
    #expect(refused.count == 5)
  }

  @Test func `The page on witnesses shows a request that holds, and its answer`() throws {
    let page = try page("Witness.md")
    let key = try SignerKey(
      name: try KeyName("witness.cnrs.example"),
      seed: bytes(hex: "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb"),
      type: .cosignature)
    #expect(page.contains(key.verifierKey.text))
    let tree = StoredTree(leaves: ReferenceTree.leaves)
    let proof = try ConsistencyProof(
      of: TreeGrowth(from: 6, to: 8), reading: tree.reader(atSize: 8))
    let request = try WitnessRequest(
      earlierSize: 6, path: proof.path, checkpoint: SignedNote(Array(WorkedExample.note.utf8)))
    #expect(page.contains("```\n\(String(decoding: request.bytes, as: UTF8.self))```\n"))
    let seen = try Checkpoint(
      origin: Origin(WorkedExample.origin), size: 6, root: ReferenceTree.roots[6])
    let log = try WorkedExample.key().verifierKey
    let verdict = try request.judged(trusting: { _ in [log] }, seen: { _ in seen })
    #expect(try verdict == .consistent(WorkedExample.checkpoint()))
    let line = try #require(
      page.split(separator: "\n").first { $0.hasPrefix("\u{2014} witness.cnrs.example ") })
    var note = request.checkpoint
    try note.add(key.cosign(WorkedExample.checkpoint(), at: 1_711_843_200))
    // Signatures of Ed25519 need not be the same bytes: the one shown is read, and fits.
    let shown = try SignedNote(
      text: note.text, lines: Array("\(line)\n".utf8)
    ).verified(by: [key.verifierKey])
    #expect(shown.cosignatures.map(\.time) == [1_711_843_200])
  }

  private func page(_ name: String) throws -> String {
    let file = URL(filePath: #filePath).appending(path: "../../../Docs/Formats/\(name)")
      .standardized
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
