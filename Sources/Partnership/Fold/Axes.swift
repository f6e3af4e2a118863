/// An axis of an agreement: agreed when every party has agreed to it.
public struct AxisState: Sendable, Hashable {
  /// The record of each party that agreed.
  public var acceptances: [ActorID: SequenceNumber] = [:]
  /// The records, in fold order; the first gives the title.
  public var records: [SequenceNumber] = []
  /// What the axis is expected to show, by the first record that says so.
  public var expects: [String] = []
  /// The record at which the last party agreed, and the days it may have been.
  public var agreed: (record: SequenceNumber, days: Days)? {
    get { agreedRecord.flatMap { record in agreedDays.map { (record, $0) } } }
    set {
      agreedRecord = newValue?.record
      agreedDays = newValue?.days
    }
  }

  private var agreedRecord: SequenceNumber?
  private var agreedDays: Days?
}

/// Where an axis stands.
public enum AxisStage: String, Sendable, Hashable, CaseIterable {
  case proposed
  case active
}

extension AxisState {
  /// Where the axis stands.
  public var stage: AxisStage { agreed == nil ? .proposed : .active }
}

extension AgreementState {
  mutating func applyAxis(_ record: DatedRecord) {
    guard let code = record.facts.code(.axis), let days = record.days else { return }
    var axis = axes[code] ?? AxisState()
    for party in record.onBehalfOf where axis.acceptances[party] == nil {
      axis.acceptances[party] = record.sequence
    }
    axis.records.append(record.sequence)
    if axis.expects.isEmpty { axis.expects = record.facts.texts(.expects) }
    if axis.agreed == nil, parties.allSatisfy({ axis.acceptances[$0] != nil }) {
      axis.agreed = (record.sequence, days)
    }
    axes[code] = axis
  }

  func judgeAxis(_ act: Record) throws(Refusal) {
    try judgeStanding(act)
    guard let code = act.facts.code(.axis) else { return }
    for party in act.onBehalfOf {
      if let record = axes[code]?.acceptances[party] {
        throw Refusal(.axisAlreadyAgreed, .actor(party), .axis(code), .record(record))
      }
    }
  }
}
