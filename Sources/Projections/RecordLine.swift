public import CanonicalJSON
public import Partnership

/// A record in one line: enough to name it in a sentence.
public struct RecordLine: Sendable, Hashable {
  /// The record.
  public let sequence: SequenceNumber
  /// What it is.
  public let type: RecordType
  /// When it happened, as written; nil for clerical records.
  public let occurred: Occurred?
  /// The axes it concerns, ascending.
  public let axes: [Code]
  /// The parties it concerns, ascending.
  public let parties: [ActorID]
  /// The id or code of what it is about, as its type's object field gives it: `C-1`.
  public let about: String?
  /// Who gave, for a transfer of know-how.
  public let giver: ActorID?
  /// Who received, for a transfer of know-how.
  public let receiver: ActorID?

  /// One record of an answer, as it counts.
  public init(_ dated: DatedRecord) { self.init(dated.record) }

  /// One record.
  public init(_ record: Record) {
    sequence = record.sequence
    type = record.type
    occurred = record.occurred
    axes = record.axes
    parties = record.parties
    about = record.type.definition.objectField.flatMap { record.facts.text($0) }
    giver = record.facts.actor(.giver)
    receiver = record.facts.actor(.receiver)
  }

  /// Reads back what ``json`` wrote.
  init(_ reader: FieldReader) throws(ProjectionsError) {
    sequence = try reader.record("record")
    type = try reader.value("type") { RecordType(name: $0) }
    occurred = try reader.optional("occurred") { Occurred($0) }
    axes = try reader.values("axes") { Code($0) }
    parties = try reader.values("parties") { ActorID($0) }
    about = try reader.optional("about") { $0 }
    giver = try reader.optional("giver") { ActorID($0) }
    receiver = try reader.optional("receiver") { ActorID($0) }
  }

  /// The line as JSON.
  public var json: JSON {
    [
      "about": .optional(about), "axes": .texts(axes), "giver": .optional(giver),
      "occurred": .optional(occurred), "parties": .texts(parties),
      "receiver": .optional(receiver), "record": .record(sequence),
      "type": .string(type.name),
    ]
  }
}

extension Anomaly {
  /// The anomaly as JSON: its name, the record that wears it and the other one.
  public var json: JSON {
    [
      "anomaly": .string(name.rawValue), "other": .optionalRecord(other),
      "record": .record(record),
    ]
  }
}

extension Record {
  /// Whether the views of an agreement count the record: its own acts and findings.
  ///
  /// Clerical records concern the ledger, and ledger-wide ones no agreement in particular.
  func counts(in agreement: AgreementID) -> Bool {
    occurred != nil && self.agreement == agreement
  }
}
