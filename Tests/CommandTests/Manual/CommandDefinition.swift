import Foundation
import Wording

/// One command as its definition has it, in one language, as the parser describes it.
struct CommandDefinition {
  /// Its name in the reader's language.
  let name: String
  /// Its other names.
  let aliases: [String]
  /// What it does, in a sentence.
  let abstract: String
  let arguments: [Argument]
  let subcommands: [CommandDefinition]

  /// An argument, an option or a flag.
  struct Argument {
    /// Its long names, that of the reader's language first; none for what has a place.
    let longNames: [String]
    let shortNames: [String]
    let abstract: String
    let valueName: String
    let isFlag: Bool
    let isOptional: Bool
    let isRepeating: Bool
    let isShown: Bool
    /// What it may be, where that is a short list.
    let values: [String]
    let defaultValue: String?
  }
}

extension CommandDefinition {
  /// The whole command line, in the language of a locale.
  static func root(locale: String) throws -> CommandDefinition {
    let scratch = try Scratch()
    let run = try Run(["--experimental-dump-help"], in: scratch.url, ["LANG": locale])
    guard run.code == 0 else { throw NoDefinition(words: run.words) }
    let described = try JSONDecoder().decode(Described.self, from: Data(run.output.utf8))
    return CommandDefinition(described.command, Wording(locale.hasPrefix("fr") ? .frCA : .en))
  }

  private init(_ command: Described.Command, _ wording: Wording) {
    name = command.commandName
    aliases = command.aliases ?? []
    abstract = ParserWords.translated(command.abstract ?? "", to: wording)
    arguments = (command.arguments ?? []).map { Argument($0, wording) }
    subcommands = (command.subcommands ?? []).map { CommandDefinition($0, wording) }
  }

  /// The commands that are ours, the parser's own `help` left out.
  var commands: [CommandDefinition] { subcommands.filter { $0.name != "help" } }
}

extension CommandDefinition.Argument {
  fileprivate init(_ argument: Described.Argument, _ wording: Wording) {
    let names = argument.names ?? []
    longNames = names.filter { $0.kind == "long" }.map(\.name)
    shortNames = names.filter { $0.kind == "short" }.map(\.name)
    abstract = ParserWords.translated(argument.abstract ?? "", to: wording)
    valueName = argument.valueName ?? ""
    isFlag = argument.kind == "flag"
    isOptional = argument.isOptional
    isRepeating = argument.isRepeating
    isShown = argument.shouldDisplay
    values = argument.allValues ?? []
    defaultValue = argument.defaultValue
  }
}

/// What `--experimental-dump-help` prints, as far as it is read; its keys are the parser's.
private struct Described: Decodable {
  let command: Command

  struct Command: Decodable {
    let commandName: String
    let aliases: [String]?
    let abstract: String?
    let arguments: [Argument]?
    let subcommands: [Command]?
  }

  struct Argument: Decodable {
    let kind: String
    let names: [Name]?
    let abstract: String?
    let valueName: String?
    let isOptional: Bool
    let isRepeating: Bool
    let shouldDisplay: Bool
    let allValues: [String]?
    let defaultValue: String?
  }

  struct Name: Decodable {
    let kind: String
    let name: String
  }
}

/// The program did not describe its commands.
struct NoDefinition: Error {
  let words: String
}
