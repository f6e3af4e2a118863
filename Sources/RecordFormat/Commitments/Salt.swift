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
  /// A new salt of the system's random source; whoever makes many draws them in bulk.
  public static func random() -> Salt {
    var source = SystemRandomNumberGenerator()
    return Salt(
      Bytes32(
        first: source.next(), second: source.next(), third: source.next(), fourth: source.next()))
  }
}
