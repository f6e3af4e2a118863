internal import CanonicalJSON
internal import Partnership

extension Demonstration {
  private static let both: JSON = ["cnrs", "genome-quebec"]

  /// A second made-up person, whose id says so.
  static let otherExamplePerson: JSON = "p-exemple3exemple3"

  /// December 2023 to April 2024, made up: an amendment that is adopted and carried out, a fifth axis,
  /// two months more, one person after another.
  static let winter2024: [DemonstrationStep] = [
    DemonstrationStep(
      .amendmentProposed, on: "2023-12-04",
      [
        "amendment": "V-2",
        "title": synthetic(
          "Prolonger de deux mois, ajouter un axe", "Extend by two months, add an axis"),
        "operations": [
          ["type": "agreement.extended", "term": "P2M"],
          ["type": "axis.added", "axis": "A5", "expects": ["knowhow_mutual"]],
        ],
      ], ["on_behalf_of": ["genome-quebec"]], at: "2023-12-05T14:00"),
    DemonstrationStep(
      .amendmentAccepted, on: "2023-12-18", ["amendment": "V-2"], ["on_behalf_of": ["cnrs"]],
      at: "2023-12-19T15:10"),
    DemonstrationStep(
      .axisAdded, on: "2024-01-08",
      [
        "axis": "A5", "amendment": "V-2", "expects": ["knowhow_mutual"],
        "title": synthetic("Formation à la génomique", "Training in genomics"),
      ], ["on_behalf_of": both], at: "2024-01-08T14:30"),
    DemonstrationStep(
      .agreementExtended, on: "2024-01-08", ["term": "P2M", "amendment": "V-2"],
      ["on_behalf_of": both]),
    DemonstrationStep(
      .actorMerged, on: "2024-01-10",
      ["actor": "jeune-pousse-exemple", "into": "entreprise-exemple"],
      [
        "text": synthetic(
          "Entreprise Exemple acquiert la jeune pousse", "Entreprise Exemple acquires the start-up")
      ], at: "2024-01-22T14:20"),
    DemonstrationStep(
      .personRegistered,
      ["person": otherExamplePerson, "name": "Autre Personne Exemple [synthétique · synthetic]"],
      at: "2024-01-29T13:40"),
    DemonstrationStep(
      .roleEnded, on: "2024-01-31",
      ["person": examplePerson, "actor": "laboratoire-exemple", "function": "axis-lead"]),
    DemonstrationStep(
      .roleAssigned, on: "2024-02-01",
      [
        "person": otherExamplePerson, "actor": "laboratoire-exemple", "function": "axis-lead",
        "label": synthetic("responsable de l’axe A1", "lead of axis A1"),
      ]),
    DemonstrationStep(
      .contactReplaced, on: "2024-02-01",
      [
        "party": "cnrs", "replaces": examplePerson, "person": otherExamplePerson,
        "function": "axis-lead",
      ], ["axes": ["A1"]]),
    DemonstrationStep(
      .delegationRevoked, on: "2024-02-01", ["from": "cnrs", "to": "laboratoire-exemple"],
      [
        "text": synthetic(
          "La délégation allait avec la personne", "The delegation went with the person")
      ]),
    DemonstrationStep(
      .exchangeHeld, on: "2024-02-13T09:00:00-05:00",
      [
        "exchange": "E-11", "form": "video",
        "title": synthetic("Former les uns chez les autres", "Training at each other’s"),
      ], ["axes": ["A5"], "parties": both], at: "2024-02-14T14:00"),
    DemonstrationStep(
      .knowhowTransferred, on: "2024-02-13",
      [
        "giver": "genome-quebec", "receiver": "cnrs", "exchange": "E-11",
        "subject": synthetic("Cours de bio-informatique", "Course in bioinformatics"),
      ], ["axes": ["A5"]]),
    DemonstrationStep(
      .knowhowTransferred, on: "2024-02-13",
      [
        "giver": "cnrs", "receiver": "genome-quebec", "exchange": "E-11",
        "subject": synthetic("Cours de métagénomique", "Course in metagenomics"),
      ], ["axes": ["A5"]]),
    DemonstrationStep(
      .protocolSuspended, on: "2024-02-19", ["protocol": "P-1", "version": 2],
      [
        "axes": ["A3"], "on_behalf_of": ["cnrs"],
        "text": synthetic(
          "Le serveur de réception change d’adresse", "The receiving server moves"),
      ], at: "2024-02-19T15:00"),
    DemonstrationStep(
      .protocolResumed, on: "2024-03-04", ["protocol": "P-1", "version": 2],
      ["axes": ["A3"], "on_behalf_of": ["cnrs"]], at: "2024-03-04T14:10"),
    DemonstrationStep(
      .transferMade, on: "2024-03-12",
      [
        "transfer": "X-4", "sender": "genome-quebec", "receiver": "cnrs", "protocol": "P-1",
        "version": 2, "bytes": 31_457_280, "items": 96, "personal": false,
        "manifest_sha256": .string(String(repeating: "b5b5", count: 16)),
        "description": synthetic("Séquences de sols nordiques", "Sequences of northern soils"),
      ], ["axes": ["A3"]], at: "2024-03-13T13:30"),
    DemonstrationStep(
      .commitmentMade, on: "2024-03-13",
      [
        "commitment": "C-8",
        "title": synthetic(
          "Catalogue des données échangées", "Catalogue of the data exchanged"),
        "debtors": ["cnrs"], "creditor": "genome-quebec", "due": "2024-05-31",
        "kind": "deliverable",
      ], ["axes": ["A3"], "on_behalf_of": both]),
    DemonstrationStep(
      .commitmentPartlyMet, on: "2024-03-28", ["commitment": "C-7"],
      ["text": synthetic("Deux jumelages sur trois", "Two pairings of three")],
      at: "2024-04-02T14:00"),
    DemonstrationStep(
      .toolUsed, on: "2024-04-02", ["tool": "T-1", "period": "2023-10/2024-03", "uses": 117],
      ["axes": ["A4"]]),
  ]
}
