internal import Archives
internal import Partnership
public import Wording

extension Wording {
  /// What is wrong with a table, for whoever keeps it: where, what, what now.
  public func sentence(for fault: TableFault) -> String {
    let place = words(for: fault.place)
    let sentence = sentence(for: fault.reason)
    return place.isEmpty ? sentence : "\(place)\(say(fr: " : ", en: ": "))\(sentence)"
  }

  /// `feuille « Feuille1 », ligne 3, colonne 7 (G), « data.form »`; empty for the file.
  public func words(for place: TableFault.Place) -> String {
    var words: [String] = []
    if let sheet = place.sheet {
      words.append(say(fr: "feuille « \(sheet) »", en: "sheet “\(sheet)”"))
    }
    if let row = place.row {
      words.append(say(fr: "ligne \(String(row))", en: "row \(String(row))"))
    }
    if let column = place.column {
      let letters = letters(ofColumn: column)
      let number = String(column + 1)
      words.append(
        say(fr: "colonne \(number) (\(letters))", en: "column \(number) (\(letters))"))
    }
    let joined = words.joined(separator: ", ")
    guard let heading = place.heading, !heading.isEmpty else { return joined }
    return say(fr: "\(joined), « \(heading) »", en: "\(joined), “\(heading)”")
  }

  private func sentence(for reason: TableFault.Reason) -> String {
    switch reason {
    case .legacyWorkbook, .archive, .badPart, .brokenLink, .unknownSheet, .sheetOfText,
      .tooManyRows, .tooManySharedTexts, .tooManyColumns, .cellTooLong, .mixedEncodings,
      .undefinedByte:
      sentence(ofFile: reason)
    case .unterminatedQuote, .textAfterQuote, .cellCount, .noHeading, .repeatedHeading,
      .mergedHeading, .formula, .errorValue, .badSharedText:
      sentence(ofForm: reason)
    case .unknownColumn, .ambiguousColumn, .repeatedPath, .notOfType, .noType, .unknownType,
      .missingColumn, .mapping:
      sentence(ofColumn: reason)
    default: sentence(ofCell: reason)
    }
  }

  private func sentence(ofFile reason: TableFault.Reason) -> String {
    switch reason {
    case .legacyWorkbook:
      say(
        fr: "le fichier est un classeur d'Excel 97–2003 (.xls), ou il est protégé par un mot de"
          + " passe. Enregistrez-le en .xlsx, sans mot de passe.",
        en:
          "the file is a workbook of Excel 97–2003 (.xls), or it has a password. Save it as .xlsx,"
          + " without a password.")
    case .archive(let error): sentence(for: error)
    case .badPart(let part):
      say(
        fr:
          "la partie « \(part) » du classeur ne se lit pas. Ouvrez le classeur et enregistrez-le de"
          + " nouveau.",
        en: "the part “\(part)” of the workbook does not read. Open the workbook and save it again."
      )
    case .brokenLink(let part):
      say(
        fr:
          "le classeur renvoie à « \(part) », qu'il ne contient pas. Ouvrez-le et enregistrez-le de"
          + " nouveau.",
        en: "the workbook leads to “\(part)”, which it does not hold. Open it and save it again.")
    case .unknownSheet(let name, let sheets):
      say(
        fr: "le classeur n'a pas de feuille « \(name) ». Choisissez \(choice(sheets)).",
        en: "the workbook has no sheet “\(name)”. Choose \(choice(sheets)).")
    case .sheetOfText(let name):
      say(
        fr:
          "le fichier n'est pas un classeur et n'a pas de feuille « \(name) ». Retirez --feuille.",
        en: "the file is no workbook and has no sheet “\(name)”. Leave out --sheet.")
    case .tooManyRows:
      say(
        fr: "le fichier a trop de lignes. Partagez-le.", en: "the file has too many rows. Split it."
      )
    case .tooManySharedTexts(let part, let limit):
      say(
        fr:
          "la partie « \(part) » a plus de \(number(limit)) textes, ce qu'aucun tableau ne demande."
          + " Vérifiez d'où vient le classeur, ou partagez-le.",
        en: "the part “\(part)” has more than \(number(limit)) texts, which no table needs. Check"
          + " where the workbook is from, or split it.")
    case .tooManyColumns(let limit):
      say(
        fr: "un tableau a au plus \(number(limit)) colonnes. Retirez celles qui sont de trop.",
        en: "a table has at most \(number(limit)) columns. Take out those that are too many.")
    case .cellTooLong(let limit):
      say(
        fr: "une cellule a au plus \(number(limit)) octets. Joignez le texte comme document.",
        en: "a cell has at most \(number(limit)) bytes. Attach the text as a document.")
    case .mixedEncodings:
      say(
        fr: "la cellule n'est pas dans le même encodage que le reste du fichier : deux fichiers ont"
          + " été collés. Enregistrez le tout en UTF-8.",
        en:
          "the cell is not in the encoding of the rest of the file: two files were put together."
          + " Save all of it in UTF-8.")
    case .undefinedByte(let byte):
      say(
        fr: "l'octet \(String(byte, radix: 16)) n'est un caractère ni en UTF-8 ni en Windows-1252."
          + " Enregistrez le fichier en UTF-8.",
        en: "the byte \(String(byte, radix: 16)) is no character of UTF-8 or Windows-1252. Save the"
          + " file in UTF-8.")
    default: ""
    }
  }

  private func sentence(for error: ArchiveError) -> String {
    switch error {
    case .damaged:
      say(
        fr: "le classeur est tronqué ou endommagé. Reprenez-le, ou enregistrez-le de nouveau.",
        en: "the workbook is cut short or damaged. Get it again, or save it again.")
    case .missing(let part):
      say(
        fr: "le classeur n'a pas de partie « \(part) ». Enregistrez-le de nouveau en .xlsx.",
        en: "the workbook has no part “\(part)”. Save it again as .xlsx.")
    case .encrypted(let part):
      say(
        fr: "la partie « \(part) » est chiffrée. Enregistrez le classeur sans mot de passe.",
        en: "the part “\(part)” is encrypted. Save the workbook without a password.")
    case .tooLarge(let part, let limit):
      say(
        fr:
          "la partie « \(part) » dépasse \(bytes(limit)) une fois décomprimée. Partagez le classeur.",
        en: "the part “\(part)” unpacks to over \(bytes(limit)). Split the workbook.")
    case .tooDense(let part, let limit):
      say(
        fr: "la partie « \(part) » devient plus de \(number(limit)) fois plus grande une fois"
          + " décomprimée, comme celles qui sont faites pour remplir la mémoire. Vérifiez d'où vient"
          + " le classeur.",
        en:
          "the part “\(part)” grows over \(number(limit)) times when unpacked, as those do that are"
          + " made to fill the memory. Check where the workbook is from.")
    case .documentType(let part):
      say(
        fr:
          "la partie « \(part) » déclare un type de document, ce qu'aucun tableur n'écrit. Vérifiez"
          + " d'où vient le classeur.",
        en:
          "the part “\(part)” declares a document type, which no spreadsheet program writes. Check"
          + " where the workbook is from.")
    case .encoding(let part):
      say(
        fr: "la partie « \(part) » n'est pas du XML en UTF-8. Enregistrez le classeur de nouveau.",
        en: "the part “\(part)” is no XML in UTF-8. Save the workbook again.")
    }
  }

  private func sentence(ofForm reason: TableFault.Reason) -> String {
    switch reason {
    case .unterminatedQuote:
      say(
        fr:
          "un guillemet s'ouvre et ne se ferme pas. Fermez-le, ou doublez-le s'il est dans le texte.",
        en: "a quotation mark opens and does not close. Close it, or double it where it is text.")
    case .textAfterQuote:
      say(
        fr: "il y a du texte après le guillemet fermant. Doublez les guillemets qui sont dans le"
          + " texte.",
        en: "there is text after the closing quotation mark. Double the marks that are text.")
    case .cellCount(let found, let expected):
      say(
        fr: "cellules de la ligne : \(number(found)) ; titres : \(number(expected)). Complétez la"
          + " ligne, ou mettez entre guillemets le texte qui contient le séparateur.",
        en:
          "cells in the row: \(number(found)); headings: \(number(expected)). Complete the row, or"
          + " put text that holds the separator in quotation marks.")
    case .noHeading:
      say(
        fr: "aucun titre de colonne ici. Donnez-lui en un, ou videz la colonne.",
        en: "there is no heading here. Give it one, or empty the column.")
    case .repeatedHeading(let heading):
      say(
        fr: "deux colonnes s'appellent « \(heading) ». Renommez-en une.",
        en: "two columns are called “\(heading)”. Rename one.")
    case .mergedHeading(let area):
      say(
        fr: "les titres sont fusionnés (\(area)). Défusionnez-les : un titre par colonne, sur une"
          + " ligne.",
        en: "the headings are merged (\(area)). Unmerge them: one heading a column, in one row.")
    case .formula:
      say(
        fr: "la cellule contient une formule, et non ce que quelqu'un a écrit. Remplacez-la par sa"
          + " valeur.",
        en: "the cell holds a formula, and not what somebody wrote. Replace it by its value.")
    case .errorValue(let text):
      say(
        fr: "la cellule contient l'erreur \(text). Corrigez-la.",
        en: "the cell holds the error \(text). Mend it.")
    case .badSharedText(let text):
      say(
        fr:
          "la cellule renvoie au texte commun \(text), qui n'existe pas. Enregistrez le classeur de"
          + " nouveau.",
        en: "the cell leads to shared text \(text), which is not there. Save the workbook again.")
    default: ""
    }
  }

  private func sentence(ofColumn reason: TableFault.Reason) -> String {
    switch reason {
    case .unknownColumn(let heading):
      say(
        fr: "la colonne « \(heading) » est inconnue.\(meant(by: heading)) Renommez-la comme dans le"
          + " modèle, ou dites ce qu'elle est dans une table de correspondance.",
        en:
          "the column “\(heading)” is not known.\(meant(by: heading)) Rename it as in the template,"
          + " or say what it is in a mapping.")
    case .ambiguousColumn(let heading, let paths):
      say(
        fr: "la colonne « \(heading) » peut être \(choice(paths)). Dites laquelle dans une table de"
          + " correspondance.",
        en: "the column “\(heading)” may be \(choice(paths)). Say which in a mapping.")
    case .repeatedPath(let path):
      say(
        fr: "une autre colonne est déjà « \(path) ». Gardez-en une.",
        en: "another column is “\(path)” already. Keep one.")
    case .notOfType(let heading, let type, let meant) where !meant.isEmpty:
      say(
        fr: "« \(heading) » est le titre qu'ont d'autres types. Dans une écriture du type"
          + " « \(label(of: type)) » (\(type.name)), la colonne est \(choice(names(meant, type)))."
          + " Renommez-la, ou prenez le chemin, qui vaut pour tous les types.",
        en: "“\(heading)” is the heading of other types. In a record of type “\(label(of: type))”"
          + " (\(type.name)) the column is \(choice(names(meant, type))). Rename it, or take the"
          + " path, which is the same in all types.")
    case .notOfType(let heading, let type, _):
      say(
        fr: "« \(heading) » ne va pas à une écriture du type « \(label(of: type)) » (\(type.name))."
          + "\(meant(by: heading, in: type)) Videz la cellule.",
        en: "“\(heading)” does not belong to a record of type “\(label(of: type))” (\(type.name))."
          + "\(meant(by: heading, in: type)) Empty the cell.")
    case .noType:
      say(
        fr: "la ligne ne dit pas de quel type d'écriture elle est. Ajoutez une colonne « type », ou"
          + " un type fixe dans une table de correspondance.",
        en:
          "the row does not say which type of record it is. Add a column “type”, or a fixed type in"
          + " a mapping.")
    case .unknownType(let text):
      say(
        fr:
          "« \(cell: text) » n'est pas un type d'écriture. La commande « entente types » les énumère.",
        en: "“\(cell: text)” is no type of record. `entente types` lists them.")
    case .missingColumn(let heading):
      say(
        fr: "la table de correspondance parle d'une colonne « \(heading) », que le fichier n'a pas."
          + " Vérifiez les titres.",
        en:
          "the mapping speaks of a column “\(heading)”, which the file has not. Check the headings."
      )
    case .mapping(let path, let expected):
      say(
        fr: "table de correspondance, « \(path) » : il faut \(expected).",
        en: "mapping, “\(path)”: it takes \(expected).")
    default: ""
    }
  }

  /// ` Vouliez-vous dire « Lieu (français) » ?`: the headings that a mistaken one is most like.
  private func meant(by heading: String, in type: RecordType? = nil) -> String {
    let types = type.map { [$0] } ?? RecordType.allCases
    let meant = Headings.meant(by: heading, in: types).map {
      self.heading(of: $0.path, in: $0.type)
    }
    // Types share many columns.
    let headings = meant.enumerated().filter { !meant[..<$0.offset].contains($0.element) }
      .map(\.element)
    guard !headings.isEmpty, headings.count <= 3 else { return "" }
    return " " + didYouMean(headings.map { say(fr: "« \($0) »", en: "“\($0)”") })
  }

  /// Columns as a type calls them, each with its path.
  private func names(_ paths: [ColumnPath], _ type: RecordType) -> [String] {
    paths.map { path in
      say(
        fr: "« \(heading(of: path, in: type)) » (\(path.text))",
        en: "“\(heading(of: path, in: type))” (\(path.text))")
    }
  }
}
