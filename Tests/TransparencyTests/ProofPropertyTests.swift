import EntenteTesting
import Testing

@testable import Transparency

@Suite struct `Proofs of random trees` {
  @Test func `A tree that grows has the root of the definition at every size`() throws {
    var random = SeededRandom(for: "roots")
    var tree = StoredTree()
    for size in 0...300 {
      let root = MerkleTree.root(of: tree.leaves)
      #expect(tree.frontier.root() == root)
      let earlier = try MerkleTree.root(
        atSize: UInt64(size), reading: tree.reader(atSize: UInt64(size)))
      #expect(earlier == root)
      tree.append(MerkleTree.leafHash(of: random.bytes(Int.random(in: 0...80, using: &random))))
    }
  }

  @Test func `Every inclusion proof of every size up to 70 checks`() throws {
    var random = SeededRandom(for: "inclusion")
    let tree = StoredTree(leaves: (0..<70).map { _ in Digest(hashing: random.bytes(16)) })
    var checked = 0
    for size in UInt64(1)...70 {
      let root = MerkleTree.root(of: Array(tree.leaves.prefix(Int(size))))
      for index in 0..<size {
        let position = try LeafPosition(index: index, size: size)
        let proof = try InclusionProof(of: position, reading: tree.reader(atSize: size))
        #expect(proof.path == Definition.inclusionPath(index, tree.leaves.prefix(Int(size))))
        try proof.check(leafHash: tree.leaves[Int(index)], root: root)
        checked += 1
      }
    }
    #expect(checked == 70 * 71 / 2)
  }

  @Test func `Every consistency proof between sizes up to 70 checks`() throws {
    var random = SeededRandom(for: "consistency")
    let tree = StoredTree(leaves: (0..<70).map { _ in Digest(hashing: random.bytes(16)) })
    let roots = (0...70).map { MerkleTree.root(of: Array(tree.leaves.prefix($0))) }
    var checked = 0
    for later in UInt64(1)...70 {
      for earlier in 1...later {
        let growth = try TreeGrowth(from: earlier, to: later)
        let proof = try ConsistencyProof(of: growth, reading: tree.reader(atSize: later))
        #expect(
          proof.path == Definition.consistencyPath(earlier, tree.leaves.prefix(Int(later)), true))
        try proof.check(earlierRoot: roots[Int(earlier)], laterRoot: roots[Int(later)])
        checked += 1
      }
    }
    #expect(checked == 70 * 71 / 2)
  }

  @Test func `Proofs of random larger trees check`() throws {
    var random = SeededRandom(for: "larger trees")
    let tree = StoredTree(leaves: (0..<300).map { _ in Digest(hashing: random.bytes(16)) })
    for _ in 0..<300 {
      let size = UInt64.random(in: 71...300, using: &random)
      let index = UInt64.random(in: 0..<size, using: &random)
      let earlier = UInt64.random(in: 1...size, using: &random)
      let root = MerkleTree.root(of: Array(tree.leaves.prefix(Int(size))))
      let read = tree.reader(atSize: size)
      try InclusionProof(of: LeafPosition(index: index, size: size), reading: read)
        .check(leafHash: tree.leaves[Int(index)], root: root)
      try ConsistencyProof(of: TreeGrowth(from: earlier, to: size), reading: read).check(
        earlierRoot: MerkleTree.root(of: Array(tree.leaves.prefix(Int(earlier)))), laterRoot: root)
    }
  }

  @Test func `Every flipped bit of an inclusion proof is refused`() throws {
    var random = SeededRandom(for: "flipped inclusion")
    let tree = StoredTree(leaves: (0..<64).map { _ in Digest(hashing: random.bytes(16)) })
    var refused = 0
    for size in [1, 2, 3, 5, 8, 13, 37, 64] as [UInt64] {
      let index = UInt64.random(in: 0..<size, using: &random)
      let position = try LeafPosition(index: index, size: size)
      let proof = try InclusionProof(of: position, reading: tree.reader(atSize: size))
      let leaf = tree.leaves[Int(index)]
      let root = MerkleTree.root(of: Array(tree.leaves.prefix(Int(size))))
      for bit in 0..<256 {
        try expectRefusal { try proof.check(leafHash: leaf.flipping(bit), root: root) }
        try expectRefusal { try proof.check(leafHash: leaf, root: root.flipping(bit)) }
        for step in proof.path.indices {
          var path = proof.path
          path[step] = try path[step].flipping(bit)
          try expectRefusal {
            try InclusionProof(position: position, path: path).check(leafHash: leaf, root: root)
          }
          refused += 1
        }
        refused += 2
      }
      for bit in 0..<64 {
        try expectRefusal {
          try InclusionProof(
            position: LeafPosition(index: index ^ 1 << UInt64(bit), size: size), path: proof.path
          ).check(leafHash: leaf, root: root)
        }
        refused += 1
      }
    }
    #expect(refused > 5000)
  }

  @Test func `Every flipped bit of a consistency proof is refused`() throws {
    var random = SeededRandom(for: "flipped consistency")
    let tree = StoredTree(leaves: (0..<64).map { _ in Digest(hashing: random.bytes(16)) })
    var refused = 0
    for (earlier, later) in [(1, 1), (1, 2), (3, 7), (4, 7), (6, 8), (20, 37), (32, 64)] {
      let growth = try TreeGrowth(from: UInt64(earlier), to: UInt64(later))
      let proof = try ConsistencyProof(of: growth, reading: tree.reader(atSize: UInt64(later)))
      let before = MerkleTree.root(of: Array(tree.leaves.prefix(earlier)))
      let after = MerkleTree.root(of: Array(tree.leaves.prefix(later)))
      for bit in 0..<256 {
        try expectRefusal {
          try proof.check(earlierRoot: before.flipping(bit), laterRoot: after)
        }
        try expectRefusal {
          try proof.check(earlierRoot: before, laterRoot: after.flipping(bit))
        }
        for step in proof.path.indices {
          var path = proof.path
          path[step] = try path[step].flipping(bit)
          try expectRefusal {
            try ConsistencyProof(growth: growth, path: path)
              .check(earlierRoot: before, laterRoot: after)
          }
          refused += 1
        }
        refused += 2
      }
    }
    #expect(refused > 5000)
  }

  @Test func `A proof with one hash more or less is refused for its length`() throws {
    let tree = StoredTree(leaves: ReferenceTree.leaves)
    for size in UInt64(1)...8 {
      let read = tree.reader(atSize: size)
      let position = try LeafPosition(index: size / 2, size: size)
      let inclusion = try InclusionProof(of: position, reading: read)
      let leaf = tree.leaves[Int(size / 2)]
      let root = ReferenceTree.roots[Int(size)]
      let count = inclusion.path.count
      for path in [inclusion.path + [leaf], inclusion.path.dropLast()] where path.count != count {
        #expect(throws: TransparencyError.wrongProofLength(expected: count, found: path.count)) {
          try InclusionProof(position: position, path: Array(path)).check(
            leafHash: leaf, root: root)
        }
      }
      for earlier in 1...size {
        let growth = try TreeGrowth(from: earlier, to: size)
        let consistency = try ConsistencyProof(of: growth, reading: read)
        let count = consistency.path.count
        for path in [consistency.path + [leaf], consistency.path.dropLast()]
        where path.count != count {
          #expect(throws: TransparencyError.wrongProofLength(expected: count, found: path.count)) {
            try ConsistencyProof(growth: growth, path: Array(path))
              .check(earlierRoot: ReferenceTree.roots[Int(earlier)], laterRoot: root)
          }
        }
      }
    }
  }

  @Test func `Sizes and indexes that make no question are refused by name`() {
    #expect(throws: TransparencyError.indexOutOfRange(index: 8, size: 8)) {
      try LeafPosition(index: 8, size: 8)
    }
    #expect(throws: TransparencyError.indexOutOfRange(index: 0, size: 0)) {
      try LeafPosition(index: 0, size: 0)
    }
    #expect(throws: TransparencyError.sizeTooLarge(1 << 63)) {
      try LeafPosition(index: 0, size: 1 << 63)
    }
    #expect(throws: TransparencyError.emptyTree) { try TreeGrowth(from: 0, to: 8) }
    #expect(throws: TransparencyError.emptyTree) { try TreeGrowth(from: 0, to: 0) }
    #expect(throws: TransparencyError.sizesOutOfOrder(earlier: 8, later: 7)) {
      try TreeGrowth(from: 8, to: 7)
    }
    #expect(throws: TransparencyError.sizeTooLarge(.max)) { try TreeGrowth(from: 1, to: .max) }
  }

  @Test func `The largest tree has proofs of at most 63 hashes, which are followed to the end`()
    throws
  {
    let size = MerkleTree.maximumSize
    let (leaf, other, root) = (Digest(hashing: [0]), Digest(hashing: [1]), Digest(hashing: [2]))
    for index in [0, 1, size / 2, size - 1] {
      let position = try LeafPosition(index: index, size: size)
      // Made-up subtrees: the root they lead to is fixed by the first check and met by the second.
      let proof = InclusionProof(of: position) { _ in other }
      #expect(proof.path.count == (index == size - 1 ? 62 : 63))
      var computed: Digest?
      do throws(TransparencyError) {
        try proof.check(leafHash: leaf, root: root)
      } catch {
        if case .rootMismatch(size, root, let reached) = error { computed = reached }
      }
      try proof.check(leafHash: leaf, root: #require(computed))
    }
    let growth = try TreeGrowth(from: 1 << 62, to: size)
    #expect(ConsistencyProof(of: growth) { _ in other }.path.count == 1)
  }

  @Test func `An error of the store passes through a proof unchanged`() throws {
    struct Unreadable: Error, Equatable {}
    let position = try LeafPosition(index: 3, size: 8)
    #expect(throws: Unreadable()) {
      try InclusionProof(of: position) { _ throws(Unreadable) in throw Unreadable() }
    }
    #expect(throws: Unreadable()) {
      try ConsistencyProof(of: TreeGrowth(from: 3, to: 8)) { _ throws(Unreadable) in
        throw Unreadable()
      }
    }
  }

  private func expectRefusal(
    _ check: () throws -> Void, sourceLocation: SourceLocation = #_sourceLocation
  ) throws {
    #expect(throws: TransparencyError.self, sourceLocation: sourceLocation, performing: check)
  }
}

extension Digest {
  func flipping(_ bit: Int) throws -> Digest {
    var bytes = bytes
    bytes[bit / 8] ^= 1 << UInt8(bit % 8)
    return try #require(Digest(bytes))
  }
}

/// PATH and PROOF written as RFC 6962 §2.1.1 and §2.1.2 define them, over all leaves.
enum Definition {
  static func inclusionPath(_ index: UInt64, _ leaves: ArraySlice<Digest>) -> [Digest] {
    guard leaves.count > 1 else { return [] }
    let (left, right) = halves(leaves)
    let split = UInt64(left.count)
    return index < split
      ? inclusionPath(index, left) + [MerkleTree.root(of: Array(right))]
      : inclusionPath(index - split, right) + [MerkleTree.root(of: Array(left))]
  }

  static func consistencyPath(
    _ earlier: UInt64, _ leaves: ArraySlice<Digest>, _ isKnown: Bool
  ) -> [Digest] {
    guard earlier < leaves.count else {
      return isKnown ? [] : [MerkleTree.root(of: Array(leaves))]
    }
    let (left, right) = halves(leaves)
    let split = UInt64(left.count)
    return earlier <= split
      ? consistencyPath(earlier, left, isKnown) + [MerkleTree.root(of: Array(right))]
      : consistencyPath(earlier - split, right, false) + [MerkleTree.root(of: Array(left))]
  }

  private static func halves(
    _ leaves: ArraySlice<Digest>
  ) -> (left: ArraySlice<Digest>, right: ArraySlice<Digest>) {
    var split = 1
    while split * 2 < leaves.count { split *= 2 }
    return (leaves.prefix(split), leaves.dropFirst(split))
  }
}
