import ArgumentParser
import Entente
import Partnership
import Projections
import Wording

/// `entente why PATH`: the records that make a value what it is.
struct WhyCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "why", "pourquoi", fr: "Les écritures qui font qu'une valeur est ce qu'elle est.",
      en: "The records that make a value what it is.")
  }

  @Argument(
    help: help(
      fr: "La vue et le chemin de la valeur : axis:A3/stage, party:cnrs/counts/records ;"
        + " ceux de --csv et de --json.",
      en: "The view and the way to the value: axis:A3/stage, party:cnrs/counts/records; those of"
        + " --csv and --json.",
      value: "chemin", "path"))
  var path: String

  @OptionGroup var question: QuestionOptions
  @OptionGroup var table: TableOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let path = try ViewPath(typed: path, speaker.wording)
    return try question.answer(from: ledger, speaker, asTable: table.form(speaker.wording)) {
      store throws(LedgerError) in
      let agreement = try question.agreement(in: store)
      return try store.why(
        store.spelled(path, in: agreement), of: agreement, at: question.moment)
    } lines: {
      $1.lines(of: $0)
    } ending: { _ in
      .done
    }
  }
}
