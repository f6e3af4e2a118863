import Imports

/// Two headings and one row, the second cell as given.
private func row(_ heading: String, _ cell: String) -> String {
  "type;\(heading)\nexchange.held;\(cell)\n"
}

let malformedTables: [MalformedTable] = malformedTexts + malformedCells + malformedWorkbooks

/// What a file of text can have wrong in itself.
private let malformedTexts: [MalformedTable] = [
  .text(
    "unterminated quote", "type;text.fr\nexchange.held;\"abc\n\n",
    fr: "ligne 2, colonne 2 (B)\u{A0}: un guillemet s’ouvre et ne se ferme pas."
      + " Fermez-le, ou doublez-le s’il est dans le texte.",
    en: "row 2, column 2 (B): a quotation mark opens and does not close. Close it, or"
      + " double it where it is text."),
  .text(
    "text after a quote", row("text.fr", "\"abc\"d"),
    fr: "ligne 2, colonne 2 (B)\u{A0}: il y a du texte après le guillemet fermant."
      + " Doublez les guillemets qui sont dans le texte.",
    en: "row 2, column 2 (B): there is text after the closing quotation mark. Double"
      + " the marks that are text."),
  .text(
    "too few cells", "type;occurred;axes\nexchange.held;2022-05-03\n",
    fr: "ligne 2\u{A0}: cellules de la ligne\u{A0}: 2; titres\u{A0}: 3. Complétez la"
      + " ligne, ou mettez entre guillemets le texte qui contient le séparateur.",
    en: "row 2: cells in the row: 2; headings: 3. Complete the row, or put text that"
      + " holds the separator in quotation marks."),
  .text(
    "too many cells", "type;occurred\nexchange.held;2022-05-03;A1\n",
    fr: "ligne 2\u{A0}: cellules de la ligne\u{A0}: 3; titres\u{A0}: 2. Complétez la"
      + " ligne, ou mettez entre guillemets le texte qui contient le séparateur.",
    en: "row 2: cells in the row: 3; headings: 2. Complete the row, or put text that"
      + " holds the separator in quotation marks."),
  .text(
    "no headings", "\n\n",
    fr: "ligne 1\u{A0}: aucun titre de colonne ici. Donnez-lui en un, ou videz la"
      + " colonne.",
    en: "row 1: there is no heading here. Give it one, or empty the column."),
  .text(
    "a column without heading", "type;\nexchange.held;x\n",
    fr: "ligne 2\u{A0}: cellules de la ligne\u{A0}: 2; titres\u{A0}: 1. Complétez la"
      + " ligne, ou mettez entre guillemets le texte qui contient le séparateur.",
    en: "row 2: cells in the row: 2; headings: 1. Complete the row, or put text that"
      + " holds the separator in quotation marks."),
  .text(
    "one heading twice", "type;occurred;occurred\n",
    fr: "ligne 1, colonne 3 (C), «\u{A0}occurred\u{A0}»\u{A0}: deux colonnes"
      + " s’appellent «\u{A0}occurred\u{A0}». Renommez-en une.",
    en: "row 1, column 3 (C), “occurred”: two columns are called “occurred”. Rename"
      + " one."),
  MalformedTable(
    name: "two encodings",
    bytes: Array("type;text.fr\nexchange.held;é\nexchange.held;".utf8) + [0xE9],
    fr: "ligne 2, colonne 2 (B)\u{A0}: la cellule n’est pas dans le même encodage que le reste"
      + " du fichier\u{A0}: deux fichiers ont été collés. Enregistrez le tout en UTF-8.",
    en: "row 2, column 2 (B): the cell is not in the encoding of the rest of the file: two files"
      + " were put together. Save all of it in UTF-8."),
  MalformedTable(
    name: "a mark of UTF-8 before Windows-1252",
    bytes: [0xEF, 0xBB, 0xBF] + Array("type;text.fr\nexchange.held;Qu".utf8) + [0xE9]
      + Array("bec".utf8),
    fr: "ligne 2, colonne 2 (B)\u{A0}: la cellule n’est pas dans le même encodage que le reste"
      + " du fichier\u{A0}: deux fichiers ont été collés. Enregistrez le tout en UTF-8.",
    en: "row 2, column 2 (B): the cell is not in the encoding of the rest of the file: two files"
      + " were put together. Save all of it in UTF-8."),
  MalformedTable(
    name: "a byte without a character",
    bytes: Array("type;text.fr\nexchange.held;".utf8) + [0x81],
    fr: "ligne 2, colonne 2 (B)\u{A0}: l’octet 81 n’est un caractère ni en UTF-8 ni en"
      + " Windows-1252. Enregistrez le fichier en UTF-8.",
    en: "row 2, column 2 (B): the byte 81 is no character of UTF-8 or Windows-1252."
      + " Save the file in UTF-8."),
  .text(
    "a zero byte", row("text.fr", "a\u{0}b"),
    fr: "ligne 2, colonne 2 (B)\u{A0}: l’octet 0 n’est un caractère ni en UTF-8 ni en"
      + " Windows-1252. Enregistrez le fichier en UTF-8.",
    en: "row 2, column 2 (B): the byte 0 is no character of UTF-8 or Windows-1252."
      + " Save the file in UTF-8."),
  .text(
    "a cell too long", row("text.fr", String(repeating: "a", count: 65_537)),
    fr: "ligne 2, colonne 2 (B)\u{A0}: une cellule a au plus 65\u{A0}536 octets."
      + " Joignez le texte comme document.",
    en: "row 2, column 2 (B): a cell has at most 65,536 bytes. Attach the text as a"
      + " document."),
  .text(
    "an unknown column", row("Météo", "beau"),
    fr: "ligne 1, colonne 2 (B), «\u{A0}Météo\u{A0}»\u{A0}: la colonne"
      + " «\u{A0}Météo\u{A0}» est inconnue. Renommez-la comme dans le modèle, ou dites"
      + " ce qu’elle est dans une table de correspondance.",
    en: "row 1, column 2 (B), “Météo”: the column “Météo” is not known. Rename it as"
      + " in the template, or say what it is in a mapping."),
  .text(
    "a column that is almost known", row("Lieux", "Québec"),
    fr: "ligne 1, colonne 2 (B), «\u{A0}Lieux\u{A0}»\u{A0}: la colonne"
      + " «\u{A0}Lieux\u{A0}» est inconnue. Vouliez-vous dire «\u{A0}Lieu (français)\u{A0}» ou"
      + " «\u{A0}Lieu (anglais)\u{A0}»? Renommez-la comme dans le modèle, ou dites ce qu’elle est"
      + " dans une table de correspondance.",
    en: "row 1, column 2 (B), “Lieux”: the column “Lieux” is not known. Did you mean “Place"
      + " (French)” or “Place (English)”? Rename it as in the template, or say what it is in a"
      + " mapping."),
  .text(
    "a mapping to what is almost a path", row("Lieu", "Québec"),
    mapping: #"{"columns": [{"column": "Lieu", "path": "data.lieu"}]}"#,
    fr: "table de correspondance, «\u{A0}columns[0].path\u{A0}»\u{A0}: il faut"
      + " data.place.en|data.place.fr.",
    en: "mapping, “columns[0].path”: it takes data.place.en|data.place.fr."),
  .text(
    "a column of another type", row("data.giver", "gq"),
    fr: "ligne 2, colonne 2 (B), «\u{A0}data.giver\u{A0}»\u{A0}:"
      + " «\u{A0}data.giver\u{A0}» ne va pas à une écriture du type «\u{A0}Échange"
      + " tenu\u{A0}» (exchange.held). Videz la cellule.",
    en: "row 2, column 2 (B), “data.giver”: “data.giver” does not belong to a record"
      + " of type “Exchange held” (exchange.held). Empty the cell."),
  .text(
    "two columns of one path", "type;occurred;Date des faits\nexchange.held;2022;2022\n",
    fr: "ligne 1, colonne 3 (C), «\u{A0}Date des faits\u{A0}»\u{A0}: une autre colonne"
      + " est déjà «\u{A0}occurred\u{A0}». Gardez-en une.",
    en: "row 1, column 3 (C), “Date des faits”: another column is “occurred” already. Keep"
      + " one."),
  .text(
    "no type", "occurred\n2022-05-03\n",
    fr: "ligne 2\u{A0}: la ligne ne dit pas de quel type d’écriture elle est. Ajoutez"
      + " une colonne «\u{A0}type\u{A0}», ou un type fixe dans une table de"
      + " correspondance.",
    en: "row 2: the row does not say which type of record it is. Add a column “type”,"
      + " or a fixed type in a mapping."),
  .text(
    "an unknown type", "type\nexchange.cancelled\nparty\n",
    fr: "ligne 3, colonne 1 (A), «\u{A0}type\u{A0}»\u{A0}: «\u{A0}party\u{A0}» n’est"
      + " pas un type d’écriture. La commande «\u{A0}entente types\u{A0}» les énumère.",
    en: "row 3, column 1 (A), “type”: “party” is no type of record. `entente types`"
      + " lists them."),
]

/// What a cell, or what the mapping says of it, can have wrong.
private let malformedCells: [MalformedTable] = [
  .text(
    "neither yes nor no", "type;data.exclusive\nrole.assigned;peut-être\n",
    fr: "ligne 2, colonne 2 (B), «\u{A0}data.exclusive\u{A0}»\u{A0}:"
      + " «\u{A0}peut-être\u{A0}» n’est ni oui ni non. Écrivez l’un ou l’autre.",
    en: "row 2, column 2 (B), “data.exclusive”: “peut-être” is neither yes nor no."
      + " Write one or the other."),
  .text(
    "an unknown value", row("data.form", "pique-nique"),
    fr: "ligne 2, colonne 2 (B), «\u{A0}data.form\u{A0}»\u{A0}:"
      + " «\u{A0}pique-nique\u{A0}» n’est pas une valeur connue. Écrivez rencontre,"
      + " visite, atelier, visioconférence ou envoi de données.",
    en: "row 2, column 2 (B), “data.form”: “pique-nique” is no known value. Write"
      + " meeting, visit, workshop, video call, or delivery of data."),
  .text(
    "a date that is none", row("occurred", "31 juin 2022"),
    fr: "ligne 2, colonne 2 (B), «\u{A0}occurred\u{A0}»\u{A0}: «\u{A0}31 juin"
      + " 2022\u{A0}» n’est pas une date. Écrivez 2022-04-22, 22/04/2022 ou 22 avril"
      + " 2022.",
    en: "row 2, column 2 (B), “occurred”: “31 juin 2022” is no date. Write 2022-04-22,"
      + " 22/04/2022 or April 22, 2022."),
  .text(
    "an ambiguous date", row("occurred", "03/04/2022"),
    fr: "ligne 2, colonne 2 (B), «\u{A0}occurred\u{A0}»\u{A0}:"
      + " «\u{A0}03/04/2022\u{A0}» se lit de deux façons. Dites laquelle\u{A0}:"
      + " --dates dmy (jour d’abord) ou mdy (mois d’abord).",
    en: "row 2, column 2 (B), “occurred”: “03/04/2022” reads two ways. Say which:"
      + " --dates dmy (day first) or mdy (month first)."),
  .text(
    "a number that is none", "type;data.version\nprotocol.drafted;12 34\n",
    fr: "ligne 2, colonne 2 (B), «\u{A0}data.version\u{A0}»\u{A0}: «\u{A0}12 34\u{A0}»"
      + " n’est pas un nombre. Écrivez 1234567,50 ou 1 234 567,50.",
    en: "row 2, column 2 (B), “data.version”: “12 34” is no number. Write 1234567.50"
      + " or 1,234,567.50."),
  .text(
    "an ambiguous number", "type;data.version\nprotocol.drafted;\"1,234\"\n",
    fr: "ligne 2, colonne 2 (B), «\u{A0}data.version\u{A0}»\u{A0}: «\u{A0}1,234\u{A0}»"
      + " se lit de deux façons. Dites ce qui précède les décimales\u{A0}: --decimale ,"
      + " ou .",
    en: "row 2, column 2 (B), “data.version”: “1,234” reads two ways. Say what stands"
      + " before decimals: --decimal , or ."),
  .text(
    "decimals of the smallest unit", "type;data.amount\nfunding.awarded;1234,50\n",
    fr: "ligne 2, colonne 2 (B), «\u{A0}data.amount\u{A0}»\u{A0}:"
      + " «\u{A0}1234,50\u{A0}» n’est pas un nombre entier. Un montant avec décimales"
      + " va dans la colonne «\u{A0}data.amount.decimal\u{A0}» («\u{A0}Montant\u{A0}»).",
    en: "row 2, column 2 (B), “data.amount”: “1234,50” is no whole number. An amount"
      + " with decimals goes in the column “data.amount.decimal” (“Amount”)."),
  .text(
    "decimals a currency has not",
    "type;data.amount.decimal;data.currency\nfunding.awarded;1234,567;CAD\n",
    fr: "ligne 2, colonne 2 (B), «\u{A0}data.amount.decimal\u{A0}»\u{A0}:"
      + " «\u{A0}1234,567\u{A0}» a plus de 2 décimales, ou n’est pas un montant en"
      + " CAD. Arrondissez-le.",
    en: "row 2, column 2 (B), “data.amount.decimal”: “1234,567” has more than 2"
      + " decimals, or is no amount in CAD. Round it."),
  .text(
    "an amount of no currency", "type;Montant\nfunding.awarded;1 234,50\n",
    fr: "ligne 2, colonne 2 (B), «\u{A0}Montant\u{A0}»\u{A0}: le montant n’a pas de"
      + " devise. Ajoutez-la dans la colonne «\u{A0}data.currency\u{A0}»"
      + " («\u{A0}Devise\u{A0}»).",
    en: "row 2, column 2 (B), “Montant”: the amount has no currency. Add it in the"
      + " column “data.currency” (“Currency”)."),
  .text(
    "JSON that is none", "type;data.changes\nrecord.corrected;{a}\n",
    fr: "ligne 2, colonne 2 (B), «\u{A0}data.changes\u{A0}»\u{A0}: «\u{A0}{a}\u{A0}»"
      + " n’est pas du JSON, qu’il faut ici. Vérifiez-en les guillemets et les accolades.",
    en: "row 2, column 2 (B), “data.changes”: “{a}” is no JSON, which is needed here."
      + " Check its quotation marks and brackets."),
  .text(
    "a row without its id", "No;type\n;exchange.held\n", mapping: "{\"unique\":\"No\"}",
    fr: "ligne 2, colonne 1 (A), «\u{A0}No\u{A0}»\u{A0}: la ligne n’a pas d’identifiant, et"
      + " la table de correspondance dit que chacune en a un. Donnez-lui le sien.",
    en: "row 2, column 1 (A), “No”: the row has no id, and the mapping says that each has"
      + " one. Give it its own."),
  .text(
    "one id twice", "No;type\n7;exchange.held\n7;exchange.held\n", mapping: "{\"unique\":\"No\"}",
    fr: "ligne 3\u{A0}: l’identifiant «\u{A0}7\u{A0}» est déjà celui de la ligne 2."
      + " Donnez-lui le sien.",
    en: "row 3: the id “7” is already that of row 2. Give it its own."),
  .text(
    "a mapping of a column that is not there", "type\nexchange.held\n",
    mapping: "{\"columns\":[{\"column\":\"Date\",\"path\":\"occurred\"}]}",
    fr: "ligne 1\u{A0}: la table de correspondance parle d’une colonne"
      + " «\u{A0}Date\u{A0}», que le fichier n’a pas. Vérifiez les titres.",
    en: "row 1: the mapping speaks of a column “Date”, which the file has not. Check"
      + " the headings."),
  .text(
    "a mapping that speaks twice of a column", "Date\n2022-05-03\n",
    mapping:
      "{\"columns\":[{\"column\":\"Date\",\"path\":\"occurred\"},{\"column\":\"DATE\"}]}",
    fr: "table de correspondance, «\u{A0}columns[1].column\u{A0}»\u{A0}: il faut ≠ DATE.",
    en: "mapping, “columns[1].column”: it takes ≠ DATE."),
  .text(
    "a number that JSON does not keep", "type;data.version\nprotocol.drafted;9007199254740992\n",
    fr: "ligne 2, colonne 2 (B), «\u{A0}data.version\u{A0}»\u{A0}:"
      + " «\u{A0}9007199254740992\u{A0}» a plus de chiffres qu’un nombre n’en garde."
      + " Vérifiez-le; si c’est un code, mettez la cellule en texte.",
    en: "row 2, column 2 (B), “data.version”: “9007199254740992” has more digits than a number"
      + " keeps. Check it; if it is a code, make the cell one of text."),
  .text(
    "a mapping with an unknown key", "type\n", mapping: "{\"colums\":[]}",
    fr: "table de correspondance, «\u{A0}colums\u{A0}»\u{A0}: il faut"
      + " actors|columns|dates|decimal|fixed|list|sheet|unique.",
    en: "mapping, “colums”: it takes actors|columns|dates|decimal|fixed|list|sheet|unique."),
  .text(
    "a mapping to no path", "type\n",
    mapping: "{\"columns\":[{\"column\":\"Date\",\"path\":\"date\"}]}",
    fr: "table de correspondance, «\u{A0}columns[0].path\u{A0}»\u{A0}: il faut type,"
      + " occurred, data.…, text.fr.",
    en: "mapping, “columns[0].path”: it takes type, occurred, data.…, text.fr."),
]

/// What a workbook can have wrong.
private let malformedWorkbooks: [MalformedTable] = [
  .workbook(
    "a formula", "<c><f>TODAY()</f><v>44000</v></c>",
    fr: "feuille «\u{A0}Feuille 1\u{A0}», ligne 2, colonne 2 (B), «\u{A0}occurred\u{A0}»\u{A0}: "
      + "la cellule contient une"
      + " formule, et non ce que quelqu’un a écrit. Remplacez-la par sa valeur.",
    en: "sheet “Feuille 1”, row 2, column 2 (B), “occurred”: the cell holds a formula, and not what"
      + " somebody wrote. Replace it by its value."),
  .workbook(
    "an error", "<c t=\"e\"><v>#REF!</v></c>",
    fr: "feuille «\u{A0}Feuille 1\u{A0}», ligne 2, colonne 2 (B), «\u{A0}occurred\u{A0}»\u{A0}: "
      + "la cellule contient"
      + " l’erreur #REF!. Corrigez-la.",
    en: "sheet “Feuille 1”, row 2, column 2 (B), “occurred”: "
      + "the cell holds the error #REF!. Mend it."),
  .workbook(
    "a number of another language", "<c><v>0x10</v></c>",
    fr: "feuille «\u{A0}Feuille 1\u{A0}», ligne 2, colonne 2 (B), «\u{A0}occurred\u{A0}»\u{A0}: "
      + "«\u{A0}0x10\u{A0}» n’est pas un nombre. Écrivez 1234567,50 ou 1 234 567,50.",
    en: "sheet “Feuille 1”, row 2, column 2 (B), “occurred”: “0x10” is no number. Write 1234567.50"
      + " or 1,234,567.50."),
  .workbook(
    "a number that is too small", "<c><v>1e-300</v></c>",
    fr: "feuille «\u{A0}Feuille 1\u{A0}», ligne 2, colonne 2 (B), «\u{A0}occurred\u{A0}»\u{A0}: "
      + "«\u{A0}1e-300\u{A0}» a plus de chiffres qu’un nombre n’en garde. Vérifiez-le; si c’est un"
      + " code, mettez la cellule en texte.",
    en: "sheet “Feuille 1”, row 2, column 2 (B), “occurred”: “1e-300” has more digits than a number"
      + " keeps. Check it; if it is a code, make the cell one of text."),
  .workbook(
    "29 February 1900", "<c s=\"1\"><v>60</v></c>",
    fr: "feuille «\u{A0}Feuille 1\u{A0}», ligne 2, colonne 2 (B), «\u{A0}occurred\u{A0}»\u{A0}: "
      + "c’est le 29 février"
      + " 1900, qu’Excel compte et qui n’a pas existé. Écrivez la date.",
    en: "sheet “Feuille 1”, row 2, column 2 (B), “occurred”: "
      + "it is 29 February 1900, which Excel counts"
      + " and which was not. Write the date."),
  .workbook(
    "a time of day", "<c s=\"2\"><v>44684.4</v></c>",
    fr: "feuille «\u{A0}Feuille 1\u{A0}», ligne 2, colonne 2 (B), «\u{A0}occurred\u{A0}»\u{A0}: "
      + "le 2022-05-03 a une"
      + " heure, sans dire de quel fuseau. Gardez la date seule, ou écrivez l’instant"
      + " en texte\u{A0}: 2022-06-14T09:30:00-04:00.",
    en: "sheet “Feuille 1”, row 2, column 2 (B), “occurred”: "
      + "2022-05-03 has a time of day, without saying"
      + " in which zone. Keep the date alone, or write the instant as text:"
      + " 2022-06-14T09:30:00-04:00."),
  .workbook(
    "a number that is no date", "<c><v>44684</v></c>",
    fr: "feuille «\u{A0}Feuille 1\u{A0}», ligne 2, colonne 2 (B), «\u{A0}occurred\u{A0}»\u{A0}: "
      + "«\u{A0}44684\u{A0}»"
      + " n’est pas une date. Écrivez 2022-04-22, 22/04/2022 ou 22 avril 2022.",
    en: "sheet “Feuille 1”, row 2, column 2 (B), “occurred”: “44684” is no date. Write 2022-04-22,"
      + " 22/04/2022 or April 22, 2022."),
  .workbook(
    "a shared text that is not there", "<c t=\"s\"><v>7</v></c>",
    fr: "feuille «\u{A0}Feuille 1\u{A0}», ligne 2, colonne 2 (B), «\u{A0}occurred\u{A0}»\u{A0}: "
      + "la cellule renvoie au"
      + " texte commun 7, qui n’existe pas. Enregistrez le classeur de nouveau.",
    en: "sheet “Feuille 1”, row 2, column 2 (B), “occurred”: "
      + "the cell leads to shared text 7, which is"
      + " not there. Save the workbook again."),
  .workbook(
    "merged headings", after: "<mergeCells><mergeCell ref=\"A1:B1\"/></mergeCells>",
    fr: "feuille «\u{A0}Feuille 1\u{A0}», ligne 1\u{A0}: "
      + "les titres sont fusionnés (A1:B1). Défusionnez-les\u{A0}: un"
      + " titre par colonne, sur une ligne.",
    en: "sheet “Feuille 1”, row 1: the headings are merged (A1:B1). Unmerge them: one "
      + "heading a column,"
      + " in one row."),
  .workbook(
    "no such part",
    fr: "le classeur renvoie à «\u{A0}xl/worksheets/sheet1.xml\u{A0}», qu’il ne"
      + " contient pas. Ouvrez-le et enregistrez-le de nouveau.",
    en: "the workbook leads to “xl/worksheets/sheet1.xml”, which it does not hold."
      + " Open it and save it again."
  ) { $0.changed[WorkbookParts.sheetPart] = .some(nil) },
  .workbook(
    "no relationships",
    fr: "le classeur renvoie à «\u{A0}xl/_rels/workbook.xml.rels\u{A0}», qu’il ne"
      + " contient pas. Ouvrez-le et enregistrez-le de nouveau.",
    en: "the workbook leads to “xl/_rels/workbook.xml.rels”, which it does not hold."
      + " Open it and save it again."
  ) {
    $0.changed["xl/_rels/workbook.xml.rels"] = .some(nil)
  },
  .workbook(
    "a way out of the archive",
    fr: "le classeur renvoie à «\u{A0}../../etc/passwd\u{A0}», qu’il ne contient pas."
      + " Ouvrez-le et enregistrez-le de nouveau.",
    en: "the workbook leads to “../../etc/passwd”, which it does not hold. Open it and"
      + " save it again."
  ) {
    $0.changed["_rels/.rels"] = Array(
      """
      <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">\
      <Relationship Id="a" Type="x/officeDocument" Target="../../etc/passwd"/></Relationships>
      """.utf8)
  },
  .workbook(
    "a part cut short",
    fr: "la partie «\u{A0}xl/worksheets/sheet1.xml\u{A0}» du classeur ne se lit pas."
      + " Ouvrez le classeur et enregistrez-le de nouveau.",
    en: "the part “xl/worksheets/sheet1.xml” of the workbook does not read. Open the"
      + " workbook and save it again."
  ) {
    $0.changed[WorkbookParts.sheetPart] = Array($0.sheetXML.dropLast(24).utf8)
  },
  .workbook(
    "a document type",
    fr: "la partie «\u{A0}xl/worksheets/sheet1.xml\u{A0}» déclare un type de document,"
      + " ce qu’aucun tableur n’écrit. Vérifiez d’où vient le classeur.",
    en: "the part “xl/worksheets/sheet1.xml” declares a document type, which no"
      + " spreadsheet program writes. Check where the workbook is from."
  ) {
    $0.changed[WorkbookParts.sheetPart] = Array(
      $0.sheetXML.replacing("?>\n", with: "?>\n<!DOCTYPE x [<!ENTITY a \"aaaaaaaaaa\">]>").utf8)
  },
  .workbook(
    "an encoding to hide in",
    fr: "la partie «\u{A0}xl/worksheets/sheet1.xml\u{A0}» n’est pas du XML en UTF-8."
      + " Enregistrez le classeur de nouveau.",
    en: "the part “xl/worksheets/sheet1.xml” is no XML in UTF-8. Save the workbook"
      + " again."
  ) {
    $0.changed[WorkbookParts.sheetPart] = Array($0.sheetXML.replacing("UTF-8", with: "UTF-7").utf8)
  },
  .workbook(
    "an attribute that is no UTF-8",
    fr: "la partie «\u{A0}xl/worksheets/sheet1.xml\u{A0}» n’est pas du XML en UTF-8."
      + " Enregistrez le classeur de nouveau.",
    en: "the part “xl/worksheets/sheet1.xml” is no XML in UTF-8. Save the workbook"
      + " again."
  ) {
    $0.changed[WorkbookParts.sheetPart] = Array($0.sheetXML.utf8).map { $0 == 0x72 ? 0xE9 : $0 }
  },
  MalformedTable(
    name: "a bomb", bytes: bomb, isWorkbook: true,
    fr: "la partie «\u{A0}xl/worksheets/sheet1.xml\u{A0}» devient plus de 100 fois"
      + " plus grande une fois décomprimée, comme celles qui sont faites pour remplir"
      + " la mémoire. Vérifiez d’où vient le classeur.",
    en: "the part “xl/worksheets/sheet1.xml” grows over 100 times when unpacked, as"
      + " those do that are made to fill the memory. Check where the workbook is from."),
  MalformedTable(
    name: "a part too large", bytes: giant, isWorkbook: true,
    fr: "la partie «\u{A0}xl/worksheets/sheet1.xml\u{A0}» dépasse 268,4\u{A0}Mo une"
      + " fois décomprimée. Partagez le classeur.",
    en: "the part “xl/worksheets/sheet1.xml” unpacks to over 268.4\u{A0}MB. Split the"
      + " workbook."),
  MalformedTable(
    name: "an encrypted part", bytes: encrypted, isWorkbook: true,
    fr: "la partie «\u{A0}xl/worksheets/sheet1.xml\u{A0}» est chiffrée. Enregistrez le"
      + " classeur sans mot de passe.",
    en: "the part “xl/worksheets/sheet1.xml” is encrypted. Save the workbook without a"
      + " password."),
  MalformedTable(
    name: "a workbook of 1997", bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1],
    isWorkbook: true,
    fr: "le fichier est un classeur d’Excel 97–2003 (.xls), ou il est protégé par un"
      + " mot de passe. Enregistrez-le en .xlsx, sans mot de passe.",
    en: "the file is a workbook of Excel 97–2003 (.xls), or it has a password. Save it"
      + " as .xlsx, without a password."),
  MalformedTable(
    name: "no workbook", bytes: Array("PK\u{3}\u{4}".utf8), isWorkbook: true,
    fr: "le classeur est tronqué ou endommagé. Reprenez-le, ou enregistrez-le de"
      + " nouveau.",
    en: "the workbook is cut short or damaged. Get it again, or save it again."),
  MalformedTable(
    name: "no such sheet", bytes: WorkbookParts(rows: []).bytes, mapping: "{\"sheet\":\"2023\"}",
    isWorkbook: true,
    fr: "le classeur n’a pas de feuille «\u{A0}2023\u{A0}». Choisissez Feuille 1.",
    en: "the workbook has no sheet “2023”. Choose Feuille 1."),
]

/// A small sheet and eight million spaces.
private let bomb: [UInt8] = withSheet { sheet in
  let runs = 32_000
  return Zip.Entry(
    name: WorkbookParts.sheetPart, packed: Zip.deflated(sheet, thenSpaces: runs), crc: 0,
    size: sheet.count + 1 + runs * 258, method: 8)
}

/// A part whose directory says that it is larger than any.
private let giant: [UInt8] = withSheet { sheet in
  Zip.Entry(
    name: WorkbookParts.sheetPart, packed: Zip.deflated(sheet, thenSpaces: 1), crc: 0,
    size: 3_000_000_000, method: 8)
}

private let encrypted: [UInt8] = withSheet { sheet in
  Zip.Entry(
    name: WorkbookParts.sheetPart, packed: sheet, crc: 0, size: sheet.count, method: 0,
    isEncrypted: true)
}

private func withSheet(_ entry: ([UInt8]) -> Zip.Entry) -> [UInt8] {
  var entries: [Zip.Entry] = []
  for (name, bytes) in WorkbookParts(rows: [[WorkbookParts.text("type")]]).parts {
    entries.append(
      name == WorkbookParts.sheetPart
        ? entry(bytes)
        : Zip.Entry(
          name: name, packed: bytes, crc: Zip.crc32(bytes), size: bytes.count, method: 0))
  }
  return Zip.archive(entries)
}
