public import Partnership

extension Wording {
  /// What an amount is called where it stands with its decimals, as people write it.
  public func label(ofMoneyIn type: RecordType?) -> String {
    switch type {
    case .fundingApplied: say(fr: "Montant demandé", en: "Amount applied for")
    case .fundingAwarded: say(fr: "Montant accordé", en: "Amount awarded")
    default: say(fr: "Montant", en: "Amount")
    }
  }
}
