public import CanonicalJSON
public import Partnership

/// A funding lead in one line: what is asked of whom, and what was awarded.
public struct LeadLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// Where it stands.
  public let stage: FundingStage?
  /// The record that led there.
  public let since: SequenceNumber?
  /// Who would pay.
  public let funder: ActorID?
  /// Through whom.
  public let through: ActorID?
  /// What is asked, by the application, or by the lead before there is one.
  public let asked: Money?
  /// What was awarded, in the order of the fold: one a currency and day.
  public let awards: [Award]
  /// The last day to apply.
  public let deadline: Day?
  /// The axes of the record that identified it.
  public let axes: [Code]
  /// The parties of the record that identified it.
  public let parties: [ActorID]
  /// The record that identified it, or the first that speaks of it.
  public let record: SequenceNumber

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: LeadState, in answer: Answer) {
    guard let record = state.identified ?? state.records.first, let opening = answer[record] else {
      return nil
    }
    self.id = id
    self.record = record
    stage = state.progress.stage
    since = state.progress.since
    funder = state.funder
    through = state.through
    asked = state.asked
    awards = state.awards
    deadline = state.deadline
    axes = opening.axes
    parties = opening.parties
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "asked": .money(asked), "awards": .array(awards.map(\.json)), "axes": .texts(axes),
      "deadline": .optional(deadline), "funder": .optional(funder), "id": .text(id),
      "parties": .texts(parties), "record": .record(record), "since": .optionalRecord(since),
      "stage": .optional(stage?.rawValue), "through": .optional(through),
    ]
  }
}

extension Award {
  /// The award as JSON.
  var json: JSON { ["day": .text(day), "money": .money(money), "record": .record(record)] }
}
