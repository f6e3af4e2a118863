internal import CanonicalJSON
internal import Partnership

extension Demonstration {
  private static let both: JSON = ["cnrs", "genome-quebec"]

  /// October to December 2022, made up: a list that comes late, know-how given the other way on A1,
  /// innovations, and a transfer recorded by mistake.
  static let autumn2022: [DemonstrationStep] = [
    DemonstrationStep(
      .commitmentMissed, on: "2022-11-01", ["commitment": "C-3"],
      ["text": synthetic("La liste n’est pas prête", "The list is not ready")],
      at: "2022-11-02T13:40"),
    DemonstrationStep(
      .exchangeHeld, on: "2022-11-22",
      [
        "exchange": "E-4", "form": "workshop",
        "place": synthetic("Amphithéâtre Exemple, France", "Exemple lecture hall, France"),
        "title": synthetic("Atelier sur les sols", "Workshop on soils"),
        "participants": [examplePerson],
      ], ["axes": ["A1"], "parties": both], at: "2022-11-23T14:00"),
    DemonstrationStep(
      .knowhowTransferred, on: "2022-11-22",
      [
        "giver": "cnrs", "receiver": "genome-quebec", "exchange": "E-4",
        "subject": synthetic(
          "Séquençage de communautés microbiennes du sol",
          "Sequencing microbial communities of soil"),
      ], ["axes": ["A1"]]),
    DemonstrationStep(
      .commitmentMet, on: "2022-12-05", ["commitment": "C-3"],
      [
        "reason": synthetic(
          "Reçue par le CNRS en réunion, sans accusé écrit",
          "Received by the CNRS at a meeting, without written receipt")
      ], at: "2022-12-06T15:00"),
    DemonstrationStep(
      .exchangeScheduled, on: "2022-11-24",
      [
        "exchange": "E-5", "form": "meeting", "planned": "2022-12",
        "title": synthetic("Appels communs", "Joint calls"),
      ], ["axes": ["A2"], "on_behalf_of": both]),
    DemonstrationStep(
      .exchangeHeld, on: "2022-12-08", ["exchange": "E-5", "form": "meeting"], ["parties": both],
      at: "2022-12-09T14:30", named: "meeting on joint calls"),
    DemonstrationStep(
      .innovationPromoted, on: "2022-12-08",
      [
        "innovation": "biosurveillance",
        "title": synthetic("Biosurveillance des cours d’eau", "Biomonitoring of watercourses"),
        "challenge": "[synthétique · synthetic] Qualité de l’eau · Water quality",
        "audience": "decision_makers",
      ], ["axes": ["A2"], "parties": ["genome-quebec"]]),
    DemonstrationStep(
      .knowhowTransferred, on: "2022-12-08",
      [
        "giver": "genome-quebec", "receiver": "cnrs",
        "subject": synthetic("Présentation publique", "Public presentation"),
      ], ["axes": ["A3"]], at: "2022-12-12T13:20", named: "transfer that was none"),
    DemonstrationStep(
      .commitmentMet, on: "2022-12-14", ["commitment": "C-4"],
      ["evidence": syntheticEvidence("c4c4", "Carte Exemple")], at: "2022-12-15T14:10"),
  ]
}
