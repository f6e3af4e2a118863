internal import CanonicalJSON
public import Partnership
internal import Wording

/// Where a row of a table says what: its columns, shared by all rows of a type.
struct RowColumns: Sendable, Hashable {
  /// One column.
  struct Column: Sendable, Hashable {
    let path: ColumnPath
    let column: Int
    let heading: String
  }

  let columns: [Column]
  let sheet: String?
}

extension RowColumns {
  /// Where in a row is what a refusal is about: the column of the field that it names, else the only
  /// one that holds the actor, the code or the date it names, else the row.
  func place(of refusal: Refusal, row: Int, in action: Action?) -> TableFault.Place {
    let found = column(named: refusal) ?? action.flatMap { column(holding: refusal, in: $0) }
    return TableFault.Place(sheet: sheet, row: row, column: found?.column, heading: found?.heading)
  }

  /// `data.title` and `data.title.fr` are of one field, `data.parties[2]` of `data.parties`.
  private func column(named refusal: Refusal) -> Column? {
    guard case .text(let field)? = refusal.parameters.first(where: { $0.role == .field })?.value,
      !field.isEmpty
    else { return nil }
    let found = columns.filter { column in
      let path = column.path.text
      return path == field || field.hasPrefix("\(path).") || field.hasPrefix("\(path)[")
        || path.hasPrefix("\(field).")
    }
    return found.first { $0.path.text == field } ?? (found.count == 1 ? found[0] : nil)
  }

  private func column(holding refusal: Refusal, in action: Action) -> Column? {
    for parameter in refusal.parameters {
      let text: String
      switch (parameter.role, parameter.value) {
      case (.actor, .text(let id)), (.person, .text(let id)), (.agreement, .text(let id)),
        (.axis, .text(let id)), (.code, .text(let id)), (.document, .text(let id)):
        text = id
      case (.date, .occurred(let occurred)): text = occurred.description
      default: continue
      }
      let found = columns.filter { action.values(at: $0.path).contains(text) }
      if found.count == 1 { return found[0] }
    }
    return nil
  }
}

extension ImportRow {
  /// Where in its table is what a refusal of its action is about; nil for a line of JSON.
  public func place(of refusal: Refusal) -> TableFault.Place? {
    columns?.place(of: refusal, row: line, in: action)
  }
}

extension Action {
  /// The ids, codes and dates it has at a path.
  fileprivate func values(at path: ColumnPath) -> [String] {
    switch path {
    case .key(.agreement): [agreement?.text].compactMap { $0 }
    case .key(.occurred): [occurred?.description].compactMap { $0 }
    case .key(.axes): axes.map(\.text)
    case .key(.parties): parties.map(\.text)
    case .key(.onBehalfOf): onBehalfOf.map(\.text)
    case .field(let name, nil):
      switch data[name.name] {
      case .string(let text)?: [text]
      case .array(let items)?: items.compactMap(\.stringValue)
      default: []
      }
    default: []
    }
  }
}
