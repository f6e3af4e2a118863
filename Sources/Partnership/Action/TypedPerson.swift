public import CanonicalJSON

extension FieldKind {
  /// The number of a record that a text typed for a person stands for: `5` or `#5`, the record that
  /// registers the person; nil for anything else, and where no person is asked for.
  ///
  /// Where an actor may stand too, `5` is the id of one, and only `#5` is a record.
  public func recordOfPerson(typed text: String) -> JSON? {
    switch self {
    case .person: JSON.record(typed: text)
    case .participant where text.hasPrefix("#"): JSON.record(typed: text)
    default: nil
    }
  }
}

extension JSON {
  /// The number of a record as people type it, `5` or `#5`; nil for anything else.
  public static func record(typed text: String) -> JSON? {
    let digits = text.hasPrefix("#") ? text.dropFirst() : text[...]
    guard digits.allSatisfy({ $0.isASCII && $0.isNumber }) else { return nil }
    return Int64(digits).map { .integer($0) }
  }
}
