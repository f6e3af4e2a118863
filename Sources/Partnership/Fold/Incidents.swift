/// Something that went wrong, and may have harmed persons: declared, then closed.
public struct IncidentState: Sendable, Hashable {
  /// The record that declared it.
  public var declared: SequenceNumber?
  /// How much harm it may do.
  public var risk: String?
  /// Who was told.
  public var notified: [ActorID] = []
  /// Where it has stood.
  public var progress = Progress<IncidentStage>()
  /// Every record that speaks of it, in fold order.
  public var records: [SequenceNumber] = []
}

/// Where an incident stands.
public enum IncidentStage: String, Sendable, Hashable, CaseIterable {
  case open
  case closed
}

extension IncidentState {
  fileprivate mutating func apply(_ record: DatedRecord) {
    records.append(record.sequence)
    switch record.type {
    case .incidentDeclared where declared == nil:
      declared = record.sequence
      risk = record.facts.text(.risk)
      notified = record.facts.actors(.notified)
      progress.begin(at: .open, record)
    case .incidentClosed: progress.move(to: .closed, record)
    default: break
    }
  }
}

extension AgreementState {
  mutating func applyIncident(_ record: DatedRecord) {
    guard let code = record.facts.code(.incident) else { return }
    incidents[code, default: IncidentState()].apply(record)
  }

  func judgeIncident(_ act: Record) throws(Refusal) {
    guard let code = act.facts.code(.incident) else { return }
    guard let incident = incidents[code], let stage = incident.progress.stage else {
      throw Refusal(.tooEarly, .type(act.type), .code(code))
    }
    guard stage == .open else {
      throw .wrongStage(
        act, of: code.text, .incident(stage), since: incident.progress.since,
        expected: [.incident(.open)])
    }
  }

  func anomaliesOfIncident(_ record: DatedRecord) -> [Anomaly] {
    guard let code = record.facts.code(.incident) else { return [] }
    return duplicate(record, of: incidents[code]?.declared)
  }
}
