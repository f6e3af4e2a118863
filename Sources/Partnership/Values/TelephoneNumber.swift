/// Finds telephone numbers in texts: international ones (E.123, E.164), and those of North America and of
/// France as they are written at home.
enum TelephoneNumber {
  /// Where the numbers stand, in their order.
  static func ranges(in text: [Unicode.Scalar]) -> [Range<Int>] {
    let groups = DigitGroups(text)
    var found: [Range<Int>] = []
    var next = 0
    while next < groups.ranges.count {
      if let number = groups.number(at: next, after: found.last?.upperBound) {
        found.append(number.range)
        next = number.last + 1
      } else {
        next += 1
      }
    }
    return found
  }
}

/// A number that was made out, and the last of its groups.
private struct Number {
  let range: Range<Int>
  let last: Int
  /// Whether nothing but spaces tells it from digits behind it, so that it is one only before another.
  let isOpen: Bool
}

extension DigitGroups {
  /// The most digits there are in a number, behind the prefix it is dialled with (E.164 §6).
  private static let mostDigits = 15
  /// The most groups anybody writes one in.
  private static let mostGroups = 9

  fileprivate func number(at first: Int, after previous: Int?) -> Number? {
    guard let number = candidate(at: first, after: previous) else { return nil }
    if number.isOpen, gap(after: number.last) == .space,
      candidate(at: number.last + 1, after: number.range.upperBound) == nil
    {
      return nil
    }
    return number
  }

  /// What looks like a number, whatever follows it.
  private func candidate(at first: Int, after previous: Int?) -> Number? {
    international(at: first, after: previous) ?? northAmerican(at: first, after: previous)
      ?? french(at: first, after: previous)
  }

  /// A number of these groups, if it may begin and end where they do.
  ///
  /// - Parameters:
  ///   - isSpaced: Whether nothing but spaces tells it from digits before it.
  ///   - isOpen: Whether nothing but spaces tells it from digits behind it.
  private func made(
    _ first: Int, _ last: Int, isSpaced: Bool = false, isOpen: Bool = false,
    withSign: Bool = false, after previous: Int?
  ) -> Number? {
    var start = ranges[first].lowerBound
    let end = ranges[last].upperBound
    if withSign { start -= 1 }
    if start > 0, text[start - 1] == "(" { start -= 1 }
    guard mayBegin(at: start, isSpaced: isSpaced, after: previous), mayEnd(at: end) else {
      return nil
    }
    return Number(range: start..<end, last: last, isOpen: isOpen)
  }

  // MARK: International

  /// `+33 1 44 96 40 00`, `+1 (514) 555-0199`, `0033…`, `011 33…`.
  private func international(at first: Int, after previous: Int?) -> Number? {
    let isSigned = scalar(before: first) == "+"
    let prefix = isSigned ? [] : DigitGroups.prefix(of: digits(first))
    guard let prefix else { return nil }
    var last = first
    while last - first + 1 < DigitGroups.mostGroups, gap(after: last) != nil { last += 1 }
    // The longest that is one: what follows a number may be another.
    while last >= first {
      let dialled = Array(allDigits(first, last).dropFirst(prefix.count))
      if isInternational(dialled, first, last, isSigned: isSigned),
        let number = made(
          first, last, isSpaced: !isSigned, withSign: isSigned, after: previous)
      {
        return number
      }
      last -= 1
    }
    return nil
  }

  /// What is dialled to leave a country, in Europe and in North America.
  private static func prefix(of digits: [Int]) -> [Int]? {
    [[0, 1, 1], [0, 0]].first { digits.starts(with: $0) }
  }

  /// The digits of some groups, without the zero in parentheses that is dialled at home alone.
  private func allDigits(_ first: Int, _ last: Int) -> [Int] {
    (first...last).flatMap { group -> [Int] in
      let isAtHomeAlone =
        group > first && digits(group) == [0] && gap(after: group - 1) == .opening
        && gap(after: group) == .closing
      return isAtHomeAlone ? [] : digits(group)
    }
  }

  private func isInternational(
    _ dialled: [Int], _ first: Int, _ last: Int, isSigned: Bool
  ) -> Bool {
    guard dialled.count <= DigitGroups.mostDigits,
      let (code, rest) = DiallingCode.national(dialled)
    else { return false }
    switch code {
    case 1: return DigitGroups.isNorthAmerican(Array(rest))
    case 33: return rest.count == 9 && rest.first != 0
    default:
      // Without a sign, digits in one piece are as often a number of something else.
      guard dialled.count >= (isSigned ? 8 : 9), isSigned || last > first else { return false }
      return dialled.count > 9 || !isInThousands(first, last)
    }
  }

  /// `+20 345 678`: what was gained may be written so.
  private func isInThousands(_ first: Int, _ last: Int) -> Bool {
    guard last > first else { return false }
    return (first..<last).allSatisfy { gap(after: $0) == .space && length($0 + 1) == 3 }
  }

  // MARK: North American

  /// `514 555-0199`, `(514) 555-0199`, `1-514-555-0199`; in one piece behind a word that says so.
  private func northAmerican(at first: Int, after previous: Int?) -> Number? {
    if isLabelled(before: ranges[first].lowerBound), let number = labelled(first, previous) {
      return number
    }
    var area = first
    if digits(first) == [1], let next = gap(after: first), next != .closing { area = first + 1 }
    if let number = inTwoGroups(first, area, previous) { return number }
    guard area + 2 < ranges.count, length(area) == 3, length(area + 1) == 3,
      length(area + 2) == 4, let one = gap(after: area), let two = gap(after: area + 1),
      one != .opening, [.space, .dot, .hyphen].contains(two),
      DigitGroups.isNorthAmerican(allDigits(area, area + 2))
    else { return nil }
    let isSpaced =
      one == .space && two == .space && (area == first || gap(after: first) == .space)
    return made(first, area + 2, isSpaced: isSpaced, isOpen: isSpaced, after: previous)
  }

  /// `(514) 5550199`, `514-5550199`; with a space it may as well be an amount.
  private func inTwoGroups(_ first: Int, _ area: Int, _ previous: Int?) -> Number? {
    guard area + 1 < ranges.count, length(area) == 3, length(area + 1) == 7,
      let gap = gap(after: area), [.closing, .hyphen].contains(gap),
      DigitGroups.isNorthAmerican(allDigits(area, area + 1))
    else { return nil }
    return made(first, area + 1, after: previous)
  }

  private func labelled(_ first: Int, _ previous: Int?) -> Number? {
    for last in first..<min(first + 4, ranges.count) {
      if last > first, gap(after: last - 1) == nil { return nil }
      let digits = allDigits(first, last)
      let area = digits.count == 11 && digits.first == 1 ? Array(digits.dropFirst()) : digits
      if DigitGroups.isNorthAmerican(area) { return made(first, last, after: previous) }
    }
    return nil
  }

  /// Three digits of an area, three of an exchange, four more (NANP: `[2-9][0-8]X-[2-9]XX-XXXX`).
  private static func isNorthAmerican(_ digits: [Int]) -> Bool {
    digits.count == 10 && digits[0] >= 2 && digits[1] <= 8 && digits[3] >= 2
      && !(digits[4] == 1 && digits[5] == 1)
  }

  // MARK: French

  /// How numbers of France are grouped; in one piece they are told by their first zero.
  private static let frenchForms: [[Int]] = [
    [2, 2, 2, 2, 2], [10], [4, 3, 3], [4, 2, 2, 2], [1, 3, 3, 3], [1, 3, 2, 2, 2],
  ]

  /// `01 44 96 40 00`, `01.44.96.40.00`, `0144964000`, `0 800 123 456`.
  private func french(at first: Int, after previous: Int?) -> Number? {
    guard digits(first).first == 0, !isBook(at: first) else { return nil }
    for form in DigitGroups.frenchForms {
      let last = first + form.count - 1
      guard last < ranges.count, zip(first..., form).allSatisfy({ length($0) == $1 }) else {
        continue
      }
      let gaps = (first..<last).map { gap(after: $0) }
      let isOfOneKind = gaps.isEmpty || [[.space], [.dot], [.hyphen]].contains(Set(gaps))
      let digits = allDigits(first, last)
      // Those in other groups than pairs are numbers that cost nothing, or much.
      let isFrench = form[0] == 2 || form == [10] ? digits[1] != 0 : digits[1] == 8
      guard isOfOneKind, isFrench else { continue }
      let isSpaced = gaps.first == .space
      return made(first, last, isSpaced: isSpaced, isOpen: isSpaced, after: previous)
    }
    return nil
  }

  /// Ten digits may be the number of a book.
  private func isBook(at first: Int) -> Bool {
    let start = ranges[first].lowerBound
    let word = text[max(0, start - 8)..<start].split { !$0.properties.isAlphabetic }.last
    return word?.elementsEqual("ISBN".unicodeScalars) ?? false
  }
}
