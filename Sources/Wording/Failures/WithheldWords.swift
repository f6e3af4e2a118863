internal import Partnership

extension Fault {
  /// Whether it is about a part of a record that a dossier opens or withholds: it says which, and why.
  var isOfDisclosure: Bool { name == .openedBeyondAudience || name == .withheldUnfounded }
}

extension Wording {
  /// A part of a record, or why one is withheld, by what the dossier's list of these calls it, which stays in
  /// front; what is none of them stays as it is.
  func label(ofDisclosure code: String) -> String {
    guard let phrase = Wording.disclosure[code] else { return terminalSafe(code) }
    return "\(code) (\(say(phrase)))"
  }

  private static let disclosure: [String: Bilingual] = [
    "annulled": Bilingual(fr: "l'écriture est annulée", en: "the record was annulled"),
    "confidential": Bilingual(fr: "confidentiel", en: "it is confidential"),
    "document": Bilingual(fr: "le document", en: "the document"),
    "erased": Bilingual(fr: "effacé", en: "it was erased"),
    "facts": Bilingual(fr: "les données", en: "the facts"),
    "later": Bilingual(fr: "l'écriture est venue après", en: "the record came later"),
    "not_selected": Bilingual(fr: "pas dans la sélection", en: "it is not in the selection"),
    "other_agreement": Bilingual(fr: "d'une autre entente", en: "it is of another agreement"),
    "personal": Bilingual(fr: "peut concerner une personne", en: "it may be about a person"),
    "remark": Bilingual(fr: "remarque de qui l'a consignée", en: "it is a remark of its author's"),
    "unavailable": Bilingual(
      fr: "absent de la copie exportée", en: "it is not in the copy that was exported"),
    "words": Bilingual(fr: "les textes", en: "the words"),
  ]
}
