/// What the argument parser says of itself, in French, or in the English of everything else.
///
/// The parser speaks English only. Its headings and its dozen complaints are fixed, and whatever it
/// quotes stays as it is; a complaint that is not in the list passes in English.
public enum ParserWords {
  /// A message of the parser in the reader's language.
  public static func translated(_ message: String, to wording: Wording) -> String {
    guard wording.language.isFrench else { return inLowerCase(message) }
    let message = phrases.reduce(message) { text, phrase in
      text.replacing(phrase.0, with: wording.say(Bilingual(fr: phrase.1, en: "")))
    }
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      translated(line: String(line), wording)
    }
    return lines.joined(separator: "\n")
  }

  /// The words in front of a complaint as other complaints have them: `error:`.
  private static func inLowerCase(_ message: String) -> String {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let word = ["Error: ", "Help: ", "Usage: "].first { line.hasPrefix($0) } ?? ""
      return word.lowercased() + line.dropFirst(word.count)
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

  /// The sentence of a complaint, without the word in front of it.
  public static func sentence(of complaint: String, in wording: Wording) -> String {
    let line = complaint.split(separator: "\n").first.map(String.init) ?? complaint
    let word = wording.say(fr: "erreur : ", en: "error: ")
    guard line.hasPrefix(word) else { return line }
    let sentence = line.dropFirst(word.count)
    return sentence.prefix(1).uppercased() + sentence.dropFirst()
  }

  private static func translated(complaint: String, _ wording: Wording) -> String {
    complaints.french(of: complaint).map { wording.say(Bilingual(fr: $0, en: "")) } ?? complaint
  }

  /// What stands inside lines, whatever is around it.
  private static let phrases: [(String, Phrase)] = [
    ("<subcommand>", "<commande>"), ("[<subcommands> ...]", "[<commande> ...]"),
    ("  <subcommands>", "  <commande>"), ("[<options>]", "[<options>]"),
    ("Show subcommand help information.", "Montrer l'aide d'une commande."),
    ("Show help information.", "Montrer cette aide."), ("Show the version.", "Montrer la version."),
    ("' for detailed help.", " » pour l'aide d'une commande."),
    ("(default:", "(sinon"), ("(default)", "(par défaut)"), ("(values:", "(choix :"),
    ("; default:", " ; sinon :"),
  ]

  /// How lines of help and of complaints begin.
  private static let beginnings: [(String, Phrase)] = [
    ("Error: ", "erreur : "), ("Help: ", "aide : "), ("Usage: ", "usage : "),
    ("OVERVIEW: ", ""), ("USAGE: ", "USAGE : "), ("ARGUMENTS:", "ARGUMENTS :"),
    ("OPTIONS:", "OPTIONS :"), ("SUBCOMMANDS:", "COMMANDES :"),
    ("  See '", "  Voir « "),
  ]

  /// What the parser complains of, `*` for what it quotes.
  private static let complaints = PhraseBook([
    ("Unknown option '*'", "l'option « {1} » n'existe pas"),
    (
      "Unknown option '*'. Did you mean '*'?",
      "l'option « {1} » n'existe pas. Vouliez-vous dire « {2} » ?"
    ),
    ("Missing value for '*'", "il manque la valeur de « {1} »"),
    ("Missing expected argument '*'", "il manque l'argument « {1} »"),
    ("Unexpected argument '*'", "l'argument « {1} » est de trop"),
    ("The value '*' is invalid for '*'", "« {1} » ne convient pas à « {2} »"),
    (
      "The value '*' is invalid for '*'. Please provide one of *.",
      "« {1} » ne convient pas à « {2} » ; choisissez parmi {3}."
    ),
    ("The value '*' is invalid for '*'.", "« {1} » ne convient pas à « {2} »."),
    (
      "The option '*' does not take any value, but '*' was specified.",
      "« {1} » ne prend pas de valeur, mais « {2} » a été donné."
    ),
    ("*' for more information.", "{1} » pour plus de détails."),
  ])
}
