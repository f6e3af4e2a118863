import Partnership

/// Documents and what shows that something is so.
extension RefusalText {
  static func proofOfMeetingMissing(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'engagement est dit tenu sans pièce ni motif à l'appui.",
        en: "The commitment is said to be met without evidence or a reason."),
      rule: Bilingual(
        fr: "Qui dit un engagement tenu le montre par une pièce, ou l'explique.",
        en: "Whoever says a commitment was met shows it by evidence, or explains it."),
      remedy: Bilingual(
        fr:
          "Ajoutez une pièce\(named.given(by: .evidence)) ou un motif\(named.given(by: .reason)).",
        en: "Add evidence\(named.given(by: .evidence)) or a reason\(named.given(by: .reason))."))
  }

  static func documentNotHeld(_ named: RefusalParameters) -> RefusalText {
    if named.type == .personalErased { return documentNotErasable(named) }
    return RefusalText(
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

  /// Who erases names a document by its hash, which they may not have at hand.
  private static func documentNotErasable(_ named: RefusalParameters) -> RefusalText {
    let isCode = !named.documents.isEmpty
    let options = named.wording.choice(named.documents.map { "--document \($0)" })
    return RefusalText(
      happened: isCode
        ? Bilingual(
          fr: "\(named.text) est le code d'un document, qui s'efface par son empreinte.",
          en: "\(named.text) is the code of a document, which is erased by its hash.")
        : Bilingual(
          fr: "Aucune écriture ne joint de document de cette empreinte\(named.inText).",
          en: "No record attaches a document of that hash\(named.inText)."),
      rule: Bilingual(
        fr: "Un document s'efface par son empreinte, qui est la même partout.",
        en: "A document is erased by its hash, which is the same everywhere."),
      remedy: isCode
        ? Bilingual(fr: "Tapez \(options).", en: "Type \(options).")
        : Bilingual(
          fr: "Tapez les 64 chiffres de son empreinte SHA-256, que montre « entente voir » de"
            + " l'écriture qui le joint.",
          en: "Type the 64 digits of its SHA-256, which “entente show” of the record that attaches"
            + " it shows."))
  }

  static func sameDocument(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Le document\(named.code) est dit se remplacer lui-même.",
        en: "The document\(named.code) is said to replace itself."),
      rule: Bilingual(
        fr: "Un document en remplace un autre.", en: "A document replaces another one."),
      remedy: Bilingual(
        fr: "Joignez d'abord la nouvelle version sous un autre code (document.attached).",
        en: "Attach the new version under another code first (document.attached)."))
  }

  static func alreadyErased(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: named.id.isEmpty
        ? Bilingual(
          fr: "Les textes de l'écriture\(named.record) sont déjà effacés\(named.inRecords).",
          en: "The words of the record\(named.record) are erased already\(named.inRecords).")
        : Bilingual(
          fr: "Le document\(named.id) est déjà effacé\(named.inRecords).",
          en: "The document\(named.id) is erased already\(named.inRecords)."),
      rule: Bilingual(
        fr: "Ce qui est effacé l'est une fois pour toutes, et ne revient pas.",
        en: "What is erased is erased once and for all, and does not come back."),
      remedy: Bilingual(
        fr: "Il n'y a rien à faire : l'écriture qui l'efface dit quand, et sur quel fondement.",
        en: "There is nothing to do: the record that erases it says when, and on what basis."))
  }

  static func nothingToErase(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Il n'y a pas de texte à effacer\(named.inRecord).",
        en: "There are no words to erase\(named.inRecord)."),
      rule: Bilingual(
        fr: "On efface des textes et des documents ; les données restent, les règles les lisent.",
        en: "Words and documents are erased; facts stay, because rules read them."),
      remedy: Bilingual(
        fr: "Nommez une écriture qui a des textes (entente voir).",
        en: "Name a record that has words (entente show)."))
  }

  static func documentNotNamed(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'effacement vise une écriture\(named.record) sans son document\(named.inText).",
        en: "The erasure names a record\(named.record) without its document\(named.inText)."),
      rule: Bilingual(
        fr: "Un document personnel est scellé sous la clé de son écriture : qui efface l'une nomme"
          + " l'autre.",
        en: "A personal document is sealed under the key of its record: whoever erases one names"
          + " the other."),
      remedy: Bilingual(
        fr: "Nommez aussi le document ; « entente effacer » le fait de lui-même.",
        en: "Name the document too; “entente erase” does so by itself."))
  }

  static func documentPersonal(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Le document\(named.id) est gardé scellé : l'écriture\(named.record) le joint comme"
          + " personnel.",
        en: "The document\(named.id) is held sealed: the record\(named.record) attaches it as"
          + " personal."),
      rule: Bilingual(
        fr: "Un document personnel n'est pas joint une seconde fois sous une classe qui en"
          + " descellerait les octets.",
        en: "A personal document is not attached a second time under a class that would unseal its"
          + " bytes."),
      remedy: Bilingual(
        fr: "Joignez-le comme personnel. S'il ne l'est pas, rectifiez d'abord la classe de cette"
          + " écriture.",
        en: "Attach it as personal. If it is not, correct the class of that record first."))
  }

  static func underHold(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: named.namesSeveralHolds
        ? Bilingual(
          fr: "Des gels interdisent de disposer de ce qu'ils couvrent\(named.whatHoldsKeep).",
          en: "Holds forbid disposing of what they cover\(named.whatHoldsKeep).")
        : Bilingual(
          fr: "Un gel interdit de disposer de ce qu'il couvre\(named.whatHoldsKeep).",
          en: "A hold forbids disposing of what it covers\(named.whatHoldsKeep)."),
      rule: Bilingual(
        fr: "Rien n'est effacé, détruit ni versé de ce qu'un gel couvre ; décider de le conserver"
          + " reste possible.",
        en: "Nothing that a hold covers is erased, destroyed or handed over; deciding to keep it"
          + " stays possible."),
      remedy: named.namesSeveralHolds
        ? Bilingual(
          fr: "Voyez par « entente geler » qui les a posés et pourquoi, et attendez qu'ils soient"
            + " levés.",
          en: "See by “entente hold” who placed them and why, and wait until they are lifted.")
        : Bilingual(
          fr: "Voyez par « entente geler » qui l'a posé et pourquoi, et attendez qu'il soit levé.",
          en: "See by “entente hold” who placed it and why, and wait until it is lifted."))
  }
}
