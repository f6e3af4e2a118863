public import Partnership
public import Wording

/// What a column of a table is about: a path into an action, as JSON lines spell it.
///
/// `type`, `occurred`, `axes`, `text.fr`, `data.giver`, `data.title.en`, `data.identifiers.ror`.
/// One path is of tables alone: `data.amount.decimal`, an amount in the unit of its currency, where
/// `data.amount` counts the smallest one.
public enum ColumnPath: Hashable, Sendable {
  /// A key of the action that is one value, or a list.
  case key(EnvelopeKey)
  /// One language of the text or the reason.
  case words(EnvelopeKey, String)
  /// A field of the type, or one member of it.
  case field(FieldName, String?)
  /// The record a correction or an annulment targets.
  case target

  /// Reads a path; nil when no action has it.
  public init?(_ text: String) {
    let steps = text.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    switch (steps.count, steps[0]) {
    case (2, "data") where steps[1] == "target": self = .target
    case (2...3, "data"):
      guard let field = FieldName(name: steps[1]) else { return nil }
      self = .field(field, steps.count == 3 ? steps[2] : nil)
    case (2, "text"), (2, "reason"):
      guard let key = EnvelopeKey(rawValue: steps[0]), ["fr", "en"].contains(steps[1]) else {
        return nil
      }
      self = .words(key, steps[1])
    case (1, _):
      guard let key = EnvelopeKey(rawValue: steps[0]),
        ![EnvelopeKey.data, .text, .reason].contains(key)
      else { return nil }
      self = .key(key)
    default: return nil
    }
  }

  /// What a text that is no path may have meant: the paths it is most like, else what paths look like.
  static func expected(for text: String) -> String {
    let meant = Headings.meant(by: text, in: RecordType.allCases).map(\.path.text)
    let paths = Set(meant).sorted()
    return paths.isEmpty || paths.count > 4
      ? "type, occurred, data.…, text.fr" : paths.joined(separator: "|")
  }

  /// The path as text.
  public var text: String {
    switch self {
    case .key(let key): key.rawValue
    case .words(let key, let language): "\(key.rawValue).\(language)"
    case .field(let field, let member): "data.\(field.name)" + (member.map { ".\($0)" } ?? "")
    case .target: "data.target"
    }
  }

  /// The name of an amount in the unit of its currency.
  public static let decimal = "decimal"

  /// Whether a type of record has it.
  func isOf(_ type: RecordType) -> Bool {
    guard case .field(let name, let member) = self else {
      return self != .target || type.definition.scope == .target
    }
    if name == .changes { return type == .recordCorrected && member == nil }
    guard let kind = type.definition.field(name)?.kind else { return false }
    return switch (kind, member) {
    case (.text, "fr"?), (.text, "en"?): true
    case (.text, _): false
    case (.identifiers(let registries), let member?): registries.contains(member)
    case (_, ColumnPath.decimal?): name == .amount
    case (_, nil): true
    case (_, _?): false
    }
  }
}
