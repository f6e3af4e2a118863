/// Something the partners might do together: found, studied, then retained by all or set aside.
public struct OpportunityState: Sendable, Hashable {
  /// The record that identified it.
  public var identified: SequenceNumber?
  /// The first day it may have been known on, by each record that identifies or studies it.
  fileprivate var known: [SequenceNumber: Day] = [:]
  /// Who has retained it.
  public var retention = JointAct()
  /// Where it has stood.
  public var progress = Progress<OpportunityStage>()
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []
}

/// Where an opportunity stands.
public enum OpportunityStage: String, Sendable, Hashable, CaseIterable {
  case identified
  case studied
  case retained
  case setAside = "set_aside"
}

/// What an opportunity that was retained became.
public struct InitiativeState: Sendable, Hashable {
  /// The record that launched it.
  public var launched: SequenceNumber?
  /// The opportunity it comes from, when it was said.
  public var opportunity: Code?
  /// Where it has stood.
  public var progress = Progress<InitiativeStage>()
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []
}

/// Where an initiative stands.
public enum InitiativeStage: String, Sendable, Hashable, CaseIterable {
  case launched
  case closed
}

extension OpportunityState {
  fileprivate mutating func apply(_ record: DatedRecord, _ parties: [ActorID]) {
    records.append(record.sequence)
    if record.type == .opportunityIdentified || record.type == .opportunityStudied {
      known[record.sequence] = record.days?.first
    }
    let isDecided = progress.stage == .retained || progress.stage == .setAside
    switch record.type {
    case .opportunityIdentified where identified == nil:
      identified = record.sequence
      progress.begin(at: .identified, record)
    case .opportunityStudied where !isDecided: progress.move(to: .studied, record)
    case .opportunityRetained:
      if retention.accept(record, by: parties) { progress.move(to: .retained, record) }
    case .opportunitySetAside: progress.move(to: .setAside, record)
    default: break
    }
  }
}

extension AgreementState {
  mutating func applyOpportunity(_ record: DatedRecord) {
    guard let code = record.facts.code(.opportunity) else { return }
    opportunities[code, default: OpportunityState()].apply(record, parties)
  }

  func judgeOpportunity(_ act: Record) throws(Refusal) {
    guard let code = act.facts.code(.opportunity) else { return }
    guard let opportunity = opportunities[code], let stage = opportunity.progress.stage else {
      throw Refusal(.tooEarly, .type(act.type), .code(code))
    }
    guard stage == .identified || stage == .studied else {
      throw .wrongStage(
        act, of: code.text, .opportunity(stage), since: opportunity.progress.since,
        expected: [.opportunity(.identified), .opportunity(.studied)])
    }
    if act.type == .opportunityRetained { try opportunity.retention.judge(act) }
  }

  func anomaliesOfOpportunity(_ record: DatedRecord) -> [Anomaly] {
    guard let code = record.facts.code(.opportunity), let opportunity = opportunities[code],
      let days = record.days
    else { return [] }
    if record.type == .opportunityIdentified {
      return duplicate(record, of: opportunity.identified)
    }
    var anomalies: [Anomaly] = []
    // What is recorded twice, or after the decision, may still have come before.
    let mayBeKnown = opportunity.known.contains {
      $0.key != record.sequence && $0.value <= days.last
    }
    if !mayBeKnown { anomalies.append(Anomaly(.outOfOrder, record.sequence)) }
    if let decided = opportunity.progress.step(to: [.retained, .setAside], surelyBefore: days) {
      anomalies.append(Anomaly(.outOfOrder, record.sequence, other: decided.record))
    }
    return anomalies
  }

  mutating func applyInitiative(_ record: DatedRecord) {
    guard let code = record.facts.code(.initiative) else { return }
    var initiative = initiatives[code] ?? InitiativeState()
    initiative.records.append(record.sequence)
    switch record.type {
    case .initiativeLaunched where initiative.launched == nil:
      initiative.launched = record.sequence
      initiative.opportunity = record.facts.code(.opportunity)
      initiative.progress.move(to: .launched, record)
    case .initiativeClosed: initiative.progress.move(to: .closed, record)
    default: break
    }
    initiatives[code] = initiative
  }

  func judgeInitiative(_ act: Record) throws(Refusal) {
    guard let code = act.facts.code(.initiative) else { return }
    if act.type == .initiativeLaunched {
      guard let opportunity = act.facts.code(.opportunity) else { return }
      let progress = opportunities[opportunity]?.progress
      guard let stage = progress?.stage else {
        throw Refusal(.tooEarly, .type(act.type), .code(opportunity))
      }
      guard stage == .retained else {
        throw .wrongStage(
          act, of: opportunity.text, .opportunity(stage), since: progress?.since,
          expected: [.opportunity(.retained)])
      }
      return
    }
    guard let initiative = initiatives[code], let stage = initiative.progress.stage else {
      throw Refusal(.tooEarly, .type(act.type), .code(code))
    }
    guard stage == .launched else {
      throw .wrongStage(
        act, of: code.text, .initiative(stage), since: initiative.progress.since,
        expected: [.initiative(.launched)])
    }
  }
}
