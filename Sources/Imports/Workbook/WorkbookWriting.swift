internal import Workbooks

extension Workbook {
  /// A workbook of those sheets, `.xlsx`, its headings kept in sight; the same each time.
  ///
  /// - Parameter folder: Where it lies without a name while it is written.
  public static func bytes(
    of sheets: [WrittenSheet], spooledIn folder: String
  ) throws(ImportError) -> [UInt8] {
    var bytes: [UInt8] = []
    do throws(WorkbookError) {
      let names = usable(sheets.map(\.name))
      // No clock enters: 1 January 1980, the first day of an archive.
      let workbook = try WorkbookWriter(
        in: folder, title: names.first ?? "", createdSeconds: 315_532_800)
      for (name, sheet) in zip(names, sheets) {
        let written = try workbook.addSheet(name, sheet.columns)
        for (index, cells) in sheet.rows.enumerated() {
          let cells = cells.map { $0.isEmpty ? WorkbookCell.empty : .text($0) }
          try workbook.write(cells, row: index + 1, to: written)
        }
      }
      try workbook.finish({ $0 }) { (piece) throws(WorkbookError) in bytes += piece }
    } catch {
      throw .unwritten(what: "\(error.description) (\(folder))")
    }
    return bytes
  }

  /// Names of sheets: 31 letters at most, none of `[]:*?/\`, no apostrophe at an end, no two alike.
  private static func usable(_ names: [String]) -> [String] {
    var usable: [String] = []
    for (index, name) in names.enumerated() {
      var kept = String(name.filter { !"[]:*?/\\'".contains($0) }.prefix(31))
      if kept.isEmpty || usable.contains(where: { $0.lowercased() == kept.lowercased() }) {
        kept = "\(kept.prefix(27))\(kept.isEmpty ? "" : " ")\(index + 1)"
      }
      usable.append(kept)
    }
    return usable
  }
}
