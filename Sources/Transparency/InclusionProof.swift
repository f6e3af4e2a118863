/// Where a leaf stands in a tree: an index below a size.
public struct LeafPosition: Sendable, Hashable {
  /// The index of the leaf, from 0; the sequence of its record.
  public let index: UInt64
  /// The number of leaves of the tree.
  public let size: UInt64

  /// Refuses an index that is not below the size, and a size beyond ``MerkleTree/maximumSize``.
  public init(index: UInt64, size: UInt64) throws(TransparencyError) {
    guard size <= MerkleTree.maximumSize else { throw .sizeTooLarge(size) }
    guard index < size else { throw .indexOutOfRange(index: index, size: size) }
    self.index = index
    self.size = size
  }
}

/// The shortest evidence that a leaf is in a tree: the hashes beside its way up to the root (RFC
/// 6962 §2.1.1).
public struct InclusionProof: Sendable, Hashable {
  /// The leaf it speaks of.
  public let position: LeafPosition
  /// The hashes beside the way, from the leaf upwards.
  public let path: [Digest]

  /// Takes a proof from elsewhere; it says nothing until it is checked.
  public init(position: LeafPosition, path: [Digest]) {
    self.position = position
    self.path = path
  }

  /// Makes the proof from stored hashes.
  ///
  /// - Parameter node: returns the hash of a complete subtree within the size of the tree.
  public init<Failure: Error>(
    of position: LeafPosition, reading node: (TreeNode) throws(Failure) -> Digest
  ) throws(Failure) {
    var siblings: [LeafRange] = []
    var range = LeafRange(start: 0, end: position.size)
    while range.count > 1 {
      let (left, right) = range.halves
      let goesLeft = position.index < left.end
      siblings.append(goesLeft ? right : left)
      range = goesLeft ? left : right
    }
    var hasher = NodeHasher()
    var path: [Digest] = []
    for sibling in siblings.reversed() {
      path.append(try MerkleTree.hash(over: sibling, with: &hasher, reading: node))
    }
    self.init(position: position, path: path)
  }

  /// Checks that the leaf stands at this position of the tree with this root (RFC 9162 §2.1.3.2).
  ///
  /// Take root *and* size from one signed checkpoint: a proof alone fits every size in which the
  /// way from the leaf to the root turns the same.
  public func check(leafHash: Digest, root: Digest) throws(TransparencyError) {
    guard path.count == expectedLength else {
      throw .wrongProofLength(expected: expectedLength, found: path.count)
    }
    var hasher = NodeHasher()
    var hash = leafHash
    var node = position.index
    var last = position.size - 1
    for sibling in path {
      if node & 1 == 1 || node == last {
        hash = hasher.hash(sibling, hash)
        // A subtree without a right neighbour rises to the level where it is one itself.
        let risen = min(node.trailingZeroBitCount, 63)
        node >>= UInt64(risen)
        last >>= UInt64(risen)
      } else {
        hash = hasher.hash(hash, sibling)
      }
      node >>= 1
      last >>= 1
    }
    guard hash == root else {
      throw .rootMismatch(size: position.size, claimed: root, computed: hash)
    }
  }

  /// One hash a level up to where the way joins that of the last leaf; above, one for each turn to
  /// the right.
  private var expectedLength: Int {
    let joined = 64 - (position.index ^ (position.size - 1)).leadingZeroBitCount
    return joined + (position.index >> UInt64(joined)).nonzeroBitCount
  }
}
