internal import LMDB
public import Partnership
internal import Projections
internal import RecordFormat

/// The tables of an export that are being written, with the descriptions of their columns.
///
/// The descriptions go first away and come last: a run that is stopped leaves a folder without them,
/// which no reader takes for a package, and the next run makes it whole. Each file is replaced whole.
public struct TablesPublication: ~Copyable {
  private let scope: ExportScope
  private let folder: Folder
  private var records: [WritingTable]

  private final class WritingTable {
    let table: RecordTable
    private var file: ReplacementFile?

    init(_ table: RecordTable, in folder: Folder) throws(LMDBError) {
      self.table = table
      var file = try ReplacementFile(table.file, in: folder)
      try file.append(table.head)
      self.file = consume file
    }

    func write(_ record: ExportedRecord) throws(LMDBError) {
      try file?.append(table.row(of: record))
    }

    func finish() throws(LMDBError) { try file.take()?.finish() }
  }

  /// Begins to write into a folder of parts.
  ///
  /// - Throws: `.folderInUse` for a folder that holds something else.
  public init(of scope: ExportScope, in parts: PartsFolder) throws(ExportError) {
    try parts.prepare(forTables: TableFiles.names)
    let folder = Folder(parts.folder.path(of: PartsFolder.tables), for: .all)
    records = try inFolder { () throws(LMDBError) in
      for name in [TableFiles.metadata, TableFiles.package] { try folder.remove(name) }
      var records: [WritingTable] = []
      for table in TableFiles.ofRecords { records.append(try WritingTable(table, in: folder)) }
      return records
    }
    self.scope = scope
    self.folder = folder
  }

  /// Writes the next record, in order of sequence.
  public mutating func write(_ record: ExportedRecord) throws(ExportError) {
    do throws(LMDBError) {
      for table in records { try table.write(record) }
    } catch {
      throw .storage(error)
    }
  }

  /// Writes the tables of agreements, and puts everything in its place.
  ///
  /// - Returns: How many files that were.
  @discardableResult
  public consuming func finish(
    _ agreements: [ExportedAgreement], word: WordFinding
  ) throws(ExportError) -> Int {
    let (scope, folder, records) = (scope, folder, records)
    let choice = TableChoice(axes: scope.selection.axes, parties: scope.selection.parties)
    do throws(LMDBError) {
      for table in records { try table.finish() }
      for table in TableFiles.tables {
        try folder.replace(table.file, table.bytes(of: agreements, choice, word))
      }
      try folder.replace(TableFiles.package, TableDescription.package(of: scope))
      try folder.replace(TableFiles.metadata, TableDescription.metadata(of: scope))
    } catch {
      throw .storage(error)
    }
    return TableFiles.names.count
  }
}
