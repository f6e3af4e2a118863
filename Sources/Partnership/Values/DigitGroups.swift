/// The groups of digits of a text and what stands between them, from which numbers are made out.
struct DigitGroups {
  /// What stands between two groups of one number.
  enum Gap: Hashable {
    case space, dot, hyphen
    /// `(`, or a space and `(`.
    case opening
    /// `)`, alone or before a space or a hyphen.
    case closing
  }

  let text: [Unicode.Scalar]
  /// Where the groups stand, ascending.
  let ranges: [Range<Int>]

  init(_ text: [Unicode.Scalar]) {
    var ranges: [Range<Int>] = []
    var start: Int?
    for (index, scalar) in text.enumerated() {
      if scalar.isASCIIDigit {
        if start == nil { start = index }
      } else if let first = start {
        ranges.append(first..<index)
        start = nil
      }
    }
    if let first = start { ranges.append(first..<text.count) }
    self.text = text
    self.ranges = ranges
  }

  /// How many digits a group has.
  func length(_ group: Int) -> Int { ranges[group].count }

  /// The digits of a group.
  func digits(_ group: Int) -> [Int] { ranges[group].map { Int(text[$0].value) - 0x30 } }

  /// What stands between a group and the next; nil where they are not of one number.
  func gap(after group: Int) -> Gap? {
    guard group + 1 < ranges.count else { return nil }
    let between = Array(text[ranges[group].upperBound..<ranges[group + 1].lowerBound])
    switch between.count {
    case 1:
      if between[0].isGroupingSpace { return .space }
      if between[0].isHyphen { return .hyphen }
      switch between[0] {
      case ".": return .dot
      case "(": return .opening
      case ")": return .closing
      default: return nil
      }
    case 2:
      if between[0].isGroupingSpace, between[1] == "(" { return .opening }
      if between[0] == ")", between[1].isGroupingSpace || between[1].isHyphen { return .closing }
      return nil
    case 3:
      let isSpaced = between[0].isGroupingSpace && between[2].isGroupingSpace
      return isSpaced && between[1].isHyphen ? .hyphen : nil
    default: return nil
    }
  }

  /// The scalar before a group.
  func scalar(before group: Int) -> Unicode.Scalar? {
    let start = ranges[group].lowerBound
    return start > 0 ? text[start - 1] : nil
  }
}

// MARK: - The edges of a number

extension DigitGroups {
  /// Whether a number may begin at a place: not within a code, a hash, an amount, or a longer number.
  ///
  /// - Parameters:
  ///   - isSpaced: Whether its own groups have nothing but spaces between them.
  ///   - previous: Where the number before it ended, if one did.
  func mayBegin(at start: Int, isSpaced: Bool, after previous: Int?) -> Bool {
    guard start > 0 else { return true }
    let before = text[start - 1]
    if before.isAlphanumeric || before == "_" || before == "#" || isMoney(before) { return false }
    guard start > 1 else { return true }
    let further = text[start - 2]
    if before.isGroupingSpace {
      if isMoney(further) { return false }
      return !isSpaced || !further.isASCIIDigit || previous == start - 1
    }
    if before == "/" { return !further.isAlphanumeric || further.isASCIIDigit }
    let isJoint = before.isHyphen || ".,:\\=".unicodeScalars.contains(before)
    guard isJoint, further.isAlphanumeric || further == "_" else { return true }
    // `tél.514…` is no code, nor is `téléphone:514…`.
    return (before == "." || before == ":") && isLabelled(before: start)
  }

  /// Whether a number may end at a place: not within a longer one, an amount, a code.
  func mayEnd(at end: Int) -> Bool {
    guard end < text.count else { return true }
    let after = text[end]
    let further = end + 1 < text.count ? text[end + 1] : nil
    if isMoney(after) || after == "_" { return false }
    if after.isAlphanumeric {
      // An extension: `514-555-0199x12`.
      return (after == "x" || after == "X") && further?.isASCIIDigit == true
    }
    guard let further else { return true }
    if after.isHyphen { return !further.isAlphanumeric }
    if after == "." || after == "," || after == ":" { return !further.isASCIIDigit }
    if after.isGroupingSpace { return !isMoney(further) && !isUnit(at: end + 1) }
    return true
  }

  private func isMoney(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "%" || scalar.properties.generalCategory == .currencySymbol
  }

  /// What is counted, and is telephoned to by nobody.
  private static let units: Set<String> = [
    "cad", "chf", "eur", "gbp", "usd", "octet", "octets", "byte", "bytes", "ko", "mo", "go", "kb",
    "mb", "gb",
  ]

  private func isUnit(at start: Int) -> Bool {
    let word = text[start...].prefix { $0.isAlphanumeric }
    return word.count <= 6 && DigitGroups.units.contains(lowercased(word))
  }

  /// Words that say that a telephone number comes.
  private static let labels: Set<String> = [
    "tél", "tel", "téléphone", "telephone", "phone", "ph", "cell", "cellulaire", "cellphone",
    "mobile", "portable", "fax", "télécopieur", "télécopie", "joindre", "appeler", "appelez",
    "call",
  ]

  /// Whether one of the two words before a place says that a telephone number comes.
  func isLabelled(before start: Int) -> Bool {
    let before = text[max(0, start - 24)..<start]
    let words = before.split { !$0.properties.isAlphabetic }
    return words.suffix(2).contains { DigitGroups.labels.contains(lowercased($0)) }
  }

  private func lowercased(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view).lowercased()
  }
}
