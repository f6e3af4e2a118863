import Testing

@testable import Transparency

@Suite struct `The tree of RFC 6962` {
  @Test func `Eight reference leaves give the nine reference roots in all three ways`() throws {
    #expect(ReferenceTree.roots.count == 9)
    var tree = StoredTree()
    for (size, root) in ReferenceTree.roots.enumerated() {
      #expect(MerkleTree.root(of: Array(ReferenceTree.leaves.prefix(size))) == root)
      #expect(tree.frontier.root() == root)
      if size < 8 { tree.append(ReferenceTree.leaves[size]) }
    }
    for (size, root) in ReferenceTree.roots.enumerated() {
      let size = UInt64(size)
      #expect(try MerkleTree.root(atSize: size, reading: tree.reader(atSize: size)) == root)
    }
  }

  @Test func `Borrowed bytes hash like an array`() {
    for input in ReferenceTree.inputs {
      #expect(MerkleTree.leafHash(of: input.span) == MerkleTree.leafHash(of: input))
    }
  }

  @Test func `A leaf of 64 bytes is not the node over its halves`() throws {
    let left = ReferenceTree.leaves[0]
    let right = ReferenceTree.leaves[1]
    #expect(MerkleTree.leafHash(of: left.bytes + right.bytes) != MerkleTree.nodeHash(left, right))
  }

  @Test func `Appending returns the subtrees a leaf completes`() throws {
    var frontier = TreeFrontier()
    let rows = ReferenceTree.leaves.map { frontier.append($0) }
    #expect(rows.map(\.hashes.count) == [1, 2, 1, 3, 1, 2, 1, 4])
    #expect(
      rows[7].nodes
        == [(0, 7), (1, 3), (2, 1), (3, 0)].compactMap { TreeNode(level: $0, index: $1) })
    #expect(rows[7].leafHash == ReferenceTree.leaves[7])
    #expect(rows[7].hashes[3] == ReferenceTree.roots[8])
    #expect(rows[3].hashes[2] == ReferenceTree.roots[4])
    #expect(rows[1].hashes[1] == ReferenceTree.roots[2])
  }

  @Test func `A frontier resumed from stored rows is the one that grew`() throws {
    var tree = StoredTree()
    for size in 0...UInt64(70) {
      let resumed = try TreeFrontier(size: size, reading: tree.reader(atSize: size))
      #expect(resumed == tree.frontier)
      tree.append(Digest(hashing: [UInt8(size)]))
    }
  }
}

@Suite struct `The stored rows of a tree` {
  @Test func `Every subtree stands in exactly one row at one position`() throws {
    var places: [TreeNode: (row: UInt64, position: Int)] = [:]
    var frontier = TreeFrontier()
    for sequence in 0..<UInt64(256) {
      let row = frontier.append(Digest(hashing: [UInt8(sequence)]))
      #expect(row.sequence == sequence)
      for (position, node) in row.nodes.enumerated() {
        #expect(places.updateValue((sequence, position), forKey: node) == nil)
      }
    }
    // A complete binary tree of 256 leaves.
    #expect(places.count == 511)
    for (node, place) in places {
      #expect(node.row == place.row)
      #expect(node.position == place.position)
    }
  }

  @Test func `A row reads back from its bytes`() throws {
    var frontier = TreeFrontier()
    for leaf in ReferenceTree.leaves {
      let row = frontier.append(leaf)
      #expect(try TreeRow(sequence: row.sequence, bytes: row.bytes.span) == row)
      for (node, hash) in zip(row.nodes, row.hashes) {
        #expect(try node.hash(inRow: row.bytes.span) == hash)
      }
    }
  }

  @Test(arguments: [0, 31, 32, 95, 97, 128])
  func `A row of another length than its sequence makes it is refused`(length: Int) throws {
    let bytes = [UInt8](repeating: 0, count: length)
    let refusal = TransparencyError.wrongRowLength(sequence: 3, expected: 96, found: length)
    #expect(throws: refusal) { try TreeRow(sequence: 3, bytes: bytes.span) }
    let node = try #require(TreeNode(level: 1, index: 1))
    #expect(throws: refusal) { try node.hash(inRow: bytes.span) }
  }

  @Test func `A subtree that ends beyond the largest tree has no name`() {
    #expect(TreeNode(level: -1, index: 0) == nil)
    #expect(TreeNode(level: 63, index: 0) == nil)
    #expect(TreeNode(level: 62, index: 0)?.row == (1 << 62) - 1)
    #expect(TreeNode(level: 62, index: 1) == nil)
    #expect(
      TreeNode(level: 0, index: MerkleTree.maximumSize - 1)?.row == MerkleTree.maximumSize - 1)
    #expect(TreeNode(level: 0, index: MerkleTree.maximumSize) == nil)
  }
}
