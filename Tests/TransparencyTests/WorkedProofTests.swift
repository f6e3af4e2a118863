import Testing

@testable import Transparency

/// The worked examples of `Docs/Formats/Tree.md`, over the eight reference leaves.
@Suite struct `The worked proofs of the documentation` {
  private let tree = StoredTree(leaves: ReferenceTree.leaves)

  @Test func `Leaf 5 is in the tree of 7`() throws {
    let position = try LeafPosition(index: 5, size: 7)
    let proof = try InclusionProof(of: position, reading: tree.reader(atSize: 7))
    #expect(
      proof.path.map(\.hex) == [
        "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
        "b08693ec2e721597130641e8211e7eedccb4c26413963eee6c1e2ed16ffb1a5f",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ])
    let leaf = try #require(
      Digest(hex: "4271a26be0d8a84f0bd54c8c302e7cb3a3b5d1fa6780a40bcce2873477dab658"))
    try proof.check(leafHash: leaf, root: ReferenceTree.roots[7])
  }

  @Test func `The tree of 6 is the beginning of the tree of 8`() throws {
    let growth = try TreeGrowth(from: 6, to: 8)
    let proof = try ConsistencyProof(of: growth, reading: tree.reader(atSize: 8))
    #expect(
      proof.path.map(\.hex) == [
        "0ebc5d3437fbe2db158b9f126a1d118e308181031d0a949f8dededebc558ef6a",
        "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
      ])
    try proof.check(earlierRoot: ReferenceTree.roots[6], laterRoot: ReferenceTree.roots[8])
  }
}
