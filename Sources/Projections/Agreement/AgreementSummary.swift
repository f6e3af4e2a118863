public import CanonicalJSON
public import Partnership

/// An agreement after all its own records, as small as a list of agreements needs it: what is shown
/// of it *today* follows from the summary and the day, without folding.
///
/// It rests on the agreement's own records alone, so that a record about an actor does not change
/// the summaries of all its agreements; names are looked up elsewhere. True of days not before the
/// last record was recorded: for earlier ones, ask the history.
public struct AgreementSummary: Sendable, Hashable {
  /// The agreement.
  public let agreement: AgreementID
  /// The record that proposes it; nil when none stands.
  public let proposed: SequenceNumber?
  /// Its parties, ascending.
  public let parties: [ActorID]
  /// How long it is to run, as proposed.
  public let term: Term?
  /// Where its title stands.
  public let title: TextReference?
  /// Who has signed, ascending.
  public let signed: [ActorID]
  /// Who has ratified, ascending.
  public let ratified: [ActorID]
  /// Its days in force, both ends included, which may lie ahead.
  public let force: Days?
  /// What became of it from its entry into force on, in fold order.
  public let steps: [Step]
  /// Its axes, ascending.
  public let axes: [Axis]
  /// Its commitments, ascending.
  public let commitments: [Commitment]
  /// How many standing acts and findings of its own there are.
  public let records: Int
  /// The last of them in the order of the fold.
  public let last: RecordLine?

  /// An axis of a summary.
  public struct Axis: Sendable, Hashable {
    /// Its code.
    public let id: Code
    /// Where it stands; nil when no party has agreed to it.
    public let stage: AxisStage?
    /// How many parties have agreed.
    public let agreed: Share
    /// How many acts and findings are on it.
    public let records: Int
  }

  /// A commitment of a summary.
  public struct Commitment: Sendable, Hashable {
    /// Its code.
    public let id: Code
    /// When it falls due.
    public let due: Due?
    /// The first day it may have been met on; nil when it was not.
    public let met: Day?
    /// Where it stands, but for what follows from the day asked about.
    public let stage: CommitmentStage
  }

  /// A change of where the agreement stands, from its entry into force on.
  public struct Step: Sendable, Hashable {
    /// Where it stands from then on.
    public let stage: AgreementStage
    /// The last day it may have changed on.
    public let day: Day
  }

  /// The agreement of a history, after all its records.
  public init(of agreement: AgreementID, atEndOf history: History) {
    let answer = history.answer(asOf: .latest)
    let state = answer.state.agreement
    var records = 0
    var last: DatedRecord?
    var onAxis: [Code: Int] = [:]
    for dated in answer.records {
      let record = dated.record
      guard record.counts(in: agreement) else { continue }
      records += 1
      last = dated
      for axis in record.axes { onAxis[axis, default: 0] += 1 }
    }
    self.agreement = agreement
    proposed = state.proposal?.record
    parties = state.parties
    term = state.proposal?.term
    title = TextReference("title", in: state.proposal.flatMap { answer[$0.record] })
    signed = state.signatures.keys.sorted()
    ratified = state.ratifications.keys.sorted()
    force = state.force?.days
    steps = state.progress.steps.map { Step(stage: $0.stage, day: $0.days.last) }
    axes = Set(state.axes.keys).union(onAxis.keys).sorted().map { id in
      let line = AxisLine(id, in: answer)
      return Axis(id: id, stage: line.stage, agreed: line.agreed, records: onAxis[id] ?? 0)
    }
    commitments = state.commitments.map { id, commitment in
      Commitment(
        id: id, due: commitment.due, met: commitment.metDays?.first,
        stage: commitment.progress.stage ?? .open)
    }.sorted { $0.id < $1.id }
    self.records = records
    self.last = last.map { RecordLine($0) }
  }
}

extension AgreementSummary {
  /// Where the agreement stands at the end of a day, as `AgreementState.stage(on:)` says it.
  public func stage(on day: Day) -> AgreementStage {
    switch steps.last(where: { $0.day <= day })?.stage {
    case .inForce?, .suspended?:
      if let force, day > force.last { return .expired }
      return steps.last { $0.day <= day }?.stage ?? .inForce
    case let stage?: return stage
    case nil: break
    }
    if !parties.isEmpty, parties.allSatisfy(signed.contains) { return .signed }
    if !signed.isEmpty { return .signedInPart }
    return proposed == nil ? .notProposed : .proposed
  }

  /// Calendar days to the last day in force; nil unless in force on the day.
  public func daysLeft(on day: Day) -> Int? {
    guard stage(on: day) == .inForce, let force else { return nil }
    return day.days(until: force.last)
  }

  /// How many commitments are at each stage at the end of a day.
  public func commitments(on day: Day) -> CommitmentCounts {
    var counts = CommitmentCounts()
    for commitment in commitments { counts.add(stage(of: commitment, on: day)) }
    return counts
  }

  /// Where a commitment stands at the end of a day, as `CommitmentState.stage(on:in:)` says it.
  public func stage(of commitment: Commitment, on day: Day) -> CommitmentStage {
    let due = dueDay(of: commitment, on: day)
    switch commitment.stage {
    case .met:
      return due.flatMap { due in commitment.met.map { $0 > due } } == true ? .metLate : .met
    case .open: return due.map { day > $0 } == true ? .overdue : .open
    default: return commitment.stage
    }
  }

  /// The day a commitment falls due, as seen on a day; nil while it depends on a term that has not
  /// begun.
  public func dueDay(of commitment: Commitment, on day: Day) -> Day? {
    switch commitment.due {
    case .day(let due): due
    case .endOfTerm: force.flatMap { $0.first <= day ? $0.last : nil }
    case nil: nil
    }
  }
}

extension AgreementSummary {
  /// The summary as JSON, as the store keeps it.
  public var json: JSON {
    [
      "agreement": .text(agreement), "axes": .array(axes.map(\.json)),
      "commitments": .array(commitments.map(\.json)), "fold_version": .integer(foldVersion),
      "force": force.map { ["from": .text($0.first), "until": .text($0.last)] } ?? .null,
      "last": last?.json ?? .null, "parties": .texts(parties),
      "proposed": .optionalRecord(proposed), "ratified": .texts(ratified),
      "records": .count(records), "signed": .texts(signed),
      "steps": .array(
        steps.map { ["day": .text($0.day), "stage": .string($0.stage.rawValue)] }),
      "term": .optional(term),
      "title": .text(title),
    ]
  }
}

extension AgreementSummary.Axis {
  /// The axis as JSON.
  public var json: JSON {
    [
      "agreed": agreed.json, "id": .text(id), "records": .count(records),
      "stage": .optional(stage?.rawValue),
    ]
  }
}

extension AgreementSummary.Commitment {
  /// The commitment as JSON.
  public var json: JSON {
    [
      "due": due?.json ?? .null, "id": .text(id), "met": .optional(met),
      "stage": .string(stage.rawValue),
    ]
  }
}
