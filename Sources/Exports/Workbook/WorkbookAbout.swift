internal import Partnership
internal import RecordFormat
internal import Workbooks

/// The first sheet of the workbook: what it is, of which head, as of when, and what is not in it.
struct WorkbookAbout {
  static let sheet = "LISEZ-MOI README"

  static let columns = [
    WorkbookColumn("Ce classeur", width: 58), WorkbookColumn("This workbook", width: 58),
    WorkbookColumn("value", width: 40), WorkbookColumn("rows", width: 12),
    WorkbookColumn("rows_left_out", width: 14), WorkbookColumn("cells_cut", width: 12),
  ]

  /// The rows under the headings.
  private(set) var rows: [[WorkbookCell]] = []

  /// The sheet of a workbook whose other sheets are written.
  init(_ scope: ExportScope, _ words: WordsTally, _ sheets: [WorkbookSheet]) {
    add(
      "Les tableaux de «\u{A0}entente exporter tableaux\u{A0}», un par feuille",
      "The tables of “entente export csv”, one a sheet")
    add("Registre", "Ledger", .text(scope.ledger.text))
    if scope.isClockSimulated {
      add(
        "Horloge simulée\u{A0}: démonstration ou essai", "Simulated clock: demonstration or test",
        .truth(true))
    }
    add("Taille de la tête signée", "Size of the signed checkpoint", number(scope.headSize))
    add(
      "Dernière écriture prise en compte", "Last record taken into account",
      number(scope.knownOn.index))
    add("Consignée, en temps universel", "Recorded, in UTC", instant(scope.recorded))
    add(
      "Vues à la fin de ce jour", "Views at the end of this day",
      .day(Recorded(startOf: scope.asOf).unixMicroseconds / 86_400_000_000))
    add("Choix des écritures", "Choice of records", .text(scope.chosen.inOne))
    if scope.factsWithheld > 0 {
      add(
        "Écritures dont les données ne sont pas remises\u{A0}: les vues sont faites sans elles, et"
          + " ce qui y manque peut avoir eu lieu",
        "Records whose facts are withheld: views are made without them, and what is missing may have"
          + " happened",
        count(scope.factsWithheld))
    }
    add("Écritures dont les textes sont là", "Records whose words are here", count(words.shown))
    add(
      "Écritures dont les textes ne sont pas remis", "Whose words are withheld",
      count(words.withheld))
    add("Écritures dont les textes ont été effacés", "Whose words were erased", count(words.erased))
    add(
      "Montants en centimes (ou autre plus petite unité), instants en temps universel, aucune formule",
      "Amounts in minor units, instants in UTC, no formula")
    add(
      "Ceci ne prouve rien\u{A0}: une sélection le fait, par «\u{A0}entente exporter selection\u{A0}»",
      "This proves nothing: a selection does, by “entente export selection”")
    add(
      "Écrit par libxlsxwriter", "Written by libxlsxwriter", .text(WorkbookWriter.libraryVersion))
    add(
      "Ce que les colonnes sont\u{A0}: dernière feuille", "What columns are: last sheet",
      .text("columns"))
    for sheet in sheets { add(sheet) }
    for cut in sheets.flatMap(\.cuts) { add(cut) }
    let named = sheets.map(\.cuts.count).reduce(0, +)
    let rest = sheets.map(\.cellsCut).reduce(0, +) - named
    if rest > 0 { add("Autres cellules coupées", "Other cells cut", count(rest)) }
  }

  private mutating func add(_ french: String, _ english: String, _ value: WorkbookCell = .empty) {
    rows.append([.text(french), .text(english), value])
  }

  private mutating func add(_ sheet: WorkbookSheet) {
    rows.append([
      .text(sheet.title.french), .text(sheet.title.english), .text(sheet.name),
      count(sheet.rows), count(sheet.rowsLeftOut), count(sheet.cellsCut),
    ])
  }

  private mutating func add(_ cut: WorkbookSheet.Cut) {
    add(
      "Coupée à ce qu’une cellule contient, de \(cut.characters) caractères",
      "Cut to what a cell holds, from \(cut.characters) characters", .text(cut.cell))
  }

  private func count(_ count: Int) -> WorkbookCell { .number(Int64(count)) }

  private func number(_ number: UInt64) -> WorkbookCell { .number(Int64(clamping: number)) }

  private func instant(_ instant: Recorded) -> WorkbookCell {
    .instant(instant.unixMicroseconds)
  }
}
