import CanonicalJSON
import Partnership
import Projections

/// What changed between two dates as rows for people: each value by what it is called.
///
/// What only follows from something beside it is left out: an item of a list that came or went is one
/// row, with where it stands; so are an amount with its currency. The number of a record is left out
/// beside what the record changed, and the number of records where something else of the cell changed.
struct ComparisonRows {
  /// One row.
  struct Row {
    let label: String
    let then: String
    let now: String
    let records: [SequenceNumber]
  }

  fileprivate struct Change {
    let place: ViewPlace
    let path: String
    let then: JSON?
    let now: JSON?
    let records: [SequenceNumber]
  }

  private let rendering: Rendering
  private let changes: [Change]
  private let byPath: [String: Change]
  /// Where other values changed too than how many records there are and which is the last.
  private let moved: Set<String>

  /// - Parameter changes: Those of the view that are shown.
  init(_ changes: [ComparisonView.Change], of view: ComparisonView, _ rendering: Rendering) {
    self.rendering = rendering
    self.changes = changes.map { change in
      Change(
        place: ViewPlace(ViewPath(view.subject, change.value.path)), path: change.value.path,
        then: change.value.then, now: change.value.now, records: change.records)
    }
    byPath = Dictionary(self.changes.map { ($0.path, $0) }) { first, _ in first }
    moved = Set(
      self.changes.filter { $0.place.key != "records" && !$0.place.isOfLastRecord }.map(\.cell))
  }

  /// The rows, in the order of the paths.
  var rows: [Row] { changes.compactMap(row) }

  private func row(_ change: Change) -> Row? {
    if let (step, item) = item(around: change) { return row(of: step, item, at: change) }
    if change.place.isOfLastRecord {
      let counts = ["records", "counts/records"].map {
        change.cell.isEmpty ? $0 : "\(change.cell)/\($0)"
      }
      guard change.place.key == "record", !moved.contains(change.cell),
        counts.allSatisfy({ byPath[$0] == nil })
      else { return nil }
      return row(change, label: rendering.label(of: change.place.parentPlace))
    }
    if follows(change) { return nil }
    if change.place.key == "amount", let currency = sibling(of: change, "currency") {
      func money(_ amount: JSON?, _ currency: JSON?) -> String {
        guard let amount = amount?.integerValue, let currency = currency?.stringValue else {
          return "—"
        }
        return rendering.wording.money(amount, currency)
      }
      return Row(
        label: rendering.label(of: change.place.parentPlace),
        then: money(change.then, currency.then), now: money(change.now, currency.now),
        records: change.records)
    }
    return row(change, label: rendering.label(of: change.place))
  }

  private func row(_ change: Change, label: String) -> Row {
    Row(
      label: label, then: shown(change.then, of: change), now: shown(change.now, of: change),
      records: change.records)
  }

  private func shown(_ value: JSON?, of change: Change) -> String {
    value.map { rendering.shown($0, at: change.place) } ?? "—"
  }

  // MARK: - Items that came or went

  /// The outermost item around a change that came or went with it.
  private func item(around change: Change) -> (ViewPlace.Step, Change)? {
    for step in change.place.steps {
      guard let identity = step.item?.identity, let item = byPath["\(step.path)/\(identity)"],
        (item.then == nil) != (item.now == nil)
      else { continue }
      return (step, item)
    }
    return nil
  }

  /// The row of an item, in the place of the value it is known by: where it stands, or stood; when it
  /// happened; else that it is there.
  private func row(of step: ViewPlace.Step, _ item: Change, at change: Change) -> Row? {
    guard change.path == item.path else { return nil }
    let label = rendering.label(of: item.place.parentPlace)
    let telling = ["stage", "introduced/occurred", "count", "type", "occurred"].lazy.compactMap {
      byPath["\(step.path)/\($0)"]
    }
    .first
    if let telling {
      return Row(
        label: label, then: shown(telling.then, of: telling), now: shown(telling.now, of: telling),
        records: item.records + telling.records.filter { !item.records.contains($0) })
    }
    let there = rendering.wording.say(fr: "présent", en: "there")
    return Row(
      label: label, then: item.then == nil ? "—" : there, now: item.now == nil ? "—" : there,
      records: item.records)
  }

  // MARK: - What follows from something beside it

  /// Whether something beside a change says the same, or more.
  private func follows(_ change: Change) -> Bool {
    // A currency that was not there counted nothing.
    if change.place.thing == .currency, (change.then ?? 0) == (change.now ?? 0) { return true }
    func has(_ key: String) -> Bool { sibling(of: change, key) != nil }
    switch change.place.key {
    case "currency": return has("amount")
    case "due_day": return has("due")
    case "id" where change.place.thing == .currency: return true
    case "of": return has("by")
    case "record": return ["occurred", "from", "until", "successor"].contains(where: has)
    case "records":
      // Of a list of records, what they say stands in other rows; what a hold covers stands nowhere else.
      return change.place.steps.last?.item == nil
        ? moved.contains(change.cell) : !change.place.steps.contains { $0.name == "covers" }
    case let key where ViewValueKeys.records.contains(key): return has("stage")
    default: return false
    }
  }

  private func sibling(of change: Change, _ key: String) -> Change? {
    let parent = change.place.parent
    let path = parent.isEmpty ? key : "\(parent)/\(key)"
    return path == change.path ? nil : byPath[path]
  }
}

extension ComparisonRows.Change {
  /// What is counted together: the path of the cell, of a view or of an item of one.
  fileprivate var cell: String {
    let steps = place.steps.dropLast().filter { !["commitments", "exchanges"].contains($0.name) }
    let last = steps.firstIndex { $0.item == nil && $0.name == "last" }
    return (last.map { steps[..<$0] } ?? steps[...]).last?.path ?? ""
  }
}

extension ViewPlace {
  /// Whether it is of the record that is the last of a cell.
  fileprivate var isOfLastRecord: Bool {
    steps.dropLast().contains { $0.item == nil && $0.name == "last" }
  }

  /// The item or member that the value is a member of.
  fileprivate var parentPlace: ViewPlace { ViewPlace(upTo: steps.dropLast(), of: subject) }
}
