/// What the partners do together: exchanges, opportunities, know-how, funding, innovations.
extension TypeText {
  static let exchangeScheduled = TypeText(
    label: Bilingual(fr: "Échange prévu", en: "Exchange scheduled"),
    meaning: Bilingual(
      fr: "Prévoit une rencontre, une visite, un atelier, une visioconférence ou un envoi.",
      en: "Schedules a meeting, a visit, a workshop, a video call or a delivery of data."))

  static let exchangeHeld = TypeText(
    label: Bilingual(fr: "Échange tenu", en: "Exchange held"),
    meaning: Bilingual(
      fr: "Constate qu'un échange a eu lieu, prévu ou non.",
      en: "States that an exchange took place, scheduled or not."))

  static let exchangeCancelled = TypeText(
    label: Bilingual(fr: "Échange annulé", en: "Exchange cancelled"),
    meaning: Bilingual(
      fr: "Annule un échange prévu qui n'a pas eu lieu.",
      en: "Cancels a scheduled exchange that has not taken place."))

  static let opportunityIdentified = TypeText(
    label: Bilingual(fr: "Occasion de collaboration repérée", en: "Opportunity identified"),
    meaning: Bilingual(
      fr: "Constate qu'une occasion de travailler ensemble a été repérée.",
      en: "States that something the partners might do together was identified."))

  static let opportunityStudied = TypeText(
    label: Bilingual(fr: "Occasion de collaboration étudiée", en: "Opportunity studied"),
    meaning: Bilingual(
      fr: "Constate qu'une occasion de collaboration a été étudiée.",
      en: "States that an opportunity was studied."))

  static let opportunityRetained = TypeText(
    label: Bilingual(fr: "Occasion de collaboration retenue", en: "Opportunity retained"),
    meaning: Bilingual(
      fr: "Retient une occasion de collaboration, une fois que toutes les parties l'ont fait.",
      en: "Retains an opportunity, once every party has done so."))

  static let opportunitySetAside = TypeText(
    label: Bilingual(fr: "Occasion de collaboration écartée", en: "Opportunity set aside"),
    meaning: Bilingual(
      fr: "Écarte une occasion de collaboration ; une seule partie suffit.",
      en: "Sets an opportunity aside; one party is enough."))

  static let initiativeLaunched = TypeText(
    label: Bilingual(fr: "Initiative lancée", en: "Initiative launched"),
    meaning: Bilingual(
      fr: "Lance une initiative et nomme ses responsables ; si elle vient d'une occasion de"
        + " collaboration, celle-ci a été retenue.",
      en: "Launches an initiative and names who leads it; if it comes from an opportunity, that one"
        + " was retained."))

  static let initiativeClosed = TypeText(
    label: Bilingual(fr: "Initiative close", en: "Initiative closed"),
    meaning: Bilingual(fr: "Clôt une initiative.", en: "Closes an initiative."))

  static let knowhowTransferred = TypeText(
    label: Bilingual(fr: "Savoir-faire transmis", en: "Know-how transferred"),
    meaning: Bilingual(
      fr: "Constate qu'un savoir-faire est passé d'un acteur à un autre.",
      en: "States that know-how went from one actor to another."))

  static let fundingIdentified = TypeText(
    label: Bilingual(fr: "Piste de financement repérée", en: "Funding lead identified"),
    meaning: Bilingual(
      fr: "Constate qu'un bailleur de fonds pourrait financer les travaux.",
      en: "States that a funder might pay for the work."))

  static let fundingApplied = TypeText(
    label: Bilingual(fr: "Financement demandé", en: "Funding applied for"),
    meaning: Bilingual(
      fr: "Dépose une demande de financement auprès du bailleur de fonds.",
      en: "Applies to the funder of a lead."))

  static let fundingAwarded = TypeText(
    label: Bilingual(fr: "Financement accordé", en: "Funding awarded"),
    meaning: Bilingual(
      fr: "Constate que le financement demandé a été accordé, en tout ou en partie.",
      en: "States that the funding applied for was awarded, whole or in part."))

  static let fundingDeclined = TypeText(
    label: Bilingual(fr: "Financement refusé", en: "Funding declined"),
    meaning: Bilingual(
      fr: "Constate que le bailleur de fonds a refusé la demande.",
      en: "States that the funder declined the application."))

  static let fundingWithdrawn = TypeText(
    label: Bilingual(fr: "Demande de financement retirée", en: "Funding application withdrawn"),
    meaning: Bilingual(
      fr: "Retire une demande de financement déjà déposée.",
      en: "Withdraws an application for funding that was made."))

  static let fundingDropped = TypeText(
    label: Bilingual(fr: "Piste de financement abandonnée", en: "Funding lead dropped"),
    meaning: Bilingual(
      fr: "Abandonne une piste de financement sans avoir déposé de demande.",
      en: "Drops a funding lead without having applied."))

  static let innovationPromoted = TypeText(
    label: Bilingual(fr: "Innovation promue", en: "Innovation promoted"),
    meaning: Bilingual(
      fr: "Constate qu'une innovation a été promue, face à un défi et auprès d'un public.",
      en: "States that an innovation was promoted, against a challenge and to an audience."))
}
