/// A sheet of a workbook that is written: a row of headings, and rows of characters under them.
public struct WrittenSheet: Sendable, Hashable {
  /// One column.
  public struct Column: Sendable, Hashable {
    /// What heads it.
    public var heading: String
    /// Whether its cells hold what is typed as it is typed: a spreadsheet makes a date of `2022-05` and
    /// a number of the code `007`, unless they are cells of text.
    public var isText: Bool
    /// About how many letters wide it is.
    public var width: Int
    /// What its cells offer to choose from; anything else may be typed.
    public var choices: [String]

    /// A column.
    public init(
      _ heading: String, isText: Bool = true, width: Int = 16, choices: [String] = []
    ) {
      self.heading = heading
      self.isText = isText
      self.width = width
      self.choices = choices
    }
  }

  /// Its name; what no sheet may be called is left out.
  public var name: String
  /// Its columns.
  public var columns: [Column]
  /// The rows under the headings, each with as many cells as there are columns.
  public var rows: [[String]]

  /// A sheet.
  public init(_ name: String, _ columns: [Column], rows: [[String]] = []) {
    self.name = name
    self.columns = columns
    self.rows = rows
  }
}
