internal import LMDB
internal import Partnership
internal import Projections
internal import RecordFormat
internal import Verification
internal import Wording

/// Parts in one folder that are described as an RO-Crate 1.2: events, tables, the workbook, the calendar,
/// provenance and the report.
///
/// The description goes first away and comes last: a run that is stopped leaves a folder without it, which
/// no reader takes for a crate. While it is there no part is written beside it, whose digest it would
/// not have.
public struct CratePublication: ~Copyable {
  private let scope: ExportScope
  private let parts: PartsFolder

  /// Begins to make a crate of a folder of parts.
  ///
  /// - Throws: `.folderInUse` for a folder that holds something else.
  public init(of scope: ExportScope, in parts: PartsFolder) throws(ExportError) {
    try parts.prepare(besideDescription: true)
    _ = try inFolder { () throws(LMDBError) in try parts.folder.remove(CrateDescription.name) }
    self.scope = scope
    self.parts = parts
  }

  /// Describes the parts, which are all in their places.
  ///
  /// - Returns: How many files the crate has, its description among them.
  public consuming func finish() throws(ExportError) -> Int {
    let folder = FileTree.folder(parts.folder)
    let tables = TableFiles.names.map { "\(PartsFolder.tables)/\($0)" }
    let described = try inFolder { () throws(LMDBError) in
      var described: [String: FileDigests] = [:]
      for name in CratePublication.files + tables {
        described[name] = try FileDigests(of: name, in: folder)
      }
      return described
    }
    let description = CrateDescription(CrateDescription.About(scope), described)
    try inFolder { () throws(LMDBError) in
      try parts.folder.replace(CrateDescription.name, description.bytes)
    }
    return described.count + 1
  }

  private static let files = [
    PartsFolder.records, PartsFolder.provenance, PartsFolder.calendar, PartsFolder.workbook,
    PartsFolder.frenchReport, PartsFolder.englishReport,
  ]
}

extension CrateDescription.About {
  fileprivate init(_ scope: ExportScope) {
    let (french, english) = (Wording(.frCA), Wording(.en))
    let size = Int(clamping: scope.selection.size)
    self.init(
      ledger: scope.ledger, headSize: scope.headSize, day: scope.recorded.day,
      name: "Écritures du registre \(scope.ledger.text), tête \(scope.headSize)"
        + " / Records of the ledger \(scope.ledger.text), checkpoint \(scope.headSize)",
      description: """
        \(french.line(of: scope.selection.asked)). Vues à la fin du \(french.date(scope.asOf)), d’après \
        \(french.count(size, .record)). Rien ici ne se prouve soi-même\u{A0}: un dossier ou une \
        sélection le fait. / \
        \(english.line(of: scope.selection.asked)). Views at the end of \(english.date(scope.asOf)), \
        from \(english.count(size, .record)). Nothing here proves itself: a dossier or a selection does.
        """)
  }
}
