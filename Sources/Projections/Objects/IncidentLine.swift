public import CanonicalJSON
public import Partnership

/// An incident in one line: what risk, who was told, whether it is closed.
public struct IncidentLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// Whether it is open or closed.
  public let stage: IncidentStage?
  /// How much harm it may do: none, possible or serious.
  public let risk: String?
  /// Who was told, ascending.
  public let notified: [ActorID]
  /// When it happened, as written.
  public let occurred: Occurred?
  /// The axes of the record that declared it.
  public let axes: [Code]
  /// The parties of the record that declared it.
  public let parties: [ActorID]
  /// The record that declared it, or the first that speaks of it.
  public let record: SequenceNumber
  /// The record that closed it.
  public let closed: SequenceNumber?
  /// Where what happened is told.
  public let what: TextReference?

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: IncidentState, in answer: Answer) {
    guard let record = state.declared ?? state.records.first, let opening = answer[record] else {
      return nil
    }
    self.id = id
    self.record = record
    stage = state.progress.stage
    risk = state.risk
    notified = state.notified
    occurred = opening.occurred
    axes = opening.axes
    parties = opening.parties
    closed = state.progress.stage == .closed ? state.progress.since : nil
    what = TextReference("what", in: opening)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "closed": .optionalRecord(closed), "id": .text(id),
      "notified": .texts(notified), "occurred": .optional(occurred), "parties": .texts(parties),
      "record": .record(record), "risk": .optional(risk), "stage": .optional(stage?.rawValue),
      "what": .text(what),
    ]
  }
}
