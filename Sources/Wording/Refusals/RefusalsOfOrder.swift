import Partnership

/// What comes before what, and what happens once.
extension RefusalText {
  static func wrongStage(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "\(named.standing)\(named.possibleFrom)", en: "\(named.standing)\(named.possibleFrom)"),
      rule: Bilingual(
        fr: "Chaque chose suit son cours : un acte n'est possible qu'à partir de certains états.",
        en: "Everything takes its course: an act is possible only from certain states."),
      remedy: Bilingual(
        fr: "Corrigez la date de l'acte, ou consignez d'abord ce qui mène à l'état voulu.",
        en: "Correct the date of the act, or first record what leads to the state it needs."))
  }

  static func tooEarly(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "À la date de l'acte\(named.ofType), ce dont il parle n'existait pas"
          + " encore\(named.inCode).",
        en: "On the date of the act\(named.ofType), what it is about did not exist"
          + " yet\(named.inCode)."),
      rule: Bilingual(
        fr: "Un acte vient après l'écriture qui fait naître ce dont il parle.",
        en: "An act comes after the record that brings into being what it is about."),
      remedy: Bilingual(
        fr: "Corrigez la date de l'acte, ou celle de la première écriture.",
        en: "Correct the date of the act, or that of the first record."))
  }

  static func alreadyRecorded(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: named.type == .holdLifted && !named.code.isEmpty
        ? liftedAlready(named)
        : Bilingual(
          fr: "Une écriture dit déjà la même chose\(named.inRecord)\(named.ofType).",
          en: "A record already says the same\(named.inRecord)\(named.ofType)."),
      rule: Bilingual(
        fr: "Ce qui n'arrive qu'une fois se consigne une fois.",
        en: "What happens once is recorded once."),
      remedy: named.isOfClericalType
        ? Bilingual(fr: "Il n'y a rien à faire.", en: "There is nothing to do.")
        : Bilingual(
          fr: "Si la première écriture est fausse, rectifiez-la ou annulez-la.",
          en: "If the first record is wrong, correct it or annul it."))
  }

  /// Which hold was lifted, and whose it was.
  private static func liftedAlready(_ named: RefusalParameters) -> Bilingual {
    named.agreement.isEmpty
      ? Bilingual(
        fr: "Le gel\(named.code) du registre est déjà levé\(named.inRecord).",
        en: "The ledger's hold\(named.code) is lifted already\(named.inRecord).")
      : Bilingual(
        fr: "Le gel\(named.code) de l'entente\(named.agreement) est déjà levé\(named.inRecord).",
        en: "The hold\(named.code) of the agreement\(named.agreement) is lifted"
          + " already\(named.inRecord).")
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
