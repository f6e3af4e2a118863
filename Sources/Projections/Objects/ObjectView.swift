public import CanonicalJSON
public import Partnership

/// One object of an agreement at two times: where it stands, and every record that names it.
public struct ObjectView: View, Hashable {
  /// The agreement.
  public let agreement: AgreementID
  /// The object, as the lists of other views have it.
  public let object: ObjectLine
  /// The records of the answer that name it, clerical ones first, then in the order of the fold.
  public let records: [RecordLine]
  /// What is out of rule in those records.
  public let anomalies: [Anomaly]

  /// What an answer says of an object; nil when no record of it brings it in or speaks of it.
  public init?(_ kind: ObjectKind, _ id: Code, of agreement: AgreementID, in answer: Answer) {
    guard let object = ObjectLine(kind, id, in: answer) else { return nil }
    let naming = answer.records.filter { $0.names(kind, id) }
    self.agreement = agreement
    self.object = object
    records = naming.map { RecordLine($0) }
    let sequences = Set(naming.map(\.sequence))
    anomalies = answer.anomalies.filter { sequences.contains($0.record) }
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "agreement": .text(agreement), "anomalies": .array(anomalies.map(\.json)),
      "kind": .string(object.kind.rawValue), "object": object.json,
      "records": .array(records.map(\.json)),
    ]
  }
}

extension DatedRecord {
  /// Whether one of its fields names an object.
  func names(_ kind: ObjectKind, _ id: Code) -> Bool {
    type.definition.fields.contains { field in
      switch field.kind {
      case .object(kind): facts.text(field.name) == id.text
      case .set(of: .object(kind)): facts.texts(field.name).contains(id.text)
      default: false
      }
    }
  }
}
