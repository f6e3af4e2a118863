public import CanonicalJSON
public import Partnership

/// One value that a correction changed.
public struct FieldChange: Sendable, Hashable {
  /// The field, or the path of a text: `due`, `title.fr`, `occurred`.
  public let field: String
  /// What it was; null when there was nothing.
  public let former: JSON
  /// What it became; null when it was removed.
  public let new: JSON

  /// What a correction changes in a history that may not hold it yet, each with what it was just before.
  public static func made(by correction: Record, in history: History) -> [FieldChange] {
    guard let target = correction.target, let original = history.record(target) else { return [] }
    let earlier = history.corrections(of: target).filter { $0 < correction.sequence }
    return all(of: original, by: earlier.compactMap { history.record($0) } + [correction])
      .filter { $0.by.sequence == correction.sequence }.map(\.change)
  }

  /// Every value that the standing corrections of a record changed, in their order.
  static func all(of target: Record, in history: History) -> [(by: Record, change: FieldChange)] {
    guard let original = history.record(target.sequence) else { return [] }
    return all(
      of: original,
      by: history.corrections(of: target.sequence).compactMap { history.record($0) })
  }

  private static func all(
    of original: Record, by corrections: [Record]
  ) -> [(by: Record, change: FieldChange)] {
    var values = original.values
    return corrections.flatMap { correction in
      correction.newValues.map { field, new in
        let change = FieldChange(field: field, former: values[field] ?? .null, new: new)
        values[field] = new
        return (correction, change)
      }
    }
  }
}

extension FieldChange {
  /// The words it points to.
  public var words: [WordReference] { [former, new].flatMap(\.wordReferences) }
}

/// What an erasure covers.
public struct Erasure: Sendable, Hashable {
  /// The person, where it is about one.
  public let person: PersonID?
  /// The records whose words were erased, ascending.
  public let records: JSON
  /// The documents that were erased, ascending.
  public let documents: [String]
  /// What it rests on.
  public let legalBasis: String?

  init(_ facts: Facts) {
    person = facts.person(.person)
    if case .tree(let json)? = facts[.records] { records = json } else { records = [] }
    documents = facts.texts(.documents)
    legalBasis = facts.text(.legalBasis)
  }
}

/// An export that was handed out.
public struct Export: Sendable, Hashable {
  /// What sort of export.
  public let profile: String?
  /// The hash of what was handed out.
  public let digest: String?
  /// Where the name of its recipient stands.
  public let recipient: WordReference?
  /// What it rests on.
  public let legalBasis: String?

  init(_ row: TimelineRow) {
    let facts = row.record.facts
    profile = facts.text(.profile)
    digest = facts.text(.digest)
    recipient = row.texts.first { $0.path == FieldName.recipient.name }?.word
    legalBasis = facts.text(.legalBasis)
  }
}

/// What the register of transfers says of one.
public struct TransferEntry: Sendable, Hashable {
  /// The transfer.
  public let transfer: TransferLine
  /// When it was acknowledged, as written.
  public let acknowledgedOn: Occurred?
  /// What is out of rule in its records.
  public let anomalies: [Anomaly]

  init(_ transfer: TransferLine, in answer: Answer) {
    self.transfer = transfer
    acknowledgedOn = transfer.acknowledged.flatMap { answer[$0] }?.occurred
    let records = Set(answer.state.agreement.transfers[transfer.id]?.records ?? [])
    anomalies = answer.anomalies.filter { records.contains($0.record) }
  }
}

/// What the register of incidents says of one.
public struct IncidentEntry: Sendable, Hashable {
  /// The incident.
  public let incident: IncidentLine
  /// When it was closed, as written.
  public let closedOn: Occurred?

  init(_ incident: IncidentLine, in answer: Answer) {
    self.incident = incident
    closedOn = incident.closed.flatMap { answer[$0] }?.occurred
  }
}

extension AuditRow.Details {
  /// The keys a list adds to those of every row.
  var json: JSONObject {
    switch self {
    case .none: [:]
    case .imported(let action): ["action": .text(action)]
    case .change(let change):
      ["field": .string(change.field), "former": change.former, "new": change.new]
    case .erasure(let erasure):
      [
        "documents": .texts(erasure.documents), "legal_basis": .optional(erasure.legalBasis),
        "person": .optional(erasure.person), "records": erasure.records,
      ]
    case .anomaly(let anomaly):
      [
        "anomaly": .string(anomaly.name.rawValue), "other": .optionalRecord(anomaly.other),
      ]
    case .export(let export):
      [
        "digest": .optional(export.digest), "legal_basis": .optional(export.legalBasis),
        "profile": .optional(export.profile), "recipient": .word(export.recipient),
      ]
    case .drawn(let drawn): ["digest": .string(drawn.digest), "place": .count(drawn.place)]
    case .transfer(let entry):
      [
        "acknowledged": .optionalRecord(entry.transfer.acknowledged),
        "acknowledged_on": .optional(entry.acknowledgedOn),
        "anomalies": .array(entry.anomalies.map(\.json)), "bytes": .number(entry.transfer.bytes),
        "impact_assessment": .optional(entry.transfer.impactAssessment),
        "intact": .truth(entry.transfer.isIntact), "items": .number(entry.transfer.items),
        "personal": .truth(entry.transfer.isPersonal),
        "protocol": .optional(entry.transfer.protocolCode),
        "receiver": .optional(entry.transfer.receiver), "sender": .optional(entry.transfer.sender),
        "version": .number(entry.transfer.version),
      ]
    case .incident(let entry):
      [
        "closed": .optionalRecord(entry.incident.closed), "closed_on": .optional(entry.closedOn),
        "notified": .texts(entry.incident.notified), "risk": .optional(entry.incident.risk),
        "stage": .optional(entry.incident.stage?.rawValue), "what": .text(entry.incident.what),
      ]
    }
  }
}

extension Record {
  /// What each field and each path of a word holds before anything is corrected.
  fileprivate var values: [String: JSON] {
    var values: [String: JSON] = [:]
    for (key, value) in facts.json { values[key] = value }
    for path in facts.wordsPresent { values[path] = .word(WordReference(sequence, path)) }
    values["axes"] = .texts(axes)
    values["parties"] = .texts(parties)
    values["occurred"] = .optional(occurred)
    return values
  }

  /// What a correction says is new, ascending by field: facts and words, and what it makes of the
  /// header of its target.
  fileprivate var newValues: [(field: String, new: JSON)] {
    var values: [String: JSON] = [:]
    for (key, value) in facts.changes { values[key] = value }
    for path in facts.wordsPresent where path.hasPrefix("changes.") {
      values[String(path.dropFirst("changes.".count))] = .word(WordReference(sequence, path))
    }
    if let axes = amends.axes { values["axes"] = .texts(axes) }
    if let parties = amends.parties { values["parties"] = .texts(parties) }
    if let occurred = amends.occurred { values["occurred"] = .text(occurred) }
    return values.sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
      .map { ($0.key, $0.value) }
  }
}

extension ActionID {
  /// Whether an import derived it from a row that gave none (RFC 9562 §5.8, version 8).
  public var isDerived: Bool { (high >> 12) & 0xF == 8 }
}
