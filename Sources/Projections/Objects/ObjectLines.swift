internal import Partnership

extension Answer {
  /// The amendments, ascending.
  var amendments: [AmendmentLine] {
    lines(of: state.agreement.amendments) { AmendmentLine($0, $1, in: self) }
  }

  /// The disputes, ascending.
  var disputes: [DisputeLine] {
    lines(of: state.agreement.disputes) { DisputeLine($0, $1, in: self) }
  }

  /// The documents, ascending.
  var documents: [DocumentLine] {
    lines(of: state.agreement.documents) { DocumentLine($0, $1, in: self) }
  }

  /// The holds placed, ascending.
  var holds: [HoldLine] { lines(of: state.holds) { HoldLine($0, $1, in: self) } }

  /// The incidents, ascending.
  var incidents: [IncidentLine] {
    lines(of: state.agreement.incidents) { IncidentLine($0, $1, in: self) }
  }

  /// The initiatives, ascending.
  var initiatives: [InitiativeLine] {
    lines(of: state.agreement.initiatives) { InitiativeLine($0, $1, in: self) }
  }

  /// The funding leads, ascending.
  var leads: [LeadLine] { lines(of: state.agreement.leads) { LeadLine($0, $1, in: self) } }

  /// The opportunities, ascending.
  var opportunities: [OpportunityLine] {
    lines(of: state.agreement.opportunities) { OpportunityLine($0, $1, in: self) }
  }

  /// The protocols, ascending.
  var protocols: [ProtocolLine] {
    lines(of: state.agreement.protocols) { ProtocolLine($0, $1, in: self) }
  }

  /// The rules of retention, ascending.
  var retention: [RetentionLine] { lines(of: state.retention) { RetentionLine($0, $1) } }

  /// The tools, ascending.
  var tools: [ToolLine] { lines(of: state.agreement.tools) { ToolLine($0, $1, in: self) } }

  /// The transfers of information, ascending.
  var transfers: [TransferLine] {
    lines(of: state.agreement.transfers) { TransferLine($0, $1, in: self) }
  }

  private func lines<State, Line>(
    of states: [Code: State], _ line: (Code, State) -> Line?
  ) -> [Line] {
    states.sorted { $0.key < $1.key }.compactMap { line($0.key, $0.value) }
  }
}
