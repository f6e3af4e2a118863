import Partnership

// What the ledger says of its own keys, records and checks.
extension FieldName {
  static func disposition(_ choice: String) -> Bilingual? {
    switch choice {
    case "destroy": Bilingual(fr: "destruction", en: "destruction")
    case "transfer": Bilingual(fr: "versement aux archives", en: "transfer to an archive")
    case "keep": Bilingual(fr: "conservation", en: "keeping")
    default: nil
    }
  }

  static func keyUse(_ choice: String) -> Bilingual? {
    switch choice {
    case "act": Bilingual(fr: "signer des actes", en: "to sign acts")
    case "checkpoint": Bilingual(fr: "signer des têtes", en: "to sign checkpoints")
    case "witness": Bilingual(fr: "contresigner", en: "to cosign")
    default: nil
    }
  }

  static func retirement(_ choice: String) -> Bilingual? {
    switch choice {
    case "superseded": Bilingual(fr: "remplacée", en: "superseded")
    case "lost": Bilingual(fr: "perdue", en: "lost")
    case "compromised": Bilingual(fr: "compromise", en: "compromised")
    default: nil
    }
  }

  static func verdict(_ choice: String) -> Bilingual? {
    switch choice {
    case "holds": Bilingual(fr: "tient", en: "holds")
    case "fails": Bilingual(fr: "échoue", en: "fails")
    case "undecided": Bilingual(fr: "indécis", en: "undecided")
    default: nil
    }
  }
}
