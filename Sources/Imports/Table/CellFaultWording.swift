internal import Partnership
internal import Wording

extension Wording {
  func sentence(ofCell reason: TableFault.Reason) -> String {
    switch reason {
    case .unknownValue(let text, let field, let choices):
      say(
        fr:
          "« \(cell: text) » n'est pas une valeur connue. Écrivez \(choice(labels(choices, field))).",
        en: "“\(cell: text)” is no known value. Write \(choice(labels(choices, field))).")
    case .unknownActor(let text, let near) where near.isEmpty:
      say(
        fr:
          "aucun acteur ne s'appelle « \(cell: text) ». Écrivez l'identifiant ou le nom d'un acteur"
          + " inscrit.",
        en:
          "no actor is called “\(cell: text)”. Write the id or the name of an actor that is registered."
      )
    case .unknownActor(let text, let near):
      say(
        fr: "aucun acteur ne s'appelle « \(cell: text) ». Il y a \(list(near)).",
        en: "no actor is called “\(cell: text)”. There is \(list(near)).")
    case .ambiguousActor(let text, let ids):
      say(
        fr:
          "plusieurs acteurs s'appellent « \(cell: text) ». Écrivez \(choice(ids)), ou dites lequel dans"
          + " une table de correspondance (actors).",
        en:
          "several actors are called “\(cell: text)”. Write \(choice(ids)), or say which in a mapping"
          + " (actors).")
    case .notYesOrNo(let text):
      say(
        fr: "« \(cell: text) » n'est ni oui ni non. Écrivez l'un ou l'autre.",
        en: "“\(cell: text)” is neither yes nor no. Write one or the other.")
    case .badDate(let text):
      say(
        fr:
          "« \(cell: text) » n'est pas une date. Écrivez 2022-04-22, 22/04/2022 ou 22 avril 2022.",
        en: "“\(cell: text)” is no date. Write 2022-04-22, 22/04/2022 or April 22, 2022.")
    case .ambiguousDate(let text):
      say(
        fr:
          "« \(cell: text) » se lit de deux façons. Dites laquelle : --dates dmy (jour d'abord) ou mdy"
          + " (mois d'abord).",
        en:
          "“\(cell: text)” reads two ways. Say which: --dates dmy (day first) or mdy (month first)."
      )
    case .timeOfDay(let text):
      say(
        fr: "le \(text) a une heure, sans dire de quel fuseau. Gardez la date seule, ou écrivez"
          + " l'instant en texte : 2022-06-14T09:30:00-04:00.",
        en: "\(text) has a time of day, without saying in which zone. Keep the date alone, or write"
          + " the instant as text: 2022-06-14T09:30:00-04:00.")
    case .noSuchDay:
      say(
        fr: "c'est le 29 février 1900, qu'Excel compte et qui n'a pas existé. Écrivez la date.",
        en: "it is 29 February 1900, which Excel counts and which was not. Write the date.")
    case .badNumber(let text):
      say(
        fr: "« \(cell: text) » n'est pas un nombre. Écrivez 1234567,50 ou 1 234 567,50.",
        en: "“\(cell: text)” is no number. Write 1234567.50 or 1,234,567.50.")
    case .ambiguousNumber(let text):
      say(
        fr:
          "« \(cell: text) » se lit de deux façons. Dites ce qui précède les décimales : --decimale , ou .",
        en: "“\(cell: text)” reads two ways. Say what stands before decimals: --decimal , or .")
    case .tooManyDigits(let text):
      say(
        fr:
          "« \(cell: text) » a plus de chiffres qu'un nombre n'en garde. Vérifiez-le ; si c'est un code,"
          + " mettez la cellule en texte.",
        en:
          "“\(cell: text)” has more digits than a number keeps. Check it; if it is a code, make the cell"
          + " one of text.")
    case .notWhole(let text):
      say(
        fr:
          "« \(cell: text) » n'est pas un nombre entier. Un montant avec décimales va dans la colonne"
          + " « data.amount.decimal » (« Montant »).",
        en: "“\(cell: text)” is no whole number. An amount with decimals goes in the column"
          + " “data.amount.decimal” (“Amount”).")
    case .tooManyDecimals(let text, let currency, let decimals):
      say(
        fr: "« \(cell: text) » a plus de \(String(decimals)) décimales, ou n'est pas un montant en"
          + " \(currency). Arrondissez-le.",
        en:
          "“\(cell: text)” has more than \(String(decimals)) decimals, or is no amount in \(currency)."
          + " Round it.")
    case .noCurrency:
      say(
        fr:
          "le montant n'a pas de devise. Ajoutez-la dans la colonne « data.currency » (« Devise »).",
        en: "the amount has no currency. Add it in the column “data.currency” (“Currency”).")
    case .badJSON(let text):
      say(
        fr: "« \(cell: text) » n'est pas du JSON, qu'il faut ici. Vérifiez-en les"
          + " guillemets et les accolades.",
        en: "“\(cell: text)” is no JSON, which is needed here. Check its quotation"
          + " marks and brackets.")
    case .noUnique:
      say(
        fr:
          "la ligne n'a pas d'identifiant, et la table de correspondance dit que chacune en a un."
          + " Donnez-lui le sien.",
        en: "the row has no id, and the mapping says that each has one. Give it its own.")
    case .repeatedUnique(let text, let row):
      say(
        fr:
          "l'identifiant « \(cell: text) » est déjà celui de la ligne \(String(row)). Donnez-lui le sien.",
        en: "the id “\(cell: text)” is already that of row \(String(row)). Give it its own.")
    default: ""
    }
  }

  private func labels(_ choices: [String], _ field: FieldName?) -> [String] {
    guard let field else { return choices }
    return choices.map { label(of: $0, in: field) }
  }
}

extension Phrase.StringInterpolation {
  /// What stands in a cell, or the beginning of it: a cell may be longer than any sentence.
  mutating func appendInterpolation(cell text: String) {
    appendInterpolation(text.count > 80 ? "\(text.prefix(80))…" : text)
  }
}
