/// Says what the ledger holds in one language: labels, sentences, dates, numbers, sorting.
///
/// A value to make once and pass around; it holds nothing but the language.
public struct Wording: Sendable, Hashable {
  /// The language spoken.
  public let language: Language

  /// Speaks that language.
  public init(_ language: Language) {
    self.language = language
  }

  /// Says one thing that is given in both languages.
  public func say(_ both: Bilingual) -> String { both.text(in: language) }

  /// Says one thing that is given in both languages.
  public func say(fr: Phrase, en: Phrase) -> String { say(Bilingual(fr: fr, en: en)) }
}
