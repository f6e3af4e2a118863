import ArgumentParser
import Wording

/// Under which head, and at which two times, a part of an export is made.
struct PartOptions: ParsableArguments {
  @Option(
    name: .both("as-of", "au"),
    help: help(
      fr:
        "Pour un tableau, un calendrier ou un rapport : ce qui était vrai à cette date ; sinon au jour de la"
        + " dernière écriture prise en compte.",
      en:
        "For tables, a calendar and a report: what was true on this date; else on the day of the last record"
        + " taken into account.", value: "date", "date"))
  var asOf: String?

  @Option(
    name: .both("known-on", "connu-le"),
    help: help(
      fr:
        "Les écritures connues à cette date, à cet instant, à l'écriture #40, ou sous la tête signée"
        + " checkpoint:41 ; sinon toutes celles de la tête.",
      en: "The records known on this date, at this instant, at record #40, or under the signed head"
        + " checkpoint:41; else all those of the checkpoint.", value: "date", "date"))
  var knownOn: String?

  @Option(
    name: .both("head", "tete"),
    help: help(
      fr: "Taille de la tête signée dont les écritures sont ; sinon la dernière.",
      en: "Size of the signed checkpoint whose records they are; else the last.",
      value: "nombre", "number"))
  var head: UInt64?

  mutating func validate() throws {
    asOf = try asOf.map(TypedDate.parse)
    knownOn = try knownOn.map(TypedDate.parse)
  }

  /// Whether none was given.
  var isEmpty: Bool { asOf == nil && knownOn == nil && head == nil }
}
