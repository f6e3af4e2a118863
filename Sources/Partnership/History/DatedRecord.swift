internal import CanonicalJSON

/// Where an act or a finding stands in the fold: by the last day it may have happened, instants
/// before bare days, by time as written, then by sequence.
public struct Place: Sendable, Hashable {
  /// The last day it may have happened, held to the day it was recorded unless it may lie ahead.
  public let day: Day
  /// Seconds since midnight on the author's clock; past every instant for bare days.
  let second: Int32
  /// The record.
  public let sequence: SequenceNumber

  /// The place of a record; nil for clerical ones, which stand before all others by sequence.
  public init?(of record: Record) {
    guard let occurred = record.occurred else { return nil }
    let recorded = record.recorded.day
    let last = occurred.last ?? .latest
    if record.type.definition.mayLieAhead || last <= recorded {
      day = last
      second = occurred.secondOfDay.map { Int32($0) } ?? Int32.max
    } else {
      day = recorded
      second = Int32.max
    }
    sequence = record.sequence
  }
}

extension Place: Comparable {
  /// The fold's order.
  public static func < (one: Place, other: Place) -> Bool {
    if one.day != other.day { return one.day < other.day }
    if one.second != other.second { return one.second < other.second }
    return one.sequence < other.sequence
  }
}

/// A standing record as it counts: with its corrections applied, at its place in the fold.
public struct DatedRecord: Sendable {
  /// Shared, because decisions and answers hand the same records around by the thousand.
  private let contents: Contents

  private final class Contents: Sendable {
    let record: Record
    let place: Place?
    let corrections: [SequenceNumber]
    let correctedWords: [String: WordReference]

    init(_ record: Record, _ corrections: [SequenceNumber], _ words: [String: WordReference]) {
      self.record = record
      self.corrections = corrections
      place = Place(of: record)
      correctedWords = words
    }
  }

  /// The record with its corrections applied.
  public var record: Record { contents.record }
  /// Its place; nil for clerical records.
  public var place: Place? { contents.place }
  /// The standing corrections that made it so, ascending.
  public var corrections: [SequenceNumber] { contents.corrections }
  /// Where the words stand that a correction gave anew.
  private var correctedWords: [String: WordReference] { contents.correctedWords }

  // Each of these reaches into the shared contents: taking the whole record out for one field would
  // copy it.

  /// The record's sequence.
  public var sequence: SequenceNumber { contents.record.sequence }
  /// The record's type.
  public var type: RecordType { contents.record.type }
  /// The record's facts.
  public var facts: Facts { contents.record.facts }
  /// The axes it concerns, ascending.
  public var axes: [Code] { contents.record.axes }
  /// The parties it concerns, ascending.
  public var parties: [ActorID] { contents.record.parties }
  /// The acting parties, ascending.
  public var onBehalfOf: [ActorID] { contents.record.onBehalfOf }
  /// The agreement it belongs to.
  public var agreement: AgreementID? { contents.record.agreement }
  /// When it happened; nil in clerical records.
  public var occurred: Occurred? { contents.record.occurred }
  /// Who recorded.
  public var author: Author { contents.record.author }
  /// The first day it may have happened; nil when the beginning is open.
  public var first: Day? { contents.record.occurred?.first }
  /// The last day it may have happened, as the fold counts it; nil for clerical records.
  public var last: Day? { contents.place?.day }

  /// The days it may have happened on, the beginning open or not; nil for clerical records.
  public var days: Days? {
    last.map { Days(first: first ?? .earliest, last: max($0, first ?? $0)) }
  }
}

extension DatedRecord: Hashable {
  /// Whether both are the same record, corrected the same way.
  public static func == (one: DatedRecord, other: DatedRecord) -> Bool {
    one.contents === other.contents
      || one.record == other.record && one.corrections == other.corrections
        && one.correctedWords == other.correctedWords
  }

  /// Feeds the record to the hasher.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(record)
  }
}

/// Where a word stands: a record, and the path in its words.
public struct WordReference: Sendable, Hashable {
  /// The record that holds it.
  public let sequence: SequenceNumber
  /// The path, `title.fr` or, in a correction, `changes.title.fr`.
  public let path: String

  /// A word of a record.
  public init(_ sequence: SequenceNumber, _ path: String) {
    self.sequence = sequence
    self.path = path
  }
}

/// A run of days, both ends included.
public struct Days: Sendable, Hashable {
  /// The first day.
  public let first: Day
  /// The last day.
  public let last: Day

  /// From a day to a day.
  public init(first: Day, last: Day) {
    self.first = first
    self.last = last
  }

  /// Whether any day is in both.
  public func overlaps(_ other: Days) -> Bool { first <= other.last && other.first <= last }
}

extension DatedRecord {
  /// The record alone, nothing corrected.
  init(_ record: Record) {
    contents = Contents(record, [], [:])
  }

  /// Where a word now stands; nil when the record has none at that path.
  public func word(_ path: String) -> WordReference? {
    if let corrected = correctedWords[path] { return corrected }
    return record.facts.wordsPresent.contains(path) ? WordReference(sequence, path) : nil
  }

  /// The record with its standing corrections applied in order of sequence.
  init(_ original: Record, corrections: [Record]) {
    var record = original
    var present = Set(original.facts.wordsPresent)
    var words: [String: WordReference] = [:]
    for correction in corrections {
      record.amend(by: correction)
      for path in correction.facts.wordsPresent where path.hasPrefix("changes.") {
        let target = String(path.dropFirst("changes.".count))
        present.insert(target)
        words[target] = WordReference(correction.sequence, path)
      }
      for (path, value) in correction.facts.changes where value == .null {
        present.remove(path)
        words[path] = nil
      }
    }
    record.facts[.wordsPresent] = present.isEmpty ? nil : .texts(present.sorted(by: byBytes))
    contents = Contents(record, corrections.map(\.sequence), words)
  }
}

extension Record {
  /// Applies one correction: the header by its `amends`, the facts by its `changes`.
  mutating func amend(by correction: Record) {
    if let axes = correction.amends.axes { self.axes = axes }
    if let occurred = correction.amends.occurred { self.occurred = occurred }
    if let parties = correction.amends.parties { self.parties = parties }
    for (key, value) in correction.facts.changes {
      guard let name = FieldName(name: key), let field = type.definition.field(name),
        !field.kind.isWords
      else { continue }
      // Checked when the correction was taken, so a value that does not read here is damage, and
      // verification says so; the fold leaves the field as it was.
      if value == .null {
        facts[name] = nil
      } else if let fact = try? field.kind.fact(from: value, at: key) {
        facts[name] = fact
      }
    }
  }
}
