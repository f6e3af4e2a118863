/// The state of one agreement after a fold: what rules are judged against and views are made of.
public struct AgreementState: Sendable, Hashable {
  /// The proposal, once there is one.
  public var proposal: Proposal?
  /// The parties, ascending: those of the proposal, and who was added or left since.
  public var parties: [ActorID] = []
  /// Who signed.
  public var signatures: [ActorID: Signature] = [:]
  /// Who ratified, by which record.
  public var ratifications: [ActorID: SequenceNumber] = [:]
  /// Since when it is in force and until when.
  public var force: Force?
  /// What became of it from its entry into force on, or its abandonment.
  public var progress = Progress<AgreementStage>()
  /// The agreement that follows it, and the record that says so.
  public var renewal: Renewal?
  /// The records that announced it.
  public var announcements: [SequenceNumber] = []
  /// The axes by code.
  public var axes: [Code: AxisState] = [:]
  /// The amendments by code.
  public var amendments: [Code: AmendmentState] = [:]
  /// The disputes by code.
  public var disputes: [Code: DisputeState] = [:]
  /// Who was introduced, joined and left, beside the parties.
  public var involvements: [ActorID: InvolvementState] = [:]
  /// The exchanges by code.
  public var exchanges: [Code: ExchangeState] = [:]
  /// The opportunities by code.
  public var opportunities: [Code: OpportunityState] = [:]
  /// The initiatives by code.
  public var initiatives: [Code: InitiativeState] = [:]
  /// The funding leads by code.
  public var leads: [Code: LeadState] = [:]
  /// The protocols by code.
  public var protocols: [Code: ProtocolState] = [:]
  /// The transfers by code.
  public var transfers: [Code: TransferState] = [:]
  /// The incidents by code.
  public var incidents: [Code: IncidentState] = [:]
  /// The tools by code.
  public var tools: [Code: ToolState] = [:]
  /// The commitments by code.
  public var commitments: [Code: CommitmentState] = [:]
  /// The contacts of each party, in order of designation.
  public var contacts: [ActorID: [ContactState]] = [:]
  /// What each party has delegated, in order.
  public var delegations: [ActorID: [DelegationState]] = [:]
  /// The documents by code.
  public var documents: [Code: DocumentState] = [:]
}
