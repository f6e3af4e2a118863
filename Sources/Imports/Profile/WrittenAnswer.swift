public import Wording

/// What somebody types in answer to a question, read as the cell of a table is that says the same.
public enum WrittenAnswer {
  /// A date in the form the ledger keeps: `15/02/2023`, `15 février 2023`.
  public static func date(_ text: String) throws(TableFault) -> String {
    try WrittenDate.read(text, nil)
  }

  /// An amount in the smallest unit of its currency: `1 234,50`.
  public static func amount(_ text: String, in currency: String) throws(TableFault) -> Int64 {
    try WrittenNumber.read(text, nil).amount(in: currency, of: text)
  }
}

extension Wording {
  /// Why an answer does not read.
  ///
  /// What a table says once for a whole column, an answer says for itself: it has no options.
  public func sentence(ofAnswer fault: TableFault) -> String {
    switch fault.reason {
    case .ambiguousDate(let text):
      say(
        fr: "« \(text) » se lit de deux façons. Écrivez le mois en lettres, ou l'année d'abord :"
          + " 2022-04-22.",
        en: "“\(text)” reads two ways. Write the month in letters, or the year first: 2022-04-22.")
    case .ambiguousNumber(let text):
      say(
        fr: "« \(text) » se lit de deux façons. Écrivez les décimales : 1 234,00 ou 1,23.",
        en: "“\(text)” reads two ways. Write the decimals: 1,234.00 or 1.23.")
    default: sentence(for: fault)
    }
  }
}
