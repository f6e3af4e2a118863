import CanonicalJSON
import Entente
import Imports
import LedgerStore
import Partnership
import Wording

/// A file that is imported: its rows, and for a table what the ledger keeps of it.
struct ImportFile {
  /// The actions, each with its row.
  let rows: [ImportRow]
  /// What to record of the import; nil for JSON lines, whose actions are those of their authors.
  let summary: ImportSummary?

  /// Reads a file.
  ///
  /// - Parameter ledger: Whose actors the cells of a table may name.
  init(
    _ path: String, _ options: TableOptions, namingActorsOf ledger: ActorsOfLedger,
    _ wording: Wording
  ) throws(CommandError) {
    let bytes = try FileRead.bytes(of: path, limitBytes: JSONLines.largestFileBytes)
    let form = TableForm(bytes, path)
    guard let form else {
      if let name = options.given(wording) {
        throw .trouble(
          .usage(
            wording.say(
              fr: "\(name) va à un tableau, et \(path) contient des lignes JSON.",
              en: "\(name) goes with a table, and \(path) holds JSON lines.")))
      }
      rows = try importing(path) { () throws(ImportError) in try JSONLines.read(bytes) }
      summary = nil
      return
    }
    let mapping = try options.mapping(wording)
    guard bytes.count <= KeptDocument.largestBytes else {
      throw CommandError(ImportError.fileTooLarge(limitBytes: KeptDocument.largestBytes), in: path)
    }
    let document = try KeptDocument.taking(bytes)
    let source = ImportSource(
      name: path == "-" ? "-" : FileRead.name(of: path), sha256: document.sha256,
      bytes: bytes.count, mediaType: form.mediaType)
    let reading = TableReading(mapping)
    let names = ActorNames(mapping, ids: ledger.ids, names: ledger.names)
    var process = ""
    rows = try importing(path) { () throws(ImportError) in
      let table: SourceTable
      (table, process) = try form.table(bytes, sheet: mapping.sheet)
      do throws(ImportError) {
        return try reading.rows(of: table, from: source, naming: names)
      } catch {
        // What the ledger did not answer made a name unknown.
        if ledger.failure == nil { throw error }
        return []
      }
    }
    if let failure = ledger.failure { throw failure }
    let told = reading.mapping(naming: names)
    let kept = told.isEmpty ? nil : try ImportFile.bytes(of: told)
    summary = ImportSummary(
      process: "\(Ledger.software) import, \(process)", guarantees: ImportFile.guarantees,
      source: document, mapping: try kept.map(KeptDocument.taking))
  }

  /// Said in both languages, because one import makes one record whoever runs it.
  private static let guarantees =
    "Toutes les lignes ou aucune; chaque écriture cite sa ligne; le fichier et la table de"
    + " correspondance sont conservés. / All rows or none; each record cites its row; the file and"
    + " the mapping are kept."

  /// The canonical bytes of a mapping; what was read from JSON always has them.
  private static func bytes(of mapping: Mapping) throws(CommandError) -> [UInt8] {
    do throws(CanonicalJSONError) {
      return try mapping.json.canonicalBytes
    } catch {
      throw .trouble(.store(path: "JSON", .said(error.description)))
    }
  }
}

/// What a file that is no file of JSON lines is.
private enum TableForm {
  case workbook
  case delimited

  /// By the first bytes, and by the end of the name where they do not say; nil for JSON lines.
  init?(_ bytes: [UInt8], _ path: String) {
    let name = path.lowercased()
    if Workbook.begins(bytes) || Workbook.beginsAsLegacy(bytes) || name.hasSuffix(".xlsx") {
      self = .workbook
    } else if name.hasSuffix(".csv") || name.hasSuffix(".tsv") || name.hasSuffix(".txt") {
      self = .delimited
    } else {
      let start = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
      let first = start.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0A && $0 != 0x0D }
      if name.hasSuffix(".jsonl") || name.hasSuffix(".ndjson") || first == nil || first == 0x7B {
        return nil
      }
      self = .delimited
    }
  }

  var mediaType: String {
    switch self {
    case .workbook: "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    case .delimited: "text/csv"
    }
  }

  /// The table, and in a few words how it was read.
  func table(
    _ bytes: [UInt8], sheet: String?
  ) throws(ImportError) -> (SourceTable, process: String) {
    switch self {
    case .workbook:
      let table = try Workbook(bytes, sheet: sheet).table
      return (table, "XLSX, “\(table.sheet ?? "")”")
    case .delimited:
      if let sheet { throw .table(TableFault(.sheetOfText(sheet))) }
      let read = try Delimited(bytes)
      let delimiter = read.delimiter == "\t" ? "TAB" : String(read.delimiter)
      return (read.table, "CSV, \(read.form.rawValue), “\(delimiter)”")
    }
  }
}

extension TableOptions {
  /// The first of them that was given, as the reader's language spells it.
  fileprivate func given(_ wording: Wording) -> String? {
    if mapping != nil { return wording.say(fr: "--correspondance", en: "--mapping") }
    if sheet != nil { return wording.say(fr: "--feuille", en: "--sheet") }
    if dates != nil { return "--dates" }
    return decimal.map { _ in wording.say(fr: "--decimale", en: "--decimal") }
  }

  /// The mapping as given, with what the options say.
  fileprivate func mapping(_ wording: Wording) throws(CommandError) -> Mapping {
    var mapping = Mapping()
    if let path = self.mapping {
      let bytes = try FileRead(path).bytes
      mapping = try importing(path) { () throws(ImportError) in try Mapping(bytes) }
    }
    if let sheet { mapping.sheet = sheet }
    if let dates { mapping.form.dates = dates }
    if let decimal { mapping.form.decimal = decimal }
    return mapping
  }
}

/// Runs work on a file that is imported and says its error in the reader's language.
private func importing<Result>(
  _ path: String, _ work: () throws(ImportError) -> Result
) throws(CommandError) -> Result {
  do throws(ImportError) {
    return try work()
  } catch {
    throw CommandError(error, in: path)
  }
}
