/// A disagreement between parties: raised, answered, and settled by all it concerns or withdrawn.
public struct DisputeState: Sendable, Hashable {
  /// The record that raised it.
  public var raised: SequenceNumber?
  /// Who raised it.
  public var raisers: [ActorID] = []
  /// Against whom.
  public var against: [ActorID] = []
  /// Who has agreed to settle it: the raisers and all it is against.
  public var settlement = JointAct()
  /// Where it has stood.
  public var progress = Progress<DisputeStage>()
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []
}

/// Where a dispute stands.
public enum DisputeStage: String, Sendable, Hashable, CaseIterable {
  case raised
  case responded
  case settled
  case withdrawn
}

extension DisputeState {
  /// Whether it is neither settled nor withdrawn.
  public var isOpen: Bool { progress.stage == .raised || progress.stage == .responded }

  fileprivate mutating func apply(_ record: DatedRecord) {
    records.append(record.sequence)
    switch record.type {
    case .disputeRaised where raised == nil:
      raised = record.sequence
      raisers = record.onBehalfOf
      against = record.facts.actors(.against)
      progress.begin(at: .raised, record)
      // All had settled it before the day that a correction gave to this record.
      let all = raisers.union(with: against)
      if progress.stage == .raised || progress.stage == .responded,
        all.allSatisfy({ settlement.acceptances[$0] != nil })
      {
        progress.move(to: .settled, record)
      }
    case .disputeResponded: progress.move(to: .responded, record)
    case .disputeSettled:
      if settlement.accept(record, by: raisers.union(with: against)) {
        progress.move(to: .settled, record)
      }
    case .disputeWithdrawn: progress.move(to: .withdrawn, record)
    default: break
    }
  }
}

extension AgreementState {
  mutating func applyDispute(_ record: DatedRecord) {
    guard let code = record.facts.code(.dispute) else { return }
    disputes[code, default: DisputeState()].apply(record)
  }

  func judgeDispute(_ act: Record) throws(Refusal) {
    guard let code = act.facts.code(.dispute) else { return }
    guard let dispute = disputes[code], let stage = dispute.progress.stage else {
      throw Refusal(.tooEarly, .type(act.type), .code(code))
    }
    guard dispute.isOpen else {
      throw .wrongStage(
        act, of: code.text, .dispute(stage), since: dispute.progress.since,
        expected: [.dispute(.raised), .dispute(.responded)])
    }
    let who =
      switch act.type {
      case .disputeResponded: dispute.against
      case .disputeWithdrawn: dispute.raisers
      default: dispute.raisers.union(with: dispute.against)
      }
    if let stranger = act.onBehalfOf.first(where: { !who.contains($0) }) {
      throw Refusal(.notInDispute, .actor(stranger), .code(code), .type(act.type))
    }
    if act.type == .disputeSettled { try dispute.settlement.judge(act) }
  }

  func anomaliesOfDispute(_ record: DatedRecord) -> [Anomaly] {
    guard let code = record.facts.code(.dispute) else { return [] }
    return duplicate(record, of: disputes[code]?.raised)
  }
}
