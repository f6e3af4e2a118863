public import CanonicalJSON
public import Partnership

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
  /// The row of a file that an imported record is from; nil for any other.
  ///
  /// Beside the JSON, and in the table alone: a file's name is a word.
  public let source: Source?

  /// The file that a record is from.
  public struct Source: Sendable, Hashable {
    /// Where the file's name and the row stand, `visits.csv#row=2`, `visits.xlsx#Sheet1!2`; nil where no
    /// record says.
    public let name: WordReference?
    /// The hash of the file, 64 hexadecimal digits.
    public let sha256: String

    /// A file, and where its name and the row stand.
    public init(name: WordReference?, sha256: String) {
      self.name = name
      self.sha256 = sha256
    }
  }

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
