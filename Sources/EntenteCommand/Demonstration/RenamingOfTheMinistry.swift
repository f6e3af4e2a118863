internal import CanonicalJSON
internal import Partnership

extension Demonstration {
  /// A public fact beside the announcement, within the term: a name is true at a date.
  static let renamingOfTheMinistry: [DemonstrationStep] = [
    DemonstrationStep(
      .actorRenamed, on: "2022-10-20",
      [
        "actor": "mei",
        "name": "Ministère de l’Économie, de l’Innovation et de l’Énergie (MEIE)",
      ],
      ["authority": "Décret 1641-2022"], at: "2022-10-21T14:00")
  ]
}
