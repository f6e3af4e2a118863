public import CanonicalJSON
public import Partnership

/// An object of any sort in one line.
public enum ObjectLine: Sendable, Hashable {
  /// An amendment.
  case amendment(AmendmentLine)
  /// A commitment.
  case commitment(CommitmentLine)
  /// A dispute.
  case dispute(DisputeLine)
  /// A document.
  case document(DocumentLine)
  /// An exchange.
  case exchange(ExchangeLine)
  /// A hold.
  case hold(HoldLine)
  /// An incident.
  case incident(IncidentLine)
  /// An initiative.
  case initiative(InitiativeLine)
  /// An innovation.
  case innovation(InnovationLine)
  /// A funding lead.
  case lead(LeadLine)
  /// An opportunity.
  case opportunity(OpportunityLine)
  /// A protocol.
  case `protocol`(ProtocolLine)
  /// A retention rule.
  case rule(RetentionLine)
  /// A tool.
  case tool(ToolLine)
  /// A transfer of information.
  case transfer(TransferLine)

  /// Nil when no record of the answer speaks of it.
  init?(_ kind: ObjectKind, _ id: Code, in answer: Answer) {
    let state = answer.state.agreement
    let line: ObjectLine? =
      switch kind {
      case .amendment:
        state.amendments[id].flatMap { AmendmentLine(id, $0, in: answer) }.map { .amendment($0) }
      case .commitment:
        state.commitments[id].flatMap { CommitmentLine(id, $0, in: answer) }
          .map { .commitment($0) }
      case .dispute:
        state.disputes[id].flatMap { DisputeLine(id, $0, in: answer) }.map { .dispute($0) }
      case .document:
        state.documents[id].flatMap { DocumentLine(id, $0, in: answer) }.map { .document($0) }
      case .exchange:
        state.exchanges[id].flatMap { ExchangeLine(id, $0, in: answer) }.map { .exchange($0) }
      case .hold: answer.state.holds[id].map { .hold(HoldLine(id, $0, in: answer)) }
      case .incident:
        state.incidents[id].flatMap { IncidentLine(id, $0, in: answer) }.map { .incident($0) }
      case .initiative:
        state.initiatives[id].flatMap { InitiativeLine(id, $0, in: answer) }
          .map { .initiative($0) }
      case .innovation:
        InnovationLine.lines(of: answer.records.filter { $0.names(.innovation, id) }).first
          .map { .innovation($0) }
      case .lead: state.leads[id].flatMap { LeadLine(id, $0, in: answer) }.map { .lead($0) }
      case .opportunity:
        state.opportunities[id].flatMap { OpportunityLine(id, $0, in: answer) }
          .map { .opportunity($0) }
      case .protocol:
        state.protocols[id].flatMap { ProtocolLine(id, $0, in: answer) }.map { .protocol($0) }
      case .rule: answer.state.retention[id].map { .rule(RetentionLine(id, $0)) }
      case .tool: state.tools[id].flatMap { ToolLine(id, $0, in: answer) }.map { .tool($0) }
      case .transfer:
        state.transfers[id].flatMap { TransferLine(id, $0, in: answer) }.map { .transfer($0) }
      }
    guard let line else { return nil }
    self = line
  }

  /// What sort of object it is.
  public var kind: ObjectKind {
    switch self {
    case .amendment: .amendment
    case .commitment: .commitment
    case .dispute: .dispute
    case .document: .document
    case .exchange: .exchange
    case .hold: .hold
    case .incident: .incident
    case .initiative: .initiative
    case .innovation: .innovation
    case .lead: .lead
    case .opportunity: .opportunity
    case .protocol: .protocol
    case .rule: .rule
    case .tool: .tool
    case .transfer: .transfer
    }
  }

  /// Its code.
  public var id: Code {
    switch self {
    case .amendment(let line): line.id
    case .commitment(let line): line.id
    case .dispute(let line): line.id
    case .document(let line): line.id
    case .exchange(let line): line.id
    case .hold(let line): line.id
    case .incident(let line): line.id
    case .initiative(let line): line.id
    case .innovation(let line): line.id
    case .lead(let line): line.id
    case .opportunity(let line): line.id
    case .protocol(let line): line.id
    case .rule(let line): line.id
    case .tool(let line): line.id
    case .transfer(let line): line.id
    }
  }

  /// The line as JSON.
  public var json: JSON {
    switch self {
    case .amendment(let line): line.json
    case .commitment(let line): line.json
    case .dispute(let line): line.json
    case .document(let line): line.json
    case .exchange(let line): line.json
    case .hold(let line): line.json
    case .incident(let line): line.json
    case .initiative(let line): line.json
    case .innovation(let line): line.json
    case .lead(let line): line.json
    case .opportunity(let line): line.json
    case .protocol(let line): line.json
    case .rule(let line): line.json
    case .tool(let line): line.json
    case .transfer(let line): line.json
    }
  }
}
