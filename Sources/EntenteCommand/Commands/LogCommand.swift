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
      "log", "journal", fr: "Les écritures d'une entente, ou du registre, une à une.",
      en: "The records of an agreement, or of the ledger, one by one.")
  }

  @Option(
    name: .customLong("type"),
    help: help(fr: "Celles d'un type.", en: "Those of a type.", value: "type", "type"),
    completion: .list(RecordType.allCases.map(\.name)))
  var type: String?

  @Flag(
    name: .both("all", "toutes"),
    help: help(
      fr: "Toutes celles du registre : de chaque entente, d'aucune, et de ce qu'il fait lui-même,"
        + " comme les exportations remises.",
      en:
        "All those of the ledger: of every agreement, of none, and of what it does itself, such as"
        + " exports that were handed out."))
  var isOfAll = false

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

  func validate() throws {
    guard !isOfAll || question.agreementOption.id == nil else {
      throw ValidationError(
        Wording(helpLanguage).say(
          fr: "--toutes et --entente s'excluent : donnez l'une ou l'autre.",
          en: "--all and --agreement exclude each other: give one of them."))
    }
  }

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let filter = try filter()
    if isCSV, let other = plain.form?.option ?? (speaker.isJSON ? "--json" : nil) {
      throw .severalForms(["--csv", other], speaker.wording)
    }
    if isCSV { return try putTable(filter, speaker) }
    var others = 0
    return try question.answer(from: ledger, speaker, asTable: plain.form) {
      store throws(LedgerError) in
      let filter = try filter.named(in: store, of: question.agreementOption.id)
      let asked = try timeline(filter, in: store)
      if filter == TimelineView.Filter() {
        others = Int(clamping: asked.question.knownOn.index + 1) - asked.view.rows.count
      }
      return asked
    } lines: {
      $1.lines(of: $0) + sayOf(others, speaker)
    } json: { asked, words throws(CommandError) in
      try speaker.put(each: asked.view.rows.lazy.map { $0.json(words) })
    } ending: {
      alarm.ending($0.view.rows.flatMap(\.anomalies), hasChanged: $0.hasChanged)
    }
  }

  /// The records that are asked for; what the ledger does itself is of no agreement.
  func timeline(
    _ filter: TimelineView.Filter, in store: Ledger
  ) throws(LedgerError) -> Asked<TimelineView> {
    let agreement = question.agreementOption.id
    let order: TimelineView.Order = isByOccurred ? .occurred : .sequence
    guard isOfAll || (agreement == nil && filter.type?.isOfOperations == true) else {
      return try store.timeline(
        of: agreement, at: question.moment, filter: filter, order: order)
    }
    return try store.timelineOfAll(at: question.moment, filter: filter, order: order)
  }

  /// Says how many records the ledger has beside those of the agreement.
  private func sayOf(_ others: Int, _ speaker: Speaker) -> [String] {
    guard others > 0 else { return [] }
    let records = speaker.wording.count(others, .record)
    return wrap(
      speaker.wording.say(
        fr: "Hors de cette entente : \(records) du registre (entente journal --toutes).",
        en: "Not of this agreement: \(records) of the ledger (entente log --all)."),
      toWidth: speaker.width)
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
