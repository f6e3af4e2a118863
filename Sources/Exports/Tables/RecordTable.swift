internal import CanonicalJSON
internal import Partnership
internal import RecordFormat

/// A table of records as they were recorded: it is written record by record, and none is held.
struct RecordTable: Sendable {
  /// The name, which is that of its file before `.csv`.
  let name: String
  /// What its rows are.
  let title: InBoth
  /// The columns that tell its rows apart, which are never empty.
  let key: [String]
  /// The columns.
  let columns: [TableColumn]
  /// The cells of a record; nil for one that has no row.
  let cells: @Sendable (ExportedRecord) -> [String]?

  /// The name of its file.
  var file: String { "\(name).csv" }

  /// Whether its rows are erasures, of which it has those of something of the chosen records too, which
  /// may be the whole ledger's and were not chosen themselves.
  var listsErasures: Bool { name == RecordTable.erasures.name }

  /// The first row.
  var head: [UInt8] { tableBytes(of: [columns.map(\.name)]) }

  /// The row of a record, as a file has it; empty for one that has none.
  func row(of record: ExportedRecord) -> [UInt8] {
    cells(record).map { tableBytes(of: [$0]) } ?? []
  }
}

extension RecordTable {
  /// A record a row, with what became of it.
  static let records = RecordTable(
    name: "records", title: InBoth("Les écritures choisies", "The records chosen"),
    key: ["sequence"],
    columns: [
      TableColumn("sequence", .integer), TableColumn("recorded", .instant),
      TableColumn("type", .text), TableColumn("agreement", .text), TableColumn("occurred", .text),
      TableColumn("axes", .texts), TableColumn("parties", .texts),
      TableColumn("on_behalf_of", .texts), TableColumn("author", .text),
      TableColumn("subject", .text), TableColumn("target", .integer),
      TableColumn("match", .text), TableColumn("annulled_by", .integer),
      TableColumn("corrected_by", .texts), TableColumn("catalogue", .integer),
      TableColumn("action", .text), TableColumn("leaf", .text), TableColumn("facts_shown", .truth),
      TableColumn("facts", .object),
      TableColumn("words_shown", .text), TableColumn("erased_by", .integer),
      TableColumn("words", .object),
    ]
  ) { record in
    let header = record.header
    let words: [UInt8]? = if case .shown = record.words { record.file.wordsBytes } else { nil }
    return [
      String(header.sequence.index), header.recorded.description, header.type.name,
      header.agreement?.text ?? "", header.occurred?.description ?? "",
      list(header.axes.map(\.text)), list(header.parties.map(\.text)),
      list(header.onBehalfOf.map(\.text)), header.author.text, record.subject ?? "",
      number(header.target?.index), record.match.rawValue,
      number(record.mark?.annulledBy), list(record.mark?.correctedBy.map { String($0) } ?? []),
      String(header.catalogue), header.action.description, record.leaf,
      record.facts == nil ? "false" : "true", text(record.file.factsBytes),
      record.words.name, number(record.words.erasure?.index), text(words),
    ]
  }

  /// The register of erasures: an erasure a row, of those that were chosen and those that erased something
  /// of what was.
  static let erasures = RecordTable(
    name: "erasures", title: InBoth("Le registre des effacements", "The register of erasures"),
    key: ["record"],
    columns: [
      TableColumn("record", .integer), TableColumn("recorded", .instant),
      TableColumn("agreement", .text), TableColumn("author", .text),
      TableColumn("on_behalf_of", .texts), TableColumn("legal_basis", .text),
      TableColumn("person", .text), TableColumn("erased_records", .texts),
      TableColumn("erased_documents", .texts), TableColumn("reason_fr", .text),
      TableColumn("reason_en", .text), TableColumn("words_shown", .text),
    ]
  ) { record in
    guard record.header.type == .personalErased, let facts = record.facts else { return nil }
    let header = record.header
    func word(_ path: String) -> String {
      if case .shown(let words) = record.words { words[path] ?? "" } else { "" }
    }
    return [
      String(header.sequence.index), header.recorded.description, header.agreement?.text ?? "",
      header.author.text, list(header.onBehalfOf.map(\.text)), facts.text(.legalBasis) ?? "",
      facts.text(.person) ?? "", list(facts.records(.records).map(\.description)),
      list(facts.texts(.documents)), word("reason.fr"), word("reason.en"), record.words.name,
    ]
  }

  private static func number(_ number: UInt64?) -> String { number.map { String($0) } ?? "" }

  private static func list(_ texts: [String]) -> String { texts.joined(separator: ";") }

  private static func text(_ bytes: [UInt8]?) -> String {
    bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
