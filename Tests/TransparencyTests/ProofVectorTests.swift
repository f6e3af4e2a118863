import Testing

@testable import Transparency

/// The cases of transparency-dev/merkle, most of which must be refused.
@Suite(PublishedVectors.condition) struct `Published proofs` {
  @Test func `Every inclusion case is answered as published`() throws {
    let file = try PublishedVectors.read("merkle_inclusion.json", as: Cases<InclusionCase>.self)
    var outcomes = Outcomes()
    for given in file.cases {
      outcomes.count(given.path, wanted: !given.want_err) {
        let position = try LeafPosition(index: given.index, size: given.size)
        let path = try given.proof.map { try digest($0) }
        try InclusionProof(position: position, path: path)
          .check(leafHash: digest(given.leaf_hash), root: digest(given.root))
      }
    }
    #expect(outcomes.accepted == 6)
    #expect(outcomes.refused + outcomes.unreadable == 92)
    #expect(outcomes.unreadable == 20)
  }

  @Test func `Every consistency case is answered as published`() throws {
    let file = try PublishedVectors.read("merkle_consistency.json", as: Cases<ConsistencyCase>.self)
    var outcomes = Outcomes()
    for given in file.cases {
      outcomes.count(given.path, wanted: !given.want_err) {
        let growth = try TreeGrowth(from: given.size1, to: given.size2)
        let path = try given.proof.map { try digest($0) }
        // One case that must be accepted has placeholders for roots, of the same bytes.
        let isPlaceholder = given.root1.count != 64 && given.root1 == given.root2
        try ConsistencyProof(growth: growth, path: path).check(
          earlierRoot: isPlaceholder ? MerkleTree.emptyRoot : digest(given.root1),
          laterRoot: isPlaceholder ? MerkleTree.emptyRoot : digest(given.root2))
      }
    }
    #expect(outcomes.accepted == 6)
    #expect(outcomes.refused + outcomes.unreadable == 92)
    #expect(outcomes.unreadable == 19)
  }

  @Test func `The reference tree has the published nodes and roots`() throws {
    let file = try PublishedVectors.read("rfc6962_tree.json", as: ReferenceTreeFile.self)
    let leaves = try file.leaf_inputs_hex.map { MerkleTree.leafHash(of: try bytes(hex: $0)) }
    #expect(leaves == ReferenceTree.leaves)
    #expect(file.root_by_size_hex.map { Digest(hex: $0) } == ReferenceTree.roots)
    let tree = StoredTree(leaves: leaves)
    let read = tree.reader(atSize: 8)
    var nodes = 0
    for level in 0...3 {
      let published = try #require(file.node_hashes_hex["level\(level)"])
      for (index, hash) in published.enumerated() {
        let node = try #require(TreeNode(level: level, index: UInt64(index)))
        #expect(try read(node).hex == hash)
        nodes += 1
      }
    }
    #expect(nodes == 15)
  }

  /// Some cases hold hashes of another length, which cannot even become a digest.
  private func digest(_ hex: String) throws -> Digest {
    guard let digest = Digest(hex: hex) else { throw NotADigest(hex: hex) }
    return digest
  }
}

private struct NotADigest: Error {
  let hex: String
}

private struct Outcomes {
  var accepted = 0
  var refused = 0
  var unreadable = 0

  mutating func count(_ name: String, wanted: Bool, _ check: () throws -> Void) {
    do {
      try check()
      accepted += 1
      #expect(wanted, "\(name) was accepted")
    } catch is NotADigest {
      unreadable += 1
      #expect(!wanted, "\(name) could not be read")
    } catch is TransparencyError {
      refused += 1
      #expect(!wanted, "\(name) was refused")
    } catch {
      Issue.record("\(name): \(error)")
    }
  }
}

private struct Cases<Case: Decodable>: Decodable {
  let cases: [Case]
}

// swift-format-ignore: AlwaysUseLowerCamelCase
private struct InclusionCase: Decodable {
  let path: String
  let index: UInt64
  let size: UInt64
  let root: String
  let leaf_hash: String
  let proof: [String]
  let want_err: Bool
}

// swift-format-ignore: AlwaysUseLowerCamelCase
private struct ConsistencyCase: Decodable {
  let path: String
  let size1: UInt64
  let size2: UInt64
  let root1: String
  let root2: String
  let proof: [String]
  let want_err: Bool
}

// swift-format-ignore: AlwaysUseLowerCamelCase
private struct ReferenceTreeFile: Decodable {
  let leaf_inputs_hex: [String]
  let node_hashes_hex: [String: [String]]
  let root_by_size_hex: [String]
}
