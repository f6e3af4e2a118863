import ArgumentParser
import Transparency
import Verification
import Wording

/// `entente mirror follow FROM DIR`: what is new of published headers, verified before the head is kept.
struct MirrorFollowCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "follow", "suivre",
      fr: "Suivre les seuls en-têtes d'un registre publié : vérifiés d'abord, contre la tête"
        + " gardée.",
      en: "Follow the headers alone of a published ledger: verified first, against the checkpoint"
        + " kept."
    )
  }

  @Argument(
    help: help(
      fr: "Où le registre publie ses tuiles (« entente exporter tiles ») : adresse HTTP, ou"
        + " dossier.",
      en: "Where the ledger publishes its tiles (`entente export tiles`): an address of HTTP, or a"
        + " folder.", value: "source", "from"),
    completion: .directory)
  var source: String

  @Argument(
    help: help(
      fr: "Dossier où les tuiles sont gardées, à créer ou d'une fois précédente.",
      en: "Folder in which the tiles are kept, to be made or of a time before.", value: "dossier",
      "folder"),
    completion: .directory)
  var folder: String

  @Option(
    name: .both("witness", "temoin"),
    help: help(
      fr: "Dossier du témoin qui contresigne la tête, une fois tout vérifié et pris.",
      en: "Folder of the witness that cosigns the checkpoint, once all is verified and taken.",
      value: "dossier", "folder"),
    completion: .directory)
  var witness: String?

  @OptionGroup var output: OutputOption
  @OptionGroup var outside: OutsideOptions
  @OptionGroup var speech: SpeechOptions

  func validate() throws {
    try MirrorTakeCommand.checkOutput(output, witness: witness)
  }

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    try output.check()
    let known = try outside.read()
    guard known.namesKeys else { throw MirrorOpenCommand.nobodySays(speaker) }
    let following = TilesFollowing(
      from: try TilesSource(source), to: folder, outside: known, hasWitness: witness != nil,
      speaker: speaker)
    let (ending, note) = try await following.run()
    if let note, let witness {
      try HeadCosigning(by: witness, from: source, output, speaker).ask(about: note) {
        seen throws(CommandError) in try following.witnessRequest(for: note, since: seen)
      }
    }
    return ending
  }
}
