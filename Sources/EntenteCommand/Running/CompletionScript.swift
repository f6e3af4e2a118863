import ArgumentParser

/// A completion script that knows the commands by all their names.
///
/// The parser's generator for bash offers the first name of a command only, and completes nothing
/// behind another. Those of zsh and fish have the first name too: that of the reader's language.
enum CompletionScript {
  /// The script, with the other names where the parser's generator for bash reads the command.
  static func withAllNames(_ script: String) -> String {
    let reading = "    local -r subcommand=\"${unparsed_words[0]}\"\n"
    guard script.hasPrefix("#!/bin/bash"), script.contains(reading) else { return script }
    var cases = "    local subcommand=\"${unparsed_words[0]}\"\n    case \"${subcommand}\" in\n"
    var others: [String] = []
    for command in RootCommand.configuration.subcommands {
      let aliases = command.configuration.aliases
      guard let name = command.configuration.commandName, !aliases.isEmpty else { continue }
      cases += "    \(aliases.joined(separator: "|"))) subcommand=\(name) ;;\n"
      others += aliases
    }
    let offering = "COMPREPLY+=($(compgen -W '"
    return script.replacing(reading, with: cases + "    esac\n")
      .replacing(offering, with: offering + others.joined(separator: " ") + " ")
  }
}
