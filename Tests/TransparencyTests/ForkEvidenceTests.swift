import Testing

@testable import Transparency

@Suite struct `Evidence of a fork` {
  /// Two trees of one ledger that are alike up to a leaf.
  private struct Fork {
    let honest: StoredTree
    let forged: StoredTree

    init(at index: Int, count: Int = 8) {
      honest = StoredTree(leaves: ReferenceTree.leaves)
      var leaves = ReferenceTree.leaves
      leaves[index] = MerkleTree.leafHash(of: Array("rewritten".utf8))
      forged = StoredTree(leaves: leaves)
    }

    func head(_ tree: StoredTree, _ size: UInt64) throws -> SignedNote {
      let root = try MerkleTree.root(atSize: size, reading: tree.reader(atSize: size))
      return try Checkpoint(origin: Origin(WorkedExample.origin), size: size, root: root)
        .signed(by: WorkedExample.key())
    }

    func evidence(_ earlier: UInt64, _ later: UInt64) throws -> ForkEvidence {
      var other: ForkEvidence.OtherBeginning?
      if earlier < later {
        let proof = try ConsistencyProof(
          of: TreeGrowth(from: earlier, to: later), reading: forged.reader(atSize: later))
        other = ForkEvidence.OtherBeginning(
          root: try MerkleTree.root(atSize: earlier, reading: forged.reader(atSize: earlier)),
          path: proof.path)
      }
      return try ForkEvidence(
        key: WorkedExample.key().verifierKey, earlier: head(honest, earlier),
        later: head(forged, later), other: other)
    }
  }

  @Test func `is a file that a stranger reads and checks alone`() throws {
    for (earlier, later) in [(3, 3), (3, 8), (5, 7), (8, 8), (1, 8)] as [(UInt64, UInt64)] {
      let evidence = try Fork(at: 0).evidence(earlier, later)
      #expect(try ForkEvidence(evidence.bytes) == evidence)
    }
  }

  @Test func `is not made of two heads of one history`() throws {
    // They differ only after the earlier head.
    let fork = Fork(at: 6)
    #expect(throws: TransparencyError.noFork) { try fork.evidence(3, 8) }
    #expect(throws: TransparencyError.noFork) { try fork.evidence(5, 5) }
    // Two sizes without a proof say nothing, and one size needs none.
    let key = try WorkedExample.key().verifierKey
    #expect(throws: TransparencyError.noFork) {
      try ForkEvidence(
        key: key, earlier: fork.head(fork.honest, 3), later: fork.head(fork.forged, 8), other: nil)
    }
  }

  @Test func `with any bit flipped, or cut anywhere, is refused`() throws {
    let original = try Fork(at: 0).evidence(3, 8).bytes
    for bit in 0..<8 * original.count {
      var bytes = original
      bytes[bit / 8] ^= 1 << UInt8(bit % 8)
      #expect(throws: TransparencyError.self, "bit \(bit)") { try ForkEvidence(bytes) }
    }
    for count in original.indices {
      #expect(throws: TransparencyError.self) { try ForkEvidence(Array(original.prefix(count))) }
    }
  }

  @Test func `needs both heads from one log and one key`() throws {
    let fork = Fork(at: 0)
    let evidence = try fork.evidence(8, 8)
    let stranger = try SignerKey(
      name: KeyName(WorkedExample.origin), seed: [UInt8](repeating: 9, count: 32))
    let forged = try Checkpoint(
      origin: Origin(WorkedExample.origin), size: 8, root: ReferenceTree.roots[1]
    ).signed(by: stranger)
    #expect(throws: TransparencyError.noKnownSignature) {
      try ForkEvidence(key: evidence.key, earlier: evidence.earlier, later: forged, other: nil)
    }
  }
}
