/// What holds after folding the records of one history: the agreement, and the organisations and
/// persons its records name.
public struct PartnershipState: Sendable, Hashable {
  /// The agreement, its axes and what is on them.
  public var agreement = AgreementState()
  /// Organisations by id.
  public var actors: [ActorID: ActorState] = [:]
  /// Persons by id.
  public var persons: [PersonID: PersonState] = [:]

  /// Nothing yet.
  public init() {}

  /// Folds one record in.
  ///
  /// Total: what was recorded never fails to apply.
  public mutating func apply(_ record: DatedRecord) {
    switch record.type {
    case .actorRegistered, .actorRenamed, .figureDeclared, .funderDeclared:
      applyActor(record)
    case .personRegistered, .roleAssigned, .roleEnded:
      applyPerson(record)
    case .agreementProposed, .agreementSigned, .agreementRatified, .agreementEnteredIntoForce,
      .agreementAnnounced:
      agreement.applyLifecycle(record)
    case .axisAgreed:
      agreement.applyAxis(record)
    case .exchangeScheduled, .exchangeHeld, .exchangeCancelled:
      agreement.applyExchange(record)
    case .commitmentMade, .commitmentMet, .commitmentMissed:
      agreement.applyCommitment(record)
    case .contactDesignated, .contactReplaced:
      agreement.applyContact(record)
    case .documentAttached:
      agreement.applyDocument(record)
    case .innovationPromoted, .statementPublished, .knowhowTransferred:
      // Listed and counted by the views; they move no state.
      break
    case .ledgerOpened, .recordCorrected, .recordAnnulled:
      // The first says what the ledger is; the others have been applied to their targets.
      break
    }
  }

  /// Judges an act against this state, which is what holds just before its place.
  ///
  /// Findings and clerical records pass: their form is checked when they are taken, and the rest
  /// is flagged.
  func judge(_ act: Record) throws(Refusal) {
    switch act.type {
    case .agreementProposed, .agreementSigned, .agreementRatified, .agreementEnteredIntoForce:
      try agreement.judgeLifecycle(act)
    case .axisAgreed:
      try agreement.judgeAxis(act)
    case .exchangeScheduled, .exchangeCancelled:
      try agreement.judgeExchange(act)
    case .commitmentMade:
      try agreement.judgeCommitment(act)
    case .contactDesignated, .contactReplaced:
      try agreement.judgeContact(act)
    case .roleAssigned, .roleEnded:
      try judgeRole(act)
    case .ledgerOpened, .actorRegistered, .actorRenamed, .personRegistered, .figureDeclared,
      .funderDeclared, .innovationPromoted, .agreementAnnounced, .statementPublished,
      .exchangeHeld, .knowhowTransferred, .commitmentMet, .commitmentMissed, .documentAttached,
      .recordCorrected, .recordAnnulled:
      break
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
    case .commitmentMet, .commitmentMissed: agreement.anomaliesOfCommitment(record)
    case .statementPublished: anomaliesOfStatement(record)
    case .roleAssigned: anomaliesOfRole(record)
    default: []
    }
  }
}
