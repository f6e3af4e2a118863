import ArgumentParser
import Entente
import Partnership
import Wording

/// Which agreement and which two times a question is about.
struct QuestionOptions: ParsableArguments {
  @OptionGroup var agreementOption: AgreementOption

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
      fr: "Ce que le registre savait à cette date, à cet instant, à l'écriture #40, ou sous la tête"
        + " signée checkpoint:41.",
      en: "What the ledger knew on this date, at this instant, at record #40, or under the signed"
        + " head checkpoint:41.", value: "date",
      "date"))
  var knownOn: String?

  mutating func validate() throws {
    asOf = try asOf.map(TypedDate.parse)
    knownOn = try knownOn.map(TypedDate.parse)
  }

  /// The agreement as named, or the only one of the ledger.
  func agreement(in store: Ledger) throws(LedgerError) -> AgreementID {
    try store.agreement(agreementOption.id)
  }

  /// Whether nothing was asked.
  var isEmpty: Bool { agreementOption.id == nil && asOf == nil && knownOn == nil }

  /// The two times.
  var moment: Moment { Moment(asOf: asOf, knownOn: knownOn) }
}

/// Which agreement a command is about.
struct AgreementOption: ParsableArguments {
  @Option(
    name: .both("agreement", "entente"),
    help: help(
      fr: "Identifiant de l'entente ; inutile quand le registre n'en contient qu'une.",
      en: "The agreement's id; needless when the ledger holds only one.", value: "id", "id"))
  var id: AgreementID?
}
