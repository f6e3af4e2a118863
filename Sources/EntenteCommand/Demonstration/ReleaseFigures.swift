internal import CanonicalJSON
internal import Partnership

extension Demonstration {
  /// Who funds Génome Québec, through whom, and what the CNRS says of itself.
  static let figures: [DemonstrationStep] = [
    funder("mei"),
    funder("canada-government", through: "genome-canada"),
    funder("private-partners"),
    figure("staff", "equal", 32_000, "persons", words("personnel", "staff")),
    figure("professions", "equal", 200, "professions", words("métiers", "professions")),
    figure(
      "laboratories", "about", 1_000, "laboratories",
      words(
        "laboratoires, partagés en majorité avec d’autres institutions",
        "laboratories, most of them shared with other institutions")),
    figure(
      "people-in-laboratories", "over", 120_000, "persons",
      words("personnes qui y travaillent", "people who work in them")),
    figure(
      "shared-structures", "about", 200, "structures",
      words(
        "structures partagées avec des industriels, un peu moins de 200",
        "structures shared with industry, a little under 200")),
    figure(
      "start-ups", "about", 100, "companies-a-year",
      words("jeunes pousses qui en naissent par an", "start-ups created a year")),
    figure("age", "over", 80, "years", words("ans d’existence", "years of existence")),
    figure(
      "audiences", "equal", 5, "audiences",
      words(
        "publics visés par la diffusion de ses résultats : scientifiques, médias, "
          + "décideurs, milieux économiques, grand public",
        "audiences to whom its results are made accessible: scientific communities, media, "
          + "decision makers, economic actors, the general public")),
  ]

  private static func funder(_ funder: JSON, through: JSON? = nil) -> DemonstrationStep {
    var data: JSONObject = ["actor": "genome-quebec", "funder": funder]
    data["through"] = through
    return DemonstrationStep(
      .funderDeclared, on: "../2022-05-05", .object(data), ["evidence": Announcement.evidence])
  }

  private static func figure(
    _ figure: JSON, _ qualifier: JSON, _ value: JSON, _ unit: JSON, _ label: JSON
  ) -> DemonstrationStep {
    DemonstrationStep(
      .figureDeclared, on: "2022-05-05",
      [
        "actor": "cnrs", "figure": figure, "qualifier": qualifier, "value": value, "unit": unit,
        "label": label,
      ], ["evidence": Announcement.evidence])
  }
}
