public import Partnership

extension Wording {
  /// What a refusal says to the person who asked: its name, what happened and with which earlier
  /// record, what to do, and that nothing was written.
  ///
  /// - Parameters:
  ///   - fields: How the fields of the action are named.
  ///   - naming: The name by which an actor or a person is shown; nil keeps the id.
  public func sentence(
    for refusal: Refusal, fields: FieldNaming = .path,
    naming: @escaping (Parameter) -> String? = { _ in nil }
  ) -> String {
    let named = RefusalParameters(refusal.parameters, self, fields: fields, naming: naming)
    let text = refusal.name.text(named)
    let nothing = say(fr: "Rien n'a été écrit.", en: "Nothing was written.")
    return "\(refusal.name.rawValue). \(say(text.happened)) \(say(text.remedy)) \(nothing)"
  }

  /// What is wrong with one answer of a dialogue, of which nothing is about to be written: what happened
  /// and what to do, without the name that a program would know it by.
  public func sentence(ofAnswer refusal: Refusal, fields: FieldNaming) -> String {
    let named = RefusalParameters(refusal.parameters, self, fields: fields)
    let text = refusal.name.text(named)
    return "\(say(text.happened)) \(say(text.remedy))"
  }

  /// A refusal of that name in one general sentence, for reference pages.
  public func sentence(for name: RefusalName) -> String {
    say(name.text(RefusalParameters([], self)).happened)
  }

  /// Which rule refuses under a name, and what to do now.
  public func help(for name: RefusalName) -> String {
    let text = name.text(RefusalParameters([], self))
    return "\(say(text.rule)) \(say(text.remedy))"
  }
}

/// What is said about one refusal; each part one or two whole sentences.
struct RefusalText {
  /// What happened, with what it names.
  let happened: Bilingual
  /// Which rule refuses.
  let rule: Bilingual
  /// What to do.
  let remedy: Bilingual
}

extension RefusalName {
  /// The texts stand in one file per topic; this list is where the compiler asks for a new one.
  func text(_ named: RefusalParameters) -> RefusalText {
    switch self {
    case .malformedJSON: .malformedJSON(named)
    case .unknownType: .unknownType(named)
    case .unknownField: .unknownField(named)
    case .missingField: .missingField(named)
    case .badField: .badField(named)
    case .emptyField: .emptyField(named)
    case .tooLarge: .tooLarge(named)
    case .notByHand: .notByHand(named)
    case .agreementMissing: .agreementMissing(named)
    case .agreementNotApplicable: .agreementNotApplicable(named)
    case .axisMissing: .axisMissing(named)
    case .axisNotApplicable: .axisNotApplicable(named)
    case .occurredMissing: .occurredMissing(named)
    case .occurredNotApplicable: .occurredNotApplicable(named)
    case .occurredNotADay: .occurredNotADay(named)
    case .noActingParty: .noActingParty(named)
    case .actingNotApplicable: .actingNotApplicable(named)
    case .reasonMissing: .reasonMissing(named)
    case .personalText: .personalText(named)
    case .inTheFuture: .inTheFuture(named)
    case .lateWithoutReason: .lateWithoutReason(named)
    case .expired: .expired(named)
    case .clockBehind: .clockBehind(named)
    case .clockAhead: .clockAhead(named)
    case .actionReused: .actionReused(named)
    case .positionMoved: .positionMoved(named)
    case .unknownAgreement: .unknownAgreement(named)
    case .unknownActor: .unknownActor(named)
    case .unknownPerson: .unknownPerson(named)
    case .unknownAxis: .unknownAxis(named)
    case .unknownExchange: .unknown(.exchange, named)
    case .unknownCommitment: .unknown(.commitment, named)
    case .unknownDocument: .unknown(.document, named)
    case .unknownAmendment: .unknown(.amendment, named)
    case .unknownDispute: .unknown(.dispute, named)
    case .unknownHold: .unknown(.hold, named)
    case .unknownIncident: .unknown(.incident, named)
    case .unknownInitiative: .unknown(.initiative, named)
    case .unknownLead: .unknown(.lead, named)
    case .unknownOpportunity: .unknown(.opportunity, named)
    case .unknownProtocol: .unknown(.protocol, named)
    case .unknownRule: .unknown(.rule, named)
    case .unknownTool: .unknown(.tool, named)
    case .unknownTransfer: .unknown(.transfer, named)
    case .unknownVersion: .unknownVersion(named)
    case .unknownRecord: .unknownRecord(named)
    case .unknownAction: .unknownAction(named)
    case .idInUse: .idInUse(named)
    case .notAParty: .notAParty(named)
    case .notYetProposed: .notYetProposed(named)
    case .alreadySigned: .alreadySigned(named)
    case .textDiffers: .textDiffers(named)
    case .alreadyRatified: .alreadyRatified(named)
    case .notSignedByAll: .notSignedByAll(named)
    case .alreadyInForce: .alreadyInForce(named)
    case .axisAlreadyAgreed: .axisAlreadyAgreed(named)
    case .exchangeAlreadyScheduled: .exchangeAlreadyScheduled(named)
    case .exchangeNotScheduled: .exchangeNotScheduled(named)
    case .exchangeOver: .exchangeOver(named)
    case .roleNotHeld: .roleNotHeld(named)
    case .contactNotDesignated: .contactNotDesignated(named)
    case .sameActor: .sameActor(named)
    case .sameAgreement: .sameAgreement(named)
    case .sameDocument: .sameDocument(named)
    case .commitmentAlreadyMade: .commitmentAlreadyMade(named)
    case .proofOfMeetingMissing: .proofOfMeetingMissing(named)
    case .documentNotHeld: .documentNotHeld(named)
    case .actorMerged: .actorMerged(named)
    case .agreementClosed: .agreementClosed(named)
    case .alreadyAParty: .alreadyAParty(named)
    case .alreadyDecided: .alreadyDecided(named)
    case .alreadyJoined: .alreadyJoined(named)
    case .alreadyRecorded: .alreadyRecorded(named)
    case .amendmentNotAdopted: .amendmentNotAdopted(named)
    case .extensionNotLater: .extensionNotLater(named)
    case .notDelegated: .notDelegated(named)
    case .notInAmendment: .notInAmendment(named)
    case .notInDispute: .notInDispute(named)
    case .notJoined: .notJoined(named)
    case .notTheCreditor: .notTheCreditor(named)
    case .notTheProposer: .notTheProposer(named)
    case .operationCarriedOut: .operationCarriedOut(named)
    case .protocolAlreadyAdopted: .protocolAlreadyAdopted(named)
    case .stillOpen: .stillOpen(named)
    case .tooEarly: .tooEarly(named)
    case .tooFewParties: .tooFewParties(named)
    case .underHold: .underHold(named)
    case .alreadyErased: .alreadyErased(named)
    case .nothingToErase: .nothingToErase(named)
    case .documentNotNamed: .documentNotNamed(named)
    case .documentPersonal: .documentPersonal(named)
    case .versionNotGreater: .versionNotGreater(named)
    case .wrongStage: .wrongStage(named)
    case .laterActInvalid: .laterActInvalid(named)
    case .signatureMissing: .signatureMissing(named)
    case .signatureInvalid: .signatureInvalid(named)
    case .signerUnknown: .signerUnknown(named)
    case .signedOtherwise: .signedOtherwise(named)
    case .seenDiffers: .seenDiffers(named)
    case .seenTooEarly: .seenTooEarly(named)
    case .keyInUse: .keyInUse(named)
    case .unknownKey: .unknownKey(named)
    case .keyNotProven: .keyNotProven(named)
    case .earlierKeyMissing: .earlierKeyMissing(named)
    case .notCorrectable: .notCorrectable(named)
    case .notAnnullable: .notAnnullable(named)
    case .targetAnnulled: .targetAnnulled(named)
    case .fieldNotCorrectable: .fieldNotCorrectable(named)
    case .nothingChanged: .nothingChanged(named)
    case .correctionBuiltUpon: .correctionBuiltUpon(named)
    case .stillNamed: .stillNamed(named)
    }
  }
}
