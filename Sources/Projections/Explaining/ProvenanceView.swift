public import CanonicalJSON
public import Partnership

/// Why a value of a view is what it is: the fewest records that give it.
public struct ProvenanceView: View, Hashable {
  /// The value.
  public let path: ViewPath
  /// What it is.
  public let value: JSON
  /// The records that make it so, ascending by sequence; folded alone they give the value.
  public let records: [RecordLine]

  /// Nil when the view has no value at the path.
  public init?(
    _ path: ViewPath, of agreement: AgreementID, in answer: Answer, of history: History
  ) {
    let provenance = Provenance(of: path.path, in: answer, of: history) {
      path.subject.json(of: agreement, in: $0)
    }
    guard let provenance else { return nil }
    self.path = path
    value = provenance.value
    records = provenance.records.compactMap { sequence in
      answer[sequence].map { RecordLine($0) }
    }
  }

  /// The view as JSON; its keys are in Docs/Reference/Views.md.
  public var json: JSON {
    [
      "path": .text(path), "records": .array(records.map(\.json)), "value": value,
    ]
  }

  /// One row a record.
  public var table: ViewTable {
    ViewTable(of: records.map(\.json), beginningWith: ["record", "type", "occurred"])
  }
}
