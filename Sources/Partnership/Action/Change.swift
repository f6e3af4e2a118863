/// What one key of a correction's `changes` speaks of.
package enum Change {
  case occurred, axes, parties
  case fact(FieldDefinition)
  /// Words in two languages, both at once.
  case text
  /// One string of words: a line, or one language of a text.
  case line

  /// Nil when the field is unknown, or names the object of the record.
  package init?(_ key: String, of definition: TypeDefinition) {
    switch key {
    case "occurred" where definition.kind != .clerical: self = .occurred
    case "axes" where definition.axisRule != .none: self = .axes
    // A proposal's parties are data, and its header follows them.
    case "parties" where definition.field(.parties) == nil: self = .parties
    case "text": self = .text
    case "text.fr", "text.en": self = .line
    default:
      let parts = key.split(separator: ".", omittingEmptySubsequences: false)
      guard let name = FieldName(name: String(parts[0])), name != definition.objectField,
        let field = definition.field(name)
      else { return nil }
      switch (field.kind, parts.count) {
      case (.text, 1): self = .text
      case (.text, 2) where parts[1] == "fr" || parts[1] == "en": self = .line
      case (.line, 1): self = .line
      case (.text, _), (.line, _): return nil
      case (_, 1):
        // Whom and which documents a ledger-wide record names decides in which journals it stands.
        if definition.scope != .agreement,
          field.kind.namesActors || field.kind.namesPersons || field.kind.namesObject
        {
          return nil
        }
        self = .fact(field)
      default: return nil
      }
    }
  }
}
