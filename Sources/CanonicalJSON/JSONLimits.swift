/// How deep and how long a JSON text may be before it is refused.
public struct JSONLimits: Sendable, Hashable {
  /// The deepest nesting of objects and arrays the profile allows.
  public static let deepest = 16

  /// Depth 16 and 1 MiB: what the ledger's facts and words are held to.
  public static let standard = JSONLimits()

  /// How many objects and arrays may be open at once, from 0 (a bare scalar) to 16.
  public let depth: Int

  /// How many bytes the whole text may have.
  public let bytes: Int

  /// Narrows the depth, or narrows or widens the length; a depth beyond the profile's 16 traps.
  public init(depth: Int = JSONLimits.deepest, bytes: Int = 1 << 20) {
    precondition((0...JSONLimits.deepest).contains(depth), "the profile nests at most 16 deep")
    precondition(bytes >= 0, "a text cannot be shorter than empty")
    self.depth = depth
    self.bytes = bytes
  }
}
