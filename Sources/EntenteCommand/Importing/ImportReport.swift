import CanonicalJSON
import Entente
import Imports
import LedgerStore
import Partnership
import Projections
import Wording

/// What became of each row of an import.
struct ImportReport {
  let rows: [ImportRow]
  let taken: [Taken]
  /// The person each row registers, if it does.
  let persons: [PersonID?]
  /// What became of the record about the import; nil when none was made.
  let summary: Taken?
  let isDryRun: Bool
  /// Where the ledger is.
  let path: String

  private var sealing: Sealing? { taken.first?.sealing }

  func show(_ speaker: Speaker) throws(CommandError) {
    if speaker.isJSON { return try speaker.put(json(in: speaker.wording)) }
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
    let written = taken.count - repeated + (summary.map { $0.isRepeat ? 0 : 1 } ?? 0)
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
    speaker.say(sealing, at: path)
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
    if let summary {
      table.add([
        StyledText(""), StyledText("#\(summary.receipt.sequence)"),
        StyledText(wording.label(of: RecordType.recordsImported)), StyledText(""),
      ])
    }
    return table
  }

  private func json(in wording: Wording) -> JSON {
    [
      "checkpoint": sealing?.json(at: path, in: wording) ?? .null,
      "dry_run": .bool(isDryRun), "recorded": .integer(Int64(taken.count { !$0.isRepeat })),
      "imported": summary.map { .integer(Int64(clamping: $0.receipt.sequence.index)) } ?? .null,
      "repeated": .integer(Int64(taken.count(where: \.isRepeat))),
      "rows": .array(
        zip(zip(rows, taken), persons).map { pair, person in
          let (row, taken) = pair
          // The id of a row that gives none is only fixed when it is recorded: the ledger may not have
          // the key it will follow from.
          let isFixed = !isDryRun || taken.isRepeat || row.action.id != nil
          return [
            "action": isFixed ? .string(taken.receipt.action.description) : .null,
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
