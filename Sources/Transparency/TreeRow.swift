/// What one record adds to the stored tree: the hashes of the subtrees it completes, its leaf
/// first.
///
/// One row a record, keyed by its sequence, holds every hash of the tree exactly once, and is only
/// ever appended.
public struct TreeRow: Sendable, Hashable {
  /// The sequence of the record, which is the index of its leaf.
  public let sequence: UInt64
  /// The hashes of the subtrees that end with this leaf: number `n` covers 2ⁿ leaves.
  public let hashes: [Digest]

  init(sequence: UInt64, hashes: [Digest]) {
    self.sequence = sequence
    self.hashes = hashes
  }

  /// Reads a stored row; refuses one whose length is not what its sequence makes it.
  public init(sequence: UInt64, bytes: Span<UInt8>) throws(TransparencyError) {
    let count = TreeNode.count(inRow: sequence)
    var hashes: [Digest] = []
    for level in 0..<count {
      let node = TreeNode(uncheckedLevel: level, index: sequence >> UInt64(level))
      hashes.append(try node.hash(inRow: bytes))
    }
    self.init(sequence: sequence, hashes: hashes)
  }

  /// The leaf hash of the record.
  public var leafHash: Digest { hashes[0] }

  /// The subtrees the hashes belong to, in the same order.
  public var nodes: [TreeNode] {
    hashes.indices.map { TreeNode(uncheckedLevel: $0, index: sequence >> UInt64($0)) }
  }

  /// The hashes one after the other, as stored.
  public var bytes: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: hashes.count * Digest.byteCount)
    for (level, hash) in hashes.enumerated() {
      hash.write(into: &bytes, at: level * Digest.byteCount)
    }
    return bytes
  }
}

extension TreeNode {
  /// Picks the hash of this subtree out of the stored row ``row``, without reading the others.
  public func hash(inRow bytes: Span<UInt8>) throws(TransparencyError) -> Digest {
    let expected = Self.count(inRow: row) * Digest.byteCount
    let start = position * Digest.byteCount
    guard bytes.count == expected,
      let hash = Digest(bytes.extracting(start..<start + Digest.byteCount))
    else { throw .wrongRowLength(sequence: row, expected: expected, found: bytes.count) }
    return hash
  }
}
