public import Partnership

// Every object of a sort, as registers list them: with an axis or without.

extension Answer {
  /// The objects of a sort, each in one line, ascending by code.
  public func objects(_ kind: ObjectKind) -> [ObjectLine] {
    codes(of: kind).sorted().compactMap { ObjectLine(kind, $0, in: self) }
  }

  /// The transfers of know-how, in the order of the fold.
  public var knowhow: [KnowhowLine] {
    records.filter { $0.type == .knowhowTransferred }.map { KnowhowLine($0) }
  }

  /// Who gave know-how to whom, as far as it is wanted.
  public func knowhowMatrix(where isWanted: (Record) -> Bool = { _ in true }) -> KnowhowMatrix {
    KnowhowMatrix(
      records.filter { $0.type == .knowhowTransferred && isWanted($0.record) },
      parties: state.agreement.parties)
  }

  /// The relations established, in the order of the fold.
  public var relations: [RelationLine] {
    records.filter { $0.type == .relationEstablished }.map { RelationLine($0, in: self) }
  }

  /// How the funding leads stand that an agreement has, on an axis or on none.
  ///
  /// - Parameter isWanted: Whether a lead is among them.
  public func funding(where isWanted: (LeadLine) -> Bool = { _ in true }) -> FundingFunnel {
    FundingFunnel(leads.filter(isWanted))
  }

  private func codes(of kind: ObjectKind) -> [Code] {
    let agreement = state.agreement
    return switch kind {
    case .amendment: Array(agreement.amendments.keys)
    case .commitment: Array(agreement.commitments.keys)
    case .dispute: Array(agreement.disputes.keys)
    case .document: Array(agreement.documents.keys)
    case .exchange: Array(agreement.exchanges.keys)
    case .hold: Array(state.holds.keys)
    case .incident: Array(agreement.incidents.keys)
    case .initiative: Array(agreement.initiatives.keys)
    case .innovation:
      Array(Set(records.compactMap { $0.facts.code(.innovation) }))
    case .lead: Array(agreement.leads.keys)
    case .opportunity: Array(agreement.opportunities.keys)
    case .protocol: Array(agreement.protocols.keys)
    case .rule: Array(state.retention.keys)
    case .tool: Array(agreement.tools.keys)
    case .transfer: Array(agreement.transfers.keys)
    }
  }
}
