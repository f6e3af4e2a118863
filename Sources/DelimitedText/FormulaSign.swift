extension StringProtocol {
  /// The text as a cell of a table holds it that spreadsheet programs open: with an apostrophe before
  /// it where it would be taken for a formula, which may fetch and send what it likes (CWE-1236).
  ///
  /// An apostrophe is how such programs say that a cell is text. A number stays one. What begins with
  /// apostrophes before such a sign gets one more, so that ``withoutFormulaSign`` always gives back what
  /// was there.
  public var withFormulaSign: String {
    beginsAsFormula && !isSignedNumber || beginsAsMarkedFormula ? "'\(self)" : String(self)
  }

  /// The text that a cell stands for: without the apostrophe that keeps it from being a formula.
  public var withoutFormulaSign: String {
    beginsAsMarkedFormula ? String(dropFirst()) : String(self)
  }

  /// An apostrophe, perhaps several, and then a formula.
  private var beginsAsMarkedFormula: Bool {
    unicodeScalars.first == "'"
      && String(String.UnicodeScalarView(unicodeScalars.drop { $0 == "'" })).beginsAsFormula
  }

  /// The signs OWASP names, those of full width among them.
  private var beginsAsFormula: Bool {
    switch unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n", "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  /// `-12`, `-1234.50`: a sign, digits, and no more than one point.
  private var isSignedNumber: Bool {
    guard unicodeScalars.first == "-" || unicodeScalars.first == "+" else { return false }
    let digits = unicodeScalars.dropFirst()
    return digits.first.map { ("0"..."9").contains($0) } == true
      && digits.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
      && digits.count { $0 == "." } <= 1
  }
}
