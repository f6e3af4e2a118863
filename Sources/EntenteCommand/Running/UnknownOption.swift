import ArgumentParser
import Wording

/// An option that a command does not have: what the parser says of it, with a suggestion of our own.
///
/// The parser suggests whatever is four letters away, in either language; a person who typed `log`
/// means an English option, and one who typed `journal` a French one.
enum UnknownOption {
  /// The message with the nearest option in the language of the command typed, or with none where
  /// none is near; any other message as it is.
  ///
  /// - Parameter command: The name the command was typed by.
  static func withOwnSuggestion(_ message: String, after command: String?) -> String {
    let beginning = "Error: Unknown option '"
    let lines = message.split(separator: "\n", omittingEmptySubsequences: false)
    guard let first = lines.first, first.hasPrefix(beginning) else { return message }
    let option = String(first.dropFirst(beginning.count).prefix { $0 != "'" })
    var complaint = "\(beginning)\(option)'"
    if let nearest = nearest(to: option, of: command) {
      complaint += ". Did you mean '\(nearest)'?"
    }
    return ([complaint] + lines.dropFirst().map(String.init)).joined(separator: "\n")
  }

  private static func nearest(to option: String, of command: String?) -> String? {
    guard option.hasPrefix("--") else { return nil }
    let names = names(of: command).map { (thing: $0, names: [String($0.dropFirst(2))]) }
    return Meant.things(by: String(option.dropFirst(2)), among: names).first
  }

  /// The long options of a command, one name each.
  private static func names(of command: String?) -> [String] {
    let type = RootCommand.configuration.subcommands.first { type in
      let names = [type.configuration.commandName].compactMap { $0 } + type.configuration.aliases
      return command.map(names.contains) ?? false
    }
    guard let type, let command else { return [] }
    // Whoever typed the name that comes second in the reader's language means its options too.
    let isSecond = type.configuration.aliases.contains(command)
    return RootCommand.helpMessage(for: type, columns: 200).split(separator: "\n").compactMap {
      let names = $0.split { ", ".contains($0) }.prefix { $0.hasPrefix("-") }.map(String.init)
      let long = names.filter { $0.hasPrefix("--") }
      return isSecond ? long.dropFirst().first ?? long.first : long.first
    }
  }
}
