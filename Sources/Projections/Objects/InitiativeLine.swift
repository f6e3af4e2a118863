public import CanonicalJSON
public import Partnership

/// An initiative in one line: what it came from, who leads it, whether it goes on.
public struct InitiativeLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// Whether it goes on or is closed.
  public let stage: InitiativeStage?
  /// The record that led there.
  public let since: SequenceNumber?
  /// The opportunity it came from, where it was said.
  public let opportunity: Code?
  /// Who leads it: actors and persons by id, ascending.
  public let leads: [String]
  /// Its research activity identifier (RAiD), where it has one.
  public let raid: String?
  /// When it was launched, as written.
  public let occurred: Occurred?
  /// The axes of the record that launched it.
  public let axes: [Code]
  /// The record that launched it, or the first that speaks of it.
  public let record: SequenceNumber
  /// Where its title stands.
  public let title: TextReference?

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: InitiativeState, in answer: Answer) {
    guard let record = state.launched ?? state.records.first, let opening = answer[record] else {
      return nil
    }
    self.id = id
    self.record = record
    stage = state.progress.stage
    since = state.progress.since
    opportunity = state.opportunity
    leads = opening.facts.texts(.leads)
    raid = opening.facts.text(.raid)
    occurred = opening.occurred
    axes = opening.axes
    title = TextReference("title", in: opening)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "id": .text(id), "leads": .texts(leads),
      "occurred": .optional(occurred), "opportunity": .optional(opportunity),
      "raid": .optional(raid), "record": .record(record), "since": .optionalRecord(since),
      "stage": .optional(stage?.rawValue), "title": .text(title),
    ]
  }
}
