/// An action whose form is right: facts and words apart, every field of its grammar, references
/// resolved.
///
/// Whether it may be recorded is for the history of its subject to decide.
public struct PreparedAction: Sendable, Hashable {
  /// The author's name for it, if the author gave one.
  public var id: ActionID?
  /// The type of record.
  public let type: RecordType
  /// The agreement, if the type has one.
  public var agreement: AgreementID?
  /// When it happened; nil for clerical records.
  public let occurred: Occurred?
  /// Axes the author gave.
  public let axes: [Code]
  /// Parties the author gave.
  public let parties: [ActorID]
  /// Who acts, as the author gave it.
  public let onBehalfOf: [ActorID]
  /// The record corrected or annulled.
  public let target: SequenceNumber?
  /// Who records.
  public let author: Author
  /// After this instant the action is refused.
  public let expires: Recorded?
  /// What rules and folds read.
  public var facts: Facts
  /// What they never read.
  public var words: Words
  /// The keys that have signed it, ascending; nil while it is drafted to be signed.
  public var signers: [KeyFingerprint]? = []
}

extension PreparedAction {
  /// Whether it is drafted to be signed, so that no signature is missing yet.
  var isDraft: Bool { signers == nil }
}
