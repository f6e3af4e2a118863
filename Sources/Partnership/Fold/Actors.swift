/// An organisation the ledger knows.
public struct ActorState: Sendable, Hashable {
  /// The record that registered it.
  public var registered: SequenceNumber?
  /// What it is.
  public var kind: String?
  /// Where it is.
  public var country: String?
  /// The ecosystem it belongs to.
  public var ecosystem: String?
  /// The actor it represents, as an office abroad does.
  public var represents: ActorID?
  /// The institutions it is part of.
  public var parents: [ActorID] = []
  /// The records that renamed it, in fold order; its name is that of the last, or its registered
  /// one before the first.
  public var renamings: [SequenceNumber] = []
  /// What it was merged into.
  public var merger: Merger?
  /// The records that declared figures of it, in fold order.
  public var figures: [SequenceNumber] = []
  /// The records that declared who funds it, in fold order.
  public var funders: [SequenceNumber] = []
  /// The roles persons have held in it, in fold order.
  public var roles: [RoleState] = []
}

/// What became of an organisation that is no longer one of its own.
public struct Merger: Sendable, Hashable {
  /// What it was merged into.
  public let into: ActorID
  /// The record that says so.
  public let record: SequenceNumber
  /// The days it may have been merged on.
  public let days: Days
}

extension PartnershipState {
  mutating func applyActor(_ record: DatedRecord) {
    guard let id = record.facts.actor(.actor) else { return }
    var actor = actors[id] ?? ActorState()
    switch record.type {
    case .actorRegistered:
      actor.registered = record.sequence
      actor.kind = record.facts.text(.kind)
      actor.country = record.facts.text(.country)
      actor.ecosystem = record.facts.text(.ecosystem)
      actor.represents = record.facts.actor(.represents)
      actor.parents = record.facts.actors(.parents)
    case .actorRenamed: actor.renamings.append(record.sequence)
    case .actorMerged:
      if actor.merger == nil, let into = record.facts.actor(.into), let days = record.days {
        actor.merger = Merger(into: into, record: record.sequence, days: days)
      }
    case .figureDeclared: actor.figures.append(record.sequence)
    case .funderDeclared: actor.funders.append(record.sequence)
    default: break
    }
    actors[id] = actor
  }
}
