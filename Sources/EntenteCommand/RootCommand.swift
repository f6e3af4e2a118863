import ArgumentParser
import Wording

/// The root of the command line.
struct RootCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "entente",
      fr: "Un registre d'ententes de partenariat auquel toutes les parties peuvent se fier.",
      en: "A ledger of partnership agreements that all partners can trust.",
      subcommands: [OpenCommand.self, DemoCommand.self, RecordCommand.self, StateCommand.self, LogCommand.self])
  }
}
