public import LMDB
internal import Transparency

/// The folder that parts of an export lie in, each of them under its name; what a dossier has too has the
/// same there.
///
/// It holds parts and nothing else: a folder with anything else in it is left alone, and so is one in
/// which a link stands where a part would, which may lead anywhere.
public struct PartsFolder: Sendable {
  /// The records as events, one a line.
  public static let records = "records.jsonl"
  /// The folder of tables.
  public static let tables = "tables"
  /// Provenance.
  public static let provenance = "prov.json"
  /// What falls due, as a calendar.
  public static let calendar = "due.ics"
  /// The tables as a workbook.
  public static let workbook = "register.xlsx"
  /// What is kept, what was done and by whom, for archives.
  public static let preservation = "premis.xml"
  /// The records as an object-centric event log.
  public static let objectEvents = "ocel.json"

  /// The message of an archival transfer; what it hands over lies in the folder ``content`` beside it.
  public static let transfer = "seda.xml"
  /// The folder of the files that an archival transfer hands over.
  public static let content = ArchivalTransferPart.content

  /// The report in French.
  public static let frenchReport = "report.fr.html"
  /// The report in English.
  public static let englishReport = "report.en.html"

  /// The description of all that a crate holds.
  public static let crate = CrateDescription.name

  /// The files in a folder of tables that say what their columns are.
  public static let descriptionsOfTables = [TableFiles.metadata, TableFiles.package]

  private static let files = [
    records, provenance, calendar, workbook, preservation, objectEvents, transfer, frenchReport,
    englishReport,
  ]

  /// The folder, whose files anybody may read.
  public let folder: Folder

  /// The folder at a path, which need not exist yet.
  public init(_ path: String) {
    folder = Folder(path, for: .all)
  }

  /// Makes the folder, and that of tables in it where a part needs it.
  ///
  /// - Parameters:
  ///   - hasTables: Whether the part needs it.
  ///   - isCrate: Whether the description of a crate may be there, which is then made anew.
  /// - Throws: `.folderInUse` for one that holds something else; nothing is written then.
  func prepare(
    withTables hasTables: Bool = false, besideDescription isCrate: Bool = false
  ) throws(ExportError) {
    let tables = Folder(folder.path(of: PartsFolder.tables), for: .all)
    let content = contentFolder
    let isFree = try inFolder { () throws(LMDBError) -> Bool in
      guard try folder.exists() else { return true }
      let all = try folder.names()
      for name in all where name != PartsFolder.tables && name != PartsFolder.content {
        // What a run left that was stopped describes nothing.
        let mayDescribe = isCrate || name != PartsFolder.crate
        let files = PartsFolder.files + (mayDescribe ? [PartsFolder.crate] : [])
        guard try isPart(name, of: files, in: folder) else { return false }
      }
      if all.contains(PartsFolder.content) {
        guard try folder.ownFolderExists(PartsFolder.content) else { return false }
        for name in try content.names() {
          guard try isContent(name, in: content) else { return false }
        }
      }
      guard all.contains(PartsFolder.tables) else { return true }
      guard try folder.ownFolderExists(PartsFolder.tables) else { return false }
      for name in try tables.names() {
        guard try isPart(name, of: TableFiles.names, in: tables) else { return false }
      }
      return true
    }
    guard isFree else { throw .folderInUse(path: folder.path) }
    try inFolder { () throws(LMDBError) in
      try folder.makeIfMissing()
      if hasTables { try tables.makeIfMissing() }
    }
  }

  /// Removes what runs left that were stopped, which may be words.
  ///
  /// No run may be filling the folder.
  ///
  /// - Throws: `.folderInUse` for one that holds something else; nothing is removed then.
  public func removeLeftovers() throws(ExportError) {
    try prepare(besideDescription: true)
    let tables = Folder(folder.path(of: PartsFolder.tables), for: .all)
    try inFolder { () throws(LMDBError) in
      for place in [folder, tables, contentFolder] where try place.exists() {
        for name in try place.names() where name.hasSuffix(".new") { try place.remove(name) }
      }
    }
  }

  /// Removes parts by their names, of folders what is a part: what they say was overtaken.
  ///
  /// Whatever else has come to be in the folder stays.
  public func remove(_ names: [String]) throws(ExportError) {
    try inFolder { () throws(LMDBError) in
      for name in names {
        guard try folder.ownFolderExists(name) else {
          try folder.remove(name)
          continue
        }
        let below = Folder(folder.path(of: name), for: .all)
        for file in try below.names() {
          let isTable = try isPart(file, of: TableFiles.names, in: below)
          if try isTable ? true : isContent(file, in: below) { try below.remove(file) }
        }
        if try below.names().isEmpty { try below.removeIfEmpty() }
      }
    }
  }

  /// The folder of the files that an archival transfer hands over.
  var contentFolder: Folder { Folder(folder.path(of: PartsFolder.content), for: .all) }

  /// Whether a name is that of the records, or of a document by its hash.
  private func isContent(_ name: String, in content: Folder) throws(LMDBError) -> Bool {
    let whole = name.hasSuffix(".new") ? String(name.dropLast(4)) : name
    return try isPart(
      name, of: Digest(hex: whole) == nil ? [ArchivalTransferPart.records] : [whole], in: content)
  }

  /// Whether a name is that of a part, or of one that a run left which was stopped, and a file bears it.
  private func isPart(
    _ name: String, of parts: [String], in folder: Folder
  ) throws(LMDBError) -> Bool {
    guard parts.contains(where: { name == $0 || name == "\($0).new" }) else { return false }
    return try folder.ownLengthBytes(of: name) != nil
  }
}

/// A part that is one file, on its way: it is there under its name when it is whole, and not before.
public struct PartPublication: ~Copyable {
  private var file: ReplacementFile

  /// Begins to write a part into a folder.
  ///
  /// - Throws: `.folderInUse` for a folder that holds something else.
  public init(_ name: String, in parts: PartsFolder) throws(ExportError) {
    try parts.prepare()
    file = try inFolder { () throws(LMDBError) in
      try ReplacementFile(name, in: parts.folder)
    }
  }

  /// Begins to write a file that a transfer hands over.
  init(handingOver name: String, in parts: PartsFolder) throws(ExportError) {
    try parts.prepare()
    file = try inFolder { () throws(LMDBError) in
      try parts.contentFolder.makeIfMissing()
      return try ReplacementFile(name, in: parts.contentFolder)
    }
  }

  /// Writes the next bytes.
  public mutating func write(_ bytes: [UInt8]) throws(ExportError) {
    do throws(LMDBError) {
      try file.append(bytes)
    } catch {
      throw .storage(error)
    }
  }

  /// Puts the part in its place.
  public consuming func finish() throws(ExportError) {
    do throws(LMDBError) {
      try file.finish()
    } catch {
      throw .storage(error)
    }
  }
}
