import ArgumentParser
import Entente
import Wording

/// The root of the command line.
struct RootCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration(
      "entente",
      fr: "Un registre d'ententes de partenariat auquel toutes les parties peuvent se fier.",
      en: "A ledger of partnership agreements that all partners can trust.",
      subcommands: [
        OpenCommand.self, DemoCommand.self, RecordCommand.self, ImportCommand.self,
        CorrectCommand.self, AnnulCommand.self, PersonCommand.self, EraseCommand.self,
        HoldCommand.self, RetentionCommand.self, DispositionCommand.self, SignCommand.self,
        StateCommand.self, WhyCommand.self,
        DiffCommand.self, LogCommand.self, ShowCommand.self, DueCommand.self,
        AlertsCommand.self, AuditCommand.self, ExportCommand.self, CheckpointCommand.self,
        BundleCommand.self, MirrorCommand.self,
        CosignCommand.self, WitnessCommand.self,
        ProveCommand.self, KeysCommand.self, BackupCommand.self, TypesCommand.self,
        SchemaCommand.self, DoctorCommand.self,
        VerifyCommand.self, ReplayCommand.self, BisectCommand.self, RestoreCommand.self,
      ])
    configuration.version = Ledger.software
    configuration.discussion = Wording(helpLanguage).say(
      fr: "Langue : --langue fr-CA, fr-FR ou en, avant ou après la commande ; sinon LC_ALL,"
        + " LC_MESSAGES, LANG.",
      en: "Language: --lang fr-CA, fr-FR or en, before or after the command; else LC_ALL,"
        + " LC_MESSAGES, LANG.")
    return configuration
  }

  /// Whether a word names a command of a command, by their names or aliases.
  static func isNested(_ word: String, in command: String) -> Bool {
    func named(_ name: String, among commands: [any ParsableCommand.Type])
      -> (any ParsableCommand.Type)?
    {
      commands.first {
        $0.configuration.commandName == name || $0.configuration.aliases.contains(name)
      }
    }
    guard let parent = named(command, among: configuration.subcommands) else { return false }
    return named(word, among: parent.configuration.subcommands) != nil
  }
}
