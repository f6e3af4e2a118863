public import Partnership

/// A word of a record as it is shown to somebody, and in which language.
public struct ChosenText: Sendable, Hashable {
  /// The word, as its author gave it.
  public let text: String
  /// The language it is in, `fr` or `en`; nil for words of no language, such as names.
  public let languageKey: String?
  /// Whether it is in the other language, because the reader's has none.
  public let isFallback: Bool

  /// The word, followed by the language it is in when that is not the reader's: `Workshop [en]`.
  public var marked: String {
    guard isFallback, let languageKey else { return text }
    return "\(text) [\(languageKey)]"
  }
}

extension Wording {
  /// Chooses between the two languages of a word: the reader's, else the other, marked.
  public func text(fr: String?, en: String?) -> ChosenText? {
    let (own, other) = language.isFrench ? (fr, en) : (en, fr)
    if let own { return ChosenText(text: own, languageKey: language.key, isFallback: false) }
    guard let other else { return nil }
    return ChosenText(text: other, languageKey: language.isFrench ? "en" : "fr", isFallback: true)
  }

  /// The word of a record under a name (`title`), in the reader's language where there is one.
  public func text(of name: String, in words: Words) -> ChosenText? {
    text(fr: words["\(name).fr"], en: words["\(name).en"])
      ?? words[name].map { ChosenText(text: $0, languageKey: nil, isFallback: false) }
  }
}
