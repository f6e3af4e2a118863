import CanonicalJSON
import Partnership

/// What an answer must say, worked out the slow and obvious way from the records alone: no
/// indexes, no incremental state, every question a search through the list.
struct ReferenceFold {
  /// A record with its corrections applied.
  struct Entry {
    var record: Record
    var day = Day.earliest
    var second = Int.max

    var first: Day { record.occurred?.first ?? .earliest }
    var lastPossible: Day { max(day, first) }
    func actor(_ field: FieldName) -> String { record.facts.text(field) ?? "" }
  }

  let standing: [Entry]
  let counted: [Entry]
  let coming: [SequenceNumber]
  let underWay: [SequenceNumber]
  let annulled: [SequenceNumber: SequenceNumber]
  let asOf: Day

  init(_ all: [Record], asOf: Day, knownAt position: SequenceNumber) {
    self.asOf = asOf
    let known = all.filter { $0.sequence <= position }.sorted { $0.sequence < $1.sequence }
    var annulled: [SequenceNumber: SequenceNumber] = [:]
    for record in known where record.type == .recordAnnulled {
      if let target = record.target { annulled[target] = record.sequence }
    }
    self.annulled = annulled
    var entries: [Entry] = []
    for record in known where annulled[record.sequence] == nil {
      if record.type == .recordCorrected, let target = record.target, annulled[target] != nil {
        continue
      }
      var entry = Entry(record: record)
      for correction in known
      where correction.type == .recordCorrected && correction.target == record.sequence
        && annulled[correction.sequence] == nil
      {
        entry.apply(correction)
      }
      if let occurred = entry.record.occurred {
        let recorded = entry.record.recorded.day
        entry.day = occurred.last ?? .latest
        entry.second = occurred.secondOfDay ?? .max
        if entry.day > recorded, !record.type.definition.mayLieAhead {
          entry.day = recorded
          entry.second = .max
        }
      }
      entries.append(entry)
    }
    standing = entries
    let clerical = entries.filter { $0.record.occurred == nil }
    let dated = entries.filter { $0.record.occurred != nil }.sorted {
      ($0.day, $0.second, $0.record.sequence) < ($1.day, $1.second, $1.record.sequence)
    }
    counted = clerical + dated.filter { $0.day <= asOf }
    let later = dated.filter { $0.day > asOf }
    coming = later.filter { $0.record.occurred?.first != nil && $0.first > asOf }
      .map(\.record.sequence)
    underWay = later.filter { $0.record.occurred?.first == nil || $0.first <= asOf }
      .map(\.record.sequence)
  }
}

extension ReferenceFold.Entry {
  fileprivate mutating func apply(_ correction: Record) {
    if let axes = correction.amends.axes { record.axes = axes }
    if let parties = correction.amends.parties { record.parties = parties }
    if let occurred = correction.amends.occurred { record.occurred = occurred }
    for (key, value) in correction.facts.changes {
      guard let name = FieldName(name: key), record.type.definition.field(name) != nil else {
        continue
      }
      switch value {
      case .string(let text): record.facts[name] = .text(text)
      case .integer(let integer): record.facts[name] = .integer(integer)
      case .bool(let bool): record.facts[name] = .boolean(bool)
      case .array(let items):
        let texts = items.compactMap(\.stringValue)
        record.facts[name] = texts.count == items.count ? .texts(texts) : .tree(value)
      case .object: record.facts[name] = .tree(value)
      case .null: record.facts[name] = nil
      }
    }
    var present = Set(record.facts.wordsPresent)
    for path in correction.facts.wordsPresent where path.hasPrefix("changes.") {
      present.insert(String(path.dropFirst("changes.".count)))
    }
    for (key, value) in correction.facts.changes where value == .null { present.remove(key) }
    record.facts[.wordsPresent] = present.isEmpty ? nil : .texts(present.sorted())
  }
}

extension ReferenceFold.Entry {
  var type: RecordType { record.type }
  var sequence: SequenceNumber { record.sequence }
  var by: [String] { record.onBehalfOf.map(\.text) }

  /// Whether it happened after another on every day that the two allow.
  func isSurelyAfter(_ other: Self) -> Bool { first > other.lastPossible }
}

extension ReferenceFold {
  /// The counted records of some types in which a field holds a text, in fold order.
  func of(_ types: Set<RecordType>, _ field: FieldName? = nil, _ text: String = "") -> [Entry] {
    counted.filter { entry in
      types.contains(entry.type) && (field.map { entry.actor($0) == text } ?? true)
    }
  }

  func of(_ type: RecordType, _ field: FieldName? = nil, _ text: String = "") -> [Entry] {
    of([type], field, text)
  }

  func codes(_ field: FieldName, _ types: Set<RecordType>) -> Set<String> {
    Set(of(types).map { $0.actor(field) })
  }

  /// The counted records that come before one in the fold.
  func before(_ entry: Entry) -> [Entry] {
    Array(counted.prefix { $0.sequence != entry.sequence })
  }

  /// How an act of several parties stands: who has taken part, and the record that completed it.
  struct Joint {
    var by: Set<String> = []
    var done: Entry?

    mutating func add(_ entry: Entry, of all: [String]) {
      by.formUnion(entry.by)
      if done == nil, !all.isEmpty, by.isSuperset(of: all) { done = entry }
    }
  }
}
