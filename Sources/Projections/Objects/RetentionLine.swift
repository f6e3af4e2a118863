public import CanonicalJSON
public import Partnership

/// A retention rule in one line: how long records are kept, and what becomes of them then.
public struct RetentionLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// What becomes of the records: destroy, transfer or keep.
  public let action: String
  /// How long after the end of the agreement.
  public let after: Term
  /// The record that assigned it.
  public let assigned: SequenceNumber
  /// The record that decided; nil while it is not decided.
  public let decided: SequenceNumber?

  init(_ id: Code, _ state: RetentionState) {
    self.id = id
    action = state.action
    after = state.after
    assigned = state.assigned
    decided = state.decided
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "action": .string(action), "after": .text(after), "assigned": .record(assigned),
      "decided": .optionalRecord(decided), "id": .text(id),
    ]
  }
}
