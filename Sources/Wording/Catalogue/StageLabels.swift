public import Partnership

extension Wording {
  /// Where an agreement stands: `en vigueur`, `in force`.
  public func label(of stage: AgreementStage) -> String { say(stage.label) }
  /// Whether an actor that is no party takes part: `associé`, `joined`.
  public func label(of stage: InvolvementStage) -> String { say(stage.label) }
  /// Where an object of any sort stands, in French in the gender of its noun.
  public func label(of stage: Stage) -> String { say(stage.label) }

  /// What stands there, with its article: `l'engagement`, `la version de protocole`.
  func definiteNoun(of stage: Stage) -> String {
    switch stage {
    case .agreement: say(fr: "l'entente", en: "the agreement")
    case .amendment: ObjectKind.amendment.definite(in: self)
    case .axis: say(fr: "l'axe", en: "the axis")
    case .commitment: ObjectKind.commitment.definite(in: self)
    case .dispute: ObjectKind.dispute.definite(in: self)
    case .exchange: ObjectKind.exchange.definite(in: self)
    case .incident: ObjectKind.incident.definite(in: self)
    case .initiative: ObjectKind.initiative.definite(in: self)
    case .lead: ObjectKind.lead.definite(in: self)
    case .opportunity: ObjectKind.opportunity.definite(in: self)
    case .protocolVersion: say(fr: "la version de protocole", en: "the protocol version")
    case .tool: ObjectKind.tool.definite(in: self)
    }
  }
}

extension Stage {
  var label: Bilingual {
    switch self {
    case .agreement(let stage): stage.label
    case .amendment(let stage): stage.label
    case .axis(let stage): stage.label
    case .commitment(let stage): stage.label
    case .dispute(let stage): stage.label
    case .exchange(let stage): stage.label
    case .incident(let stage): stage.label
    case .initiative(let stage): stage.label
    case .lead(let stage): stage.label
    case .opportunity(let stage): stage.label
    case .protocolVersion(let stage): stage.label
    case .tool(let stage): stage.label
    }
  }

  /// Whether one record leads there; an agreement expires by its term, and is signed by several.
  var isReachedByOneRecord: Bool {
    switch self {
    case .agreement(let stage): ![.signedInPart, .signed, .expired].contains(stage)
    default: true
    }
  }
}

// French labels agree with their noun: entente, initiative, piste, occasion, version are feminine.

extension AgreementStage {
  var label: Bilingual {
    switch self {
    case .notProposed: Bilingual(fr: "pas encore proposée", en: "not yet proposed")
    case .proposed: Bilingual(fr: "proposée", en: "proposed")
    case .signedInPart: Bilingual(fr: "signée en partie", en: "signed in part")
    case .signed: Bilingual(fr: "signée", en: "signed")
    case .inForce: Bilingual(fr: "en vigueur", en: "in force")
    case .suspended: Bilingual(fr: "suspendue", en: "suspended")
    case .terminated: Bilingual(fr: "résiliée", en: "terminated")
    case .expired: Bilingual(fr: "échue", en: "expired")
    case .closedOut: Bilingual(fr: "close", en: "closed out")
    case .abandoned: Bilingual(fr: "abandonnée", en: "abandoned")
    }
  }
}

extension AmendmentStage {
  var label: Bilingual {
    switch self {
    case .proposed: Bilingual(fr: "proposé", en: "proposed")
    case .adopted: Bilingual(fr: "adopté", en: "adopted")
    case .rejected: Bilingual(fr: "rejeté", en: "rejected")
    case .withdrawn: Bilingual(fr: "retiré", en: "withdrawn")
    }
  }
}

extension AxisStage {
  var label: Bilingual {
    switch self {
    case .proposed: Bilingual(fr: "proposé", en: "proposed")
    case .active: Bilingual(fr: "actif", en: "active")
    case .suspended: Bilingual(fr: "suspendu", en: "suspended")
    case .retired: Bilingual(fr: "retiré", en: "retired")
    }
  }
}

extension CommitmentStage {
  var label: Bilingual {
    switch self {
    case .open: Bilingual(fr: "ouvert", en: "open")
    case .overdue: Bilingual(fr: "en retard", en: "overdue")
    case .missed: Bilingual(fr: "manqué", en: "missed")
    case .partlyMet: Bilingual(fr: "tenu en partie", en: "partly met")
    case .met: Bilingual(fr: "tenu", en: "met")
    case .metLate: Bilingual(fr: "tenu en retard", en: "met late")
    case .waived: Bilingual(fr: "levé", en: "waived")
    }
  }
}

extension DisputeStage {
  var label: Bilingual {
    switch self {
    case .raised: Bilingual(fr: "soulevé", en: "raised")
    case .responded: Bilingual(fr: "réponse donnée", en: "answered")
    case .settled: Bilingual(fr: "réglé", en: "settled")
    case .withdrawn: Bilingual(fr: "retiré", en: "withdrawn")
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

extension FundingStage {
  var label: Bilingual {
    switch self {
    case .identified: Bilingual(fr: "repérée", en: "identified")
    case .applied: Bilingual(fr: "demande déposée", en: "applied for")
    case .awarded: Bilingual(fr: "financement accordé", en: "awarded")
    case .declined: Bilingual(fr: "financement refusé", en: "declined")
    case .withdrawn: Bilingual(fr: "demande retirée", en: "application withdrawn")
    case .dropped: Bilingual(fr: "abandonnée", en: "dropped")
    }
  }
}

extension IncidentStage {
  var label: Bilingual {
    switch self {
    case .open: Bilingual(fr: "ouvert", en: "open")
    case .closed: Bilingual(fr: "clos", en: "closed")
    }
  }
}

extension InitiativeStage {
  var label: Bilingual {
    switch self {
    case .launched: Bilingual(fr: "lancée", en: "launched")
    case .closed: Bilingual(fr: "close", en: "closed")
    }
  }
}

extension InvolvementStage {
  var label: Bilingual {
    switch self {
    case .joined: Bilingual(fr: "associé", en: "joined")
    case .left: Bilingual(fr: "parti", en: "left")
    }
  }
}

extension OpportunityStage {
  var label: Bilingual {
    switch self {
    case .identified: Bilingual(fr: "repérée", en: "identified")
    case .studied: Bilingual(fr: "étudiée", en: "studied")
    case .retained: Bilingual(fr: "retenue", en: "retained")
    case .setAside: Bilingual(fr: "écartée", en: "set aside")
    }
  }
}

extension ProtocolStage {
  var label: Bilingual {
    switch self {
    case .drafted: Bilingual(fr: "rédigée", en: "drafted")
    case .inReview: Bilingual(fr: "à l'examen", en: "in review")
    case .adoptedInPart: Bilingual(fr: "adoptée en partie", en: "adopted in part")
    case .adopted: Bilingual(fr: "adoptée", en: "adopted")
    case .suspended: Bilingual(fr: "suspendue", en: "suspended")
    case .superseded: Bilingual(fr: "remplacée", en: "superseded")
    case .retired: Bilingual(fr: "retirée", en: "retired")
    }
  }
}

extension ToolStage {
  var label: Bilingual {
    switch self {
    case .proposed: Bilingual(fr: "proposé", en: "proposed")
    case .deployed: Bilingual(fr: "en service", en: "deployed")
    case .retired: Bilingual(fr: "retiré", en: "retired")
    }
  }
}
