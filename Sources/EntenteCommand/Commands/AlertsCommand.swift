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
    help: help(
      fr: "Les alertes d'un axe, par son code ou son intitulé.",
      en: "Those of an axis, by its code or its title.", value: "axe", "axis"))
  var axis: TypedName?

  @Option(
    name: .both("party", "partie"),
    help: help(
      fr: "Celles qui concernent une partie, ou qui l'attendent, par son identifiant ou son nom.",
      en: "Those that concern a party, or wait for it, by its id or its name.", value: "partie",
      "party"))
  var party: TypedName?

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
    try question.answer(from: ledger, speaker, asTable: table.form(speaker.wording)) {
      store throws(LedgerError) in
      let agreement = try question.agreement(in: store)
      var filter = AlertsView.Filter()
      filter.axis = try store.axis(axis, in: agreement)
      filter.party = try store.party(party)
      return try store.alerts(of: agreement, at: question.moment, filter: filter)
    } lines: {
      $1.lines(of: $0)
    } ending: {
      isAlarm && ($0.hasChanged || !$0.view.rows.isEmpty) ? .differs : .done
    }
  }
}
