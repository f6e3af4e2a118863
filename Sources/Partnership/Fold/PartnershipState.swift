/// What holds after folding the records of one history: the agreement, and the organisations and
/// persons its records name.
public struct PartnershipState: Sendable, Hashable {
  /// The agreement, its axes and what is on them.
  public var agreement = AgreementState()
  /// Organisations by id.
  public var actors: [ActorID: ActorState] = [:]
  /// Persons by id.
  public var persons: [PersonID: PersonState] = [:]

  /// The holds placed, by code.
  public var holds: [Code: HoldState] = [:]
  /// The retention rules assigned, by code.
  public var retention: [Code: RetentionState] = [:]
  /// The public keys the ledger names, by their 64 hexadecimal digits.
  public var keys: [String: KeyState] = [:]

  /// Nothing yet.
  public init() {}

  /// Folds one record in.
  ///
  /// Total: what was recorded never fails to apply.
  public mutating func apply(_ record: DatedRecord) {
    switch record.type {
    case .actorRegistered, .actorRenamed, .actorMerged, .figureDeclared, .funderDeclared:
      applyActor(record)
    case .personRegistered, .personUpdated, .roleAssigned, .roleEnded:
      applyPerson(record)
    case .agreementProposed, .agreementSigned, .agreementRatified, .agreementEnteredIntoForce,
      .agreementAnnounced, .agreementExtended, .agreementRenewed, .agreementSuspended,
      .agreementResumed, .agreementTerminated, .agreementExpired, .agreementClosedOut,
      .agreementAbandoned, .agreementPartyAdded, .agreementPartyLeft:
      agreement.applyLifecycle(record)
    case .axisAgreed, .axisAdded, .axisSuspended, .axisResumed, .axisRetired:
      agreement.applyAxis(record)
    case .actorIntroduced, .actorJoined, .actorLeft:
      agreement.applyInvolvement(record)
    case .exchangeScheduled, .exchangeHeld, .exchangeCancelled:
      agreement.applyExchange(record)
    case .opportunityIdentified, .opportunityStudied, .opportunityRetained, .opportunitySetAside:
      agreement.applyOpportunity(record)
    case .initiativeLaunched, .initiativeClosed:
      agreement.applyInitiative(record)
    case .fundingIdentified, .fundingApplied, .fundingAwarded, .fundingDeclined,
      .fundingWithdrawn, .fundingDropped:
      agreement.applyFunding(record)
    case .protocolDrafted, .protocolRevised, .protocolReviewed, .protocolAdopted,
      .protocolSuspended, .protocolResumed, .protocolRetired:
      agreement.applyProtocol(record)
    case .transferMade, .transferAcknowledged:
      agreement.applyTransfer(record)
    case .incidentDeclared, .incidentClosed:
      agreement.applyIncident(record)
    case .toolProposed, .toolDeployed, .toolUsed, .toolRetired:
      agreement.applyTool(record)
    case .commitmentMade, .commitmentRescheduled, .commitmentMet, .commitmentPartlyMet,
      .commitmentMissed, .commitmentWaived:
      agreement.applyCommitment(record)
    case .amendmentProposed, .amendmentAccepted, .amendmentRejected, .amendmentWithdrawn:
      agreement.applyAmendment(record)
    case .disputeRaised, .disputeResponded, .disputeSettled, .disputeWithdrawn:
      agreement.applyDispute(record)
    case .contactDesignated, .contactReplaced:
      agreement.applyContact(record)
    case .delegationGranted, .delegationRevoked:
      agreement.applyDelegation(record)
    case .documentAttached, .documentReplaced:
      agreement.applyDocument(record)
    case .holdPlaced, .holdLifted:
      applyHold(record)
    case .retentionAssigned, .dispositionDecided:
      applyRetention(record)
    case .innovationPromoted, .statementPublished, .knowhowTransferred, .relationEstablished:
      // Listed and counted by the views; they move no state.
      break
    case .ledgerOpened, .keyAdded, .keyRetired:
      applyKey(record)
    case .recordCorrected, .recordAnnulled:
      // They have been applied to their targets.
      break
    case .personalErased, .checkpointCosigned, .exportIssued,
      .verificationRun, .accessGranted, .schemaUpgraded, .recordsImported:
      // What operations of the ledger say they have done.
      break
    }
  }

  /// Judges an act against this state, which is what holds just before its place.
  ///
  /// Findings and clerical records pass: their form is checked when they are taken, and the rest
  /// is flagged.
  func judge(_ act: Record) throws(Refusal) {
    guard act.type.definition.kind == .act else { return }
    switch act.type {
    case .roleAssigned, .roleEnded: return try judgeRole(act)
    case .contactDesignated, .contactReplaced: return try agreement.judgeContact(act)
    case .delegationGranted, .delegationRevoked: return try agreement.judgeDelegation(act)
    case .agreementProposed: return try agreement.judgeLifecycle(act)
    case .agreementPartyAdded:
      try agreement.judgeStanding(act, beside: act.facts.actor(.party))
    case .commitmentRescheduled, .commitmentWaived:
      let commitment = act.facts.code(.commitment).flatMap { agreement.commitments[$0] }
      try agreement.judgeStanding(act, beside: commitment?.creditor)
    default: try agreement.judgeStanding(act)
    }
    switch act.type {
    case .axisAgreed, .axisAdded, .axisSuspended, .axisResumed, .axisRetired:
      try agreement.judgeAxis(act)
    case .actorJoined, .actorLeft: try agreement.judgeInvolvement(act)
    case .exchangeScheduled, .exchangeCancelled: try agreement.judgeExchange(act)
    case .opportunityRetained, .opportunitySetAside: try agreement.judgeOpportunity(act)
    case .initiativeLaunched, .initiativeClosed: try agreement.judgeInitiative(act)
    case .fundingApplied, .fundingWithdrawn, .fundingDropped: try agreement.judgeFunding(act)
    case .protocolDrafted, .protocolRevised, .protocolReviewed, .protocolAdopted,
      .protocolSuspended, .protocolResumed, .protocolRetired:
      try agreement.judgeProtocol(act)
    case .incidentClosed: try agreement.judgeIncident(act)
    case .toolProposed, .toolDeployed, .toolRetired: try agreement.judgeTool(act)
    case .commitmentMade, .commitmentRescheduled, .commitmentWaived:
      try agreement.judgeCommitment(act)
    case .amendmentProposed, .amendmentAccepted, .amendmentRejected, .amendmentWithdrawn:
      try agreement.judgeAmendment(act)
    case .disputeResponded, .disputeSettled, .disputeWithdrawn: try agreement.judgeDispute(act)
    default: try agreement.judgeLifecycle(act)
    }
  }

  /// What is out of rule in a record, by this state: that of the whole answer, because anomalies
  /// of findings compare dates and not places in the fold.
  func anomalies(of record: DatedRecord) -> [Anomaly] {
    switch record.type {
    case .agreementAnnounced: agreement.anomaliesOfAnnouncement(record)
    case .exchangeHeld: agreement.anomaliesOfExchange(record)
    case .exchangeScheduled, .exchangeCancelled: agreement.anomaliesOfExchangeAct(record)
    case .knowhowTransferred: agreement.anomaliesOfTerm(record)
    case .opportunityIdentified, .opportunityStudied: agreement.anomaliesOfOpportunity(record)
    case .fundingIdentified, .fundingApplied, .fundingAwarded, .fundingDeclined,
      .fundingWithdrawn, .fundingDropped:
      agreement.anomaliesOfFunding(record)
    case .transferMade, .transferAcknowledged: agreement.anomaliesOfTransfer(record)
    case .incidentDeclared: agreement.anomaliesOfIncident(record)
    case .toolUsed: agreement.anomaliesOfTool(record)
    case .commitmentRescheduled, .commitmentMet, .commitmentPartlyMet, .commitmentMissed,
      .commitmentWaived:
      agreement.anomaliesOfCommitment(record)
    case .disputeRaised: agreement.anomaliesOfDispute(record)
    case .documentReplaced: agreement.anomaliesOfDocument(record)
    case .statementPublished: anomaliesOfStatement(record)
    case .roleAssigned: anomaliesOfRole(record)
    default: []
    }
  }
}
