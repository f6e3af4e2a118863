import Foundation

/// Text without what a search should not stumble over.
public enum Search {
  /// The text in lower case, without accents, ligatures written out, apostrophes and hyphens of
  /// one sort, every run of spaces one space.
  public static func fold(_ text: String) -> String {
    var folded = String.UnicodeScalarView()
    var spaceIsDue = false
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars {
      if scalar.properties.isWhitespace {
        spaceIsDue = !folded.isEmpty
        continue
      }
      switch scalar.properties.generalCategory {
      case .nonspacingMark, .enclosingMark, .format, .control: continue
      default: break
      }
      if spaceIsDue {
        folded.append(" ")
        spaceIsDue = false
      }
      folded.append(contentsOf: Letters.plain(scalar).lowercased().unicodeScalars)
    }
    return String(folded)
  }

  /// The text without accents, ligatures written out.
  static func unaccented(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.decomposedStringWithCompatibilityMapping.unicodeScalars
    where scalar.properties.generalCategory != .nonspacingMark {
      plain.append(contentsOf: Letters.plain(scalar).unicodeScalars)
    }
    return String(plain)
  }

  /// Whether a text contains what somebody searches for.
  public static func contains(_ query: String, in text: String) -> Bool {
    let query = fold(query)
    return query.isEmpty || fold(text).contains(query)
  }
}

/// Letters and signs that have no decomposition in Unicode, by what they are to a reader.
enum Letters {
  /// The plain letters of a scalar: `œ` is `oe`, every apostrophe `'`, every hyphen `-`.
  static func plain(_ scalar: Unicode.Scalar) -> String {
    switch scalar {
    case "œ": "oe"
    case "Œ": "OE"
    case "æ": "ae"
    case "Æ": "AE"
    case "ß": "ss"
    case "ẞ": "SS"
    case "ø": "o"
    case "Ø": "O"
    case "ł": "l"
    case "Ł": "L"
    case "\u{2018}", "\u{2019}", "\u{02BC}", "\u{FF07}", "\u{2032}", "`", "\u{B4}": "'"
    case "\u{201C}", "\u{201D}", "«", "»": "\""
    case "\u{2010}", "\u{2011}", "\u{2012}", "\u{2013}", "\u{2014}", "\u{2212}": "-"
    default: String(scalar)
    }
  }
}
