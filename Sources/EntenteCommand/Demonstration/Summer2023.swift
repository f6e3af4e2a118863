internal import CanonicalJSON
internal import Partnership

extension Demonstration {
  private static let both: JSON = ["cnrs", "genome-quebec"]

  private static let secondText: JSON = .string(String(repeating: "a3a2", count: 16))

  /// June to September 2023, made up: a second version of the protocol, an axis suspended while it is
  /// looked at, what was sent in spite of that, and what came of it.
  static let summer2023: [DemonstrationStep] = [
    DemonstrationStep(
      .documentAttached, on: "2023-06-12",
      [
        "document": "D-3",
        "title": synthetic(
          "Évaluation des facteurs relatifs à la vie privée", "Privacy impact assessment"),
        "sha256": .string(String(repeating: "e3d3", count: 16)), "bytes": 210_944,
        "media_type": "application/pdf", "language": "fr", "class": "confidential",
      ],
      [
        "axes": ["A3"], "parties": both,
        "evidence": syntheticEvidence("e3d3", "Évaluation Exemple"),
      ], at: "2023-06-13T14:00"),
    DemonstrationStep(
      .protocolDrafted, on: "2023-06-12",
      [
        "protocol": "P-1", "version": 2, "data_classes": ["public", "internal", "personal"],
        "description": synthetic(
          "Ajoute les renseignements personnels et les conditions d’utilisation",
          "Adds personal information and conditions of use"),
      ], ["axes": ["A3"], "on_behalf_of": both]),
    DemonstrationStep(
      .protocolReviewed, on: "2023-06-27", ["protocol": "P-1", "version": 2],
      ["axes": ["A3"], "on_behalf_of": both], at: "2023-06-28T15:10"),
    // Recorded before it takes effect: until 3 July it is coming.
    DemonstrationStep(
      .axisSuspended, on: "2023-07-03", ["axis": "A3", "decided": "2023-06-27"],
      [
        "on_behalf_of": both,
        "text": synthetic(
          "Aucun transfert tant que la version 2 n’est pas adoptée",
          "No transfer until version 2 is adopted"),
      ]),
    DemonstrationStep(
      .delegationGranted, on: "2023-07-06",
      ["from": "cnrs", "to": "laboratoire-exemple", "scope": ["A1"], "until": "2024-04-22"],
      [
        "text": synthetic(
          "Pour les actes courants de l’axe A1", "For everyday acts on axis A1")
      ], at: "2023-07-06T13:20"),
    DemonstrationStep(
      .opportunityStudied, on: "2023-07-11", ["opportunity": "O-1", "by": "laboratoire-exemple"],
      ["text": synthetic("Étude de faisabilité", "Feasibility study")], at: "2023-07-12T13:00"),
    DemonstrationStep(
      .transferMade, on: "2023-07-20",
      [
        "transfer": "X-2", "sender": "cnrs", "receiver": "genome-quebec", "protocol": "P-1",
        "version": 1, "bytes": 52_428_800, "items": 310, "personal": false,
        "manifest_sha256": .string(String(repeating: "b2b2", count: 16)),
        "description": synthetic(
          "Envoi automatique que personne n’avait arrêté",
          "Automatic delivery that nobody had stopped"),
      ], ["axes": ["A3"]], at: "2023-07-24T14:45"),
    DemonstrationStep(
      .transferAcknowledged, on: "2023-07-24",
      [
        "transfer": "X-2", "manifest_sha256": .string(String(repeating: "b2b3", count: 16)),
      ], ["axes": ["A3"]]),
    DemonstrationStep(
      .incidentDeclared, on: "2023-07-24",
      [
        "incident": "I-1", "risk": "possible", "notified": both,
        "what": synthetic(
          "Envoi pendant la suspension; la liste reçue n’est pas celle qui a été envoyée",
          "Delivery during the suspension; the list received is not the one that was sent"),
      ], ["axes": ["A3"]], at: "2023-07-25T13:10"),
    DemonstrationStep(
      .disputeRaised, on: "2023-08-01",
      [
        "dispute": "L-1", "against": ["cnrs"],
        "subject": synthetic("Quelle liste de X-2 fait foi", "Which list of X-2 counts"),
      ], ["axes": ["A3"], "on_behalf_of": ["genome-quebec"]], at: "2023-08-02T14:00"),
    DemonstrationStep(
      .holdPlaced,
      ["hold": "H-1", "covers": ["agreements": ["gq-cnrs-2022"], "documents": ["D-2"]]],
      [
        "reason": synthetic("Différend L-1 en cours", "Dispute L-1 under way")
      ], at: "2023-08-02T14:20"),
    DemonstrationStep(
      .disputeResponded, on: "2023-08-15", ["dispute": "L-1"],
      [
        "on_behalf_of": ["cnrs"],
        "text": synthetic(
          "Deux fichiers ont été ajoutés après le calcul de l’empreinte",
          "Two files were added after the hash was computed"),
      ], at: "2023-08-16T14:30"),
    DemonstrationStep(
      .protocolRevised, on: "2023-08-22",
      [
        "protocol": "P-1", "version": 2, "text_sha256": secondText, "impact_assessment": "D-3",
        "duo": ["DUO:0000007"],
        "description": synthetic(
          "Le bordereau est signé après le dernier ajout",
          "The manifest is signed after the last addition"),
      ], ["axes": ["A3"], "on_behalf_of": both], at: "2023-08-23T13:15"),
    DemonstrationStep(
      .opportunityRetained, on: "2023-08-30", ["opportunity": "O-1"], ["on_behalf_of": both],
      at: "2023-08-31T15:00"),
    DemonstrationStep(
      .opportunitySetAside, on: "2023-08-30", ["opportunity": "O-2"],
      [
        "on_behalf_of": ["genome-quebec"],
        "text": synthetic("Trop coûteuse pour la durée", "Too costly for the term"),
      ]),
    DemonstrationStep(
      .protocolAdopted, on: "2023-09-04",
      ["protocol": "P-1", "version": 2, "text_sha256": secondText],
      ["axes": ["A3"], "on_behalf_of": both], at: "2023-09-05T13:30"),
    DemonstrationStep(
      .axisResumed, on: "2023-09-05", ["axis": "A3"], ["on_behalf_of": both]),
    DemonstrationStep(
      .incidentClosed, on: "2023-09-12", ["incident": "I-1"],
      [
        "on_behalf_of": both,
        "text": synthetic(
          "Les deux fichiers ne contiennent rien de personnel",
          "The two files hold nothing personal"),
      ], at: "2023-09-13T14:00"),
    DemonstrationStep(
      .disputeSettled, on: "2023-09-14", ["dispute": "L-1"],
      [
        "on_behalf_of": both,
        "text": synthetic("La liste reçue fait foi", "The list received counts"),
      ], at: "2023-09-15T13:05"),
    DemonstrationStep(
      .holdLifted, ["hold": "H-1"],
      ["reason": synthetic("Différend L-1 réglé", "Dispute L-1 settled")],
      at: "2023-09-15T13:30"),
    DemonstrationStep(
      .transferMade, on: "2023-09-25",
      [
        "transfer": "X-3", "sender": "cnrs", "receiver": "genome-quebec", "protocol": "P-1",
        "version": 2, "bytes": 1_048_576, "items": 24, "personal": true,
        "impact_assessment": "D-3", "duo": ["DUO:0000007"],
        "manifest_sha256": .string(String(repeating: "b4b4", count: 16)),
        "description": synthetic(
          "Coordonnées fictives de préleveurs bénévoles",
          "Made-up contact details of volunteer samplers"),
      ], ["axes": ["A3"]], at: "2023-09-25T18:10"),
    DemonstrationStep(
      .transferAcknowledged, on: "2023-09-26",
      [
        "transfer": "X-3", "manifest_sha256": .string(String(repeating: "b4b4", count: 16)),
      ], ["axes": ["A3"]], at: "2023-09-26T13:25"),
  ]
}
