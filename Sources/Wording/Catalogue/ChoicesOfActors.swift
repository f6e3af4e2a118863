import Partnership

// What actors are, where they belong, and whom they address.
extension FieldName {
  static func actorKind(_ choice: String) -> Bilingual? {
    switch choice {
    case "party": Bilingual(fr: "partie", en: "party")
    case "academic": Bilingual(fr: "établissement universitaire ou de recherche", en: "academic")
    case "joint_laboratory": Bilingual(fr: "laboratoire commun", en: "joint laboratory")
    case "private_company": Bilingual(fr: "entreprise privée", en: "private company")
    case "start_up": Bilingual(fr: "jeune pousse", en: "start-up")
    case "shared_structure":
      Bilingual(fr: "structure partagée avec l'industrie", en: "structure shared with industry")
    case "funder": Bilingual(fr: "bailleur de fonds", en: "funder")
    case "intermediary_funder":
      Bilingual(fr: "bailleur de fonds intermédiaire", en: "intermediary funder")
    case "government": Bilingual(fr: "gouvernement", en: "government")
    case "representation_office":
      Bilingual(fr: "bureau de représentation", en: "representation office")
    case "group": Bilingual(fr: "groupe non nommé", en: "unnamed group")
    default: nil
    }
  }

  static func ecosystem(_ choice: String) -> Bilingual? {
    switch choice {
    case "quebec": Bilingual(fr: "Québec", en: "Québec")
    case "france": Bilingual(fr: "France", en: "France")
    case "other": Bilingual(fr: "ailleurs", en: "elsewhere")
    default: nil
    }
  }

  static func audience(_ choice: String) -> Bilingual? {
    switch choice {
    case "scientific": Bilingual(fr: "communautés scientifiques", en: "scientific communities")
    case "media": Bilingual(fr: "médias", en: "media")
    case "decision_makers": Bilingual(fr: "décideurs", en: "decision makers")
    case "economic": Bilingual(fr: "acteurs économiques", en: "economic actors")
    case "public": Bilingual(fr: "grand public", en: "general public")
    default: nil
    }
  }

  static func sector(_ choice: String) -> Bilingual? {
    switch choice {
    case "academic": Bilingual(fr: "milieu universitaire ou de la recherche", en: "academic sector")
    case "private": Bilingual(fr: "secteur privé", en: "private sector")
    case "public": Bilingual(fr: "secteur public", en: "public sector")
    default: nil
    }
  }
}
