extension RecordType {
  /// The row of a type of what is done under an agreement.
  var rowOfWork: TypeDefinition {
    switch self {
    case .exchangeScheduled:
      TypeDefinition(
        "exchange.scheduled", .act, axis: .optional, opening: .exchange,
        FieldDefinition(.exchange, .object(.exchange)),
        FieldDefinition(.form, .choice(Catalogue.exchangeForms)),
        FieldDefinition(.planned, .occurred), .optional(.place, .text),
        .optional(.participants, .set(of: .participant)), .optional(.title, .text))
    case .exchangeHeld:
      TypeDefinition(
        "exchange.held", .finding, axis: .optional, opening: .exchange,
        FieldDefinition(.exchange, .object(.exchange)),
        FieldDefinition(.form, .choice(Catalogue.exchangeForms)),
        .optional(.place, .text), .optional(.participants, .set(of: .participant)),
        .optional(.title, .text))
    case .exchangeCancelled:
      TypeDefinition(
        "exchange.cancelled", .act, axis: .optional, object: .exchange,
        FieldDefinition(.exchange, .object(.exchange)))
    case .opportunityIdentified:
      TypeDefinition(
        "opportunity.identified", .finding, axis: .optional, opening: .opportunity,
        FieldDefinition(.opportunity, .object(.opportunity)), FieldDefinition(.title, .text),
        .optional(.by, .actor))
    case .opportunityStudied:
      TypeDefinition(
        "opportunity.studied", .finding, axis: .optional, object: .opportunity,
        FieldDefinition(.opportunity, .object(.opportunity)), .optional(.by, .actor))
    case .opportunityRetained:
      TypeDefinition(
        "opportunity.retained", .act, axis: .optional, object: .opportunity,
        FieldDefinition(.opportunity, .object(.opportunity)))
    case .opportunitySetAside:
      TypeDefinition(
        "opportunity.set_aside", .act, axis: .optional, object: .opportunity,
        FieldDefinition(.opportunity, .object(.opportunity)))
    case .initiativeLaunched:
      TypeDefinition(
        "initiative.launched", .act, axis: .optional, opening: .initiative,
        FieldDefinition(.initiative, .object(.initiative)), FieldDefinition(.title, .text),
        .optional(.opportunity, .object(.opportunity)),
        FieldDefinition(.leads, .set(of: .participant)), .optional(.raid, .external))
    case .initiativeClosed:
      TypeDefinition(
        "initiative.closed", .act, axis: .optional, object: .initiative,
        FieldDefinition(.initiative, .object(.initiative)))
    case .knowhowTransferred:
      TypeDefinition(
        "knowhow.transferred", .finding, axis: .required,
        FieldDefinition(.giver, .actor), FieldDefinition(.receiver, .actor),
        FieldDefinition(.subject, .text), .optional(.exchange, .object(.exchange)))
    case .fundingIdentified:
      TypeDefinition(
        "funding.identified", .finding, axis: .required, opening: .lead,
        FieldDefinition(.lead, .object(.lead)), FieldDefinition(.funder, .actor),
        .optional(.through, .actor), .optional(.amount, .integer(minimum: 0)),
        .optional(.currency, .currency), .optional(.deadline, .day))
    case .fundingApplied:
      TypeDefinition(
        "funding.applied", .act, axis: .required, object: .lead,
        FieldDefinition(.lead, .object(.lead)), .optional(.amount, .integer(minimum: 0)),
        .optional(.currency, .currency))
    case .fundingAwarded:
      TypeDefinition(
        "funding.awarded", .finding, axis: .required, object: .lead,
        FieldDefinition(.lead, .object(.lead)), .optional(.amount, .integer(minimum: 0)),
        .optional(.currency, .currency), .optional(.decision, .day))
    case .fundingDeclined:
      TypeDefinition(
        "funding.declined", .finding, axis: .required, object: .lead,
        FieldDefinition(.lead, .object(.lead)), .optional(.decision, .day))
    case .fundingWithdrawn:
      TypeDefinition(
        "funding.withdrawn", .act, axis: .required, object: .lead,
        FieldDefinition(.lead, .object(.lead)))
    case .fundingDropped:
      TypeDefinition(
        "funding.dropped", .act, axis: .required, object: .lead,
        FieldDefinition(.lead, .object(.lead)))
    case .innovationPromoted:
      TypeDefinition(
        "innovation.promoted", .finding, axis: .required, opening: .innovation,
        FieldDefinition(.innovation, .object(.innovation)), FieldDefinition(.title, .text),
        .optional(.challenge, .line), .optional(.channel, .line),
        .optional(.audience, .choice(Catalogue.audiences)))
    case .protocolDrafted:
      TypeDefinition(
        "protocol.drafted", .act, axis: .required, opening: .protocolCode,
        FieldDefinition(.protocolCode, .object(.protocol)),
        FieldDefinition(.version, .integer(minimum: 1)), .optional(.textSHA256, .sha256),
        .optional(.description, .text),
        .optional(.dataClasses, .set(of: .choice(Catalogue.documentClasses))),
        .optional(.impactAssessment, .object(.document)), .optional(.duo, .set(of: .external)),
        .optional(.nagoya, .external))
    case .protocolRevised:
      TypeDefinition(
        "protocol.revised", .act, axis: .required, object: .protocolCode,
        FieldDefinition(.protocolCode, .object(.protocol)),
        FieldDefinition(.version, .integer(minimum: 1)), .optional(.textSHA256, .sha256),
        .optional(.description, .text),
        .optional(.dataClasses, .set(of: .choice(Catalogue.documentClasses))),
        .optional(.impactAssessment, .object(.document)), .optional(.duo, .set(of: .external)),
        .optional(.nagoya, .external))
    case .protocolReviewed:
      TypeDefinition(
        "protocol.reviewed", .act, axis: .required, object: .protocolCode,
        FieldDefinition(.protocolCode, .object(.protocol)),
        FieldDefinition(.version, .integer(minimum: 1)))
    case .protocolAdopted:
      TypeDefinition(
        "protocol.adopted", .act, axis: .required, mayLieAhead: true, object: .protocolCode,
        FieldDefinition(.protocolCode, .object(.protocol)),
        FieldDefinition(.version, .integer(minimum: 1)), .optional(.textSHA256, .sha256),
        .optional(.decided, .day))
    case .protocolSuspended:
      TypeDefinition(
        "protocol.suspended", .act, axis: .required, mayLieAhead: true, object: .protocolCode,
        FieldDefinition(.protocolCode, .object(.protocol)),
        FieldDefinition(.version, .integer(minimum: 1)), .optional(.decided, .day))
    case .protocolResumed:
      TypeDefinition(
        "protocol.resumed", .act, axis: .required, mayLieAhead: true, object: .protocolCode,
        FieldDefinition(.protocolCode, .object(.protocol)),
        FieldDefinition(.version, .integer(minimum: 1)), .optional(.decided, .day))
    case .protocolRetired:
      TypeDefinition(
        "protocol.retired", .act, axis: .required, mayLieAhead: true, object: .protocolCode,
        FieldDefinition(.protocolCode, .object(.protocol)),
        FieldDefinition(.version, .integer(minimum: 1)), .optional(.decided, .day))
    case .transferMade:
      TypeDefinition(
        "transfer.made", .finding, axis: .required, opening: .transfer,
        FieldDefinition(.transfer, .object(.transfer)), FieldDefinition(.sender, .actor),
        FieldDefinition(.receiver, .actor), FieldDefinition(.protocolCode, .object(.protocol)),
        FieldDefinition(.version, .integer(minimum: 1)), .optional(.description, .text),
        .optional(.bytes, .integer(minimum: 0)), .optional(.items, .integer(minimum: 0)),
        .optional(.manifestSHA256, .sha256), FieldDefinition(.personal, .boolean),
        .optional(.impactAssessment, .object(.document)), .optional(.duo, .set(of: .external)),
        .optional(.nagoya, .external))
    case .transferAcknowledged:
      TypeDefinition(
        "transfer.acknowledged", .finding, axis: .required, object: .transfer,
        FieldDefinition(.transfer, .object(.transfer)), .optional(.manifestSHA256, .sha256))
    case .incidentDeclared:
      TypeDefinition(
        "incident.declared", .finding, axis: .optional, opening: .incident,
        FieldDefinition(.incident, .object(.incident)), FieldDefinition(.what, .text),
        FieldDefinition(.risk, .choice(Catalogue.risks)), .optional(.notified, .set(of: .actor)))
    case .incidentClosed:
      TypeDefinition(
        "incident.closed", .act, axis: .optional, object: .incident,
        FieldDefinition(.incident, .object(.incident)))
    case .toolProposed:
      TypeDefinition(
        "tool.proposed", .act, axis: .required, opening: .tool,
        FieldDefinition(.tool, .object(.tool)), .optional(.title, .text), .optional(.owner, .actor))
    case .toolDeployed:
      TypeDefinition(
        "tool.deployed", .act, axis: .required, object: .tool,
        FieldDefinition(.tool, .object(.tool)), .optional(.owner, .actor))
    case .toolUsed:
      TypeDefinition(
        "tool.used", .finding, axis: .required, object: .tool,
        FieldDefinition(.tool, .object(.tool)), .optional(.period, .occurred),
        .optional(.uses, .integer(minimum: 0)))
    case .toolRetired:
      TypeDefinition(
        "tool.retired", .act, axis: .required, mayLieAhead: true, object: .tool,
        FieldDefinition(.tool, .object(.tool)), .optional(.decided, .day))
    case .commitmentMade:
      TypeDefinition(
        "commitment.made", .act, axis: .optional, opening: .commitment,
        FieldDefinition(.commitment, .object(.commitment)), FieldDefinition(.title, .text),
        FieldDefinition(.debtors, .set(of: .actor)), .optional(.creditor, .actor),
        FieldDefinition(.due, .due), .optional(.kind, .choice(Catalogue.commitmentKinds)))
    case .commitmentRescheduled:
      TypeDefinition(
        "commitment.rescheduled", .act, axis: .optional, object: .commitment,
        FieldDefinition(.commitment, .object(.commitment)), FieldDefinition(.due, .due))
    case .commitmentMet:
      TypeDefinition(
        "commitment.met", .finding, axis: .optional, object: .commitment,
        FieldDefinition(.commitment, .object(.commitment)))
    case .commitmentPartlyMet:
      TypeDefinition(
        "commitment.partly_met", .finding, axis: .optional, object: .commitment,
        FieldDefinition(.commitment, .object(.commitment)))
    case .commitmentMissed:
      TypeDefinition(
        "commitment.missed", .finding, axis: .optional, object: .commitment,
        FieldDefinition(.commitment, .object(.commitment)))
    case .commitmentWaived:
      TypeDefinition(
        "commitment.waived", .act, axis: .optional, object: .commitment,
        FieldDefinition(.commitment, .object(.commitment)))
    case .amendmentProposed:
      TypeDefinition(
        "amendment.proposed", .act, axis: .optional, opening: .amendment,
        FieldDefinition(.amendment, .object(.amendment)), .optional(.title, .text),
        .optional(.operations, .operations), .optional(.effective, .day))
    case .amendmentAccepted:
      TypeDefinition(
        "amendment.accepted", .act, axis: .optional, object: .amendment,
        FieldDefinition(.amendment, .object(.amendment)))
    case .amendmentRejected:
      TypeDefinition(
        "amendment.rejected", .act, axis: .optional, object: .amendment,
        FieldDefinition(.amendment, .object(.amendment)))
    case .amendmentWithdrawn:
      TypeDefinition(
        "amendment.withdrawn", .act, axis: .optional, object: .amendment,
        FieldDefinition(.amendment, .object(.amendment)))
    case .disputeRaised:
      TypeDefinition(
        "dispute.raised", .finding, axis: .optional, opening: .dispute,
        FieldDefinition(.dispute, .object(.dispute)), FieldDefinition(.subject, .text),
        FieldDefinition(.against, .set(of: .actor)))
    case .disputeResponded:
      TypeDefinition(
        "dispute.responded", .act, axis: .optional, object: .dispute,
        FieldDefinition(.dispute, .object(.dispute)))
    case .disputeSettled:
      TypeDefinition(
        "dispute.settled", .act, axis: .optional, object: .dispute,
        FieldDefinition(.dispute, .object(.dispute)))
    case .disputeWithdrawn:
      TypeDefinition(
        "dispute.withdrawn", .act, axis: .optional, object: .dispute,
        FieldDefinition(.dispute, .object(.dispute)))
    case .documentAttached:
      TypeDefinition(
        "document.attached", .finding, scope: .either, axis: .optional, opening: .document,
        FieldDefinition(.document, .object(.document)), FieldDefinition(.title, .text),
        FieldDefinition(.sha256, .sha256), FieldDefinition(.bytes, .integer(minimum: 0)),
        FieldDefinition(.mediaType, .mediaType), FieldDefinition(.language, .language),
        FieldDefinition(.documentClass, .choice(Catalogue.documentClasses)))
    case .documentReplaced:
      TypeDefinition(
        "document.replaced", .finding, scope: .either, axis: .optional, object: .document,
        FieldDefinition(.document, .object(.document)),
        FieldDefinition(.replaces, .object(.document)))
    case .ledgerOpened, .actorRegistered, .actorRenamed, .actorMerged, .personRegistered,
      .personUpdated, .roleAssigned, .roleEnded, .contactDesignated, .contactReplaced,
      .delegationGranted, .delegationRevoked, .figureDeclared, .funderDeclared, .keyAdded,
      .keyRetired, .agreementProposed, .agreementSigned, .agreementRatified,
      .agreementEnteredIntoForce, .agreementAnnounced, .agreementExtended, .agreementRenewed,
      .agreementSuspended, .agreementResumed, .agreementTerminated, .agreementExpired,
      .agreementClosedOut, .agreementAbandoned, .agreementPartyAdded, .agreementPartyLeft,
      .statementPublished, .axisAgreed, .axisAdded, .axisSuspended, .axisResumed, .axisRetired,
      .actorIntroduced, .actorJoined, .actorLeft, .relationEstablished, .recordCorrected,
      .recordAnnulled, .personalErased, .holdPlaced, .holdLifted, .retentionAssigned,
      .dispositionDecided, .checkpointCosigned, .exportIssued, .verificationRun, .accessGranted,
      .schemaUpgraded, .recordsImported:
      preconditionFailure("the row of \(self) is with those of the agreement and the ledger")
    }
  }
}
