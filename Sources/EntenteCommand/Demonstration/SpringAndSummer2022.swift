internal import CanonicalJSON
internal import Partnership

extension Demonstration {
  private static let both: JSON = ["cnrs", "genome-quebec"]

  /// A made-up person, whose id says so.
  static let examplePerson: JSON = "p-exemple2exemple2"

  /// May to September 2022, made up: a laboratory, four commitments, a workshop on A1, a
  /// meeting on A3, a visit that is called off, know-how given one way.
  static let springAndSummer2022: [DemonstrationStep] = [
    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "universite-exemple", "name": "Université Exemple [synthétique · synthetic]",
        "kind": "academic", "country": "FR", "ecosystem": "france",
      ], at: "2022-05-16T12:58"),
    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "laboratoire-exemple", "name": "Laboratoire Exemple [synthétique · synthetic]",
        "kind": "joint_laboratory", "country": "FR", "ecosystem": "france",
        "parents": ["cnrs", "universite-exemple"],
      ]),
    DemonstrationStep(
      .personRegistered,
      ["person": examplePerson, "name": "Personne Exemple [synthétique · synthetic]"]),
    DemonstrationStep(
      .roleAssigned, on: "2022-05-16",
      [
        "person": examplePerson, "actor": "laboratoire-exemple", "function": "axis-lead",
        "label": synthetic("responsable de l’axe A1", "lead of axis A1"),
      ]),
    DemonstrationStep(
      .contactDesignated, on: "2022-05-16",
      ["party": "cnrs", "person": examplePerson, "function": "axis-lead"], ["axes": ["A1"]]),

    // A transfer before the agreement was in force: recorded all the same, and flagged for good.
    DemonstrationStep(
      .knowhowTransferred, on: "2022-04-19",
      [
        "giver": "genome-quebec", "receiver": "cnrs",
        "subject": synthetic(
          "Présentation d’un outil de mise en relation", "Presentation of a matchmaking tool"),
      ], ["axes": ["A4"]], at: "2022-05-17T15:30"),

    DemonstrationStep(
      .commitmentMade, on: "2022-05-18",
      [
        "commitment": "C-1",
        "title": synthetic("Premier projet de protocole", "First draft of a protocol"),
        "debtors": ["cnrs"], "creditor": "genome-quebec", "due": "2023-01-31",
        "kind": "deliverable",
      ], ["axes": ["A3"], "on_behalf_of": both], at: "2022-05-18T14:00"),
    DemonstrationStep(
      .commitmentMade, on: "2022-05-18",
      [
        "commitment": "C-2",
        "title": synthetic("Inventaire des savoir-faire", "Inventory of know-how"),
        "debtors": ["cnrs"], "creditor": "genome-quebec", "due": "2022-09-30",
        "kind": "deliverable",
      ], ["axes": ["A1"], "on_behalf_of": both]),
    DemonstrationStep(
      .commitmentMade, on: "2022-05-18",
      [
        "commitment": "C-3",
        "title": synthetic("Liste des appels à projets", "List of calls for projects"),
        "debtors": ["genome-quebec"], "creditor": "cnrs", "due": "2022-10-31",
        "kind": "deliverable",
      ], ["axes": ["A2"], "on_behalf_of": both]),
    DemonstrationStep(
      .commitmentMade, on: "2022-05-18",
      [
        "commitment": "C-4",
        "title": synthetic(
          "Carte des relations entre universités et entreprises",
          "Map of relations between academia and industry"),
        "debtors": ["genome-quebec"], "creditor": "cnrs", "due": "2022-12-15",
        "kind": "milestone",
      ], ["axes": ["A4"], "on_behalf_of": both]),

    DemonstrationStep(
      .exchangeScheduled, on: "2022-05-19",
      [
        "exchange": "E-1", "form": "workshop", "planned": "2022-06-14",
        "place": synthetic("Salle Exemple, Québec", "Exemple room, Québec"),
        "title": synthetic(
          "Atelier sur l’ADN environnemental", "Workshop on environmental DNA"),
      ], ["axes": ["A1"], "on_behalf_of": both], at: "2022-05-19T14:20"),
    DemonstrationStep(
      .exchangeHeld, on: "2022-06-14",
      [
        "exchange": "E-1", "form": "workshop",
        "place": synthetic("Salle Exemple, Québec", "Exemple room, Québec"),
        "participants": [examplePerson],
      ], ["parties": both], at: "2022-06-15T13:05"),
    DemonstrationStep(
      .knowhowTransferred, on: "2022-06-14",
      [
        "giver": "genome-quebec", "receiver": "cnrs", "exchange": "E-1",
        "subject": synthetic(
          "Prélèvement d’ADN environnemental en rivière", "Sampling environmental DNA in rivers"),
      ], ["axes": ["A1"]]),
    DemonstrationStep(
      .documentAttached, on: "2022-06-20",
      [
        "document": "D-1",
        "title": synthetic("Compte rendu de l’atelier E-1", "Minutes of workshop E-1"),
        "sha256": .string(String(repeating: "e1d1", count: 16)), "bytes": 48_128,
        "media_type": "application/pdf", "language": "fr", "class": "internal",
      ],
      [
        "axes": ["A1"], "parties": both, "evidence": syntheticEvidence("e1d1", "Compte rendu E-1"),
      ], at: "2022-06-21T18:40"),

    DemonstrationStep(
      .exchangeScheduled, on: "2022-06-20",
      [
        "exchange": "E-2", "form": "video", "planned": "2022-07",
        "title": synthetic(
          "Ce qu’un protocole doit dire", "What a protocol has to say"),
      ], ["axes": ["A3"], "on_behalf_of": ["cnrs"]], at: "2022-06-21T18:50"),
    DemonstrationStep(
      .exchangeHeld, on: "2022-07-12T09:30:00-04:00", ["exchange": "E-2", "form": "video"],
      ["parties": both], at: "2022-07-12T15:10"),

    DemonstrationStep(
      .exchangeScheduled, on: "2022-07-13",
      [
        "exchange": "E-3", "form": "visit", "planned": "2022-09",
        "title": synthetic("Visite d’un laboratoire", "Visit to a laboratory"),
      ], ["axes": ["A4"], "on_behalf_of": ["genome-quebec"]], at: "2022-07-13T13:00"),
    DemonstrationStep(
      .exchangeCancelled, on: "2022-08-29", ["exchange": "E-3"],
      [
        "on_behalf_of": ["genome-quebec"],
        "text": synthetic("Reportée à l’an prochain", "Put off to next year"),
      ], at: "2022-08-29T17:45"),
    DemonstrationStep(
      .knowhowTransferred, on: "2022-09-20",
      [
        "giver": "genome-quebec", "receiver": "cnrs",
        "subject": synthetic(
          "Comment accompagner une jeune pousse", "How to accompany a start-up"),
      ], ["axes": ["A4"]], at: "2022-09-21T14:15"),
    DemonstrationStep(
      .commitmentMet, on: "2022-09-28", ["commitment": "C-2"],
      ["evidence": syntheticEvidence("c2c2", "Inventaire Exemple")], at: "2022-09-29T13:30"),
  ]
}
