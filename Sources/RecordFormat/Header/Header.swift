public import Partnership

/// The header of a record: the leaf of the tree, in the clear for ever.
///
/// ```swift
/// let header = try Header(canonical: leaf)
/// header.agreement   // every key of ActionHeader reads as its own
/// ```
///
/// One canonical JSON object of at most 65,535 bytes; `Docs/Formats/Record.md` has every rule.
@dynamicMemberLookup
public struct Header: Sendable, Hashable {
  /// The version of the format, written as `format`.
  public static let format = 1
  /// The most bytes a header may have: the limit of an entry in C2SP tlog-tiles.
  public static let maximumBytes = 65_535

  /// What the author decided and the parties signed.
  public var content: ActionHeader
  /// When the ledger took it.
  public var recorded: Recorded
  /// The index of the leaf, from 0.
  public var sequence: SequenceNumber

  /// The header of an action at the place the ledger gives it.
  public init(_ content: ActionHeader, recorded: Recorded, sequence: SequenceNumber) {
    self.content = content
    self.recorded = recorded
    self.sequence = sequence
  }

  /// The header of a record that has been decided.
  public init(
    record: Record, action: ActionID, ledger: LedgerName, facts: Commitment,
    words: Commitment? = nil, expires: Recorded? = nil, seen: SeenCheckpoint? = nil,
    signatures: [ActionSignature] = []
  ) {
    self.init(
      ActionHeader(
        record: record, action: action, ledger: ledger, facts: facts, words: words,
        expires: expires, seen: seen, signatures: signatures),
      recorded: record.recorded, sequence: record.sequence)
  }

  /// A key of the action's own header.
  ///
  /// Inlined, because a key path that is passed on is followed step by step at each access.
  @inlinable
  @inline(__always)
  public subscript<Value>(dynamicMember key: KeyPath<ActionHeader, Value>) -> Value {
    content[keyPath: key]
  }

  /// The record as the domain sees it, of this header and its facts.
  public consuming func record(facts: consuming Facts) -> Record {
    Record(
      sequence: sequence, recorded: recorded, type: content.type, agreement: content.agreement,
      occurred: content.occurred, axes: content.axes, parties: content.parties,
      onBehalfOf: content.onBehalfOf, target: content.target, amends: content.amends,
      author: content.author, signers: content.signatures.map(\.key), facts: facts)
  }
}
