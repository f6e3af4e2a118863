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

  /// The retention rules, ascending.
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
    lines(of: states, where: { _ in true }, line: line)
  }
}

// Those of one axis, looked for before their lines are made: an axis shows a few of many.

extension Answer {
  /// The disputes of an axis, ascending.
  func disputes(on axis: Code) -> [DisputeLine] {
    lines(of: state.agreement.disputes, on: axis) {
      $0.raised ?? $0.records.first
    } line: {
      DisputeLine($0, $1, in: self)
    }
  }

  /// The documents of an axis, ascending.
  func documents(on axis: Code) -> [DocumentLine] {
    lines(of: state.agreement.documents, on: axis) {
      $0.attached ?? $0.replacement?.record
    } line: {
      DocumentLine($0, $1, in: self)
    }
  }

  /// The incidents of an axis, ascending.
  func incidents(on axis: Code) -> [IncidentLine] {
    lines(of: state.agreement.incidents, on: axis) {
      $0.declared ?? $0.records.first
    } line: {
      IncidentLine($0, $1, in: self)
    }
  }

  /// The initiatives of an axis, ascending.
  func initiatives(on axis: Code) -> [InitiativeLine] {
    lines(of: state.agreement.initiatives, on: axis) {
      $0.launched ?? $0.records.first
    } line: {
      InitiativeLine($0, $1, in: self)
    }
  }

  /// The funding leads of an axis, ascending.
  func leads(on axis: Code) -> [LeadLine] {
    lines(of: state.agreement.leads, on: axis) {
      $0.identified ?? $0.records.first
    } line: {
      LeadLine($0, $1, in: self)
    }
  }

  /// The opportunities of an axis, ascending.
  func opportunities(on axis: Code) -> [OpportunityLine] {
    lines(of: state.agreement.opportunities, on: axis) {
      $0.identified ?? $0.records.first
    } line: {
      OpportunityLine($0, $1, in: self)
    }
  }

  /// The tools of an axis, ascending.
  func tools(on axis: Code) -> [ToolLine] {
    lines(of: state.agreement.tools, on: axis) {
      $0.proposed ?? $0.records.first
    } line: {
      ToolLine($0, $1, in: self)
    }
  }

  /// The transfers of information of an axis, ascending.
  func transfers(on axis: Code) -> [TransferLine] {
    lines(of: state.agreement.transfers, on: axis) {
      $0.made ?? $0.records.first
    } line: {
      TransferLine($0, $1, in: self)
    }
  }

  /// The protocols that a record of an axis speaks of, ascending.
  func protocols(on axis: Code) -> [ProtocolLine] {
    lines(of: state.agreement.protocols) { state in
      state.versions.values.contains {
        $0.records.contains { self[$0]?.axes.contains(axis) == true }
      }
    } line: {
      ProtocolLine($0, $1, in: self)
    }
  }

  /// The transfers of information that an actor sent or received, ascending.
  func transfers(of actor: ActorID) -> [TransferLine] {
    lines(of: state.agreement.transfers) { state in
      guard let facts = state.made.flatMap({ self[$0] })?.facts else { return false }
      return facts.actor(.sender) == actor || facts.actor(.receiver) == actor
    } line: {
      TransferLine($0, $1, in: self)
    }
  }

  private func lines<State, Line>(
    of states: [Code: State], on axis: Code, _ opening: (State) -> SequenceNumber?,
    line: (Code, State) -> Line?
  ) -> [Line] {
    lines(of: states) { state in
      opening(state).flatMap { self[$0] }?.axes.contains(axis) == true
    } line: {
      line($0, $1)
    }
  }

  private func lines<State, Line>(
    of states: [Code: State], where isWanted: (State) -> Bool, line: (Code, State) -> Line?
  ) -> [Line] {
    var codes: [Code] = []
    for (code, state) in states where isWanted(state) { codes.append(code) }
    return codes.sorted().compactMap { code in states[code].flatMap { line(code, $0) } }
  }
}
