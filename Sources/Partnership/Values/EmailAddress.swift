/// Finds e-mail addresses in texts (RFC 5321 §4.1.2, with the letters of RFC 6531).
enum EmailAddress {
  /// The longest local part and the longest domain (RFC 5321 §4.5.3.1).
  private static let longestLocalPart = 64
  private static let longestDomain = 255

  /// Where the addresses stand, in their order.
  static func ranges(in text: [Unicode.Scalar]) -> [Range<Int>] {
    text.indices.compactMap { at in
      guard text[at] == "@", let start = localPart(of: text, before: at),
        let end = domain(of: text, after: at)
      else { return nil }
      return start..<end
    }
  }

  /// Where the part before the sign begins; nil when there is none.
  private static func localPart(of text: [Unicode.Scalar], before at: Int) -> Int? {
    let earliest = max(0, at - longestLocalPart)
    if at > 0, text[at - 1] == "\"" {
      // A quoted part may hold anything but its quotation mark.
      return (earliest..<(at - 1)).last { text[$0] == "\"" }
    }
    var start = at
    while start > earliest, isOfLocalPart(text[start - 1]) { start -= 1 }
    // A mark before a word is no part of it: an apostrophe, a point at the end of a sentence.
    while start < at, !text[start].isAlphanumeric, text[start] != "_" { start += 1 }
    return start < at ? start : nil
  }

  private static func isOfLocalPart(_ scalar: Unicode.Scalar) -> Bool {
    scalar.isAlphanumeric || ".!#$%&'*+-/=?^_`{|}~".unicodeScalars.contains(scalar)
  }

  /// Where the domain ends: labels between points, the last of letters, or of an encoded name.
  private static func domain(of text: [Unicode.Scalar], after at: Int) -> Int? {
    let latest = min(text.count, at + 1 + longestDomain)
    var labels: [Range<Int>] = []
    var start = at + 1
    while start < latest, text[start].isAlphanumeric {
      var end = start
      while end < latest, text[end].isAlphanumeric || text[end] == "-" { end += 1 }
      while end > start, text[end - 1] == "-" { end -= 1 }
      labels.append(start..<end)
      guard end < latest, text[end] == "." else { break }
      start = end + 1
    }
    // `paquet@1.2.3` is a version; what follows a name by mistake, `exemple.ca.2`, is left out of it.
    while let last = labels.last, !isTopLevel(text[last]) { labels.removeLast() }
    guard labels.count >= 2 else { return nil }
    return labels.last?.upperBound
  }

  private static func isTopLevel(_ label: ArraySlice<Unicode.Scalar>) -> Bool {
    guard label.count >= 2 else { return false }
    if label.starts(with: "xn--".unicodeScalars) { return label.count > 4 }
    return label.allSatisfy(\.properties.isAlphabetic)
  }
}
