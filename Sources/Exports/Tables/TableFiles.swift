/// The files in the folder of tables.
enum TableFiles {
  /// The tables that are written record by record.
  static let ofRecords: [RecordTable] = [.records, .erasures]
  /// The description in CSV on the Web, under the name by which its readers find it.
  static let metadata = "csv-metadata.json"
  /// The description as a Data Package of Frictionless, under the name by which its readers find it.
  static let package = "datapackage.json"

  /// The tables of agreements, in the order in which descriptions list them.
  static let tables: [TableDefinition] = [
    .agreements, .axes, .partners, .board, .exchanges, .knowhow, .relations, .opportunities,
    .initiatives, .innovations, .leads, .awards, .funding, .protocols, .transfers, .incidents,
    .tools, .toolUses, .commitments, .due, .amendments, .disputes, .documents, .delegations,
    .holds, .retention, .dispositions, .anomalies,
  ]

  /// The names of all of them.
  static let names = [metadata, package] + ofRecords.map(\.file) + tables.map(\.file)
}
