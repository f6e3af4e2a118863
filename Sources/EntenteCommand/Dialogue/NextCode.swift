import Partnership

extension Code {
  /// The code that comes next in a row of codes: `E-8` after `E-7`, `T-010` after `T-009`.
  ///
  /// Agreements number what they do; whoever records the next of a kind should not have to look up the
  /// last. A suggestion, and nothing rests on it.
  static func next(after codes: [Code], otherwise first: String) -> String {
    var rows: [String: (count: Int, last: Int, width: Int)] = [:]
    for code in codes {
      let digits = code.text.reversed().prefix { $0.isASCII && $0.isNumber }
      guard let number = Int(String(digits.reversed())), number < .max else { continue }
      let stem = String(code.text.dropLast(digits.count))
      let row = rows[stem] ?? (0, 0, 0)
      let isPadded = digits.last == "0"
      rows[stem] = (
        row.count + 1, max(row.last, number), max(row.width, isPadded ? digits.count : 0)
      )
    }
    let best = rows.max { one, other in
      (one.value.count, other.key) < (other.value.count, one.key)
    }
    guard let best else { return first }
    let number = String(best.value.last + 1)
    let zeros = String(repeating: "0", count: max(0, best.value.width - number.count))
    let next = best.key + zeros + number
    return Code(next) == nil ? first : next
  }
}
