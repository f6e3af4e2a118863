public import CanonicalJSON
public import Partnership

/// A tool in one line: where it stands, who keeps it, how it was used over time.
public struct ToolLine: Sendable, Hashable {
  /// One record of its use.
  public struct Use: Sendable, Hashable {
    /// The record.
    public let record: SequenceNumber
    /// When it was used, as written.
    public let occurred: Occurred?
    /// The period that the number is of, where it was said.
    public let period: Occurred?
    /// How often it was used, where it was said.
    public let uses: Int64?

    /// The use as JSON.
    public var json: JSON {
      [
        "occurred": .optional(occurred), "period": .optional(period), "record": .record(record),
        "uses": .number(uses),
      ]
    }
  }

  /// Its code.
  public let id: Code
  /// Where it stands.
  public let stage: ToolStage?
  /// The record that led there.
  public let since: SequenceNumber?
  /// Who keeps it, by the last record that says so.
  public let owner: ActorID?
  /// Its use, in the order of the fold.
  public let used: [Use]
  /// The axes of the record that proposed it.
  public let axes: [Code]
  /// The record that proposed it, or the first that speaks of it.
  public let record: SequenceNumber
  /// Where its title stands.
  public let title: TextReference?

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: ToolState, in answer: Answer) {
    guard let record = state.proposed ?? state.records.first, let opening = answer[record] else {
      return nil
    }
    self.id = id
    self.record = record
    stage = state.progress.stage
    since = state.progress.since
    owner = state.owner
    used = state.used.map { sequence in
      let facts = answer[sequence]?.facts
      return Use(
        record: sequence, occurred: answer[sequence]?.occurred,
        period: facts?.text(.period).flatMap { Occurred($0) }, uses: facts?.integer(.uses))
    }
    axes = opening.axes
    title = TextReference("title", in: opening)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "id": .text(id), "owner": .optional(owner), "record": .record(record),
      "since": .optionalRecord(since), "stage": .optional(stage?.rawValue), "title": .text(title),
      "used": .array(used.map(\.json)),
    ]
  }
}
