public import CanonicalJSON
public import Partnership

/// One of the lists an auditor asks for, of one agreement or of the whole ledger.
public struct AuditView: View, Hashable {
  /// Which list it is.
  public let list: AuditList
  /// What was drawn from what; nil for every list but the sample.
  public let draw: AuditDraw?
  /// The rows, ascending by record.
  public let rows: [AuditRow]

  /// The rows of a list in one history.
  ///
  /// - Parameters:
  ///   - isConcerned: Which of its records to list; all of them unless told.
  ///   - lookUp: What is not in a history: the ids of actions, and what was drawn.
  public init(
    _ list: AuditList, of history: History, in answer: Answer,
    filter: TimelineView.Filter = TimelineView.Filter(), lookUp: AuditLookUp = AuditLookUp(),
    where isConcerned: (Record) -> Bool = { _ in true }
  ) {
    self.list = list
    draw = nil
    let timeline = TimelineView(of: history, in: answer, filter: filter)
    rows = AuditRows(
      rows: timeline.rows.filter { isConcerned($0.record) }, history: history, answer: answer,
      lookUp: lookUp
    ).rows(of: list)
  }

  /// The rows of several histories as one list.
  public init(_ list: AuditList, joining parts: [AuditView], draw: AuditDraw? = nil) {
    self.list = list
    self.draw = draw
    rows = parts.flatMap(\.rows).sorted()
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "draw": draw?.json ?? .null, "list": .string(list.rawValue), "rows": .array(rows.map(\.json)),
    ]
  }

  /// One row a row.
  public var table: ViewTable { ViewTable(of: rows.map(\.json), beginningWith: ["record"]) }
}

/// The lists an auditor asks for.
public enum AuditList: String, Sendable, Hashable, CaseIterable {
  /// Records recorded over 30 days after their last day.
  case late
  /// Records whose action an import made up, because the file gave it none.
  case imported
  /// What standing corrections changed, one change a row.
  case corrected
  /// Records that were annulled.
  case annulled
  /// Erasures, and what they cover.
  case erased
  /// What is out of rule.
  case anomalies
  /// Exports that were handed out.
  case exports
  /// Records drawn by a seed.
  case sample
  /// The register of transfers.
  case transfers
  /// The register of incidents.
  case incidents
}

/// How a sample was drawn, for whoever draws it again.
public struct AuditDraw: Sendable, Hashable {
  /// The seed the auditor gave.
  public let seed: UInt64
  /// How many records were asked for.
  public let size: Int
  /// Of how many records.
  public let population: Int

  /// A draw of those numbers.
  public init(seed: UInt64, size: Int, population: Int) {
    self.seed = seed
    self.size = size
    self.population = population
  }

  /// The draw as JSON; the seed as text, because it may be greater than any integer of JSON here.
  public var json: JSON {
    [
      "of": .count(population), "seed": .string(String(seed)), "size": .count(size),
    ]
  }
}

/// What a list needs beside a history.
public struct AuditLookUp: Sendable {
  /// One record of a sample.
  public struct Drawn: Sendable, Hashable {
    /// Its place in the draw, from 1.
    public let place: Int
    /// The hash that gave it its place, 64 hexadecimal digits.
    public let digest: String

    /// A record drawn at a place, by a hash.
    public init(place: Int, digest: String) {
      self.place = place
      self.digest = digest
    }
  }

  /// The id of each record's action, of the records whose id matters.
  public let actions: [SequenceNumber: ActionID]
  /// The records of a sample.
  public let drawn: [SequenceNumber: Drawn]

  /// Nothing, unless told.
  public init(
    actions: [SequenceNumber: ActionID] = [:], drawn: [SequenceNumber: Drawn] = [:]
  ) {
    self.actions = actions
    self.drawn = drawn
  }
}

/// One row of an auditor's list.
public struct AuditRow: Sendable, Hashable {
  /// What it is known by within the list.
  public let id: String
  /// The record it is about, as it counts; an annulled one as it was recorded.
  public let record: Record
  /// How that record stands to the answer.
  public let status: RecordStatus
  /// What was done to the record, for lists of what was: a correction, an annulment.
  public let by: Record?
  /// Where the reason stands: that of `by`, where there is one, else the record's own.
  public let reason: TextReference?
  /// What the list says beside.
  public let details: Details

  /// What a list says of a record beside what all lists say.
  public enum Details: Sendable, Hashable {
    /// Nothing.
    case none
    /// The id that an import made up.
    case imported(ActionID)
    /// What a correction changed.
    case change(FieldChange)
    /// What an erasure covers.
    case erasure(Erasure)
    /// What is out of rule.
    case anomaly(Anomaly)
    /// What was handed out, and to whom.
    case export(Export)
    /// Its place in a sample.
    case drawn(AuditLookUp.Drawn)
    /// What was sent, and whether it arrived.
    case transfer(TransferEntry)
    /// What harm, and whether it is over.
    case incident(IncidentEntry)
  }

  /// The row as JSON.
  public var json: JSON {
    let decisive = by ?? record
    var object: JSONObject = [
      "about": .optional(record.type.definition.objectField.flatMap { record.facts.text($0) }),
      "agreement": .optional(record.agreement), "author": .text(decisive.author),
      "axes": .texts(record.axes), "by": .optionalRecord(by?.sequence),
      "days_late": record.daysLate.map { .count($0) } ?? .null, "id": .string(id),
      "occurred": .optional(record.occurred), "parties": .texts(record.parties),
      "reason": .text(reason), "record": .record(record.sequence),
      "recorded": .text(decisive.recorded), "status": .string(status.rawValue),
      "type": .string(record.type.name),
    ]
    for (key, value) in details.json { object[key] = value }
    return .object(object)
  }
}

extension AuditRow: Comparable {
  /// By record, then by what was done to it, then by id.
  public static func < (one: AuditRow, other: AuditRow) -> Bool {
    let (first, second) = (one.record.sequence, other.record.sequence)
    if first != second { return first < second }
    let (by, otherBy) = (one.by?.sequence.index ?? 0, other.by?.sequence.index ?? 0)
    if by != otherBy { return by < otherBy }
    return one.id.utf8.lexicographicallyPrecedes(other.id.utf8)
  }
}
