import ArgumentParser
import Wording

/// A text of help, in the language the program was started in.
func help(fr: Phrase, en: Phrase) -> ArgumentHelp {
  ArgumentHelp(stringLiteral: Wording(helpLanguage).say(fr: fr, en: en))
}

/// The name of a value in help texts.
func help(fr: Phrase, en: Phrase, value french: String, _ english: String) -> ArgumentHelp {
  var text = help(fr: fr, en: en)
  text.valueName = helpLanguage.isFrench ? french : english
  return text
}

extension NameSpecification {
  /// The English and the French name of a long option, that of the reader's language first: usage
  /// lines, complaints and suggestions show the first.
  ///
  /// - Parameter short: A letter beside them, where the field has one.
  static func both(
    _ english: String, _ french: String, short: Character? = nil
  ) -> NameSpecification {
    let names = helpLanguage.isFrench ? [french, english] : [english, french]
    return NameSpecification(
      names.map { .customLong($0) } + (short.map { [.customShort($0)] } ?? []))
  }
}

extension CommandConfiguration {
  /// A command, its French names, and what it does; the first name is that of the reader's language.
  init(
    _ name: String, _ aliases: String..., fr: Phrase, en: Phrase,
    subcommands: [any ParsableCommand.Type] = []
  ) {
    let isFrenchFirst = helpLanguage.isFrench && !aliases.isEmpty
    self.init(
      commandName: isFrenchFirst ? aliases[0] : name,
      abstract: Wording(helpLanguage).say(fr: fr, en: en),
      subcommands: subcommands,
      helpNames: helpLanguage.isFrench
        ? [.short, .customLong("aide"), .long] : [.short, .long, .customLong("aide")],
      aliases: isFrenchFirst ? aliases.dropFirst() + [name] : aliases)
  }
}
