import Projections

/// How much of each list a report shows: what somebody reads on paper, not what a ledger holds.
///
/// What is left out is counted, and it is said in which table it is.
enum ReportLimit {
  /// Agreements that have a chapter, and those in the table before them.
  static let chapters = 12
  static let agreements = 40
  static let axes = 24
  /// So many axes are named with their titles in one line.
  static let titles = 3
  static let parties = 24
  /// The most parties that have a column of words on the board, and of numbers.
  static let columnsOfWords = 4
  static let columnsOfNumbers = 10
  static let lanes = 12
  static let marks = 40
  static let steps = 16
  static let commitments = 24
  static let leads = 12
  static let currencies = 12
  static let list = 15
  static let heads = 12
  static let names = 4
  static let erasures = 12
  static let signatures = 12
  /// The scalars of a word: a word may have 65,536 bytes.
  static let scalars = 280
}

extension Rendering {
  /// A table of a report: the first of some items as rows, and how many more there are, in which file.
  func block<Item>(
    _ caption: String, _ items: [Item], most: Int, in file: String,
    _ table: ([Item]) -> TextTable
  ) -> ReportBlock {
    block(caption, table(Array(items.prefix(most))), leavingOut: items.count - most, in: file)
  }

  /// The same for a list of which the newest matter most, and stand last.
  func block<Item>(
    _ caption: String, newest items: [Item], most: Int, in file: String,
    _ table: ([Item]) -> TextTable
  ) -> ReportBlock {
    block(caption, table(Array(items.suffix(most))), leavingOut: items.count - most, in: file)
  }

  func block(
    _ caption: String, _ table: TextTable, leavingOut count: Int, in file: String
  ) -> ReportBlock {
    .table(ReportTable(caption: caption, table: table, more: more(count, in: file)))
  }

  /// How many rows are not shown, and in which file they are; empty for none.
  func more(_ count: Int, in file: String) -> String {
    guard count > 0 else { return "" }
    let rows = wording.count(count, .row)
    return wording.say(
      fr: "Et \(rows) de plus, dans \(file) (entente exporter tableaux).",
      en: "And \(rows) more, in \(file) (entente export csv).")
  }
}

extension Wording {
  /// A word as a report shows it: on one line, and no longer than somebody reads; what is cut off is
  /// counted.
  ///
  /// By scalars: what a character is changes with the version of Unicode, and a report does not.
  public func shortened(_ word: String) -> String {
    let scalars = word.unicodeScalars
    let isLong = scalars.count > ReportLimit.scalars
    var text = ""
    for scalar in scalars.prefix(ReportLimit.scalars) {
      text.unicodeScalars.append(scalar == "\n" || scalar == "\t" ? " " : scalar)
    }
    guard isLong else { return text }
    let rest = number(scalars.count - ReportLimit.scalars)
    return text
      + say(fr: "… [et \(rest) caractères de plus]", en: "… [and \(rest) more characters]")
  }
}
