public import Partnership

extension Wording {
  /// What a type of record is called in lists: `Entente signée`, `Agreement signed`.
  public func label(of type: RecordType) -> String { say(type.label) }

  /// One sentence that says what a type of record is for.
  public func description(of type: RecordType) -> String { say(type.meaning) }

  /// What a kind of record is called: `acte`, `constat`, `écriture administrative`.
  public func label(of kind: RecordKind) -> String { say(kind.label) }

  /// Where a type of record belongs.
  public func label(of scope: RecordScope) -> String { say(scope.label) }

  /// Whether a type of record concerns axes.
  public func label(of rule: AxisRule) -> String { say(rule.label) }
}

extension RecordType {
  var label: Bilingual {
    switch self {
    case .ledgerOpened: Bilingual(fr: "Registre ouvert", en: "Ledger opened")
    case .actorRegistered: Bilingual(fr: "Acteur inscrit", en: "Actor registered")
    case .actorRenamed: Bilingual(fr: "Acteur renommé", en: "Actor renamed")
    case .personRegistered: Bilingual(fr: "Personne inscrite", en: "Person registered")
    case .roleAssigned: Bilingual(fr: "Fonction attribuée", en: "Role assigned")
    case .roleEnded: Bilingual(fr: "Fonction terminée", en: "Role ended")
    case .contactDesignated: Bilingual(fr: "Contact désigné", en: "Contact designated")
    case .contactReplaced: Bilingual(fr: "Contact remplacé", en: "Contact replaced")
    case .figureDeclared: Bilingual(fr: "Chiffre déclaré", en: "Figure declared")
    case .funderDeclared: Bilingual(fr: "Bailleur de fonds déclaré", en: "Funder declared")
    case .innovationPromoted: Bilingual(fr: "Innovation promue", en: "Innovation promoted")
    case .agreementProposed: Bilingual(fr: "Entente proposée", en: "Agreement proposed")
    case .agreementSigned: Bilingual(fr: "Entente signée", en: "Agreement signed")
    case .agreementRatified: Bilingual(fr: "Entente ratifiée", en: "Agreement ratified")
    case .agreementEnteredIntoForce:
      Bilingual(fr: "Entente entrée en vigueur", en: "Agreement entered into force")
    case .agreementAnnounced: Bilingual(fr: "Entente annoncée", en: "Agreement announced")
    case .statementPublished: Bilingual(fr: "Déclaration publiée", en: "Statement published")
    case .axisAgreed: Bilingual(fr: "Axe convenu", en: "Axis agreed")
    case .exchangeScheduled: Bilingual(fr: "Échange prévu", en: "Exchange scheduled")
    case .exchangeHeld: Bilingual(fr: "Échange tenu", en: "Exchange held")
    case .exchangeCancelled: Bilingual(fr: "Échange annulé", en: "Exchange cancelled")
    case .knowhowTransferred: Bilingual(fr: "Savoir-faire transmis", en: "Know-how transferred")
    case .commitmentMade: Bilingual(fr: "Engagement pris", en: "Commitment made")
    case .commitmentMet: Bilingual(fr: "Engagement tenu", en: "Commitment met")
    case .commitmentMissed: Bilingual(fr: "Engagement manqué", en: "Commitment missed")
    case .documentAttached: Bilingual(fr: "Document joint", en: "Document attached")
    case .recordCorrected: Bilingual(fr: "Écriture rectifiée", en: "Record corrected")
    case .recordAnnulled: Bilingual(fr: "Écriture annulée", en: "Record annulled")
    }
  }

  var meaning: Bilingual {
    switch self {
    case .ledgerOpened:
      Bilingual(
        fr: "Ouvre le registre : son titre, son horloge et la clé qui signe ses têtes.",
        en: "Opens the ledger: its title, its clock and the key that signs its checkpoints.")
    case .actorRegistered:
      Bilingual(
        fr: "Fait connaître une organisation, sous l'identifiant qu'elle gardera.",
        en: "Makes an organisation known, under the id it will keep.")
    case .actorRenamed:
      Bilingual(
        fr: "Constate qu'une organisation change de nom ; son identifiant reste.",
        en: "States that an organisation changes its name; its id stays.")
    case .personRegistered:
      Bilingual(
        fr: "Fait connaître une personne ; son nom et ses coordonnées peuvent être effacés.",
        en: "Makes a person known; name and contact details can be erased.")
    case .roleAssigned:
      Bilingual(
        fr: "Attribue à une personne une fonction dans une organisation, à partir d'un jour.",
        en: "Gives a person a function in an organisation, from a day on.")
    case .roleEnded:
      Bilingual(
        fr: "Met fin à la fonction d'une personne dans une organisation.",
        en: "Ends the function of a person in an organisation.")
    case .contactDesignated:
      Bilingual(
        fr: "Désigne la personne à qui s'adresser chez une partie.",
        en: "Designates the person to turn to at a party.")
    case .contactReplaced:
      Bilingual(
        fr: "Remplace, ou retire, un contact d'une partie.",
        en: "Replaces, or removes, a contact of a party.")
    case .figureDeclared:
      Bilingual(
        fr: "Consigne un chiffre qu'une organisation donne d'elle-même, avec sa date.",
        en: "Records a figure that an organisation gives of itself, with its date.")
    case .funderDeclared:
      Bilingual(
        fr: "Consigne qui finance une organisation, et par quel intermédiaire.",
        en: "Records who funds an organisation, and through whom.")
    case .innovationPromoted:
      Bilingual(
        fr: "Constate qu'une innovation a été promue, face à un défi et auprès d'un public.",
        en: "States that an innovation was promoted, against a challenge and to an audience.")
    case .agreementProposed:
      Bilingual(
        fr: "Propose une entente : ses parties, son objet et sa durée.",
        en: "Proposes an agreement: its parties, its object and its term.")
    case .agreementSigned:
      Bilingual(
        fr: "Signe l'entente au nom d'une partie.",
        en: "Signs the agreement for one party.")
    case .agreementRatified:
      Bilingual(
        fr: "Ratifie l'entente au nom d'une partie.",
        en: "Ratifies the agreement for one party.")
    case .agreementEnteredIntoForce:
      Bilingual(
        fr: "Fait entrer l'entente en vigueur un jour donné, pour une durée donnée.",
        en: "Brings the agreement into force on a day, for a term.")
    case .agreementAnnounced:
      Bilingual(
        fr: "Constate que l'entente a été annoncée au public.",
        en: "States that the agreement was announced to the public.")
    case .statementPublished:
      Bilingual(
        fr: "Constate qu'une personne a fait une déclaration publique.",
        en: "States that a person made a public statement.")
    case .axisAgreed:
      Bilingual(
        fr: "Convient d'un axe ; il devient actif quand toutes les parties en ont convenu.",
        en: "Agrees to an axis; it becomes active once every party has agreed.")
    case .exchangeScheduled:
      Bilingual(
        fr: "Prévoit une rencontre, une visite, un atelier, une visioconférence ou un envoi.",
        en: "Schedules a meeting, a visit, a workshop, a video call or a delivery of data.")
    case .exchangeHeld:
      Bilingual(
        fr: "Constate qu'un échange a eu lieu, prévu ou non.",
        en: "States that an exchange took place, scheduled or not.")
    case .exchangeCancelled:
      Bilingual(
        fr: "Annule un échange prévu qui n'a pas eu lieu.",
        en: "Cancels a scheduled exchange that has not taken place.")
    case .knowhowTransferred:
      Bilingual(
        fr: "Constate qu'un savoir-faire est passé d'un acteur à un autre.",
        en: "States that know-how went from one actor to another.")
    case .commitmentMade:
      Bilingual(
        fr: "Prend un engagement, avec ses débiteurs et son échéance.",
        en: "Makes a commitment, with its debtors and its due date.")
    case .commitmentMet:
      Bilingual(
        fr: "Constate qu'un engagement est tenu, pièce ou motif à l'appui.",
        en: "States that a commitment was met, with evidence or a reason.")
    case .commitmentMissed:
      Bilingual(
        fr: "Constate qu'un engagement est manqué ; il reste dû.",
        en: "States that a commitment was missed; it is still owed.")
    case .documentAttached:
      Bilingual(
        fr: "Joint un document, nommé par son empreinte.",
        en: "Attaches a document, named by its hash.")
    case .recordCorrected:
      Bilingual(
        fr: "Rectifie une écriture antérieure, qui reste lisible telle qu'elle fut consignée.",
        en: "Corrects an earlier record, which stays readable as it was recorded.")
    case .recordAnnulled:
      Bilingual(
        fr: "Annule une écriture antérieure, qui reste lisible mais ne compte plus.",
        en: "Annuls an earlier record, which stays readable but no longer counts.")
    }
  }
}

extension RecordKind {
  var label: Bilingual {
    switch self {
    case .act: Bilingual(fr: "acte", en: "act")
    case .finding: Bilingual(fr: "constat", en: "finding")
    case .clerical: Bilingual(fr: "écriture de tenue", en: "clerical record")
    }
  }
}

extension RecordScope {
  var label: Bilingual {
    switch self {
    case .ledger: Bilingual(fr: "tout le registre", en: "the whole ledger")
    case .agreement: Bilingual(fr: "une entente", en: "one agreement")
    case .either:
      Bilingual(fr: "une entente ou tout le registre", en: "one agreement or the whole ledger")
    case .target: Bilingual(fr: "celle de sa cible", en: "that of its target")
    }
  }
}

extension AxisRule {
  var label: Bilingual {
    switch self {
    case .required: Bilingual(fr: "au moins un axe", en: "at least one axis")
    case .optional: Bilingual(fr: "facultatif", en: "optional")
    case .none: Bilingual(fr: "aucun", en: "none")
    }
  }
}
