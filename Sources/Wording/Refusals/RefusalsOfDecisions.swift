import Partnership

/// What parties decide together: amendments, disputes, protocols, axes; each once, and who may.
extension RefusalText {
  static func alreadyDecided(_ named: RefusalParameters) -> RefusalText {
    if named.type == .dispositionDecided { return dispositionDecided(named) }
    if named.isGeneral { return decidedInGeneral }
    return RefusalText(
      happened: Bilingual(
        fr: "La partie\(named.actor) s'est déjà prononcée\(named.inRecord)\(named.ofType).",
        en: "The party\(named.actor) has already decided\(named.inRecord)\(named.ofType)."),
      rule: Bilingual(
        fr: "Chaque partie se prononce une fois.", en: "Each party decides once."),
      remedy: Bilingual(
        fr: "Si sa première décision est fausse, rectifiez-la ou annulez-la.",
        en: "If its first decision is wrong, correct it or annul it."))
  }

  /// Of a party and of records, for the page.
  private static var decidedInGeneral: RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La partie s'est déjà prononcée ; ou, du sort final des écritures d'une entente, il est"
          + " déjà décidé autre chose.",
        en: "The party has already decided; or, of what becomes of the records of an agreement,"
          + " something else is decided already."),
      rule: Bilingual(
        fr: "Chaque partie se prononce une fois, et le sort final des écritures d'une entente se"
          + " décide une fois.",
        en: "Each party decides once, and what becomes of the records of an agreement is decided"
          + " once."),
      remedy: Bilingual(
        fr: "Si la première décision d'une partie est fausse, rectifiez-la ou annulez-la. Une"
          + " décision de sort final ne se rectifie pas : qui change d'avis fixe une autre règle"
          + " (entente conservation fixer), et décide selon elle.",
        en: "If a party's first decision is wrong, correct it or annul it. A decision on what"
          + " becomes of records is not corrected: whoever changes their mind assigns another rule"
          + " (entente retention assign), and decides by that."))
  }

  private static func dispositionDecided(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Il est déjà décidé autre chose des écritures de cette entente\(named.inRecord).",
        en: "Something else is decided already of the records of this agreement\(named.inRecord)."
      ),
      rule: Bilingual(
        fr: "Le sort final des écritures d'une entente se décide une fois.",
        en: "What becomes of the records of an agreement is decided once."),
      remedy: Bilingual(
        fr: "Une décision ne se rectifie pas : qui change d'avis fixe une autre règle (entente"
          + " conservation fixer), et décide selon elle.",
        en: "A decision is not corrected: whoever changes their mind assigns another rule (entente"
          + " retention assign), and decides by that."))
  }

  static func axisAlreadyAgreed(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La partie\(named.actor) a déjà convenu de l'axe\(named.axis)\(named.inRecord).",
        en: "The party\(named.actor) has already agreed to the axis\(named.axis)\(named.inRecord)."),
      rule: Bilingual(
        fr: "Chaque partie convient d'un axe une fois.",
        en: "Each party agrees to an axis once."),
      remedy: Bilingual(
        fr: "Pour changer l'intitulé, rectifiez la première écriture ; pour un autre axe, prenez"
          + " un autre code.",
        en: "To change the title, correct the first record; for another axis, use another code."))
  }

  static func amendmentNotAdopted(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'avenant\(named.code) n'était pas adopté à cette date.",
        en: "The amendment\(named.code) was not adopted on that date."),
      rule: Bilingual(
        fr: "Un acte qui s'appuie sur un avenant vient après que toutes les parties l'ont accepté.",
        en: "An act that cites an amendment comes after all the parties have accepted it."),
      remedy: Bilingual(
        fr: "Consignez d'abord les acceptations qui manquent (amendment.accepted), ou corrigez la"
          + " date.",
        en: "Record the missing acceptances first (amendment.accepted), or correct the date."))
  }

  static func notInAmendment(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'avenant\(named.code) ne prévoit pas cet acte avec ces données\(named.ofType).",
        en: "The amendment\(named.code) does not provide for this act with these"
          + " facts\(named.ofType)."),
      rule: Bilingual(
        fr: "Un acte qui s'appuie sur un avenant exécute une des opérations que l'avenant énonce,"
          + " avec les mêmes données.",
        en: "An act that cites an amendment carries out one of the operations it states, with the"
          + " same facts."),
      remedy: Bilingual(
        fr: "Accordez les données de l'acte avec celles de l'avenant, ou citez l'avenant qui le"
          + " prévoit.",
        en: "Make the facts of the act agree with those of the amendment, or cite the amendment"
          + " that provides for it."))
  }

  static func operationCarriedOut(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'opération prévue par l'avenant\(named.code) a déjà été exécutée\(named.inRecord).",
        en: "The operation of the amendment\(named.code) has already been carried"
          + " out\(named.inRecord)."),
      rule: Bilingual(
        fr: "Chaque opération d'un avenant s'exécute une fois.",
        en: "Each operation of an amendment is carried out once."),
      remedy: Bilingual(
        fr: "Si la première écriture est fausse, rectifiez-la ; sinon proposez un autre avenant.",
        en: "If the first record is wrong, correct it; otherwise propose another amendment."))
  }

  static func notTheProposer(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'acteur\(named.actor) n'est pas de ceux qui ont proposé l'avenant\(named.code).",
        en: "The actor\(named.actor) is not among those who proposed the amendment\(named.code)."),
      rule: Bilingual(
        fr: "Seule la partie qui propose un avenant peut le retirer.",
        en: "Only the party that proposes an amendment can withdraw it."),
      remedy: Bilingual(
        fr: "Rejetez plutôt l'avenant (amendment.rejected), ou nommez son auteur.",
        en: "Reject the amendment instead (amendment.rejected), or name its proposer."))
  }

  static func notInDispute(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'acteur\(named.actor) n'a pas qualité pour cet acte sur le"
          + " différend\(named.code)\(named.ofType).",
        en: "The actor\(named.actor) has no standing for this act on the"
          + " dispute\(named.code)\(named.ofType)."),
      rule: Bilingual(
        fr: "Les parties mises en cause répondent à un différend, celle qui l'a soulevé le retire,"
          + " et toutes ensemble le règlent.",
        en: "The parties a dispute is against answer it, the one that raised it withdraws it, and"
          + " all of them together settle it."),
      remedy: Bilingual(
        fr: "Nommez la partie à qui l'acte revient.", en: "Name the party whose act it is."))
  }

  static func protocolAlreadyAdopted(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La partie\(named.actor) a déjà adopté la version\(named.number) du"
          + " protocole\(named.code)\(named.inRecord).",
        en: "The party\(named.actor) has already adopted this version\(named.inLimit) of the"
          + " protocol\(named.code)\(named.inRecord)."),
      rule: Bilingual(
        fr: "Chaque partie adopte une version une fois.", en: "Each party adopts a version once."),
      remedy: Bilingual(
        fr: "Si la première adoption est fausse, rectifiez-la ; pour un autre texte, rédigez une"
          + " nouvelle version.",
        en: "If the first adoption is wrong, correct it; for another text, draft a new version."))
  }

  static func versionNotGreater(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Le protocole\(named.code) a déjà une version égale ou"
          + " postérieure\(named.inLimit)\(named.inRecord).",
        en: "The protocol\(named.code) already has an equal or later"
          + " version\(named.inLimit)\(named.inRecord)."),
      rule: Bilingual(
        fr: "Une nouvelle version porte un numéro plus grand que toutes les autres ; aucune ne"
          + " s'adopte plus une fois que toutes les parties en ont adopté une plus récente.",
        en: "A new version has a greater number than all the others; none is adopted any more once"
          + " all the parties have adopted a later one."),
      remedy: Bilingual(
        fr: "Donnez un numéro de version plus grand.", en: "Give a greater version number."))
  }
}
