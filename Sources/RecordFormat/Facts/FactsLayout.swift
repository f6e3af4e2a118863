internal import CanonicalJSON
internal import Partnership

/// What the facts of a type consist of, in the order in which they stand.
final class FactsLayout: Sendable {
  enum Kind {
    case field(FieldKind)
    /// The registries ascending, and the form as refusals show it.
    case identifiers([PackedName], form: String)
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

    init(_ field: FieldName, _ kind: Kind, isOptional: Bool = true) {
      key = PackedName(field.name)
      self.field = field
      self.kind = kind
      self.isOptional = isOptional
    }
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
      Slot($0.name, Kind($0.kind), isOptional: $0.isOptional)
    }
    slots.append(Slot(.cause, .cause))
    slots.append(Slot(.evidence, .evidence))
    slots.append(Slot(.wordsPresent, .wordsPresent))
    if type == .recordCorrected { slots.append(Slot(.changes, .changes)) }
    self.slots = slots.sorted { $0.field.name.precedes($1.field.name) }
    paths = WordPaths(of: type)
  }
}

extension FactsLayout.Kind {
  fileprivate init(_ kind: FieldKind) {
    guard case .identifiers(let registries) = kind else {
      self = .field(kind)
      return
    }
    let names = registries.sorted { $0.precedes($1) }.map { PackedName($0) }
    self = .identifiers(names, form: kind.form)
  }
}
