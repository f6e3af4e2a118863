/// The 32 random bytes of one commitment, made anew for each.
public struct Salt: ThirtyTwoBytes {
  /// The 32 bytes.
  public let block: Bytes32

  /// The salt of those 32 bytes.
  public init(_ block: Bytes32) {
    self.block = block
  }
}

extension Salt {
  /// A new salt of the system's random source.
  public static func random() -> Salt { Salt(.random()) }
}
