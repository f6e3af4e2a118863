/// What the ledger would append for an action, and what follows from it.
public struct Decision: Sendable, Hashable {
  /// The record, complete but for the bytes.
  public let record: Record
  /// What is out of rule in it by all that is known now, whatever its date.
  public let anomalies: [Anomaly]
  /// Records known already that become out of rule through it.
  public let newlyAnomalous: [Anomaly]

  init(record: Record, anomalies: [Anomaly] = [], newlyAnomalous: [Anomaly] = []) {
    self.record = record
    self.anomalies = anomalies
    self.newlyAnomalous = newlyAnomalous
  }
}

/// What a decision needs to know beyond the history of its own subject.
public struct Surroundings: Sendable {
  /// Whether a standing record proposes an agreement.
  public let isKnown: @Sendable (AgreementID) -> Bool
  /// A standing record, of any agreement, that names an actor or a person; corrections and
  /// annulments name nobody by themselves.
  public let namer: @Sendable (Subject) -> SequenceNumber?

  /// Two look-ups at the position the action is decided at.
  public init(
    isKnown: @escaping @Sendable (AgreementID) -> Bool,
    namer: @escaping @Sendable (Subject) -> SequenceNumber?
  ) {
    self.isKnown = isKnown
    self.namer = namer
  }

  /// A ledger in which no other agreement stands: for tests and single histories.
  public static let none = Surroundings(isKnown: { _ in false }, namer: { _ in nil })
}
