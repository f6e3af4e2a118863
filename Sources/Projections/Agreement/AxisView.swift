public import CanonicalJSON
public import Partnership

/// One axis of an agreement at two times: its stage, what happened on it, what is owed on it.
public struct AxisView: View, Hashable {
  /// The agreement.
  public let agreement: AgreementID
  /// The axis: stage, who has agreed, title.
  public let axis: AxisLine
  /// What the axis is expected to show.
  public let expects: [String]
  /// The panels to show, in the catalogue's order: the expected ones, even when empty, and those
  /// with something in them.
  public let panels: [String]
  /// How much of everything.
  public let counts: Counts
  /// The last of its records in the order of the fold.
  public let last: RecordLine?
  /// Who gave know-how to whom.
  public let knowhow: KnowhowMatrix
  /// The innovations promoted, ascending.
  public let innovations: [InnovationLine]
  /// The funding leads, how they stand, and their money by currency.
  public let funding: FundingFunnel
  /// The protocols, ascending.
  public let protocols: [ProtocolLine]
  /// The transfers of information, ascending.
  public let transfers: [TransferLine]
  /// The tools, ascending.
  public let tools: [ToolLine]
  /// The relations established, in the order of the fold.
  public let relations: [RelationLine]
  /// The opportunities, ascending.
  public let opportunities: [OpportunityLine]
  /// The initiatives, ascending.
  public let initiatives: [InitiativeLine]
  /// The incidents, ascending.
  public let incidents: [IncidentLine]
  /// The disputes, ascending.
  public let disputes: [DisputeLine]
  /// The documents, ascending.
  public let documents: [DocumentLine]
  /// The exchanges, ascending.
  public let exchanges: [ExchangeLine]
  /// The commitments still owed, ascending.
  public let owed: [CommitmentLine]
  /// What is out of rule in its records.
  public let anomalies: [Anomaly]

  /// What an answer says of an axis; nil when neither an agreement to it nor any record of the
  /// answer names it.
  public init?(_ id: Code, of agreement: AgreementID, in answer: Answer) {
    let records = answer.records.filter {
      $0.record.counts(in: agreement) && $0.axes.contains(id)
    }
    let state = answer.state.agreement.axes[id]
    guard state != nil || !records.isEmpty else { return nil }
    let exchanges = answer.exchanges { $0.axes.contains(id) }
    let commitments = answer.commitments { $1.axes.contains(id) }
    self.agreement = agreement
    axis = AxisLine(id, in: answer)
    expects = state?.expects ?? []
    knowhow = KnowhowMatrix(
      records.filter { $0.type == .knowhowTransferred }, parties: answer.state.agreement.parties)
    innovations = InnovationLine.lines(of: records.filter { $0.type == .innovationPromoted })
    funding = FundingFunnel(answer.leads(on: id))
    protocols = answer.protocols(on: id)
    transfers = answer.transfers(on: id)
    tools = answer.tools(on: id)
    relations = records.filter { $0.type == .relationEstablished }
      .map { RelationLine($0, in: answer) }
    opportunities = answer.opportunities(on: id)
    initiatives = answer.initiatives(on: id)
    incidents = answer.incidents(on: id)
    disputes = answer.disputes(on: id)
    documents = answer.documents(on: id)
    self.exchanges = answer.lines(of: exchanges.ids)
    owed = commitments.owed
    counts = Counts(records, exchanges: exchanges.counts, commitments: commitments.counts)
    last = records.last.map { RecordLine($0) }
    anomalies = answer.anomalies.filter { anomaly in
      answer[anomaly.record].map { $0.record.counts(in: agreement) && $0.axes.contains(id) }
        ?? false
    }
    let filled = [
      "knowhow_mutual": !knowhow.cells.isEmpty, "funding": !funding.leads.isEmpty,
      "innovations": !innovations.isEmpty, "protocols": !(protocols.isEmpty && transfers.isEmpty),
      "tools": !(tools.isEmpty && relations.isEmpty),
    ]
    panels = Catalogue.expectations.filter { [expects] panel in
      expects.contains(panel) || filled[panel] == true
    }
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "agreed": axis.agreed.json, "agreement": .text(agreement),
      "anomalies": .array(anomalies.map(\.json)), "axis": .text(axis.id), "counts": counts.json,
      "disputes": .array(disputes.map(\.json)), "documents": .array(documents.map(\.json)),
      "exchanges": .array(exchanges.map(\.json)), "expects": .texts(expects),
      "funding": funding.json, "incidents": .array(incidents.map(\.json)),
      "initiatives": .array(initiatives.map(\.json)),
      "innovations": .array(innovations.map(\.json)), "knowhow": knowhow.json,
      "last": last?.json ?? .null, "opportunities": .array(opportunities.map(\.json)),
      "owed": .array(owed.map(\.json)), "panels": .texts(panels),
      "protocols": .array(protocols.map(\.json)), "relations": .array(relations.map(\.json)),
      "stage": .optional(axis.stage?.rawValue), "title": .text(axis.title),
      "tools": .array(tools.map(\.json)), "transfers": .array(transfers.map(\.json)),
    ]
  }
}
