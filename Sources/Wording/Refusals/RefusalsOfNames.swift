import Partnership

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
        fr: "Corrigez son code, ou convenez d'abord de l'axe (axis.agreed, ou axis.added selon un"
          + " avenant).",
        en: "Correct its code, or agree to the axis first (axis.agreed, or axis.added under an"
          + " amendment)."))
  }

  /// A code of an object of some sort that no standing record has brought into being.
  static func unknown(_ kind: ObjectKind, _ named: RefusalParameters) -> RefusalText {
    let object = named.named(kind)
    let noun = named.noun(kind)
    let types = RecordType.allCases.map(\.definition)
      .filter { $0.opensObject && $0.objectKind == kind }.map(\.name).joined(separator: ", ")
    return unknown(
      happened: kind.isOfTheLedger
        ? Bilingual(
          fr: "Le registre ne connaît pas \(object).", en: "The ledger does not know \(object).")
        : Bilingual(
          fr: "L'entente ne connaît pas \(object).",
          en: "The agreement does not know \(object)."),
      remedy: Bilingual(
        fr: "Corrigez son code, ou consignez d'abord \(noun) (\(types)).",
        en: "Correct its code, or record \(noun) first (\(types))."))
  }

  static func unknownVersion(_ named: RefusalParameters) -> RefusalText {
    unknown(
      happened: Bilingual(
        fr: "À cette date, la version\(named.number) du protocole\(named.code) n'était pas encore"
          + " rédigée.",
        en: "On that date, the version\(named.inLimit) of the protocol\(named.code) was not drafted"
          + " yet."),
      remedy: Bilingual(
        fr: "Corrigez le numéro ou la date, ou consignez d'abord la version (protocol.drafted).",
        en: "Correct the number or the date, or record the version first (protocol.drafted)."))
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

extension ObjectKind {
  /// Whether a ledger keeps such objects that belong to no agreement.
  fileprivate var isOfTheLedger: Bool { [.document, .hold, .rule].contains(self) }
}
