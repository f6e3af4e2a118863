internal import CanonicalJSON
internal import Partnership

extension Demonstration {
  private static let both: JSON = ["cnrs", "genome-quebec"]

  /// The hash of the first version of the protocol, and of the letter it came with.
  private static let firstText: JSON = .string(String(repeating: "a3a1", count: 16))
  private static let whyLate = synthetic(
    "Adopté par échange de lettres entre services juridiques; versé au dossier le 20 mars 2023",
    "Adopted by letters between legal departments; filed on 20 March 2023")

  /// March to June 2023, made up: a protocol that was in force for two months before the ledger heard
  /// of it, what was therefore wrongly said to be missed, partners, a tool, a first transfer.
  static let spring2023: [DemonstrationStep] = [
    DemonstrationStep(
      .protocolDrafted, on: "2023-01-09",
      [
        "protocol": "P-1", "version": 1, "text_sha256": firstText,
        "data_classes": ["public", "internal"],
        "description": synthetic(
          "Séquences et métadonnées, sans renseignements personnels",
          "Sequences and metadata, without personal information"),
      ], ["axes": ["A3"], "on_behalf_of": ["cnrs"], "reason": whyLate], at: "2023-03-21T14:05"),
    DemonstrationStep(
      .protocolAdopted, on: "2023-01-20",
      ["protocol": "P-1", "version": 1, "text_sha256": firstText],
      ["axes": ["A3"], "on_behalf_of": ["cnrs"], "reason": whyLate]),
    DemonstrationStep(
      .protocolAdopted, on: "2023-01-26",
      ["protocol": "P-1", "version": 1, "text_sha256": firstText],
      ["axes": ["A3"], "on_behalf_of": ["genome-quebec"], "reason": whyLate]),
    DemonstrationStep(
      .documentAttached, on: "2023-01-26",
      [
        "document": "D-2",
        "title": synthetic("Protocole P-1, version 1", "Protocol P-1, version 1"),
        "sha256": firstText, "bytes": 96_256, "media_type": "application/pdf", "language": "fr",
        "class": "internal",
      ],
      [
        "axes": ["A3"], "parties": both, "reason": whyLate,
        "evidence": syntheticEvidence("a3a1", "Protocole P-1, version 1"),
      ]),
    DemonstrationStep(
      .recordAnnulled, .null,
      [
        "reason": synthetic(
          "Le projet avait été remis le 9 janvier à un autre service",
          "The draft had been handed to another department on 9 January")
      ], at: "2023-03-21T14:30", target: "draft reported missing"),
    DemonstrationStep(
      .commitmentMet, on: "2023-01-09", ["commitment": "C-1"],
      ["reason": whyLate, "evidence": syntheticEvidence("c1c1", "Lettre d’accompagnement")]),
    DemonstrationStep(
      .commitmentWaived, on: "2023-03-21", ["commitment": "C-6"],
      [
        "on_behalf_of": ["genome-quebec"],
        "text": synthetic(
          "Sans objet : le projet attendu est déjà adopté",
          "No longer needed: the draft it asks for is adopted already"),
      ]),
    DemonstrationStep(
      .commitmentMet, on: "2023-03-24", ["commitment": "C-5"],
      ["evidence": syntheticEvidence("c5c5", "Calendrier Exemple")], at: "2023-03-27T15:20"),

    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "laboratoire-exemple-quebec",
        "name": "Laboratoire Exemple du Québec [synthétique · synthetic]", "kind": "academic",
        "country": "CA", "ecosystem": "quebec",
      ], at: "2023-04-03T13:30"),
    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "entreprise-exemple", "name": "Entreprise Exemple [synthétique · synthetic]",
        "kind": "private_company", "country": "CA", "ecosystem": "quebec",
      ]),
    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "jeune-pousse-exemple", "name": "Jeune pousse Exemple [synthétique · synthetic]",
        "kind": "start_up", "country": "FR", "ecosystem": "france",
      ]),
    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "programme-exemple", "name": "Programme Exemple [synthétique · synthetic]",
        "kind": "funder", "ecosystem": "other",
      ]),
    DemonstrationStep(
      .actorIntroduced, on: "2023-04-04",
      ["actor": "entreprise-exemple", "sector": "private", "by": "genome-quebec"],
      ["axes": ["A4"]], at: "2023-04-05T14:10"),
    DemonstrationStep(
      .actorIntroduced, on: "2023-04-04",
      ["actor": "jeune-pousse-exemple", "sector": "private", "by": "cnrs"], ["axes": ["A4"]]),
    DemonstrationStep(
      .actorJoined, on: "2023-04-05", ["actor": "laboratoire-exemple", "sector": "academic"],
      ["axes": ["A1"], "on_behalf_of": both]),
    DemonstrationStep(
      .actorJoined, on: "2023-04-05",
      ["actor": "laboratoire-exemple-quebec", "sector": "academic"],
      ["axes": ["A1"], "on_behalf_of": both]),

    DemonstrationStep(
      .exchangeHeld, on: "2023-04-18",
      [
        "exchange": "E-7", "form": "workshop",
        "title": synthetic(
          "Du premier protocole au suivant", "From the first protocol to the next"),
        "place": synthetic("Salle Exemple, Québec", "Exemple room, Québec"),
      ], ["parties": both], at: "2023-04-19T13:00"),
    DemonstrationStep(
      .toolProposed, on: "2023-04-20",
      [
        "tool": "T-1", "owner": "genome-quebec",
        "title": synthetic("Répertoire Exemple des expertises", "Exemple directory of expertise"),
      ], ["axes": ["A4"], "on_behalf_of": both], at: "2023-04-20T15:00"),
    DemonstrationStep(
      .transferMade, on: "2023-05-10",
      [
        "transfer": "X-1", "sender": "genome-quebec", "receiver": "cnrs", "protocol": "P-1",
        "version": 1, "bytes": 7_340_032, "items": 1_200, "personal": false,
        "manifest_sha256": .string(String(repeating: "b1b1", count: 16)),
        "description": synthetic("Séquences de sédiments", "Sediment sequences"),
      ], ["axes": ["A3"]], at: "2023-05-10T17:30", named: "transfer of the wrong size"),
    DemonstrationStep(
      .exchangeHeld, on: "2023-05-10",
      [
        "exchange": "E-9", "form": "data",
        "title": synthetic("Remise des données X-1", "Delivery of data X-1"),
      ], ["axes": ["A3"], "parties": both]),
    DemonstrationStep(
      .transferAcknowledged, on: "2023-05-12",
      [
        "transfer": "X-1", "manifest_sha256": .string(String(repeating: "b1b1", count: 16)),
      ], ["axes": ["A3"]], at: "2023-05-12T13:40"),
    DemonstrationStep(
      .toolDeployed, on: "2023-05-15", ["tool": "T-1"],
      ["axes": ["A4"], "on_behalf_of": ["genome-quebec"]], at: "2023-05-15T14:00"),
    DemonstrationStep(
      .opportunityIdentified, on: "2023-05",
      [
        "opportunity": "O-1", "by": "laboratoire-exemple",
        "title": synthetic("Observatoire Exemple des rivières", "Exemple river observatory"),
      ], ["axes": ["A1"]], at: "2023-06-01T14:30"),
    DemonstrationStep(
      .opportunityIdentified, on: "2023-05-30",
      [
        "opportunity": "O-2", "by": "entreprise-exemple",
        "title": synthetic("Banque Exemple d’échantillons", "Exemple sample bank"),
      ], ["axes": ["A4"]]),
    DemonstrationStep(
      .recordCorrected, ["changes": ["bytes": 73_400_320]],
      [
        "reason": synthetic(
          "Taille lue dans la mauvaise colonne du bordereau",
          "Size read in the wrong column of the manifest")
      ], at: "2023-06-08T13:50", target: "transfer of the wrong size"),
  ]
}
