internal import CanonicalJSON
internal import Partnership

/// The persons of the announcement, by ids that say nothing of them.
enum DemonstrationPerson {
  static let danielCoderre: JSON = "p-k3vhq7wz2mnd5txa"
  static let antoinePetit: JSON = "p-b6yjr4ec7ufs2olg"
  static let antoineGascon: JSON = "p-w2tnx5ip6qzh3dkv"
  static let janMatas: JSON = "p-f7obm3la4gyc6rse"
}

/// The announcement of 5 May 2022 itself, as evidence of what it states.
enum Announcement {
  static let sha256: JSON = "73a8f7e28cceffb20a0981c96d08042081ff9259f298f0c01844bcc978c14b29"
  static let bytes: JSON = 5_367

  /// One item of evidence: the hash of the text, and where it was published.
  static let evidence: JSON = [
    [
      "sha256": sha256, "bytes": bytes, "media_type": "text/plain", "language": "fr",
      "name": "Communiqué de presse du 5 mai 2022",
      "held_at": "Communiqué de presse publié à Montréal le 5 mai 2022",
    ]
  ]
}

extension Demonstration {
  /// The two parties, those who fund Génome Québec, and the office that represents the CNRS.
  static let actors: [DemonstrationStep] = [
    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "genome-quebec", "name": "Génome Québec", "kind": "party", "country": "CA",
        "ecosystem": "quebec",
      ]),
    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "cnrs", "name": "CNRS", "kind": "party", "country": "FR", "ecosystem": "france",
      ]),
    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "mei", "name": "Ministère de l’Économie et de l’Innovation (MEI)",
        "kind": "government", "country": "CA", "ecosystem": "quebec",
      ]),
    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "canada-government", "name": "Gouvernement du Canada", "kind": "government",
        "country": "CA", "ecosystem": "other",
      ]),
    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "genome-canada", "name": "Génome Canada", "kind": "intermediary_funder",
        "country": "CA", "ecosystem": "other",
      ]),
    DemonstrationStep(
      .actorRegistered,
      ["actor": "private-partners", "name": "Partenaires privés", "kind": "group"]),
    DemonstrationStep(
      .actorRegistered,
      [
        "actor": "cnrs-office-canada", "name": "Bureau du CNRS au Canada",
        "kind": "representation_office", "country": "CA", "ecosystem": "france",
        "represents": "cnrs",
      ]),
  ]

  /// The four persons it names, and the role each has in it; when the roles began is not stated.
  static let persons: [DemonstrationStep] = [
    DemonstrationStep(
      .personRegistered, ["person": DemonstrationPerson.danielCoderre, "name": "Daniel Coderre"]),
    DemonstrationStep(
      .personRegistered, ["person": DemonstrationPerson.antoinePetit, "name": "Antoine Petit"]),
    DemonstrationStep(
      .personRegistered, ["person": DemonstrationPerson.antoineGascon, "name": "Antoine Gascon"]),
    DemonstrationStep(
      .personRegistered, ["person": DemonstrationPerson.janMatas, "name": "Jan Matas"]),
    DemonstrationStep(
      .roleAssigned, on: "../2022-05-05",
      [
        "person": DemonstrationPerson.danielCoderre, "actor": "genome-quebec",
        "function": "chief-executive", "exclusive": true,
        "label": words("président-directeur général", "president and chief executive officer"),
      ]),
    DemonstrationStep(
      .roleAssigned, on: "../2022-05-05",
      [
        "person": DemonstrationPerson.antoinePetit, "actor": "cnrs",
        "function": "chief-executive", "exclusive": true,
        "label": words("président-directeur général", "chairman and chief executive officer"),
      ]),
    DemonstrationStep(
      .roleAssigned, on: "../2022-05-05",
      [
        "person": DemonstrationPerson.antoineGascon, "actor": "genome-quebec",
        "function": "communications",
        "label": words("spécialiste en communications", "communications specialist"),
      ],
      [
        "text": words(
          "L’organisation se lit au lieu du contact; le texte ne la nomme pas.",
          "The organisation is read from the place of the contact; the text does not name it.")
      ]),
    DemonstrationStep(
      .roleAssigned, on: "../2022-05-05",
      [
        "person": DemonstrationPerson.janMatas, "actor": "cnrs-office-canada",
        "function": "head-of-office", "exclusive": true,
        "label": words("responsable du bureau", "head of the office"),
      ]),
  ]
}
