/// A phrase as its translator writes it: literal parts, which take the spacing and the apostrophes
/// of the language, and values, which are shown exactly as they are.
///
/// French phrases are written with plain spaces before `: ; ! ?` and inside « »; each usage makes
/// of them what it wants. Titles and names put into a phrase keep every space they came with; their
/// own guillemets become “ ” where they stand between those of a French phrase.
public struct Phrase: Sendable, Hashable, ExpressibleByStringInterpolation {
  fileprivate enum Part: Sendable, Hashable {
    case literal(String)
    case value(String)
  }

  private let parts: [Part]

  /// Gathers the parts of an interpolated literal.
  public struct StringInterpolation: StringInterpolationProtocol {
    fileprivate var parts: [Part] = []

    /// Room for the parts of the literal.
    public init(literalCapacity: Int, interpolationCount: Int) {
      parts.reserveCapacity(2 * interpolationCount + 1)
    }

    /// Adds words of the translator.
    public mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { parts.append(.literal(literal)) }
    }

    /// Adds a value that is shown as it is.
    public mutating func appendInterpolation(_ value: String) {
      if !value.isEmpty { parts.append(.value(value)) }
    }
  }

  /// A phrase without values.
  public init(stringLiteral literal: String) { parts = [.literal(literal)] }

  /// A phrase with values.
  public init(stringInterpolation: StringInterpolation) { parts = stringInterpolation.parts }

  private init(parts: [Part]) { self.parts = parts }

  /// A phrase too long for one line of source.
  public static func + (start: Phrase, end: Phrase) -> Phrase {
    Phrase(parts: start.parts + end.parts)
  }

  /// The phrase as it is written in a language.
  func text(in language: Language) -> String {
    var text = ""
    var open = 0
    for part in parts {
      switch part {
      case .literal(let literal):
        text += Typography.set(literal, in: language)
        for scalar in literal.unicodeScalars {
          if scalar == "«" { open += 1 } else if scalar == "»" { open -= 1 }
        }
      case .value(let value):
        text += open > 0 && language.isFrench ? Typography.quotedWithin(value) : value
      }
    }
    return text
  }
}

/// One thing said in French and in English, side by side.
public struct Bilingual: Sendable, Hashable {
  /// French, as both usages have it.
  public let fr: Phrase
  /// English.
  public let en: Phrase
  /// French as France has it, where the word itself differs.
  public let frFR: Phrase?

  /// Both languages, and France's own word where it has one.
  public init(fr: Phrase, en: Phrase, frFR: Phrase? = nil) {
    self.fr = fr
    self.en = en
    self.frFR = frFR
  }

  /// The text in a language, with the spaces and apostrophes of its usage.
  public func text(in language: Language) -> String {
    switch language {
    case .frCA: fr.text(in: language)
    case .frFR: (frFR ?? fr).text(in: language)
    case .en: en.text(in: language)
    }
  }
}
