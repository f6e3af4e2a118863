/// A column of a sheet: what heads it, and what its cells take.
public struct WorkbookColumn: Sendable, Hashable {
  /// What heads it.
  public var heading: String
  /// About how many characters wide it is.
  public var width: Int
  /// Whether its cells keep what is typed as it is typed: a spreadsheet makes a date of `2022-05` and a
  /// number of the code `007`, unless they are cells of text.
  public var isText: Bool
  /// What its cells offer to choose from; anything else may be typed.
  public var choices: [String]

  /// A column.
  public init(
    _ heading: String, width: Int = 16, isText: Bool = false, choices: [String] = []
  ) {
    self.heading = heading
    self.width = width
    self.isText = isText
    self.choices = choices
  }

  /// The longest list that cells offer, with the commas between its items: 255 characters (ECMA-376
  /// §18.3.1.33), for which the library has a place of so many bytes.
  static let mostOfChoicesBytes = 255

  /// Whether a spreadsheet can hold the list: it has no sign for a comma within an item.
  var canOffer: Bool {
    let bytes = choices.map(\.utf8.count).reduce(choices.count - 1, +)
    return !choices.isEmpty && bytes <= WorkbookColumn.mostOfChoicesBytes
      && !choices.contains { $0.contains(",") || $0.contains("\"") }
  }
}
