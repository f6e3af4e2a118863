internal import Archives

/// A workbook of a spreadsheet program, `.xlsx` (ECMA-376, transitional or strict).
public struct Workbook {
  /// The table of its sheet.
  public let table: SourceTable

  /// Reads one sheet.
  ///
  /// A formula is refused: what it comes to is not what somebody wrote, and may come to something
  /// else tomorrow.
  ///
  /// - Parameter sheet: Its name; nil for the first.
  /// - Throws: The first fault, with row and column.
  public init(
    _ bytes: [UInt8], sheet name: String? = nil
  ) throws(ImportError) {
    do throws(TableFault) {
      table = try Workbook.table(bytes, name)
    } catch {
      throw ImportError(error)
    }
  }

  /// Whether bytes begin as a zip archive, which a workbook is.
  public static func begins(_ bytes: [UInt8]) -> Bool { bytes.starts(with: [0x50, 0x4B, 3, 4]) }

  /// Whether bytes begin as a workbook of 1997 does, and one with a password ([MS-CFB] §2.2).
  public static func beginsAsLegacy(_ bytes: [UInt8]) -> Bool {
    bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1])
  }

  private static func table(
    _ bytes: [UInt8], _ name: String?
  ) throws(TableFault) -> SourceTable {
    if beginsAsLegacy(bytes) { throw TableFault(.legacyWorkbook) }
    let archive: ZipArchive
    do throws(ArchiveError) {
      archive = try ZipArchive(bytes)
    } catch {
      throw TableFault(.archive(error))
    }
    let limits = UnpackLimits()
    let package = RelationshipReader(in: "")
    try package.read("_rels/.rels", of: archive, limits)
    guard let main = package.byType["officeDocument"] else {
      throw TableFault(.brokenLink("officeDocument"))
    }
    let (folder, file) = split(main)
    let workbook = WorkbookReader()
    try workbook.read(main, of: archive, limits)
    let links = RelationshipReader(in: folder)
    try links.read("\(folder)_rels/\(file).rels", of: archive, limits)

    guard let sheet = workbook.sheets.first(where: { name == nil || $0.name == name }) else {
      throw TableFault(.unknownSheet(name ?? "", workbook.sheets.map(\.name)))
    }
    guard let part = links.targets[sheet.id] else { throw TableFault(.brokenLink(sheet.name)) }
    var texts: [TableCell] = []
    if let part = links.byType["sharedStrings"] {
      let reader = SharedTextReader(part)
      try reader.read(part, of: archive, limits)
      texts = reader.texts
    }
    let styles = StyleReader()
    if let part = links.byType["styles"] { try styles.read(part, of: archive, limits) }
    let reader = SheetReader(
      sheet.name, texts: texts, areDates: styles.areDates,
      countsFrom1904: workbook.countsFrom1904)
    do throws(TableFault) {
      try reader.read(part, of: archive, limits)
      guard let table = reader.table else { throw TableFault(.noHeading, row: 1) }
      return table
    } catch {
      throw error.inSheet(sheet.name)
    }
  }

  /// A part's name as its folder and its file.
  private static func split(_ path: String) -> (folder: String, file: String) {
    guard let slash = path.lastIndex(of: "/") else { return ("", path) }
    let after = path.index(after: slash)
    return (String(path[..<after]), String(path[after...]))
  }
}
