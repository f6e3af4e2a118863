/// The state of one agreement after a fold: what rules are judged against and views are made of.
public struct AgreementState: Sendable, Hashable {
  /// The proposal, once there is one.
  public var proposal: Proposal?
  /// Who signed.
  public var signatures: [ActorID: Signature] = [:]
  /// Who ratified, by which record.
  public var ratifications: [ActorID: SequenceNumber] = [:]
  /// Since when it is in force and until when.
  public var force: Force?
  /// The records that announced it.
  public var announcements: [SequenceNumber] = []
  /// The axes by code.
  public var axes: [Code: AxisState] = [:]
  /// The exchanges by code.
  public var exchanges: [Code: ExchangeState] = [:]
  /// The commitments by code.
  public var commitments: [Code: CommitmentState] = [:]
  /// The contacts of each party, in order of designation.
  public var contacts: [ActorID: [ContactState]] = [:]
  /// The documents by code, each by its record.
  public var documents: [Code: SequenceNumber] = [:]
}
