/// The root of a complete subtree: `2^level` leaves, of which the first is leaf `index · 2^level`.
///
/// Such a hash never changes once its last leaf is in the tree, so it is stored in the row of that
/// leaf. A row holds the hashes of all subtrees its leaf completes, lowest first: node (level,
/// index) is the hash number ``position`` of row ``row``.
public struct TreeNode: Sendable, Hashable {
  /// The height above the leaves, which are level 0.
  public let level: Int
  /// The number of subtrees of the same height to the left.
  public let index: UInt64

  /// Names a subtree; `nil` when the level is negative or the subtree ends beyond
  /// ``MerkleTree/maximumSize``.
  public init?(level: Int, index: UInt64) {
    guard level >= 0, level < 63, index < MerkleTree.maximumSize >> level else { return nil }
    self.init(uncheckedLevel: level, index: index)
  }

  /// For callers whose sizes are already known to be within bounds.
  init(uncheckedLevel level: Int, index: UInt64) {
    self.level = level
    self.index = index
  }

  /// The sequence of the record that completes this subtree, and whose row holds its hash.
  public var row: UInt64 { (index + 1) << level - 1 }

  /// Which hash of the row it is, counted from 0.
  public var position: Int { level }

  /// How many hashes the row of the record with this sequence holds: 1 and one more for each
  /// trailing 1 bit.
  public static func count(inRow row: UInt64) -> Int {
    1 + (~row).trailingZeroBitCount
  }
}

extension TreeNode {
  /// The largest power of two smaller than `count`, where RFC 6962 §2.1 divides more than one leaf
  /// in two.
  static func split(_ count: UInt64) -> UInt64 {
    1 << (63 - UInt64((count - 1).leadingZeroBitCount))
  }

  /// The complete subtrees that make up the leaves `start..<end`, widest and leftmost first.
  ///
  /// `start` is a multiple of the smallest power of two that is not less than the number of leaves.
  static func peaks(from start: UInt64, to end: UInt64) -> [TreeNode] {
    var peaks: [TreeNode] = []
    var next = start
    while next < end {
      let level = 63 - (end - next).leadingZeroBitCount
      peaks.append(TreeNode(uncheckedLevel: level, index: next >> UInt64(level)))
      next += 1 << UInt64(level)
    }
    return peaks
  }

  /// Folds the peaks of some leaves into the one hash over them, from right to left.
  static func fold(_ peaks: [Digest], with hasher: inout NodeHasher) -> Digest? {
    guard var root = peaks.last else { return nil }
    for peak in peaks.dropLast().reversed() {
      root = hasher.hash(peak, root)
    }
    return root
  }
}
