import CanonicalJSON
import Partnership

extension FactsFormat {
  /// Holds what a correction changes to the fields of the type it targets.
  ///
  /// Without that type, a type of the catalogue has to have all that is changed.
  static func checkChanges(
    _ facts: Facts, of target: RecordType?
  ) throws(RecordFormatError) {
    let changes = facts.changes
    let words = facts.wordsPresent.filter { $0.hasPrefix(WordPaths.changed) }
      .map { String($0.dropFirst(WordPaths.changed.count)) }
    guard !changes.isEmpty || !words.isEmpty else {
      throw .missingKey(part: .facts, key: FieldName.changes.name)
    }
    if let target {
      if let misfit = misfit(changes, words, to: target) { throw misfit }
    } else if !RecordType.allCases.contains(where: { misfit(changes, words, to: $0) == nil }) {
      throw .malformed(
        part: .facts, key: FieldName.changes.name, offset: nil,
        expected: "changes that one type of the catalogue allows")
    }
  }

  private static func misfit(
    _ changes: JSONObject, _ words: [String], to type: RecordType
  ) -> RecordFormatError? {
    let definition = type.definition
    for (key, value) in changes {
      let path = "changes.\(key)"
      guard let change = Change(key, of: definition) else {
        return .unknownKey(part: .facts, key: path, offset: nil)
      }
      guard let form = form(of: change, newValue: value) else { continue }
      return .malformed(part: .facts, key: path, offset: nil, expected: form)
    }
    for path in words {
      guard case .line = Change(path, of: definition) else {
        return .unknownKey(part: .facts, key: WordPaths.changed + path, offset: nil)
      }
    }
    return nil
  }

  /// The form that a new value breaks; nil when it keeps it.
  ///
  /// `null` removes what may be absent.
  private static func form(of change: Change, newValue: JSON) -> String? {
    switch change {
    case .occurred:
      return breaks(.occurred, newValue)
    case .axes:
      return newValue == .null ? nil : breaks(.set(of: .axis), newValue)
    case .parties:
      return newValue == .null ? nil : breaks(.set(of: .actor), newValue)
    case .fact(let field):
      return newValue == .null && field.isOptional ? nil : breaks(field.kind, newValue)
    case .line:
      // New words stand in the words, so here words can only be removed.
      return newValue == .null ? nil : "null"
    case .text:
      return "title.en or title.fr, a language at a time"
    }
  }

  /// An author's set may be in any order; a set in the log is as the ledger writes it.
  private static func breaks(_ kind: FieldKind, _ value: JSON) -> String? {
    // A refusal says no more than the form that is returned here.
    let fact = try? kind.fact(from: value, at: "")
    return fact?.json == value ? nil : kind.form
  }
}
