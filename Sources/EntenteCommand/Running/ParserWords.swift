import Wording

/// What the argument parser says of itself, in French.
///
/// The parser speaks English only. Its headings and its dozen complaints are fixed, and whatever it
/// quotes stays as it is; a complaint that is not in the list passes in English.
enum ParserWords {
  static func translated(_ message: String, to wording: Wording) -> String {
    guard wording.language.isFrench else { return message }
    let message = phrases.reduce(message) { text, phrase in
      text.replacing(phrase.0, with: wording.say(Bilingual(fr: phrase.1, en: "")))
    }
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      translated(line: String(line), wording)
    }
    return lines.joined(separator: "\n")
  }

  private static func translated(line: String, _ wording: Wording) -> String {
    for (english, french) in beginnings where line.hasPrefix(english) {
      let rest = String(line.dropFirst(english.count))
      return wording.say(Bilingual(fr: french, en: "")) + translated(complaint: rest, wording)
    }
    return line
  }

  private static func translated(complaint: String, _ wording: Wording) -> String {
    for (english, french) in complaints {
      guard let values = values(of: english, in: complaint) else { continue }
      return wording.say(Bilingual(fr: french(values), en: ""))
    }
    return complaint
  }

  /// What stands inside lines, whatever is around it.
  private static let phrases: [(String, Phrase)] = [
    ("<subcommand>", "<commande>"), ("[<options>]", "[<options>]"),
    ("Show help information.", "Montrer cette aide."), ("Show the version.", "Montrer la version."),
    ("' for detailed help.", " » pour l'aide d'une commande."),
    ("(default: ", "(sinon "), ("(values: ", "(choix : "), ("; default: ", " ; sinon : "),
  ]

  /// How lines of help and of complaints begin.
  private static let beginnings: [(String, Phrase)] = [
    ("Error: ", "erreur : "), ("Help: ", "aide : "), ("Usage: ", "usage : "),
    ("OVERVIEW: ", ""), ("USAGE: ", "USAGE : "), ("ARGUMENTS:", "ARGUMENTS :"),
    ("OPTIONS:", "OPTIONS :"), ("SUBCOMMANDS:", "COMMANDES :"),
    ("  See '", "  Voir « "),
  ]

  /// What the parser complains of, `*` for what it quotes.
  private static let complaints: [(String, @Sendable ([String]) -> Phrase)] = [
    ("Unknown option '*'", { "l'option « \($0[0]) » n'existe pas" }),
    (
      "Unknown option '*'. Did you mean '*'?",
      { "l'option « \($0[0]) » n'existe pas. Vouliez-vous dire « \($0[1]) » ?" }
    ),
    ("Missing value for '*'", { "il manque la valeur de « \($0[0]) »" }),
    ("Missing expected argument '*'", { "il manque l'argument « \($0[0]) »" }),
    ("Unexpected argument '*'", { "l'argument « \($0[0]) » est de trop" }),
    ("The value '*' is invalid for '*'", { "« \($0[0]) » ne convient pas à « \($0[1]) »" }),
    (
      "The value '*' is invalid for '*'. Please provide one of *.",
      { "« \($0[0]) » ne convient pas à « \($0[1]) » ; choisissez parmi \($0[2])." }
    ),
    ("The value '*' is invalid for '*'.", { "« \($0[0]) » ne convient pas à « \($0[1]) »." }),
    (
      "The option '*' does not take any value, but '*' was specified.",
      { "« \($0[0]) » ne prend pas de valeur, mais « \($0[1]) » a été donné." }
    ),
    ("*' for more information.", { "\($0[0]) » pour plus de détails." }),
  ]

  /// What stands for each `*` of a pattern; nil when the text is not of the pattern.
  private static func values(of pattern: String, in text: String) -> [String]? {
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
