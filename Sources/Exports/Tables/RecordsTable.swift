internal import CanonicalJSON
internal import Partnership
internal import RecordFormat

/// The table of the records of a selection: a record a row, as it was recorded and with what became of it.
enum RecordsTable {
  static let title = InBoth("Les écritures choisies", "The records chosen")

  static let key = ["sequence"]

  static let columns = [
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

  /// The first row.
  static var head: [UInt8] { tableBytes(of: [columns.map(\.name)]) }

  /// The row of a record, as a file has it.
  static func row(of record: ExportedRecord) -> [UInt8] { tableBytes(of: [cells(of: record)]) }

  /// The cells of a record.
  static func cells(of record: ExportedRecord) -> [String] {
    let header = record.header
    func number(_ number: UInt64?) -> String { number.map { String($0) } ?? "" }
    func list(_ texts: [String]) -> String { texts.joined(separator: ";") }
    let words: [UInt8]? = if case .shown = record.words { record.file.wordsBytes } else { nil }
    return [
      String(header.sequence.index), header.recorded.description, header.type.name,
      header.agreement?.text ?? "", header.occurred?.description ?? "",
      list(header.axes.map(\.text)), list(header.parties.map(\.text)),
      list(header.onBehalfOf.map(\.text)), header.author.text, record.subject ?? "",
      number(header.target?.index), (record.mark?.match ?? .recorded).rawValue,
      number(record.mark?.annulledBy), list(record.mark?.correctedBy.map { String($0) } ?? []),
      String(header.catalogue), header.action.description, record.leaf,
      record.facts == nil ? "false" : "true", text(record.file.factsBytes),
      record.words.name, number(record.words.erasure?.index), text(words),
    ]
  }

  private static func text(_ bytes: [UInt8]?) -> String {
    bytes.map { String(decoding: $0, as: UTF8.self) } ?? ""
  }
}
