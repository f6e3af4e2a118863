import ArgumentParser
import CanonicalJSON
import Entente
import Partnership
import Projections
import Wording

/// `entente log`: the records of an agreement one by one, annulled and coming ones marked.
struct LogCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "log", "journal", fr: "Les écritures d'une entente, une à une.",
      en: "The records of an agreement, one by one.")
  }

  @Option(
    name: .customLong("type"),
    help: help(fr: "Celles d'un type.", en: "Those of a type.", value: "type", "type"),
    completion: .list(RecordType.allCases.map(\.name)))
  var type: String?

  @Flag(
    name: .both("by-occurred", "par-date"),
    help: help(
      fr: "Dans l'ordre où cela s'est passé, non dans celui des écritures.",
      en: "In the order it happened, not as it was recorded."))
  var isByOccurred = false

  @Flag(
    name: .customLong("csv"),
    help: help(
      fr:
        "En tableau CSV, que « entente importer » relit tel quel ; sans filtre ni --entente, toutes"
        + " celles du registre.",
      en:
        "As a CSV table, which `entente import` reads as it is; without filter or --agreement, all"
        + " those of the ledger."))
  var isCSV = false

  @OptionGroup var plain: PlainOption
  @OptionGroup var filterOptions: FilterOptions
  @OptionGroup var question: QuestionOptions
  @OptionGroup var alarm: AlarmOption
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let filter = try filter()
    if isCSV, let other = plain.form?.option ?? (speaker.isJSON ? "--json" : nil) {
      throw .severalForms(["--csv", other], speaker.wording)
    }
    if isCSV { return try putTable(filter, speaker) }
    return try question.answer(from: ledger, speaker, asTable: plain.form) {
      store throws(LedgerError) in
      let agreement = question.agreementOption.id
      return try store.timeline(
        of: agreement, at: question.moment,
        filter: filter.named(in: store, of: agreement),
        order: isByOccurred ? .occurred : .sequence)
    } lines: {
      $1.lines(of: $0)
    } json: { asked, words throws(CommandError) in
      try speaker.put(each: asked.view.rows.lazy.map { $0.json(words) })
    } ending: {
      alarm.ending($0.view.rows.flatMap(\.anomalies), hasChanged: $0.hasChanged)
    }
  }

  private func filter() throws(CommandError) -> TypedFilter {
    var filter = try filterOptions.filter()
    if let type {
      guard let known = RecordType(name: type) else { throw .trouble(.unknownType(type)) }
      filter.type = known
    }
    return filter
  }
}

extension TimelineRow {
  /// The row as one line of JSON, what became of each word beside where it stands.
  fileprivate func json(_ found: WordsFound) -> JSON {
    guard case .object(var row) = json else { return json }
    row["words"] = .array(
      texts.map { line in
        guard case .object(var item) = line.json else { return line.json }
        found[line.word]?.add(to: &item)
        return .object(item)
      })
    return .object(row)
  }
}
