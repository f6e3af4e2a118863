internal import CanonicalJSON
internal import Partnership

extension Demonstration {
  private static let both: JSON = ["cnrs", "genome-quebec"]

  /// The agreement: proposed, signed, in force, ratified, announced; its four axes; the first
  /// exchange; what both owe.
  static let agreementOfTheRelease: [DemonstrationStep] = [
    DemonstrationStep(
      .agreementProposed, on: "../2022-04-22",
      [
        "title": words(
          "Entente de partenariat entre Génome Québec et le CNRS",
          "Partnership agreement between Génome Québec and the CNRS"),
        "object": words(
          "Explorer ce que les deux pays peuvent entreprendre ensemble en génomique.",
          "To explore what the two countries can undertake together in genomics."),
        "parties": both, "term": "P24M",
      ], ["on_behalf_of": both]),
    axis(
      "A1", expects: ["knowhow_mutual"],
      title: words(
        "Savoir-faire et R et D en génomique de l’environnement, dans les deux sens",
        "Environmental genomics know-how and R&D, both ways")),
    axis(
      "A2", expects: ["funding", "innovations"],
      title: words(
        "Financer la R et D conjointe, promouvoir les innovations",
        "Funding joint R&D, promoting innovations")),
    axis(
      "A3", expects: ["protocols"],
      title: words(
        "Protocoles de transfert entre les écosystèmes québécois et français",
        "Transfer protocols between the Québec and French ecosystems")),
    axis(
      "A4", expects: ["tools"],
      title: words(
        "Outils déployés et utilisés entre universités et entreprises",
        "Tools deployed and used between academia and industry")),
    signature(of: "genome-quebec"),
    signature(of: "cnrs"),
    DemonstrationStep(
      .agreementEnteredIntoForce, on: "2022-04-22", ["basis": "signature", "term": "P24M"],
      [
        "on_behalf_of": both,
        "text": words(
          "Le jour où courent les 24 mois n’est pas dit; on le lit ici à la signature.",
          "The day the 24 months begin is not stated; it is read here from the signature."),
      ]),
    DemonstrationStep(
      .exchangeHeld, on: "2022-04-22",
      [
        "exchange": "signing-ceremony", "form": "meeting", "place": words("Montréal", "Montréal"),
        "title": words("Cérémonie de signature", "Signing ceremony"),
      ],
      [
        "parties": both,
        "text": words(
          "Une délégation venue de France et des représentants de Génome Québec.",
          "A delegation from France and representatives of Génome Québec."),
      ]),
    DemonstrationStep(
      .commitmentMade, on: "../2022-04-22",
      [
        "commitment": "formal-exchanges",
        "title": words(
          "Tenir une suite d’échanges formels pendant 24 mois",
          "Hold a series of formal exchanges over 24 months"),
        "debtors": both, "due": "end_of_term", "kind": "engagement",
      ], ["on_behalf_of": both]),
    DemonstrationStep(
      .agreementRatified, on: "../2022-05-05",
      ["party": "genome-quebec", "person": DemonstrationPerson.danielCoderre]),
    DemonstrationStep(
      .agreementRatified, on: "../2022-05-05",
      ["party": "cnrs", "person": DemonstrationPerson.antoinePetit]),
    DemonstrationStep(
      .documentAttached, on: "2022-05-05",
      [
        "document": "release-2022-05-05",
        "title": words(
          "Communiqué de presse annonçant l’entente", "Press release announcing the agreement"),
        "sha256": Announcement.sha256, "bytes": Announcement.bytes, "media_type": "text/plain",
        "language": "fr", "class": "public",
      ], ["parties": both, "evidence": Announcement.evidence]),
    DemonstrationStep(
      .agreementAnnounced, on: "2022-05-05",
      ["place": words("Montréal", "Montréal"), "document": "release-2022-05-05"],
      ["parties": both]),
    statement(by: DemonstrationPerson.danielCoderre, of: "genome-quebec"),
    statement(by: DemonstrationPerson.antoinePetit, of: "cnrs"),
    DemonstrationStep(
      .innovationPromoted, on: "2022-05-05",
      [
        "innovation": "genomic-innovations",
        "title": words("Innovations issues de la génomique", "Innovations out of genomics"),
        "challenge": "Défis environnementaux · Environmental challenges",
      ], ["axes": ["A2"], "parties": both]),
    DemonstrationStep(
      .contactDesignated, on: "../2022-05-05",
      [
        "party": "genome-quebec", "person": DemonstrationPerson.antoineGascon, "function": "press",
      ]),
    DemonstrationStep(
      .contactDesignated, on: "../2022-05-05",
      ["party": "cnrs", "person": DemonstrationPerson.janMatas, "function": "press"]),
  ]

  /// An axis that both parties have retained.
  ///
  /// Without a remark, which would keep the title of the axis from the public.
  private static func axis(_ axis: JSON, expects: JSON, title: JSON) -> DemonstrationStep {
    DemonstrationStep(
      .axisAgreed, on: "../2022-04-22", ["axis": axis, "title": title, "expects": expects],
      ["on_behalf_of": both])
  }

  /// A signature: who held the pen is not stated.
  private static func signature(of party: JSON) -> DemonstrationStep {
    DemonstrationStep(
      .agreementSigned, on: "2022-04-22",
      [
        "party": party, "place": words("Montréal", "Montréal"),
        "occasion": words("Jour de la Terre", "Earth Day"),
      ])
  }

  /// A public statement, in French, without its words.
  private static func statement(by person: JSON, of party: JSON) -> DemonstrationStep {
    DemonstrationStep(
      .statementPublished, on: "2022-05-05", ["person": person, "language": "fr"],
      [
        "parties": [party],
        "text": words(
          "Déclaration jointe à l’annonce; elle parle d’organisations publiques et privées, au "
            + "Québec et en France.",
          "Statement that came with the announcement; it speaks of public and private "
            + "organisations, in Québec and in France."),
      ])
  }
}
