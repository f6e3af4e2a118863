/// The stages an object has been in, in fold order, each with the record that led to it.
///
/// The rules of acts ask where the object stands; anomalies of findings compare dates, and ask
/// whether it may have stood elsewhere.
public struct Progress<Stage: Sendable & Hashable>: Sendable, Hashable {
  /// One change of stage.
  public struct Step: Sendable, Hashable {
    /// The stage it led to.
    public let stage: Stage
    /// The record that led there.
    public let record: SequenceNumber
    /// The days it may have happened on.
    public let days: Days
    /// Where that record stands in the fold.
    fileprivate let place: Place
  }

  /// The changes in fold order.
  public private(set) var steps: [Step] = []

  /// Nowhere yet.
  public init() {}
}

extension Progress {
  /// Where the object stands; nil while nothing has happened to it.
  public var stage: Stage? { steps.last?.stage }

  /// The record that led to where it stands.
  public var since: SequenceNumber? { steps.last?.record }

  /// The object now stands there.
  mutating func move(to stage: Stage, _ record: DatedRecord) {
    guard let days = record.days, let place = record.place else { return }
    steps.append(Step(stage: stage, record: record.sequence, days: days, place: place))
  }

  /// The object comes to be, before all that is known of it already: what speaks of it may be dated
  /// before the record that brings it in.
  mutating func begin(at stage: Stage, _ record: DatedRecord) {
    guard let days = record.days, let place = record.place else { return }
    steps.insert(Step(stage: stage, record: record.sequence, days: days, place: place), at: 0)
  }

  /// Whether the object may have stood in one of some stages on one of some days.
  ///
  /// A stage holds from the first to the last of its days, and on the day of a change both hold.
  ///
  /// - Parameter record: The one that is being judged, whose own step does not count.
  func mayStand(
    in stages: Set<Stage>, on days: Days, besides record: SequenceNumber? = nil
  ) -> Bool {
    let others = steps.filter { $0.record != record }
    return others.indices.contains { index in
      guard stages.contains(others[index].stage) else { return false }
      let end = index + 1 < others.count ? others[index + 1].days.last : .latest
      return Days(first: others[index].days.first, last: max(end, others[index].days.first))
        .overlaps(days)
    }
  }

  /// Whether the object surely stood in one of some stages on every one of some days, and on no day
  /// of a change.
  func surelyStands(in stages: Set<Stage>, on days: Days) -> Bool {
    steps.indices.contains { index in
      guard stages.contains(steps[index].stage), steps[index].days.last < days.first else {
        return false
      }
      return index + 1 == steps.count || days.last < steps[index + 1].days.first
    }
  }

  /// The first step that led to one of some stages, and was surely before some days.
  func step(to stages: Set<Stage>, surelyBefore days: Days) -> Step? {
    steps.first { stages.contains($0.stage) && $0.days.last < days.first }
  }

  /// The record that had led to where the object stood at the place of another in the fold.
  func standing(before record: DatedRecord) -> SequenceNumber? {
    guard let place = record.place else { return nil }
    return steps.last { $0.place < place }?.record
  }
}
