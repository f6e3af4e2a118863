import ArgumentParser
import Imports
import Wording

/// What an import says of a table beside the file itself.
struct TableOptions: ParsableArguments {
  @Option(
    name: .both("mapping", "correspondance"),
    help: help(
      fr: "Table de correspondance en JSON : quelle colonne est quel champ.",
      en: "Mapping as JSON: which column is which field.", value: "fichier", "file"),
    completion: .file(extensions: ["json"]))
  var mapping: String?

  @Option(
    name: .both("sheet", "feuille"),
    help: help(
      fr: "Feuille du classeur ; sinon la première.", en: "Sheet of the workbook; else the first.",
      value: "nom", "name"))
  var sheet: String?

  @Option(
    name: .customLong("dates"),
    help: help(
      fr: "Lire 03/04/2022 jour d'abord (dmy) ou mois d'abord (mdy).",
      en: "Read 03/04/2022 day first (dmy) or month first (mdy).", value: "ordre", "order"))
  var dates: DateOrder?

  @Option(
    name: .both("decimal", "decimale"),
    help: help(
      fr: "Signe des décimales, « , » ou « . », là où 1,234 se lit de deux façons.",
      en: "Sign before decimals, “,” or “.”, where 1,234 reads two ways.", value: "signe", "sign"))
  var decimal: DecimalSign?
}
