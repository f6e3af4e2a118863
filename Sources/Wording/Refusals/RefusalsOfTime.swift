/// When things happened, when they are recorded, and the clock.
extension RefusalText {
  static func occurredMissing(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action ne dit pas quand cela s'est passé\(named.ofType).",
        en: "The action does not say when it happened\(named.ofType)."),
      rule: Bilingual(
        fr: "Un acte ou un constat porte sa date, aussi précise qu'on la connaît : un jour, un"
          + " mois, une année, un intervalle.",
        en: "An act or a finding bears its date, as precise as it is known: a day, a month, a"
          + " year, an interval."),
      remedy: named.isRow
        ? Bilingual(
          fr: "Ajoutez la date à la ligne (« occurred »).",
          en: "Add the date in the row (“occurred”).")
        : Bilingual(
          fr: "Ajoutez la date\(named.given(by: .occurred)).",
          en: "Add the date\(named.given(by: .occurred))."))
  }

  static func occurredNotApplicable(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action porte une date, ce que ce type n'admet pas\(named.ofType).",
        en: "The action bears a date, which this type does not take\(named.ofType)."),
      rule: Bilingual(
        fr: "Une écriture de tenue compte à partir du moment où elle est consignée.",
        en: "A clerical record counts from the moment it is recorded."),
      remedy: Bilingual(fr: "Retirez la date.", en: "Remove the date."))
  }

  static func occurredNotADay(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La date\(named.inDate) ne dit pas de quel jour l'acte prend effet\(named.ofType).",
        en: "The date\(named.inDate) does not say from which day the act has"
          + " effect\(named.ofType)."),
      rule: Bilingual(
        fr: "Ce qui prend effet un jour donné veut une date sans fin ouverte, et l'entrée en"
          + " vigueur un jour exact.",
        en: "What takes effect on a day needs a date without an open end, and entry into force"
          + " an exact day."),
      remedy: Bilingual(fr: "Donnez le jour.", en: "Give the day."))
  }

  static func inTheFuture(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La date donnée\(named.inDate) est dans l'avenir pour l'horloge du"
          + " registre\(named.inDay).",
        en: "The date given\(named.inDate) is in the future by the ledger's clock\(named.inDay)."),
      rule: Bilingual(
        fr: "Ce qui a eu lieu a eu lieu avant d'être consigné.",
        en: "What has happened had happened when it was recorded."),
      remedy: Bilingual(
        fr: "Corrigez la date, ou attendez que cela ait eu lieu.",
        en: "Correct the date, or wait until it has happened."))
  }

  static func lateWithoutReason(_ named: RefusalParameters) -> RefusalText {
    let days = named.days(or: Bilingual(fr: "plus de 30 jours", en: "over 30 days"))
    return RefusalText(
      happened: Bilingual(
        fr: "L'action est consignée \(days) après les faits\(named.inDate), sans motif.",
        en: "The action is recorded \(days) after the fact\(named.inDate), without a reason."),
      rule: Bilingual(
        fr: "Passé 30 jours, un acte ou un constat dit pourquoi il est tardif.",
        en: "After 30 days an act or a finding says why it is late."),
      remedy: Bilingual(
        fr: "Ajoutez le motif du retard\(named.given(by: .reason)).",
        en: "Add the reason for the delay\(named.given(by: .reason))."))
  }

  static func expired(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action n'était valable que jusqu'à une heure qui est passée\(named.inDate).",
        en: "The action was only good until a time that has passed\(named.inDate)."),
      rule: Bilingual(
        fr: "Son auteur a fixé par « expires » l'heure après laquelle elle est sans effet.",
        en: "Its author set with “expires” the time after which it has no effect."),
      remedy: Bilingual(
        fr: "Refaites l'action si elle est encore voulue.",
        en: "Make the action again if it is still wanted."))
  }

  static func clockBehind(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'horloge de la machine\(named.inDate) retarde sur la dernière"
          + " écriture\(named.inRecord).",
        en: "The clock of the machine\(named.inDate) is behind the last"
          + " record\(named.inRecord)."),
      rule: Bilingual(
        fr: "Une horloge en retard de plus de 5 secondes sur la dernière écriture n'est pas"
          + " crue.",
        en: "A clock more than 5 seconds behind the last record is not believed."),
      remedy: acceptingClock)
  }

  static func clockAhead(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'horloge de la machine\(named.inDate) avance de beaucoup sur la dernière"
          + " écriture\(named.inRecord).",
        en: "The clock of the machine\(named.inDate) is far ahead of the last"
          + " record\(named.inRecord)."),
      rule: Bilingual(
        fr: "Une horloge en avance de plus de 400 jours sur la dernière écriture n'est pas crue.",
        en: "A clock more than 400 days ahead of the last record is not believed."),
      remedy: acceptingClock)
  }

  private static let acceptingClock = Bilingual(
    fr: "Réglez l'horloge de la machine, ou acceptez l'écart (--accepter-horloge).",
    en: "Set the clock of the machine, or accept the difference (--accept-clock).")

  static func actionReused(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'identifiant d'action\(named.id) a déjà servi à une action"
          + " différente\(named.inRecord).",
        en: "The action id\(named.id) has already been used for a different"
          + " action\(named.inRecord)."),
      rule: Bilingual(
        fr: "Renvoyer la même action rend son premier reçu ; un autre contenu veut un autre"
          + " identifiant.",
        en: "Sending the same action again returns its first receipt; another content needs"
          + " another id."),
      remedy: Bilingual(
        fr: "Si c'est un autre fait, donnez-lui un identifiant à lui (`action`) ; si la première"
          + " écriture est fausse, rectifiez-la.",
        en: "If it is another fact, give it an id of its own (`action`); if the first record is"
          + " wrong, correct it."))
  }

  static func positionMoved(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr:
          "Le journal ne compte pas le nombre d'écritures attendu\(named.inLimit)\(named.logSize).",
        en: "The log does not hold the number of records expected\(named.inLimit)\(named.logSize)."),
      rule: Bilingual(
        fr:
          "Une action qui attend un nombre d'écritures n'est consignée que si le journal en compte"
          + " autant.",
        en:
          "An action that expects a number of records is recorded only when the log holds as many."),
      remedy: Bilingual(
        fr: "Relisez l'état du registre, puis recommencez.",
        en: "Read the state of the ledger again, then try again."))
  }
}
