/// What the ledger would append for an action, and what follows from it.
public struct Decision: Sendable, Hashable {
  /// The record, complete but for the bytes.
  public let record: Record
  /// What is out of rule in it by all that is known now, whatever its date.
  public let anomalies: [Anomaly]
  /// Records known already that become out of rule through it; not those that wore the same anomaly
  /// before, beside another record.
  public let newlyAnomalous: [Anomaly]

  init(record: Record, anomalies: [Anomaly] = [], newlyAnomalous: [Anomaly] = []) {
    self.record = record
    self.anomalies = anomalies
    self.newlyAnomalous = newlyAnomalous
  }
}
