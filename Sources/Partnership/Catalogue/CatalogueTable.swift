extension RecordType {
  /// The type's row in the catalogue.
  public var definition: TypeDefinition { RecordType.definitions[Int(rawValue)] }

  /// By number; the unused numbers hold the first row, which nothing asks for.
  private static let definitions: [TypeDefinition] = {
    let last = allCases.map { Int($0.rawValue) }.max() ?? 0
    var rows = Array(repeating: RecordType.ledgerOpened.row, count: last + 1)
    for type in allCases { rows[Int(type.rawValue)] = type.row }
    return rows
  }()

  private var row: TypeDefinition {
    switch self {
    case .ledgerOpened:
      TypeDefinition(
        "ledger.opened", .clerical, scope: .ledger, isByHand: false,
        FieldDefinition(.title, .text), .optional(.zone, .zone),
        FieldDefinition(.clock, .choice(["system", "simulated"])),
        .optional(.clockSource, .external), FieldDefinition(.checkpointKey, .key),
        FieldDefinition(.software, .external), .optional(.predecessorRoot, .sha256))
    case .actorRegistered:
      TypeDefinition(
        "actor.registered", .clerical, scope: .ledger, opening: .actor,
        FieldDefinition(.actor, .actor), FieldDefinition(.name, .line),
        FieldDefinition(.kind, .choice(Catalogue.actorKinds)), .optional(.country, .country),
        .optional(.ecosystem, .choice(Catalogue.ecosystems)),
        .optional(.parents, .set(of: .actor)), .optional(.represents, .actor),
        .optional(.identifiers, .identifiers(Catalogue.registries)))
    case .actorRenamed:
      TypeDefinition(
        "actor.renamed", .finding, scope: .ledger, mayLieAhead: true, object: .actor,
        FieldDefinition(.actor, .actor), FieldDefinition(.name, .line), .optional(.decided, .day))
    case .actorMerged:
      TypeDefinition(
        "actor.merged", .finding, scope: .ledger, object: .actor,
        FieldDefinition(.actor, .actor), FieldDefinition(.into, .actor))
    case .personRegistered:
      TypeDefinition(
        "person.registered", .clerical, scope: .ledger, opening: .person,
        .optional(.person, .person), FieldDefinition(.name, .line), .optional(.email, .line),
        .optional(.phone, .line), .optional(.orcid, .line))
    case .personUpdated:
      TypeDefinition(
        "person.updated", .clerical, scope: .ledger, object: .person,
        FieldDefinition(.person, .person), .optional(.name, .line), .optional(.email, .line),
        .optional(.phone, .line), .optional(.orcid, .line))
    case .roleAssigned:
      TypeDefinition(
        "role.assigned", .act, scope: .ledger, mayLieAhead: true, object: .person, acting: .actor,
        FieldDefinition(.person, .person), FieldDefinition(.actor, .actor),
        FieldDefinition(.function, .code), .optional(.label, .text),
        .optional(.exclusive, .boolean), .optional(.decided, .day))
    case .roleEnded:
      TypeDefinition(
        "role.ended", .act, scope: .ledger, mayLieAhead: true, object: .person, acting: .actor,
        FieldDefinition(.person, .person), FieldDefinition(.actor, .actor),
        .optional(.function, .code), .optional(.decided, .day))
    case .contactDesignated:
      TypeDefinition(
        "contact.designated", .act, scope: .either, axis: .optional, mayLieAhead: true,
        object: .party, acting: .party,
        FieldDefinition(.party, .actor), FieldDefinition(.person, .person),
        .optional(.function, .code), .optional(.decided, .day))
    case .contactReplaced:
      TypeDefinition(
        "contact.replaced", .act, scope: .either, axis: .optional, mayLieAhead: true,
        object: .party, acting: .party,
        FieldDefinition(.party, .actor), FieldDefinition(.replaces, .person),
        .optional(.person, .person), .optional(.function, .code), .optional(.decided, .day))
    case .delegationGranted:
      TypeDefinition(
        "delegation.granted", .act, scope: .either, axis: .optional, mayLieAhead: true,
        object: .from, acting: .from,
        FieldDefinition(.from, .actor), FieldDefinition(.to, .actor),
        FieldDefinition(.scope, .set(of: .axisOrAll)), .optional(.until, .day),
        .optional(.decided, .day))
    case .delegationRevoked:
      TypeDefinition(
        "delegation.revoked", .act, scope: .either, axis: .optional, mayLieAhead: true,
        object: .from, acting: .from,
        FieldDefinition(.from, .actor), FieldDefinition(.to, .actor),
        .optional(.scope, .set(of: .axisOrAll)), .optional(.decided, .day))
    case .figureDeclared:
      TypeDefinition(
        "figure.declared", .finding, scope: .ledger, object: .actor,
        FieldDefinition(.actor, .actor), FieldDefinition(.figure, .code),
        FieldDefinition(.value, .integer(minimum: 0)), FieldDefinition(.unit, .code),
        FieldDefinition(.qualifier, .choice(Catalogue.qualifiers)), .optional(.label, .text),
        .optional(.document, .object(.document)))
    case .funderDeclared:
      TypeDefinition(
        "funder.declared", .finding, scope: .ledger, object: .actor,
        FieldDefinition(.actor, .actor), FieldDefinition(.funder, .actor),
        .optional(.through, .actor), .optional(.document, .object(.document)))
    case .keyAdded:
      TypeDefinition(
        "key.added", .clerical, scope: .ledger, isByHand: false,
        FieldDefinition(.key, .key), FieldDefinition(.owner, .participant),
        FieldDefinition(.use, .choice(Catalogue.keyUses)))
    case .keyRetired:
      TypeDefinition(
        "key.retired", .clerical, scope: .ledger, isByHand: false,
        FieldDefinition(.key, .key), FieldDefinition(.why, .choice(Catalogue.retirements)),
        .optional(.doubtfulFrom, .integer(minimum: 0)))
    case .agreementProposed:
      TypeDefinition(
        "agreement.proposed", .act,
        FieldDefinition(.title, .text), FieldDefinition(.object, .text),
        FieldDefinition(.parties, .set(of: .actor)), FieldDefinition(.term, .term),
        .optional(.predecessor, .agreement))
    case .agreementSigned:
      TypeDefinition(
        "agreement.signed", .act, object: .party, acting: .party,
        FieldDefinition(.party, .actor), .optional(.person, .person), .optional(.place, .text),
        .optional(.occasion, .text), .optional(.textSHA256, .sha256))
    case .agreementRatified:
      TypeDefinition(
        "agreement.ratified", .act, object: .party, acting: .party,
        FieldDefinition(.party, .actor), .optional(.person, .person))
    case .agreementEnteredIntoForce:
      TypeDefinition(
        "agreement.entered_into_force", .act, mayLieAhead: true,
        FieldDefinition(.basis, .choice(Catalogue.bases)), FieldDefinition(.term, .term),
        .optional(.decided, .day))
    case .agreementAnnounced:
      TypeDefinition(
        "agreement.announced", .finding,
        .optional(.place, .text), .optional(.document, .object(.document)))
    case .agreementExtended:
      TypeDefinition(
        "agreement.extended", .act,
        .optional(.until, .day), .optional(.term, .term),
        FieldDefinition(.amendment, .object(.amendment)))
    case .agreementRenewed:
      TypeDefinition("agreement.renewed", .act, FieldDefinition(.successor, .agreement))
    case .agreementSuspended:
      TypeDefinition("agreement.suspended", .act, mayLieAhead: true, .optional(.decided, .day))
    case .agreementResumed:
      TypeDefinition("agreement.resumed", .act, mayLieAhead: true, .optional(.decided, .day))
    case .agreementTerminated:
      TypeDefinition("agreement.terminated", .act, mayLieAhead: true, .optional(.decided, .day))
    case .agreementExpired: TypeDefinition("agreement.expired", .act)
    case .agreementClosedOut:
      TypeDefinition("agreement.closed_out", .act, .optional(.waives, .waivers))
    case .agreementAbandoned: TypeDefinition("agreement.abandoned", .act)
    case .agreementPartyAdded:
      TypeDefinition(
        "agreement.party_added", .act, object: .party, acting: .party,
        FieldDefinition(.party, .actor), FieldDefinition(.amendment, .object(.amendment)))
    case .agreementPartyLeft:
      TypeDefinition(
        "agreement.party_left", .act, object: .party, acting: .party,
        FieldDefinition(.party, .actor), FieldDefinition(.amendment, .object(.amendment)))
    case .statementPublished:
      TypeDefinition(
        "statement.published", .finding, axis: .optional, object: .person,
        FieldDefinition(.person, .person), .optional(.quote, .line),
        FieldDefinition(.language, .language),
        .optional(.audience, .choice(Catalogue.audiences)))
    case .axisAgreed:
      TypeDefinition(
        "axis.agreed", .act, opening: .axis,
        FieldDefinition(.axis, .axis), FieldDefinition(.title, .text),
        .optional(.expects, .list(of: .choice(Catalogue.expectations))))
    case .axisAdded:
      TypeDefinition(
        "axis.added", .act, opening: .axis,
        FieldDefinition(.axis, .axis), FieldDefinition(.title, .text),
        .optional(.expects, .list(of: .choice(Catalogue.expectations))),
        FieldDefinition(.amendment, .object(.amendment)))
    case .axisSuspended:
      TypeDefinition(
        "axis.suspended", .act, axis: .required, mayLieAhead: true, object: .axis,
        FieldDefinition(.axis, .axis), .optional(.amendment, .object(.amendment)),
        .optional(.decided, .day))
    case .axisResumed:
      TypeDefinition(
        "axis.resumed", .act, axis: .required, mayLieAhead: true, object: .axis,
        FieldDefinition(.axis, .axis), .optional(.amendment, .object(.amendment)),
        .optional(.decided, .day))
    case .axisRetired:
      TypeDefinition(
        "axis.retired", .act, axis: .required, mayLieAhead: true, object: .axis,
        FieldDefinition(.axis, .axis), .optional(.amendment, .object(.amendment)),
        .optional(.decided, .day))
    case .actorIntroduced:
      TypeDefinition(
        "actor.introduced", .finding, axis: .optional, object: .actor,
        FieldDefinition(.actor, .actor), .optional(.sector, .choice(Catalogue.sectors)),
        .optional(.by, .actor))
    case .actorJoined:
      TypeDefinition(
        "actor.joined", .act, axis: .optional, mayLieAhead: true, object: .actor,
        FieldDefinition(.actor, .actor), .optional(.sector, .choice(Catalogue.sectors)),
        .optional(.by, .actor), .optional(.decided, .day))
    case .actorLeft:
      TypeDefinition(
        "actor.left", .act, axis: .optional, mayLieAhead: true, object: .actor,
        FieldDefinition(.actor, .actor), .optional(.decided, .day))
    case .relationEstablished:
      TypeDefinition(
        "relation.established", .finding, axis: .required,
        FieldDefinition(.a, .actor), FieldDefinition(.b, .actor), FieldDefinition(.kind, .code),
        .optional(.through, .actor))
    case .recordCorrected:
      TypeDefinition("record.corrected", .clerical, scope: .target)
    case .recordAnnulled:
      TypeDefinition("record.annulled", .clerical, scope: .target)
    case .personalErased:
      TypeDefinition(
        "personal.erased", .clerical, scope: .ledger, isByHand: false,
        .optional(.person, .person), FieldDefinition(.records, .records),
        .optional(.documents, .set(of: .sha256)), FieldDefinition(.legalBasis, .code))
    case .holdPlaced:
      TypeDefinition(
        "hold.placed", .clerical, scope: .either, opening: .hold,
        FieldDefinition(.hold, .object(.hold)), FieldDefinition(.covers, .coverage))
    case .holdLifted:
      TypeDefinition(
        "hold.lifted", .clerical, scope: .either, object: .hold,
        FieldDefinition(.hold, .object(.hold)))
    case .retentionAssigned:
      TypeDefinition(
        "retention.assigned", .clerical, scope: .either, opening: .rule,
        FieldDefinition(.rule, .object(.rule)),
        FieldDefinition(.action, .choice(Catalogue.dispositions)), FieldDefinition(.after, .term))
    case .dispositionDecided:
      TypeDefinition(
        "disposition.decided", .clerical, scope: .agreement, object: .rule,
        FieldDefinition(.rule, .object(.rule)),
        FieldDefinition(.action, .choice(Catalogue.dispositions)))
    case .checkpointCosigned:
      TypeDefinition(
        "checkpoint.cosigned", .clerical, scope: .ledger, isByHand: false,
        FieldDefinition(.size, .integer(minimum: 1)), FieldDefinition(.root, .sha256),
        FieldDefinition(.witness, .key), FieldDefinition(.time, .integer(minimum: 0)),
        FieldDefinition(.signature, .signature))
    case .exportIssued:
      TypeDefinition(
        "export.issued", .clerical, scope: .ledger, isByHand: false,
        FieldDefinition(.profile, .code), FieldDefinition(.digest, .sha256),
        .optional(.recipient, .line), .optional(.legalBasis, .code))
    case .verificationRun:
      TypeDefinition(
        "verification.run", .clerical, scope: .ledger, isByHand: false,
        FieldDefinition(.result, .choice(Catalogue.verdicts)))
    case .accessGranted:
      TypeDefinition(
        "access.granted", .clerical, scope: .ledger, isByHand: false,
        FieldDefinition(.author, .external), FieldDefinition(.role, .code))
    case .schemaUpgraded:
      TypeDefinition(
        "schema.upgraded", .clerical, scope: .ledger, isByHand: false,
        FieldDefinition(.from, .integer(minimum: 1)), FieldDefinition(.to, .integer(minimum: 1)),
        .optional(.process, .line), .optional(.guarantees, .line))
    case .recordsImported:
      TypeDefinition(
        "records.imported", .clerical, scope: .ledger, isByHand: false,
        FieldDefinition(.sourceSHA256, .sha256), FieldDefinition(.rows, .integer(minimum: 0)),
        .optional(.mappingSHA256, .sha256), .optional(.process, .line),
        .optional(.guarantees, .line))
    case .exchangeScheduled, .exchangeHeld, .exchangeCancelled, .opportunityIdentified,
      .opportunityStudied, .opportunityRetained, .opportunitySetAside, .initiativeLaunched,
      .initiativeClosed, .knowhowTransferred, .fundingIdentified, .fundingApplied,
      .fundingAwarded, .fundingDeclined, .fundingWithdrawn, .fundingDropped, .innovationPromoted,
      .protocolDrafted, .protocolRevised, .protocolReviewed, .protocolAdopted,
      .protocolSuspended, .protocolResumed, .protocolRetired, .transferMade,
      .transferAcknowledged, .incidentDeclared, .incidentClosed, .toolProposed, .toolDeployed,
      .toolUsed, .toolRetired, .commitmentMade, .commitmentRescheduled, .commitmentMet,
      .commitmentPartlyMet, .commitmentMissed, .commitmentWaived, .amendmentProposed,
      .amendmentAccepted, .amendmentRejected, .amendmentWithdrawn, .disputeRaised,
      .disputeResponded, .disputeSettled, .disputeWithdrawn, .documentAttached,
      .documentReplaced:
      rowOfWork
    }
  }
}
