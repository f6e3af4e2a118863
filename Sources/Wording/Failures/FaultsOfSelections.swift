internal import Partnership

extension FaultName {
  /// What a fault of a selection means.
  var meaningOfSelections: Bilingual {
    switch self {
    case .selectionUnreadable:
      Bilingual(
        fr: "la ligne qui dit ce qui a été choisi ne se lit pas",
        en: "the line that says what was chosen does not read")
    case .selectionLineUnreadable:
      Bilingual(
        fr: "une ligne de la sélection ne se lit pas", en: "a line of the selection does not read")
    case .selectionOtherHead:
      Bilingual(
        fr: "la sélection est d'une autre tête que les tuiles",
        en: "the selection is of another head than the tiles")
    case .selectionHeaderDiffers:
      Bilingual(
        fr: "l'en-tête montré n'est pas celui du journal",
        en: "the header shown is not that of the log")
    case .selectionDisordered:
      Bilingual(
        fr: "l'écriture est montrée deux fois, ou après une plus récente",
        en: "the record is shown twice, or behind a later one")
    case .selectionIncomplete:
      Bilingual(
        fr: "l'écriture est de la sélection et n'est pas montrée : demandez-la",
        en: "the record belongs to the selection and is not shown: ask for it")
    default:
      Bilingual(
        fr: "l'écriture est montrée et n'est pas de la sélection",
        en: "the record is shown and does not belong to the selection")
    }
  }
}
