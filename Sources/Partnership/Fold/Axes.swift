/// An axis of an agreement: agreed when every party has agreed to it.
public struct AxisState: Sendable, Hashable {
  /// Who has agreed to it.
  public var acceptance = JointAct()
  /// The records that agreed to it or added it, in fold order; the first gives the title.
  public var records: [SequenceNumber] = []
  /// What the axis is expected to show, by the first record that says so.
  public var expects: [String] = []
  /// Where it has stood since all agreed.
  public var progress = Progress<AxisStage>()
  /// The type of the records that bring it in: agreed with the agreement, or added later.
  fileprivate var origin: RecordType?
}

/// Where an axis stands.
public enum AxisStage: String, Sendable, Hashable, CaseIterable {
  case proposed
  case active
  case suspended
  case retired
}

extension AxisState {
  /// Where the axis stands.
  public var stage: AxisStage { progress.stage ?? .proposed }
}

extension AgreementState {
  mutating func applyAxis(_ record: DatedRecord) {
    guard let code = record.facts.code(.axis) else { return }
    var axis = axes[code] ?? AxisState()
    switch record.type {
    case .axisSuspended: axis.progress.move(to: .suspended, record)
    case .axisResumed: axis.progress.move(to: .active, record)
    case .axisRetired: axis.progress.move(to: .retired, record)
    default:
      if axis.origin == nil { axis.origin = record.type }
      axis.records.append(record.sequence)
      if axis.expects.isEmpty { axis.expects = record.facts.texts(.expects) }
      if axis.acceptance.accept(record, by: parties) { axis.progress.move(to: .active, record) }
    }
    axes[code] = axis
    use(record)
  }

  func judgeAxis(_ act: Record) throws(Refusal) {
    guard let code = act.facts.code(.axis) else { return }
    let axis = axes[code] ?? AxisState()
    switch act.type {
    case .axisSuspended: try judge(act, on: axis, code, from: [.active])
    case .axisResumed: try judge(act, on: axis, code, from: [.suspended])
    case .axisRetired: try judge(act, on: axis, code, from: [.active, .suspended])
    default:
      for party in act.onBehalfOf {
        if let record = axis.acceptance.acceptances[party] {
          throw Refusal(.axisAlreadyAgreed, .actor(party), .axis(code), .record(record))
        }
      }
      if let origin = axis.origin, origin != act.type, let record = axis.records.first {
        throw Refusal(.idInUse, .text(code.text), .record(record))
      }
    }
    try judgeCitation(act)
  }

  private func judge(
    _ act: Record, on axis: AxisState, _ code: Code, from stages: [AxisStage]
  ) throws(Refusal) {
    guard stages.contains(axis.stage) else {
      throw .wrongStage(
        act, of: code.text, .axis(axis.stage),
        since: axis.progress.since ?? axis.records.first, expected: stages.map { .axis($0) })
    }
  }
}
