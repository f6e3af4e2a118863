import ArgumentParser
import Entente
import LedgerStore
import Wording

/// `entente doctor`: the health of the store, and what to do about it.
struct DoctorCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "doctor", "docteur", fr: "La santé du registre, et que faire.",
      en: "The health of the ledger's store, and what to do.")
  }

  @Flag(name: .customLong(AsideRun.flag), help: .hidden)
  var isInThisProcess = false

  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    guard isInThisProcess else { return try AsideRun.ending(of: ledger.path, speaker) }
    let store = try ledger.open(.reading, speaker)
    let health = try Health(of: store, at: ledger.path)
    let symptoms = health.symptoms
    if speaker.isJSON {
      try speaker.put(health.json(symptoms, speaker.wording))
    } else {
      try speaker.put(HealthLines(health: health, symptoms: symptoms, speaker: speaker).lines)
    }
    return symptoms.contains { $0.isIntegrity } ? .damaged : .done
  }
}
