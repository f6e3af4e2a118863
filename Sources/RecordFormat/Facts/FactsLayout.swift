internal import Partnership

/// What the facts of a type consist of, in the order in which they stand.
struct FactsLayout {
  enum Kind {
    case field(FieldKind)
    case cause
    case changes
    case evidence
    case wordsPresent
  }

  /// One key that facts of the type may have.
  struct Slot {
    let key: String
    let field: FieldName
    let kind: Kind
    let isOptional: Bool
  }

  /// The slots of a type, ascending by key.
  static func of(_ type: RecordType) -> [Slot] { layouts[Int(type.rawValue)] }

  /// By number; nothing asks for the unused ones.
  private static let layouts: [[Slot]] = {
    let last = RecordType.allCases.map { Int($0.rawValue) }.max() ?? 0
    var layouts: [[Slot]] = Array(repeating: [], count: last + 1)
    for type in RecordType.allCases { layouts[Int(type.rawValue)] = slots(of: type) }
    return layouts
  }()

  private static func slots(of type: RecordType) -> [Slot] {
    var slots = type.definition.fields.filter { !$0.kind.isWords }.map {
      Slot(
        key: $0.name.name, field: $0.name, kind: .field($0.kind), isOptional: $0.isOptional)
    }
    slots.append(beside(.cause, .cause))
    slots.append(beside(.evidence, .evidence))
    slots.append(beside(.wordsPresent, .wordsPresent))
    if type == .recordCorrected { slots.append(beside(.changes, .changes)) }
    return slots.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
  }

  private static func beside(_ field: FieldName, _ kind: Kind) -> Slot {
    Slot(key: field.name, field: field, kind: kind, isOptional: true)
  }
}
