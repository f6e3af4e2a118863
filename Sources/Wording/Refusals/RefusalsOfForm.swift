import Partnership

/// What an action has to look like, whatever the history.
extension RefusalText {
  static func malformedJSON(_ named: RefusalParameters) -> RefusalText {
    if named.isAsked { return malformedAnswer(named) }
    let isArgument = !named.field.isEmpty
    return RefusalText(
      happened: isArgument
        ? Bilingual(
          fr: "Ce que l'argument\(named.inText) donne après « := » n'est pas du JSON lisible.",
          en: "What the argument\(named.inText) gives after “:=” is not readable JSON.")
        : Bilingual(
          fr: "Le texte reçu n'est pas du JSON lisible\(named.inText).",
          en: "What was received is not readable JSON\(named.inText)."),
      rule: Bilingual(
        fr: "Une action est un objet JSON (RFC 8259) en UTF-8, sans clé répétée ni nombre à"
          + " virgule.",
        en: "An action is one JSON object (RFC 8259) in UTF-8, without repeated keys or"
          + " fractional numbers."),
      remedy: isArgument
        ? Bilingual(
          fr: "Corrigez cet argument ; une simple chaîne s'écrit clé=valeur.",
          en: "Correct that argument; a plain string is written key=value.")
        : Bilingual(
          fr: "Corrigez le texte à cet endroit et recommencez.",
          en: "Repair the text at that place and try again."))
  }

  private static func malformedAnswer(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "La réponse\(named.inText) n'est pas du JSON lisible, qu'il faut ici.",
        en: "The answer\(named.inText) is not readable JSON, which is needed here."),
      rule: Bilingual(
        fr: "Ce qui a plusieurs parties se donne en JSON (RFC 8259).",
        en: "What has several parts is given as JSON (RFC 8259)."),
      remedy: Bilingual(
        fr: "Corrigez-en les guillemets et les accolades.",
        en: "Correct its quotation marks and brackets."))
  }

  static func unknownType(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Aucun type d'écriture ne porte le nom donné\(named.inText).",
        en: "No type of record has the name given\(named.inText)."),
      rule: Bilingual(
        fr: "Seuls les types du catalogue se consignent.",
        en: "Only the types of the catalogue can be recorded."),
      remedy: Bilingual(
        fr: "La commande « entente types » en donne la liste.",
        en: "The command “entente types” lists them."))
  }

  static func unknownField(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "\(named.theField) n'existe pas dans une écriture de ce type\(named.ofType).",
        en: "\(named.theField) does not exist in a record of this type\(named.ofType)."),
      rule: Bilingual(
        fr: "Une action ne porte que les champs que son type prévoit.",
        en: "An action bears only the fields its type provides for."),
      remedy: named.optionMeant ?? named.fieldMeant
        ?? Bilingual(fr: "Retirez-le ou corrigez son nom.", en: "Remove it or correct its name."))
  }

  static func missingField(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr:
          "Il manque un champ obligatoire\(named.inField) dans une écriture de ce type\(named.ofType).",
        en: "A compulsory field\(named.inField) is missing in a record of this type\(named.ofType)."
      ),
      rule: Bilingual(
        fr: "Les champs obligatoires d'un type sont tous donnés, et aucune rectification ne les"
          + " retire.",
        en: "All compulsory fields of a type are given, and no correction removes them."),
      remedy: Bilingual(fr: "Donnez-lui une valeur.", en: "Give it a value."))
  }

  static func badField(_ named: RefusalParameters) -> RefusalText {
    let happened =
      named.isRepeat
      ? Bilingual(
        fr: "La valeur \(named.ofTheField) est donnée deux fois\(named.inText).",
        en: "The value \(named.ofTheField) is given twice\(named.inText).")
      : Bilingual(
        fr: "La valeur \(named.ofTheField) n'a pas la bonne forme\(named.inText)."
          + "\(named.expectation)",
        en: "The value \(named.ofTheField) does not have the right form\(named.inText)."
          + "\(named.expectation)")
    return RefusalText(
      happened: happened,
      rule: Bilingual(
        fr: "Chaque champ a une forme, que le catalogue décrit.",
        en: "Every field has a form, which the catalogue describes."),
      remedy: named.isRepeat
        ? Bilingual(fr: "Ne la donnez qu'une fois.", en: "Give it once.")
        : Bilingual(fr: "Corrigez la valeur.", en: "Correct the value."))
  }

  static func emptyField(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "\(named.theField) est vide.", en: "\(named.theField) is empty."),
      rule: Bilingual(
        fr: "Une valeur vide ne dit rien : un champ sans valeur s'omet.",
        en: "An empty value says nothing: a field without a value is left out."),
      remedy: Bilingual(fr: "Remplissez-le ou retirez-le.", en: "Fill it in or remove it."))
  }

  static func tooLarge(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "\(named.theField) dépasse la limite\(named.limit).",
        en: "\(named.theField) is over the limit\(named.limit)."),
      rule: Bilingual(
        fr: "Un texte tient en \(named.mostBytes), une liste en 64 éléments.",
        en: "A text is at most \(named.mostBytes), a list at most 64 items."),
      remedy: Bilingual(
        fr: "Raccourcissez-le, ou joignez le texte comme document.",
        en: "Shorten it, or attach the text as a document."))
  }

  static func notByHand(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Une écriture de ce type\(named.ofType) ne se consigne pas à la main.",
        en: "A record of this type\(named.ofType) is not recorded by hand."),
      rule: Bilingual(
        fr: "Seule l'opération que l'écriture décrit peut la consigner.",
        en: "Only the operation that the record describes can write it."),
      remedy: Bilingual(
        fr: "Lancez plutôt cette opération.", en: "Run that operation instead."))
  }

  static func agreementMissing(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action ne dit pas de quelle entente il s'agit\(named.ofType).",
        en: "The action does not say which agreement it belongs to\(named.ofType)."),
      rule: Bilingual(
        fr: "Une écriture de ce type appartient à une entente.",
        en: "A record of this type belongs to an agreement."),
      remedy: named.isRow
        ? Bilingual(
          fr: "Ajoutez l'entente à la ligne (« agreement »).",
          en: "Add the agreement in the row (“agreement”).")
        : Bilingual(
          fr: "Ajoutez l'entente\(named.given(by: .agreement)).",
          en: "Add the agreement\(named.given(by: .agreement))."))
  }

  static func agreementNotApplicable(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action nomme une entente, ce que ce type n'admet pas\(named.ofType).",
        en: "The action names an agreement, which this type does not take\(named.ofType)."),
      rule: Bilingual(
        fr: "Une écriture de ce type vaut pour tout le registre, ou suit l'entente de sa cible.",
        en: "A record of this type holds for the whole ledger, or follows its target."),
      remedy: Bilingual(fr: "Retirez l'entente.", en: "Remove the agreement."))
  }

  static func axisMissing(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action ne nomme aucun axe\(named.ofType).",
        en: "The action names no axis\(named.ofType)."),
      rule: Bilingual(
        fr: "Une écriture de ce type concerne au moins un axe.",
        en: "A record of this type concerns at least one axis."),
      remedy: named.isRow
        ? Bilingual(
          fr: "Ajoutez l'axe à la ligne (« axes »).", en: "Add the axis in the row (“axes”).")
        : Bilingual(
          fr: "Ajoutez l'axe\(named.given(by: .axes)).",
          en: "Add the axis\(named.given(by: .axes))."))
  }

  static func axisNotApplicable(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action donne des axes, ce que ce type n'admet pas\(named.ofType).",
        en: "The action gives axes, which this type does not take\(named.ofType)."),
      rule: Bilingual(
        fr: "Une écriture de ce type n'a d'autres axes que ceux que ses champs nomment.",
        en: "A record of this type has no axes but those its fields name."),
      remedy: Bilingual(fr: "Retirez les axes.", en: "Remove the axes."))
  }

  static func noActingParty(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action ne dit pas qui agit\(named.ofType).",
        en: "The action does not say who acts\(named.ofType)."),
      rule: Bilingual(
        fr: "Un acte est accompli, et un différend soulevé, au nom d'au moins un acteur.",
        en: "An act is done, and a dispute raised, on behalf of at least one actor."),
      remedy: remedyOfNoActingParty(named))
  }

  /// The parties of an act are taken for those who act; those of a finding are not.
  private static func remedyOfNoActingParty(_ named: RefusalParameters) -> Bilingual {
    switch (named.isRow, named.type?.definition.kind == .finding) {
    case (true, true):
      Bilingual(
        fr: "Nommez à la ligne qui agit (« on_behalf_of »).",
        en: "Name in the row who acts (“on_behalf_of”).")
    case (true, false):
      Bilingual(
        fr: "Nommez à la ligne qui agit (« on_behalf_of ») ou les parties (« parties »).",
        en: "Name in the row who acts (“on_behalf_of”) or the parties (“parties”).")
    case (false, true):
      Bilingual(
        fr: "Nommez qui agit\(named.given(by: .onBehalfOf)).",
        en: "Name who acts\(named.given(by: .onBehalfOf)).")
    case (false, false):
      Bilingual(
        fr:
          "Nommez qui agit\(named.given(by: .onBehalfOf)) ou les parties\(named.given(by: .parties)).",
        en:
          "Name who acts\(named.given(by: .onBehalfOf)) or the parties\(named.given(by: .parties))."
      )
    }
  }

  static func actingNotApplicable(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action est dite au nom d'un acteur, ce que ce type n'admet pas\(named.ofType).",
        en: "The action is said to be on behalf of an actor, which this type does not"
          + " take\(named.ofType)."),
      rule: Bilingual(
        fr: "Une écriture de tenue concerne le registre ; nul n'agit par elle.",
        en: "A clerical record concerns the ledger; nobody acts by it."),
      remedy: named.isRow
        ? Bilingual(
          fr: "Retirez qui agit, donné à la ligne (« on_behalf_of »).",
          en: "Remove who acts, given in the row (“on_behalf_of”).")
        : Bilingual(
          fr: "Retirez qui agit\(named.given(by: .onBehalfOf)).",
          en: "Remove who acts\(named.given(by: .onBehalfOf))."))
  }

  static func reasonMissing(_ named: RefusalParameters) -> RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "L'action ne donne aucun motif\(named.ofType).",
        en: "The action gives no reason\(named.ofType)."),
      rule: Bilingual(
        fr: "Une rectification, une annulation, un gel et la levée d'un gel se motivent.",
        en: "A correction, an annulment, a hold and the lifting of one say why."),
      remedy: named.isRow
        ? Bilingual(
          fr: "Ajoutez le motif à la ligne (« reason »).",
          en: "Add the reason in the row (“reason”).")
        : Bilingual(
          fr: "Ajoutez le motif\(named.given(by: .reason)).",
          en: "Add the reason\(named.given(by: .reason))."))
  }

  static func personalText(_ named: RefusalParameters) -> RefusalText {
    guard named.person.isEmpty, named.record.isEmpty else { return nameInText(named) }
    if named.isGeneral { return personalTextInGeneral }
    let text = named.inText
    return RefusalText(
      happened: Bilingual(
        fr: "\(named.theField), où se met un texte libre, contient une adresse électronique ou un"
          + " numéro de téléphone\(text).",
        en: "\(named.theField), which holds free text, contains an e-mail address or a telephone"
          + " number\(text)."),
      rule: Bilingual(
        fr: "Ce qui permet de joindre une personne se met dans son inscription, avec laquelle il"
          + " s'efface ; les textes libres disent ce qui s'est passé et restent.",
        en: "How to reach a person belongs into their registration, with which it is erased; free"
          + " texts say what happened, and stay."),
      remedy: named.isAsked
        ? Bilingual(
          fr: "Retirez-le, et mettez-le dans l'inscription de la personne.",
          en: "Remove it, and put it into the registration of the person.")
        : Bilingual(
          fr: "Retirez-le et mettez-le dans l'inscription de la personne (person.registered ou"
            + " person.updated), ou acceptez-le par --accepter-texte-personnel.",
          en: "Remove it and put it into the registration of the person (person.registered or"
            + " person.updated), or accept it by --allow-personal-text."))
  }

  /// Of how to reach somebody and of names, for the page.
  private static var personalTextInGeneral: RefusalText {
    RefusalText(
      happened: Bilingual(
        fr: "Le champ, où se met un texte libre, contient une adresse électronique ou un numéro de"
          + " téléphone ; ou ce qui motive, fonde ou nomme un effacement ou un gel redit un mot du"
          + " nom ou de l'adresse de la personne inscrite sur qui il porte, ou un nom que disent les"
          + " textes à effacer d'une écriture.",
        en: "The field, which holds free text, contains an e-mail address or a telephone number; or"
          + " the reason, the basis or the code of an erasure or of a hold says again a word of the"
          + " name or the address of the registered person it is about, or a name in the words of a"
          + " record that are to be erased."),
      rule: Bilingual(
        fr: "Ce qui permet de joindre une personne se met dans son inscription, avec laquelle il"
          + " s'efface ; les textes libres disent ce qui s'est passé et restent. Le motif et le"
          + " fondement d'un effacement ou d'un gel restent aussi, et nomment la personne par son"
          + " identifiant.",
        en: "How to reach a person belongs into their registration, with which it is erased; free"
          + " texts say what happened, and stay. The reason and the basis of an erasure or of a"
          + " hold stay, too, and name the person by their id."),
      remedy: Bilingual(
        fr: "Retirez-le, et mettez ce qui permet de joindre la personne dans son inscription"
          + " (person.registered ou person.updated) ; ou acceptez-le par --accepter-texte-personnel.",
        en: "Remove it, and put how to reach the person into their registration (person.registered"
          + " or person.updated); or accept it by --allow-personal-text."))
  }

  /// What the reason of an erasure or of a hold says again of the person it is about.
  private static func nameInText(_ named: RefusalParameters) -> RefusalText {
    let (field, text) = (named.theField, named.inText)
    let happened =
      named.record.isEmpty
      ? Bilingual(
        fr: "\(field), qui reste au journal, redit un mot des textes sur la personne\(text).",
        en: "\(field), which stays in the log, says again one of the words about the"
          + " person\(text).")
      : Bilingual(
        fr: "\(field), qui reste au journal, redit un mot des textes de l'écriture\(named.record)"
          + "\(text).",
        en: "\(field), which stays in the log, says again one of the words of record\(named.record)"
          + "\(text).")
    return RefusalText(
      happened: happened,
      rule: Bilingual(
        fr: "Les textes sur une personne s'effacent ; le motif et le fondement d'un effacement ou"
          + " d'un gel restent, et nomment la personne par son identifiant.",
        en: "Words about a person are erased; the reason and the basis of an erasure or of a hold"
          + " stay, and name the person by their id."),
      remedy: Bilingual(
        fr: "Retirez-le, ou acceptez-le par --accepter-texte-personnel.",
        en: "Remove it, or accept it by --allow-personal-text."))
  }
}
