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
  private let choice: TableChoice
  /// The tables of records, and those of agreements, each in the order in which descriptions list them.
  private let records: [Writing]
  private let tables: [Writing]

  /// What an array can keep of a file that is none to be copied.
  private final class Writing {
    private var file: ReplacementFile?

    init(_ name: String, in folder: Folder, _ head: [UInt8]) throws(LMDBError) {
      var file = try ReplacementFile(name, in: folder)
      try file.append(head)
      self.file = consume file
    }

    func append(_ bytes: [UInt8]) throws(LMDBError) { try file?.append(bytes) }

    func finish() throws(LMDBError) { try file.take()?.finish() }
  }

  /// Begins to write into a folder of parts.
  ///
  /// - Throws: `.folderInUse` for a folder that holds something else.
  public init(of scope: ExportScope, in parts: PartsFolder) throws(ExportError) {
    try parts.prepare(withTables: true)
    let folder = Folder(parts.folder.path(of: PartsFolder.tables), for: .all)
    (records, tables) = try inFolder { () throws(LMDBError) in
      for name in [TableFiles.metadata, TableFiles.package] { try folder.remove(name) }
      var records: [Writing] = []
      for table in TableFiles.ofRecords {
        records.append(try Writing(table.file, in: folder, table.head))
      }
      var tables: [Writing] = []
      for table in TableFiles.tables {
        tables.append(try Writing(table.file, in: folder, table.head))
      }
      return (records, tables)
    }
    self.scope = scope
    self.folder = folder
    choice = scope.choice
  }

  /// Writes the next record, in order of sequence.
  public mutating func write(_ record: ExportedRecord) throws(ExportError) {
    do throws(LMDBError) {
      for (table, writing) in zip(TableFiles.ofRecords, records) {
        try writing.append(table.row(of: record))
      }
    } catch {
      throw .storage(error)
    }
  }

  /// Writes the next erasure of something of the chosen records, which was not chosen itself: in order of
  /// sequence among them.
  public mutating func write(erasure record: ExportedRecord) throws(ExportError) {
    do throws(LMDBError) {
      for (table, writing) in zip(TableFiles.ofRecords, records) where table.listsErasures {
        try writing.append(table.row(of: record))
      }
    } catch {
      throw .storage(error)
    }
  }

  /// Writes the rows of the next agreement, its words looked up.
  public mutating func write(
    _ agreement: ExportedAgreement, word: WordFinding
  ) throws(ExportError) {
    do throws(LMDBError) {
      for (table, writing) in zip(TableFiles.tables, tables) {
        try writing.append(table.bytes(of: agreement, choice, word))
      }
    } catch {
      throw .storage(error)
    }
  }

  /// Puts everything in its place.
  ///
  /// - Returns: How many files that were.
  @discardableResult
  public consuming func finish() throws(ExportError) -> Int {
    let (scope, folder) = (scope, folder)
    do throws(LMDBError) {
      for table in records + tables { try table.finish() }
      try folder.replace(TableFiles.package, TableDescription.package(of: scope))
      try folder.replace(TableFiles.metadata, TableDescription.metadata(of: scope))
    } catch {
      throw .storage(error)
    }
    return TableFiles.names.count
  }
}
