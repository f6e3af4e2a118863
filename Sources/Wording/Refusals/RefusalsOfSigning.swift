/// Keys, and what is signed with them.
extension RefusalText {
  static func signatureMissing(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Il manque la signature de la partie\(named.actor), qui signe ses actes depuis"
          + " qu'elle a une clé\(named.inRecord).",
        en: "The signature of the party\(named.actor) is missing; it signs its acts since it has"
          + " a key\(named.inRecord)."),
      rule: Bilingual(
        fr: "Dès qu'une partie a eu une clé d'acte, rien n'est consigné en son nom, rectifié ou"
          + " annulé de ce qu'elle a fait, ni changé à ses clés, sans sa signature.",
        en: "Once a party has had an act key, nothing is recorded on its behalf, nothing it did is"
          + " corrected or annulled, and none of its keys is changed without its signature."),
      remedy: named.isAsked
        ? Bilingual(
          fr: "Recommencez en donnant sa clé, en option de la commande.",
          en: "Start again with its key, as an option of the command.")
        : Bilingual(
          fr: "Signez avec sa clé (--signer), ou écrivez l'action dans un fichier (--a-signer) et"
            + " faites-le-lui signer.",
          en: "Sign with its key (--sign), or write the action to a file (--to-sign) and have the"
            + " party sign that."))
  }

  static func signatureInvalid(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La signature de la clé\(named.id) n'est pas celle de cette action.",
        en: "The signature of the key\(named.id) was not made over this action."),
      rule: Bilingual(
        fr: "Une signature porte sur l'en-tête entier de l'action, et sur lui seul.",
        en: "A signature covers the whole header of the action, and nothing else."),
      remedy: Bilingual(
        fr: "Le fichier a changé depuis qu'il a été signé : faites signer celui-ci.",
        en: "The file has changed since it was signed: have this one signed."))
  }

  static func signerUnknown(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La clé d'empreinte\(named.id) ne peut pas signer cette action : le registre ne la"
          + " connaît pas, elle est retirée, ou elle sert à autre chose.",
        en: "The key of the fingerprint\(named.id) may not sign this action: the ledger does not"
          + " know it, it is retired, or it is for another use."),
      rule: Bilingual(
        fr: "Une clé d'acte signe de l'écriture qui l'ajoute à celle qui la retire.",
        en: "An act key signs from the record that adds it to the one that retires it."),
      remedy: Bilingual(
        fr: "« entente cles » énumère les clés et dit qui en est titulaire.",
        en: "`entente keys` lists the keys, and says whose they are."))
  }

  static func signedOtherwise(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Ce qui a été signé n'est pas ce que le registre consignerait\(named.inField) : signé"
          + "\(named.inText).\(named.expectation)",
        en: "What was signed is not what the ledger would record\(named.inField): signed"
          + "\(named.inText).\(named.expectation)"),
      rule: Bilingual(
        fr: "Une signature vaut pour l'écriture entière : ce que le registre y ajouterait depuis,"
          + " personne ne l'a signé.",
        en: "A signature stands for the whole record: what the ledger would add to it since,"
          + " nobody has signed."),
      remedy: Bilingual(
        fr: "Refaites le fichier à signer, et faites-le signer de nouveau.",
        en: "Write the file to be signed again, and have it signed anew."))
  }

  static func seenDiffers(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action a été signée devant une autre histoire : ce registre n'a pas la racine"
          + "\(named.id)\(named.atSize).",
        en: "The action was signed over another history: this ledger does not have the root"
          + "\(named.id)\(named.atSize)."),
      rule: Bilingual(
        fr: "Une action signée cite une tête que son auteur a vérifiée, et ne va que dans le"
          + " registre qui l'a.",
        en: "A signed action cites a head its author had verified, and goes only into the ledger"
          + " that has it."),
      remedy: Bilingual(
        fr: "Si la tête citée est signée, elle montre que ce registre, ou l'autre, a été récrit :"
          + " gardez le fichier et vérifiez les deux.",
        en: "If the head it cites is signed, it shows that this ledger, or the other, was"
          + " rewritten: keep the file and verify both."))
  }

  static func seenTooEarly(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action nomme l'écriture\(named.record), que la tête citée par son auteur ne couvre"
          + " pas\(named.atSize).",
        en: "The action names the record\(named.record), which the head its author cites does not"
          + " cover\(named.atSize)."),
      rule: Bilingual(
        fr: "Qui signe a vérifié ce qu'il nomme : la tête citée couvre chaque écriture nommée.",
        en: "Whoever signs has verified what is named: the head that is cited covers every record"
          + " named."),
      remedy: Bilingual(
        fr: "Faites signer une tête plus récente (« entente sceller »), puis refaites le fichier.",
        en: "Have a newer head signed (`entente checkpoint`), then write the file again."))
  }

  static func keyInUse(_ named: RefusalParameters) -> RefusalText {
    let owner = named.actor + named.person
    guard owner.isEmpty else { return keyRecorded(named, for: owner) }
    return RefusalText(
      happened: Bilingual(
        fr: "La clé\(named.id) est déjà celle de quelqu'un\(named.inRecord).",
        en: "The key\(named.id) is somebody's already\(named.inRecord)."),
      rule: Bilingual(
        fr: "Une clé, un usage, un titulaire ; une clé retirée ne revient pas.",
        en: "One key, one use, one owner; a retired key does not come back."),
      remedy: Bilingual(
        fr: "Faites une nouvelle clé (« entente cles faire »).",
        en: "Make a new key (`entente keys make`)."))
  }

  /// The same of a key that its owner adds once more.
  private static func keyRecorded(_ named: RefusalParameters, for owner: String) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La clé\(named.id) est déjà consignée pour\(owner)\(named.inRecord).",
        en: "The key\(named.id) is recorded already for\(owner)\(named.inRecord)."),
      rule: Bilingual(
        fr: "Une clé se consigne une fois, et signe à partir de là.",
        en: "A key is recorded once, and signs from there on."),
      remedy: Bilingual(
        fr: "Il n'y a rien à faire; pour une clé de plus, « entente cles faire ».",
        en: "There is nothing to do; for one more key, `entente keys make`."))
  }

  static func unknownKey(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Aucune écriture n'ajoute la clé\(named.id).",
        en: "No record adds the key\(named.id)."),
      rule: Bilingual(
        fr: "Seule une clé du registre en est retirée.",
        en: "Only a key of the ledger is retired from it."),
      remedy: Bilingual(
        fr: "« entente cles » énumère les clés.", en: "`entente keys` lists the keys."))
  }

  static func keyNotProven(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La clé\(named.id) n'a pas signé l'écriture qui l'ajoute.",
        en: "The key\(named.id) has not signed the record that adds it."),
      rule: Bilingual(
        fr: "Qui ajoute une clé montre qu'il la détient : elle signe son propre ajout.",
        en: "Whoever adds a key shows that it is held: it signs its own adding."),
      remedy: Bilingual(
        fr: "Signez aussi avec la nouvelle clé.", en: "Sign with the new key too."))
  }

  static func earlierKeyMissing(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Le titulaire a déjà une clé de cet usage\(named.inRecord), et aucune des siennes qui"
          + " peut signer n'a signé l'ajout de la clé\(named.id).",
        en: "The owner already has a key for this use\(named.inRecord), and none of its keys that"
          + " may sign has signed the adding of the key\(named.id)."),
      rule: Bilingual(
        fr: "La première clé se tient d'elle-même ; chaque suivante est signée par une clé valide"
          + " du même titulaire et du même usage.",
        en: "The first key stands by itself; each further one is signed by a valid key of the same"
          + " owner and use."),
      remedy: Bilingual(
        fr: "Signez aussi avec une clé antérieure du titulaire.",
        en: "Sign with an earlier key of the owner too."))
  }
}
