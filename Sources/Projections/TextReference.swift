public import CanonicalJSON
public import Partnership

/// Where a text stands, in each language it was given in; the text itself is looked up when asked,
/// because it can be erased.
public struct TextReference: Sendable, Hashable {
  /// The French text.
  public let french: WordReference?
  /// The English text.
  public let english: WordReference?

  /// Where a field's text stands in a record as it counts; nil when no language was given.
  public init?(_ field: String, in record: DatedRecord?) {
    guard let record else { return nil }
    french = record.word(field + ".fr")
    english = record.word(field + ".en")
    if french == nil, english == nil { return nil }
  }

  /// A text in those languages; nil for none.
  init?(french: WordReference?, english: WordReference?) {
    if french == nil, english == nil { return nil }
    self.french = french
    self.english = english
  }

  /// Reads back what ``json`` wrote.
  init(_ reader: FieldReader) throws(ProjectionsError) {
    french = try reader.word("fr")
    english = try reader.word("en")
  }

  /// `{"en": …, "fr": …}`, each `{field, sequence}` or null.
  public var json: JSON { ["en": .word(english), "fr": .word(french)] }
}

extension JSON {
  /// Where a word stands, `{field, sequence}`; null for none.
  static func word(_ reference: WordReference?) -> JSON {
    guard let reference else { return .null }
    return ["field": .string(reference.path), "sequence": .record(reference.sequence)]
  }

  /// Where a text stands, or null.
  static func text(_ reference: TextReference?) -> JSON { reference?.json ?? .null }

  /// The word reference that this value is; nil for any other value.
  public var wordReference: WordReference? {
    guard case .object(let members) = self, members.count == 2,
      let path = members["field"]?.stringValue,
      let index = members["sequence"]?.integerValue.flatMap({ UInt64(exactly: $0) })
    else { return nil }
    return WordReference(SequenceNumber(index), path)
  }

  /// Every word that a view's JSON points to, by record and path, without repeats: what to look up
  /// before the view is shown.
  public var wordReferences: [WordReference] {
    var found: Set<WordReference> = []
    collectWords(into: &found)
    return found.sorted { ($0.sequence.index, $0.path) < ($1.sequence.index, $1.path) }
  }

  private func collectWords(into found: inout Set<WordReference>) {
    if let wordReference {
      found.insert(wordReference)
      return
    }
    switch self {
    case .array(let items): for item in items { item.collectWords(into: &found) }
    case .object(let members): for (_, value) in members { value.collectWords(into: &found) }
    case .null, .bool, .integer, .string: break
    }
  }
}
