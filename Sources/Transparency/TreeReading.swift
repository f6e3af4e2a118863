extension MerkleTree {
  /// Computes the root the tree had at an earlier size, from stored hashes.
  ///
  /// - Parameter node: returns the hash of a complete subtree within that size.
  public static func root<Failure: Error>(
    atSize size: UInt64, reading node: (TreeNode) throws(Failure) -> Digest
  ) throws(Failure) -> Digest {
    guard size > 0 else { return emptyRoot }
    var hasher = NodeHasher()
    return try hash(over: LeafRange(start: 0, end: size), with: &hasher, reading: node)
  }

  /// The hash RFC 6962 §2.1 gives a range of leaves.
  static func hash<Failure: Error>(
    over range: LeafRange, with hasher: inout NodeHasher,
    reading node: (TreeNode) throws(Failure) -> Digest
  ) throws(Failure) -> Digest {
    // Read from the right, where the smallest subtrees are, and fold on the way.
    var peaks = TreeNode.peaks(from: range.start, to: range.end)
    var hash = try node(peaks.removeLast())
    while let peak = peaks.popLast() {
      hash = hasher.hash(try node(peak), hash)
    }
    return hash
  }
}

/// The leaves `start..<end`, at least one, as the recursion of RFC 6962 §2.1 divides them.
struct LeafRange: Sendable, Hashable {
  let start: UInt64
  let end: UInt64

  var count: UInt64 { end - start }

  /// The two parts of a range of more than one leaf.
  var halves: (left: LeafRange, right: LeafRange) {
    let middle = start + TreeNode.split(count)
    return (LeafRange(start: start, end: middle), LeafRange(start: middle, end: end))
  }
}
