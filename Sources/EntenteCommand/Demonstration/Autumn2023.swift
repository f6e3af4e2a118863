internal import CanonicalJSON
internal import Partnership

extension Demonstration {
  private static let both: JSON = ["cnrs", "genome-quebec"]

  /// September to December 2023, made up: an initiative, money asked for and awarded in two
  /// currencies, universities and firms, an amendment that is rejected.
  static let autumn2023: [DemonstrationStep] = [
    DemonstrationStep(
      .initiativeLaunched, on: "2023-09-18",
      [
        "initiative": "N-1", "opportunity": "O-1",
        "leads": ["laboratoire-exemple", "laboratoire-exemple-quebec"],
        "title": synthetic("Observatoire Exemple des rivières", "Exemple river observatory"),
      ], ["axes": ["A1"], "on_behalf_of": both], at: "2023-09-27T14:00"),
    DemonstrationStep(
      .fundingIdentified, on: "2023-09-20",
      [
        "lead": "F-1", "funder": "programme-exemple", "amount": 60_000_000, "currency": "CAD",
        "deadline": "2023-10-13",
      ],
      [
        "axes": ["A2"], "parties": both,
        "text": synthetic("Appel conjoint de l’automne", "Joint call of the autumn"),
      ]),
    DemonstrationStep(
      .fundingIdentified, on: "2023-09-20", ["lead": "F-2", "funder": "programme-exemple"],
      [
        "axes": ["A2"], "parties": ["cnrs"],
        "text": synthetic("Volet pour la mobilité", "Strand for mobility"),
      ]),
    DemonstrationStep(
      .fundingIdentified, on: "2023-09-20", ["lead": "F-3", "funder": "programme-exemple"],
      [
        "axes": ["A2"], "parties": ["genome-quebec"],
        "text": synthetic("Volet pour l’équipement", "Strand for equipment"),
      ]),
    DemonstrationStep(
      .amendmentProposed, on: "2023-10-02",
      [
        "amendment": "V-1", "title": synthetic("Prolonger d’un an", "Extend by a year"),
        "operations": [["type": "agreement.extended", "term": "P12M"]],
      ], ["on_behalf_of": ["cnrs"]], at: "2023-10-02T13:45"),
    DemonstrationStep(
      .exchangeHeld, on: "2023-10-05",
      [
        "exchange": "E-10", "form": "visit",
        "title": synthetic(
          "Visite reportée d’un an, chez Entreprise Exemple",
          "Visit put off by a year, at Entreprise Exemple"),
        "participants": ["entreprise-exemple", "laboratoire-exemple-quebec"],
      ], ["axes": ["A4"], "parties": both], at: "2023-10-06T14:20"),
    DemonstrationStep(
      .toolUsed, on: "2023-10-06", ["tool": "T-1", "period": "2023-06/2023-09", "uses": 42],
      ["axes": ["A4"]]),
    DemonstrationStep(
      .fundingApplied, on: "2023-10-10",
      ["lead": "F-1", "amount": 60_000_000, "currency": "CAD"],
      ["axes": ["A2"], "on_behalf_of": both], at: "2023-10-11T15:00"),
    DemonstrationStep(
      .fundingApplied, on: "2023-10-10", ["lead": "F-2"],
      ["axes": ["A2"], "on_behalf_of": ["cnrs"]]),
    DemonstrationStep(
      .amendmentRejected, on: "2023-10-16", ["amendment": "V-1"],
      [
        "on_behalf_of": ["genome-quebec"],
        "text": synthetic("Un an, c’est trop long", "A year is too long"),
      ], at: "2023-10-17T13:30"),
    DemonstrationStep(
      .statementPublished, on: "2023-10-19",
      [
        "person": examplePerson, "language": "fr", "audience": "scientific",
        "quote": "[synthétique · synthetic] Ce que les rivières transportent se lit.",
      ], ["axes": ["A1"], "parties": ["cnrs"]], at: "2023-10-20T13:00"),
    DemonstrationStep(
      .innovationPromoted, on: "2023-10-19",
      [
        "innovation": "biosurveillance",
        "title": synthetic("Biosurveillance des cours d’eau", "Biomonitoring of watercourses"),
        "challenge": "[synthétique · synthetic] Qualité de l’eau · Water quality",
        "channel": "[synthétique · synthetic] Salon Exemple", "audience": "economic",
      ], ["axes": ["A2"], "parties": ["cnrs"]]),
    DemonstrationStep(
      .commitmentMade, on: "2023-10-19",
      [
        "commitment": "C-7",
        "title": synthetic(
          "Trois jumelages entre laboratoires et entreprises",
          "Three pairings of laboratories and firms"),
        "debtors": ["genome-quebec"], "creditor": "cnrs", "due": "2023-12-15",
        "kind": "milestone",
      ], ["axes": ["A4"], "on_behalf_of": both]),
    DemonstrationStep(
      .fundingDropped, on: "2023-10-31", ["lead": "F-3"],
      [
        "axes": ["A2"], "on_behalf_of": ["genome-quebec"],
        "text": synthetic("Ne finance pas l’étranger", "Pays for nothing abroad"),
      ], at: "2023-11-01T14:15"),
    DemonstrationStep(
      .relationEstablished, on: "2023-10-12",
      [
        "a": "laboratoire-exemple-quebec", "b": "entreprise-exemple", "kind": "joint-study",
        "through": "genome-quebec",
      ],
      [
        "axes": ["A4"],
        "reason": synthetic(
          "Contrat signé en octobre, communiqué en novembre",
          "Contract signed in October, sent in November"),
      ], at: "2023-11-20T15:30"),
    DemonstrationStep(
      .fundingAwarded, on: "2023-11-24",
      [
        "lead": "F-1", "amount": 30_000_000, "currency": "CAD", "decision": "2023-11-22",
      ],
      [
        "axes": ["A2"], "parties": ["genome-quebec"],
        "evidence": syntheticEvidence("f1f1", "Lettre d’octroi, part québécoise"),
      ], at: "2023-11-27T14:00"),
    DemonstrationStep(
      .fundingAwarded, on: "2023-11-24",
      [
        "lead": "F-1", "amount": 18_000_000, "currency": "EUR", "decision": "2023-11-22",
      ],
      [
        "axes": ["A2"], "parties": ["cnrs"],
        "evidence": syntheticEvidence("f1f2", "Lettre d’octroi, part française"),
      ]),
    DemonstrationStep(
      .fundingDeclined, on: "2023-11-24", ["lead": "F-2", "decision": "2023-11-22"],
      [
        "axes": ["A2"], "parties": ["cnrs"],
        "text": synthetic("Volet épuisé", "Strand used up"),
      ]),
    DemonstrationStep(
      .commitmentRescheduled, on: "2023-12-01", ["commitment": "C-7", "due": "2024-03-29"],
      [
        "on_behalf_of": ["cnrs"],
        "text": synthetic("Un jumelage conclu sur trois", "One pairing of three concluded"),
      ], at: "2023-12-01T14:40"),
  ]
}
