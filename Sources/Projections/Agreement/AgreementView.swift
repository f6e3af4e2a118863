public import CanonicalJSON
public import Partnership

/// An agreement at two times: where it stands, who signed, how long it runs, what is wrong, what is
/// coming.
public struct AgreementView: View, Hashable {
  /// The agreement.
  public let agreement: AgreementID
  /// The day whose end is asked about.
  public let day: Day
  /// Where it stands.
  public let stage: AgreementStage
  /// Where its title stands.
  public let title: TextReference?
  /// Where its object stands.
  public let object: TextReference?
  /// Its proposal.
  public let proposed: DatedAct?
  /// How long it is to run, as proposed.
  public let term: Term?
  /// Its parties, ascending, with what each has done.
  public let parties: [PartyLine]
  /// How many have signed.
  public let signed: Share
  /// How many have ratified.
  public let ratified: Share
  /// Its days in force.
  public let force: Force?
  /// Calendar days from the day asked about to the last day in force; nil unless in force.
  public let daysLeft: Int?
  /// What became of it from its entry into force on, or its abandonment, in the order of the fold.
  public let steps: [Step]
  /// The agreement that follows it, and the record that says so.
  public let renewal: Renewal?
  /// The records that announced it.
  public let announced: [DatedAct]
  /// Its axes, ascending.
  public let axes: [AxisLine]
  /// The amendments, ascending.
  public let amendments: [AmendmentLine]
  /// The disputes, ascending.
  public let disputes: [DisputeLine]
  /// The holds placed, ascending.
  public let holds: [HoldLine]
  /// The retention rules, ascending.
  public let retention: [RetentionLine]
  /// The actors that were introduced, joined or left beside the parties, ascending.
  public let involved: [InvolvementLine]
  /// What parties let others do in their name on the day.
  public let delegations: [DelegationLine]
  /// The documents, ascending.
  public let documents: [DocumentLine]
  /// The public statements, in the order of the fold.
  public let statements: [StatementLine]
  /// How many acts and findings of its own the answer counts.
  public let records: Int
  /// How many commitments are at each stage.
  public let commitments: CommitmentCounts
  /// What is out of rule, by record.
  public let anomalies: [Anomaly]
  /// The records, counted or not, that were recorded late, ascending.
  public let late: [SequenceNumber]
  /// Known records dated after the day: not in the answer.
  public let coming: [RecordLine]
  /// Known records that may or may not have happened by the day: not in the answer.
  public let underWay: [RecordLine]

  /// A change of where an agreement stands.
  public struct Step: Sendable, Hashable {
    /// Where it stands from then on.
    public let stage: AgreementStage
    /// When, and by which record.
    public let act: DatedAct

    /// The step as JSON.
    public var json: JSON {
      [
        "occurred": .optional(act.occurred), "record": .record(act.record),
        "stage": .string(stage.rawValue),
      ]
    }
  }

  /// What an answer says of its agreement.
  public init(of agreement: AgreementID, in answer: Answer) {
    let state = answer.state.agreement
    self.agreement = agreement
    day = answer.day
    stage = state.stage(on: answer.day)
    let proposal = state.proposal.flatMap { answer[$0.record] }
    title = TextReference("title", in: proposal)
    object = TextReference("object", in: proposal)
    proposed = state.proposal.map { DatedAct($0.record, in: answer) }
    term = state.proposal?.term
    parties = state.parties.map { PartyLine($0, in: answer) }
    signed = Share(by: parties.count { $0.signed != nil }, of: parties.count)
    ratified = Share(by: parties.count { $0.ratified != nil }, of: parties.count)
    force = state.force
    daysLeft = state.daysLeft(on: answer.day)
    steps = state.progress.steps.map {
      Step(stage: $0.stage, act: DatedAct($0.record, in: answer))
    }
    renewal = state.renewal
    amendments = answer.amendments
    disputes = answer.disputes
    holds = answer.holds
    retention = answer.retention
    involved = state.involvements.sorted { $0.key < $1.key }
      .map { InvolvementLine($0.key, $0.value, in: answer) }
    delegations = DelegationLine.all(in: answer)
    documents = answer.documents
    announced = state.announcements.map { DatedAct($0, in: answer) }
    axes = state.axes.keys.sorted().map { AxisLine($0, in: answer) }
    var commitments = CommitmentCounts()
    for commitment in state.commitments.values {
      commitments.add(commitment.stage(on: answer.day, in: state))
    }
    self.commitments = commitments
    anomalies = answer.anomalies
    var records = 0
    var late: [SequenceNumber] = []
    var statements: [StatementLine] = []
    for dated in answer.records {
      let record = dated.record
      if record.counts(in: agreement) { records += 1 }
      if record.daysLate != nil { late.append(record.sequence) }
      if record.type == .statementPublished {
        statements.append(StatementLine(dated, in: answer))
      }
    }
    self.statements = statements
    self.records = records
    self.late = late.sorted()
    coming = answer.coming.map { RecordLine($0) }
    underWay = answer.underWay.map { RecordLine($0) }
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "agreement": .text(agreement), "amendments": .array(amendments.map(\.json)),
      "announced": .array(announced.map(\.json)),
      "anomalies": .array(anomalies.map(\.json)), "axes": .array(axes.map(\.json)),
      "coming": .array(coming.map(\.json)), "commitments": commitments.json,
      "days_left": daysLeft.map { .count($0) } ?? .null,
      "delegations": .array(delegations.map(\.json)), "disputes": .array(disputes.map(\.json)),
      "documents": .array(documents.map(\.json)), "force": force?.json ?? .null,
      "holds": .array(holds.map(\.json)), "involved": .array(involved.map(\.json)),
      "late": .records(late), "object": .text(object),
      "parties": .array(parties.map(\.json)), "proposed": proposed?.json ?? .null,
      "ratified": ratified.json, "records": .count(records),
      "renewal": renewal.map {
        ["record": .record($0.record), "successor": .text($0.successor)]
      } ?? .null,
      "retention": .array(retention.map(\.json)), "signed": signed.json,
      "stage": .string(stage.rawValue), "statements": .array(statements.map(\.json)),
      "steps": .array(steps.map(\.json)), "term": .optional(term), "title": .text(title),
      "under_way": .array(underWay.map(\.json)),
    ]
  }
}

/// A party of an agreement, and what it has done to bind itself.
public struct PartyLine: Sendable, Hashable {
  /// The party.
  public let id: ActorID
  /// Where its name at the date stands.
  public let name: WordReference?
  /// Its signature.
  public let signed: DatedAct?
  /// Its ratification.
  public let ratified: DatedAct?

  init(_ id: ActorID, in answer: Answer) {
    let state = answer.state.agreement
    self.id = id
    name = answer.name(of: id)
    signed = state.signatures[id].map { DatedAct($0.record, in: answer) }
    ratified = state.ratifications[id].map { DatedAct($0, in: answer) }
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "id": .text(id), "name": .word(name), "ratified": ratified?.json ?? .null,
      "signed": signed?.json ?? .null,
    ]
  }
}

/// An axis in one line: its stage and who has agreed to it.
public struct AxisLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// Where it stands; nil when no party has agreed to it by the day.
  public let stage: AxisStage?
  /// How many parties have agreed.
  public let agreed: Share
  /// Where its title stands.
  public let title: TextReference?

  init(_ id: Code, in answer: Answer) {
    let state = answer.state.agreement
    let axis = state.axes[id]
    self.id = id
    stage = axis?.stage
    agreed = Share(
      by: state.parties.count { axis?.acceptance.acceptances[$0] != nil }, of: state.parties.count)
    title = TextReference("title", in: axis?.records.first.flatMap { answer[$0] })
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "agreed": agreed.json, "id": .text(id), "stage": .optional(stage?.rawValue),
      "title": .text(title),
    ]
  }
}

extension AgreementState {
  /// Calendar days to the last day in force; nil unless the agreement is in force on the day.
  func daysLeft(on day: Day) -> Int? {
    guard stage(on: day) == .inForce, let force else { return nil }
    return day.days(until: force.days.last)
  }
}

extension Force {
  /// The days in force as JSON, both ends included.
  public var json: JSON {
    [
      "extensions": .records(extensions), "from": .text(days.first), "record": .record(record),
      "until": .text(days.last),
    ]
  }
}
