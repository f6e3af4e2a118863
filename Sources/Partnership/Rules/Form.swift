extension Record {
  /// Nonsense in itself, whatever the history.
  func checkForm() throws(Refusal) {
    if type.definition.axisRule == .required, axes.isEmpty {
      throw Refusal(.axisMissing, .type(type))
    }
    if type.definition.mayLieAhead, let occurred, occurred.last == nil {
      throw Refusal(.occurredNotADay, .type(type), .date(occurred))
    }
    try checkMoney()
    try checkEnds()
    switch type {
    case .agreementProposed:
      guard facts.actors(.parties).count >= 2 else {
        throw Refusal(.badField, .field("data.parties"), .expected("[2–64 × actor]"))
      }
    case .agreementEnteredIntoForce:
      if let occurred, occurred.exactDay == nil {
        throw Refusal(.occurredNotADay, .type(type), .date(occurred))
      }
    case .agreementExtended: try facts.checkExtension(at: "data")
    case .agreementRenewed:
      if let successor = facts.agreement(.successor), successor == agreement {
        throw Refusal(.sameAgreement, .agreement(successor), .field("data.successor"))
      }
    case .axisAgreed, .axisAdded:
      if let axis = facts.code(.axis), axis.folded == everyAxis {
        throw Refusal(
          .badField, .field("data.axis"), .expected(FieldKind.axis.form), .text(axis.text))
      }
    case .commitmentMet:
      if facts[.evidence] == nil, !facts.hasWords("reason") {
        throw Refusal(.proofOfMeetingMissing, .type(type))
      }
    case .disputeRaised:
      // Who raised it may withdraw it, and has to agree to settle it.
      if onBehalfOf.isEmpty { throw Refusal(.noActingParty, .type(type)) }
    case .documentReplaced:
      if let document = facts.code(.document), document == facts.code(.replaces) {
        throw Refusal(.sameDocument, .code(document), .field("data.replaces"))
      }
    case .holdPlaced, .holdLifted, .personalErased:
      if !facts.hasWords("reason") { throw Refusal(.reasonMissing, .type(type)) }
    case .personUpdated:
      let words = type.definition.fields.filter(\.kind.isWords).map(\.name.name)
      if !words.contains(where: facts.hasWords) {
        throw Refusal(
          .missingField, .field("data.\(words.joined(separator: "|"))"),
          Parameter(.type, .text(type.name)))
      }
    default: break
    }
  }

  /// An amount says in which currency, and a currency how much.
  private func checkMoney() throws(Refusal) {
    let missing: FieldName? =
      switch (facts[.amount], facts[.currency]) {
      case (nil, _?): .amount
      case (_?, nil): .currency
      default: nil
      }
    if let missing {
      throw Refusal(
        .missingField, .field("data.\(missing.name)"), Parameter(.type, .text(type.name)))
    }
  }

  /// Nobody gives to itself, funds itself, or is one with itself.
  private func checkEnds() throws(Refusal) {
    let ends: (FieldName, FieldName)? =
      switch type {
      case .knowhowTransferred: (.giver, .receiver)
      case .transferMade: (.sender, .receiver)
      case .funderDeclared: (.actor, .funder)
      case .relationEstablished: (.a, .b)
      case .delegationGranted, .delegationRevoked: (.from, .to)
      case .actorMerged: (.actor, .into)
      default: nil
      }
    if let (one, other) = ends, let actor = facts.actor(one), actor == facts.actor(other) {
      throw Refusal(.sameActor, .actor(actor), .field("data.\(other.name)"))
    }
    if type == .disputeRaised,
      let actor = facts.actors(.against).first(where: onBehalfOf.contains)
    {
      throw Refusal(.sameActor, .actor(actor), .field("data.against"))
    }
  }
}

extension Facts {
  /// An extension says until when, or for how long, and not both.
  func checkExtension(at path: String) throws(Refusal) {
    switch (self[.until], self[.term]) {
    case (nil, nil):
      throw Refusal(
        .missingField, .field("\(path).until|term"),
        Parameter(.type, .text(RecordType.agreementExtended.name)))
    case (_?, _?):
      throw Refusal(.badField, .field("\(path).term"), .expected("until|term"))
    default: break
    }
  }
}
