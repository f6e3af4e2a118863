internal import CanonicalJSON

/// Every type of record of the catalogue, version 1.
///
/// The number is how derived rows store the type; it is never reused. The name is what authors,
/// headers and pages say. Adding a type is adding a case: the compiler then asks for its row in
/// the catalogue, its rule, its fold and its wording.
public enum RecordType: UInt8, Sendable, Hashable, CaseIterable {
  case ledgerOpened = 1
  case actorRegistered = 2
  case actorRenamed = 3
  case actorMerged = 29
  case personRegistered = 4
  case personUpdated = 30
  case roleAssigned = 5
  case roleEnded = 6
  case contactDesignated = 7
  case contactReplaced = 8
  case delegationGranted = 31
  case delegationRevoked = 32
  case figureDeclared = 9
  case funderDeclared = 10
  case keyAdded = 33
  case keyRetired = 34
  case agreementProposed = 12
  case agreementSigned = 13
  case agreementRatified = 14
  case agreementEnteredIntoForce = 15
  case agreementAnnounced = 16
  case agreementExtended = 35
  case agreementRenewed = 36
  case agreementSuspended = 37
  case agreementResumed = 38
  case agreementTerminated = 39
  case agreementExpired = 40
  case agreementClosedOut = 41
  case agreementAbandoned = 42
  case agreementPartyAdded = 43
  case agreementPartyLeft = 44
  case statementPublished = 17
  case axisAgreed = 18
  case axisAdded = 45
  case axisSuspended = 46
  case axisResumed = 47
  case axisRetired = 48
  case actorIntroduced = 49
  case actorJoined = 50
  case actorLeft = 51
  case relationEstablished = 52
  case exchangeScheduled = 19
  case exchangeHeld = 20
  case exchangeCancelled = 21
  case opportunityIdentified = 53
  case opportunityStudied = 54
  case opportunityRetained = 55
  case opportunitySetAside = 56
  case initiativeLaunched = 57
  case initiativeClosed = 58
  case knowhowTransferred = 22
  case fundingIdentified = 59
  case fundingApplied = 60
  case fundingAwarded = 61
  case fundingDeclined = 62
  case fundingWithdrawn = 63
  case fundingDropped = 64
  case innovationPromoted = 11
  case protocolDrafted = 65
  case protocolRevised = 66
  case protocolReviewed = 67
  case protocolAdopted = 68
  case protocolSuspended = 69
  case protocolResumed = 70
  case protocolRetired = 71
  case transferMade = 72
  case transferAcknowledged = 73
  case incidentDeclared = 74
  case incidentClosed = 75
  case toolProposed = 76
  case toolDeployed = 77
  case toolUsed = 78
  case toolRetired = 79
  case commitmentMade = 23
  case commitmentRescheduled = 80
  case commitmentMet = 24
  case commitmentPartlyMet = 81
  case commitmentMissed = 25
  case commitmentWaived = 82
  case amendmentProposed = 83
  case amendmentAccepted = 84
  case amendmentRejected = 85
  case amendmentWithdrawn = 86
  case disputeRaised = 87
  case disputeResponded = 88
  case disputeSettled = 89
  case disputeWithdrawn = 90
  case documentAttached = 26
  case documentReplaced = 91
  case recordCorrected = 27
  case recordAnnulled = 28
  case personalErased = 92
  case holdPlaced = 93
  case holdLifted = 94
  case retentionAssigned = 95
  case dispositionDecided = 96
  case checkpointCosigned = 97
  case exportIssued = 98
  case verificationRun = 99
  case accessGranted = 100
  case schemaUpgraded = 101
  case recordsImported = 102

  /// The name in the catalogue, `exchange.held`.
  public var name: String { definition.name }

  /// Whether records of the type may name persons: in their own fields, or in the fields they
  /// change.
  package var namesPersons: Bool {
    self == .recordCorrected || !definition.personFields.isEmpty
  }

  /// The type of a name; nil when the catalogue has none.
  public init?(name: String) { self.init(utf8: name.utf8Span.span) }

  /// The type of a name given as bytes; nil when the catalogue has none.
  public init?(utf8 bytes: Span<UInt8>) {
    guard bytes.count <= PackedName.maximumBytes,
      let named = RecordType.byLength[bytes.count].first(where: {
        bytes.holds($0.name, at: bytes.indices)
      })
    else { return nil }
    self = named.type
  }

  /// The few types whose names have a length, by that length.
  private static let byLength: [[(name: PackedName, type: RecordType)]] = {
    var types: [[(name: PackedName, type: RecordType)]] = Array(
      repeating: [], count: PackedName.maximumBytes + 1)
    for type in allCases { types[type.name.utf8.count].append((PackedName(type.name), type)) }
    return types
  }()
}

/// Whether a type of record can be refused, flagged, or concerns the ledger alone.
public enum RecordKind: String, Sendable, Hashable, CaseIterable {
  /// Takes effect because somebody with standing did it: refused when a rule fails.
  case act
  /// Happened whether we like it or not: recorded, and flagged when a rule fails.
  case finding
  /// Concerns the ledger itself: no valid time, counts from its own `recorded` at every date.
  case clerical
}

/// Where a type of record belongs.
public enum RecordScope: String, Sendable, Hashable {
  /// The whole ledger: no `agreement`.
  case ledger
  /// One agreement: compulsory.
  case agreement
  /// Either, as its author says.
  case either
  /// That of the record it targets.
  case target
}

/// Whether a type of record concerns axes.
public enum AxisRule: String, Sendable, Hashable {
  /// At least one axis, given or taken from its object.
  case required
  /// Axes may be given.
  case optional
  /// No axis but those its own facts name.
  case none
}
