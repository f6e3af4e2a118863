public import CanonicalJSON
public import Partnership

/// An amendment in one line: where it stands, who has accepted it, what it is to change.
public struct AmendmentLine: Sendable, Hashable {
  /// One operation of an amendment, and whether somebody has carried it out.
  public struct Step: Sendable, Hashable {
    /// Its place among the operations, from 1.
    public let place: Int
    /// What it does.
    public let type: RecordType
    /// The facts it was agreed with.
    public let facts: Facts
    /// The record that carried it out.
    public let carriedOut: SequenceNumber?
  }

  /// Its code.
  public let id: Code
  /// Where it stands.
  public let stage: AmendmentStage?
  /// The record that led there.
  public let since: SequenceNumber?
  /// Who proposed it, ascending.
  public let proposers: [ActorID]
  /// How many of the parties have accepted it; proposers accept by their own record.
  public let accepted: Share
  /// Who has yet to decide, while it is proposed, ascending.
  public let waiting: [ActorID]
  /// Who rejected it, ascending.
  public let rejected: [ActorID]
  /// The day it is to take effect, where it was said.
  public let effective: Day?
  /// What it is to change, as proposed.
  public let operations: [Step]
  /// The axes of the record that proposed it.
  public let axes: [Code]
  /// The record that proposed it, or the first that speaks of it.
  public let record: SequenceNumber
  /// Where its title stands.
  public let title: TextReference?

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: AmendmentState, in answer: Answer) {
    guard let record = state.proposed ?? state.records.first, let opening = answer[record] else {
      return nil
    }
    let parties = answer.state.agreement.parties
    let accepted = parties.filter { state.acceptance.acceptances[$0] != nil }
    self.id = id
    self.record = record
    stage = state.progress.stage
    since = state.progress.since
    proposers = state.proposers
    self.accepted = Share(by: accepted.count, of: parties.count)
    waiting = stage == .proposed ? parties.filter { !accepted.contains($0) } : []
    rejected = state.rejected(in: answer)
    effective = state.effective
    operations = state.operations.enumerated().map { index, operation in
      Step(
        place: index + 1, type: operation.type, facts: operation.facts,
        carriedOut: state.carriedOut[index])
    }
    axes = opening.axes
    title = TextReference("title", in: opening)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "accepted": accepted.json, "axes": .texts(axes), "effective": .optional(effective),
      "id": .text(id), "operations": .array(operations.map(\.json)),
      "proposers": .texts(proposers), "record": .record(record), "rejected": .texts(rejected),
      "since": .optionalRecord(since), "stage": .optional(stage?.rawValue), "title": .text(title),
      "waiting": .texts(waiting),
    ]
  }
}

extension AmendmentLine.Step {
  /// The operation as JSON.
  public var json: JSON {
    [
      "carried_out": .optionalRecord(carriedOut), "facts": .object(facts.json),
      "id": .count(place), "type": .string(type.name),
    ]
  }
}

extension AmendmentState {
  /// Who rejected it, ascending; nobody unless that is where it stands.
  func rejected(in answer: Answer) -> [ActorID] {
    progress.stage == .rejected ? progress.since.flatMap { answer[$0]?.onBehalfOf } ?? [] : []
  }
}
