public import Partnership
public import Transparency

/// What the ledger answers for an action it took: where the record stands and its leaf.
///
/// Not evidence by itself: only a proof under a later checkpoint is.
public struct Receipt: Sendable, Hashable {
  /// The action.
  public let action: ActionID
  /// The hash of the record's leaf.
  public let leaf: Digest
  /// When it was recorded.
  public let recorded: Recorded
  /// Where it stands.
  public let sequence: SequenceNumber

  /// The receipt of a record.
  public init(
    action: ActionID, leaf: Digest, recorded: Recorded, sequence: SequenceNumber
  ) {
    self.action = action
    self.leaf = leaf
    self.recorded = recorded
    self.sequence = sequence
  }
}

/// What became of one action.
public enum Verdict: Sendable, Hashable {
  /// Recorded; durable.
  case recorded(Receipt, Decision)
  /// The ledger had it already: the first receipt again.
  case repeated(Receipt)
  /// Refused; nothing was written.
  case refused(Refusal)
}

/// What a caller asks for beside the actions.
public struct AppendOptions: Sendable {
  /// The size of the log the caller has seen; refused when it has moved.
  public var expecting: UInt64?
  /// Decide everything and write nothing.
  public var isDryRun = false
  /// Documents to keep with the records that name them: durable before those commit, and not kept
  /// where they are refused or only tried.
  public var documents: [KeptDocument] = []
  /// What the caller says of the time.
  public var clock = ClockInstruction()
  /// Who records, where an action does not say.
  public var author = Author.local
  /// Whether the actions are tried before they are signed, so that no signature is missing yet;
  /// nothing is written then.
  public var isToBeSigned = false

  /// Nothing special.
  public init() {}
}

/// An action on its way to the log.
public enum Submission: Sendable {
  /// Everything that needs no lock is done.
  case ready(ReadyAction)
  /// It names records or persons by the actions that made them, or corrects a record, so that it
  /// can only be prepared where the log stands still.
  case unresolved(Action)
}
