import Partnership

/// Exchanges, opportunities, and the registers of incidents, tools, transfers and documents.
extension ReferenceFold {
  private var onExchanges: Set<RecordType> {
    [.exchangeScheduled, .exchangeHeld, .exchangeCancelled]
  }

  var exchangeLines: Set<String> {
    var lines: Set<String> = []
    for code in codes(.exchange, onExchanges) {
      let final = of([.exchangeHeld, .exchangeCancelled], .exchange, code).first
      let stage =
        switch final?.type {
        case .exchangeHeld?: "held"
        case .exchangeCancelled?: "cancelled"
        default: "scheduled"
        }
      lines.insert("exchange \(code) \(stage)")
    }
    return lines
  }

  private var onOpportunities: Set<RecordType> {
    [.opportunityIdentified, .opportunityStudied, .opportunityRetained, .opportunitySetAside]
  }

  /// The record by which an opportunity was retained by all or set aside by one.
  func decision(onOpportunity code: String) -> Entry? {
    var joint = Joint()
    for entry in of([.opportunityRetained, .opportunitySetAside], .opportunity, code) {
      if entry.type == .opportunitySetAside { return entry }
      joint.add(entry, of: parties(at: entry))
      if joint.done != nil { return entry }
    }
    return nil
  }

  var opportunityLines: Set<String> {
    var lines: Set<String> = []
    for code in codes(.opportunity, onOpportunities) {
      let findings = of([.opportunityIdentified, .opportunityStudied], .opportunity, code)
      let isStudied = findings.contains { $0.type == .opportunityStudied }
      let stage =
        switch decision(onOpportunity: code)?.type {
        case .opportunityRetained?: "retained"
        case .opportunitySetAside?: "set_aside"
        default: isStudied ? "studied" : findings.isEmpty ? "nowhere" : "identified"
        }
      lines.insert("opportunity \(code) \(stage)")
    }
    for code in codes(.initiative, [.initiativeLaunched]) {
      let isClosed = !of(.initiativeClosed, .initiative, code).isEmpty
      lines.insert("initiative \(code) \(isClosed ? "closed" : "launched")")
    }
    return lines
  }

  var registerLines: Set<String> {
    var lines: Set<String> = []
    for code in codes(.transfer, [.transferMade, .transferAcknowledged]) {
      lines.insert(
        "transfer \(code) made \(described(of(.transferMade, .transfer, code).first))"
          + " acknowledged \(described(of(.transferAcknowledged, .transfer, code).first))")
    }
    for code in codes(.incident, [.incidentDeclared, .incidentClosed]) {
      let isClosed = !of(.incidentClosed, .incident, code).isEmpty
      lines.insert("incident \(code) \(isClosed ? "closed" : "open")")
    }
    for code in codes(.tool, [.toolProposed, .toolDeployed, .toolUsed, .toolRetired]) {
      let last = of([.toolProposed, .toolDeployed, .toolRetired], .tool, code).last
      let stage = last.map { String($0.type.name.dropFirst("tool.".count)) } ?? "nowhere"
      lines.insert("tool \(code) \(stage) used \(of(.toolUsed, .tool, code).map(\.sequence))")
    }
    let documents = codes(.document, [.documentAttached])
      .union(codes(.replaces, [.documentReplaced]))
    for code in documents {
      lines.insert(
        "document \(code) \(described(of(.documentAttached, .document, code).first))"
          + " replaced \(described(of(.documentReplaced, .replaces, code).first))")
    }
    return lines
  }
}
