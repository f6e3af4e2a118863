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
  ///
  /// - Parameter currency: That of an amount, by whose decimals an example is written.
  public func sentence(ofAnswer fault: TableFault, in currency: String = "") -> String {
    switch fault.reason {
    case .ambiguousDate(let text):
      say(
        fr: "« \(text) » se lit de deux façons. Écrivez le mois en lettres, ou l'année d'abord :"
          + " 2022-04-22.",
        en: "“\(text)” reads two ways. Write the month in letters, or the year first: 2022-04-22.")
    case .ambiguousNumber(let text):
      sentence(ofAmount: text, decimals: Wording.decimals(of: currency))
    case .tooManyDigits(let text):
      say(
        fr: "« \(text) » a plus de chiffres qu'un nombre n'en garde. Vérifiez-le.",
        en: "“\(text)” has more digits than a number keeps. Check it.")
    default: sentence(for: fault)
    }
  }

  private func sentence(ofAmount text: String, decimals: Int) -> String {
    guard decimals > 0 else {
      return say(
        fr: "« \(text) » se lit de deux façons. Écrivez le nombre sans séparateur : 1234.",
        en: "“\(text)” reads two ways. Write the number without a separator: 1234.")
    }
    let none = String(repeating: "0", count: decimals)
    // Three decimals alone read two ways as well: a zero behind them says that they are decimals.
    let some = decimals < 3 ? String("23".prefix(decimals)) : "2340"
    return say(
      fr: "« \(text) » se lit de deux façons. Écrivez les décimales : 1 234,\(none) ou 1,\(some).",
      en: "“\(text)” reads two ways. Write the decimals: 1,234.\(none) or 1.\(some).")
  }
}
