import ArgumentParser
import Wording

/// The witness of whoever follows a log, which cosigns what was taken, and where the cosigned head goes.
struct CosigningOptions: ParsableArguments {
  @Option(
    name: .both("witness", "temoin"),
    help: help(
      fr: "Dossier du témoin qui contresigne la tête, une fois tout vérifié et pris.",
      en: "Folder of the witness that cosigns the checkpoint, once all is verified and taken.",
      value: "dossier", "folder"),
    completion: .directory)
  var witness: String?

  @OptionGroup var output: OutputOption

  func validate() throws {
    guard witness != nil || output.file == nil else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "--sortie reçoit la tête contresignée : nommez le témoin (--temoin)",
          en: "--output takes the cosigned checkpoint: name the witness (--witness)"))
    }
  }
}
