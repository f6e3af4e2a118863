/// Protocols, the transfers made under them, incidents and tools.
extension TypeText {
  static let protocolDrafted = TypeText(
    label: Bilingual(fr: "Version de protocole rédigée", en: "Protocol version drafted"),
    meaning: Bilingual(
      fr: "Consigne le projet d'une version d'un protocole de transfert.",
      en: "Records the draft of a version of a transfer protocol."))

  static let protocolRevised = TypeText(
    label: Bilingual(fr: "Version de protocole révisée", en: "Protocol version revised"),
    meaning: Bilingual(
      fr: "Remplace le texte d'une version qui n'est pas encore adoptée.",
      en: "Replaces the text of a version that is not adopted yet."))

  static let protocolReviewed = TypeText(
    label: Bilingual(fr: "Version de protocole examinée", en: "Protocol version reviewed"),
    meaning: Bilingual(
      fr: "Met une version à l'examen avant son adoption ; l'examen n'est pas obligatoire.",
      en: "Puts a version under review before it is adopted; review may be skipped."))

  static let protocolAdopted = TypeText(
    label: Bilingual(fr: "Version de protocole adoptée", en: "Protocol version adopted"),
    meaning: Bilingual(
      fr: "Adopte une version ; en vigueur quand toutes les parties l'ont adoptée, elle remplace"
        + " les précédentes.",
      en: "Adopts a version; in force once every party has adopted it, it supersedes those"
        + " before."))

  static let protocolSuspended = TypeText(
    label: Bilingual(fr: "Version de protocole suspendue", en: "Protocol version suspended"),
    meaning: Bilingual(
      fr: "Suspend la version en vigueur à partir d'un jour.",
      en: "Suspends the version in force from a day on."))

  static let protocolResumed = TypeText(
    label: Bilingual(fr: "Version de protocole rétablie", en: "Protocol version resumed"),
    meaning: Bilingual(
      fr: "Met fin à la suspension d'une version à partir d'un jour.",
      en: "Ends the suspension of a version from a day on."))

  static let protocolRetired = TypeText(
    label: Bilingual(fr: "Version de protocole retirée", en: "Protocol version retired"),
    meaning: Bilingual(
      fr: "Retire une version, pour de bon, sans qu'une autre la remplace.",
      en: "Retires a version, for good, without another in its place."))

  static let transferMade = TypeText(
    label: Bilingual(fr: "Transfert effectué", en: "Transfer made"),
    meaning: Bilingual(
      fr: "Constate que des informations sont passées d'un acteur à un autre selon une version d'un"
        + " protocole.",
      en: "States that information went from one actor to another under a version of a protocol."))

  static let transferAcknowledged = TypeText(
    label: Bilingual(fr: "Réception du transfert confirmée", en: "Transfer acknowledged"),
    meaning: Bilingual(
      fr: "Constate que le destinataire a bien reçu un transfert.",
      en: "States that the receiver acknowledged a transfer."))

  static let incidentDeclared = TypeText(
    label: Bilingual(fr: "Incident déclaré", en: "Incident declared"),
    meaning: Bilingual(
      fr: "Constate un incident, le préjudice qu'il peut causer et qui en a été avisé.",
      en: "States an incident, the harm it may do and who was notified."))

  static let incidentClosed = TypeText(
    label: Bilingual(fr: "Incident clos", en: "Incident closed"),
    meaning: Bilingual(fr: "Clôt un incident.", en: "Closes an incident."))

  static let toolProposed = TypeText(
    label: Bilingual(fr: "Outil proposé", en: "Tool proposed"),
    meaning: Bilingual(
      fr: "Propose un outil au service des relations entre partenaires.",
      en: "Proposes a tool that serves relations between partners."))

  static let toolDeployed = TypeText(
    label: Bilingual(fr: "Outil mis en service", en: "Tool deployed"),
    meaning: Bilingual(
      fr: "Met en service un outil proposé.", en: "Puts a proposed tool into service."))

  static let toolUsed = TypeText(
    label: Bilingual(fr: "Outil utilisé", en: "Tool used"),
    meaning: Bilingual(
      fr: "Constate qu'un outil a servi, et combien de fois.",
      en: "States that a tool was used, and how often."))

  static let toolRetired = TypeText(
    label: Bilingual(fr: "Outil retiré", en: "Tool retired"),
    meaning: Bilingual(
      fr: "Retire un outil du service, pour de bon.", en: "Takes a tool out of service, for good."))
}
