import ArgumentParser
import Entente
import Partnership
import Projections
import Wording

/// `entente hold`: what may not be erased or disposed of; alone, it lists the holds in force.
struct HoldCommand: ParsableCommand {
  static var configuration: CommandConfiguration {
    var configuration = CommandConfiguration(
      "hold", "geler", fr: "Geler ce qui ne doit être ni effacé ni détruit, et voir ce qui l'est.",
      en: "Hold what must be neither erased nor destroyed, and see what is held.",
      subcommands: [HoldListCommand.self, HoldPlaceCommand.self, HoldLiftCommand.self])
    configuration.defaultSubcommand = HoldListCommand.self
    return configuration
  }
}

/// `entente hold list`: the holds in force on a day, with what they cover, who placed them and why.
struct HoldListCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "list", "enumerer", fr: "Énumérer les gels en cours à une date.",
      en: "List the holds in force on a date.")
  }

  @Flag(
    name: .both("with-lifted", "avec-leves"),
    help: help(fr: "Montrer aussi ceux qui sont levés.", en: "Show those that were lifted, too."))
  var includesLifted = false

  @OptionGroup var question: QuestionOptions
  @OptionGroup var table: TableOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    var filter = HoldsView.Filter()
    filter.agreement = question.agreementOption.id
    filter.includesLifted = includesLifted
    return try question.answer(from: ledger, speaker, asTable: table.form(speaker.wording)) {
      store throws(LedgerError) in
      try store.holds(at: question.moment, filter: filter)
    } lines: {
      $1.lines(of: $0)
    } ending: { _ in
      .done
    }
  }
}
