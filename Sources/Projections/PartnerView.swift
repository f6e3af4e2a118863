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
  public let given: [TransferLine]
  /// The know-how it received, in the order of the fold.
  public let received: [TransferLine]
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
    let transfers = records.filter { $0.type == .knowhowTransferred }
    given = transfers.filter { $0.facts.actor(.giver) == id }.map { TransferLine($0) }
    received = transfers.filter { $0.facts.actor(.receiver) == id }.map { TransferLine($0) }
    owes = owing.owed
    isOwed =
      answer.commitments { commitment, _ in
        commitment.isOwed(to: id, among: state.parties)
      }.owed
    contacts = (state.contacts[id] ?? []).map { ContactLine($0, in: answer) }
    counts = Counts(
      records, exchanges: answer.exchanges { $0.parties.contains(id) }.counts,
      commitments: owing.counts,
      innovations: Set(
        records.filter { $0.type == .innovationPromoted }.compactMap { $0.facts.code(.innovation) }
      ).count)
    last = records.last.map { RecordLine($0) }
    let sequences = Set(concerning.map(\.sequence))
    anomalies = answer.anomalies.filter { sequences.contains($0.record) }
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "agreed": .array(agreed.map(\.json)), "agreement": .text(agreement),
      "anomalies": .array(anomalies.map(\.json)),
      "capacities": .array(capacities.map(\.json)),
      "contacts": .array(contacts.map(\.json)), "counts": counts.json,
      "given": .array(given.map(\.json)), "is_owed": .array(isOwed.map(\.json)),
      "last": last?.json ?? .null, "owes": .array(owes.map(\.json)),
      "partner": .text(profile.id), "profile": profile.json,
      "ratified": ratified?.json ?? .null, "received": .array(received.map(\.json)),
      "signed": signed?.json ?? .null,
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

/// A transfer of know-how in one line.
public struct TransferLine: Sendable, Hashable {
  /// The record.
  public let record: SequenceNumber
  /// When, as written.
  public let occurred: Occurred?
  /// Who gave.
  public let giver: ActorID?
  /// Who received.
  public let receiver: ActorID?
  /// The axes.
  public let axes: [Code]
  /// The exchange it happened in, where it was said.
  public let exchange: Code?
  /// Where its subject stands.
  public let subject: TextReference?

  init(_ transfer: DatedRecord) {
    record = transfer.sequence
    occurred = transfer.occurred
    giver = transfer.facts.actor(.giver)
    receiver = transfer.facts.actor(.receiver)
    axes = transfer.axes
    exchange = transfer.facts.code(.exchange)
    subject = TextReference("subject", in: transfer)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "exchange": .optional(exchange), "giver": .optional(giver),
      "occurred": .optional(occurred), "receiver": .optional(receiver),
      "record": .record(record), "subject": .text(subject),
    ]
  }
}

/// Whom to turn to at a partner.
public struct ContactLine: Sendable, Hashable {
  /// The designation and since when.
  public let designated: DatedAct
  /// The person.
  public let person: PersonID
  /// Where the person's name stands.
  public let name: WordReference?
  /// For what, where it was said.
  public let function: Code?
  /// For which axes; none means all.
  public let axes: [Code]

  init(_ state: ContactState, in answer: Answer) {
    designated = DatedAct(state.record, in: answer)
    person = state.person
    name = answer.name(of: state.person)
    function = state.function
    axes = state.axes
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "function": .optional(function), "name": .word(name),
      "occurred": .optional(designated.occurred), "person": .text(person),
      "record": .record(designated.record),
    ]
  }
}

extension CommitmentState {
  /// Whether it is owed to an actor: to its creditor, or to the parties that do not owe it.
  func isOwed(to actor: ActorID, among parties: [ActorID]) -> Bool {
    if let creditor { return creditor == actor }
    return parties.contains(actor) && !debtors.contains(actor)
  }
}
