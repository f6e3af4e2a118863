/// Documents, and records about other records: corrected, annulled, erased, held, kept.
extension TypeText {
  static let documentAttached = TypeText(
    label: Bilingual(fr: "Document joint", en: "Document attached"),
    meaning: Bilingual(
      fr: "Joint un document, nommé par son empreinte.",
      en: "Attaches a document, named by its hash."))

  static let documentReplaced = TypeText(
    label: Bilingual(fr: "Document remplacé", en: "Document replaced"),
    meaning: Bilingual(
      fr: "Constate qu'un document en remplace un autre, qui reste consultable.",
      en: "States that a document replaces another one, which can still be read."))

  static let recordCorrected = TypeText(
    label: Bilingual(fr: "Écriture rectifiée", en: "Record corrected"),
    meaning: Bilingual(
      fr: "Rectifie une écriture antérieure, qui reste lisible telle qu'elle fut consignée.",
      en: "Corrects an earlier record, which stays readable as it was recorded."))

  static let recordAnnulled = TypeText(
    label: Bilingual(fr: "Écriture annulée", en: "Record annulled"),
    meaning: Bilingual(
      fr: "Annule une écriture antérieure, qui reste lisible mais ne compte plus.",
      en: "Annuls an earlier record, which stays readable but no longer counts."))

  static let personalErased = TypeText(
    label: Bilingual(
      fr: "Renseignements personnels effacés",
      en: "Personal information erased",
      frFR: "Données personnelles effacées"),
    meaning: Bilingual(
      fr: "Consigne l'effacement de renseignements personnels, et son fondement juridique.",
      en: "Records that personal information was erased, and on what legal basis.",
      frFR: "Consigne l'effacement de données à caractère personnel, et son fondement juridique."))

  static let holdPlaced = TypeText(
    label: Bilingual(fr: "Gel posé", en: "Hold placed"),
    meaning: Bilingual(
      fr: "Interdit, jusqu'à nouvel ordre, d'effacer ou de détruire ce qui est couvert.",
      en: "Forbids erasing or destroying what is covered, until further notice."))

  static let holdLifted = TypeText(
    label: Bilingual(fr: "Gel levé", en: "Hold lifted"),
    meaning: Bilingual(
      fr: "Met fin à un gel ; ce qu'il couvrait peut de nouveau être effacé ou détruit.",
      en: "Ends a hold; what it covered may again be erased or destroyed."))

  static let retentionAssigned = TypeText(
    label: Bilingual(fr: "Règle de conservation fixée", en: "Retention rule assigned"),
    meaning: Bilingual(
      fr: "Fixe combien de temps les écritures se gardent après la fin de l'entente, et leur sort"
        + " final.",
      en: "Says how long records are kept after the end of the agreement, and what becomes of them"
        + " then."))

  static let dispositionDecided = TypeText(
    label: Bilingual(fr: "Sort final décidé", en: "Disposition decided"),
    meaning: Bilingual(
      fr: "Décide du sort final des écritures auxquelles s'applique une règle de conservation.",
      en: "Decides what becomes of the records under a retention rule."))
}
