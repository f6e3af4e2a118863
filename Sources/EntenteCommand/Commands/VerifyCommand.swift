import ArgumentParser
import Verification
import Wording

/// `entente verify [PATH]`: the seven checks, read in a child process.
struct VerifyCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "verify", "verifier", fr: "Vérifier un registre ou une sauvegarde, de bout en bout.",
      en: "Verify a ledger or a backup, from end to end.")
  }

  @Argument(
    help: help(
      fr: "Dossier à vérifier ; sinon le registre.", en: "Folder to verify; else the ledger.",
      value: "dossier", "folder"),
    completion: .directory)
  var folder: String?

  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let report = try SupervisedReading().verify(folder ?? ledger.path, speaker)
    if speaker.isJSON {
      try speaker.put(report.json)
    } else {
      try speaker.put(report.lines(for: speaker))
    }
    return report.ending
  }
}
