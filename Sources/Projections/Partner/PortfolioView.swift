public import CanonicalJSON
public import Partnership

/// An organisation across all the agreements of a ledger at two times: in which capacities it appears
/// in each, and how much of everything in all.
///
/// Counts are totalled across agreements; money and commitments are not.
public struct PortfolioView: View, Hashable {
  /// Who it is.
  public let profile: PartnerProfile
  /// The agreements it appears in, ascending.
  public let agreements: [Entry]
  /// Its records and what they are about, totalled.
  public let total: Total

  /// One agreement an organisation appears in.
  public struct Entry: Sendable, Hashable {
    /// The agreement.
    public let id: AgreementID
    /// Where its title stands.
    public let title: TextReference?
    /// Where it stands.
    public let stage: AgreementStage
    /// In which capacities the organisation appears, ascending by name.
    public let capacities: [Capacity]
    /// How much of everything, commitments that it owes or owed included.
    public let counts: Counts
    /// The commitments it still owes.
    public let owes: Int
    /// The commitments still owed to it.
    public let isOwed: Int
  }

  /// What may be added up across agreements.
  public struct Total: Sendable, Hashable {
    /// Acts and findings.
    public internal(set) var records = 0
    /// Exchanges held.
    public internal(set) var exchangesHeld = 0
    /// Transfers of know-how.
    public internal(set) var knowhow = 0
    /// Transfers of information.
    public internal(set) var transfers = 0
  }

  /// What the answers to one question about several agreements say of an actor; nil when none of them,
  /// nor its own records, know it.
  ///
  /// - Parameters:
  ///   - own: The answer of the actor's own records.
  ///   - answers: The answers of the agreements it is named in.
  public init?(
    _ id: ActorID, own: Answer, in answers: [(agreement: AgreementID, answer: Answer)]
  ) {
    guard let profile = PartnerProfile(id, in: own) else { return nil }
    self.profile = profile
    agreements = answers.compactMap { agreement, answer in
      let view = PartnerView(id, of: agreement, in: answer)
      guard let view, !view.capacities.isEmpty || view.counts.records > 0 else { return nil }
      return Entry(
        id: agreement,
        title: TextReference(
          "title", in: answer.state.agreement.proposal.flatMap { answer[$0.record] }),
        stage: answer.state.agreement.stage(on: answer.day), capacities: view.capacities,
        counts: view.counts, owes: view.owes.count, isOwed: view.isOwed.count)
    }.sorted { $0.id < $1.id }
    total = agreements.reduce(into: Total()) { total, entry in
      total.records += entry.counts.records
      total.exchangesHeld += entry.counts.exchanges.held
      total.knowhow += entry.counts.knowhow
      total.transfers += entry.counts.transfers
    }
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "agreements": .array(agreements.map(\.json)), "partner": .text(profile.id),
      "profile": profile.json, "total": total.json,
    ]
  }
}

extension PortfolioView.Entry {
  /// The entry as JSON.
  public var json: JSON {
    [
      "capacities": .array(capacities.map(\.json)), "counts": counts.json, "id": .text(id),
      "is_owed": .count(isOwed), "owes": .count(owes), "stage": .string(stage.rawValue),
      "title": .text(title),
    ]
  }
}

extension PortfolioView.Total {
  /// The totals as JSON.
  public var json: JSON {
    [
      "exchanges_held": .count(exchangesHeld), "knowhow": .count(knowhow),
      "records": .count(records), "transfers": .count(transfers),
    ]
  }
}
