/// Corrections and annulments: what they may touch.
extension RefusalText {
  static func notCorrectable(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'écriture\(named.record) ne se rectifie pas\(named.ofType).",
        en: "The record\(named.record) cannot be corrected\(named.ofType)."),
      rule: Bilingual(
        fr: "Les actes, les constats et l'inscription d'un acteur se rectifient ; les autres"
          + " écritures de tenue, non.",
        en: "Acts, findings and the registration of an actor can be corrected; other clerical"
          + " records cannot."),
      remedy: named.holdMeant
        ?? Bilingual(
          fr: "Pour défaire une rectification, annulez-la ; sinon consignez une nouvelle écriture.",
          en: "To undo a correction, annul it; otherwise record anew."))
  }

  static func notAnnullable(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'écriture\(named.record) ne s'annule pas\(named.ofType).",
        en: "The record\(named.record) cannot be annulled\(named.ofType)."),
      rule: Bilingual(
        fr: "Les actes, les constats, les rectifications et les inscriptions s'annulent ; une"
          + " annulation, non.",
        en: "Acts, findings, corrections and registrations can be annulled; an annulment"
          + " cannot."),
      remedy: named.holdMeant
        ?? Bilingual(
          fr: "Consignez de nouveau ce qui avait été annulé à tort.",
          en: "Record anew what was annulled by mistake."))
  }

  static func targetAnnulled(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'écriture\(named.record) est déjà annulée\(named.inRecords).",
        en: "The record\(named.record) is already annulled\(named.inRecords)."),
      rule: Bilingual(
        fr: "Une écriture annulée ne compte plus : elle ne se rectifie ni ne s'annule.",
        en: "An annulled record no longer counts: it is neither corrected nor annulled again."),
      remedy: Bilingual(
        fr: "Consignez de nouveau le fait s'il a bien eu lieu.",
        en: "Record the fact anew if it did happen."))
  }

  static func fieldNotCorrectable(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "\(named.theField) ne se rectifie pas dans une écriture de ce"
          + " type\(named.ofType).",
        en: "\(named.theField) cannot be corrected in a record of this"
          + " type\(named.ofType)."),
      rule: Bilingual(
        fr: "Une rectification change la date, les axes, les parties, les textes et les champs du"
          + " type, sauf celui qui nomme l'objet.",
        en: "A correction changes the date, axes, parties, texts and fields of the type, but not"
          + " the one that names the object."),
      remedy: named.keyMeant ?? named.fieldMeant
        ?? Bilingual(
          fr: "Pour changer d'objet, annulez l'écriture et consignez-en une autre.",
          en: "To change the object, annul the record and record another."))
  }

  static func nothingChanged(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La rectification laisse l'écriture\(named.record) telle qu'elle est.",
        en: "The correction leaves the record\(named.record) as it is."),
      rule: Bilingual(
        fr: "Une rectification change au moins une valeur.",
        en: "A correction changes at least one value."),
      remedy: Bilingual(
        fr: "Vérifiez le numéro de l'écriture et la nouvelle valeur.",
        en: "Check the number of the record and the new value."))
  }

  static func correctionBuiltUpon(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Une rectification postérieure\(named.inRecord) change le même champ\(named.key).",
        en: "A later correction\(named.inRecord) changes the same field\(named.key)."),
      rule: Bilingual(
        fr: "Une rectification ne s'annule pas tant qu'une autre, plus récente, change le même"
          + " champ.",
        en: "A correction cannot be annulled while a later one changes the same field."),
      remedy: Bilingual(
        fr: "Annulez d'abord la plus récente.", en: "Annul the later one first."))
  }
}
