import Exports
import LMDB
import Verification
import Wording

/// What an export is that does not verify on its own, as far as names and first bytes say it plainly.
enum ExportedFiles {
  private static let kinds: [String: ExportedKind] = [
    PartsFolder.records: .events, PartsFolder.workbook: .workbook, PartsFolder.calendar: .calendar,
    PartsFolder.provenance: .provenance, PartsFolder.frenchReport: .report,
    PartsFolder.englishReport: .report, PartsFolder.objectEvents: .objectEvents,
    PartsFolder.preservation: .preservation, PartsFolder.transfer: .transfer,
  ]

  /// What the files in a folder are; nothing where none has a name that an export gives.
  static func kinds(inFolder path: String) throws(LMDBError) -> [ExportedKind] {
    let names = Set(try Folder(path).names())
    if names.contains(PartsFolder.crate) {
      // The payload of a dossier is such a crate, and what proves it lies in it.
      return names.contains(FilePlace(DossierFolder.withheld).name) ? [.payload] : [.crate]
    }
    var found = Set(names.compactMap { kinds[$0] })
    let tables = Folder(Folder(path).path(of: PartsFolder.tables))
    var ofTables: [String] = []
    if names.contains(PartsFolder.tables), try tables.exists() { ofTables = try tables.names() }
    let areThere = PartsFolder.descriptionsOfTables.contains {
      names.contains($0) || ofTables.contains($0)
    }
    if areThere { found.insert(.tables) }
    return ExportedKind.allCases.filter(found.contains)
  }

  /// What each sort of file begins with, behind white space and line feeds between its first marks.
  private static let beginnings: [(ExportedKind, String)] = [
    (.calendar, "BEGIN:VCALENDAR"), (.provenance, #"{"prefix":{"prov":"#),
    (.objectEvents, #"{"events":["#), (.person, #"{"about":["#),
    (.crate, #"{"@context":"https://w3id.org/ro/crate/"#),
    (.tables, #"{"@context":"http://www.w3.org/ns/csvw""#),
    (.tables, #"{"profile":"tabular-data-package""#),
  ]

  /// What an element of XML is the first of.
  private static let elements: [(ExportedKind, String)] = [
    (.preservation, "<premis xmlns=\"http://www.loc.gov/premis/v3\""),
    (.transfer, "<ArchiveTransfer xmlns=\"fr:gouv:culture:archivesdefrance:seda:v2.3\""),
  ]

  /// Files that a dossier alone has.
  private static let ofDossiers = Set(
    [
      DossierFolder.declaration, DossierFolder.info, DossierFolder.tagManifest,
      DossierFolder.facts, DossierFolder.words, DossierFolder.withheld,
    ].map { FilePlace($0).name } + DossierFolder.manifests)

  /// What a file is by its first bytes, and for tables and reports by its name; nil where they do not say.
  static func kind(ofFile name: String, startingWith start: [UInt8]) -> ExportedKind? {
    if ofDossiers.contains(name) { return .payload }
    // A zip archive whose first file is that of Office Open XML (ECMA-376-2 §7.2.3.2).
    if start.starts(with: [0x50, 0x4B, 0x03, 0x04]) {
      return start.dropFirst(30).starts(with: "[Content_Types].xml".utf8) ? .workbook : nil
    }
    let text = String(decoding: start.prefix(512), as: UTF8.self)
    let plain = text.filter { !$0.isWhitespace }
    if let kind = beginnings.first(where: { plain.hasPrefix($0.1) })?.0 { return kind }
    if let kind = elements.first(where: { text.contains($0.1) })?.0 { return kind }
    if kinds[name] == .report, text.hasPrefix("<!DOCTYPE html>") { return .report }
    if name.lowercased().hasSuffix(".csv") { return .tables }
    let line = start.prefix { $0 != 0x0A }
    let isEvent = line.starts(with: #"{"a"#.utf8) && line.contains(#","specversion":"1.0","#.utf8)
    return isEvent ? .events : nil
  }
}
