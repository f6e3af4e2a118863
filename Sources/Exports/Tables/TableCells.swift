internal import CanonicalJSON
internal import DelimitedText
internal import Partnership
internal import Projections
internal import Wording

extension TableColumn {
  /// What stands in the cell of a value; empty for none.
  func cell(of value: JSON?) -> String {
    switch (kind, value) {
    case (_, nil), (_, .null?): ""
    case (.texts, .array(let items)?):
      items.compactMap(\.scalarText).joined(separator: ";")
    case (.object, let value?), (.array, let value?):
      // It was read from canonical bytes, or made of what was.
      (try? value.canonicalText) ?? ""
    case (_, let value?): value.scalarText ?? ""
    }
  }
}

extension TableDefinition {
  /// The first row of the file.
  var head: [UInt8] { tableBytes(of: [columns.map(\.name)]) }

  /// The rows of an agreement, its words looked up.
  func bytes(
    of agreement: ExportedAgreement, _ choice: TableChoice, _ word: WordFinding
  ) -> [UInt8] {
    var rows: [[String]] = []
    forEachRow(of: agreement, choice, word) { rows.append($0) }
    return tableBytes(of: rows)
  }

  /// Calls a body with the cells of each row of an agreement, its words looked up.
  func forEachRow<Failure: Error>(
    of agreement: ExportedAgreement, _ choice: TableChoice, _ word: WordFinding,
    _ body: ([String]) throws(Failure) -> Void
  ) throws(Failure) {
    for row in rows(agreement, choice) { try body(cells(of: row, agreement.id, word)) }
  }

  private func cells(of row: JSON, _ agreement: AgreementID, _ word: WordFinding) -> [String] {
    var missing: [String] = []
    var cells: [String] = []
    for column in columns {
      let value = row.value(at: column.path)
      if column.name == "agreement" {
        cells.append(agreement.text)
      } else if column.name == TableColumn.missing.name {
        cells.append(missing.joined(separator: ";"))
      } else if column.kind == .word, let reference = value?.wordReference {
        switch word(reference) {
        case .text(let text): cells.append(text)
        case .erased(let erasure):
          cells.append("")
          missing.append("\(column.name)=erased:\(erasure.index)")
        case .withheld:
          cells.append("")
          missing.append("\(column.name)=withheld")
        }
      } else {
        cells.append(column.cell(of: value))
      }
    }
    return cells
  }
}

/// Rows as they stand in a file of an export: as RFC 4180 says, and so that a spreadsheet program takes no
/// cell for a formula and no sign turns the order of a text around.
func tableBytes(of rows: [[String]]) -> [UInt8] {
  DelimitedText.bytes(of: rows.map { $0.map(withoutReordering) })
}
