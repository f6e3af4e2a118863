public import Partnership

/// The header of an action before the ledger gives it its place: what its author decides, and
/// what the parties sign.
///
/// ``Header`` adds the two keys the ledger gives, `recorded` and `sequence`.
public struct ActionHeader: Sendable, Hashable {
  /// The author's name for the action; a repeat of it returns the first receipt.
  public var action: ActionID
  /// The agreement; nil for ledger-wide records.
  public var agreement: AgreementID?
  /// What a correction changes in the header of its target.
  public var amends = Amendments()
  /// Who recorded.
  public var author: Author
  /// The axes it concerns, ascending.
  public var axes: [Code] = []
  /// The version of catalogue and rules it was decided under.
  public var catalogue = Catalogue.version
  /// The ledger refuses the action after this instant.
  public var expires: Recorded?
  /// The commitment to its facts.
  public var facts: Commitment
  /// The ledger it is for.
  public var ledger: LedgerName
  /// When it happened; nil in clerical records.
  public var occurred: Occurred?
  /// The acting parties, ascending.
  public var onBehalfOf: [ActorID] = []
  /// The parties it concerns, ascending.
  public var parties: [ActorID] = []
  /// A checkpoint the author had verified; compulsory when signed.
  public var seen: SeenCheckpoint?
  /// The parties' signatures, ascending by key.
  public var signatures: [ActionSignature] = []
  /// The record corrected or annulled.
  public var target: SequenceNumber?
  /// What it is.
  public var type: RecordType
  /// The commitment to its words; nil when it has none.
  public var words: Commitment?
}

extension ActionHeader {
  /// A header with the keys every action has; set the others before writing it.
  public init(
    _ type: RecordType, action: ActionID, ledger: LedgerName, author: Author, facts: Commitment
  ) {
    self.init(action: action, author: author, facts: facts, ledger: ledger, type: type)
  }

  /// The header of a record that has been decided.
  public init(
    record: Record, action: ActionID, ledger: LedgerName, facts: Commitment,
    words: Commitment? = nil, expires: Recorded? = nil, seen: SeenCheckpoint? = nil,
    signatures: [ActionSignature] = []
  ) {
    self.init(record.type, action: action, ledger: ledger, author: record.author, facts: facts)
    agreement = record.agreement
    amends = record.amends
    axes = record.axes
    occurred = record.occurred
    onBehalfOf = record.onBehalfOf
    parties = record.parties
    target = record.target
    self.words = words
    self.expires = expires
    self.seen = seen
    self.signatures = signatures
  }
}
