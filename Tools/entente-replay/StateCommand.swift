import ArgumentParser
import CanonicalJSON
import Foundation
import Partnership
import Verification
import Wording

/// Rebuilds the state of an agreement at two times and prints it as JSON.
struct StateCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "state", "etat",
      fr: "Refaire l'état d'une entente à deux dates depuis le journal seul, en JSON.",
      en: "Rebuild the state of an agreement at two times from the log alone, as JSON.")
  }

  @OptionGroup var options: Options

  @Option(
    name: .both("agreement", "entente"),
    help: help(
      fr: "Identifiant de l'entente ; inutile quand le registre n'en contient qu'une.",
      en: "The agreement's id; needless when the ledger holds only one.", value: "id", "id"))
  var agreement: String?

  @Option(
    name: .both("as-of", "au"),
    help: help(
      fr: "Ce qui était vrai à cette date : 2022-05-01, 2022-05, aujourd'hui, hier.",
      en: "What was true on this date: 2022-05-01, 2022-05, today, yesterday.", value: "date",
      "date"))
  var asOf: String?

  @Option(
    name: .both("known-on", "connu-le"),
    help: help(
      fr: "Ce que le registre savait à cette date, à cet instant, ou à l'écriture #40.",
      en: "What the ledger knew on this date, at this instant, or at record #40.", value: "date",
      "date"))
  var knownOn: String?

  func run() throws {
    if let trouble = Trouble.unread(asOf: asOf, knownOn: knownOn) {
      try leave(trouble, with: .validationFailure, options.wording)
    }
    let state: JSON
    do throws(VerificationError) {
      state = try SupervisedReading().state(
        options.path, StateQuestion(agreement: agreement, asOf: asOf, knownOn: knownOn))
    } catch {
      try leave(error, at: options.path, options.wording)
    }
    let limits = JSONLimits(bytes: 64 << 20)
    try say(String(decoding: try state.canonical(limits: limits), as: UTF8.self))
  }
}

/// The last microsecond of a day as the clocks of a zone show it; nil when this machine does not
/// know the zone.
@Sendable
func endOfDay(_ day: Day, zone name: String) -> Recorded? {
  guard let zone = TimeZone(identifier: name) else { return nil }
  return Recorded(endOf: day) { instant in
    zone.secondsFromGMT(
      for: Date(timeIntervalSince1970: Double(instant.unixMicroseconds) / 1_000_000))
  }
}
