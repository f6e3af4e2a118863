internal import Partnership
internal import RecordFormat
internal import Wording

/// What two standards have to say of a table, so that a program knows the columns without being told.
struct TableDescription {
  let file: String
  let title: InBoth
  let key: [String]
  let columns: [TableColumn]

  static let all =
    TableFiles.ofRecords.map {
      TableDescription(file: $0.file, title: $0.title, key: $0.key, columns: $0.columns)
    }
    + TableFiles.tables.map {
      TableDescription(file: $0.file, title: $0.title, key: $0.key, columns: $0.columns)
    }
}

// MARK: - CSV on the Web

extension TableDescription {
  /// The tables in the vocabulary of CSV on the Web (W3C, 2015).
  static func metadata(of scope: ExportScope) -> [UInt8] {
    let members: [(String, JSONText)] = [
      ("@context", "http://www.w3.org/ns/csvw"),
      ("dc:title", tagged(scope.title)),
      ("dc:source", .text(scope.ledger.text)),
      ("dc:issued", .text(scope.recorded.description)),
      ("dc:coverage", .text(scope.line)),
      ("dialect", .object([("encoding", "utf-8"), ("lineTerminators", .texts(["\r\n"]))])),
      ("tables", .list(all.map(\.metadata))),
    ]
    return JSONText.object(members).page
  }

  private var metadata: JSONText {
    .object([
      ("url", .text(file)),
      ("rdfs:label", TableDescription.tagged(title)),
      (
        "tableSchema",
        .object([
          ("columns", .list(columns.map(metadata(of:)))), ("primaryKey", .texts(key)),
        ])
      ),
    ])
  }

  private func metadata(of column: TableColumn) -> JSONText {
    // Not `titles`: those are what the first row has to say, and it says the names.
    var members: [(String, JSONText)] = [
      ("name", .text(column.name)),
      ("rdfs:label", TableDescription.tagged(TableWords.label(of: column.name))),
      ("datatype", .text(column.kind.csvwType)),
    ]
    if column.kind == .texts { members.append(("separator", ";")) }
    if key.contains(column.name) { members.append(("required", .truth(true))) }
    return .object(members)
  }

  private static func tagged(_ words: InBoth) -> JSONText {
    .list([
      .object([("@value", .text(words.french)), ("@language", "fr")]),
      .object([("@value", .text(words.english)), ("@language", "en")]),
    ])
  }
}

extension TableColumn.Kind {
  fileprivate var csvwType: String {
    switch self {
    case .text, .texts, .word: "string"
    case .integer: "integer"
    case .truth: "boolean"
    case .day: "date"
    case .instant: "dateTime"
    case .object, .array: "json"
    }
  }

  fileprivate var packageType: String {
    switch self {
    case .text, .texts, .word: "string"
    case .integer: "integer"
    case .truth: "boolean"
    case .day: "date"
    case .instant: "datetime"
    case .object: "object"
    case .array: "array"
    }
  }
}

// MARK: - Frictionless

extension TableDescription {
  /// The tables as a Data Package of Frictionless.
  static func package(of scope: ExportScope) -> [UInt8] {
    let members: [(String, JSONText)] = [
      ("profile", "tabular-data-package"),
      ("name", .text(scope.slug)),
      ("title", .text(scope.title.inOne)),
      ("description", .text(scope.chosen.inOne)),
      ("created", .text(scope.recorded.description)),
      ("resources", .list(all.map(\.resource))),
    ]
    return JSONText.object(members).page
  }

  private var resource: JSONText {
    .object([
      ("name", .text(String(file.dropLast(".csv".count)))),
      ("title", .text(title.inOne)), ("path", .text(file)),
      ("profile", "tabular-data-resource"), ("format", "csv"), ("mediatype", "text/csv"),
      ("encoding", "utf-8"),
      (
        "schema",
        .object([
          ("fields", .list(columns.map(field))), ("primaryKey", .texts(key)),
          ("missingValues", .texts([""])),
        ])
      ),
    ])
  }

  private func field(_ column: TableColumn) -> JSONText {
    var members: [(String, JSONText)] = [
      ("name", .text(column.name)),
      ("title", .text(TableWords.label(of: column.name).inOne)),
      ("type", .text(column.kind.packageType)),
    ]
    if column.kind == .instant { members.append(("format", "%Y-%m-%dT%H:%M:%S.%fZ")) }
    if key.contains(column.name) {
      members.append(("constraints", .object([("required", .truth(true))])))
    }
    return .object(members)
  }
}

extension ExportScope {
  /// The ledger's name in the letters that the name of a package may have.
  fileprivate var slug: String { ledger.text.replacing("/", with: ".") }
}
