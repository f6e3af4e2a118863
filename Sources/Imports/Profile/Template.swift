internal import DelimitedText
internal import Foundation
public import Partnership
public import Wording
internal import Workbooks

/// An empty table for records of one type, its headings in one language.
public enum Template {
  /// What the table is written as.
  public enum Format: String, Sendable, Hashable, CaseIterable {
    /// Text with a semicolon or a comma between cells.
    case csv
    /// A workbook, with a second sheet that says what goes where.
    case xlsx
  }

  /// The table as a file: one row of headings and nothing that could be imported by accident.
  public static func bytes(
    of type: RecordType, as format: Format = .csv, in wording: Wording
  ) throws(ImportError) -> [UInt8] {
    switch format {
    case .csv: text(of: type, in: wording)
    case .xlsx:
      try Workbook.bytes(
        of: [sheet(of: type, in: wording), help(of: type, in: wording)],
        spooledIn: FileManager.default.temporaryDirectory.path)
    }
  }

  /// In French, semicolons stand between the cells, because programs set to French read commas as
  /// decimals; both begin with a byte order mark, without which they read no accents.
  private static func text(of type: RecordType, in wording: Wording) -> [UInt8] {
    let headings = Headings.columns(of: type).map { wording.heading(of: $0, in: type) }
    return DelimitedText.bytes(
      of: [headings], delimiter: wording.language.isFrench ? ";" : ",", hasMark: true)
  }

  private static func sheet(of type: RecordType, in wording: Wording) -> WrittenSheet {
    WrittenSheet(
      wording.label(of: type),
      Headings.columns(of: type).map { path in
        let heading = wording.heading(of: path, in: type)
        return WorkbookColumn(
          heading, width: max(12, min(40, heading.count + 2)), isText: !path.isNumber(in: type),
          choices: path.choices(in: type, wording))
      })
  }
}

extension ColumnPath {
  /// Whether its cells are numbers, to be counted with.
  fileprivate func isNumber(in type: RecordType) -> Bool {
    if case .integer = kind(in: type).0 { true } else { false }
  }

  /// The labels its cells may hold, where they are a closed list.
  fileprivate func choices(in type: RecordType, _ wording: Wording) -> [String] {
    switch (self, kind(in: type)) {
    case (.key(.type), _): [wording.label(of: type)]
    case (_, (.choice(let values), let field?)): values.map { wording.label(of: $0, in: field) }
    case (_, (.boolean, _)):
      [wording.say(fr: "oui", en: "yes"), wording.say(fr: "non", en: "no")]
    default: []
    }
  }
}
