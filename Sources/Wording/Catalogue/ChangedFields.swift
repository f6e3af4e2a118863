public import CanonicalJSON
public import Partnership
internal import Projections

extension Wording {
  /// What a field that a correction changes is called: `Échéance`, `Titre (fr)`.
  ///
  /// - Parameters:
  ///   - path: The field, or the path of a text: `due`, `title.fr`, `occurred`.
  ///   - type: The type of the record that is corrected.
  public func label(ofChanged path: String, in type: RecordType) -> String {
    let parts = path.split(separator: ".", maxSplits: 1).map(String.init)
    let name = parts.first ?? path
    let label =
      EnvelopeKey(rawValue: name).map { self.label(ofKey: $0) }
      ?? FieldName(name: name).map { self.label(of: $0, in: type) } ?? name
    return parts.count > 1 ? "\(label) (\(parts[1]))" : label
  }

  /// The value of a field as a person reads it: a choice by what it is called, each of several, a word
  /// itself; a dash for none.
  public func shown(
    _ value: JSON, of field: String, word: (WordReference) -> String
  ) -> String {
    if let reference = value.wordReference { return word(reference) }
    switch value {
    case .null: return "—"
    case .bool(let bool): return bool ? say(fr: "oui", en: "yes") : say(fr: "non", en: "no")
    case .integer(let integer): return number(Int(clamping: integer))
    case .array(let items):
      return items.map { shown($0, of: field, word: word) }.joined(separator: ", ")
    case .object(let members):
      return members.map { "\($0.key): \(shown($0.value, of: $0.key, word: word))" }
        .joined(separator: ", ")
    case .string(let text):
      let label = FieldName(name: field).map { self.label(of: text, in: $0) } ?? text
      guard label == text else { return label }
      return Occurred(text).map { date($0, .short) } ?? text
    }
  }
}
