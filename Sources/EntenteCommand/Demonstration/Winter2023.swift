internal import CanonicalJSON
internal import Partnership

extension Demonstration {
  private static let both: JSON = ["cnrs", "genome-quebec"]

  /// January to March 2023, made up: what is recorded late, what is owed, what is put right.
  ///
  /// What was known on 15 February 2023 about that day is no longer what is known on 7 March.
  static let winter2023: [DemonstrationStep] = [
    DemonstrationStep(
      .commitmentMade, on: "2023-01-12",
      [
        "commitment": "C-5",
        "title": synthetic("Calendrier de dépôt commun", "Joint calendar of submissions"),
        "debtors": both, "due": "2023-02-28", "kind": "milestone",
      ], ["axes": ["A2"], "on_behalf_of": both], at: "2023-01-12T14:00"),
    DemonstrationStep(
      .exchangeHeld, on: "2022-11-30",
      [
        "exchange": "E-6", "form": "video",
        "title": synthetic("Relations avec les entreprises", "Relations with firms"),
      ],
      [
        "axes": ["A4"], "parties": both,
        "reason": synthetic(
          "Retrouvée dans un agenda en préparant le bilan de l’année",
          "Found in a diary while preparing the review of the year"),
      ], at: "2023-01-16T16:30"),
    DemonstrationStep(
      .exchangeScheduled, on: "2023-01-20",
      [
        "exchange": "E-7", "form": "workshop", "planned": "2023-04-18",
        "title": synthetic("Relire le projet de protocole", "Reading the draft protocol"),
      ], ["axes": ["A3"], "on_behalf_of": both], at: "2023-01-20T15:00"),
    DemonstrationStep(
      .commitmentMissed, on: "2023-02-01", ["commitment": "C-1"],
      ["text": synthetic("Aucun projet reçu", "No draft received")], at: "2023-02-02T14:20",
      named: "draft reported missing"),

    // After 15 February: three records that change what is said of that day.
    DemonstrationStep(
      .recordCorrected, ["changes": ["occurred": "2022-12-07"]],
      [
        "reason": synthetic(
          "La réunion a eu lieu la veille de la date inscrite",
          "The meeting took place the day before the date recorded")
      ], at: "2023-02-20T14:00", target: "meeting on joint calls"),
    DemonstrationStep(
      .recordAnnulled, on: nil, .null,
      [
        "reason": synthetic(
          "Une présentation publique n’est pas un transfert de savoir-faire",
          "A public presentation is no transfer of know-how")
      ], at: "2023-02-22T13:45", target: "transfer that was none"),
    DemonstrationStep(
      .exchangeHeld, on: "2023-01-18",
      [
        "exchange": "E-8", "form": "visit",
        "title": synthetic("Visite du Laboratoire Exemple", "Visit to Laboratoire Exemple"),
        "participants": [examplePerson],
      ],
      [
        "axes": ["A1"], "parties": both,
        "reason": synthetic(
          "Compte rendu reçu le 3 mars 2023", "Minutes received on 3 March 2023"),
      ], at: "2023-03-06T15:10"),

    DemonstrationStep(
      .commitmentMade, on: "2023-03-07",
      [
        "commitment": "C-6",
        "title": synthetic(
          "Projet de protocole, nouvelle échéance", "Draft protocol, new due date"),
        "debtors": ["cnrs"], "creditor": "genome-quebec", "due": "2023-06-30",
        "kind": "deliverable",
      ], ["axes": ["A3"], "on_behalf_of": both], at: "2023-03-07T14:30"),
  ]
}
