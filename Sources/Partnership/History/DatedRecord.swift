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

  /// The place of an act or a finding that happened then.
  init(
    of occurred: Occurred, recorded: Recorded, mayLieAhead: Bool, _ sequence: SequenceNumber
  ) {
    let recordedDay = recorded.day
    let last = occurred.last ?? .latest
    if mayLieAhead || last <= recordedDay {
      day = last
      second = occurred.secondOfDay.map { Int32($0) } ?? Int32.max
    } else {
      day = recordedDay
      second = Int32.max
    }
    self.sequence = sequence
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
public struct DatedRecord: Sendable, Hashable {
  /// The record with its corrections applied.
  public let record: Record
  /// What its corrections made of it; nil for the many that have none.
  private let amended: Amended?

  /// One reference, as few have any: records are handed around by the thousand.
  private final class Amended: Sendable, Hashable {
    let corrections: [SequenceNumber]
    let words: [String: WordReference]

    init(corrections: [SequenceNumber], words: [String: WordReference]) {
      self.corrections = corrections
      self.words = words
    }

    static func == (one: Amended, other: Amended) -> Bool {
      one.corrections == other.corrections && one.words == other.words
    }

    func hash(into hasher: inout Hasher) {
      hasher.combine(corrections)
      hasher.combine(words)
    }
  }

  /// The record alone, nothing corrected.
  init(_ record: Record) {
    self.record = record
    amended = nil
  }
}

extension DatedRecord {
  /// Its place; nil for clerical records.
  public var place: Place? { record.place }
  /// The standing corrections that made it so, ascending.
  public var corrections: [SequenceNumber] { amended?.corrections ?? [] }
  /// The record's sequence.
  public var sequence: SequenceNumber { record.sequence }
  /// The record's type.
  public var type: RecordType { record.type }
  /// The record's facts.
  public var facts: Facts { record.facts }
  /// The axes it concerns, ascending.
  public var axes: [Code] { record.axes }
  /// The parties it concerns, ascending.
  public var parties: [ActorID] { record.parties }
  /// The acting parties, ascending.
  public var onBehalfOf: [ActorID] { record.onBehalfOf }
  /// The agreement it belongs to.
  public var agreement: AgreementID? { record.agreement }
  /// When it happened; nil in clerical records.
  public var occurred: Occurred? { record.occurred }
  /// Who recorded.
  public var author: Author { record.author }
  /// The first day it may have happened; nil when the beginning is open.
  public var first: Day? { record.occurred?.first }
  /// The last day it may have happened, as the fold counts it; nil for clerical records.
  public var last: Day? { record.place?.day }

  /// The days it may have happened on, the beginning open or not; nil for clerical records.
  public var days: Days? {
    last.map { Days(first: first ?? .earliest, last: max($0, first ?? $0)) }
  }
}

/// An act or a finding that stands, beside its place, by which the fold orders it.
struct PlacedRecord: Sendable, Hashable {
  let place: Place
  let dated: DatedRecord

  /// Nil for a clerical record, which has no place.
  init?(_ dated: DatedRecord) {
    guard let place = dated.place else { return nil }
    self.place = place
    self.dated = dated
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
  /// Where a word now stands; nil when the record has none at that path.
  public func word(_ path: String) -> WordReference? {
    if let corrected = amended?.words[path] { return corrected }
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
    record.facts[.wordsPresent] = present.isEmpty ? nil : .texts(present.sorted { $0.precedes($1) })
    self.record = record
    amended = Amended(corrections: corrections.map(\.sequence), words: words)
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
