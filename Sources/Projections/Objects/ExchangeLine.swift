public import CanonicalJSON
public import Partnership

/// A formal exchange in one line.
public struct ExchangeLine: Sendable, Hashable {
  /// Its code.
  public let id: Code
  /// Where it stands.
  public let stage: ExchangeStage
  /// Meeting, visit, workshop, video or data.
  public let form: String?
  /// When it is planned, as written.
  public let planned: Occurred?
  /// When it was held, as written.
  public let occurred: Occurred?
  /// The axes of the record that gives it its stage.
  public let axes: [Code]
  /// The parties of the record that gives it its stage.
  public let parties: [ActorID]
  /// Who took part or is to: actors and persons by id, ascending.
  public let participants: [String]
  /// Where its place stands.
  public let place: TextReference?
  /// The record that scheduled it.
  public let scheduled: SequenceNumber?
  /// The record that says it was held.
  public let held: SequenceNumber?
  /// The record that cancelled it.
  public let cancelled: SequenceNumber?
  /// Where its title stands.
  public let title: TextReference?

  /// Nil when no record of the answer speaks of it.
  init?(_ id: Code, _ state: ExchangeState, in answer: Answer) {
    guard let decisive = state.decisive.flatMap({ answer[$0] }) else { return nil }
    let scheduling = state.scheduled.flatMap { answer[$0] }
    let holding = state.held.flatMap { answer[$0] }
    self.id = id
    stage = state.stage
    form = holding?.facts.text(.form) ?? scheduling?.facts.text(.form)
    planned = state.planned
    occurred = holding?.occurred
    axes = decisive.axes
    parties = decisive.parties
    scheduled = state.scheduled
    held = state.held
    cancelled = state.cancelled
    participants = (holding ?? scheduling)?.facts.texts(.participants) ?? []
    place = TextReference("place", in: holding) ?? TextReference("place", in: scheduling)
    title = TextReference("title", in: holding) ?? TextReference("title", in: scheduling)
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "axes": .texts(axes), "cancelled": .optionalRecord(cancelled), "form": .optional(form),
      "held": .optionalRecord(held), "id": .text(id), "occurred": .optional(occurred),
      "participants": .texts(participants), "parties": .texts(parties), "place": .text(place),
      "planned": .optional(planned),
      "scheduled": .optionalRecord(scheduled), "stage": .string(stage.rawValue),
      "title": .text(title),
    ]
  }
}

/// How many exchanges are at each stage.
public struct ExchangeCounts: Sendable, Hashable {
  /// Planned.
  public var scheduled = 0
  /// Held.
  public var held = 0
  /// Called off.
  public var cancelled = 0

  mutating func add(_ stage: ExchangeStage) {
    switch stage {
    case .scheduled: scheduled += 1
    case .held: held += 1
    case .cancelled: cancelled += 1
    }
  }

  /// The counts as JSON.
  public var json: JSON {
    ["cancelled": .count(cancelled), "held": .count(held), "scheduled": .count(scheduled)]
  }
}

extension ExchangeState {
  /// The record that gives the exchange its stage; its axes and parties are the exchange's.
  var decisive: SequenceNumber? {
    switch stage {
    case .cancelled: cancelled
    case .held: held
    case .scheduled: scheduled ?? records.first
    }
  }
}

extension Answer {
  /// Counts the exchanges a view is about, by the record that gives each its stage, and names them,
  /// ascending by code.
  func exchanges(
    where isWanted: (DatedRecord) -> Bool
  ) -> (counts: ExchangeCounts, ids: [Code]) {
    var counts = ExchangeCounts()
    var ids: [Code] = []
    for (id, exchange) in state.agreement.exchanges {
      guard let record = exchange.decisive.flatMap({ self[$0] }), isWanted(record) else { continue }
      counts.add(exchange.stage)
      ids.append(id)
    }
    return (counts, ids.sorted())
  }

  /// The lines of some exchanges, in the order given.
  func lines(of exchanges: [Code]) -> [ExchangeLine] {
    exchanges.compactMap { id in
      state.agreement.exchanges[id].flatMap { ExchangeLine(id, $0, in: self) }
    }
  }
}
