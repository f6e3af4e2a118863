internal import Wording

/// What stands before the decimals of a number.
public enum DecimalSign: String, Sendable, Hashable, CaseIterable {
  /// `1 234 567,50` and `1.234.567,50`.
  case comma = ","
  /// `1 234 567.50` and `1,234,567.50`.
  case point = "."
}

/// A number as people write it, its digits before and after the decimal sign.
struct WrittenNumber {
  let isNegative: Bool
  let whole: String
  let decimals: String

  /// Reads a number; spaces and apostrophes between thousands say nothing.
  ///
  /// - Parameter sign: What stands before decimals; nil to refuse `1,234`, which may be either.
  static func read(
    _ given: String, _ sign: DecimalSign?
  ) throws(TableFault) -> WrittenNumber {
    var text = String(given.unicodeScalars.map { $0 == "\u{2212}" ? "-" : Character($0) })
    let isNegative = text.hasPrefix("-")
    if isNegative { text.removeFirst() }
    let groups = text.split(omittingEmptySubsequences: false) {
      $0.unicodeScalars.allSatisfy(\.properties.isWhitespace) || $0 == "'" || $0 == "’"
    }
    // Between spaces stand thousands, whole ones.
    if groups.count > 1 {
      let last = groups[groups.count - 1].prefix { $0.isNumber }
      guard (1...3).contains(groups[0].count), last.count == 3,
        groups.dropFirst().dropLast().allSatisfy({ $0.count == 3 })
      else { throw TableFault(.badNumber(given)) }
      text = groups.joined()
    }
    guard let first = text.first, first.isNumber, text.last?.isNumber == true,
      text.unicodeScalars.allSatisfy({ ("0"..."9").contains($0) || $0 == "," || $0 == "." })
    else { throw TableFault(.badNumber(given)) }
    guard let mark = decimalMark(of: text, spaced: groups.count > 1, sign) else {
      throw TableFault(.ambiguousNumber(given))
    }
    let parts = mark.isEmpty ? [text] : text.split(separator: mark).map(String.init)
    let decimals = parts.count == 1 ? "" : parts[1]
    guard parts.count <= 2, let whole = ungrouped(parts[0]), decimals.allSatisfy(\.isNumber)
    else { throw TableFault(.badNumber(given)) }
    return WrittenNumber(isNegative: isNegative, whole: whole, decimals: decimals)
  }

  /// The decimal sign of a number, empty when it has no decimals; nil when it may be either.
  private static func decimalMark(
    of text: String, spaced: Bool, _ sign: DecimalSign?
  ) -> String? {
    let marks = text.filter { $0 == "," || $0 == "." }
    guard let last = marks.last else { return "" }
    if let sign { return marks.contains(sign.rawValue) ? sign.rawValue : "" }
    // Two sorts: the last stands before decimals. One sort twice: it stands between thousands.
    if Set(marks).count == 2 { return String(last) }
    if marks.count > 1 { return "" }
    if spaced { return String(last) }
    let parts = text.split(separator: last)
    let mayGroup = parts.count == 2 && parts[1].count == 3 && (1...3).contains(parts[0].count)
    return mayGroup && !parts[0].hasPrefix("0") ? nil : String(last)
  }

  /// The digits of a whole number whose thousands may be set apart.
  private static func ungrouped(_ text: String) -> String? {
    let groups = text.split(omittingEmptySubsequences: false) { $0 == "," || $0 == "." }
    guard groups.count > 1 else { return text }
    guard (1...3).contains(groups[0].count), groups.dropFirst().allSatisfy({ $0.count == 3 }),
      Set(text.filter { $0 == "," || $0 == "." }).count == 1
    else { return nil }
    return groups.joined()
  }

  /// How many of its decimals say something: zeros at the end say nothing.
  var significantDecimals: Int { decimals.reversed().drop { $0 == "0" }.count }
  /// Whether it has no decimals, or none that say anything.
  var isWhole: Bool { significantDecimals == 0 }

  /// How many of the last unit it is, with so many decimals; nil when it has more, or is too large.
  func scaled(decimals count: Int) -> Int64? {
    var kept = decimals
    while kept.count > count, kept.last == "0" { kept.removeLast() }
    guard kept.count <= count else { return nil }
    let digits = whole + kept + String(repeating: "0", count: count - kept.count)
    guard let number = Int64(digits) else { return nil }
    return isNegative ? -number : number
  }

  /// An amount in the smallest unit of its currency.
  ///
  /// - Parameter text: The number as it was written.
  func amount(in currency: String, of text: String) throws(TableFault) -> Int64 {
    let decimals = Wording.decimals(of: currency)
    guard significantDecimals <= decimals else {
      throw TableFault(.tooManyDecimals(text, currency: currency, decimals: decimals))
    }
    return try WrittenNumber.kept(scaled(decimals: decimals), of: text)
  }

  /// A number that JSON keeps as it is, whoever reads it (RFC 8259 §6).
  static func kept(_ number: Int64?, of text: String) throws(TableFault) -> Int64 {
    guard let number, number.magnitude < 1 << 53 else { throw TableFault(.tooManyDigits(text)) }
    return number
  }
}
