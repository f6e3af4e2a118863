extension Wording {
  /// A title or a name between the marks of the language: `« Axes »`, `“Axes”`.
  public func quoted(_ text: String) -> String {
    say(fr: "« \(text) »", en: "“\(text)”")
  }
}

/// The spaces and apostrophes each language is set with.
public enum Typography {
  /// U+00A0, which no line breaks at.
  public static let noBreakSpace: Unicode.Scalar = "\u{A0}"
  /// U+202F, the narrow one.
  public static let narrowNoBreakSpace: Unicode.Scalar = "\u{202F}"
  /// U+2019.
  public static let apostrophe: Unicode.Scalar = "\u{2019}"

  /// Sets a translator's words: typographic apostrophes, and in French the space each usage wants
  /// before `: ; ! ? » % $` and after `«`.
  ///
  /// Québec: none before `; ! ?`; France: a narrow no-break space. Both: a no-break space before
  /// `:`, `%` and `$` and inside « ».
  static func set(_ literal: String, in language: Language) -> String {
    // By scalars, which cost less than characters: parsing a command line sets thousands of phrases.
    let scalars = Array(literal.unicodeScalars)
    var text = String.UnicodeScalarView()
    text.reserveCapacity(scalars.count)
    for index in scalars.indices {
      let scalar = scalars[index]
      if scalar == "'" {
        text.append(apostrophe)
      } else if scalar == " ", language.isFrench {
        let previous = index > 0 ? scalars[index - 1] : nil
        let next = index + 1 < scalars.count ? scalars[index + 1] : nil
        if let space = space(after: previous, before: next, in: language) { text.append(space) }
      } else {
        text.append(scalar)
      }
    }
    return String(text)
  }

  /// A text that stands between guillemets: its own quotations take “ ”, without spaces.
  static func quotedWithin(_ text: String) -> String {
    guard text.contains("«") || text.contains("»") else { return text }
    var result = ""
    for character in text {
      switch character {
      case "»":
        if result.last?.isWhitespace == true { result.removeLast() }
        result.append("”")
      case _ where character.isWhitespace && result.last == "“": break
      default: result.append(character == "«" ? "“" : character)
      }
    }
    return result
  }

  /// The space a plain one becomes between two characters of a French text; nil for none at all.
  private static func space(
    after previous: Unicode.Scalar?, before next: Unicode.Scalar?, in language: Language
  ) -> Unicode.Scalar? {
    if previous == "«" { return noBreakSpace }
    switch next {
    case ":", "»", "$": return noBreakSpace
    case "%": return language == .frFR ? narrowNoBreakSpace : noBreakSpace
    case ";", "!", "?": return language == .frFR ? narrowNoBreakSpace : nil
    default: return " "
    }
  }
}
