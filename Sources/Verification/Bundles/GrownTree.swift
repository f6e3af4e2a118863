public import Transparency

/// A tree that goes on from one that is known by its frontier alone: every subtree that ends in what
/// was added is known, and of those before it the largest.
///
/// About 64 bytes a leaf that was added.
public struct GrownTree: Sendable {
  private let earlier: [TreeNode: Digest]
  private let from: UInt64
  private var frontier: TreeFrontier
  private var rows: [TreeRow] = []

  /// A tree that goes on from a frontier; an empty one from nothing.
  public init(from frontier: TreeFrontier = TreeFrontier()) {
    self.frontier = frontier
    from = frontier.size
    earlier = Dictionary(uniqueKeysWithValues: frontier.nodes.map { ($0.node, $0.hash) })
  }

  /// How many leaves it has.
  public var size: UInt64 { frontier.size }

  /// Adds a leaf.
  public mutating func append(_ leaf: Digest) {
    rows.append(frontier.append(leaf))
  }

  /// The root at a size; nil for a size before what was added, or over its own.
  public func root(atSize wanted: UInt64) -> Digest? {
    guard wanted >= from, wanted <= size else { return nil }
    return known { read throws(Unknown) in
      try MerkleTree.root(atSize: wanted) { node throws(Unknown) in try read(node) }
    }
  }

  /// The proof that a later of its sizes continues an earlier; nil where it cannot be made.
  public func consistency(of growth: TreeGrowth) -> ConsistencyProof? {
    guard growth.earlier >= from, growth.later <= size else { return nil }
    return known { read throws(Unknown) in
      try ConsistencyProof(of: growth) { node throws(Unknown) in try read(node) }
    }
  }

  private struct Unknown: Error {}

  private func known<Result>(
    _ work: ((TreeNode) throws(Unknown) -> Digest) throws(Unknown) -> Result
  ) -> Result? {
    do throws(Unknown) {
      return try work { node throws(Unknown) in
        if let hash = earlier[node] { return hash }
        guard node.row >= from, node.row < size else { throw Unknown() }
        let row = rows[Int(node.row - from)]
        guard node.position < row.hashes.count else { throw Unknown() }
        return row.hashes[node.position]
      }
    } catch {
      return nil
    }
  }
}
