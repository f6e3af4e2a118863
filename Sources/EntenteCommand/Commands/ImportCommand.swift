import ArgumentParser
import CanonicalJSON
import Entente
import Imports
import LMDB
import LedgerStore
import Partnership
import Projections
import Wording

/// `entente import FILE`: the actions of a file, all of them or none; `--template TYPE`: an empty table
/// to fill in.
struct ImportCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "import", "importer", fr: "Consigner les actions d'un fichier, toutes ou aucune.",
      en: "Record the actions of a file, all of them or none.")
  }

  @Argument(
    help: help(
      fr:
        "Tableau CSV ou XLSX, une action par ligne, ou lignes JSON ; « - » pour l'entrée standard.",
      en: "Table as CSV or XLSX, one action a row, or JSON lines; “-” for standard input.",
      value: "fichier", "file"),
    completion: .file(extensions: ["csv", "tsv", "xlsx", "jsonl", "ndjson"]))
  var file: String?

  @OptionGroup var table: TableOptions

  @Option(
    name: .both("reason", "motif"),
    help: help(
      fr: "Motif des actes et constats du fichier qui n'en donnent pas.",
      en: "Reason of the acts and findings of the file that give none.", value: "texte", "text"))
  var reason: String?

  @Option(
    name: .both("template", "modele"),
    help: help(
      fr: "Écrire un tableau vide, à remplir, pour les écritures d'un type.",
      en: "Write an empty table, to fill in, for records of a type.", value: "type", "type"),
    completion: .list(RecordType.allCases.filter(\.definition.isByHand).map(\.name)))
  var template: String?

  @Option(
    name: .customLong("format"),
    help: help(
      fr: "Avec --modele : csv, ou xlsx pour un classeur.",
      en: "With --template: csv, or xlsx for a workbook.", value: "format", "format"))
  var format: Template.Format?

  @OptionGroup var agreementOption: AgreementOption
  @OptionGroup var personalText: PersonalTextOption
  @OptionGroup var writing: WritingOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    if let template {
      guard let type = RecordType(name: template), type.definition.isByHand else {
        throw .trouble(.unknownType(template))
      }
      if format == .xlsx, StandardStream.output.isTerminal {
        throw .trouble(
          .usage(
            speaker.wording.say(
              fr: "Un classeur ne s'affiche pas. Ajoutez > \(type.name).xlsx",
              en: "A workbook cannot be shown. Add > \(type.name).xlsx")))
      }
      let bytes: [UInt8]
      do throws(ImportError) {
        bytes = try Template.bytes(of: type, as: format ?? .csv, in: speaker.wording)
      } catch {
        throw CommandError(error, in: "\(type.name).xlsx")
      }
      try speaker.put(bytes)
      return .done
    }
    if format != nil {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "--format va avec --modele.", en: "--format goes with --template.")))
    }
    guard let file else {
      throw .trouble(
        .usage(
          speaker.wording.say(
            fr: "Donnez le fichier à importer, ou --modele et un type d'écriture.",
            en: "Give the file to import, or --template and a type of record.")))
    }
    let store = try ledger.open(.writing, speaker)
    let source = try ImportFile(
      file, table, namingActorsOf: ActorsOfLedger(store, at: ledger.path), speaker.wording)
    let options = try writing.options(on: store.clock, speaker.wording)
    let rows = source.rows
    let agreement = try agreement(of: store)
    let actions = rows.map {
      given(agreement, to: given(reason, to: $0.action, speaker.wording.language))
    }
    try ask(aboutTextsOf: actions, in: rows, of: file, speaker)
    let progress = Progress(speaker, fr: "Importation", en: "Importing")
    let taken: [Taken]
    var summary: Taken?
    do throws(LedgerError) {
      progress.report(0, UInt64(rows.count))
      if let about = source.summary {
        (taken, summary) = try await store.record(
          imported: zip(rows, actions).map { row, action in
            ImportedAction(action, unique: row.unique?.json, citation: row.citation ?? .null)
          }, about, options)
      } else {
        taken = try await store.record(
          all: try store.withDerivedIDs(actions, isDryRun: options.isDryRun), options)
      }
      progress.end()
    } catch {
      progress.end()
      throw CommandError(error, ofRows: rows, from: file, at: ledger.path)
    }
    let persons = try ledger.asking { () throws(LedgerError) in
      var persons: [PersonID?] = []
      for (row, taken) in zip(rows, taken) {
        persons.append(
          try store.person(
            registeredBy: taken, of: row.action.type, isDryRun: writing.isDryRun))
      }
      return persons
    }
    try ImportReport(
      rows: rows, taken: taken, persons: persons, summary: summary, isDryRun: writing.isDryRun,
      path: ledger.path
    ).show(speaker)
    return .done
  }

  /// Asks about contact details in the free texts of the rows, each named by its line.
  private func ask(
    aboutTextsOf actions: [Action], in rows: [ImportRow], of file: String, _ speaker: Speaker
  ) throws(CommandError) {
    var found: [PersonalTextQuestion.Found] = []
    for (row, action) in zip(rows, actions) {
      found += action.contactsInTexts.map { contact in
        .init(contact.refusal, at: RefusedPlace(of: contact.refusal, in: row, of: file))
      }
    }
    try PersonalTextQuestion(
      speaker: speaker, isAllowed: personalText.isAllowed, isDryRun: writing.isDryRun
    ).ask(about: found, .path)
  }

  /// An action with the file's reason where it has none of its own: whether it is late is for the
  /// ledger to say, and a file imported again later has to say the same.
  private func given(_ reason: String?, to action: Action, _ language: Language) -> Action {
    guard let reason, action.reason == nil, action.type.definition.kind != .clerical else {
      return action
    }
    var action = action
    action.reason = [language.key: .string(reason)]
    return action
  }

  /// The agreement of rows that name none and need one: as given, or the only one of the ledger.
  private func agreement(of store: Ledger) throws(CommandError) -> AgreementID? {
    if let given = agreementOption.id { return given }
    let all = try ledger.asking { () throws(LedgerError) in try store.agreements() }
    return all.count == 1 ? all[0] : nil
  }

  private func given(_ agreement: AgreementID?, to action: Action) -> Action {
    guard action.agreement == nil, action.type.definition.scope == .agreement else {
      return action
    }
    var action = action
    action.agreement = agreement
    return action
  }
}
