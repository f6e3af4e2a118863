internal import Wording

/// A table of a report as HTML: its first column names the rows, and where it is wider than the screen it is
/// moved within its own frame.
struct ReportTableMarkup {
  private let table: ReportTable
  private let id: String
  private typealias Attribute = Markup.Attribute

  /// Cells of so few characters stay on one line: in any column, and where a column is not to be broken.
  private static let (longestShort, longestKept) = (11, 24)

  init(_ table: ReportTable, id: String) {
    self.table = table
    self.id = id
  }

  var markup: Markup {
    let caption = "\(id)-legende"
    let columns = table.table.columns
    let head = columns.map { column in
      Markup.element(
        "th", [Attribute("scope", "col")] + classes([column.className]), .text(column.title))
    }
    let rows = table.table.rows.map { row in
      Markup.element(
        "tr", classes(row.first?.style == .heading ? ["total"] : []),
        Markup(zip(columns, row).enumerated().map { cell($0, $1.0, $1.1) }), onLines: true)
    }
    let more: Markup =
      table.more.isEmpty
      ? [] : .element("p", [Attribute("class", "more")], .text(table.more), onLines: true)
    return [
      .element(
        "div",
        [
          Attribute("class", "frame"), Attribute("role", "region"), Attribute("tabindex", "0"),
          Attribute("aria-labelledby", caption),
        ],
        .element(
          "table", [],
          [
            .element("caption", [Attribute("id", caption)], .text(table.caption), onLines: true),
            .element("thead", [], .element("tr", [], Markup(head), onLines: true), onLines: true),
            .element("tbody", [], Markup(rows), onLines: true),
          ], onLines: true), onLines: true),
      more,
    ]
  }

  private func cell(_ index: Int, _ column: TextTable.Column, _ text: StyledText) -> Markup {
    let length = text.text.unicodeScalars.count
    let isKept =
      length <= ReportTableMarkup.longestShort
      || column.overflow == .keep && length <= ReportTableMarkup.longestKept
    let names = [
      column.className, isKept ? "keep" : "", index > 0 ? text.style.className : "",
      text.text.isHash ? "hash" : "",
    ]
    return index == 0
      ? .element("th", [Attribute("scope", "row")] + classes(names), words(text))
      : .element("td", classes(names), words(text))
  }
}

extension TextTable.Column {
  /// On which side its cells are flush.
  fileprivate var className: String { alignment == .trailing ? "number" : "" }
}

extension String {
  /// Whether it is a hash in hexadecimal digits, which no line may break oddly.
  fileprivate var isHash: Bool { utf8.count == 64 && utf8.allSatisfy { $0 < 0x67 } }
}
