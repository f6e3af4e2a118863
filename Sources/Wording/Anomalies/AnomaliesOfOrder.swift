/// What happened at the wrong time, twice, or against something else.
extension AnomalyText {
  static let outOfTerm = AnomalyText(
    label: Bilingual(fr: "hors de la période en vigueur", en: "out of term"),
    happened: Bilingual(
      fr: "Le fait a eu lieu alors que l'entente n'était pas en vigueur",
      en: "It happened while the agreement was not in force"),
    rule: Bilingual(
      fr: "Un échange ou un transfert de savoir-faire a lieu entre le premier et le dernier jour en"
        + " vigueur, ces deux jours compris, et hors de toute suspension.",
      en: "An exchange or a transfer of know-how takes place between the first and the last day in"
        + " force, both included, and not during a suspension."),
    remedy: Bilingual(
      fr: "Si la date est fausse, rectifiez-la ; sinon l'écriture reste, et la remarque avec elle.",
      en: "If the date is wrong, correct it; otherwise the record stays, and so does the flag."))

  static let duplicate = AnomalyText(
    label: Bilingual(fr: "doublon", en: "duplicate"),
    happened: Bilingual(
      fr: "Le même fait a déjà été consigné", en: "The same fact has already been recorded"),
    rule: Bilingual(
      fr: "Ce qui n'arrive qu'une fois, comme la tenue d'un échange ou la réception d'un transfert,"
        + " est consigné une seule fois ; la première écriture compte.",
      en: "What happens once, such as the holding of an exchange or the receipt of a transfer, is"
        + " recorded once; the first record counts."),
    remedy: Bilingual(
      fr: "Annulez l'écriture de trop, ou consignez le second fait sous un autre code.",
      en: "Annul the record that is one too many, or record the second fact under another code."))

  static let outOfOrder = AnomalyText(
    label: Bilingual(fr: "hors séquence", en: "out of order"),
    happened: Bilingual(
      fr: "L'écriture ne suit pas l'ordre attendu de ce dont elle parle",
      en: "The record does not follow the expected order of what it is about"),
    rule: Bilingual(
      fr: "Un échange annulé ne se tient plus, un engagement est pris avant d'être tenu ou manqué,"
        + " un financement est demandé avant d'être accordé, un transfert est effectué avant d'être"
        + " reçu.",
      en: "A cancelled exchange is no longer held, a commitment is made before it is met or missed,"
        + " funding is applied for before it is awarded, a transfer is made before it is"
        + " received."),
    remedy: Bilingual(
      fr: "Consignez l'écriture qui manque, ou rectifiez la date ou le code.",
      en: "Record what is missing, or correct the date or the code."))

  static let announcedUnsigned = AnomalyText(
    label: Bilingual(fr: "annoncée sans signature", en: "announced unsigned"),
    happened: Bilingual(
      fr: "L'entente a été annoncée avant toute signature",
      en: "The agreement was announced before any signature"),
    rule: Bilingual(
      fr: "Une annonce suit au moins une signature.",
      en: "An announcement follows at least one signature."),
    remedy: Bilingual(
      fr: "Consignez les signatures à leur date, ou rectifiez celle de l'annonce.",
      en: "Record the signatures at their dates, or correct that of the announcement."))

  static let missedEarly = AnomalyText(
    label: Bilingual(fr: "dit manqué trop tôt", en: "said missed too early"),
    happened: Bilingual(
      fr: "L'engagement est dit manqué avant son échéance",
      en: "The commitment is said to be missed before it was due"),
    rule: Bilingual(
      fr: "Un engagement n'est manqué qu'une fois son échéance venue.",
      en: "A commitment is missed only once its due day has come."),
    remedy: Bilingual(
      fr: "Rectifiez la date du constat, ou annulez-le.",
      en: "Correct the date of the finding, or annul it."))

  static let contradicted = AnomalyText(
    label: Bilingual(fr: "contredit", en: "contradicted"),
    happened: Bilingual(
      fr: "L'engagement est dit manqué, alors qu'il a été tenu à temps",
      en: "The commitment is said to be missed, yet it was met in time"),
    rule: Bilingual(
      fr: "Un engagement tenu à temps n'est pas manqué.",
      en: "A commitment met in time is not missed."),
    remedy: Bilingual(
      fr: "Annulez celui des deux constats qui est faux.",
      en: "Annul whichever of the two findings is wrong."))

  static let causeAnnulled = AnomalyText(
    label: Bilingual(fr: "origine annulée", en: "cause annulled"),
    happened: Bilingual(
      fr: "L'écriture dont celle-ci découle a été annulée",
      en: "The record this one follows from has been annulled"),
    rule: Bilingual(
      fr: "Une écriture qui découle d'une autre en dépend.",
      en: "A record that follows from another rests on it."),
    remedy: Bilingual(
      fr: "Voyez si celle-ci tient encore ; sinon annulez-la aussi.",
      en: "See whether this one still holds; otherwise annul it too."))
}
