public import CanonicalJSON
public import Partnership

/// How the funding leads of an axis stand, and their money by currency: never added up across two.
public struct FundingFunnel: Sendable, Hashable {
  /// The money of one currency.
  public struct Sum: Sendable, Hashable {
    /// ISO 4217.
    public let currency: String
    /// Asked by leads not applied for yet, in the smallest unit.
    public internal(set) var identified: Int64 = 0
    /// Asked by applications nobody has decided on.
    public internal(set) var pending: Int64 = 0
    /// Awarded.
    public internal(set) var awarded: Int64 = 0
  }

  /// The leads, ascending.
  public let leads: [LeadLine]
  /// How many leads are at each stage.
  public let stages: [FundingStage: Int]
  /// The money by currency, ascending.
  public let sums: [Sum]

  /// The funnel of some leads.
  init(_ leads: [LeadLine]) {
    self.leads = leads
    var stages: [FundingStage: Int] = [:]
    var sums: [String: Sum] = [:]
    for lead in leads {
      if let stage = lead.stage { stages[stage, default: 0] += 1 }
      for money in lead.awards.compactMap(\.money) {
        sums[money.currency, default: Sum(currency: money.currency)].awarded
          .addSaturating(money.amount)
      }
      guard let asked = lead.asked else { continue }
      switch lead.stage {
      case .identified:
        sums[asked.currency, default: Sum(currency: asked.currency)].identified
          .addSaturating(asked.amount)
      case .applied:
        sums[asked.currency, default: Sum(currency: asked.currency)].pending
          .addSaturating(asked.amount)
      case .awarded, .declined, .withdrawn, .dropped, nil: break
      }
    }
    self.stages = stages
    self.sums = sums.values.sorted { $0.currency < $1.currency }
  }

  /// The funnel as JSON.
  public var json: JSON {
    [
      "currencies": .array(sums.map(\.json)), "leads": .array(leads.map(\.json)),
      "stages": .object(
        JSONObject(
          uniqueKeysWithValues: FundingStage.allCases.map {
            ($0.rawValue, .count(stages[$0] ?? 0))
          })),
    ]
  }
}

extension FundingFunnel.Sum {
  /// The money as JSON.
  public var json: JSON {
    [
      "awarded": .integer(awarded), "id": .string(currency), "identified": .integer(identified),
      "pending": .integer(pending),
    ]
  }
}

extension Int64 {
  /// Amounts are as large as their authors please; a sum stops at the largest number there is.
  fileprivate mutating func addSaturating(_ other: Int64) {
    let (sum, hasOverflowed) = addingReportingOverflow(other)
    self = hasOverflowed ? .max : sum
  }
}
