/// The place of a record in the log: the index of its leaf in the tree, from 0.
///
/// Called so, and not `Sequence`, because the standard library's protocol of that name would be
/// shadowed in every file that imports this module.
public struct SequenceNumber: Sendable, Hashable {
  /// The index of the leaf.
  public let index: UInt64

  /// The record at an index.
  public init(_ index: UInt64) {
    self.index = index
  }

  /// The record after this one.
  public var next: SequenceNumber { SequenceNumber(index + 1) }
}

extension SequenceNumber: Comparable {
  /// Earlier records first.
  public static func < (one: SequenceNumber, other: SequenceNumber) -> Bool {
    one.index < other.index
  }
}

extension SequenceNumber: CustomStringConvertible {
  /// The number alone.
  public var description: String { String(index) }
}

extension SequenceNumber: ExpressibleByIntegerLiteral {
  /// A literal index.
  public init(integerLiteral value: UInt64) {
    index = value
  }
}
