public import Partnership

extension Wording {
  /// Where an agreement stands: `en vigueur`, `in force`.
  public func label(of stage: AgreementStage) -> String { say(stage.label) }
  /// Where an axis stands: `actif`, `active`.
  public func label(of stage: AxisStage) -> String { say(stage.label) }
  /// Where an exchange stands: `tenu`, `held`.
  public func label(of stage: ExchangeStage) -> String { say(stage.label) }
  /// Where a commitment stands: `en retard`, `overdue`.
  public func label(of stage: CommitmentStage) -> String { say(stage.label) }
}

extension AgreementStage {
  var label: Bilingual {
    switch self {
    case .notProposed: Bilingual(fr: "pas encore proposée", en: "not yet proposed")
    case .proposed: Bilingual(fr: "proposée", en: "proposed")
    case .signedInPart: Bilingual(fr: "signée en partie", en: "signed in part")
    case .signed: Bilingual(fr: "signée", en: "signed")
    case .inForce: Bilingual(fr: "en vigueur", en: "in force")
    case .expired: Bilingual(fr: "échue", en: "expired")
    }
  }
}

extension AxisStage {
  var label: Bilingual {
    switch self {
    case .proposed: Bilingual(fr: "proposé", en: "proposed")
    case .active: Bilingual(fr: "actif", en: "active")
    }
  }
}

extension ExchangeStage {
  var label: Bilingual {
    switch self {
    case .scheduled: Bilingual(fr: "prévu", en: "scheduled")
    case .held: Bilingual(fr: "tenu", en: "held")
    case .cancelled: Bilingual(fr: "annulé", en: "cancelled")
    }
  }
}

extension CommitmentStage {
  var label: Bilingual {
    switch self {
    case .open: Bilingual(fr: "ouvert", en: "open")
    case .overdue: Bilingual(fr: "en retard", en: "overdue")
    case .missed: Bilingual(fr: "manqué", en: "missed")
    case .met: Bilingual(fr: "tenu", en: "met")
    case .metLate: Bilingual(fr: "tenu en retard", en: "met late")
    }
  }
}
