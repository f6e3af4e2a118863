import ArgumentParser
import CanonicalJSON
import Entente
import Transparency
import Wording

/// `entente demo DIR`: the demonstration ledger, on a simulated clock.
struct DemoCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "demo", "demonstration",
      fr: "Créer le registre de démonstration : l'entente Génome Québec–CNRS, puis des mois"
        + " synthétiques.",
      en:
        "Create the demonstration ledger: the Génome Québec–CNRS agreement, then synthetic months.")
  }

  @Argument(
    help: help(fr: "Dossier à créer.", en: "Folder to create.", value: "dossier", "folder"),
    completion: .directory)
  var folder: String

  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let progress = Progress(
      speaker, fr: "Création de la démonstration", en: "Making the demonstration")
    defer { progress.end() }
    let head: SignedNote
    do throws(LedgerError) {
      head = try await Demonstration.create(at: folder, progress: progress.report)
    } catch {
      throw CommandError(error, at: folder)
    }
    // The record that opens the ledger is one more.
    let records = Demonstration.count + 1
    if speaker.isJSON {
      try speaker.put([
        "checkpoint": .string(String(decoding: head.bytes, as: UTF8.self)),
        "folder": .string(terminalSafe(folder)), "ledger": .string(Demonstration.name),
        "records": .integer(Int64(records)),
      ])
      return .done
    }
    try speaker.put(
      speaker.wording.say(
        fr: "Registre de démonstration \(Demonstration.name) créé dans \(terminalSafe(folder)) :"
          + " \(speaker.wording.count(records, .record)), horloge simulée.",
        en: "Demonstration ledger \(Demonstration.name) created in \(terminalSafe(folder)):"
          + " \(speaker.wording.count(records, .record)), simulated clock."))
    speaker.say(
      fr: "Les écritures de svc-demo portent les faits de l'annonce du 5 mai 2022. Celles de"
        + " svc-synthetic sont inventées et le disent.",
      en: "The records of svc-demo carry the facts of the announcement of 5 May 2022. Those of"
        + " svc-synthetic are made up, and say so.")
    LedgerOption.sayOfAnother(than: folder, speaker)
    return .done
  }
}
