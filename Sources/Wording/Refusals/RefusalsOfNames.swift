/// What an action names: it has to be there, and what is new must not be.
extension RefusalText {
  static func unknownAgreement(_ named: RefusalParameters) -> RefusalText {
    unknown(
      happened: Bilingual(
        fr: "Le registre ne connaît pas l'entente\(named.agreement).",
        en: "The ledger does not know the agreement\(named.agreement)."),
      remedy: Bilingual(
        fr: "Corrigez son identifiant, ou proposez d'abord l'entente (agreement.proposed).",
        en: "Correct its id, or propose the agreement first (agreement.proposed)."))
  }

  static func unknownActor(_ named: RefusalParameters) -> RefusalText {
    unknown(
      happened: Bilingual(
        fr: "Le registre ne connaît pas l'acteur\(named.actor).",
        en: "The ledger does not know the actor\(named.actor)."),
      remedy: Bilingual(
        fr: "Corrigez son identifiant, ou inscrivez-le d'abord (actor.registered).",
        en: "Correct its id, or register it first (actor.registered)."))
  }

  static func unknownPerson(_ named: RefusalParameters) -> RefusalText {
    unknown(
      happened: Bilingual(
        fr: "Le registre ne connaît pas la personne\(named.person).",
        en: "The ledger does not know the person\(named.person)."),
      remedy: Bilingual(
        fr: "Corrigez l'identifiant, ou inscrivez d'abord la personne (person.registered).",
        en: "Correct the id, or register the person first (person.registered)."))
  }

  static func unknownAxis(_ named: RefusalParameters) -> RefusalText {
    unknown(
      happened: Bilingual(
        fr: "L'entente ne connaît pas l'axe\(named.axis).",
        en: "The agreement does not know the axis\(named.axis)."),
      remedy: Bilingual(
        fr: "Corrigez son code, ou convenez d'abord de l'axe (axis.agreed).",
        en: "Correct its code, or agree to the axis first (axis.agreed)."))
  }

  static func unknownExchange(_ named: RefusalParameters) -> RefusalText {
    unknown(
      happened: Bilingual(
        fr: "L'entente ne connaît pas l'échange\(named.code).",
        en: "The agreement does not know the exchange\(named.code)."),
      remedy: Bilingual(
        fr: "Corrigez son code, ou consignez d'abord l'échange (exchange.scheduled,"
          + " exchange.held).",
        en: "Correct its code, or record the exchange first (exchange.scheduled,"
          + " exchange.held)."))
  }

  static func unknownCommitment(_ named: RefusalParameters) -> RefusalText {
    unknown(
      happened: Bilingual(
        fr: "L'entente ne connaît pas l'engagement\(named.code).",
        en: "The agreement does not know the commitment\(named.code)."),
      remedy: Bilingual(
        fr: "Corrigez son code, ou consignez d'abord l'engagement (commitment.made).",
        en: "Correct its code, or record the commitment first (commitment.made)."))
  }

  static func unknownDocument(_ named: RefusalParameters) -> RefusalText {
    unknown(
      happened: Bilingual(
        fr: "Le registre ne connaît pas le document\(named.code).",
        en: "The ledger does not know the document\(named.code)."),
      remedy: Bilingual(
        fr: "Corrigez son code, ou joignez d'abord le document (document.attached).",
        en: "Correct its code, or attach the document first (document.attached)."))
  }

  static func unknownRecord(_ named: RefusalParameters) -> RefusalText {
    unknown(
      happened: Bilingual(
        fr: "L'écriture\(named.record) que l'action nomme n'existe pas, ou pas encore.",
        en: "The record\(named.record) that the action names does not exist, or not yet."),
      remedy: Bilingual(
        fr: "Corrigez son numéro ; « entente journal » les donne.",
        en: "Correct its number; “entente log” lists them."))
  }

  static func unknownAction(_ named: RefusalParameters) -> RefusalText {
    unknown(
      happened: Bilingual(
        fr: "Aucune écriture ne provient de l'action\(named.id).",
        en: "No record was made by the action\(named.id)."),
      remedy: Bilingual(
        fr: "Placez l'action nommée plus haut dans le fichier, ou corrigez son identifiant.",
        en: "Put the action it names earlier in the file, or correct its id."))
  }

  static func idInUse(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'identifiant ou le code\(named.id) est déjà pris\(named.inRecord).",
        en: "The id or code\(named.id) is already taken\(named.inRecord)."),
      rule: Bilingual(
        fr: "Un identifiant ou un code désigne une seule chose, majuscules et minuscules"
          + " confondues.",
        en: "An id or a code names one thing, whether in upper or lower case."),
      remedy: Bilingual(
        fr: "Choisissez-en un autre, ou reprenez l'orthographe exacte de celui qui existe.",
        en: "Choose another, or use the exact spelling of the one that exists."))
  }

  static func stillNamed(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Une autre écriture\(named.inRecord) nomme encore ce que celle-ci a fait"
          + " connaître\(named.inID).",
        en: "Another record\(named.inRecord) still names what this one made known\(named.inID)."),
      rule: Bilingual(
        fr: "Ce que d'autres écritures nomment ne s'annule pas.",
        en: "What other records name cannot be annulled."),
      remedy: Bilingual(
        fr: "Annulez d'abord celles qui le nomment, ou rectifiez celle-ci.",
        en: "Annul those that name it first, or correct this one."))
  }

  private static func unknown(happened: Bilingual, remedy: Bilingual) -> RefusalText {
    RefusalText(
      happened: happened,
      rule: Bilingual(
        fr: "Ce qu'une action nomme a été consigné avant elle et n'est pas annulé.",
        en: "What an action names was recorded before it and is not annulled."),
      remedy: remedy)
  }
}
