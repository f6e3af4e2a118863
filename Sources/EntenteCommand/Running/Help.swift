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

extension CommandConfiguration {
  /// A command, its French names, and what it does.
  init(
    _ name: String, _ aliases: String..., fr: Phrase, en: Phrase,
    subcommands: [any ParsableCommand.Type] = []
  ) {
    self.init(
      commandName: name, abstract: Wording(helpLanguage).say(fr: fr, en: en),
      subcommands: subcommands, helpNames: [.short, .long, .customLong("aide")], aliases: aliases)
  }
}
