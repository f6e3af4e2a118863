public import CanonicalJSON
public import Partnership

/// A dispute in one line: who raised it against whom, and how it stands.
public struct DisputeLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// Where it stands.
  public let stage: DisputeStage?
  /// The record that led there.
  public let since: SequenceNumber?
  /// Who raised it, ascending.
  public let raisers: [ActorID]
  /// Against whom, ascending.
  public let against: [ActorID]
  /// How many of those it concerns have settled it.
  public let settled: Share
  /// When it was raised, as written.
  public let occurred: Occurred?
  /// The axes of the record that raised it.
  public let axes: [Code]
  /// The record that raised it, or the first that speaks of it.
  public let record: SequenceNumber
  /// Where its subject stands.
  public let subject: TextReference?

  /// Whether it is neither settled nor withdrawn.
  public var isOpen: Bool { stage == .raised || stage == .responded }

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: DisputeState, in answer: Answer) {
    guard let record = state.raised ?? state.records.first, let opening = answer[record] else {
      return nil
    }
    let concerned = Set(state.raisers).union(state.against)
    self.id = id
    self.record = record
    stage = state.progress.stage
    since = state.progress.since
    raisers = state.raisers
    against = state.against
    settled = Share(
      by: concerned.count { state.settlement.acceptances[$0] != nil }, of: concerned.count)
    occurred = opening.occurred
    axes = opening.axes
    subject = TextReference("subject", in: opening)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "against": .texts(against), "axes": .texts(axes), "id": .text(id),
      "occurred": .optional(occurred), "raisers": .texts(raisers), "record": .record(record),
      "settled": settled.json, "since": .optionalRecord(since),
      "stage": .optional(stage?.rawValue), "subject": .text(subject),
    ]
  }
}
