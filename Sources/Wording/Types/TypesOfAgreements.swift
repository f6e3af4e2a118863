/// The life of an agreement, from its proposal to its close, and its parties.
extension TypeText {
  static let agreementProposed = TypeText(
    label: Bilingual(fr: "Entente proposée", en: "Agreement proposed"),
    meaning: Bilingual(
      fr: "Propose une entente : ses parties, son objet et sa durée.",
      en: "Proposes an agreement: its parties, its object and its term."))

  static let agreementSigned = TypeText(
    label: Bilingual(fr: "Entente signée", en: "Agreement signed"),
    meaning: Bilingual(
      fr: "Signe l'entente au nom d'une partie.", en: "Signs the agreement for one party."))

  static let agreementRatified = TypeText(
    label: Bilingual(fr: "Entente ratifiée", en: "Agreement ratified"),
    meaning: Bilingual(
      fr: "Ratifie l'entente au nom d'une partie.", en: "Ratifies the agreement for one party."))

  static let agreementEnteredIntoForce = TypeText(
    label: Bilingual(fr: "Entente entrée en vigueur", en: "Agreement entered into force"),
    meaning: Bilingual(
      fr: "Fait entrer l'entente en vigueur un jour donné, pour une durée donnée.",
      en: "Brings the agreement into force on a day, for a term."))

  static let agreementAnnounced = TypeText(
    label: Bilingual(fr: "Entente annoncée", en: "Agreement announced"),
    meaning: Bilingual(
      fr: "Constate que l'entente a été annoncée au public.",
      en: "States that the agreement was announced to the public."))

  static let agreementExtended = TypeText(
    label: Bilingual(fr: "Entente prolongée", en: "Agreement extended"),
    meaning: Bilingual(
      fr: "Repousse le terme de l'entente, comme le prévoit un avenant adopté.",
      en: "Puts off the end of the term, as an adopted amendment provides."))

  static let agreementRenewed = TypeText(
    label: Bilingual(fr: "Entente reconduite", en: "Agreement renewed"),
    meaning: Bilingual(
      fr: "Reconduit l'entente par une autre, qui lui succède.",
      en: "Renews the agreement by another one, which follows it."))

  static let agreementSuspended = TypeText(
    label: Bilingual(fr: "Entente suspendue", en: "Agreement suspended"),
    meaning: Bilingual(
      fr: "Suspend l'entente à partir d'un jour ; son terme ne change pas.",
      en: "Suspends the agreement from a day on; the end of its term does not move."))

  static let agreementResumed = TypeText(
    label: Bilingual(fr: "Entente rétablie", en: "Agreement resumed"),
    meaning: Bilingual(
      fr: "Met fin à la suspension de l'entente à partir d'un jour.",
      en: "Ends the suspension of the agreement from a day on."))

  static let agreementTerminated = TypeText(
    label: Bilingual(fr: "Entente résiliée", en: "Agreement terminated"),
    meaning: Bilingual(
      fr: "Met fin à l'entente avant son terme ; ce jour est le dernier en vigueur.",
      en: "Ends the agreement before its term; that day is its last in force."))

  static let agreementExpired = TypeText(
    label: Bilingual(fr: "Entente échue", en: "Agreement expired"),
    meaning: Bilingual(
      fr: "Confirme que l'entente est arrivée à son terme.",
      en: "Confirms that the agreement has come to the end of its term."))

  static let agreementClosedOut = TypeText(
    label: Bilingual(fr: "Entente close", en: "Agreement closed out"),
    meaning: Bilingual(
      fr: "Clôt une entente échue ou résiliée ; ce qui restait ouvert est réglé, ou les parties y"
        + " renoncent.",
      en: "Closes out an agreement that has expired or was terminated; what was open is settled or"
        + " waived."))

  static let agreementAbandoned = TypeText(
    label: Bilingual(fr: "Entente abandonnée", en: "Agreement abandoned"),
    meaning: Bilingual(
      fr: "Abandonne une entente qui n'est pas entrée en vigueur.",
      en: "Gives up an agreement that has not entered into force."))

  static let agreementPartyAdded = TypeText(
    label: Bilingual(fr: "Partie ajoutée", en: "Party added"),
    meaning: Bilingual(
      fr: "Fait d'un acteur une partie à l'entente, comme le prévoit un avenant adopté.",
      en: "Makes an actor a party to the agreement, as an adopted amendment provides."))

  static let agreementPartyLeft = TypeText(
    label: Bilingual(fr: "Départ d'une partie", en: "Party left"),
    meaning: Bilingual(
      fr: "Fait sortir une partie de l'entente, comme le prévoit un avenant adopté.",
      en: "Takes a party out of the agreement, as an adopted amendment provides."))

  static let axisAgreed = TypeText(
    label: Bilingual(fr: "Axe convenu", en: "Axis agreed"),
    meaning: Bilingual(
      fr: "Convient d'un axe ; il devient actif quand toutes les parties en ont convenu.",
      en: "Agrees to an axis; it becomes active once every party has agreed."))

  static let axisAdded = TypeText(
    label: Bilingual(fr: "Axe ajouté", en: "Axis added"),
    meaning: Bilingual(
      fr: "Ajoute un axe à l'entente, comme le prévoit un avenant adopté.",
      en: "Adds an axis to the agreement, as an adopted amendment provides."))

  static let axisSuspended = TypeText(
    label: Bilingual(fr: "Axe suspendu", en: "Axis suspended"),
    meaning: Bilingual(
      fr: "Suspend un axe à partir d'un jour.", en: "Suspends an axis from a day on."))

  static let axisResumed = TypeText(
    label: Bilingual(fr: "Axe rétabli", en: "Axis resumed"),
    meaning: Bilingual(
      fr: "Met fin à la suspension d'un axe à partir d'un jour.",
      en: "Ends the suspension of an axis from a day on."))

  static let axisRetired = TypeText(
    label: Bilingual(fr: "Axe retiré", en: "Axis retired"),
    meaning: Bilingual(
      fr: "Retire un axe de l'entente, pour de bon.",
      en: "Retires an axis from the agreement, for good."))
}
