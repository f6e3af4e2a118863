/// A checkpoint the author had verified before signing, which ties the action to one history: a
/// copy of the ledger that took another course cannot take the action.
public struct SeenCheckpoint: Sendable, Hashable {
  /// The root of the tree.
  public var root: RootHash
  /// How many records the tree had; at least 1, as a checkpoint of an empty tree is never signed.
  public var size: UInt64

  /// The checkpoint of that root and size.
  public init(root: RootHash, size: UInt64) {
    self.root = root
    self.size = size
  }
}

/// The root of the tree over the headers (RFC 6962 §2.1).
public struct RootHash: ThirtyTwoBytes {
  public let first: UInt64
  public let second: UInt64
  public let third: UInt64
  public let fourth: UInt64

  public init(_ first: UInt64, _ second: UInt64, _ third: UInt64, _ fourth: UInt64) {
    (self.first, self.second, self.third, self.fourth) = (first, second, third, fourth)
  }
}

extension RootHash: CustomStringConvertible {
  /// All 64 digits.
  public var description: String { hex }
}
