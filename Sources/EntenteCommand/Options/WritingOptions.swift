import ArgumentParser
import LedgerStore
import Partnership
import Wording

/// What a command that writes says of the log and of the time.
struct WritingOptions: ParsableArguments {
  @Option(
    name: .both("expecting", "attendu"),
    help: help(
      fr: "Nombre d'écritures que vous avez vues ; refusé si le journal a avancé.",
      en: "How many records you have seen; refused when the log has moved on.", value: "nombre",
      "number"))
  var expecting: UInt64?

  @Flag(
    name: .both("accept-clock", "accepter-horloge"),
    help: help(
      fr: "Écrire même si l'horloge recule ou saute loin en avant.",
      en: "Record even though the clock is behind or far ahead."))
  var acceptsClock = false

  @Option(
    name: .both("now", "maintenant"),
    help: help(
      fr: "Instant de l'écriture, sur une horloge simulée seulement.",
      en: "Instant of the record, on a simulated clock only.", value: "instant", "instant"))
  var now: Recorded?

  @Flag(
    name: .both("dry-run", "essai"),
    help: help(fr: "Tout vérifier et ne rien écrire.", en: "Check everything and write nothing."))
  var isDryRun = false

  /// The same for the ledger.
  func options(on clock: LedgerClock, _ wording: Wording) throws(CommandError) -> AppendOptions {
    guard now == nil || clock == .simulated else {
      throw .trouble(
        .usage(
          wording.say(
            fr: "--maintenant ne va que sur un registre à horloge simulée",
            en: "--now goes with a ledger on a simulated clock only")))
    }
    var options = AppendOptions()
    options.expecting = expecting
    options.isDryRun = isDryRun
    options.clock = ClockInstruction(now: now, isAccepted: acceptsClock)
    return options
  }
}
