public import Partnership

/// Where the object of a record stands: what most records are made to change, and what no board has
/// room to show.
public struct ObjectStanding: Sendable, Hashable {
  /// The sort of object.
  public let kind: ObjectKind
  /// Its code; with its version, for a protocol.
  public let code: String
  /// Where it stands; nil where nothing is known of it.
  public let stage: Stage?
}

extension Answer {
  /// Where the object that a record is about stands by this answer; nil for a record about none, and
  /// for sorts that stand nowhere in particular.
  public func standing(ofObjectOf record: Record) -> ObjectStanding? {
    guard let kind = record.type.definition.objectKind,
      let field = record.type.definition.objectField, let code = record.facts.code(field)
    else { return nil }
    let state = state.agreement
    let stage: Stage?
    var name = code.text
    switch kind {
    case .amendment: stage = state.amendments[code]?.progress.stage.map(Stage.amendment)
    case .commitment:
      stage = state.commitments[code].map { .commitment($0.stage(on: day, in: state)) }
    case .dispute: stage = state.disputes[code]?.progress.stage.map(Stage.dispute)
    case .exchange: stage = state.exchanges[code].map { .exchange($0.stage) }
    case .incident: stage = state.incidents[code]?.progress.stage.map(Stage.incident)
    case .initiative: stage = state.initiatives[code]?.progress.stage.map(Stage.initiative)
    case .lead: stage = state.leads[code]?.progress.stage.map(Stage.lead)
    case .opportunity: stage = state.opportunities[code]?.progress.stage.map(Stage.opportunity)
    case .protocol:
      let version = record.facts.integer(.version) ?? 0
      name = "\(code.text) v\(version)"
      stage = state.protocols[code]?.versions[version]?.progress.stage.map(Stage.protocolVersion)
    case .tool: stage = state.tools[code]?.progress.stage.map(Stage.tool)
    case .document, .hold, .innovation, .rule, .transfer: return nil
    }
    return ObjectStanding(kind: kind, code: name, stage: stage)
  }
}
