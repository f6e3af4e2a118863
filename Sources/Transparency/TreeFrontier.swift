/// The growing edge of a tree: the few subtrees a next leaf can still join, at most 63 hashes.
///
/// Appending and taking the root read nothing else, however large the tree is:
///
///     var frontier = TreeFrontier()
///     let row = frontier.append(MerkleTree.leafHash(of: header))  // to store with it
///     let root = frontier.root()
public struct TreeFrontier: Sendable {
  /// The number of leaves.
  public private(set) var size: UInt64 = 0

  /// One complete subtree for each 1 bit of the size, widest and leftmost first.
  private var peaks: [Digest] = []
  private var hasher = NodeHasher()

  /// Begins an empty tree.
  public init() {}

  /// The frontier of a tree of a size, whose peaks are those; nil unless there are as many as the size
  /// has.
  init?(size: UInt64, peaks: [Digest]) {
    guard size <= MerkleTree.maximumSize, peaks.count == size.nonzeroBitCount else { return nil }
    self.size = size
    self.peaks = peaks
  }

  /// Resumes a tree at any size it has had, from the stored hashes of its complete subtrees.
  public init<Failure: Error>(
    size: UInt64, reading node: (TreeNode) throws(Failure) -> Digest
  ) throws(Failure) {
    self.size = size
    for peak in TreeNode.peaks(from: 0, to: size) {
      peaks.append(try node(peak))
    }
  }

  /// Adds a leaf and returns the row to store with it: the hashes of all subtrees it completes.
  ///
  /// Traps at ``MerkleTree/maximumSize``, which no ledger reaches.
  public mutating func append(_ leafHash: Digest) -> TreeRow {
    precondition(size < MerkleTree.maximumSize, "A tree holds at most 2^63 - 1 leaves")
    var completed = [leafHash]
    var subtree = leafHash
    for _ in 1..<TreeNode.count(inRow: size) {
      subtree = hasher.hash(peaks.removeLast(), subtree)
      completed.append(subtree)
    }
    peaks.append(subtree)
    defer { size += 1 }
    return TreeRow(sequence: size, hashes: completed)
  }

  /// Computes the root at the present size.
  public func root() -> Digest {
    var hasher = hasher
    return TreeNode.fold(peaks, with: &hasher) ?? MerkleTree.emptyRoot
  }
}

extension TreeFrontier {
  /// The complete subtrees that the tree is made of, from the left, each with its hash.
  public var nodes: [(node: TreeNode, hash: Digest)] {
    zip(TreeNode.peaks(from: 0, to: size), peaks).map { (node: $0, hash: $1) }
  }
}

extension TreeFrontier: Equatable {
  /// Compares the sizes and what stands under them.
  public static func == (left: TreeFrontier, right: TreeFrontier) -> Bool {
    left.size == right.size && left.peaks == right.peaks
  }
}
