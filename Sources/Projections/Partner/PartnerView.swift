public import CanonicalJSON
public import Partnership

/// An organisation in one agreement at two times: who it is, who acts for it, what it did, what it
/// owes.
public struct PartnerView: View, Hashable {
  /// The agreement.
  public let agreement: AgreementID
  /// Who it is.
  public let profile: PartnerProfile
  /// In which capacities it appears, ascending by name.
  public let capacities: [Capacity]
  /// Its signature.
  public let signed: DatedAct?
  /// Its ratification.
  public let ratified: DatedAct?
  /// The axes it has agreed to, ascending.
  public let agreed: [AxisAgreement]
  /// The know-how it gave, in the order of the fold.
  public let given: [KnowhowLine]
  /// The know-how it received, in the order of the fold.
  public let received: [KnowhowLine]
  /// The transfers of information it sent, ascending.
  public let sent: [TransferLine]
  /// The transfers of information made to it, ascending.
  public let obtained: [TransferLine]
  /// The relations it has with others, in the order of the fold.
  public let relations: [RelationLine]
  /// The amendments it proposed, ascending.
  public let proposed: [Code]
  /// The amendments it rejected, ascending.
  public let rejected: [Code]
  /// The disputes it raised or that are against it, ascending.
  public let disputes: [DisputeLine]
  /// What it lets others do in its name, and others let it do in theirs, on the day.
  public let delegations: [DelegationLine]
  /// The public statements made on its behalf, in the order of the fold.
  public let statements: [StatementLine]
  /// The commitments it still owes, ascending.
  public let owes: [CommitmentLine]
  /// The commitments still owed to it, ascending.
  public let isOwed: [CommitmentLine]
  /// Whom to turn to, in order of designation.
  public let contacts: [ContactLine]
  /// How much of everything; commitments are those it owes or owed.
  public let counts: Counts
  /// The last of its records in the order of the fold.
  public let last: RecordLine?
  /// What is out of rule in the records that concern it, ledger-wide ones included.
  public let anomalies: [Anomaly]

  /// What an answer says of an actor; nil when the answer does not know it.
  public init?(_ id: ActorID, of agreement: AgreementID, in answer: Answer) {
    let concerning = answer.records.filter { $0.parties.contains(id) }
    guard let profile = PartnerProfile(id, in: answer) else { return nil }
    let state = answer.state.agreement
    let records = concerning.filter { $0.record.counts(in: agreement) }
    let owing = answer.commitments { commitment, _ in commitment.debtors.contains(id) }
    self.agreement = agreement
    self.profile = profile
    capacities = Capacity.all(of: id, in: answer)
    signed = state.signatures[id].map { DatedAct($0.record, in: answer) }
    ratified = state.ratifications[id].map { DatedAct($0, in: answer) }
    agreed = state.axes.compactMap { axis, state in
      state.acceptance.acceptances[id].map {
        AxisAgreement(id: axis, act: DatedAct($0, in: answer))
      }
    }.sorted { $0.id < $1.id }
    let knowhow = records.filter { $0.type == .knowhowTransferred }
    given = knowhow.filter { $0.facts.actor(.giver) == id }.map { KnowhowLine($0) }
    received = knowhow.filter { $0.facts.actor(.receiver) == id }.map { KnowhowLine($0) }
    let transfers = answer.transfers(of: id)
    sent = transfers.filter { $0.sender == id }
    obtained = transfers.filter { $0.receiver == id }
    relations = records.filter {
      $0.type == .relationEstablished && ($0.facts.actor(.a) == id || $0.facts.actor(.b) == id)
    }.map { RelationLine($0, in: answer) }
    proposed = state.amendments.compactMap { $1.proposers.contains(id) ? $0 : nil }.sorted()
    rejected = state.amendments.compactMap { code, amendment in
      amendment.rejected(in: answer).contains(id) ? code : nil
    }.sorted()
    disputes = answer.disputes.filter { $0.raisers.contains(id) || $0.against.contains(id) }
    delegations = DelegationLine.all(in: answer).filter { $0.from == id || $0.to == id }
    statements = records.filter { $0.type == .statementPublished }
      .map { StatementLine($0, in: answer) }
    owes = owing.owed
    isOwed =
      answer.commitments { commitment, _ in
        commitment.isOwed(to: id, among: state.parties)
      }.owed
    contacts = (state.contacts[id] ?? []).map { ContactLine($0, in: answer) }
    counts = Counts(
      records, exchanges: answer.exchanges { $0.parties.contains(id) }.counts,
      commitments: owing.counts)
    last = records.last.map { RecordLine($0) }
    anomalies = answer.anomalies.filter { answer[$0.record]?.parties.contains(id) ?? false }
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "agreed": .array(agreed.map(\.json)), "agreement": .text(agreement),
      "anomalies": .array(anomalies.map(\.json)),
      "capacities": .array(capacities.map(\.json)),
      "contacts": .array(contacts.map(\.json)), "counts": counts.json,
      "delegations": .array(delegations.map(\.json)), "disputes": .array(disputes.map(\.json)),
      "given": .array(given.map(\.json)), "is_owed": .array(isOwed.map(\.json)),
      "last": last?.json ?? .null, "obtained": .array(obtained.map(\.json)),
      "owes": .array(owes.map(\.json)), "partner": .text(profile.id), "profile": profile.json,
      "proposed": .texts(proposed), "ratified": ratified?.json ?? .null,
      "received": .array(received.map(\.json)), "rejected": .texts(rejected),
      "relations": .array(relations.map(\.json)), "sent": .array(sent.map(\.json)),
      "signed": signed?.json ?? .null, "statements": .array(statements.map(\.json)),
    ]
  }
}

/// A party's agreement to an axis.
public struct AxisAgreement: Sendable, Hashable {
  /// The axis.
  public let id: Code
  /// When, and by which record.
  public let act: DatedAct

  /// The agreement to the axis as JSON.
  public var json: JSON {
    ["id": .text(id), "occurred": .optional(act.occurred), "record": .record(act.record)]
  }
}

extension CommitmentState {
  /// Whether it is owed to an actor: to its creditor, or to the parties that do not owe it.
  func isOwed(to actor: ActorID, among parties: [ActorID]) -> Bool {
    if let creditor { return creditor == actor }
    return parties.contains(actor) && !debtors.contains(actor)
  }
}
