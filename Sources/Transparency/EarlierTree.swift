extension ConsistencyProof {
  /// The frontier of the earlier tree, as the proof has it, so that what follows can be appended to it.
  ///
  /// The proof holds the peaks of the earlier tree among its hashes (RFC 9162 §2.1.4), but for a tree
  /// that is one peak: its root, which whoever checks knows. That the peaks are those of the earlier
  /// tree is shown by its root, and by checking the proof.
  ///
  /// - Parameter root: The root of the earlier tree; needed where its size is a power of two.
  /// - Returns: Nil where the proof has another length than its sizes ask for, or the root is needed and
  ///   not given.
  public func frontier(ofRoot root: Digest? = nil) -> TreeFrontier? {
    guard path.count == expectedLength else { return nil }
    if growth.earlier == growth.later { return nil }
    var hashes = path[...]
    guard let joint = startsWithEarlierRoot ? root : hashes.popFirst() else { return nil }
    var peaks = [joint]
    let risen = UInt64(growth.earlier.trailingZeroBitCount)
    var node = (growth.earlier - 1) >> risen
    var last = (growth.later - 1) >> risen
    for sibling in hashes {
      if node & 1 == 1 || node == last {
        peaks.append(sibling)
        let risen = min(node.trailingZeroBitCount, 63)
        node >>= UInt64(risen)
        last >>= UInt64(risen)
      }
      node >>= 1
      last >>= 1
    }
    return TreeFrontier(size: growth.earlier, peaks: peaks.reversed())
  }
}
