/// A tool for relations between universities and companies: proposed, deployed, used, retired.
public struct ToolState: Sendable, Hashable {
  /// The record that proposed it.
  public var proposed: SequenceNumber?
  /// Who keeps it, by the last record that says so.
  public var owner: ActorID?
  /// The records of its use, in fold order.
  public var used: [SequenceNumber] = []
  /// Where it has stood.
  public var progress = Progress<ToolStage>()
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []
}

/// Where a tool stands.
public enum ToolStage: String, Sendable, Hashable, CaseIterable {
  case proposed
  case deployed
  case retired
}

extension ToolState {
  fileprivate mutating func apply(_ record: DatedRecord) {
    records.append(record.sequence)
    if let owner = record.facts.actor(.owner) { self.owner = owner }
    switch record.type {
    case .toolProposed where proposed == nil:
      proposed = record.sequence
      progress.move(to: .proposed, record)
    case .toolDeployed: progress.move(to: .deployed, record)
    case .toolRetired: progress.move(to: .retired, record)
    case .toolUsed: used.append(record.sequence)
    default: break
    }
  }
}

extension AgreementState {
  mutating func applyTool(_ record: DatedRecord) {
    guard let code = record.facts.code(.tool) else { return }
    tools[code, default: ToolState()].apply(record)
  }

  func judgeTool(_ act: Record) throws(Refusal) {
    guard act.type != .toolProposed, let code = act.facts.code(.tool) else { return }
    guard let tool = tools[code], let stage = tool.progress.stage else {
      throw Refusal(.tooEarly, .type(act.type), .code(code))
    }
    let expected: ToolStage = act.type == .toolDeployed ? .proposed : .deployed
    guard stage == expected else {
      throw .wrongStage(
        act, of: code.text, .tool(stage), since: tool.progress.since, expected: [.tool(expected)])
    }
  }

  /// Used on no day on which it may have been deployed; beside it what says so: its retirement, its
  /// deployment that came later, or its proposal.
  func anomaliesOfTool(_ record: DatedRecord) -> [Anomaly] {
    guard let code = record.facts.code(.tool), let progress = tools[code]?.progress,
      let days = record.days, !progress.mayStand(in: [.deployed], on: days)
    else { return [] }
    let retired = progress.step(to: [.retired], surelyBefore: days)
    let other = retired ?? progress.steps.first { $0.stage == .deployed } ?? progress.steps.first
    return [Anomaly(.notDeployed, record.sequence, other: other?.record)]
  }
}
