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

  private func page(_ name: String) throws -> String {
    let file = URL(filePath: #filePath).appending(path: "../../../Docs/Formats/\(name)")
      .standardized
    return String(decoding: try Data(contentsOf: file), as: UTF8.self)
  }
}
