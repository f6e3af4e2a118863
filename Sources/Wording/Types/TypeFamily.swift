public import Partnership

/// What types of record are listed under: a list of a hundred types is no list to choose from.
public enum TypeFamily: Sendable, Hashable, CaseIterable {
  case exchanges, knowhow, funding, protocols, tools, opportunities, commitments, documents
  case agreement, axes, amendments, disputes, actors, persons, ledger

  /// The types of the family that anybody may record, in the catalogue's order.
  public var types: [RecordType] {
    RecordType.allCases.filter { $0.definition.isByHand && $0.family == self }
  }

  var label: Bilingual {
    switch self {
    case .exchanges: Bilingual(fr: "Échanges", en: "Exchanges")
    case .knowhow: Bilingual(fr: "Savoir-faire et innovations", en: "Know-how and innovations")
    case .funding: Bilingual(fr: "Financement", en: "Funding")
    case .protocols:
      Bilingual(
        fr: "Protocoles, transferts de données, incidents",
        en: "Protocols, data transfers, incidents")
    case .tools: Bilingual(fr: "Outils", en: "Tools")
    case .opportunities:
      Bilingual(fr: "Occasions et initiatives", en: "Opportunities and initiatives")
    case .commitments: Bilingual(fr: "Engagements", en: "Commitments")
    case .documents: Bilingual(fr: "Documents et déclarations", en: "Documents and statements")
    case .agreement: Bilingual(fr: "Vie de l'entente", en: "Life of the agreement")
    case .axes: Bilingual(fr: "Axes et relations", en: "Axes and relations")
    case .amendments: Bilingual(fr: "Avenants", en: "Amendments")
    case .disputes: Bilingual(fr: "Différends", en: "Disputes")
    case .actors: Bilingual(fr: "Acteurs", en: "Actors")
    case .persons:
      Bilingual(fr: "Personnes, rôles, délégations", en: "Persons, roles, delegations")
    case .ledger: Bilingual(fr: "Tenue du registre", en: "Keeping of the ledger")
    }
  }
}

extension Wording {
  /// What a family of types is called: `Échanges`.
  public func label(of family: TypeFamily) -> String { say(family.label) }
}

extension RecordType {
  /// The family it is listed under; the compiler asks for that of a new type.
  public var family: TypeFamily {
    switch self {
    case .exchangeScheduled, .exchangeHeld, .exchangeCancelled: .exchanges
    case .knowhowTransferred, .innovationPromoted: .knowhow
    case .fundingIdentified, .fundingApplied, .fundingAwarded, .fundingDeclined,
      .fundingWithdrawn, .fundingDropped:
      .funding
    case .protocolDrafted, .protocolRevised, .protocolReviewed, .protocolAdopted,
      .protocolSuspended, .protocolResumed, .protocolRetired, .transferMade,
      .transferAcknowledged, .incidentDeclared, .incidentClosed:
      .protocols
    case .toolProposed, .toolDeployed, .toolUsed, .toolRetired: .tools
    case .opportunityIdentified, .opportunityStudied, .opportunityRetained, .opportunitySetAside,
      .initiativeLaunched, .initiativeClosed:
      .opportunities
    case .commitmentMade, .commitmentRescheduled, .commitmentMet, .commitmentPartlyMet,
      .commitmentMissed, .commitmentWaived:
      .commitments
    case .documentAttached, .documentReplaced, .statementPublished: .documents
    case .agreementProposed, .agreementSigned, .agreementRatified, .agreementEnteredIntoForce,
      .agreementAnnounced, .agreementExtended, .agreementRenewed, .agreementSuspended,
      .agreementResumed, .agreementTerminated, .agreementExpired, .agreementClosedOut,
      .agreementAbandoned, .agreementPartyAdded, .agreementPartyLeft:
      .agreement
    case .axisAgreed, .axisAdded, .axisSuspended, .axisResumed, .axisRetired,
      .relationEstablished:
      .axes
    case .amendmentProposed, .amendmentAccepted, .amendmentRejected, .amendmentWithdrawn:
      .amendments
    case .disputeRaised, .disputeResponded, .disputeSettled, .disputeWithdrawn: .disputes
    case .actorRegistered, .actorRenamed, .actorMerged, .actorIntroduced, .actorJoined,
      .actorLeft, .figureDeclared, .funderDeclared:
      .actors
    case .personRegistered, .personUpdated, .roleAssigned, .roleEnded, .contactDesignated,
      .contactReplaced, .delegationGranted, .delegationRevoked:
      .persons
    case .ledgerOpened, .keyAdded, .keyRetired, .recordCorrected, .recordAnnulled,
      .personalErased, .holdPlaced, .holdLifted, .retentionAssigned, .dispositionDecided,
      .checkpointCosigned, .exportIssued, .verificationRun, .accessGranted, .schemaUpgraded,
      .recordsImported:
      .ledger
    }
  }
}
