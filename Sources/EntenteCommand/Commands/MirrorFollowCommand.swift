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

  @OptionGroup var cosigning: CosigningOptions
  @OptionGroup var outside: OutsideOptions
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    try cosigning.output.check()
    let known = try outside.read()
    guard known.namesKeys else { throw MirrorOpenCommand.nobodySays(speaker) }
    let following = TilesFollowing(
      from: try TilesSource(source), to: folder, outside: known,
      hasWitness: cosigning.witness != nil,
      speaker: speaker)
    let (ending, note) = try await following.run()
    if let note, let witness = cosigning.witness {
      try HeadCosigning(by: witness, from: source, cosigning.output, speaker).ask(about: note) {
        seen throws(CommandError) in try following.witnessRequest(for: note, since: seen)
      }
    }
    return ending
  }
}
