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
    case .documentClass, .dataClasses: documentClass(choice)
    case .expects: expectation(choice)
    case .qualifier: qualifier(choice)
    case .sector: sector(choice)
    case .risk: risk(choice)
    case .action: disposition(choice)
    case .use: keyUse(choice)
    case .why: retirement(choice)
    case .result: verdict(choice)
    case .scope:
      choice == "all" ? Bilingual(fr: "tous les axes", en: "all axes") : nil
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

  private static func commitmentKind(_ choice: String) -> Bilingual? {
    switch choice {
    case "engagement": Bilingual(fr: "engagement", en: "undertaking")
    case "milestone": Bilingual(fr: "jalon", en: "milestone")
    case "deliverable": Bilingual(fr: "livrable", en: "deliverable")
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

  private static func risk(_ choice: String) -> Bilingual? {
    switch choice {
    case "none": Bilingual(fr: "aucun préjudice", en: "no harm")
    case "possible": Bilingual(fr: "préjudice possible", en: "possible harm")
    case "serious": Bilingual(fr: "préjudice sérieux", en: "serious harm")
    default: nil
    }
  }
}
