/// Organisations and persons: who they are, what they do there, who speaks for whom.
extension TypeText {
  static let actorRegistered = TypeText(
    label: Bilingual(fr: "Acteur inscrit", en: "Actor registered"),
    meaning: Bilingual(
      fr: "Fait connaître une organisation, sous l'identifiant qu'elle gardera.",
      en: "Makes an organisation known, under the id it will keep."))

  static let actorRenamed = TypeText(
    label: Bilingual(fr: "Acteur renommé", en: "Actor renamed"),
    meaning: Bilingual(
      fr: "Constate qu'une organisation change de nom ; son identifiant reste.",
      en: "States that an organisation changes its name; its id stays."))

  static let actorMerged = TypeText(
    label: Bilingual(fr: "Acteur fusionné", en: "Actor merged"),
    meaning: Bilingual(
      fr: "Constate qu'une organisation s'est fondue dans une autre ; elle ne reçoit plus"
        + " d'écritures.",
      en: "States that an organisation became part of another; it takes no new records."))

  static let personRegistered = TypeText(
    label: Bilingual(fr: "Personne inscrite", en: "Person registered"),
    meaning: Bilingual(
      fr: "Fait connaître une personne ; son nom et ses coordonnées peuvent être effacés.",
      en: "Makes a person known; name and contact details can be erased."))

  static let personUpdated = TypeText(
    label: Bilingual(fr: "Fiche de personne mise à jour", en: "Person updated"),
    meaning: Bilingual(
      fr: "Change le nom ou les coordonnées d'une personne.",
      en: "Changes the name or the contact details of a person."))

  static let roleAssigned = TypeText(
    label: Bilingual(fr: "Fonction attribuée", en: "Role assigned"),
    meaning: Bilingual(
      fr: "Attribue à une personne une fonction dans une organisation, à partir d'un jour.",
      en: "Gives a person a function in an organisation, from a day on."))

  static let roleEnded = TypeText(
    label: Bilingual(fr: "Fonction terminée", en: "Role ended"),
    meaning: Bilingual(
      fr: "Met fin à la fonction d'une personne dans une organisation.",
      en: "Ends the function of a person in an organisation."))

  static let contactDesignated = TypeText(
    label: Bilingual(fr: "Contact désigné", en: "Contact designated"),
    meaning: Bilingual(
      fr: "Désigne la personne à qui s'adresser chez une partie.",
      en: "Designates the person to turn to at a party."))

  static let contactReplaced = TypeText(
    label: Bilingual(fr: "Contact remplacé", en: "Contact replaced"),
    meaning: Bilingual(
      fr: "Remplace, ou retire, un contact d'une partie.",
      en: "Replaces, or removes, a contact of a party."))

  static let delegationGranted = TypeText(
    label: Bilingual(fr: "Délégation accordée", en: "Delegation granted"),
    meaning: Bilingual(
      fr: "Permet à un acteur d'agir au nom d'un autre, sur certains axes ou sur tous.",
      en: "Lets an actor act in the name of another, on some axes or on all."))

  static let delegationRevoked = TypeText(
    label: Bilingual(fr: "Délégation révoquée", en: "Delegation revoked"),
    meaning: Bilingual(
      fr: "Met fin à une délégation, pour certains axes ou pour tous.",
      en: "Ends a delegation, for some axes or for all."))

  static let figureDeclared = TypeText(
    label: Bilingual(fr: "Chiffre déclaré", en: "Figure declared"),
    meaning: Bilingual(
      fr: "Consigne un chiffre qu'une organisation donne d'elle-même, avec sa date.",
      en: "Records a figure that an organisation gives of itself, with its date."))

  static let funderDeclared = TypeText(
    label: Bilingual(fr: "Bailleur de fonds déclaré", en: "Funder declared"),
    meaning: Bilingual(
      fr: "Consigne qui finance une organisation, et par quel intermédiaire.",
      en: "Records who funds an organisation, and through whom."))

  static let statementPublished = TypeText(
    label: Bilingual(fr: "Déclaration publiée", en: "Statement published"),
    meaning: Bilingual(
      fr: "Constate qu'une personne a fait une déclaration publique.",
      en: "States that a person made a public statement."))

  static let actorIntroduced = TypeText(
    label: Bilingual(fr: "Acteur présenté", en: "Actor introduced"),
    meaning: Bilingual(
      fr: "Constate qu'un acteur a été présenté aux parties.",
      en: "States that an actor was introduced to the parties."))

  static let actorJoined = TypeText(
    label: Bilingual(fr: "Acteur associé", en: "Actor joined"),
    meaning: Bilingual(
      fr: "Associe un acteur à l'entente, sans qu'il en devienne partie.",
      en: "Brings an actor into the agreement, without making it a party."))

  static let actorLeft = TypeText(
    label: Bilingual(fr: "Départ d'un acteur", en: "Actor left"),
    meaning: Bilingual(
      fr: "Met fin à la participation d'un acteur associé à l'entente.",
      en: "Ends the part of an actor that had joined the agreement."))

  static let relationEstablished = TypeText(
    label: Bilingual(fr: "Relation établie", en: "Relation established"),
    meaning: Bilingual(
      fr: "Constate qu'une relation s'est nouée entre deux acteurs.",
      en: "States that a relation was established between two actors."))
}
