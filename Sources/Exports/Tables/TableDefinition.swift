internal import CanonicalJSON
internal import Partnership
internal import Projections

/// A table of an export: what its columns are, and which rows an agreement has in it.
///
/// Columns are the same whatever the rows hold, so that a program that reads one ledger reads another.
struct TableDefinition: Sendable {
  /// The name, which is that of its file before `.csv`.
  let name: String
  /// What its rows are.
  let title: InBoth
  /// The columns that tell its rows apart, which are never empty.
  let key: [String]
  /// The columns.
  let columns: [TableColumn]
  /// The rows of an agreement, as far as they were chosen.
  let rows: @Sendable (ExportedAgreement, TableChoice) -> [JSON]

  /// A table of agreements: the first column says of which.
  init(
    _ name: String, _ title: InBoth, key: [String], _ columns: [TableColumn],
    rows: @escaping @Sendable (ExportedAgreement, TableChoice) -> [JSON]
  ) {
    self.name = name
    self.title = title
    self.key = ["agreement"] + key
    let hasWords = columns.contains { $0.kind == .word }
    self.columns =
      [TableColumn("agreement", .text)] + columns + (hasWords ? [TableColumn.missing] : [])
    self.rows = rows
  }

  /// A table of the objects of a sort, one a row.
  init(
    _ name: String, _ title: InBoth, of kind: ObjectKind, _ columns: [TableColumn]
  ) {
    self.init(name, title, key: ["id"], [TableColumn("id", .text)] + columns) { agreement, choice in
      choice.objects(kind, of: agreement.answer)
    }
  }

  /// A table of what the objects of a sort hold several of: one row each, with what is said of the object.
  ///
  /// - Parameters:
  ///   - list: The member that holds them.
  ///   - id: What the object's code is called in the row.
  init(
    _ name: String, _ title: InBoth, of kind: ObjectKind, each list: String, id: String,
    key: [String], _ columns: [TableColumn]
  ) {
    self.init(name, title, key: [id] + key, [TableColumn(id, .text)] + columns) {
      agreement, choice in
      choice.objects(kind, of: agreement.answer).flatMap { object in
        (object[list]?.arrayValue ?? []).map { item in
          var row = item.objectValue ?? [:]
          row["object"] = object
          row[id] = object["id"]
          return .object(row)
        }
      }
    }
  }

  /// The name of its file.
  var file: String { "\(name).csv" }
}

extension TableChoice {
  /// The lines of the objects of a sort that were chosen.
  func objects(_ kind: ObjectKind, of answer: Answer) -> [JSON] {
    answer.objects(kind).map(\.json).filter { includes($0, in: answer) }
  }

  /// Whether a line was chosen, by the record it names.
  func includes(_ line: JSON, in answer: Answer) -> Bool {
    // An exchange names the records of its stages, and an innovation those of its promotions.
    let promotion = line["promotions"]?.arrayValue?.first?["record"]
    let records = ["record", "held", "cancelled", "scheduled"].map { line[$0] } + [promotion]
    let first = records.lazy.compactMap { $0?.integerValue }.first
    guard let index = first.flatMap({ UInt64(exactly: $0) }) else {
      return includesEveryAxis && includesEveryPartner
    }
    return includes(SequenceNumber(index), in: answer)
  }
}

extension JSON {
  /// The member of an object; nil where there is none, or it is no object.
  subscript(key: String) -> JSON? { objectValue?[key] }

  /// The row with its stage left empty, where whoever reads it cannot tell.
  var withoutStage: JSON {
    var row = objectValue ?? [:]
    row["stage"] = .null
    return .object(row)
  }

  /// The value that members lead to; nil where there is none.
  func value(at path: [String]) -> JSON? {
    var value: JSON? = self
    for key in path { value = value?[key] }
    return value
  }
}
