internal import CanonicalJSON
public import Partnership
internal import Wording

/// Actions as a table that imports as it is: a row each, a column for every path they use.
public enum ActionTable {
  /// The rows, headings first.
  public static func rows(of actions: [Action]) -> [[String]] {
    var used: Set<ColumnPath> = []
    let written = actions.map { action in
      let cells = action.cells
      used.formUnion(cells.keys)
      return cells
    }
    let columns = ordered(used)
    return [columns.map(\.text)] + written.map { cells in columns.map { cells[$0] ?? "" } }
  }

  /// Those of every record first, as JSON lines name them, then the fields by name.
  private static func ordered(_ used: Set<ColumnPath>) -> [ColumnPath] {
    let keys: [ColumnPath] = [
      .key(.type), .key(.agreement), .key(.occurred), .key(.axes), .key(.parties),
      .key(.onBehalfOf),
    ]
    let last: [ColumnPath] = [
      .words(.text, "fr"), .words(.text, "en"), .words(.reason, "fr"), .words(.reason, "en"),
      .key(.authority), .key(.evidence), .key(.cause), .key(.author), .key(.action),
    ]
    let fields = used.subtracting(keys).subtracting(last).sorted { $0.text < $1.text }
    return keys + fields + last
  }
}

extension Action {
  fileprivate var cells: [ColumnPath: String] {
    var cells: [ColumnPath: String] = [.key(.type): type.name]
    cells[.key(.agreement)] = agreement?.text
    cells[.key(.occurred)] = occurred?.description
    cells[.key(.axes)] = joined(axes.map(\.text))
    cells[.key(.parties)] = joined(parties.map(\.text))
    cells[.key(.onBehalfOf)] = joined(onBehalfOf.map(\.text))
    cells[.key(.authority)] = authority
    cells[.key(.author)] = author?.description
    cells[.key(.action)] = id?.description
    switch cause {
    case .sequence(let sequence)?: cells[.key(.cause)] = String(sequence.index)
    case .action(let id)?: cells[.key(.cause)] = id.description
    case nil: break
    }
    if !evidence.isEmpty { cells[.key(.evidence)] = JSON.array(evidence).written }
    for (language, words) in text?.objectValue ?? JSONObject() {
      cells[.words(.text, language)] = words.stringValue
    }
    for (language, words) in reason?.objectValue ?? JSONObject() {
      cells[.words(.reason, language)] = words.stringValue
    }
    for (key, value) in data { addField(key, value, to: &cells) }
    return cells
  }

  private func addField(_ key: String, _ value: JSON, to cells: inout [ColumnPath: String]) {
    if key == "target" {
      cells[.target] = value.objectValue?["action"]?.stringValue ?? value.written
      return
    }
    guard let name = FieldName(name: key) else { return }
    switch (type.definition.field(name)?.kind, value) {
    case (.text, .object(let members)), (.identifiers, .object(let members)):
      for (member, text) in members { cells[.field(name, member)] = text.stringValue }
    case (.set, .array(let items)), (.list, .array(let items)):
      cells[.field(name, nil)] = joined(
        items.map { $0.stringValue ?? $0.objectValue?["action"]?.stringValue ?? $0.written })
    case (_, .string(let text)): cells[.field(name, nil)] = text
    default:
      cells[.field(name, nil)] =
        value.objectValue.flatMap { $0.count == 1 ? $0["action"]?.stringValue : nil }
        ?? value.written
    }
  }

  private func joined(_ items: [String]) -> String? {
    items.isEmpty ? nil : items.joined(separator: ";")
  }
}

extension JSON {
  /// The value as canonical JSON; what was read from a record always is.
  fileprivate var written: String {
    do throws(CanonicalJSONError) {
      return String(decoding: try canonicalBytes, as: UTF8.self)
    } catch {
      return ""
    }
  }
}
