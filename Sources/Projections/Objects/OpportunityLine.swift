public import CanonicalJSON
public import Partnership

/// An opportunity in one line: how far the partners are with it, and what became of it.
public struct OpportunityLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// Where it stands.
  public let stage: OpportunityStage?
  /// The record that led there.
  public let since: SequenceNumber?
  /// Who found it, where it was said.
  public let by: ActorID?
  /// How many of the parties have retained it.
  public let retained: Share
  /// The initiatives launched from it, ascending.
  public let initiatives: [Code]
  /// When it was identified, as written.
  public let occurred: Occurred?
  /// The axes of the record that identified it.
  public let axes: [Code]
  /// The record that identified it, or the first that speaks of it.
  public let record: SequenceNumber
  /// Where its title stands.
  public let title: TextReference?

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: OpportunityState, in answer: Answer) {
    guard let record = state.identified ?? state.records.first, let opening = answer[record] else {
      return nil
    }
    let agreement = answer.state.agreement
    self.id = id
    self.record = record
    stage = state.progress.stage
    since = state.progress.since
    by = opening.facts.actor(.by)
    retained = Share(
      by: agreement.parties.count { state.retention.acceptances[$0] != nil },
      of: agreement.parties.count)
    initiatives = agreement.initiatives.filter { $0.value.opportunity == id }.keys.sorted()
    occurred = opening.occurred
    axes = opening.axes
    title = TextReference("title", in: opening)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "by": .optional(by), "id": .text(id),
      "initiatives": .texts(initiatives), "occurred": .optional(occurred),
      "record": .record(record), "retained": retained.json, "since": .optionalRecord(since),
      "stage": .optional(stage?.rawValue), "title": .text(title),
    ]
  }
}
