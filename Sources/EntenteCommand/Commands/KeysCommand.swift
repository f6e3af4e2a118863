import ArgumentParser
import Wording

/// `entente keys`: the keys that partners sign with; alone, it lists them.
struct KeysCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration(
      "keys", "cles", fr: "Les clés avec lesquelles les partenaires signent.",
      en: "The keys that partners sign with.",
      subcommands: [
        KeysListCommand.self, KeysMakeCommand.self, KeysAddCommand.self, KeysRetireCommand.self,
      ])
    configuration.defaultSubcommand = KeysListCommand.self
    return configuration
  }
}
