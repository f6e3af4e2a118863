/// What is out of rule in a record that was taken all the same, as one answer sees it.
///
/// Computed by the fold from the records of the answer and never stored, so anomalies come and go
/// with the two dates of the question.
public struct Anomaly: Sendable, Hashable {
  /// The stable name, `A-…`.
  public enum Name: String, Sendable, Hashable, CaseIterable {
    case outOfTerm = "A-OUT-OF-TERM"
    case duplicate = "A-DUPLICATE"
    case outOfOrder = "A-OUT-OF-ORDER"
    case announcedUnsigned = "A-ANNOUNCED-UNSIGNED"
    case noRole = "A-NO-ROLE"
    case exclusiveFunction = "A-EXCLUSIVE-FUNCTION"
    case missedEarly = "A-MISSED-EARLY"
    case contradicted = "A-CONTRADICTED"
    case causeAnnulled = "A-CAUSE-ANNULLED"
    case outsideProtocol = "A-OUTSIDE-PROTOCOL"
    case noImpactAssessment = "A-NO-IMPACT-ASSESSMENT"
    case hashMismatch = "A-HASH-MISMATCH"
    case notDeployed = "A-NOT-DEPLOYED"
  }

  /// What is out of rule.
  public let name: Name
  /// The record that wears it.
  public let record: SequenceNumber
  /// The other record concerned, when there is one: the first of two, the one that contradicts.
  public let other: SequenceNumber?

  init(_ name: Name, _ record: SequenceNumber, other: SequenceNumber? = nil) {
    self.name = name
    self.record = record
    self.other = other
  }
}

extension Anomaly: Comparable {
  /// By record, then by name, then by the other record.
  public static func < (one: Anomaly, two: Anomaly) -> Bool {
    (one.record.index, one.name.rawValue, one.other?.index ?? 0)
      < (two.record.index, two.name.rawValue, two.other?.index ?? 0)
  }
}
