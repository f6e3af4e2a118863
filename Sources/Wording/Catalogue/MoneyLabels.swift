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

  /// What a field is called where somebody is asked for it: an amount is then typed with its decimals.
  public func label(asking field: FieldName, in type: RecordType?) -> String {
    field == .amount ? label(ofMoneyIn: type) : label(of: field, in: type)
  }

  /// The amount that a record gives and what it is called: `Montant demandé`, `1 234,50 $`; nil where
  /// there is none.
  public func money(of facts: Facts, in type: RecordType) -> (label: String, value: String)? {
    guard let amount = facts.integer(.amount), let currency = facts.text(.currency) else {
      return nil
    }
    return (label(ofMoneyIn: type), money(amount, currency))
  }
}
