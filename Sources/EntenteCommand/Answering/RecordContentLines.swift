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
      let former = shown(change.former, ofChanged: change.field)
      let new = shown(change.new, ofChanged: change.field)
      add(
        wording.label(ofChanged: change.field, in: changes?.type ?? type), "\(former) → \(new)")
    }
    for entry in facts.entries where entry.field != .wordsPresent {
      if entry.field == .changes, changes != nil { continue }
      if entry.field == .covers {
        add(wording.label(of: .covers), covered)
        continue
      }
      if entry.field == .evidence {
        for piece in evidence { add(wording.label(of: .evidence), piece) }
        continue
      }
      if entry.field == .amount, let money = wording.money(of: facts, in: type) {
        add(money.label, money.value)
        continue
      }
      add(wording.label(of: entry.field, in: type), shown(entry))
    }
    for path in facts.wordsPresent
    where !path.hasPrefix("evidence.") && (changes == nil || !path.hasPrefix("changes.")) {
      add(label(ofWords: path), text(path))
    }
    return table.lines(width: width)
  }

  private func names(_ ids: [String]) -> String { ids.map(name).joined(separator: ", ") }

  private func shown(_ entry: Facts.Entry) -> String {
    shown(facts.json[entry.field.name] ?? .null, of: entry.field, in: type)
  }

  /// A value that a correction changes: parties and other actors by name, as in the record itself.
  private func shown(_ value: JSON, ofChanged path: String) -> String {
    if path == EnvelopeKey.parties.rawValue {
      return value == .null ? "—" : names((value.arrayValue ?? []).compactMap(\.stringValue))
    }
    if let field = FieldName(name: path), let type = changes?.type, value != .null,
      namesSomebody(field, in: type)
    {
      return shown(value, of: field, in: type)
    }
    return wording.shown(value, of: path, word: word)
  }

  private func shown(_ value: JSON, of field: FieldName, in type: RecordType) -> String {
    switch value {
    case .string(let text):
      if namesSomebody(field, in: type) { return name(text) }
      switch type.definition.field(field)?.kind {
      case .choice?, .set(.choice)?, .list(.choice)?: return wording.label(of: text, in: field)
      case .due?, .term?, .axisOrAll?:
        return Term(text).map { wording.term($0) } ?? Day(text).map { wording.date($0) }
          ?? wording.label(of: text, in: field)
      case .day?, .occurred?: return Occurred(text).map { wording.date($0) } ?? text
      default: return text
      }
    case .array(let items):
      let isFlat = items.allSatisfy { $0.stringValue != nil }
      return items.map { shown($0, of: field, in: type) }
        .joined(separator: isFlat ? ", " : "; ")
    case .object(let members): return shown(members, in: type)
    case .integer, .bool, .null: return wording.shown(value, of: field.name, word: word)
    }
  }

  /// Each member by its label; an operation of an amendment by its type, whose fields it has.
  private func shown(_ members: JSONObject, in type: RecordType) -> String {
    let operation = members["type"]?.stringValue.flatMap { RecordType(name: $0) }
    var parts: [String] = []
    for (key, value) in members where operation == nil || key != "type" {
      guard let field = FieldName(name: key) else {
        let shown = wording.shown(value, of: key, word: word)
        parts.append(wording.say(fr: "\(key) : \(shown)", en: "\(key): \(shown)"))
        continue
      }
      let label = wording.label(of: field, in: operation)
      let shown = shown(value, of: field, in: operation ?? type)
      parts.append(wording.say(fr: "\(label) : \(shown)", en: "\(label): \(shown)"))
    }
    let list = parts.joined(separator: ", ")
    return operation.map { "\(wording.label(of: $0)) (\(list))" } ?? list
  }

  private func namesSomebody(_ field: FieldName, in type: RecordType) -> Bool {
    guard let kind = type.definition.field(field)?.kind else { return false }
    return kind.namesActors || kind.namesPersons
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

extension RecordContentLines {
  /// What a hold covers, as the list of holds says it.
  private var covered: String? {
    guard let json = facts.json[FieldName.covers.name] else { return nil }
    let covers = Coverage(json)
    return wording.covered(
      by: covers, documents: covers.documents.map { "document \($0.text)" }, name: name)
  }

  /// Each piece of evidence in words: `lettre.pdf · application/pdf · 1,2 Mo · SHA-256 c1c1c1c1c1c1…`.
  private var evidence: [String] {
    let pieces = facts.json[FieldName.evidence.name]?.arrayValue ?? []
    return pieces.map { $0.objectValue ?? JSONObject() }.enumerated().map { index, piece in
      func word(_ key: String) -> String? {
        let path = "evidence.\(index).\(key)"
        return facts.wordsPresent.contains(path) ? text(path) : nil
      }
      let size = piece["bytes"]?.integerValue.map { wording.bytes(Int(clamping: $0)) }
      let hash = piece["sha256"]?.stringValue.map { wording.hash($0) }
      let place = word("held_at").map { place in
        wording.say(fr: "conservé à : \(place)", en: "held at: \(place)")
      }
      return [
        word("name"), piece["media_type"]?.stringValue, size, piece["language"]?.stringValue, hash,
        place,
      ].compactMap { $0 }.joined(separator: " · ")
    }
  }
}
