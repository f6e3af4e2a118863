/// What parties owe, change and dispute.
extension TypeText {
  static let commitmentMade = TypeText(
    label: Bilingual(fr: "Engagement pris", en: "Commitment made"),
    meaning: Bilingual(
      fr: "Prend un engagement, avec ses débiteurs et son échéance.",
      en: "Makes a commitment, with its debtors and its due date."))

  static let commitmentRescheduled = TypeText(
    label: Bilingual(fr: "Engagement reporté", en: "Commitment rescheduled"),
    meaning: Bilingual(
      fr: "Donne une autre échéance à un engagement ; le créancier en décide, ou toutes les parties"
        + " s'il n'y en a pas.",
      en: "Gives a commitment another due date; its creditor decides, or all parties where there is"
        + " none."))

  static let commitmentMet = TypeText(
    label: Bilingual(fr: "Engagement tenu", en: "Commitment met"),
    meaning: Bilingual(
      fr: "Constate qu'un engagement est tenu, pièce ou motif à l'appui.",
      en: "States that a commitment was met, with evidence or a reason."))

  static let commitmentPartlyMet = TypeText(
    label: Bilingual(fr: "Engagement tenu en partie", en: "Commitment partly met"),
    meaning: Bilingual(
      fr: "Constate qu'un engagement n'est tenu qu'en partie ; le reste est encore dû.",
      en: "States that a commitment was met in part only; the rest is still owed."))

  static let commitmentMissed = TypeText(
    label: Bilingual(fr: "Engagement manqué", en: "Commitment missed"),
    meaning: Bilingual(
      fr: "Constate qu'un engagement est manqué ; il reste dû.",
      en: "States that a commitment was missed; it is still owed."))

  static let commitmentWaived = TypeText(
    label: Bilingual(fr: "Engagement levé", en: "Commitment waived"),
    meaning: Bilingual(
      fr: "Renonce à un engagement, qui n'est plus dû ; le créancier en décide, ou toutes les"
        + " parties s'il n'y en a pas.",
      en: "Waives a commitment, which is no longer owed; its creditor decides, or all parties where"
        + " there is none."))

  static let amendmentProposed = TypeText(
    label: Bilingual(fr: "Avenant proposé", en: "Amendment proposed"),
    meaning: Bilingual(
      fr: "Propose un avenant et dit ce qu'il change ; le proposer, c'est l'accepter.",
      en: "Proposes an amendment and says what it changes; who proposes it accepts it."))

  static let amendmentAccepted = TypeText(
    label: Bilingual(fr: "Avenant accepté", en: "Amendment accepted"),
    meaning: Bilingual(
      fr: "Accepte un avenant ; il est adopté quand toutes les parties l'ont accepté.",
      en: "Accepts an amendment; it is adopted once every party has accepted it."))

  static let amendmentRejected = TypeText(
    label: Bilingual(fr: "Avenant rejeté", en: "Amendment rejected"),
    meaning: Bilingual(
      fr: "Rejette un avenant ; une seule partie suffit.",
      en: "Rejects an amendment; one party is enough."))

  static let amendmentWithdrawn = TypeText(
    label: Bilingual(fr: "Avenant retiré", en: "Amendment withdrawn"),
    meaning: Bilingual(
      fr: "Retire un avenant avant qu'il soit décidé ; seul son auteur le peut.",
      en: "Withdraws an amendment before it is decided; only its proposer can."))

  static let disputeRaised = TypeText(
    label: Bilingual(fr: "Différend soulevé", en: "Dispute raised"),
    meaning: Bilingual(
      fr: "Constate qu'une partie soulève un différend avec d'autres.",
      en: "States that a party raises a dispute with others."))

  static let disputeResponded = TypeText(
    label: Bilingual(fr: "Réponse au différend", en: "Dispute answered"),
    meaning: Bilingual(
      fr: "Répond à un différend au nom d'une partie mise en cause.",
      en: "Answers a dispute for a party it is against."))

  static let disputeSettled = TypeText(
    label: Bilingual(fr: "Différend réglé", en: "Dispute settled"),
    meaning: Bilingual(
      fr: "Règle un différend, une fois que toutes les parties qu'il oppose en conviennent.",
      en: "Settles a dispute, once all the parties to it agree."))

  static let disputeWithdrawn = TypeText(
    label: Bilingual(fr: "Différend retiré", en: "Dispute withdrawn"),
    meaning: Bilingual(
      fr: "Retire un différend ; seule la partie qui l'a soulevé le peut.",
      en: "Withdraws a dispute; only the party that raised it can."))
}
