extension Wording {
  /// How many documents of a dossier were held against their hashes, are not in it, and were destroyed.
  ///
  /// - Parameter unnamed: How many records attach one and say nothing of it here.
  public func line(
    ofDocuments checked: Int, withheld: Int, erased: Int, unnamed: Int
  ) -> String {
    let others =
      unnamed == 0
      ? ""
      : say(
        fr: " ; joints par des écritures non remises : \(number(unnamed))",
        en: "; attached by records whose facts are withheld: \(number(unnamed))")
    guard checked + withheld + erased > 0 else {
      return say(
        fr: "Documents : aucun dans le dossier\(others)",
        en: "Documents: none in the dossier\(others)")
    }
    func some(_ count: Int, _ one: Bilingual, _ more: Bilingual) -> String {
      "\(number(count)) \(say(isSingular(count) ? one : more))"
    }
    let all = [
      some(
        checked, Bilingual(fr: "vérifié", en: "checked"), Bilingual(fr: "vérifiés", en: "checked")),
      some(
        withheld, Bilingual(fr: "non remis", en: "withheld"),
        Bilingual(fr: "non remis", en: "withheld")),
      some(
        erased, Bilingual(fr: "détruit", en: "destroyed"),
        Bilingual(fr: "détruits", en: "destroyed")),
    ].joined(separator: ", ")
    return say(fr: "Documents : \(all)\(others)", en: "Documents: \(all)\(others)")
  }
}
