import Partnership

/// What the argument parser says of itself, in French, or in the English of everything else.
///
/// The parser speaks English only. Its headings and its dozen complaints are fixed, and whatever it
/// quotes stays as it is; a complaint that is not in the list passes in English.
public enum ParserWords {
  /// A message of the parser in the reader's language.
  public static func translated(_ message: String, to wording: Wording) -> String {
    // What the parser adds to an option that may stand without its value; the text of help says it.
    let message = message.replacing(/\s+\(default\s+as\s+flag:\s+-\)/, with: "")
    guard wording.language.isFrench else { return inEnglish(message, wording) }
    let inFrench = phrases.reduce(message) { text, phrase in
      text.replacing(phrase.0, with: wording.say(Bilingual(fr: phrase.1, en: "")))
    }
    let lines = inFrench.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      translated(line: String(line), wording)
    }
    return lines.joined(separator: "\n")
  }

  /// The words in front of a complaint, and its quotation marks, as other complaints have them.
  private static func inEnglish(_ message: String, _ wording: Wording) -> String {
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      let word = ["Error: ", "Help: ", "Usage: "].first { line.hasPrefix($0) } ?? ""
      let rest = String(line.dropFirst(word.count))
      if word == "Error: " { return "error: " + translated(complaint: rest, wording) }
      guard rest.hasPrefix("  See '") else { return word.lowercased() + rest }
      return rest.replacing("  See '", with: "  See “").replacing("' for ", with: "” for ")
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
    let complaint = withChoices(complaint, wording)
    let book = wording.language.isFrench ? complaintsInFrench : complaintsInEnglish
    let words = book.french(of: complaint).map { wording.say(Bilingual(fr: $0, en: $0)) }
    return (words ?? complaint) + formOfValue(insteadOf: complaint, wording)
  }

  /// How a code is made, with one that is near what was typed for it, and where the id of a person is found;
  /// nothing where neither was asked for.
  private static func formOfValue(insteadOf complaint: String, _ wording: Wording) -> String {
    guard let values = PhraseBook.values(of: "The value '*' is invalid for '*'", in: complaint),
      values.count == 2
    else { return "" }
    if values[1].hasSuffix("<person>") || values[1].hasSuffix("<personne>") {
      return wording.say(
        fr: ". Une personne se donne par son identifiant, que dit « entente personne »",
        en: ". A person is given by id, which `entente person` tells")
    }
    guard values[1].hasSuffix("<code>") else { return "" }
    let form =
      wording.say(fr: ". Un code compte ", en: ". A code has ")
      + wording.say(FieldKind.grammarOfCode)
    let example = FieldKind.code(near: values[0])
    guard Code(example) != nil else { return form }
    return form + wording.say(fr: ", par exemple \(example)", en: ", for example \(example)")
  }

  /// A complaint with the values to choose from as a sentence has them: the parser says "and" of
  /// two, and quotes as code does.
  private static func withChoices(_ complaint: String, _ wording: Wording) -> String {
    let sign = "Please provide one of '"
    guard let range = complaint.firstRange(of: sign) else { return complaint }
    let listed = complaint[range.upperBound...].split(separator: "'").map(String.init)
    let values = stride(from: 0, to: listed.count, by: 2).map { listed[$0] }.filter { $0 != "." }
    let choice = wording.choice(values.map { wording.say(fr: "« \($0) »", en: "“\($0)”") })
    return complaint[..<range.lowerBound] + "Please provide one of \(choice)."
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
  private static let complaints: [(parser: String, french: String, english: String)] = [
    (
      "Unknown option '*'", "l'option « {1} » n'existe pas", "Unknown option “{1}”"
    ),
    (
      "Unknown option '*'. Did you mean '*'?",
      "l'option « {1} » n'existe pas. Vouliez-vous dire « {2} » ?",
      "Unknown option “{1}”. Did you mean “{2}”?"
    ),
    ("Missing value for '*'", "il manque la valeur de « {1} »", "Missing value for “{1}”"),
    (
      "Missing expected argument '*'", "il manque l'argument « {1} »",
      "Missing expected argument “{1}”"
    ),
    (
      "Unexpected argument '*'", "l'argument « {1} » est de trop",
      "Unexpected argument “{1}”"
    ),
    (
      "* unexpected arguments: '*', '*'", "{1} arguments sont de trop, à partir de « {2} »",
      "{1} unexpected arguments, from “{2}” on"
    ),
    (
      "The value '*' is invalid for '*'", "« {1} » ne convient pas à « {2} »",
      "The value “{1}” is invalid for “{2}”"
    ),
    (
      "The value '*' is invalid for '*'. Please provide one of the following:",
      "« {1} » ne convient pas à « {2} » ; choisissez parmi :",
      "The value “{1}” is invalid for “{2}”. Choose among:"
    ),
    (
      "The value '*' is invalid for '*'. Please provide one of *.",
      "« {1} » ne convient pas à « {2} » ; choisissez {3}.",
      "The value “{1}” is invalid for “{2}”. Choose {3}."
    ),
    (
      "The value '*' is invalid for '*'.", "« {1} » ne convient pas à « {2} ».",
      "The value “{1}” is invalid for “{2}”."
    ),
    (
      "The option '*' does not take any value, but '*' was specified.",
      "« {1} » ne prend pas de valeur, mais « {2} » a été donné.",
      "The option “{1}” takes no value, but “{2}” was given."
    ),
    (
      "* --help' for more information.", "{1} --aide » pour plus de détails.",
      "{1} --help” for more information."
    ),
  ]

  private static let complaintsInFrench = PhraseBook(
    complaints.map { (english: $0.parser, french: $0.french) })

  private static let complaintsInEnglish = PhraseBook(
    complaints.map { (english: $0.parser, french: $0.english) })
}
