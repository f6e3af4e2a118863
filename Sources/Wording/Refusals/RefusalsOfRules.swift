/// The rules of a partnership: who may do what, once, and in which order.
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
        fr: "Le texte signé n'est pas celui qu'une autre partie a signé\(named.inRecord).",
        en: "The text signed is not the one that another party signed\(named.inRecord)."),
      rule: Bilingual(
        fr: "Toutes les parties signent le même texte : leurs empreintes sont égales.",
        en: "All parties sign the same text: their hashes are equal."),
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

  static func exchangeAlreadyScheduled(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'échange\(named.code) est déjà prévu\(named.inRecord).",
        en: "The exchange\(named.code) is already scheduled\(named.inRecord)."),
      rule: Bilingual(
        fr: "Un échange se prévoit une fois, avant d'avoir lieu.",
        en: "An exchange is scheduled once, before it takes place."),
      remedy: Bilingual(
        fr: "Prenez un autre code, ou rectifiez la première écriture.",
        en: "Use another code, or correct the first record."))
  }

  static func exchangeNotScheduled(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'échange\(named.code) n'était pas prévu à cette date.",
        en: "The exchange\(named.code) was not scheduled on that date."),
      rule: Bilingual(
        fr: "Seul un échange prévu s'annule.",
        en: "Only a scheduled exchange can be cancelled."),
      remedy: Bilingual(
        fr: "Vérifiez le code et la date de l'annulation.",
        en: "Check the code and the date of the cancellation."))
  }

  static func exchangeOver(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'échange\(named.code) a déjà été tenu ou annulé\(named.inRecord).",
        en: "The exchange\(named.code) has already been held or cancelled\(named.inRecord)."),
      rule: Bilingual(
        fr: "Un échange tenu ou annulé ne se prévoit ni ne s'annule plus.",
        en: "An exchange that was held or cancelled is no longer scheduled or cancelled."),
      remedy: Bilingual(
        fr: "Si cette écriture-là est fausse, annulez-la d'abord.",
        en: "If that record is wrong, annul it first."))
  }

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
        fr: "Nul ne se transmet un savoir-faire ni ne se finance soi-même.",
        en: "Nobody transfers know-how to itself or funds itself."),
      remedy: Bilingual(
        fr: "Corrigez l'un des deux acteurs.", en: "Correct one of the two actors."))
  }

  static func commitmentAlreadyMade(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'engagement\(named.code) a déjà été pris\(named.inRecord).",
        en: "The commitment\(named.code) has already been made\(named.inRecord)."),
      rule: Bilingual(
        fr: "Un engagement se prend une fois.", en: "A commitment is made once."),
      remedy: Bilingual(
        fr: "Prenez un autre code, ou rectifiez la première écriture.",
        en: "Use another code, or correct the first record."))
  }

  static func proofOfMeetingMissing(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'engagement est dit tenu sans pièce ni motif à l'appui.",
        en: "The commitment is said to be met without evidence or a reason."),
      rule: Bilingual(
        fr: "Qui dit un engagement tenu le montre par une pièce, ou l'explique.",
        en: "Whoever says a commitment was met shows it by evidence, or explains it."),
      remedy: Bilingual(
        fr: "Ajoutez une pièce (--preuve) ou un motif (--motif).",
        en: "Add evidence (--evidence) or a reason (--reason)."))
  }

  static func documentNotHeld(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Le registre ne détient pas le fichier dont l'empreinte est donnée\(named.inText).",
        en: "The ledger does not hold the file whose hash is given\(named.inText)."),
      rule: Bilingual(
        fr: "Un document joint est détenu ici, ou dit où il l'est (« held_at »).",
        en: "A document attached is held here, or says where it is (“held_at”)."),
      remedy: Bilingual(
        fr: "Fournissez le fichier, ou dites où il est gardé.",
        en: "Provide the file, or say where it is kept."))
  }

  static func laterActInvalid(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Avec cette action à sa date, des actes postérieurs ne seraient plus"
          + " valides\(named.inRecords).",
        en: "With this action at its date, later acts would no longer be"
          + " valid\(named.inRecords)."),
      rule: Bilingual(
        fr: "Ce qui s'insère dans l'histoire ne défait pas un acte valide qui vient après.",
        en: "What is inserted into history does not undo a valid act that comes after."),
      remedy: Bilingual(
        fr: "Rectifiez ou annulez d'abord ces actes, ou changez la date.",
        en: "Correct or annul those acts first, or change the date."))
  }
}
