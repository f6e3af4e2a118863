/// The stable name of every refusal, `E-…`.
public enum RefusalName: String, Sendable, Hashable, CaseIterable {
  // The form of an action.
  case malformedJSON = "E-MALFORMED-JSON"
  case unknownType = "E-UNKNOWN-TYPE"
  case unknownField = "E-UNKNOWN-FIELD"
  case missingField = "E-MISSING-FIELD"
  case badField = "E-BAD-FIELD"
  case emptyField = "E-EMPTY-FIELD"
  case tooLarge = "E-TOO-LARGE"
  case notByHand = "E-NOT-BY-HAND"
  case agreementMissing = "E-AGREEMENT-MISSING"
  case agreementNotApplicable = "E-AGREEMENT-NOT-APPLICABLE"
  case axisMissing = "E-AXIS-MISSING"
  case axisNotApplicable = "E-AXIS-NOT-APPLICABLE"
  case occurredMissing = "E-OCCURRED-MISSING"
  case occurredNotApplicable = "E-OCCURRED-NOT-APPLICABLE"
  case occurredNotADay = "E-OCCURRED-NOT-A-DAY"
  case noActingParty = "E-NO-ACTING-PARTY"
  case actingNotApplicable = "E-ACTING-NOT-APPLICABLE"
  case reasonMissing = "E-REASON-MISSING"

  // Time.
  case inTheFuture = "E-IN-THE-FUTURE"
  case lateWithoutReason = "E-LATE-WITHOUT-REASON"
  case expired = "E-EXPIRED"
  case clockBehind = "E-CLOCK-BEHIND"
  case clockAhead = "E-CLOCK-AHEAD"

  // The action as a whole.
  case actionReused = "E-ACTION-REUSED"
  case positionMoved = "E-POSITION-MOVED"

  // What the action names.
  case unknownAgreement = "E-UNKNOWN-AGREEMENT"
  case unknownActor = "E-UNKNOWN-ACTOR"
  case unknownPerson = "E-UNKNOWN-PERSON"
  case unknownAxis = "E-UNKNOWN-AXIS"
  case unknownExchange = "E-UNKNOWN-EXCHANGE"
  case unknownCommitment = "E-UNKNOWN-COMMITMENT"
  case unknownDocument = "E-UNKNOWN-DOCUMENT"
  case unknownRecord = "E-UNKNOWN-RECORD"
  case unknownAction = "E-UNKNOWN-ACTION"
  case idInUse = "E-ID-IN-USE"

  // The rules.
  case notAParty = "E-NOT-A-PARTY"
  case notYetProposed = "E-AGREEMENT-NOT-PROPOSED"
  case alreadySigned = "E-ALREADY-SIGNED"
  case textDiffers = "E-TEXT-DIFFERS"
  case alreadyRatified = "E-ALREADY-RATIFIED"
  case notSignedByAll = "E-NOT-SIGNED-BY-ALL"
  case alreadyInForce = "E-ALREADY-IN-FORCE"
  case axisAlreadyAgreed = "E-AXIS-ALREADY-AGREED"
  case exchangeAlreadyScheduled = "E-EXCHANGE-ALREADY-SCHEDULED"
  case exchangeNotScheduled = "E-EXCHANGE-NOT-SCHEDULED"
  case exchangeOver = "E-EXCHANGE-OVER"
  case roleNotHeld = "E-ROLE-NOT-HELD"
  case contactNotDesignated = "E-CONTACT-NOT-DESIGNATED"
  case sameActor = "E-SAME-ACTOR"
  case commitmentAlreadyMade = "E-COMMITMENT-ALREADY-MADE"
  case proofOfMeetingMissing = "E-EVIDENCE-OR-REASON-MISSING"
  case documentNotHeld = "E-DOCUMENT-NOT-HELD"
  case laterActInvalid = "E-LATER-ACT-INVALID"

  // Corrections and annulments.
  case notCorrectable = "E-NOT-CORRECTABLE"
  case notAnnullable = "E-NOT-ANNULLABLE"
  case targetAnnulled = "E-TARGET-ANNULLED"
  case fieldNotCorrectable = "E-FIELD-NOT-CORRECTABLE"
  case nothingChanged = "E-NOTHING-CHANGED"
  case correctionBuiltUpon = "E-CORRECTION-BUILT-UPON"
  case stillNamed = "E-STILL-NAMED"
}
