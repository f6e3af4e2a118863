/// A table for people on a terminal: columns aligned by the width they take on the screen, cells
/// wrapped or cut to the width there is.
///
/// Every cell is made safe to show. For machines there are JSON and CSV.
public struct TextTable: Sendable {
  /// One column.
  public struct Column: Sendable, Hashable {
    /// On which side its cells are flush.
    public enum Alignment: Sendable, Hashable { case leading, trailing }
    /// What becomes of a cell that is too wide.
    public enum Overflow: Sendable, Hashable {
      /// Its end is cut off.
      case cut
      /// It goes on in the next line.
      case wrap
      /// The column keeps the width of its cells: dates, codes and numbers.
      case keep
    }

    /// What stands above it.
    public let title: String
    /// On which side its cells are flush.
    public let alignment: Alignment
    /// What becomes of a cell that is too wide.
    public let overflow: Overflow

    /// A column of those properties.
    public init(_ title: String, _ alignment: Alignment = .leading, _ overflow: Overflow = .cut) {
      self.title = terminalSafe(title)
      self.alignment = alignment
      self.overflow = overflow
    }
  }

  /// The columns.
  public let columns: [Column]
  /// The rows, each with a cell a column.
  public private(set) var rows: [[StyledText]] = []

  private static let gap = 2
  private static let narrowest = 6
  /// That of a UUID, which nobody finds again when it goes over two lines.
  private static let longestWord = 36

  /// An empty table.
  public init(_ columns: [Column]) {
    self.columns = columns
  }

  /// Adds a row; missing cells at its end are empty, and cells beyond the columns are left out.
  public mutating func add(_ cells: [StyledText]) {
    let missing = max(0, columns.count - cells.count)
    rows.append(Array((cells + Array(repeating: "", count: missing)).prefix(columns.count)))
  }

  /// The lines of the table, its titles first when any column has one.
  ///
  /// - Parameter width: The columns of the terminal; nil for as wide as the cells.
  public func lines(width: Int? = nil, inColour: Bool = false) -> [String] {
    let widths = widths(within: width)
    var lines: [String] = []
    if columns.contains(where: { !$0.title.isEmpty }) {
      let titles = columns.map { StyledText($0.title, .heading) }
      lines += self.lines(of: titles, widths, inColour, areTitles: true)
    }
    for row in rows { lines += self.lines(of: row, widths, inColour, areTitles: false) }
    return lines
  }

  private func lines(
    of row: [StyledText], _ widths: [Int], _ inColour: Bool, areTitles: Bool
  ) -> [String] {
    let cells = zip(row, zip(columns, widths)).map { cell, column -> [String] in
      switch column.0.overflow {
      case .keep where areTitles: wrap(cell.text, toWidth: column.1)
      case .cut, .keep: [cut(cell.text, toWidth: column.1)]
      case .wrap: wrap(cell.text, toWidth: column.1)
      }
    }
    let height = cells.map(\.count).max() ?? 0
    return (0..<height).map { index in
      var line = ""
      var pending = 0
      for (column, cell) in cells.enumerated() {
        let text = index < cell.count ? cell[index] : ""
        let padding = max(0, widths[column] - displayWidth(text))
        if columns[column].alignment == .trailing { pending += padding }
        if !text.isEmpty {
          line += String(repeating: " ", count: pending)
          line += StyledText.shown(text, row[column].style, inColour: inColour)
          pending = 0
        }
        if columns[column].alignment == .leading { pending += padding }
        pending += TextTable.gap
      }
      return line
    }
  }

  /// The widths of the columns: as wide as their widest cell; when that is too much, each as wide as
  /// its longest word and the rest shared by how much more each could use.
  private func widths(within width: Int?) -> [Int] {
    let natural = columns.indices.map { column in
      max(
        displayWidth(columns[column].title),
        rows.map { displayWidth($0[column].text) }.max() ?? 0)
    }
    guard let width else { return natural }
    let available = width - TextTable.gap * max(0, columns.count - 1)
    if natural.reduce(0, +) <= available { return natural }
    let least = columns.indices.map { min(natural[$0], leastWidth(of: $0, natural[$0])) }
    let wanted = zip(natural, least).map { $0 - $1 }
    let spare = available - least.reduce(0, +)
    guard spare >= 0 else { return narrowed(least, to: available) }
    let allWanted = wanted.reduce(0, +)
    var widths = zip(least, wanted).map { $0 + spare * $1 / max(1, allWanted) }
    // What rounding left over goes to whoever still wants it, from the right: texts stand there.
    var left = available - widths.reduce(0, +)
    for column in columns.indices.reversed() where left > 0 && widths[column] < natural[column] {
      widths[column] += 1
      left -= 1
    }
    return widths
  }

  /// The least width of a column that breaks no word: its longest one, unless that is very long.
  private func leastWidth(of column: Int, _ natural: Int) -> Int {
    switch columns[column].overflow {
    case .keep:
      // Its title may go over several lines; its cells may not.
      let cells = rows.map { displayWidth($0[column].text) }
      return max(cells.max() ?? 0, widestWord(of: [columns[column].title]))
    case .cut: return TextTable.narrowest
    case .wrap:
      let texts = [columns[column].title] + rows.map { $0[column].text }
      return min(max(TextTable.narrowest, widestWord(of: texts)), TextTable.longestWord)
    }
  }

  private func widestWord(of texts: [String]) -> Int {
    texts.flatMap { unbroken($0) }.map { displayWidth($0) }.max() ?? 0
  }

  /// Widths made smaller, the widest of those that may first, until the table fits.
  private func narrowed(_ widths: [Int], to available: Int) -> [Int] {
    var widths = widths
    while widths.reduce(0, +) > available {
      let candidates = columns.indices.filter {
        columns[$0].overflow != .keep && widths[$0] > TextTable.narrowest
      }
      guard let widest = candidates.max(by: { widths[$0] < widths[$1] }) else { break }
      widths[widest] -= 1
    }
    return widths
  }
}
