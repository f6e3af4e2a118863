public import Partnership

extension Wording {
  /// What one value of a closed list is called; the value itself where the catalogue has no such
  /// value, as in a ledger written under a later catalogue.
  public func label(of choice: String, in field: FieldName) -> String {
    FieldName.label(of: choice, in: field).map(say) ?? choice
  }
}

extension FieldName {
  /// Switches over strings, because the catalogue's lists are strings; a test asks for each.
  fileprivate static func label(of choice: String, in field: FieldName) -> Bilingual? {
    switch field {
    case .clock: clock(choice)
    case .kind: actorKind(choice) ?? commitmentKind(choice)
    case .ecosystem: ecosystem(choice)
    case .audience: audience(choice)
    case .form: exchangeForm(choice)
    case .basis: basis(choice)
    case .documentClass: documentClass(choice)
    case .expects: expectation(choice)
    case .qualifier: qualifier(choice)
    case .due:
      choice == "end_of_term"
        ? Bilingual(fr: "terme de l'entente", en: "end of the term") : nil
    default: nil
    }
  }

  private static func clock(_ choice: String) -> Bilingual? {
    switch choice {
    case "system": Bilingual(fr: "horloge du système", en: "system clock")
    case "simulated": Bilingual(fr: "horloge simulée", en: "simulated clock")
    default: nil
    }
  }

  private static func actorKind(_ choice: String) -> Bilingual? {
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

  private static func commitmentKind(_ choice: String) -> Bilingual? {
    switch choice {
    case "engagement": Bilingual(fr: "engagement", en: "undertaking")
    case "milestone": Bilingual(fr: "jalon", en: "milestone")
    case "deliverable": Bilingual(fr: "livrable", en: "deliverable")
    default: nil
    }
  }

  private static func ecosystem(_ choice: String) -> Bilingual? {
    switch choice {
    case "quebec": Bilingual(fr: "Québec", en: "Québec")
    case "france": Bilingual(fr: "France", en: "France")
    case "other": Bilingual(fr: "ailleurs", en: "elsewhere")
    default: nil
    }
  }

  private static func audience(_ choice: String) -> Bilingual? {
    switch choice {
    case "scientific": Bilingual(fr: "communautés scientifiques", en: "scientific communities")
    case "media": Bilingual(fr: "médias", en: "media")
    case "decision_makers": Bilingual(fr: "décideurs", en: "decision makers")
    case "economic": Bilingual(fr: "acteurs économiques", en: "economic actors")
    case "public": Bilingual(fr: "grand public", en: "general public")
    default: nil
    }
  }

  private static func exchangeForm(_ choice: String) -> Bilingual? {
    switch choice {
    case "meeting": Bilingual(fr: "rencontre", en: "meeting", frFR: "réunion")
    case "visit": Bilingual(fr: "visite", en: "visit")
    case "workshop": Bilingual(fr: "atelier", en: "workshop")
    case "video": Bilingual(fr: "visioconférence", en: "video call")
    case "data": Bilingual(fr: "envoi de données", en: "delivery of data")
    default: nil
    }
  }

  private static func basis(_ choice: String) -> Bilingual? {
    switch choice {
    case "signature": Bilingual(fr: "la signature", en: "signature")
    case "ratification": Bilingual(fr: "la ratification", en: "ratification")
    case "announcement": Bilingual(fr: "l'annonce", en: "announcement")
    case "clause": Bilingual(fr: "une clause", en: "clause")
    default: nil
    }
  }

  private static func documentClass(_ choice: String) -> Bilingual? {
    switch choice {
    case "public": Bilingual(fr: "public", en: "public")
    case "internal": Bilingual(fr: "interne", en: "internal")
    case "confidential": Bilingual(fr: "confidentiel", en: "confidential")
    case "personal":
      Bilingual(
        fr: "renseignements personnels", en: "personal information",
        frFR: "données à caractère personnel")
    default: nil
    }
  }

  private static func expectation(_ choice: String) -> Bilingual? {
    switch choice {
    case "knowhow_mutual":
      Bilingual(fr: "savoir-faire dans les deux sens", en: "know-how both ways")
    case "funding": Bilingual(fr: "financements", en: "funding")
    case "innovations": Bilingual(fr: "innovations promues", en: "innovations promoted")
    case "protocols": Bilingual(fr: "protocoles de transfert", en: "transfer protocols")
    case "tools": Bilingual(fr: "outils", en: "tools")
    default: nil
    }
  }

  private static func qualifier(_ choice: String) -> Bilingual? {
    switch choice {
    case "equal": Bilingual(fr: "exactement", en: "exactly")
    case "over": Bilingual(fr: "plus de", en: "over")
    case "about": Bilingual(fr: "environ", en: "about")
    default: nil
    }
  }
}
