public import CanonicalJSON

/// How many of the parties have done what all of them must: *k of n*.
public struct Share: Sendable, Hashable {
  /// How many have.
  public let by: Int
  /// How many there are.
  public let of: Int

  /// Whether all have, and there is somebody.
  public var isComplete: Bool { of > 0 && by == of }

  /// The share as JSON.
  public var json: JSON { ["by": .count(by), "of": .count(of)] }
}
