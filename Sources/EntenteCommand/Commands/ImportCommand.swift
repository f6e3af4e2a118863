import ArgumentParser
import CanonicalJSON
import Entente
import Imports
import LedgerStore
import Partnership
import Projections
import Wording

/// `entente import FILE`: the actions of a file of JSON lines, all of them or none.
struct ImportCommand: SpeakingCommand {
  static var configuration: CommandConfiguration {
    CommandConfiguration(
      "import", "importer", fr: "Consigner les actions d'un fichier, toutes ou aucune.",
      en: "Record the actions of a file, all of them or none.")
  }

  @Argument(
    help: help(
      fr: "Lignes JSON, une action par ligne ; « - » pour l'entrée standard.",
      en: "JSON lines, one action a line; “-” for standard input.", value: "fichier", "file"),
    completion: .file(extensions: ["jsonl", "ndjson"]))
  var file: String

  @Option(
    name: .both("reason", "motif"),
    help: help(
      fr: "Motif des actes et constats du fichier qui n'en donnent pas.",
      en: "Reason of the acts and findings of the file that give none.", value: "texte", "text"))
  var reason: String?

  @OptionGroup var writing: WritingOptions
  @OptionGroup var ledger: LedgerOption
  @OptionGroup var speech: SpeechOptions

  func perform(_ speaker: Speaker) async throws(CommandError) -> Ending {
    let bytes = try FileRead.bytes(of: file, limitBytes: JSONLines.largestFileBytes)
    let rows: [ImportRow]
    do throws(ImportError) {
      rows = try JSONLines.read(bytes)
    } catch {
      throw CommandError(error, in: file)
    }
    let store = try ledger.open(.writing, speaker)
    let options = try writing.options(on: store.clock, speaker.wording)
    let actions = rows.map { given(reason, to: $0.action, speaker.wording.language) }
    let progress = Progress(speaker, fr: "Importation", en: "Importing")
    let taken: [Taken]
    do throws(LedgerError) {
      progress.report(0, UInt64(rows.count))
      taken = try await store.record(all: try store.withDerivedIDs(actions), options)
      progress.end()
    } catch {
      progress.end()
      throw CommandError(error, ofRows: rows, at: ledger.path)
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
    try ImportReport(rows: rows, taken: taken, persons: persons, isDryRun: writing.isDryRun)
      .show(speaker)
    return .done
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
}

/// What became of each row of an import.
private struct ImportReport {
  let rows: [ImportRow]
  let taken: [Taken]
  /// The person each row registers, if it does.
  let persons: [PersonID?]
  let isDryRun: Bool

  func show(_ speaker: Speaker) throws(CommandError) {
    if speaker.isJSON { return try speaker.put(json) }
    let wording = speaker.wording
    if isDryRun { try speaker.put(table(wording).lines(width: speaker.width)) }
    for anomaly in taken.flatMap({ $0.decision?.anomalies ?? [] }) {
      try speaker.put(wrap("! " + wording.sentence(for: anomaly), toWidth: speaker.width))
    }
    for ((row, taken), person) in zip(zip(rows, taken), persons) {
      guard let person, !taken.isRepeat else { continue }
      let line = wording.say(fr: "Ligne \(String(row.line))", en: "Line \(String(row.line))")
      try speaker.put("\(line) · \(wording.idOfPerson(person))")
    }
    let repeated = taken.count(where: \.isRepeat)
    let written = taken.count - repeated
    let rows = wording.count(taken.count, .row)
    let records = wording.count(written, .record)
    let known = wording.number(repeated)
    try speaker.put(
      isDryRun
        ? wording.say(
          fr: "\(rows) : \(records) à faire, \(known) déjà au registre. Rien n'a été écrit.",
          en: "\(rows): \(records) to make, \(known) already in the ledger. Nothing was written.")
        : wording.say(
          fr: "\(rows) : \(records) de plus, \(known) déjà au registre.",
          en: "\(rows): \(records) more, \(known) already in the ledger."))
  }

  private func table(_ wording: Wording) -> TextTable {
    var table = TextTable([
      .init(wording.say(fr: "Ligne", en: "Line"), .trailing, .keep),
      .init(wording.say(fr: "Écriture", en: "Record"), .trailing, .keep),
      .init(wording.say(fr: "Type", en: "Type"), .leading, .wrap),
      .init("", .leading, .wrap),
    ])
    for (row, taken) in zip(rows, taken) {
      table.add([
        StyledText(String(row.line)), StyledText("#\(taken.receipt.sequence)"),
        StyledText(wording.label(of: row.action.type)),
        StyledText(taken.isRepeat ? wording.say(fr: "déjà au registre", en: "already there") : ""),
      ])
    }
    return table
  }

  private var json: JSON {
    [
      "dry_run": .bool(isDryRun), "recorded": .integer(Int64(taken.count { !$0.isRepeat })),
      "repeated": .integer(Int64(taken.count(where: \.isRepeat))),
      "rows": .array(
        zip(zip(rows, taken), persons).map { pair, person in
          let (row, taken) = pair
          return [
            "action": .string(taken.receipt.action.description),
            "anomalies": .array((taken.decision?.anomalies ?? []).map(\.json)),
            "line": .integer(Int64(row.line)),
            "person": person.map { .string($0.description) } ?? .null,
            "repeated": .bool(taken.isRepeat),
            "sequence": .integer(Int64(clamping: taken.receipt.sequence.index)),
            "type": .string(row.action.type.name),
          ]
        }),
    ]
  }
}

extension CommandError {
  /// Why a file of actions could not be read.
  fileprivate init(_ error: ImportError, in path: String) {
    switch error {
    case .fileTooLarge(let limit):
      self = .trouble(.importTooLarge(path: path, line: nil, .fileBytes(limit)))
    case .tooManyRows(let limit):
      self = .trouble(.importTooLarge(path: path, line: nil, .rows(limit)))
    case .lineTooLong(let line, let limit):
      self = .trouble(.importTooLarge(path: path, line: line, .lineBytes(limit)))
    case .malformed(let line, let error):
      self = .trouble(.badLine(line, path: path, offset: error.offset, error.reason))
    case .refused(let line, let refusal): self = .refused(refusal, line: line)
    case .empty: self = .trouble(.emptyImport(path: path))
    }
  }

  /// Why the rows of a file were not recorded: the item of the ledger is a line of the file.
  fileprivate init(_ error: LedgerError, ofRows rows: [ImportRow], at path: String) {
    if case .refusedItem(let index, let refusal) = error, rows.indices.contains(index) {
      self = .refused(refusal, line: rows[index].line)
    } else {
      self.init(error, at: path)
    }
  }
}
