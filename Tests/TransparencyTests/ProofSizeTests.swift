import Testing

@testable import Transparency

/// What a proof computes depends on the turns of the way alone, since it does not carry its sizes.
///
/// These tests say exactly which false sizes that leaves to the checkpoint, which signs
/// size and root together.
@Suite struct `A proof under a false size or index` {
  @Test func `Inclusion is accepted just where the way turns the same`() throws {
    let tree = StoredTree(leaves: (0..<16).map { Digest(hashing: [$0]) })
    var accepted = 0
    var refused = 0
    for size in UInt64(1)...16 {
      let root = MerkleTree.root(of: Array(tree.leaves.prefix(Int(size))))
      for index in 0..<size {
        let position = try LeafPosition(index: index, size: size)
        let proof = try InclusionProof(of: position, reading: tree.reader(atSize: size))
        for falseSize in UInt64(1)...32 {
          for falseIndex in 0..<falseSize {
            let claim = InclusionProof(
              position: try LeafPosition(index: falseIndex, size: falseSize), path: proof.path)
            let isAccepted = accepts {
              try claim.check(leafHash: tree.leaves[Int(index)], root: root)
            }
            let turnsTheSame = turns(falseIndex, falseSize) == turns(index, size)
            #expect(isAccepted == turnsTheSame, "\(index)/\(size) as \(falseIndex)/\(falseSize)")
            // At the true size no other leaf has the same way.
            #expect(!isAccepted || falseSize != size || falseIndex == index)
            if isAccepted { accepted += 1 } else { refused += 1 }
          }
        }
      }
    }
    #expect(accepted >= 136)
    #expect(refused > 50_000)
  }

  @Test func `Consistency is accepted just where both ways turn the same`() throws {
    let tree = StoredTree(leaves: (0..<12).map { Digest(hashing: [$0]) })
    let roots = (0...12).map { MerkleTree.root(of: Array(tree.leaves.prefix($0))) }
    var accepted = 0
    var refused = 0
    for later in UInt64(2)...12 {
      for earlier in 1..<later {
        let growth = try TreeGrowth(from: earlier, to: later)
        let proof = try ConsistencyProof(of: growth, reading: tree.reader(atSize: later))
        for falseLater in UInt64(1)...20 {
          for falseEarlier in 1...falseLater {
            let claim = ConsistencyProof(
              growth: try TreeGrowth(from: falseEarlier, to: falseLater), path: proof.path)
            let isAccepted = accepts {
              try claim.check(earlierRoot: roots[Int(earlier)], laterRoot: roots[Int(later)])
            }
            let turnsTheSame = Shape(falseEarlier, falseLater) == Shape(earlier, later)
            #expect(
              isAccepted == turnsTheSame, "\(earlier)→\(later) as \(falseEarlier)→\(falseLater)")
            if isAccepted { accepted += 1 } else { refused += 1 }
          }
        }
      }
    }
    #expect(accepted >= 66)
    #expect(refused > 10_000)
  }

  private func accepts(_ check: () throws -> Void) -> Bool {
    do {
      try check()
      return true
    } catch {
      return false
    }
  }

  /// Whether the leaf is right at each level, from the root down.
  private func turns(_ index: UInt64, _ size: UInt64) -> [Bool] {
    guard size > 1 else { return [] }
    let split = largestPowerOfTwo(below: size)
    return index < split
      ? [false] + turns(index, split) : [true] + turns(index - split, size - split)
  }
}

/// How RFC 6962 §2.1.2 puts the two roots together from the hashes of a proof, numbered in order.
private struct Shape: Equatable {
  let earlier: String
  let later: String
  let hashes: Int

  init(_ earlier: UInt64, _ later: UInt64) {
    var count = 0
    (self.earlier, self.later) = Self.build(earlier, later, isKnown: true, &count)
    hashes = count
  }

  private static func build(
    _ earlier: UInt64, _ later: UInt64, isKnown: Bool, _ count: inout Int
  ) -> (String, String) {
    func next() -> String {
      count += 1
      return "\(count)"
    }
    guard earlier < later else {
      let hash = isKnown ? "known" : next()
      return (hash, hash)
    }
    let split = largestPowerOfTwo(below: later)
    if earlier <= split {
      let (before, after) = build(earlier, split, isKnown: isKnown, &count)
      return (before, "(\(after) \(next()))")
    }
    let (before, after) = build(earlier - split, later - split, isKnown: false, &count)
    let left = next()
    return ("(\(left) \(before))", "(\(left) \(after))")
  }
}

private func largestPowerOfTwo(below size: UInt64) -> UInt64 {
  var power: UInt64 = 1
  while power * 2 < size { power *= 2 }
  return power
}
