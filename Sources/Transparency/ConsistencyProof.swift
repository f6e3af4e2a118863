/// Two sizes of one tree, the earlier not empty and not above the later.
public struct TreeGrowth: Sendable, Hashable {
  /// The number of leaves of the smaller, earlier tree.
  public let earlier: UInt64
  /// The number of leaves of the later tree.
  public let later: UInt64

  /// Refuses an empty earlier tree (nothing to be consistent with), a shrinking one, and sizes
  /// beyond ``MerkleTree/maximumSize``.
  public init(from earlier: UInt64, to later: UInt64) throws(TransparencyError) {
    guard later <= MerkleTree.maximumSize else { throw .sizeTooLarge(later) }
    guard earlier > 0 else { throw .emptyTree }
    guard earlier <= later else { throw .sizesOutOfOrder(earlier: earlier, later: later) }
    self.earlier = earlier
    self.later = later
  }
}

/// The shortest evidence that one tree is the beginning of another (RFC 6962 §2.1.2).
public struct ConsistencyProof: Sendable, Hashable {
  /// The two sizes it speaks of.
  public let growth: TreeGrowth
  /// The hashes, in the order of RFC 6962 §2.1.2; empty when the sizes are equal.
  public let path: [Digest]

  /// Takes a proof from elsewhere; it says nothing until it is checked.
  public init(growth: TreeGrowth, path: [Digest]) {
    self.growth = growth
    self.path = path
  }

  /// Makes the proof from stored hashes.
  ///
  /// - Parameter node: returns the hash of a complete subtree within the later size.
  public init<Failure: Error>(
    of growth: TreeGrowth, reading node: (TreeNode) throws(Failure) -> Digest
  ) throws(Failure) {
    var siblings: [LeafRange] = []
    var range = LeafRange(start: 0, end: growth.later)
    // Down the way that ends where the earlier tree ended, and no further than it needs.
    while range.end != growth.earlier {
      let (left, right) = range.halves
      let goesLeft = growth.earlier <= left.end
      siblings.append(goesLeft ? right : left)
      range = goesLeft ? left : right
    }
    // When that is the whole earlier tree, its root is known to whoever checks.
    if range.start > 0 {
      siblings.append(range)
    }
    var hasher = NodeHasher()
    var path: [Digest] = []
    for sibling in siblings.reversed() {
      path.append(try MerkleTree.hash(over: sibling, with: &hasher, reading: node))
    }
    self.init(growth: growth, path: path)
  }

  /// Checks that the tree with the earlier root is the beginning of the one with the later root
  /// (RFC 9162 §2.1.4.2).
  ///
  /// Take each root with its size from one signed checkpoint: a proof alone fits every size at
  /// which the way turns the same.
  public func check(earlierRoot: Digest, laterRoot: Digest) throws(TransparencyError) {
    guard path.count == expectedLength else {
      throw .wrongProofLength(expected: expectedLength, found: path.count)
    }
    guard growth.earlier < growth.later else {
      guard earlierRoot == laterRoot else {
        throw .rootMismatch(size: growth.later, claimed: laterRoot, computed: earlierRoot)
      }
      return
    }
    // The subtree both trees begin with: the whole earlier tree, or given first.
    var hashes = path[...]
    guard let joint = startsWithEarlierRoot ? earlierRoot : hashes.popFirst() else {
      throw .wrongProofLength(expected: expectedLength, found: path.count)
    }
    let risen = UInt64(growth.earlier.trailingZeroBitCount)
    var node = (growth.earlier - 1) >> risen
    var last = (growth.later - 1) >> risen
    var hasher = NodeHasher()
    var earlierHash = joint
    var laterHash = joint
    for sibling in hashes {
      if node & 1 == 1 || node == last {
        earlierHash = hasher.hash(sibling, earlierHash)
        laterHash = hasher.hash(sibling, laterHash)
        // A subtree without a right neighbour rises to the level where it is one itself.
        let risen = min(node.trailingZeroBitCount, 63)
        node >>= UInt64(risen)
        last >>= UInt64(risen)
      } else {
        laterHash = hasher.hash(laterHash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    guard earlierHash == earlierRoot else {
      throw .rootMismatch(size: growth.earlier, claimed: earlierRoot, computed: earlierHash)
    }
    guard laterHash == laterRoot else {
      throw .rootMismatch(size: growth.later, claimed: laterRoot, computed: laterHash)
    }
  }

  /// An earlier tree of 2ⁿ leaves is itself a subtree of the later one.
  var startsWithEarlierRoot: Bool { growth.earlier.nonzeroBitCount == 1 }

  /// The way of the earlier tree's last leaf, without the levels below the subtree both begin with.
  var expectedLength: Int {
    guard growth.earlier < growth.later else { return 0 }
    let last = growth.earlier - 1
    let joined = 64 - (last ^ (growth.later - 1)).leadingZeroBitCount
    let turns = (last >> UInt64(joined)).nonzeroBitCount
    return joined + turns - growth.earlier.trailingZeroBitCount + (startsWithEarlierRoot ? 0 : 1)
  }
}
