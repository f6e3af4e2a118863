/// The life of an agreement: who is party to it, and from its signature to its close.
extension RefusalText {
  static func notAParty(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'acteur\(named.actor) n'est pas partie à l'entente, ou n'est pas la partie de"
          + " l'acte.",
        en: "The actor\(named.actor) is not a party to the agreement, or not the party of the"
          + " act."),
      rule: Bilingual(
        fr: "Seule une partie agit sur une entente, et chacune signe et ratifie pour elle-même.",
        en: "Only a party acts on an agreement, and each signs and ratifies for itself."),
      remedy: Bilingual(
        fr: "Nommez une partie de l'entente.", en: "Name a party to the agreement."))
  }

  static func notYetProposed(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'entente\(named.id) n'était pas encore proposée à cette date.",
        en: "The agreement\(named.id) was not yet proposed on that date."),
      rule: Bilingual(
        fr: "Tout acte sur une entente vient après sa proposition.",
        en: "Every act on an agreement comes after its proposal."),
      remedy: Bilingual(
        fr: "Corrigez la date de l'acte, ou celle de la proposition.",
        en: "Correct the date of the act, or that of the proposal."))
  }

  static func alreadySigned(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La partie\(named.actor) a déjà signé\(named.inRecord).",
        en: "The party\(named.actor) has already signed\(named.inRecord)."),
      rule: Bilingual(
        fr: "Chaque partie signe une fois.", en: "Each party signs once."),
      remedy: Bilingual(
        fr: "Si la première signature est fausse, rectifiez-la.",
        en: "If the first signature is wrong, correct it."))
  }

  static func textDiffers(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Le texte signé ou adopté diffère de celui d'une autre écriture\(named.inRecord).",
        en: "The text signed or adopted differs from that of another record\(named.inRecord)."),
      rule: Bilingual(
        fr: "Toutes les parties signent, ou adoptent, le même texte : les empreintes sont égales.",
        en: "All parties sign, or adopt, the same text: the hashes are equal."),
      remedy: Bilingual(
        fr: "Vérifiez l'empreinte du fichier, ou omettez-la si elle n'est pas connue.",
        en: "Check the hash of the file, or leave it out if it is not known."))
  }

  static func alreadyRatified(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La partie\(named.actor) a déjà ratifié l'entente\(named.inRecord).",
        en: "The party\(named.actor) has already ratified the agreement\(named.inRecord)."),
      rule: Bilingual(
        fr: "Chaque partie ratifie une fois.", en: "Each party ratifies once."),
      remedy: Bilingual(
        fr: "Si la première ratification est fausse, rectifiez-la.",
        en: "If the first ratification is wrong, correct it."))
  }

  static func notSignedByAll(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Il manque à cette date la signature d'une partie\(named.inActor).",
        en: "The signature of a party\(named.inActor) is missing on that date."),
      rule: Bilingual(
        fr: "Une entente entre en vigueur quand toutes ses parties l'ont signée.",
        en: "An agreement enters into force once all its parties have signed it."),
      remedy: Bilingual(
        fr: "Consignez d'abord la signature manquante.",
        en: "Record the missing signature first."))
  }

  static func alreadyInForce(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'entente est déjà entrée en vigueur\(named.inDayAndRecord).",
        en: "The agreement has already entered into force\(named.inDayAndRecord)."),
      rule: Bilingual(
        fr: "Une entente entre en vigueur une fois.",
        en: "An agreement enters into force once."),
      remedy: Bilingual(
        fr: "Si la date ou la durée est fausse, rectifiez cette écriture-là.",
        en: "If the date or the term is wrong, correct that record."))
  }

  static func agreementClosed(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'entente\(named.id) est \(named.ended)\(named.inRecord).",
        en: "The agreement\(named.id) is \(named.ended)\(named.inRecord)."),
      rule: Bilingual(
        fr: "Une fois close ou abandonnée, une entente ne reçoit plus d'actes, sauf sa"
          + " reconduction, ses contacts et ses délégations, et ce qui est daté d'avant.",
        en: "Once closed out or abandoned, an agreement takes no more acts, but for its renewal,"
          + " contacts and delegations, and what is dated before."),
      remedy: Bilingual(
        fr: "Corrigez la date de l'acte, ou consignez-le sous l'entente qui suit.",
        en: "Correct the date of the act, or record it under the agreement that follows."))
  }

  static func alreadyAParty(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'acteur\(named.actor) est déjà partie à l'entente.",
        en: "The actor\(named.actor) is already a party to the agreement."),
      rule: Bilingual(
        fr: "Seul un acteur qui n'est pas encore partie à l'entente s'y ajoute.",
        en: "Only an actor that is not a party yet can be added."),
      remedy: Bilingual(
        fr: "Vérifiez l'acteur et la date de l'acte.",
        en: "Check the actor and the date of the act."))
  }

  static func tooFewParties(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Sans la partie\(named.actor), l'entente n'aurait plus deux parties.",
        en: "Without the party\(named.actor), the agreement would no longer have two parties."),
      rule: Bilingual(
        fr: "Une entente lie au moins deux parties.",
        en: "An agreement binds at least two parties."),
      remedy: Bilingual(
        fr: "Ajoutez d'abord une autre partie, ou mettez fin à l'entente (agreement.terminated).",
        en: "Add another party first, or end the agreement (agreement.terminated)."))
  }

  static func extensionNotLater(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Le nouveau terme ne vient pas après le terme actuel\(named.inDayAndRecord).",
        en: "The new end of the term is not after the present one\(named.inDayAndRecord)."),
      rule: Bilingual(
        fr: "Prolonger une entente, c'est repousser son terme.",
        en: "To extend an agreement is to put off the end of its term."),
      remedy: Bilingual(
        fr: "Donnez un jour postérieur, ou une durée à ajouter.",
        en: "Give a later day, or a term to add."))
  }

  static func stillOpen(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Il reste à régler \(named.openMatter)\(named.inRecord).",
        en: "Still to be settled: \(named.openMatter)\(named.inRecord)."),
      rule: Bilingual(
        fr: "Une entente se clôt quand ses engagements, transferts, incidents et différends sont"
          + " tous réglés, sauf ceux auxquels les parties renoncent.",
        en: "An agreement is closed out once all its commitments, transfers, incidents and disputes"
          + " are settled, but for those the parties waive."),
      remedy: Bilingual(
        fr: "Réglez ce point, ou renoncez-y dans l'acte de clôture (« waives »).",
        en: "Settle it, or waive it in the act that closes the agreement (“waives”)."))
  }

  static func sameAgreement(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'entente\(named.agreement) est dite se succéder à elle-même.",
        en: "The agreement\(named.agreement) is said to follow itself."),
      rule: Bilingual(
        fr: "Une entente est reconduite par une autre, sous un autre identifiant.",
        en: "An agreement is renewed by another one, under another id."),
      remedy: Bilingual(
        fr: "Nommez l'entente qui suit, une fois proposée (agreement.proposed).",
        en: "Name the agreement that follows, once it is proposed (agreement.proposed)."))
  }
}
