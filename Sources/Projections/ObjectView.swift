public import CanonicalJSON
public import Partnership

/// One object of an agreement at two times: where it stands, and every record that names it.
public struct ObjectView: View, Hashable {
  /// The agreement.
  public let agreement: AgreementID
  /// The object, as the lists of other views have it.
  public let object: ObjectLine
  /// The records of the answer that name it, clerical ones first, then in the order of the fold.
  public let records: [RecordLine]
  /// What is out of rule in those records.
  public let anomalies: [Anomaly]

  /// What an answer says of an object; nil when no record of it brings it in or speaks of it.
  public init?(_ kind: ObjectKind, _ id: Code, of agreement: AgreementID, in answer: Answer) {
    guard let object = ObjectLine(kind, id, in: answer) else { return nil }
    let naming = answer.records.filter { $0.names(kind, id) }
    self.agreement = agreement
    self.object = object
    records = naming.map { RecordLine($0) }
    let sequences = Set(naming.map(\.sequence))
    anomalies = answer.anomalies.filter { sequences.contains($0.record) }
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "agreement": .text(agreement), "anomalies": .array(anomalies.map(\.json)),
      "kind": .string(object.kind.rawValue), "object": object.json,
      "records": .array(records.map(\.json)),
    ]
  }
}

/// An object of any sort in one line.
public enum ObjectLine: Sendable, Hashable {
  case amendment(AmendmentLine)
  case commitment(CommitmentLine)
  case dispute(DisputeLine)
  case document(DocumentLine)
  case exchange(ExchangeLine)
  case hold(HoldLine)
  case incident(IncidentLine)
  case initiative(InitiativeLine)
  case innovation(InnovationLine)
  case lead(LeadLine)
  case opportunity(OpportunityLine)
  case `protocol`(ProtocolLine)
  case rule(RetentionLine)
  case tool(ToolLine)
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

extension DatedRecord {
  /// Whether one of its fields names an object.
  func names(_ kind: ObjectKind, _ id: Code) -> Bool {
    type.definition.fields.contains { field in
      switch field.kind {
      case .object(kind): facts.text(field.name) == id.text
      case .set(of: .object(kind)): facts.texts(field.name).contains(id.text)
      default: false
      }
    }
  }
}
