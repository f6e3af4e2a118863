import Partnership

extension FieldName {
  /// The label a type gives the field, where it says more than the general one.
  func label(in type: RecordType) -> Bilingual? {
    switch (type, self) {
    case (.ledgerOpened, .title): Bilingual(fr: "Titre du registre", en: "Title of the ledger")
    case (.actorRenamed, .name): Bilingual(fr: "Nouveau nom", en: "New name")
    case (.agreementProposed, .title):
      Bilingual(fr: "Titre de l'entente", en: "Title of the agreement")
    case (.agreementSigned, .person): Bilingual(fr: "Signataire", en: "Signatory")
    case (.agreementSigned, .place): Bilingual(fr: "Lieu de signature", en: "Place of signature")
    case (.agreementAnnounced, .place): Bilingual(fr: "Lieu de l'annonce", en: "Place announced")
    case (.statementPublished, .person): Bilingual(fr: "Auteur des propos", en: "Speaker")
    case (.axisAgreed, .title), (.axisAdded, .title):
      Bilingual(fr: "Intitulé de l'axe", en: "Title of the axis")
    case (.commitmentMade, .title):
      Bilingual(fr: "Énoncé de l'engagement", en: "What is committed to")
    case (.contactReplaced, .person): Bilingual(fr: "Nouveau contact", en: "New contact")
    case (.contactReplaced, .replaces): Bilingual(fr: "Contact remplacé", en: "Contact replaced")
    case (.actorRegistered, .kind): Bilingual(fr: "Genre d'acteur", en: "Kind of actor")
    case (.commitmentMade, .kind):
      Bilingual(fr: "Genre d'engagement", en: "Kind of commitment")
    case (.knowhowTransferred, .subject):
      Bilingual(fr: "Savoir-faire transmis", en: "Know-how transferred")
    case (.figureDeclared, .label): Bilingual(fr: "Ce que dit le chiffre", en: "What it says")
    case (.figureDeclared, .document), (.funderDeclared, .document),
      (.agreementAnnounced, .document):
      Bilingual(fr: "Document source", en: "Source document")
    case (.personalErased, .person): Bilingual(fr: "Personne concernée", en: "Person concerned")
    case (.delegationGranted, .from), (.delegationRevoked, .from):
      Bilingual(fr: "Délégant", en: "Delegating actor")
    case (.delegationGranted, .to), (.delegationRevoked, .to):
      Bilingual(fr: "Délégataire", en: "Delegate")
    case (.delegationGranted, .until):
      Bilingual(fr: "Dernier jour de la délégation", en: "Last day of the delegation")
    case (.agreementExtended, .until): Bilingual(fr: "Nouveau terme", en: "New end of the term")
    case (.agreementExtended, .term): Bilingual(fr: "Durée ajoutée", en: "Term added")
    case (.actorIntroduced, .by), (.actorJoined, .by):
      Bilingual(fr: "Présenté par", en: "Introduced by")
    case (.opportunityIdentified, .by): Bilingual(fr: "Repérée par", en: "Identified by")
    case (.opportunityStudied, .by): Bilingual(fr: "Étudiée par", en: "Studied by")
    case (.relationEstablished, .kind): Bilingual(fr: "Genre de relation", en: "Kind of relation")
    case (.fundingApplied, .amount):
      Bilingual(
        fr: "Montant demandé, dans la plus petite unité de la devise",
        en: "Amount applied for, in the smallest unit of the currency")
    case (.fundingAwarded, .amount):
      Bilingual(
        fr: "Montant accordé, dans la plus petite unité de la devise",
        en: "Amount awarded, in the smallest unit of the currency")
    case (.transferMade, .receiver): Bilingual(fr: "Destinataire", en: "Receiver")
    case (.transferMade, .personal):
      Bilingual(
        fr: "Contient des renseignements personnels", en: "Holds personal information",
        frFR: "Contient des données à caractère personnel")
    case (.toolProposed, .owner), (.toolDeployed, .owner):
      Bilingual(fr: "Responsable de l'outil", en: "Who keeps the tool")
    case (.keyAdded, .owner): Bilingual(fr: "Titulaire de la clé", en: "Owner of the key")
    case (.commitmentRescheduled, .due): Bilingual(fr: "Nouvelle échéance", en: "New due date")
    case (.disputeRaised, .subject):
      Bilingual(fr: "Objet du différend", en: "Subject of the dispute")
    case (.documentReplaced, .document): Bilingual(fr: "Nouveau document", en: "New document")
    case (.documentReplaced, .replaces): Bilingual(fr: "Document remplacé", en: "Document replaced")
    case (.personalErased, .documents): Bilingual(fr: "Documents effacés", en: "Documents erased")
    case (.personalErased, .records): Bilingual(fr: "Écritures effacées", en: "Records erased")
    case (.schemaUpgraded, .from): Bilingual(fr: "Version de départ", en: "Version it had")
    case (.schemaUpgraded, .to): Bilingual(fr: "Nouvelle version", en: "New version")
    default: nil
    }
  }
}
