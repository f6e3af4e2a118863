public import Partnership
public import Wording

/// An empty table for records of one type, its headings in one language.
public enum Template {
  /// The table as a file: one row of headings and nothing that could be imported by accident.
  ///
  /// In French, semicolons stand between the cells, because programs set to French read commas as
  /// decimals; both begin with a byte order mark, without which they read no accents.
  public static func bytes(of type: RecordType, in wording: Wording) -> [UInt8] {
    let headings = Headings.columns(of: type).map { wording.heading(of: $0, in: type) }
    return Delimited.bytes(
      of: [headings], delimiter: wording.language.isFrench ? ";" : ",", hasMark: true)
  }
}
