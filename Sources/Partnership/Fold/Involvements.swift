/// What an actor that is no party has to do with an agreement.
public struct InvolvementState: Sendable, Hashable {
  /// The records that introduced it, in fold order.
  public var introduced: [SequenceNumber] = []
  /// The sector it is of, by the last record that says so.
  public var sector: String?
  /// Where it has stood since it first joined.
  public var progress = Progress<InvolvementStage>()
}

/// Whether an actor takes part in an agreement.
public enum InvolvementStage: String, Sendable, Hashable, CaseIterable {
  case joined
  case left
}

extension AgreementState {
  mutating func applyInvolvement(_ record: DatedRecord) {
    guard let actor = record.facts.actor(.actor) else { return }
    var involvement = involvements[actor] ?? InvolvementState()
    if let sector = record.facts.text(.sector) { involvement.sector = sector }
    switch record.type {
    case .actorIntroduced: involvement.introduced.append(record.sequence)
    case .actorJoined: involvement.progress.move(to: .joined, record)
    default: involvement.progress.move(to: .left, record)
    }
    involvements[actor] = involvement
  }

  func judgeInvolvement(_ act: Record) throws(Refusal) {
    guard let actor = act.facts.actor(.actor) else { return }
    let progress = involvements[actor]?.progress
    switch act.type {
    case .actorJoined:
      if progress?.stage == .joined, let since = progress?.since {
        throw Refusal(.alreadyJoined, .actor(actor), .record(since))
      }
    default:
      guard progress?.stage == .joined else { throw Refusal(.notJoined, .actor(actor)) }
    }
  }
}
