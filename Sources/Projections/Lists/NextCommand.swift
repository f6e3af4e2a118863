public import Partnership

/// The command to run when something needs somebody.
public enum NextCommand: Sendable, Hashable {
  /// Record what happened, or what is decided.
  case record(RecordType, [Field])
  /// Look at a record.
  case show(SequenceNumber)
  /// Look at an axis.
  case axis(Code)
  /// Look at what falls due.
  case due

  /// A field of the record to come that is known already.
  public struct Field: Sendable, Hashable {
    /// Its name.
    public let name: FieldName
    /// Its value, or how an integer is written.
    public let value: String
    /// Whether it is written as JSON, as an integer is.
    public let isJSON: Bool

    init(_ name: FieldName, _ value: String, isJSON: Bool = false) {
      self.name = name
      self.value = value
      self.isJSON = isJSON
    }
  }

  /// What stands behind `entente` on the command line, in English.
  public var words: [String] {
    switch self {
    case .record(let type, let fields):
      ["record", type.name] + fields.map { "\($0.name.name)\($0.isJSON ? ":=" : "=")\($0.value)" }
    case .show(let record): ["show", record.description]
    case .axis(let code): ["state", "axis", code.text]
    case .due: ["due"]
    }
  }
}
