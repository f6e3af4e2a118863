internal import CanonicalJSON
internal import Partnership

extension Demonstration {
  private static let both: JSON = ["cnrs", "genome-quebec"]

  /// From the day the agreement would have ended, 22 April 2024, to its end two months later, to its
  /// close-out and after; made up.
  static let closeOut2024: [DemonstrationStep] = [
    DemonstrationStep(
      .exchangeHeld, on: "2024-04-22",
      [
        "exchange": "E-12", "form": "meeting",
        "title": synthetic("Deux ans après la signature", "Two years after the signature"),
        "place": synthetic("Salle Exemple, Québec", "Exemple room, Québec"),
      ], ["axes": ["A2"], "parties": both], at: "2024-04-23T13:10"),
    DemonstrationStep(
      .documentAttached, on: "2024-05-06",
      [
        "document": "D-4",
        "title": synthetic("Bilan des 24 mois, projet", "Review of the 24 months, draft"),
        "sha256": .string(String(repeating: "e4d4", count: 16)), "bytes": 310_272,
        "media_type": "application/pdf", "language": "fr", "class": "internal",
      ],
      ["parties": both, "evidence": syntheticEvidence("e4d4", "Bilan Exemple, projet")],
      at: "2024-05-07T14:00"),
    DemonstrationStep(
      .commitmentWaived, on: "2024-05-21", ["commitment": "C-7"],
      [
        "on_behalf_of": ["cnrs"],
        "text": synthetic("Deux jumelages suffisent", "Two pairings are enough"),
      ], at: "2024-05-21T14:30"),
    DemonstrationStep(
      .initiativeClosed, on: "2024-05-31", ["initiative": "N-1"],
      [
        "on_behalf_of": both,
        "text": synthetic(
          "Se poursuit hors de l’entente", "Goes on outside the agreement"),
      ], at: "2024-06-03T13:30"),
    DemonstrationStep(
      .commitmentMissed, on: "2024-06-03", ["commitment": "C-8"],
      ["text": synthetic("Catalogue incomplet", "Catalogue incomplete")]),
    DemonstrationStep(
      .toolRetired, on: "2024-06-14", ["tool": "T-1"],
      [
        "axes": ["A4"], "on_behalf_of": ["genome-quebec"],
        "text": synthetic("Repris par un autre répertoire", "Taken over by another directory"),
      ], at: "2024-06-14T14:00"),
    DemonstrationStep(
      .actorLeft, on: "2024-06-14", ["actor": "laboratoire-exemple-quebec"],
      ["axes": ["A1"], "on_behalf_of": both]),
    DemonstrationStep(
      .commitmentMet, on: "2024-06-20", ["commitment": "formal-exchanges"],
      [
        "reason": synthetic(
          "La suite des échanges est au registre, de la signature à E-12",
          "The series of exchanges is in the ledger, from the signature to E-12")
      ], at: "2024-06-20T14:20"),
    DemonstrationStep(
      .documentAttached, on: "2024-06-20",
      [
        "document": "D-5", "title": synthetic("Bilan des 24 mois", "Review of the 24 months"),
        "sha256": .string(String(repeating: "e5d5", count: 16)), "bytes": 325_632,
        "media_type": "application/pdf", "language": "fr", "class": "public",
      ], ["parties": both, "evidence": syntheticEvidence("e5d5", "Bilan Exemple")]),
    DemonstrationStep(
      .documentReplaced, on: "2024-06-20", ["document": "D-5", "replaces": "D-4"],
      ["parties": both]),
    DemonstrationStep(
      .protocolRetired, on: "2024-06-22", ["protocol": "P-1", "version": 2],
      ["axes": ["A3"], "on_behalf_of": both]),
    DemonstrationStep(
      .agreementExpired, on: "2024-06-22", .null, ["on_behalf_of": both],
      at: "2024-06-25T13:30"),
    DemonstrationStep(
      .retentionAssigned, ["rule": "R-1", "action": "transfer", "after": "P84M"],
      [
        "text": synthetic(
          "Sept ans après la fin, puis versement", "Seven years after the end, then transfer")
      ], at: "2024-07-02T14:00"),
    // A commitment that was missed and a transfer that nobody acknowledged are named, and let go.
    DemonstrationStep(
      .agreementClosedOut, on: "2024-07-15",
      [
        "waives": [
          ["kind": "commitment", "code": "C-8"], ["kind": "transfer", "code": "X-4"],
        ]
      ],
      [
        "on_behalf_of": both,
        "text": synthetic("Rien d’autre n’est ouvert", "Nothing else is open"),
      ], at: "2024-07-15T14:45"),
    DemonstrationStep(
      .dispositionDecided, ["rule": "R-1", "action": "transfer"],
      [
        "text": synthetic("Le versement est confirmé", "The transfer is confirmed")
      ], at: "2024-07-16T13:20"),
    DemonstrationStep(
      .statementPublished, on: "2024-09-05",
      [
        "person": otherExamplePerson, "language": "fr", "audience": "public",
        "quote": "[synthétique · synthetic] L’entente a pris fin, les rivières continuent.",
      ], ["axes": ["A1"], "parties": ["cnrs"]], at: "2024-09-06T14:00"),
  ]
}
