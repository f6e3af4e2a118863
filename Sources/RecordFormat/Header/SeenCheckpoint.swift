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
  /// The 32 bytes.
  public let block: Bytes32

  /// The root of those 32 bytes.
  public init(_ block: Bytes32) {
    self.block = block
  }
}
