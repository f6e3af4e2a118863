public import CanonicalJSON
public import Partnership

/// An actor that is no party, and what it has to do with an agreement.
public struct InvolvementLine: Sendable, Hashable {
  /// The actor.
  public let id: ActorID
  /// Where its name at the date stands.
  public let name: WordReference?
  /// The sector it was introduced or joined with, where it was said.
  public let sector: String?
  /// The first record that introduced it.
  public let introduced: DatedAct?
  /// Whether it has joined or left; nil when it was introduced and no more.
  public let stage: InvolvementStage?
  /// When it joined or left, and by which record.
  public let since: DatedAct?

  init(_ id: ActorID, _ state: InvolvementState, in answer: Answer) {
    self.id = id
    name = answer.name(of: id)
    sector = state.sector
    introduced = state.introduced.first.map { DatedAct($0, in: answer) }
    stage = state.progress.stage
    since = state.progress.since.map { DatedAct($0, in: answer) }
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "id": .text(id), "introduced": introduced?.json ?? .null, "name": .word(name),
      "sector": .optional(sector), "since": since?.json ?? .null,
      "stage": .optional(stage?.rawValue),
    ]
  }
}
