public import Partnership

extension Wording {
  /// What a type of record is called in lists: `Entente signée`, `Agreement signed`.
  public func label(of type: RecordType) -> String { say(type.text.label) }

  /// One sentence that says what a type of record is for.
  public func description(of type: RecordType) -> String { say(type.text.meaning) }

  /// What a kind of record is called: `acte`, `constat`, `écriture administrative`.
  public func label(of kind: RecordKind) -> String { say(kind.label) }

  /// Where a type of record belongs.
  public func label(of scope: RecordScope) -> String { say(scope.label) }

  /// Whether a type of record concerns axes.
  public func label(of rule: AxisRule) -> String { say(rule.label) }
}

/// What is said about one type of record.
struct TypeText {
  /// What it is called in lists: a noun and what became of it.
  let label: Bilingual
  /// One sentence that says what it is for.
  let meaning: Bilingual
}

extension RecordType {
  /// The texts stand in one file per family; this list is where the compiler asks for a new one.
  var text: TypeText {
    switch self {
    case .ledgerOpened: .ledgerOpened
    case .actorRegistered: .actorRegistered
    case .actorRenamed: .actorRenamed
    case .actorMerged: .actorMerged
    case .personRegistered: .personRegistered
    case .personUpdated: .personUpdated
    case .roleAssigned: .roleAssigned
    case .roleEnded: .roleEnded
    case .contactDesignated: .contactDesignated
    case .contactReplaced: .contactReplaced
    case .delegationGranted: .delegationGranted
    case .delegationRevoked: .delegationRevoked
    case .figureDeclared: .figureDeclared
    case .funderDeclared: .funderDeclared
    case .keyAdded: .keyAdded
    case .keyRetired: .keyRetired
    case .agreementProposed: .agreementProposed
    case .agreementSigned: .agreementSigned
    case .agreementRatified: .agreementRatified
    case .agreementEnteredIntoForce: .agreementEnteredIntoForce
    case .agreementAnnounced: .agreementAnnounced
    case .agreementExtended: .agreementExtended
    case .agreementRenewed: .agreementRenewed
    case .agreementSuspended: .agreementSuspended
    case .agreementResumed: .agreementResumed
    case .agreementTerminated: .agreementTerminated
    case .agreementExpired: .agreementExpired
    case .agreementClosedOut: .agreementClosedOut
    case .agreementAbandoned: .agreementAbandoned
    case .agreementPartyAdded: .agreementPartyAdded
    case .agreementPartyLeft: .agreementPartyLeft
    case .statementPublished: .statementPublished
    case .axisAgreed: .axisAgreed
    case .axisAdded: .axisAdded
    case .axisSuspended: .axisSuspended
    case .axisResumed: .axisResumed
    case .axisRetired: .axisRetired
    case .actorIntroduced: .actorIntroduced
    case .actorJoined: .actorJoined
    case .actorLeft: .actorLeft
    case .relationEstablished: .relationEstablished
    case .exchangeScheduled: .exchangeScheduled
    case .exchangeHeld: .exchangeHeld
    case .exchangeCancelled: .exchangeCancelled
    case .opportunityIdentified: .opportunityIdentified
    case .opportunityStudied: .opportunityStudied
    case .opportunityRetained: .opportunityRetained
    case .opportunitySetAside: .opportunitySetAside
    case .initiativeLaunched: .initiativeLaunched
    case .initiativeClosed: .initiativeClosed
    case .knowhowTransferred: .knowhowTransferred
    case .fundingIdentified: .fundingIdentified
    case .fundingApplied: .fundingApplied
    case .fundingAwarded: .fundingAwarded
    case .fundingDeclined: .fundingDeclined
    case .fundingWithdrawn: .fundingWithdrawn
    case .fundingDropped: .fundingDropped
    case .innovationPromoted: .innovationPromoted
    case .protocolDrafted: .protocolDrafted
    case .protocolRevised: .protocolRevised
    case .protocolReviewed: .protocolReviewed
    case .protocolAdopted: .protocolAdopted
    case .protocolSuspended: .protocolSuspended
    case .protocolResumed: .protocolResumed
    case .protocolRetired: .protocolRetired
    case .transferMade: .transferMade
    case .transferAcknowledged: .transferAcknowledged
    case .incidentDeclared: .incidentDeclared
    case .incidentClosed: .incidentClosed
    case .toolProposed: .toolProposed
    case .toolDeployed: .toolDeployed
    case .toolUsed: .toolUsed
    case .toolRetired: .toolRetired
    case .commitmentMade: .commitmentMade
    case .commitmentRescheduled: .commitmentRescheduled
    case .commitmentMet: .commitmentMet
    case .commitmentPartlyMet: .commitmentPartlyMet
    case .commitmentMissed: .commitmentMissed
    case .commitmentWaived: .commitmentWaived
    case .amendmentProposed: .amendmentProposed
    case .amendmentAccepted: .amendmentAccepted
    case .amendmentRejected: .amendmentRejected
    case .amendmentWithdrawn: .amendmentWithdrawn
    case .disputeRaised: .disputeRaised
    case .disputeResponded: .disputeResponded
    case .disputeSettled: .disputeSettled
    case .disputeWithdrawn: .disputeWithdrawn
    case .documentAttached: .documentAttached
    case .documentReplaced: .documentReplaced
    case .recordCorrected: .recordCorrected
    case .recordAnnulled: .recordAnnulled
    case .personalErased: .personalErased
    case .holdPlaced: .holdPlaced
    case .holdLifted: .holdLifted
    case .retentionAssigned: .retentionAssigned
    case .dispositionDecided: .dispositionDecided
    case .checkpointCosigned: .checkpointCosigned
    case .exportIssued: .exportIssued
    case .verificationRun: .verificationRun
    case .accessGranted: .accessGranted
    case .schemaUpgraded: .schemaUpgraded
    case .recordsImported: .recordsImported
    }
  }
}

extension RecordKind {
  var label: Bilingual {
    switch self {
    case .act: Bilingual(fr: "acte", en: "act")
    case .finding: Bilingual(fr: "constat", en: "finding")
    case .clerical: Bilingual(fr: "écriture de tenue", en: "clerical record")
    }
  }
}

extension RecordScope {
  var label: Bilingual {
    switch self {
    case .ledger: Bilingual(fr: "tout le registre", en: "the whole ledger")
    case .agreement: Bilingual(fr: "une entente", en: "one agreement")
    case .either:
      Bilingual(fr: "une entente ou tout le registre", en: "one agreement or the whole ledger")
    case .target: Bilingual(fr: "celle de sa cible", en: "that of its target")
    }
  }
}

extension AxisRule {
  var label: Bilingual {
    switch self {
    case .required: Bilingual(fr: "au moins un axe", en: "at least one axis")
    case .optional: Bilingual(fr: "facultatif", en: "optional")
    case .none: Bilingual(fr: "aucun", en: "none")
    }
  }
}
