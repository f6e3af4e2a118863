public import CanonicalJSON

/// One value of a fact.
public enum FactValue: Sendable, Hashable {
  /// An id, a code, a choice, a date: anything written as a string.
  case text(String)
  /// A whole number.
  case integer(Int64)
  /// True or false.
  case boolean(Bool)
  /// A set or list of strings.
  case texts([String])
  /// What no fold looks into as a whole: evidence, identifiers, changes, operations.
  case tree(JSON)
}

/// The facts of a record by field: what rules and folds read, and never erased.
public struct Facts: Sendable, Hashable {
  /// One fact.
  public struct Entry: Sendable, Hashable {
    /// The field.
    public let field: FieldName
    /// Its value.
    public let value: FactValue

    /// A field with its value.
    public init(_ field: FieldName, _ value: FactValue) {
      self.field = field
      self.value = value
    }
  }

  /// The facts in ascending order of field number.
  public private(set) var entries: [Entry] = []

  /// No facts at all.
  public init() {}

  /// Those entries; a later one of a field replaces an earlier one.
  public init(_ entries: some Swift.Sequence<Entry>) {
    for entry in entries { self[entry.field] = entry.value }
  }

  /// Those entries as they stand in a row; nil unless they ascend by field number.
  package init?(ascending entries: [Entry]) {
    for index in entries.indices.dropFirst()
    where entries[index - 1].field.rawValue >= entries[index].field.rawValue {
      return nil
    }
    self.entries = entries
  }

  /// The value of a field; nil when it is absent.
  public subscript(field: FieldName) -> FactValue? {
    get {
      for index in entries.indices where entries[index].field == field {
        return entries[index].value
      }
      return nil
    }
    set {
      let index =
        entries.firstIndex { $0.field.rawValue >= field.rawValue } ?? entries.endIndex
      let isThere = index < entries.endIndex && entries[index].field == field
      switch (newValue, isThere) {
      case (let value?, true): entries[index] = Entry(field, value)
      case (let value?, false): entries.insert(Entry(field, value), at: index)
      case (nil, true): entries.remove(at: index)
      case (nil, false): break
      }
    }
  }
}

extension Facts {
  /// The string of a field written as a string.
  public func text(_ field: FieldName) -> String? {
    guard case .text(let text) = self[field] else { return nil }
    return text
  }

  /// The strings of a field that holds several.
  public func texts(_ field: FieldName) -> [String] {
    guard case .texts(let texts) = self[field] else { return [] }
    return texts
  }

  /// A whole number.
  public func integer(_ field: FieldName) -> Int64? {
    guard case .integer(let integer) = self[field] else { return nil }
    return integer
  }

  /// True or false; false when absent.
  public func isTrue(_ field: FieldName) -> Bool {
    self[field] == .boolean(true)
  }

  /// The actor a field names.
  public func actor(_ field: FieldName) -> ActorID? { text(field).map { ActorID(unchecked: $0) } }

  /// The actors a field names.
  public func actors(_ field: FieldName) -> [ActorID] { texts(field).compactMap { ActorID($0) } }

  /// The person a field names.
  public func person(_ field: FieldName) -> PersonID? {
    text(field).map { PersonID(unchecked: $0) }
  }

  /// The code a field holds.
  public func code(_ field: FieldName) -> Code? { text(field).map { Code(unchecked: $0) } }

  /// The day a field holds.
  public func day(_ field: FieldName) -> Day? { text(field).flatMap { Day($0) } }

  /// The term a field holds.
  public func term(_ field: FieldName) -> Term? { text(field).flatMap { Term($0) } }

  /// The record this one follows from.
  public var cause: SequenceNumber? {
    integer(.cause).flatMap { UInt64(exactly: $0) }.map { SequenceNumber($0) }
  }

  /// The records a field names, ascending.
  public func records(_ field: FieldName) -> [SequenceNumber] {
    guard case .tree(let json) = self[field] else { return [] }
    return (json.arrayValue ?? []).compactMap { record in
      record.integerValue.flatMap { UInt64(exactly: $0) }.map { SequenceNumber($0) }
    }
  }

  /// What a correction changes: new values by field, `null` where one is removed.
  public var changes: JSONObject {
    guard case .tree(let json) = self[.changes], let changes = json.objectValue else {
      return JSONObject()
    }
    return changes
  }

  /// Every string among the new values of a correction: it may name actors and persons.
  var textsInChanges: [String] {
    guard self[.changes] != nil else { return [] }
    return changes.flatMap {
      $0.value.arrayValue?.compactMap(\.stringValue) ?? [$0.value.stringValue ?? ""]
    }
  }

  /// The sorted paths of the words that were given, `title.fr`.
  public var wordsPresent: [String] { texts(.wordsPresent) }

  /// Whether any language of a word was given, or the word itself.
  public func hasWords(_ name: String) -> Bool {
    wordsPresent.contains { $0 == name || $0.hasPrefix(name + ".") }
  }

  /// The facts as the canonical object that is committed to.
  public var json: JSONObject {
    var object = JSONObject()
    for entry in entries { object[entry.field.name] = entry.value.json }
    return object
  }
}

extension FactValue {
  /// The value as it stands in canonical JSON.
  public var json: JSON {
    switch self {
    case .text(let text): .string(text)
    case .integer(let integer): .integer(integer)
    case .boolean(let boolean): .bool(boolean)
    case .texts(let texts): .array(texts.map { .string($0) })
    case .tree(let json): json
    }
  }
}
