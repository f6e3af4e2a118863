/// The ledger itself: its opening, its keys, and what its operations say they have done.
extension TypeText {
  static let ledgerOpened = TypeText(
    label: Bilingual(fr: "Registre ouvert", en: "Ledger opened"),
    meaning: Bilingual(
      fr: "Ouvre le registre : son titre, son horloge et la clé qui signe ses têtes.",
      en: "Opens the ledger: its title, its clock and the key that signs its checkpoints."))

  static let keyAdded = TypeText(
    label: Bilingual(fr: "Clé ajoutée", en: "Key added"),
    meaning: Bilingual(
      fr: "Inscrit la clé publique avec laquelle un acteur ou une personne signe.",
      en: "Registers the public key an actor or a person signs with."))

  static let keyRetired = TypeText(
    label: Bilingual(fr: "Clé retirée", en: "Key retired"),
    meaning: Bilingual(
      fr: "Retire une clé : remplacée, perdue ou compromise, elle ne signe plus.",
      en: "Retires a key: superseded, lost or compromised, it signs no more."))

  static let checkpointCosigned = TypeText(
    label: Bilingual(fr: "Tête contresignée", en: "Checkpoint cosigned"),
    meaning: Bilingual(
      fr: "Garde le contreseing d'un témoin sur une tête du registre.",
      en: "Keeps the cosignature of a witness on a checkpoint of the ledger."))

  static let exportIssued = TypeText(
    label: Bilingual(fr: "Exportation produite", en: "Export issued"),
    meaning: Bilingual(
      fr: "Garde trace d'une exportation : son profil, son empreinte et son destinataire.",
      en: "Keeps track of an export: its profile, its digest and its recipient."))

  static let verificationRun = TypeText(
    label: Bilingual(fr: "Vérification faite", en: "Verification run"),
    meaning: Bilingual(
      fr: "Garde le résultat d'une vérification du registre.",
      en: "Keeps the result of a verification of the ledger."))

  static let accessGranted = TypeText(
    label: Bilingual(fr: "Accès accordé", en: "Access granted"),
    meaning: Bilingual(
      fr: "Accorde à un auteur un rôle dans le registre.",
      en: "Gives an author a role in the ledger."))

  static let schemaUpgraded = TypeText(
    label: Bilingual(fr: "Format mis à niveau", en: "Schema upgraded"),
    meaning: Bilingual(
      fr:
        "Consigne le passage du registre à un autre format, selon quel procédé et avec quelles garanties.",
      en: "Records that the ledger went to another format, by which process and with what"
        + " guarantees."))

  static let recordsImported = TypeText(
    label: Bilingual(fr: "Écritures importées", en: "Records imported"),
    meaning: Bilingual(
      fr: "Garde trace d'une importation : l'empreinte de son fichier et le nombre de ses lignes.",
      en: "Keeps track of an import: the hash of its file and the number of its rows."))
}
