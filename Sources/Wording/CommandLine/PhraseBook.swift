/// English sentences that others say, each with its French.
///
/// `*` stands for what a sentence quotes; the French gives it by its number, `{1}`. For what reaches a
/// face as text already: the words of the argument parser, which are put into our own English too, and
/// what the modules of the store say to an operator. Where an error arrives with its type, its type is asked.
struct PhraseBook: Sendable {
  private let entries: [(english: String, french: String)]

  /// A book; the first pattern that fits counts.
  init(_ entries: [(english: String, french: String)]) { self.entries = entries }

  /// The French of a text; nil when no pattern fits.
  func french(of text: String) -> Phrase? {
    for entry in entries {
      if let values = PhraseBook.values(of: entry.english, in: text) {
        return PhraseBook.phrase(entry.french, values)
      }
    }
    return nil
  }

  /// The translator's words, with the values where their numbers stand.
  private static func phrase(_ french: String, _ values: [String]) -> Phrase {
    var parts = french.split(separator: "{", omittingEmptySubsequences: false).makeIterator()
    var phrase = Phrase(stringLiteral: String(parts.next() ?? ""))
    while let part = parts.next() {
      guard let number = part.first?.wholeNumberValue, values.indices.contains(number - 1) else {
        preconditionFailure("a phrase book numbers what its English quotes: \(french)")
      }
      phrase = phrase + "\(values[number - 1])" + Phrase(stringLiteral: String(part.dropFirst(2)))
    }
    return phrase
  }

  /// What stands for each `*` of a pattern; nil when the text is not of the pattern.
  static func values(of pattern: String, in text: String) -> [String]? {
    let parts = pattern.split(separator: "*", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first, text.hasPrefix(first) else { return nil }
    var rest = text.dropFirst(first.count)
    var values: [String] = []
    for (index, part) in parts.enumerated().dropFirst() {
      if index == parts.count - 1 {
        guard rest.hasSuffix(part) else { return nil }
        values.append(String(rest.dropLast(part.count)))
        return values
      }
      guard let range = rest.firstRange(of: part) else { return nil }
      values.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return rest.isEmpty ? values : nil
  }
}
