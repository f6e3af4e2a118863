import CanonicalJSON
import Partnership
import Projections
import Wording

/// What a record says, one part a line: of one that stands in the log, or of one about to be made.
struct RecordContentLines {
  let type: RecordType
  let agreement: AgreementID?
  let occurred: Occurred?
  let onBehalfOf: [ActorID]
  let parties: [ActorID]
  let axes: [Code]
  let target: SequenceNumber?
  let facts: Facts
  let wording: Wording
  /// The word at a path.
  let text: (String) -> String
  /// For a correction, the type of what it corrects and what it changes there.
  var changes: (type: RecordType, values: [FieldChange])?
  /// A word that stands elsewhere, as that before a correction does.
  var word: (WordReference) -> String = { _ in "…" }
  /// What an id stands for; the id itself unless somebody knows.
  var name: (String) -> String = { $0 }

  /// The lines, as a table of two columns.
  ///
  /// - Parameter recorded: The line that says when it was recorded, and its label.
  func lines(recorded: (label: String, value: String)? = nil, width: Int) -> [String] {
    var table = TextTable([.init("", .leading, .keep), .init("", .leading, .wrap)])
    func add(_ label: String, _ value: String?) {
      guard let value, !value.isEmpty else { return }
      // Words may be of several lines, and a table shows one line a row.
      for (index, line) in safeLines(value).enumerated() {
        table.add([StyledText(index == 0 ? label : ""), StyledText(line)])
      }
    }
    add(wording.label(ofKey: .agreement), agreement?.text)
    add(wording.label(ofKey: .occurred), occurred.map { wording.date($0) })
    if let recorded { add(recorded.label, recorded.value) }
    add(wording.label(ofKey: .onBehalfOf), names(onBehalfOf.map(\.text)))
    add(wording.label(ofKey: .parties), names(parties.map(\.text)))
    add(wording.label(ofKey: .axes), names(axes.map(\.text)))
    add(wording.say(fr: "Écriture visée", en: "Target"), target.map { "#\($0)" })
    for change in changes?.values ?? [] {
      let former = wording.shown(change.former, of: change.field, word: word)
      let new = wording.shown(change.new, of: change.field, word: word)
      add(
        wording.label(ofChanged: change.field, in: changes?.type ?? type), "\(former) → \(new)")
    }
    for entry in facts.entries where entry.field != .wordsPresent {
      if entry.field == .changes, changes != nil { continue }
      add(wording.label(of: entry.field, in: type), shown(entry))
    }
    for path in facts.wordsPresent where changes == nil || !path.hasPrefix("changes.") {
      add(label(ofWords: path), text(path))
    }
    return table.lines(width: width)
  }

  private func names(_ ids: [String]) -> String { ids.map(name).joined(separator: ", ") }

  private func shown(_ entry: Facts.Entry) -> String {
    let value = facts.json[entry.field.name] ?? .null
    if case .string(let text) = value {
      if let day = Day(text) { return wording.date(day) }
      if case .choice? = type.definition.field(entry.field)?.kind {
        return wording.label(of: text, in: entry.field)
      }
      return name(text)
    }
    if case .array(let items) = value, items.allSatisfy({ $0.stringValue != nil }) {
      return names(items.compactMap(\.stringValue))
    }
    do throws(CanonicalJSONError) {
      return try value.canonicalText
    } catch {
      return error.description
    }
  }

  /// `titre (fr)` for `title.fr`, the path itself for what is no field of the type.
  private func label(ofWords path: String) -> String {
    let parts = path.split(separator: ".").map(String.init)
    let language = parts.count == 2 && ["fr", "en"].contains(parts[1]) ? " (\(parts[1]))" : ""
    guard let first = parts.first, parts.count == 1 || !language.isEmpty else { return path }
    if let key = EnvelopeKey(rawValue: first) { return wording.label(ofKey: key) + language }
    guard let field = FieldName(name: first) else { return path }
    return wording.label(of: field, in: type) + language
  }
}
