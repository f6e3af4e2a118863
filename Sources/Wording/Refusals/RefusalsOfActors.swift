/// Who organisations and persons are to each other, and what they may do.
extension RefusalText {
  static func roleNotHeld(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La personne\(named.person) n'exerçait pas cette fonction chez"
          + " l'acteur\(named.actor) à cette date.",
        en: "The person\(named.person) did not hold that role at the actor\(named.actor) on that"
          + " date."),
      rule: Bilingual(
        fr: "Seule une fonction attribuée prend fin.",
        en: "Only a role that was assigned can end."),
      remedy: Bilingual(
        fr: "Consignez d'abord la fonction (role.assigned), ou corrigez la date.",
        en: "Record the role first (role.assigned), or correct the date."))
  }

  static func contactNotDesignated(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La personne\(named.person) n'était pas un contact de la partie\(named.actor) à"
          + " cette date.",
        en: "The person\(named.person) was not a contact of the party\(named.actor) on that"
          + " date."),
      rule: Bilingual(
        fr: "Seul un contact désigné se remplace.",
        en: "Only a designated contact can be replaced."),
      remedy: Bilingual(
        fr: "Désignez plutôt un contact (contact.designated), ou corrigez la personne.",
        en: "Designate a contact instead (contact.designated), or correct the person."))
  }

  static func sameActor(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'acteur\(named.actor) est nommé des deux côtés.",
        en: "The actor\(named.actor) is named on both sides."),
      rule: Bilingual(
        fr:
          "Les deux côtés d'un transfert, d'un financement, d'une délégation, d'une relation, d'une"
          + " fusion ou d'un différend sont des acteurs différents.",
        en:
          "The two sides of a transfer, of funding, of a delegation, of a relation, of a merger or"
          + " of a dispute are different actors."),
      remedy: Bilingual(
        fr: "Corrigez l'un des deux acteurs.", en: "Correct one of the two actors."))
  }

  static func actorMerged(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'acteur\(named.actor) est fusionné avec un autre\(named.inID)\(named.inRecord).",
        en: "The actor\(named.actor) is merged into another\(named.inID)\(named.inRecord)."),
      rule: Bilingual(
        fr: "Un acteur fusionné ne reçoit plus d'écritures, sauf ce qui est daté d'avant la"
          + " fusion.",
        en: "A merged actor takes no new records, but for what is dated before the merger."),
      remedy: Bilingual(
        fr: "Nommez l'acteur avec lequel il a fusionné, ou corrigez la date.",
        en: "Name the actor it was merged into, or correct the date."))
  }

  static func alreadyJoined(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'acteur\(named.actor) est déjà associé à l'entente\(named.inRecord).",
        en: "The actor\(named.actor) has already joined the agreement\(named.inRecord)."),
      rule: Bilingual(
        fr: "Un acteur s'associe à une entente une fois, à moins d'en être parti entre-temps.",
        en: "An actor joins an agreement once, unless it has left in between."),
      remedy: Bilingual(
        fr: "Si la date est fausse, rectifiez la première écriture.",
        en: "If the date is wrong, correct the first record."))
  }

  static func notJoined(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'acteur\(named.actor) n'était pas associé à l'entente à cette date.",
        en: "The actor\(named.actor) had not joined the agreement on that date."),
      rule: Bilingual(
        fr: "Seul un acteur associé à l'entente peut en partir.",
        en: "Only an actor that has joined can leave."),
      remedy: Bilingual(
        fr: "Consignez d'abord qu'il s'y est associé (actor.joined), ou corrigez la date.",
        en: "Record first that it joined (actor.joined), or correct the date."))
  }

  static func notDelegated(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Le délégataire\(named.actor) n'avait pas, à cette date, cette délégation du"
          + " délégant\(named.id).",
        en: "The delegate\(named.actor) did not have this delegation from the delegating"
          + " actor\(named.id) on that date."),
      rule: Bilingual(
        fr: "Seule une délégation accordée se révoque, pour les axes sur lesquels elle porte.",
        en: "Only a delegation that was granted can be revoked, for the axes it is for."),
      remedy: Bilingual(
        fr: "Vérifiez le délégant, le délégataire, l'étendue et la date.",
        en: "Check who delegates, the delegate, the scope and the date."))
  }

  static func notTheCreditor(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr:
          "Seul le créancier\(named.inActor) de l'engagement\(named.code) peut accomplir cet acte.",
        en: "Only the creditor\(named.inActor) of the commitment\(named.code) can do this act."),
      rule: Bilingual(
        fr: "Le créancier d'un engagement, quand il y en a un, décide seul de le reporter ou d'y"
          + " renoncer.",
        en: "The creditor of a commitment, where there is one, decides alone to reschedule or waive"
          + " it."),
      remedy: Bilingual(
        fr: "Nommez le créancier comme seul auteur de l'acte.",
        en: "Name the creditor as the only one who acts."))
  }
}
