internal import Foundation
internal import Partnership
internal import Projections

extension Ledger {
  /// Of some records that resemble another one by their facts, those that do by their words too: two titles
  /// with little in common are of two things, though day, axis and parties are the same.
  ///
  /// What one of them does not say, or what can no longer be read, tells nothing apart.
  ///
  /// - Parameter own: The word at a path of the other one.
  func resembling(
    words own: (String) -> String?, among records: [DatedRecord]
  ) throws(LedgerError) -> [DatedRecord] {
    let found = try words(
      records.flatMap { record in ResemblanceOfWords.paths.compactMap(record.word) })
    return records.filter { record in
      let pairs = ResemblanceOfWords.paths.compactMap { path -> (String, String)? in
        guard let own = own(path), let reference = record.word(path),
          case .text(let other)? = found[reference]
        else { return nil }
        return (own, other)
      }
      // One language in which they agree is enough: the other may have been added later.
      return pairs.isEmpty || pairs.contains { ResemblanceOfWords.isOfOneThing($0, $1) }
    }
  }
}

/// How alike two people's words for one thing are.
private enum ResemblanceOfWords {
  /// Where records say what they are about; places and remarks vary with who tells.
  static let paths =
    ["quote"]
    + ["title", "subject", "what", "description"].flatMap { ["\($0).fr", "\($0).en"] }

  /// Whether two thirds of the words of the shorter text are in the other one.
  static func isOfOneThing(_ one: String, _ other: String) -> Bool {
    let (one, other) = (words(of: one), words(of: other))
    let least = min(one.count, other.count)
    return least == 0 || 3 * one.intersection(other).count >= 2 * least
  }

  /// The words that say something: short ones stand in every title.
  private static func words(of text: String) -> Set<String> {
    let plain = text.folding(
      options: [.caseInsensitive, .diacriticInsensitive, .widthInsensitive], locale: nil)
    let words = plain.split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return Set(words.filter { $0.count > 3 || $0.contains(where: \.isNumber) })
  }
}
