import ArgumentParser
import Entente
import Partnership
import Projections
import Wording

/// `entente alerts`: what needs somebody, the gravest first.
struct AlertsCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "alerts", "alertes", fr: "Ce qui attend quelqu'un, le plus grave d'abord.",
      en: "What needs somebody, the gravest first.")
  }

  @Option(
    name: .both("axis", "axe"),
    help: help(fr: "Les alertes d'un axe.", en: "Those of an axis.", value: "code", "code"))
  var axis: Code?

  @Option(
    name: .both("party", "partie"),
    help: help(
      fr: "Celles qui concernent une partie, ou qui l'attendent.",
      en: "Those that concern a party, or wait for it.", value: "id", "id"))
  var party: ActorID?

  @Flag(
    name: .both("exit-code", "code-de-sortie"),
    help: help(
      fr: "Finir avec 1 s'il y a des alertes, ou si la réponse a changé depuis.",
      en: "End with 1 when there are alerts, or the answer has changed since."))
  var isAlarm = false

  @OptionGroup var question: QuestionOptions
  @OptionGroup var table: TableOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    var filter = AlertsView.Filter()
    filter.axis = axis
    filter.party = party
    return try question.answer(from: ledger, speaker, asTable: table.isOn) {
      store throws(LedgerError) in
      try store.alerts(of: question.agreement(in: store), at: question.moment, filter: filter)
    } lines: {
      $1.lines(of: $0)
    } ending: {
      isAlarm && ($0.hasChanged || !$0.view.rows.isEmpty) ? .differs : .done
    }
  }
}
