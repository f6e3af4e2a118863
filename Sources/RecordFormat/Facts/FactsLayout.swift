internal import CanonicalJSON
internal import Partnership

/// What the facts of a type consist of, in the order in which they stand.
final class FactsLayout: Sendable {
  enum Kind {
    case field(FieldKind)
    case cause
    case changes
    case evidence
    case wordsPresent
  }

  /// One key that facts of the type may have.
  struct Slot {
    let key: PackedName
    let field: FieldName
    let kind: Kind
    let isOptional: Bool
  }

  /// The slots, ascending by key.
  let slots: [Slot]
  /// The paths that words of the type may stand at.
  let paths: WordPaths

  /// The layout of a type.
  static func of(_ type: RecordType) -> FactsLayout { layouts[Int(type.rawValue)] }

  /// By number; the unused numbers hold the first layout, which nothing asks for.
  private static let layouts: [FactsLayout] = {
    let last = RecordType.allCases.map { Int($0.rawValue) }.max() ?? 0
    var layouts = Array(repeating: FactsLayout(.ledgerOpened), count: last + 1)
    for type in RecordType.allCases { layouts[Int(type.rawValue)] = FactsLayout(type) }
    return layouts
  }()

  private init(_ type: RecordType) {
    var slots = type.definition.fields.filter { !$0.kind.isWords }.map {
      Slot(
        key: PackedName($0.name.name), field: $0.name, kind: .field($0.kind),
        isOptional: $0.isOptional)
    }
    slots.append(FactsLayout.beside(.cause, .cause))
    slots.append(FactsLayout.beside(.evidence, .evidence))
    slots.append(FactsLayout.beside(.wordsPresent, .wordsPresent))
    if type == .recordCorrected { slots.append(FactsLayout.beside(.changes, .changes)) }
    self.slots = slots.sorted { precedes($0.key.text, $1.key.text) }
    paths = WordPaths(of: type)
  }

  private static func beside(_ field: FieldName, _ kind: Kind) -> Slot {
    Slot(key: PackedName(field.name), field: field, kind: kind, isOptional: true)
  }
}
