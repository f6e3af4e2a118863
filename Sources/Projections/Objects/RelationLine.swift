public import CanonicalJSON
public import Partnership

/// A relation between two actors in one line.
public struct RelationLine: Sendable, Hashable {
  /// The record that says so.
  public let record: SequenceNumber
  /// Since when, as written.
  public let occurred: Occurred?
  /// One of the two.
  public let a: ActorID?
  /// The other.
  public let b: ActorID?
  /// What relation it is.
  public let kind: Code?
  /// Through whom.
  public let through: ActorID?
  /// Whether one of the two is academic and the other private, by the sector they were introduced or
  /// joined with, else by what kind of actor they are.
  public let isAcademicPrivate: Bool
  /// The axes.
  public let axes: [Code]

  init(_ established: DatedRecord, in answer: Answer) {
    record = established.sequence
    occurred = established.occurred
    a = established.facts.actor(.a)
    b = established.facts.actor(.b)
    kind = established.facts.code(.kind)
    through = established.facts.actor(.through)
    axes = established.axes
    let sectors = Set([a, b].compactMap { $0.flatMap { answer.state.sector(of: $0) } })
    isAcademicPrivate = sectors.isSuperset(of: ["academic", "private"])
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "a": .optional(a), "academic_private": .bool(isAcademicPrivate), "axes": .texts(axes),
      "b": .optional(b), "kind": .optional(kind), "occurred": .optional(occurred),
      "record": .record(record), "through": .optional(through),
    ]
  }
}

extension PartnershipState {
  /// Whether an actor is academic, private or public: as it was introduced or joined, else by what
  /// kind of actor it is; nil for kinds that say nothing of it.
  func sector(of actor: ActorID) -> String? {
    if let sector = agreement.involvements[actor]?.sector { return sector }
    return switch actors[actor]?.kind {
    case "academic", "joint_laboratory": "academic"
    case "private_company", "start_up": "private"
    case "government": "public"
    default: nil
    }
  }
}
