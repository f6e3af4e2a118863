public import CanonicalJSON
public import Partnership

/// The records of a history one by one, annulled and coming ones included and marked.
///
/// A long timeline's JSON passes the standard limit of 1 MiB: write it row by row, or within limits
/// of your own.
public struct TimelineView: View, Hashable {
  /// The order of the rows.
  public enum Order: String, Sendable, Hashable, CaseIterable {
    /// As recorded.
    case sequence
    /// As it happened, by the order of the fold; clerical records at the day they were recorded.
    case occurred
  }

  /// Which records to show; everything unless told.
  public struct Filter: Sendable, Hashable {
    /// Those of an axis.
    public var axis: Code?
    /// Those that concern a party.
    public var party: ActorID?
    /// Those of a type.
    public var type: RecordType?
    /// Those that may have happened on this day or later; clerical ones by the day recorded.
    public var from: Day?
    /// Those that may have happened on this day or before.
    public var to: Day?

    /// Shows everything, or what is on an axis or concerns a party.
    public init(axis: Code? = nil, party: ActorID? = nil) {
      self.axis = axis
      self.party = party
    }

    /// The axis and the party as a choice.
    public var choice: TableChoice {
      TableChoice(axes: axis.map { [$0] } ?? [], parties: party.map { [$0] } ?? [])
    }
  }

  /// The rows in the order asked for.
  public let rows: [TimelineRow]

  /// The timeline of a history.
  ///
  /// - Parameters:
  ///   - history: What is known.
  ///   - answer: The same history's answer as of the day asked about.
  ///   - filter: Which records to show.
  ///   - order: In which order.
  ///   - isConcerned: Which of its records to show; all of them unless told.
  public init(
    of history: History, in answer: Answer, filter: Filter = Filter(), order: Order = .sequence,
    where isConcerned: (Record) -> Bool = { _ in true }
  ) {
    var statuses: [SequenceNumber: RecordStatus] = [:]
    for record in answer.coming { statuses[record.sequence] = .coming }
    for record in answer.underWay { statuses[record.sequence] = .underWay }
    let anomalies = Dictionary(grouping: answer.anomalies, by: \.record)
    let rows = history.records.filter(isConcerned).map { record in
      let sequence = record.sequence
      return TimelineRow(
        record, in: history,
        status: statuses[sequence] ?? TimelineView.status(of: record, in: answer),
        anomalies: anomalies[sequence] ?? [])
    }.filter { $0.passes(filter) }
    self.rows = order == .sequence ? rows : rows.sorted { $0.happenedBefore($1) }
  }

  /// How a record without a date stands to an answer; nil for one that is annulled.
  ///
  /// What was done in being recorded was done that day. Other clerical records say what was so before, and
  /// count for every day.
  private static func status(of record: Record, in answer: Answer) -> RecordStatus? {
    guard answer[record.sequence] != nil else { return nil }
    let isLater = record.type.isDoneInRecording && record.recorded.day > answer.day
    return isLater ? .coming : .counted
  }

  /// The rows of several histories as one timeline.
  public init(joining parts: [TimelineView], order: Order = .sequence) {
    rows = parts.flatMap(\.rows).sorted {
      order == .sequence
        ? $0.record.sequence < $1.record.sequence : $0.happenedBefore($1)
    }
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON { ["rows": .array(rows.map(\.json))] }

  /// One row a record, without its own facts and words: each type has others.
  public var table: ViewTable {
    let items = rows.map { row -> JSON in
      guard case .object(var item) = row.json else { return row.json }
      for key in ["facts", "words"] { item[key] = nil }
      return .object(item)
    }
    return ViewTable(
      of: items, beginningWith: ["record", "recorded", "occurred", "type", "agreement", "author"])
  }
}

/// How a known record stands to an answer.
public enum RecordStatus: String, Sendable, Hashable, CaseIterable {
  /// The answer rests on it.
  case counted
  /// It is dated after the day asked about, or was done in being recorded after it.
  case coming
  /// It may or may not have happened by that day.
  case underWay = "under_way"
  /// It is annulled.
  case annulled
  /// It corrects a record that is annulled.
  case silenced
}

/// One record of a timeline, as it counts.
public struct TimelineRow: Sendable, Hashable {
  /// The record with its corrections applied.
  public let record: Record
  /// How it stands to the answer.
  public let status: RecordStatus
  /// The record that annulled it, or that annulled what it corrects.
  public let annulledBy: SequenceNumber?
  /// The standing corrections applied to it, ascending.
  public let correctedBy: [SequenceNumber]
  /// For a correction, the paths it changes, ascending.
  public let changes: [String]
  /// Days it was recorded late; nil when it was recorded in time.
  public let daysLate: Int?
  /// What is out of rule in it.
  public let anomalies: [Anomaly]
  /// Where each of its words stands, ascending by path.
  public let texts: [WordLine]

  init(_ original: Record, in history: History, status: RecordStatus?, anomalies: [Anomaly]) {
    let standing = history[original.sequence]
    record = standing?.record ?? original
    correctedBy = standing?.corrections ?? []
    let annulment = history.annulments[original.sequence]
    annulledBy =
      annulment
      ?? (standing == nil ? record.target : nil).flatMap {
        history.annulments[$0]
      }
    // A record that does not stand is annulled itself, or corrects one that is.
    self.status = status ?? (annulment == nil ? .silenced : .annulled)
    changes = record.pathsChanged
    daysLate = record.daysLate
    self.anomalies = anomalies
    texts = record.facts.wordsPresent.map { path in
      WordLine(
        path: path, word: standing?.word(path) ?? WordReference(original.sequence, path))
    }
  }

  /// The row as JSON: one line of `log --json`.
  public var json: JSON {
    var facts = record.facts
    facts[.wordsPresent] = nil
    return [
      "acting": .texts(record.onBehalfOf), "agreement": .optional(record.agreement),
      "annulled_by": .optionalRecord(annulledBy), "anomalies": .array(anomalies.map(\.json)),
      "author": .text(record.author), "axes": .texts(record.axes), "changes": .texts(changes),
      "corrected_by": .records(correctedBy), "days_late": daysLate.map { .count($0) } ?? .null,
      "facts": .object(facts.json), "kind": .string(record.type.definition.kind.rawValue),
      "occurred": .optional(record.occurred), "parties": .texts(record.parties),
      "record": .record(record.sequence), "recorded": .text(record.recorded),
      "status": .string(status.rawValue), "target": .optionalRecord(record.target),
      "type": .string(record.type.name),
      "words": .array(texts.map(\.json)),
    ]
  }

  fileprivate func passes(_ filter: TimelineView.Filter) -> Bool {
    if let axis = filter.axis, !record.axes.contains(axis) { return false }
    if let party = filter.party, !record.parties.contains(party) { return false }
    if let type = filter.type, record.type != type { return false }
    if let from = filter.from, day < from { return false }
    if let to = filter.to, firstDay > to { return false }
    return true
  }

  /// The last day it may have happened, or the day it was recorded.
  private var day: Day { record.place?.day ?? record.recorded.day }

  /// The first day it may have happened, or the day it was recorded.
  private var firstDay: Day {
    guard let occurred = record.occurred else { return record.recorded.day }
    return occurred.first ?? .earliest
  }

  fileprivate func happenedBefore(_ other: TimelineRow) -> Bool {
    if let place = record.place, let other = other.record.place { return place < other }
    if day != other.day { return day < other.day }
    if (record.place == nil) != (other.record.place == nil) { return record.place != nil }
    return record.sequence < other.record.sequence
  }
}

extension RecordType {
  /// Whether what it says was done in being recorded: an export issued, words erased, a hold placed.
  ///
  /// Not what a rule rests on whatever day is asked about: registrations, corrections and annulments, how long
  /// records are kept and what was decided of them.
  fileprivate var isDoneInRecording: Bool {
    switch self {
    case .keyAdded, .keyRetired, .personalErased, .holdPlaced, .holdLifted, .checkpointCosigned,
      .exportIssued, .verificationRun, .accessGranted, .schemaUpgraded, .recordsImported:
      true
    default: false
    }
  }
}

/// Where one of a record's words stands.
public struct WordLine: Sendable, Hashable {
  /// The path as the record's type has it, `title.fr`.
  public let path: String
  /// Where the word stands: under the same path, or in a correction.
  public let word: WordReference

  /// The line as JSON.
  public var json: JSON { ["id": .string(path), "word": .word(word)] }
}

extension Record {
  /// The paths a correction changes, facts and words, ascending; none for other records.
  fileprivate var pathsChanged: [String] {
    guard type == .recordCorrected else { return [] }
    let words = facts.wordsPresent.filter { $0.hasPrefix("changes.") }
      .map { String($0.dropFirst("changes.".count)) }
    return (words + facts.changes.keys).sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
  }
}
