public import Partnership

extension Wording {
  /// What a field is called, in a type of record where the type matters.
  public func label(of field: FieldName, in type: RecordType? = nil) -> String {
    if let type, let label = field.label(in: type) { return say(label) }
    return say(field.label)
  }
}

extension FieldName {
  /// The label a type gives the field, where it says more than the general one.
  fileprivate func label(in type: RecordType) -> Bilingual? {
    switch (type, self) {
    case (.ledgerOpened, .title): Bilingual(fr: "Titre du registre", en: "Title of the ledger")
    case (.actorRenamed, .name): Bilingual(fr: "Nouveau nom", en: "New name")
    case (.agreementProposed, .title):
      Bilingual(fr: "Titre de l'entente", en: "Title of the agreement")
    case (.agreementSigned, .person): Bilingual(fr: "Signataire", en: "Signatory")
    case (.agreementSigned, .place): Bilingual(fr: "Lieu de signature", en: "Place of signature")
    case (.agreementAnnounced, .place): Bilingual(fr: "Lieu de l'annonce", en: "Place announced")
    case (.statementPublished, .person): Bilingual(fr: "Auteur des propos", en: "Speaker")
    case (.axisAgreed, .title): Bilingual(fr: "Intitulé de l'axe", en: "Title of the axis")
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
    default: nil
    }
  }

  fileprivate var label: Bilingual {
    switch self {
    case .actor: Bilingual(fr: "Acteur", en: "Actor")
    case .audience: Bilingual(fr: "Public visé", en: "Audience")
    case .axis: Bilingual(fr: "Axe", en: "Axis")
    case .basis: Bilingual(fr: "Fondement", en: "Basis")
    case .bytes: Bilingual(fr: "Taille en octets", en: "Size in bytes")
    case .cause: Bilingual(fr: "Écriture à l'origine", en: "Record it follows from")
    case .challenge: Bilingual(fr: "Défi", en: "Challenge")
    case .changes: Bilingual(fr: "Changements", en: "Changes")
    case .channel: Bilingual(fr: "Canal", en: "Channel")
    case .checkpointKey: Bilingual(fr: "Clé des têtes", en: "Checkpoint key")
    case .decided: Bilingual(fr: "Décidé le", en: "Decided on")
    case .documentClass: Bilingual(fr: "Classe", en: "Class")
    case .clock: Bilingual(fr: "Horloge", en: "Clock")
    case .clockSource: Bilingual(fr: "Source de l'heure", en: "Clock source")
    case .commitment: Bilingual(fr: "Engagement", en: "Commitment")
    case .country: Bilingual(fr: "Pays", en: "Country")
    case .creditor: Bilingual(fr: "Créancier", en: "Creditor")
    case .debtors: Bilingual(fr: "Débiteurs", en: "Debtors")
    case .document: Bilingual(fr: "Document", en: "Document")
    case .due: Bilingual(fr: "Échéance", en: "Due date")
    case .ecosystem: Bilingual(fr: "Écosystème", en: "Ecosystem")
    case .email: Bilingual(fr: "Courriel", en: "E-mail", frFR: "Adresse électronique")
    case .evidence: Bilingual(fr: "Pièces à l'appui", en: "Evidence")
    case .exchange: Bilingual(fr: "Échange", en: "Exchange")
    case .exclusive: Bilingual(fr: "Un seul titulaire", en: "One holder at a time")
    case .expects: Bilingual(fr: "Attendu de l'axe", en: "Expected of the axis")
    case .figure: Bilingual(fr: "Chiffre", en: "Figure")
    case .form: Bilingual(fr: "Forme", en: "Form")
    case .function: Bilingual(fr: "Fonction", en: "Function")
    case .funder: Bilingual(fr: "Bailleur de fonds", en: "Funder")
    case .giver: Bilingual(fr: "Donneur", en: "Giver")
    case .identifiers: Bilingual(fr: "Identifiants", en: "Identifiers")
    case .innovation: Bilingual(fr: "Innovation", en: "Innovation")
    case .kind: Bilingual(fr: "Genre", en: "Kind")
    case .label: Bilingual(fr: "Libellé", en: "Label")
    case .language: Bilingual(fr: "Langue", en: "Language")
    case .mediaType: Bilingual(fr: "Type de fichier", en: "Media type")
    case .name: Bilingual(fr: "Nom", en: "Name")
    case .object: Bilingual(fr: "Objet", en: "Object")
    case .occasion: Bilingual(fr: "Circonstance", en: "Occasion")
    case .orcid: Bilingual(fr: "Identifiant ORCID", en: "ORCID iD")
    case .parents: Bilingual(fr: "Institutions de rattachement", en: "Parent institutions")
    case .participants: Bilingual(fr: "Participants", en: "Attendees")
    case .parties: Bilingual(fr: "Parties", en: "Parties to it")
    case .party: Bilingual(fr: "Partie", en: "Party")
    case .person: Bilingual(fr: "Personne", en: "Person")
    case .phone: Bilingual(fr: "Téléphone", en: "Telephone")
    case .place: Bilingual(fr: "Lieu", en: "Place")
    case .planned: Bilingual(fr: "Date prévue", en: "Planned for")
    case .predecessor: Bilingual(fr: "Entente précédente", en: "Preceding agreement")
    case .predecessorRoot:
      Bilingual(fr: "Racine du registre précédent", en: "Root of the preceding ledger")
    case .qualifier: Bilingual(fr: "Précision", en: "Qualifier")
    case .quote: Bilingual(fr: "Citation", en: "Quotation")
    case .receiver: Bilingual(fr: "Receveur", en: "Receiver")
    case .replaces: Bilingual(fr: "Remplace", en: "Replaces")
    case .represents: Bilingual(fr: "Représente", en: "Represents")
    case .sha256: Bilingual(fr: "Empreinte SHA-256", en: "SHA-256 hash")
    case .software: Bilingual(fr: "Logiciel", en: "Software")
    case .subject: Bilingual(fr: "Sujet", en: "Subject")
    case .term: Bilingual(fr: "Durée", en: "Term")
    case .textSHA256:
      Bilingual(fr: "Empreinte SHA-256 du texte", en: "SHA-256 hash of the text")
    case .through: Bilingual(fr: "Par l'intermédiaire de", en: "Through")
    case .title: Bilingual(fr: "Titre", en: "Title")
    case .unit: Bilingual(fr: "Unité", en: "Unit")
    case .value: Bilingual(fr: "Valeur", en: "Value")
    case .wordsPresent: Bilingual(fr: "Textes présents", en: "Words present")
    case .zone: Bilingual(fr: "Fuseau horaire", en: "Time zone")
    }
  }
}
