public import CanonicalJSON

/// A view as a table: one row an item for lists and the board, one row a value for anything else.
public struct ViewTable: Sendable, Hashable {
  /// What each column holds, by a stable name.
  public let columns: [String]
  /// The rows: scalars, word references to be looked up, and null for nothing, one a column.
  public let rows: [[JSON]]

  /// A table.
  init(_ columns: [String], _ rows: [[JSON]]) {
    self.columns = columns
    self.rows = rows
  }

  /// The values of a view by their paths, ascending.
  init(valuesOf view: JSON) {
    let values = ViewValues(of: view)
    self.init(["path", "value"], values.paths.map { [.string($0), values[$0] ?? .null] })
  }

  /// Items that have the same keys, one a row.
  ///
  /// What is in an object of an item has a column of its own, `title/fr`; a list of scalars stands in one
  /// cell, its items with semicolons between them; any other list as canonical JSON.
  ///
  /// - Parameter first: The columns to begin with; the others follow by byte.
  init(of items: [JSON], beginningWith first: [String]) {
    let flat = items.map(\.flat)
    let keys = Set(flat.flatMap(\.keys))
    // What is an object in one item and null in another has no column of its own.
    let objects = Set(keys.compactMap { key in key.lastIndex(of: "/").map { String(key[..<$0]) } })
    let others = keys.subtracting(first).subtracting(objects)
      .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    let columns = first + others
    self.init(columns, flat.map { row in columns.map { row[$0] ?? .null } })
  }
}

extension JSON {
  /// The members of an object that are no objects themselves, by their paths; an object that is not
  /// there leaves its cells empty.
  fileprivate var flat: [String: JSON] {
    var cells: [String: JSON] = [:]
    collectCells(at: "", into: &cells)
    return cells
  }

  private func collectCells(at path: String, into cells: inout [String: JSON]) {
    guard wordReference == nil, case .object(let members) = self else {
      cells[path] = cell
      return
    }
    for (key, value) in members {
      value.collectCells(at: path.isEmpty ? key : "\(path)/\(key)", into: &cells)
    }
  }

  private var cell: JSON {
    guard case .array(let items) = self else { return self }
    let texts = items.map(\.scalarText)
    if texts.contains(nil) {
      return .string((try? canonicalText) ?? "")  // A view's JSON is always canonical.
    }
    return texts.isEmpty ? .null : .string(texts.compactMap { $0 }.joined(separator: ";"))
  }
}
